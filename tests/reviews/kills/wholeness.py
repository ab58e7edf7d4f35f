"""Whether an approval happened wholly or not at all."""

from articles.models import Publication
from reviews.models import Event, Message, Review, Signature
from tests.record import faults_of

STATEMENTS = 24
"""More than `approve` needs (at most 15, and the marks of its transaction): from some number on nothing is killed any more."""


def happened(review: Review) -> bool:
    """Whether a round was approved. Fails where only a part of the approval is there."""
    review.refresh_from_db()
    article = review.article
    article.refresh_from_db()
    traces = {
        "state": review.state == "approved",
        "signature": Signature.objects.filter(review=review).count() == 1,
        "publication": Publication.objects.filter(article=article).count() == 1,
        "live": article.live_id is not None,
        "event": Event.objects.filter(article=article, verb="approve").count() == 1,
        "messages": Message.objects.filter(subject__endswith=review.revision.title).count() == 2,
    }
    assert len(set(traces.values())) == 1, f"torn: {traces}"
    assert faults_of(article) == []
    return traces["state"]
