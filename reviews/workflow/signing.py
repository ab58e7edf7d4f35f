from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.choices import ChangeKind, Scope
from articles.credit import Signed
from articles.models import Publication
from reviews import ledger, notifications
from reviews.authentication import Authentication, check_authentication
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.models import Review, Signature
from reviews.permissions import Person, check_can_decide, check_can_review, check_can_sign, person
from reviews.provenance import provenance_of

from .change_kinds import confirmed_kind
from .concerns import answer_with_text
from .evidence import follow_evidence
from .locking import check_possible, lock_review, move, open_round
from .paired_changes import follow_pair
from .seen import Seen
from .statement import MEANINGS, Asked, Statement, asked_of, check_answers, check_not_the_case, frozen


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
        check_unblocked(fresh)
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
        check_unblocked(fresh)
        return _sign("reaffirm", fresh, who, statement, authentication)


def check_reaffirmable(review: Review) -> None:
    """Raise NotPossible unless the round's text is what the public reads, with no update on its way."""
    live = review.article.live
    if live is None or live.revision_id != review.revision_id or review.article.retired_at:
        raise NotPossible("This text is not what the public reads, so it cannot be reaffirmed.")
    if open_round(review.article):
        raise NotPossible("An update of this page is in review: sign that one instead.")


def check_unblocked(review: Review) -> None:
    """Raise NotPossible while a blocking comment is open in the round or in one that it follows (DESIGN 5.4)."""
    if review.is_blocked:
        raise NotPossible("A blocking comment is open. Resolve it first, or ask for changes.")


def _sign(verb: str, review: Review, who: Person, statement: Statement, authentication: Authentication) -> Publication:
    now = timezone.now()
    check_authentication(authentication, who, now)
    if statement.scope not in Scope.values:
        raise Incomplete("Choose what you sign: the whole page, or the changes only.", "scope")
    if verb == "reaffirm" and statement.scope != Scope.WHOLE:
        raise Incomplete("A page is reaffirmed as a whole.", "scope")
    provenance = provenance_of(review.revision, review.article)
    check_can_sign(who, provenance, statement.scope)
    asked = asked_of(who, review, provenance)
    check_answers(asked, statement)
    check_not_the_case(who, provenance.about, statement)
    if verb == "approve":
        move(review, verb, decided_by=who.user, decided_at=now)
    else:
        move(review, verb)
    signature = _signature(review, who, statement, authentication, asked, now)
    publication = publishing.publish(
        article=review.article, revision=review.revision, signed=_signed(verb, review, signature, statement, asked)
    )
    ledger.append(
        article=review.article,
        verb=verb,
        by=who.user,
        at=now,
        facts=_facts(review, signature, publication),
    )
    rested_on_doubt = bool(review.article.standing.get("evidence"))
    publishing.refresh_standing(review.article, pending=None, now=now)
    _follow(review, rested_on_doubt, by=who.user, now=now)
    notifications.signed(review, signature, now)
    return publication


def _follow(review: Review, rested_on_doubt: bool, *, by: User, now: datetime) -> None:
    """Open and close the concerns that the signed text brings about or answers."""
    article = review.article
    if rested_on_doubt or article.standing["evidence"]:
        follow_evidence(article, by=by, now=now)
    answer_with_text(review, by=by, now=now)
    if article.paired_with_id:
        follow_pair(article, by=by, now=now)


def _facts(review: Review, signature: Signature, publication: Publication) -> ledger.Facts:
    """What the event of a signature holds: ids and hashes."""
    return {
        "review": review.pk,
        "revision": review.revision.number,
        "content_hash": signature.content_hash,
        "html_hash": signature.html_hash,
        "signature": signature.pk,
        "publication": publication.pk,
        "scope": signature.scope,
        "columns": ledger.fingerprint(signature),
        "publication_columns": ledger.fingerprint(publication),
    }


def _signature(
    review: Review,
    who: Person,
    statement: Statement,
    authentication: Authentication,
    asked: Asked,
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
        checklist=frozen(asked, statement),
        note=statement.note.strip(),
        disclosures=asked.disclosures(statement.own_references),
        interests_id=who.credentials.declaration,
        is_sample=who.contributor.is_sample,
        authenticated_by=authentication.method,
        authenticated_at=authentication.at,
        signed_at=now,
    )


def _signed(verb: str, review: Review, signature: Signature, statement: Statement, asked: Asked) -> Signed:
    authors_are_samples = any(author["sample"] for author in review.revision.byline)
    return Signed(
        signature_id=signature.pk,
        content_hash=signature.content_hash,
        html_hash=signature.html_hash,
        scope=signature.scope,
        change_kind=confirmed_kind(review, statement.change_kind) if verb == "approve" else ChangeKind.MINOR,
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
        waivers=asked.waivers(),
    )
