"""What became of the works that a text rests on: which of its references were retracted, questioned or corrected."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import Q

from .lint.reference_retracted import is_settled
from .models import Article, Citation, Reference, Revision

MARKED = Q(reference__merged_into=None, reference__retraction__gt="") | Q(reference__merged_into__retraction__gt="")
"""Citations whose reference, or the one that it was merged into, carries a mark."""


def evidence_of(revision_id: int) -> list[dict[str, Any]]:
    """The marked references of a revision by number, in one query, and a second one where there are any.

    Each has number, reference (its id), kind, on (ISO date or None), notice (a DOI or ""), anchors (the places in
    the stored HTML that rest on it), and challenges: whether the text leaves the reader in the dark about it.
    """
    citations = list(
        Citation.objects.filter(MARKED, revision=revision_id)
        .select_related("revision", "reference__merged_into")
        .order_by("number")
    )
    if not citations:
        return []
    keys = _keys_of(citation.reference.merged_into or citation.reference for citation in citations)
    entries = (_entry(citation, keys) for citation in citations)
    return [entry for entry in entries if entry["anchors"]]


def resting_on(references: Collection[int] | None = None) -> Iterator[Article]:
    """Live articles that cite a marked reference, or one of `references` (ids), in the order of their ids."""
    citing = MARKED
    if references:
        citing = citing | Q(reference__in=references) | Q(reference__merged_into__in=references)
    revisions = Citation.objects.filter(citing).values("revision")
    return Article.objects.live().filter(live__revision__in=revisions).order_by("pk").iterator()


def _entry(citation: Citation, keys: dict[int, set[str]]) -> dict[str, Any]:
    reference = citation.reference.merged_into or citation.reference
    revision = citation.revision
    return {
        "number": citation.number,
        "reference": reference.pk,
        "kind": reference.retraction,
        "on": reference.retracted_on.isoformat() if reference.retracted_on else None,
        "notice": reference.retraction_notice,
        "anchors": _anchors(revision, citation.number),
        "challenges": not is_settled(revision.body, keys[reference.pk], reference.retraction, revision.problems),
    }


def _anchors(revision: Revision, number: int) -> list[str]:
    """Where a text cites its reference `number`; nothing in a redacted text."""
    return re.findall(rf'\bid="(cite-{number}-\d+)"', revision.html)


def _keys_of(references: Iterable[Reference]) -> dict[int, set[str]]:
    """Every key that a text may cite a reference by, former ones too."""
    keys: dict[int, set[str]] = defaultdict(set)
    for reference in references:
        keys[reference.pk].add(reference.citekey)
    for former in Reference.objects.filter(merged_into__in=keys).only("merged_into", "citekey"):
        keys[former.merged_into_id or former.pk].add(former.citekey)
    return keys
