from collections.abc import Iterator

from .document import Document, Finding
from .wording import in_words


def check(document: Document) -> Iterator[Finding]:
    """A live page was reviewed after its words, and after the works it cites, last changed (lint.md, check 5).

    Minor changes do not count: they are none of words, and their reason stands in the history.
    """
    review = document.review
    if review is None:
        return
    if review.reviewed_on is None:
        yield Finding("review_undated", "error", "The record gives no date of review. Have the page reviewed again.")
        return
    checked = max(review.reviewed_on, review.checked_on or review.reviewed_on)
    if review.changed_on and review.changed_on > checked:
        yield Finding(
            "review_stale",
            "error",
            f"The text changed on {in_words(review.changed_on)} and was last checked on {in_words(checked)}. "
            "Have the change reviewed, or go back to the text that was.",
        )
    if review.references_changed_on and review.references_changed_on > checked:
        yield Finding(
            "review_stale",
            "error",
            f"A work that the page cites was retracted or corrected on {in_words(review.references_changed_on)}, "
            f"after the last check on {in_words(checked)}. Look at what rests on it, and have the page reviewed.",
        )
