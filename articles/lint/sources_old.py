from collections.abc import Iterator

from articles.rendering.bibliography import year_of

from .document import Document, Finding
from .facets import facets_of

YEARS = 5


def check(document: Document) -> Iterator[Finding]:
    """A page on treatment rests on a work of the five years before its review (check 14), for an editor to confirm.

    The day of review is that of the record, for a draft today.
    """
    review = document.review
    day = (review.reviewed_on if review else None) or document.today
    headings = (heading.text for heading in document.reading.headings)
    about = any("treatment" in facets_of(text) for text in (document.title, document.summary, *headings))
    years = [year for work in document.references if (year := year_of(work.csl))]
    if day and about and years and day.year - max(years) >= YEARS:
        yield Finding(
            "sources_old",
            "warning",
            f"The page touches on treatment, and its newest source is of {max(years)}. Look for newer evidence, or "
            "say why none is needed.",
            field="references",
        )
