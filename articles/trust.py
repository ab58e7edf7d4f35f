"""The four benchmarks by which JAMA asked readers to judge a medical page, computed for every live one.

Silberg WM, Lundberg GD, Musacchio RA. JAMA 1997;277(15):1244-5: authorship, attribution, disclosure, currency.
"""

from dataclasses import dataclass

from .models import Publication


@dataclass(frozen=True)
class Benchmark:
    """One benchmark: its name, whether the page meets it, and the sentence that says what it lacks."""

    name: str
    is_met: bool
    lacks: str


def benchmarks_of(publication: Publication) -> list[Benchmark]:
    """The four benchmarks of a live page, in JAMA's order. `publication` comes with its revision."""
    revision = publication.revision
    authors = [author for author in revision.byline if author.get("credentials") and author.get("affiliation")]
    return [
        Benchmark(
            "Authorship",
            bool(revision.byline) and len(authors) == len(revision.byline),
            "Each author is named with credentials and affiliation.",
        ),
        Benchmark(
            "Attribution",
            bool(revision.references) and bool(revision.source),
            "References are listed, and the text says where it comes from.",
        ),
        Benchmark(
            "Disclosure",
            bool(revision.funding) and bool(publication.reviewer_disclosures),
            "Funding and the reviewer’s interests are stated.",
        ),
        Benchmark(
            "Currency",
            bool(publication.last_reviewed and publication.last_updated and publication.next_review_due),
            "The page says when it was reviewed and updated, and when it will be looked at again.",
        ),
    ]


def meets_all(publication: Publication) -> bool:
    return all(benchmark.is_met for benchmark in benchmarks_of(publication))
