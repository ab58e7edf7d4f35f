from dataclasses import dataclass

from reviews.exceptions import Stale
from reviews.models import Review


@dataclass(frozen=True)
class Seen:
    """What a person had before their eyes when they pressed a button: every form carries it (DESIGN 5.2)."""

    review: int
    revision: int
    content_hash: str
    version: int

    @classmethod
    def of(cls, review: Review) -> "Seen":
        """What a page that shows this review, as it is now, has to carry."""
        return cls(review.pk, review.revision.number, review.revision.content_hash, review.version)


def check_seen(seen: Seen | None, review: Review) -> None:
    """Raise Stale unless what was seen is what is there."""
    if seen is None:
        raise Stale("The form did not say which text it was about. Open the review again.")
    if seen != Seen.of(review):
        raise Stale(
            "This review has changed since you opened it. Nothing was written; read it as it is now and decide again."
        )
