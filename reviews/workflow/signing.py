from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.choices import ChangeKind, Scope
from articles.models import Publication
from articles.publishing import Signed
from reviews import ledger, notifications
from reviews.authentication import Authentication, check_authentication
from reviews.checklists import checklist_for
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.models import Review, Signature
from reviews.permissions import Person, check_can_decide, check_can_review, check_can_sign, person
from reviews.provenance import provenance_of

from .evidence import follow_evidence
from .locking import check_possible, lock_review, move, open_round
from .seen import Seen

MEANINGS = {
    Scope.WHOLE: "I have read this whole page as it will be published and approve it as medically accurate.",
    Scope.CHANGES: "I have read the changes to this page and approve them as medically accurate.",
}

TERMS = (3, 6, 12, 24)
"""Months to the next review that a signer may set, where they are shorter than the kind's own."""


@dataclass(frozen=True)
class Statement:
    """What a signer fills in: scope, an answer to each question of the checklist, interests, a note."""

    scope: str
    checklist: Mapping[str, bool]
    disclosures: str
    note: str = ""
    term_months: int | None = None


def approve(
    *, by: User, review: Review, seen: Seen | None, statement: Statement, authentication: Authentication
) -> Publication:
    """Sign the text under review, and publish exactly that text.

    Raises Stale where it is not what was read, NotPossible, NotAllowed, or Incomplete.
    """
    with transaction.atomic():
        fresh = lock_review(review)
        who = person(by)
        check_can_decide(who, fresh)
        check_possible(fresh, "approve", seen)
        return _sign("approve", fresh, who, statement, authentication)


def reaffirm(
    *, by: User, review: Review, seen: Seen | None, statement: Statement, authentication: Authentication
) -> Publication:
    """Sign an unchanged live page again: it moves "last reviewed" alone. `review` is the round that it passed."""
    with transaction.atomic():
        fresh = lock_review(review)
        who = person(by)
        check_can_review(who)
        check_possible(fresh, "reaffirm", seen)
        check_reaffirmable(fresh)
        return _sign("reaffirm", fresh, who, statement, authentication)


def check_reaffirmable(review: Review) -> None:
    """Raise NotPossible unless the round's text is what the public reads, with no update on its way."""
    live = review.article.live
    if live is None or live.revision_id != review.revision_id or review.article.retired_at:
        raise NotPossible("This text is not what the public reads, so it cannot be reaffirmed.")
    if open_round(review.article):
        raise NotPossible("An update of this page is in review: sign that one instead.")


def _sign(verb: str, review: Review, who: Person, statement: Statement, authentication: Authentication) -> Publication:
    now = timezone.now()
    check_authentication(authentication, who, now)
    if statement.scope not in Scope.values:
        raise Incomplete("Choose what you sign: the whole page, or the changes only.", "scope")
    if verb == "reaffirm" and statement.scope != Scope.WHOLE:
        raise Incomplete("A page is reaffirmed as a whole.", "scope")
    check_can_sign(who, provenance_of(review.revision, review.article), statement.scope)
    checklist = _answered(review.revision.kind, statement)
    if verb == "approve":
        move(review, verb, decided_by=who.user, decided_at=now)
    else:
        move(review, verb)
    signature = _signature(review, who, statement, authentication, checklist, now)
    publication = publishing.publish(
        article=review.article, revision=review.revision, signed=_signed(verb, review, signature, statement)
    )
    ledger.append(
        article=review.article,
        verb=verb,
        by=who.user,
        at=now,
        facts={
            "review": review.pk,
            "revision": review.revision.number,
            "content_hash": signature.content_hash,
            "html_hash": signature.html_hash,
            "signature": signature.pk,
            "publication": publication.pk,
            "scope": signature.scope,
            "columns": ledger.fingerprint(signature),
            "publication_columns": ledger.fingerprint(publication),
        },
    )
    rested_on_doubt = bool(review.article.standing.get("evidence"))
    publishing.refresh_standing(review.article, pending=None, now=now)
    if rested_on_doubt or review.article.standing["evidence"]:
        follow_evidence(review.article, by=who.user, now=now)
    notifications.signed(review, signature, now)
    return publication


def _answered(kind: str, statement: Statement) -> list[dict[str, object]]:
    """The checklist with its wording, every question answered with yes. Raises Incomplete otherwise."""
    questions = checklist_for(kind)
    for key, wording in questions.items():
        if not statement.checklist.get(key):
            raise Incomplete(f"Not confirmed: “{wording}” Confirm it, or request changes instead.", f"check_{key}")
    if not statement.disclosures.strip():
        raise Incomplete("State your interests, or “None.”: readers see it.", "disclosures")
    return [{"key": key, "question": wording, "answer": True} for key, wording in questions.items()]


def _signature(
    review: Review,
    who: Person,
    statement: Statement,
    authentication: Authentication,
    checklist: list[dict[str, object]],
    now: datetime,
) -> Signature:
    if who.contributor is None:
        raise NotAllowed("Your account has no name to sign under.")
    return Signature.objects.create(
        review=review,
        signer=who.user,
        contributor=who.contributor,
        name=who.contributor.name,
        credentials=who.contributor.credentials,
        meaning=MEANINGS[Scope(statement.scope)],
        scope=statement.scope,
        content_hash=review.revision.content_hash,
        html_hash=review.revision.html_hash,
        review_version=review.version,
        checklist=checklist,
        note=statement.note.strip(),
        disclosures=statement.disclosures.strip(),
        is_sample=who.contributor.is_sample,
        authenticated_by=authentication.method,
        authenticated_at=authentication.at,
        signed_at=now,
    )


def _signed(verb: str, review: Review, signature: Signature, statement: Statement) -> Signed:
    authors_are_samples = any(author["sample"] for author in review.revision.byline)
    return Signed(
        signature_id=signature.pk,
        content_hash=signature.content_hash,
        html_hash=signature.html_hash,
        scope=signature.scope,
        change_kind=review.change_kind if verb == "approve" else ChangeKind.MINOR,
        change_note=review.change_note if verb == "approve" else "",
        reviewer=signature.contributor,
        reviewer_name=signature.name,
        reviewer_credentials=signature.credentials,
        disclosures=signature.disclosures,
        is_sample=signature.is_sample or authors_are_samples,
        submitted_at=review.submitted_at,
        review_began_at=review.began_at or signature.signed_at,
        signed_at=signature.signed_at,
        term_months=statement.term_months,
    )
