"""What a reviewer reads beside the text: the difference from the page that is live, or from the round before."""

from typing import Any

from articles.changes import texts_of
from articles.models import Revision

from .comparison import compared
from .models import DrugName, Review
from .states import State


def differences(review: Review, *, by_round: bool) -> dict[str, Any]:
    """What differs from the page that is live; from the round before where that is asked for or nothing is live.

    `difference` is None where there is neither, or this text is the live one.
    """
    live = review.article.live.revision if review.article.live else None
    if live is not None and live.pk == review.revision_id:
        return {"difference": None}
    before = _text_of_the_round_before(review)
    by_round = before is not None and (live is None or by_round)
    base = before if by_round else live
    return {
        "difference": compared(texts_of(base), texts_of(review.revision), DrugName.objects.folded()) if base else None,
        "difference_base": base,
        "by_round": by_round,
        "round_before": before,
    }


def _text_of_the_round_before(review: Review) -> Revision | None:
    """The text of the round before, where that one was not signed and had another text."""
    if review.previous_id is None:
        return None
    before = Review.objects.filter(pk=review.previous_id).exclude(state=State.APPROVED).values("revision")
    return Revision.objects.filter(pk__in=before).exclude(pk=review.revision_id).first()
