"""What always holds, told from the rows alone, without the code that keeps it."""

import hashlib
import json
from typing import Any

import rfc8785
from django.apps import apps

from articles.models import Article, Publication, Revision
from reviews.models import Event, Redaction, Review, Signature, Withdrawal
from tests.record import faults_of


def live_text_was_signed(article: Article) -> None:
    """The live text carries a standing signature over its very bytes."""
    live = article.live
    if live is None:
        return
    signature = Signature.objects.select_related("review").get(pk=live.signature_id)
    revision = live.revision
    assert not Withdrawal.objects.filter(signature=signature).exists(), "a withdrawn signature is live"
    assert signature.review.revision_id == revision.pk, "the live text is not the one that was reviewed"
    assert signature.content_hash == live.content_hash == revision.content_hash, "another text was signed"
    assert signature.html_hash == live.html_hash == revision.html_hash, "another HTML was signed"
    if not Redaction.objects.filter(revision=revision, confirmed_at__isnull=False).exists():
        assert hashlib.sha256(revision.html.encode()).hexdigest() == live.html_hash, "other bytes are served"
        readable = hashlib.sha256(rfc8785.dumps(revision.readable())).hexdigest()
        assert readable == live.content_hash, "other words are served"


def signers_had_no_hand() -> None:
    """Texts follow one another by number here, so the ancestry of a text is every text up to it that was not purged."""
    creators = dict(Revision.objects.values_list("number", "created_by"))
    rounds = [(review.revision.number, review.submitted_by_id, review.pk) for review in _reviews()]
    live = 0
    for event in Event.objects.filter(verb__in=MOVES_LIVE).order_by("seq"):
        number = _number_of(event)
        if event.verb != "withdraw_signature":
            signature = Signature.objects.get(pk=_facts(event)["signature"])
            since = live if signature.scope == "changes" else 0
            hands = {by for step, by in creators.items() if since < step <= number}
            hands |= {by for step, by, pk in rounds if since < step <= number and pk <= signature.review_id}
            assert signature.signer_id not in hands, "somebody signed their own words"
        live = number


MOVES_LIVE = ("approve", "reaffirm", "withdraw_signature")


def _facts(event: Event) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(event.canonical)["facts"]
    return facts


def _number_of(event: Event) -> int:
    """The number of the text that is live after an event; 0 for none."""
    publication = _facts(event).get("publication")
    return Publication.objects.select_related("revision").get(pk=publication).revision.number if publication else 0


def rounds_hold() -> None:
    """At most one round is open, on the newest text but after a withdrawn signature; each signature has its event."""
    reviews = _reviews()
    assert sum(review.is_open for review in reviews) <= 1, "two rounds are open"
    for review in reviews:
        if review.is_open:
            later = Revision.objects.filter(number__gt=review.revision.number, created_at__gt=review.submitted_at)
            assert not later.exists(), "a text was saved while a round was open"
            assert review.reviewer_id != review.submitted_by_id, "somebody reviews what they submitted"
    signed = Event.objects.filter(verb__in=["approve", "reaffirm"]).count()
    assert Signature.objects.count() == signed == Publication.objects.count(), "signatures and events differ"
    approved = Event.objects.filter(verb="approve").count()
    assert approved == sum(review.state == "approved" for review in reviews), "a round was approved twice"
    for signature in Signature.objects.all():
        assert signature.authenticated_by == "password" and signature.name and signature.credentials


def submitted_numbers() -> set[int]:
    """The numbers of all texts that were ever submitted, as the record has it."""
    return {_facts(event)["revision"] for event in Event.objects.filter(verb="submit")}


def rows_with(words: set[str]) -> list[str]:
    """The rows of any table in which one of these stands."""
    models = apps.get_models() if words else []
    rows = ((model.__name__, row) for model in models for row in model._default_manager.values_list())
    return [f"{name}: {row}" for name, row in rows if any(one in str(row) for one in words)]


def chain_verifies(article: Article) -> None:
    assert faults_of(article) == []


def _reviews() -> list[Review]:
    return list(Review.objects.select_related("revision").order_by("pk"))
