"""Every live text, read word for word: for an alert, which must miss nothing that a reader can read.

A search ranks and stems; this one reads all live pages and leaves none out, so that it can say how many it looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.db.models import Q, QuerySet

from .models import Article, Citation, Reference
from .rendering.passages import as_compared, first_with, sentence_citing, sentences

AT_ONCE = 200
"""Texts in memory at a time."""

TITLE = re.compile(r'<abbr title="([^"]*)"')
READ = (
    "slug", "live__revision__title", "live__revision__summary", "live__revision__html",
)  # fmt: skip


@dataclass(frozen=True)
class FoundPage:
    """A live page that holds the words, and the first passage of it that does ("" where they stand across two)."""

    article: Article
    passage: str


def pages_with(words: str, among: QuerySet[Article] | None = None) -> tuple[int, list[FoundPage]]:
    """How many live pages were read, and those that say `words` or cite the reference that `words` name.

    Case, accents, hyphens and kinds of white space make no difference; a part of a word is enough. A reference is
    named by its DOI, PMID, PMCID or key, former keys too. `among` narrows the pages.
    """
    wanted = as_compared(words)
    pages = Article.objects.all() if among is None else among
    live = pages.live().select_related("live__revision").only(*READ).order_by("slug")  # type: ignore[attr-defined]
    citing = _citing(words.strip())
    count, found = 0, []
    for article in live.iterator(chunk_size=AT_ONCE):
        count += 1
        passage = _passage(article, wanted, citing.get(article.live.revision_id, ""))
        if wanted and passage is not None:
            found.append(FoundPage(article, passage))
    return count, found


def _passage(article: Article, wanted: str, anchor: str) -> str | None:
    """The first passage that holds the words or the citation; None where the page holds neither."""
    revision = article.live.revision  # type: ignore[union-attr]
    if anchor:
        return sentence_citing(revision.html, anchor)
    parts = [revision.title, revision.summary, *sentences(revision.html), *map(unescape, TITLE.findall(revision.html))]
    return first_with(parts, wanted) if wanted in as_compared(" ".join(parts)) else None


def _citing(words: str) -> dict[int, str]:
    """Revision → the first citation of the reference that `words` name."""
    named = Q(citekey=words) | Q(doi=words.lower()) | Q(pmid=words) | Q(pmcid__iexact=words)
    found = set(_standing(Reference.objects.filter(named))) if words else set()
    if not found:
        return {}
    citations = Citation.objects.filter(Q(reference__in=found) | Q(reference__merged_into__in=found))
    return {citation.revision_id: f"cite-{citation.number}-1" for citation in citations.order_by("-number")}


def _standing(references: QuerySet[Reference]) -> Iterator[int]:
    for reference in references:
        yield reference.merged_into_id or reference.pk
