"""Whose words a text holds: what the four-eyes rule asks (DESIGN 5.1)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.models import Article, Revision

from .matching import About
from .subjects import about_of, around


@dataclass(frozen=True)
class Hands:
    """Everybody who had a hand in a stretch of a text's ancestry: user ids, and contributor ids for authors."""

    creators: frozenset[int]
    authors: frozenset[int]
    submitters: frozenset[int]


@dataclass(frozen=True)
class Provenance:
    """The hands in the whole text and in what came since the live text, and what the text is about.

    `changes` is None where no approved text lies before this one, so that there are no changes to speak of.
    """

    whole: Hands
    changes: Hands | None
    about: About


def provenance_of(revision: Revision, article: Article) -> Provenance:
    """Read a revision's ancestry and subjects: one query, however long it is. `article` has its live publication."""
    return provenances_of([(revision, article)])[revision.pk]


def provenances_of(texts: Sequence[tuple[Revision, Article]]) -> dict[int, Provenance]:
    """The same of many texts, each with its article, in one query: id of the revision → its provenance."""
    parents: dict[int, int | None] = {}
    creators: dict[int, int] = {}
    authors: dict[int, set[int]] = defaultdict(set)
    articles = [article.pk for _, article in texts]
    asked = {row["pk"]: row for row in around(articles)}
    submitters: dict[int, set[int]] = defaultdict(set)
    for row in asked.values():
        for revision in row["texts"]:
            parents[revision["pk"]], creators[revision["pk"]] = revision["based_on"], revision["created_by"]
        for authorship in row["authorships"]:
            authors[authorship["revision"]].add(authorship["contributor"])
        for review in row["rounds"]:
            submitters[review["revision"]].add(review["submitted_by"])

    def hands(lineage: list[int]) -> Hands:
        return Hands(
            frozenset(creators[pk] for pk in lineage),
            frozenset().union(*(authors[pk] for pk in lineage)),
            frozenset().union(*(submitters[pk] for pk in lineage)),
        )

    def provenance(revision: Revision, article: Article) -> Provenance:
        lineage = _lineage(revision.pk, parents)
        live = article.live.revision_id if article.live else None
        about = about_of(revision, asked[article.pk])
        if live not in lineage or live == revision.pk:
            return Provenance(hands(lineage), None, about)
        return Provenance(hands(lineage), hands(lineage[: lineage.index(live)]), about)

    return {revision.pk: provenance(revision, article) for revision, article in texts}


def with_submitter(provenance: Provenance, user: int) -> Provenance:
    """What the provenance will be once this user (an id) has submitted the text."""
    whole, changes = provenance.whole, provenance.changes
    return replace(provenance, whole=_submitted(whole, user), changes=changes and _submitted(changes, user))


def _submitted(hands: Hands, user: int) -> Hands:
    return replace(hands, submitters=hands.submitters | {user})


def _lineage(pk: int, parents: dict[int, int | None]) -> list[int]:
    """The revision and all that it was based on, the newest first."""
    lineage: list[int] = []
    step: int | None = pk
    while step is not None:
        lineage.append(step)
        step = parents[step]
    return lineage
