"""A source text made into a draft: its references found in the library or added to it, its report kept."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import library
from articles.drafting import MAX_SLUG, MAX_SUMMARY, MAX_TITLE, RESERVED, Draft
from articles.importers import DraftText, Imported, read, read_source, to_draft
from articles.importers.draft import escaped, slug_of
from articles.models import Article, ImportedSource, Revision
from articles.rendering.citations import CITATION, keys_of
from reviews.exceptions import NotPossible
from reviews.permissions import check_can_write, person

from .writing import import_source

MAX_FILENAME = 255


class AlreadyImported(NotPossible):
    """Exactly this text was imported before; `article` is what it became."""

    def __init__(self, source: ImportedSource) -> None:
        super().__init__(
            f"Unchanged: this text was imported already, as {source.filename}. Nothing was written; "
            f"it is at {source.article.slug}."
        )
        self.article = source.article


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

    `text` may be a file's bytes. `title` stands before the printed one; without either the draft is called
    "Untitled import". A `slug` that is not given is made from the title, and numbered where it is taken. `form` is
    one of articles.importers.FORMS; None lets the text tell. Raises UnreadableSource, AlreadyImported, NotAllowed,
    and what articles.drafting raises; nothing is written then.
    """
    check_can_write(person(by))
    plain, imported = _read(text, filename, form)
    draft = to_draft(imported)
    named = (title or "").strip() or draft.title
    filename = filename[:MAX_FILENAME]
    with transaction.atomic():
        citekeys, added = _into_library(draft.references, by)
        return import_source(
            by=by,
            slug=slug or _free_slug(slug_of(named)),
            draft=_as_draft(draft, named or f"Untitled import: {filename}"[:MAX_TITLE], citekeys),
            filename=filename,
            text=plain,
            report=_report(imported, draft, citekeys, added),
        )


def _read(text: str | bytes, filename: str, form: str | None) -> tuple[str, Imported]:
    """The text that is kept, and what it says. One that was imported before is refused."""
    today = timezone.localdate()
    if isinstance(text, str):
        _refuse_known(text)
        return text, read(text, filename, form=form, today=today)
    kept, imported = read_source(text, filename, form=form, today=today)
    _refuse_known(kept)
    return kept, imported


def _refuse_known(text: str) -> None:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    known = ImportedSource.objects.filter(sha256=digest).select_related("article").first()
    if known:
        raise AlreadyImported(known)


def _as_draft(draft: DraftText, heading: str, citekeys: Mapping[str, str]) -> Draft:
    """A summary that is too long for its field opens the text instead: no word is lost."""
    body = _with_citekeys(draft.body, citekeys)
    summary = draft.summary
    if len(summary) > MAX_SUMMARY:
        body, summary = f"{escaped(summary)}\n\n{body}", ""
    return Draft(kind=draft.kind, audience=draft.audience, title=heading, summary=summary, body=body)


def _report(imported: Imported, draft: DraftText, citekeys: Mapping[str, str], added: list[str]) -> dict[str, Any]:
    """What the editor is shown of the source beside the draft, as JSON."""
    stated = imported.as_dict()
    kept = ("kicker", "authors", "keywords", "abbreviations", "source_review", "source_dates", "disclaimer",
            "set_aside", "problems")  # fmt: skip
    return {
        **{name: stated[name] for name in kept},
        "title_printed": imported.title,
        "summary_moved": len(draft.summary) > MAX_SUMMARY,
        "unresolved": list(draft.unresolved),
        "references": sorted(set(citekeys.values())),
        "references_added": added,
    }


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
    """The body with the library's keys in its citation marks, each once in a mark."""

    def mark(match: re.Match[str]) -> str:
        keys = dict.fromkeys(citekeys.get(key, key) for key in keys_of(match[1]))
        return f"[{'; '.join(f'@{key}' for key in keys)}]"

    return CITATION.sub(mark, body)
