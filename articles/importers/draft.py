"""An import made into a draft: our Markdown, references as CSL-JSON, what could not be resolved."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from articles.importers.author_year import STYLE as AUTHOR_YEAR
from articles.importers.draft_body import Piece, pieces_of
from articles.importers.value import Imported, ImportedReference
from articles.importers.words import word_set

SLUG_LENGTH = 80
ET_AL = "et al."

_TOO_COMMON = word_set("with from this that their into after the and for a an of in on")


@dataclass(frozen=True, slots=True)
class DraftText:
    """What an editor starts from. `unresolved`: numbers cited that no listed reference carries; `pieces`: the body
    in parts, each with its lines in the source."""

    title: str
    slug: str
    kind: str
    audience: str
    kicker: str
    summary: str
    body: str
    references: tuple[dict[str, Any], ...]
    unresolved: tuple[int, ...]
    pieces: tuple[Piece, ...] = ()


def to_draft(imported: Imported) -> DraftText:
    """Write an import in our Markdown.

    Marks of listed references become `[@key]`; others stay visible as `[1, 2]`. Characters that
    Markdown would act on are escaped, so that every word survives rendering.
    """
    keyed = _with_keys(imported.references)
    by_place = imported.citation_style == AUTHOR_YEAR
    keys = {
        number: key
        for place, (key, reference) in enumerate(keyed.items(), start=1)
        if (number := place if by_place else reference.number) is not None
    }
    cited = {number for mark in imported.citations for number in mark}
    pieces = pieces_of(imported, keys)
    return DraftText(
        title=imported.title or "",
        slug=slug_of(imported.title or ""),
        kind=imported.kind,
        audience=imported.audience,
        kicker=imported.kicker or "",
        summary=imported.summary or "",
        body="\n\n".join(piece.text for piece in pieces) + "\n",
        references=tuple(_as_csl(key, reference) for key, reference in keyed.items()),
        unresolved=tuple(sorted(cited - set(keys))),
        pieces=pieces,
    )


def slug_of(title: str) -> str:
    """Suggest an address: ASCII words parted by hyphens, cut at a word's end; empty for no title."""
    words = re.findall(r"[a-z0-9]+", _ascii(re.sub(r"[–—]", " ", title)).replace("'", ""))
    slug = ""
    for word in words:
        if len(slug) + len(word) >= SLUG_LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug


def _with_keys(references: tuple[ImportedReference, ...]) -> dict[str, ImportedReference]:
    keyed: dict[str, ImportedReference] = {}
    for position, reference in enumerate(references, start=1):
        key = wanted = _suggested_key(reference, position)
        copies = 1
        while key in keyed:
            copies += 1
            key = f"{wanted}-{copies}"
        keyed[key] = reference
    return keyed


def _suggested_key(reference: ImportedReference, position: int) -> str:
    family = re.sub(r"[^a-z]", "", _ascii(_family(reference.authors[0]))) if reference.authors else ""
    titled = re.findall(r"[a-z]+", re.sub(r"(?<=\w)-(?=\w)", "", _ascii(reference.title or "")))
    word = next((word for word in titled if len(word) > 3 and word not in _TOO_COMMON), "")
    key = f"{family}{reference.year or ''}{word}" if family else ""
    return key if len(key) > 1 else f"reference{reference.number or position}"


def _as_csl(key: str, reference: ImportedReference) -> dict[str, Any]:
    """Only the fields that the source states. `note` says that more authors were left out ("et al."), or keeps
    an entry whole that could not be parted."""
    stated = {
        "title": reference.title,
        "container-title": reference.journal,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.pages,
        "DOI": reference.doi,
        "PMID": reference.pmid,
    }
    csl: dict[str, Any] = {"id": key, "type": "article-journal" if reference.journal else "document"}
    if reference.authors:
        csl["author"] = [_as_name(author) for author in reference.authors]
    csl |= {field: value for field, value in stated.items() if value}
    if reference.year:
        csl["issued"] = {"date-parts": [[reference.year]]}
    note = reference.raw if reference.title is None else ET_AL * reference.et_al
    return {**csl, "note": note} if note else csl


def _as_name(author: str) -> dict[str, str]:
    family = _family(author)
    given = author.removeprefix(family).strip()
    return {"family": family, "given": given} if given else {"literal": author}


def _family(author: str) -> str:
    """The family name of "van der Berg AB Jr": all before the initials."""
    initials = re.search(r"\s(?:[A-Z]\.?[ -]?){1,4}(?:Jr|Sr|II|III|2nd|3rd)?$", author)
    return author[: initials.start()] if initials else author


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O"))
    return folded.encode("ascii", "ignore").decode().lower()
