"""Whose words a text holds: what the four-eyes rule asks (DESIGN 5.1)."""

from collections import defaultdict
from dataclasses import dataclass

from articles.models import Article, Revision

from .models import Review


@dataclass(frozen=True)
class Hands:
    """Everybody who had a hand in a stretch of a text's ancestry: user ids, and contributor ids for authors."""

    creators: frozenset[int]
    authors: frozenset[int]
    submitters: frozenset[int]


@dataclass(frozen=True)
class Provenance:
    """The hands in the whole text, and in what came since the live text.

    `changes` is None where no approved text lies before this one, so that there are no changes to speak of.
    """

    whole: Hands
    changes: Hands | None


def provenance_of(revision: Revision, article: Article) -> Provenance:
    """Read a revision's ancestry: two queries, however long it is. `article` comes with its live publication."""
    parents: dict[int, int | None] = {}
    creators: dict[int, int] = {}
    authors: dict[int, set[int]] = defaultdict(set)
    rows = Revision.objects.filter(article=article).values_list(
        "pk", "based_on", "created_by", "authorships__contributor"
    )
    for pk, based_on, creator, contributor in rows:
        parents[pk], creators[pk] = based_on, creator
        if contributor:
            authors[pk].add(contributor)
    submitters: dict[int, set[int]] = defaultdict(set)
    for pk, user in Review.objects.filter(article=article).values_list("revision", "submitted_by"):
        submitters[pk].add(user)

    def hands(lineage: list[int]) -> Hands:
        return Hands(
            frozenset(creators[pk] for pk in lineage),
            frozenset().union(*(authors[pk] for pk in lineage)),
            frozenset().union(*(submitters[pk] for pk in lineage)),
        )

    lineage = _lineage(revision.pk, parents)
    live = article.live.revision_id if article.live else None
    if live not in lineage or live == revision.pk:
        return Provenance(hands(lineage), None)
    return Provenance(hands(lineage), hands(lineage[: lineage.index(live)]))


def _lineage(pk: int, parents: dict[int, int | None]) -> list[int]:
    """The revision and all that it was based on, the newest first."""
    lineage: list[int] = []
    step: int | None = pk
    while step is not None:
        lineage.append(step)
        step = parents[step]
    return lineage
