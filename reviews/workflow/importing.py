"""A source text made into a draft: its references found in the library or added to it, its report kept."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import library
from articles.drafting import MAX_SLUG, MAX_SUMMARY, MAX_TITLE, RESERVED, Draft
from articles.importers import DraftText, Imported, media_type_of, read_source, read_text, to_draft
from articles.importers.draft import slug_of
from articles.importers.draft_body import escaped
from articles.models import Article, ImportedSource, Reference, Revision
from articles.rendering.citations import CITATION, KEY, keys_of
from reviews.exceptions import NotPossible
from reviews.permissions import check_can_write, person

from .writing import import_source

MAX_FILENAME = 255
_KEY = re.compile(rf"(?<=[\[\s;])@({KEY})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class AlreadyImported(NotPossible):
    """Exactly this text was imported before; `article` is what it became."""

    def __init__(self, source: ImportedSource) -> None:
        super().__init__(
            f"Unchanged: this text was imported already, as {source.filename}. Nothing was written; "
            f"it is at {source.article.slug}."
        )
        self.article = source.article


@dataclass(frozen=True)
class Source:
    """A source that was read: its file where it was one, the text whose lines the import counts, and what it says."""

    filename: str
    content: bytes | None
    media_type: str
    text: str
    imported: Imported

    @property
    def sha256(self) -> str:
        return sha256_of(self.text)


def bring_in(
    *,
    by: User,
    filename: str,
    text: str | bytes,
    slug: str | None = None,
    title: str | None = None,
    form: str | None = None,
) -> Revision:
    """Read a source and make a draft of it; nothing that it says of its own review sets a state here.

    `text` may be a file's bytes. `title` stands before the printed one, which is cut at a word where it is too long;
    without either the draft is called "Untitled import". A `slug` that is not given is made from the title, and
    numbered where it is taken. `form` is one of articles.importers.FORMS; None lets the text tell. Raises
    UnreadableSource, AlreadyImported, NotAllowed, and what articles.drafting raises; nothing is written then.
    """
    check_can_write(person(by))
    source = read_in(filename, text, form)
    draft = to_draft(source.imported)
    fitting = shorten(draft.title, MAX_TITLE, placeholder=" …")
    report = {**report_of(source.imported), "title_cut": fitting != draft.title and not title}
    return write_draft(by=by, source=source, draft=replace(draft, title=fitting), title=title, slug=slug, report=report)


def read_in(filename: str, text: str | bytes, form: str | None) -> Source:
    """Read a file's bytes, or a pasted text. One that was imported before is refused.

    Raises UnreadableSource, AlreadyImported.
    """
    today = timezone.localdate()
    name = _CONTROL.sub(" ", filename).strip()[:MAX_FILENAME] or "A source"
    if isinstance(text, str):
        refuse_known(text)
        kept, imported = read_text(text, name, form=form, today=today)
    else:
        _refuse_known_bytes(text)
        kept, imported = read_source(text, name, form=form, today=today)
    refuse_known(kept)
    content = text if isinstance(text, bytes) else text.encode() if kept != text else None
    return Source(name, content, media_type_of(content) if content else "", kept, imported)


def write_draft(
    *,
    by: User,
    source: Source,
    draft: DraftText,
    report: dict[str, Any],
    title: str | None = None,
    slug: str | None = None,
) -> Revision:
    """Write what was read as a new article's first revision, its source beside it, in one transaction."""
    named = (title or "").strip() or draft.title
    with transaction.atomic():
        citekeys, added = _into_library(draft.references, by)
        return import_source(
            by=by,
            slug=slug or _free_slug(slug_of(named)),
            draft=_as_draft(draft, named or f"Untitled import: {source.filename}"[:MAX_TITLE], citekeys),
            filename=source.filename,
            text=source.text,
            content=source.content,
            media_type=source.media_type,
            report={
                **report,
                "summary_moved": len(draft.summary) > MAX_SUMMARY,
                "unresolved": list(draft.unresolved),
                "references": sorted(set(citekeys.values())),
                "references_added": added,
            },
        )


def refuse_known(text: str) -> None:
    """Raise AlreadyImported where exactly this text became an article."""
    known = ImportedSource.objects.filter(sha256=sha256_of(text)).select_related("article").first()
    if known:
        raise AlreadyImported(known)


def _refuse_known_bytes(data: bytes) -> None:
    """The same, for a file that is plain text, before anything is read in it."""
    try:
        refuse_known(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def report_of(imported: Imported) -> dict[str, Any]:
    """What the editor is shown of the source beside the draft, as JSON."""
    stated = imported.as_dict()
    kept = ("kicker", "authors", "keywords", "abbreviations", "source_review", "source_dates", "disclaimer",
            "set_aside", "problems")  # fmt: skip
    return {**{name: stated[name] for name in kept}, "title_printed": imported.title}


def _as_draft(draft: DraftText, heading: str, citekeys: Mapping[str, str]) -> Draft:
    """A summary that is too long for its field opens the text instead: no word is lost."""
    body = _with_citekeys(draft.body, citekeys)
    summary = draft.summary
    if len(summary) > MAX_SUMMARY:
        body, summary = f"{escaped(summary)}\n\n{body}", ""
    return Draft(kind=draft.kind, audience=draft.audience, title=heading, summary=summary, body=body)


# -- Addresses ----------------------------------------------------------------------------------------------


def _free_slug(wanted: str) -> str:
    """The address itself, or with -2, -3 … where it is taken."""
    base = wanted[:MAX_SLUG].strip("-_").lower() or "untitled-import"
    taken = {*RESERVED, *Article.objects.filter(slug__startswith=base[: MAX_SLUG - 6]).values_list("slug", flat=True)}
    slug, copies = base, 1
    while slug in taken:
        copies += 1
        slug = f"{base[: MAX_SLUG - len(str(copies)) - 1]}-{copies}"
    return slug


# -- References ---------------------------------------------------------------------------------------------


def _into_library(records: Iterable[Mapping[str, Any]], by: User) -> tuple[dict[str, str], list[str]]:
    """Suggested key → citekey in the library, and the citekeys that are new there.

    An entry that could not be told apart is kept by its whole text as its title, for the editor to part.
    """
    whole = [{**record, "title": record.get("title") or record.get("note") or record["id"]} for record in records]
    outcome = library.add(records=whole, by=by)
    citekeys = {str(key): reference.citekey for key, reference in outcome.by_id.items()}
    return citekeys, [reference.citekey for reference in outcome.added]


def _with_citekeys(body: str, citekeys: Mapping[str, str]) -> str:
    """The body with the library's keys in its citation marks, each once in a mark.

    A mark of the source's own with keys that the library does not have stays visible as words.
    """
    cited = {key for match in CITATION.finditer(body) for key in keys_of(match[1])} - citekeys.keys()
    known = {*citekeys.values(), *Reference.objects.by_keys(cited)} if cited else set(citekeys.values())

    def mark(match: re.Match[str]) -> str:
        keys = dict.fromkeys(citekeys.get(key, key) for key in keys_of(match[1]))
        if not keys.keys() <= known:
            return escaped(match[0])
        if match[2] or "," in match[1]:
            return _KEY.sub(lambda key: f"@{citekeys.get(key[1], key[1])}", match[0])
        return f"[{'; '.join(f'@{key}' for key in keys)}]"

    return CITATION.sub(mark, body)
