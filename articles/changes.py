"""What differs between two versions of a text, field by field, with what is the same in both folded away."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from typing import Generic, TypeVar

from django.utils.html import strip_tags

from .choices import Audience, Kind
from .drafting import Draft
from .models import Revision
from .rendering.differences import Block, compare
from .rendering.shown import Shown, as_read, as_written

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
"""The fields that a reader sees, in the order in which a page shows them."""

Texts = dict[str, str]
"""What each field says, by its name in LABELS."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Run(Generic[Item]):
    """Neighbouring blocks; `folded` where they are the same in both and far from any change."""

    folded: bool
    blocks: tuple[Item, ...]


@dataclass(frozen=True)
class Change(Generic[Item]):
    """One field that differs."""

    name: str
    label: str
    runs: tuple[Run[Item], ...]


def changes_between(before: Revision, after: Revision) -> list[Change[Shown]]:
    """The fields that differ between two revisions, as readers see them."""
    old, new = texts_of(before), texts_of(after)
    return [
        Change(name, label, tuple(folded(shown_of(name, compare(old[name], new[name])), is_same)))
        for name, label in differing(old, new)
    ]


def texts_of(revision: Revision) -> Texts:
    """Everything that a reader can read in a revision, field by field."""
    authors = "\n".join(", ".join(filter(None, (author["name"], author["credentials"]))) for author in revision.byline)
    references = "\n\n".join(f"{item['number']}. {unescape(strip_tags(item['html']))}" for item in revision.references)
    return {**written(revision), "authors": authors, "references": references}


def written(text: Revision | Draft) -> Texts:
    """What its editor wrote in a text: every field but the authors and the references, which come from elsewhere."""
    return {
        "title": text.title,
        "kind": str(Kind(text.kind).label),
        "audience": str(Audience(text.audience).label),
        "summary": text.summary,
        "body": text.body.replace("\r\n", "\n").rstrip(),
        "source": text.source,
        "permission": text.permission,
        "ai_use": text.ai_use,
        "funding": text.funding,
    }


def differing(before: Texts, after: Texts) -> Iterator[tuple[str, str]]:
    """Name and label of each field that differs; one that a side lacks is left out."""
    for name, label in LABELS.items():
        if name in before and name in after and before[name] != after[name]:
            yield name, label


def shown_of(name: str, blocks: Iterable[Block]) -> list[Shown]:
    """The blocks of a field as a reader understands them: the body is Markdown, every other field is plain."""
    return as_read(blocks) if name == "body" else as_written(blocks)


def folded(items: Sequence[Item], is_same: Callable[[Item], bool]) -> Iterator[Run[Item]]:
    """Fold what is the same, but one item on either side of a change."""
    near = {place + step for place, item in enumerate(items) if not is_same(item) for step in (-1, 0, 1)}
    for is_near, run in groupby(enumerate(items), key=lambda pair: pair[0] in near):
        found = tuple(item for _, item in run)
        yield Run(not is_near and len(found) > 1, found)


def is_same(shown: Shown) -> bool:
    """Whether a block is the same in both texts."""
    return shown.change == "same"
