"""The outbox: messages are written in the verb's transaction, sent after it, and retried by `send_messages`."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from .groups import MANAGE
from .invitations import invitation_url
from .models import Concern, Invitation, Message, Review, Signature, Withdrawal

MAX_ATTEMPTS = 10

LINK = "[the link of this invitation]"
"""Stands in the outbox where the mail has the link: what lets somebody in is never stored."""


def submitted(review: Review, now: datetime) -> None:
    """Tell the reviewer of the round before, or else the managing editors, that a text waits."""
    recipients = [review.reviewer] if review.reviewer else _managing_editors()
    subject = f"Waiting for review: {review.revision.title}"
    _post(_message("submitted", review, recipient, subject, now) for recipient in recipients)


def assigned(review: Review, now: datetime) -> None:
    """Ask a reviewer to take a round."""
    if review.reviewer:
        _post([_message("assigned", review, review.reviewer, f"Please review: {review.revision.title}", now)])


def changes_requested(review: Review, now: datetime) -> None:
    """Tell the editor what the reviewer asks for."""
    subject = f"Changes requested: {review.revision.title}"
    _post([_message("changes_requested", review, review.submitted_by, subject, now)])


def signed(review: Review, signature: Signature, now: datetime) -> None:
    """Tell the editor that the page is live, and the signer what was signed in their name."""
    title = review.revision.title
    _post(
        [
            _message("approved", review, review.submitted_by, f"Approved: {title}", now, signature),
            _message("signed", review, signature.signer, f"You signed: {title}", now, signature),
        ]
    )


def signature_withdrawn(withdrawal: Withdrawal, now: datetime) -> None:
    """Tell the signer, the editor and the managing editors that a signature stands no longer."""
    review = withdrawal.signature.review
    people = {user.pk: user for user in (withdrawal.signature.signer, review.submitted_by, *_managing_editors())}
    subject = f"Signature withdrawn: {review.revision.title}"
    _post(_message("signature_withdrawn", review, to, subject, now, withdrawal.signature) for to in people.values())


def withdrawal_escalated(withdrawal: Withdrawal, now: datetime) -> None:
    """Tell the administrators that nobody countersigned an emergency withdrawal in time."""
    review = withdrawal.signature.review
    subject = f"Not countersigned: {review.revision.title}"
    administrators = User.objects.filter(is_superuser=True, is_active=True)
    _post(_message("withdrawal_escalated", review, to, subject, now, withdrawal.signature) for to in administrators)


def evidence_challenged(concern: Concern, review: Review, signer: User, now: datetime) -> None:
    """Tell the editor and the signer of a live page what became of a work that it cites; `review` is its round."""
    context = {
        "concern": concern,
        "title": review.revision.title,
        "desk_url": settings.SITE_URL + reverse("desk:workspace", args=[concern.article.slug]),
        "page_url": settings.SITE_URL + concern.article.get_absolute_url(),
    }
    body = render_to_string("emails/evidence_challenged.txt", context)
    people = {user.pk: user for user in (review.submitted_by, signer)}
    subject = f"Evidence challenged: {review.revision.title}"[:200]
    _post(Message(to=to, subject=subject, body=body, created_at=now) for to in people.values())


def invited(invitation: Invitation, now: datetime) -> None:
    """Ask somebody to join the desk."""
    body = render_to_string("emails/invitation.txt", {"invitation": invitation, "link": LINK})
    _post([Message(invitation=invitation, subject="Your invitation to CryoSite", body=body, created_at=now)])


def second_factor_removed(account: User, by: User, now: datetime) -> None:
    """Tell somebody that an administrator removed their second factor."""
    url = settings.SITE_URL + reverse("second_factor")
    body = render_to_string("emails/second_factor_removed.txt", {"by": by, "url": url})
    _post([Message(to=account, subject="Your second factor was removed", body=body, created_at=now)])


def _managing_editors() -> Iterable[User]:
    codename = Q(groups__permissions__codename=MANAGE) | Q(user_permissions__codename=MANAGE)
    return User.objects.filter(codename, is_active=True).distinct()


def _message(
    template: str, review: Review, to: User, subject: str, now: datetime, signature: Signature | None = None
) -> Message:
    body = render_to_string(
        f"emails/{template}.txt",
        {
            "review": review,
            "signature": signature,
            "desk_url": settings.SITE_URL + reverse("desk:review", args=[review.pk]),
            "page_url": settings.SITE_URL + review.article.get_absolute_url(),
        },
    )
    return Message(to=to, subject=subject[:200], body=body, created_at=now)


def _post(messages: Iterable[Message]) -> None:
    """Write messages into the outbox in one query, to be sent once the transaction stands."""
    written = Message.objects.bulk_create(messages)
    transaction.on_commit(partial(send, [message.pk for message in written]), robust=True)


def send(pks: Iterable[int] | None = None) -> tuple[int, int]:
    """Send what waits in the outbox (all of it, or the messages `pks`): how many were sent, how many failed.

    A message that fails keeps its error and is tried again by `send_messages`, ten times at the most.
    """
    waiting = Message.objects.unsent().filter(attempts__lt=MAX_ATTEMPTS)
    if pks is not None:
        waiting = waiting.filter(pk__in=list(pks))
    outcomes = [_send_one(pk) for pk in waiting.values_list("pk", flat=True)]
    return outcomes.count(True), outcomes.count(False)


def _send_one(pk: int) -> bool | None:
    with transaction.atomic():
        message = Message.objects.select_for_update(skip_locked=True, of=("self",)).unsent().filter(pk=pk).first()
        if message is None:
            return None
        message.attempts += 1
        try:
            _mail(message)
        except OSError as error:
            message.last_error = str(error)[:500]
        else:
            message.sent_at = timezone.now()
            message.last_error = ""
        message.save(update_fields=["attempts", "sent_at", "last_error"])
    return message.sent_at is not None


def _mail(message: Message) -> None:
    if message.invitation and message.invitation.is_open:
        body = message.body.replace(LINK, invitation_url(message.invitation))
        send_mail(message.subject, body, None, [message.invitation.email])
    elif message.to and message.to.email and message.to.is_active:
        send_mail(message.subject, message.body, None, [message.to.email])
