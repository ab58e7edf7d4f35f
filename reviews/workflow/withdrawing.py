from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import publishing
from reviews import ledger, notifications
from reviews.calendar import working_days_after
from reviews.exceptions import Incomplete, NotPossible, Stale
from reviews.models import Signature, Withdrawal
from reviews.permissions import check_can_countersign, check_can_withdraw_signature, person

from .concerns import reopen_answered
from .evidence import follow_evidence
from .locking import lock_article
from .paired_changes import follow_pair
from .rounds import reopen

DAYS_TO_COUNTERSIGN = 2

COUNTERSIGNED = ("countersigned_by", "countersigned_at", "escalated_at")
"""Columns of a withdrawal that are filled later, each with an event of its own."""


def withdraw_signature(*, by: User, signature: Signature, seen_publication: int | None, reason: str) -> Withdrawal:
    """Take a signature back: its signer, or a managing editor in an emergency (DESIGN 5.11).

    The page falls back to the newest publication whose signature stands, with its own dates, or to a fixed notice,
    and a round opens on the text. `seen_publication` is what was live when the person decided.
    """
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(signature.review.article)
        who = person(by)
        check_can_withdraw_signature(who, signature)
        if Withdrawal.objects.filter(signature=signature).exists():
            raise NotPossible("This signature was withdrawn already.")
        if article.live_id != seen_publication:
            raise Stale("Another text went live since you opened this page. Look at it, and decide again.")
        withdrawal = _withdrawal(signature, by, reason, now)
        withdrawn = Withdrawal.objects.filter(signature__review__article=article).values_list("signature", flat=True)
        standing = publishing.fall_back(article=article, withdrawn=list(withdrawn), now=now)
        ledger.append(
            article=article,
            verb="withdraw_signature",
            by=by,
            at=now,
            facts={
                "signature": signature.pk,
                "withdrawal": withdrawal.pk,
                "publication": standing.pk if standing else None,
                "columns": ledger.fingerprint(withdrawal, leave_out=COUNTERSIGNED),
            },
        )
        pending = reopen(article, signature.review, now=now)
        publishing.refresh_standing(article, pending=pending, now=now)
        follow_evidence(article, by=by, now=now)
        reopen_answered(signature.review, at=signature.signed_at, by=by, now=now)
        follow_pair(article, by=by, now=now)
        notifications.signature_withdrawn(withdrawal, now)
    return withdrawal


def _withdrawal(signature: Signature, by: User, reason: str, now: datetime) -> Withdrawal:
    if not reason.strip():
        raise Incomplete("Say why: it stays in the record, and the other people involved read it.", "reason")
    is_emergency = signature.signer_id != by.pk
    return Withdrawal.objects.create(
        signature=signature,
        by=by,
        at=now,
        reason=reason.strip(),
        is_emergency=is_emergency,
        countersign_by=working_days_after(now.date(), DAYS_TO_COUNTERSIGN) if is_emergency else None,
    )


def countersign(*, by: User, withdrawal: Withdrawal) -> Withdrawal:
    """Agree to an emergency withdrawal: another manager, reviewer or administrator."""
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(withdrawal.signature.review.article)
        fresh = Withdrawal.objects.get(pk=withdrawal.pk)
        check_can_countersign(person(by), fresh)
        if not fresh.is_emergency or fresh.countersigned_at:
            raise NotPossible("This withdrawal needs no second person any more.")
        fresh.countersigned_by, fresh.countersigned_at = by, now
        fresh.save(update_fields=["countersigned_by", "countersigned_at"])
        ledger.append(article=article, verb="countersign", by=by, at=now, facts={"withdrawal": fresh.pk})
    return fresh


def escalate_withdrawals() -> int:
    """Tell the administrators of emergency withdrawals that nobody countersigned in time: how many. They stay."""
    now = timezone.now()
    late = Withdrawal.objects.filter(
        is_emergency=True, countersigned_at=None, escalated_at=None, countersign_by__lt=now.date()
    )
    count = 0
    for withdrawal in late.select_related("signature__review__revision", "signature__review__article", "by"):
        with transaction.atomic():
            if Withdrawal.objects.filter(pk=withdrawal.pk, escalated_at=None).update(escalated_at=now):
                notifications.withdrawal_escalated(withdrawal, now)
                count += 1
    return count
