"""What changed between two versions of an article, field by field, as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import strip_tags

from articles.choices import Audience, Kind
from articles.drafting import Draft
from articles.models import Revision
from articles.rendering.differences import Block, compare

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

Texts = dict[str, str]


@dataclass(frozen=True)
class Run:
    """Neighbouring blocks; `folded` where they are the same in both and far from any change."""

    folded: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Change:
    """One field that differs."""

    name: str
    label: str
    runs: tuple[Run, ...]


def texts_of(revision: Revision) -> Texts:
    """Everything that a reader can read in a revision, field by field."""
    authors = "\n".join(", ".join(filter(None, (author["name"], author["credentials"]))) for author in revision.byline)
    references = "\n\n".join(f"{item['number']}. {strip_tags(item['html'])}" for item in revision.references)
    return {**_written(revision), "authors": authors, "references": references}


def texts_of_draft(draft: Draft) -> Texts:
    """The same of a text that is not saved yet; its references are known only when it is."""
    return {**_written(draft), "authors": "\n".join(author.printed for author in draft.authors)}


def compared(before: Texts, after: Texts) -> list[Change]:
    """The fields that differ, in the order in which a page shows them. A field that one side lacks is left out."""
    return [
        Change(name, label, tuple(_runs(compare(before[name], after[name]))))
        for name, label in LABELS.items()
        if name in before and name in after and before[name] != after[name]
    ]


def _written(text: Revision | Draft) -> Texts:
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


def _runs(blocks: list[Block]) -> Iterable[Run]:
    """Fold what is the same, but one block on either side of a change."""
    near = {
        place + step for place, block in enumerate(blocks) if block.change != "same" for step in (-1, 0, 1)
    }  # fmt: skip
    for is_near, run in groupby(enumerate(blocks), key=lambda item: item[0] in near):
        found = tuple(block for _, block in run)
        yield Run(not is_near and len(found) > 1, found)
