"""What changed between two approved versions of a page, part by part, as readers see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from django.utils.html import strip_tags

from .models import Revision
from .rendering.differences import Block, compare

LABELS = {
    "title": "Title",
    "kind": "Kind of article",
    "audience": "Audience",
    "summary": "Summary",
    "authors": "Authors",
    "body": "Text",
    "source": "Source",
    "permission": "Permission",
    "ai_use": "AI tools used",
    "funding": "Funding",
    "references": "References",
}


@dataclass(frozen=True)
class Run:
    """Neighbouring blocks; `folded` where they are the same in both and far from any change."""

    folded: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Change:
    """One part of the page that differs."""

    label: str
    runs: tuple[Run, ...]


def changes_between(before: Revision, after: Revision) -> list[Change]:
    """The parts that differ between two texts, in the order in which a page shows them."""
    old, new = _texts(before), _texts(after)
    return [
        Change(label, tuple(_runs(compare(old[name], new[name]))))
        for name, label in LABELS.items()
        if old[name] != new[name]
    ]


def _texts(revision: Revision) -> dict[str, str]:
    authors = "\n".join(", ".join(filter(None, (author["name"], author["credentials"]))) for author in revision.byline)
    references = "\n\n".join(f"{item['number']}. {unescape(strip_tags(item['html']))}" for item in revision.references)
    return {
        "title": revision.title,
        "kind": revision.get_kind_display(),
        "audience": revision.get_audience_display(),
        "summary": revision.summary,
        "authors": authors,
        "body": revision.body,
        "source": revision.source,
        "permission": revision.permission,
        "ai_use": revision.ai_use,
        "funding": revision.funding,
        "references": references,
    }


def _runs(blocks: list[Block]) -> Iterator[Run]:
    """Fold what is the same, but one block on either side of a change."""
    near = {place + step for place, block in enumerate(blocks) if block.change != "same" for step in (-1, 0, 1)}
    for is_near, run in groupby(enumerate(blocks), key=lambda item: item[0] in near):
        found = tuple(block for _, block in run)
        yield Run(not is_near and len(found) > 1, found)
