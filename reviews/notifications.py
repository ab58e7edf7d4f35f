"""The outbox: messages are written in the verb's transaction, sent after it, and retried by `send_messages`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from articles.models import Article

from .groups import MANAGE
from .invitations import invitation_url
from .models import Alert, Comment, Concern, Invitation, Message, Review, Signature, Withdrawal

MAX_ATTEMPTS = 10

LINK = "[the link of this invitation]"
"""Stands in the outbox where the mail has the link: what lets somebody in is never stored."""


def submitted(review: Review, now: datetime) -> None:
    """Tell the reviewer of the round before, or else the managing editors, that a text waits."""
    recipients = [review.reviewer] if review.reviewer else managing_editors()
    subject = f"Waiting for review: {named(review.article)}"
    _post(_message("submitted", review, recipient, subject, now) for recipient in recipients)


def assigned(review: Review, now: datetime) -> None:
    """Ask a reviewer to take a round."""
    if review.reviewer:
        _post([_message("assigned", review, review.reviewer, f"Please review: {named(review.article)}", now)])


def changes_requested(review: Review, now: datetime) -> None:
    """Tell the editor what the reviewer asks for."""
    subject = f"Changes requested: {named(review.article)}"
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
    people = {user.pk: user for user in (withdrawal.signature.signer, review.submitted_by, *managing_editors())}
    subject = f"Signature withdrawn: {named(review.article)}"
    _post(_message("signature_withdrawn", review, to, subject, now, withdrawal.signature) for to in people.values())


def withdrawal_escalated(withdrawal: Withdrawal, now: datetime) -> None:
    """Tell the administrators that nobody countersigned an emergency withdrawal in time."""
    review = withdrawal.signature.review
    subject = f"Not countersigned: {named(review.article)}"
    administrators = User.objects.filter(is_superuser=True, is_active=True)
    _post(_message("withdrawal_escalated", review, to, subject, now, withdrawal.signature) for to in administrators)


def evidence_challenged(concern: Concern, review: Review, signer: User, now: datetime) -> None:
    """Tell the editor and the signer of a live page what became of a work that it cites; `review` is its round."""
    context = {
        "concern": concern,
        "title": named(concern.article),
        "desk_url": settings.SITE_URL + reverse("desk:workspace", args=[concern.article.slug]),
        "page_url": settings.SITE_URL + concern.article.get_absolute_url(),
    }
    body = render_to_string("emails/evidence_challenged.txt", context)
    people = {user.pk: user for user in (review.submitted_by, signer)}
    subject = f"Evidence challenged: {context['title']}"[:200]
    _post(Message(to=to, subject=subject, body=body, created_at=now) for to in people.values())


def mistake_reported(concern: Concern, now: datetime) -> None:
    """Tell the managing editors that a reader reported a mistake; what they wrote stays at the desk."""
    title = concern.article.live.revision.title if concern.article.live else concern.article.slug
    context = {"concern": concern, "title": title, "desk_url": settings.SITE_URL + concern.get_absolute_url()}
    body = render_to_string("emails/mistake_reported.txt", context)
    subject = f"A reader reports a mistake: {title}"[:200]
    _post(Message(to=to, subject=subject, body=body, created_at=now) for to in managing_editors())


def alert_opened(alert: Alert, told: Mapping[User, list[Concern]], now: datetime) -> None:
    """Tell each person which of their pages an alert concerns, in one message."""
    subject = f"Alert: {alert.words}"[:200]
    messages = []
    for to, concerns in told.items():
        lines = [(concern, settings.SITE_URL + concern.get_absolute_url()) for concern in concerns]
        body = render_to_string("emails/alert_opened.txt", {"alert": alert, "concerns": lines})
        messages.append(Message(to=to, subject=subject, body=body, created_at=now))
    _post(messages)


def asked_again(article: Article, reviewer: User, now: datetime) -> None:
    """Ask a reviewer to read a live page again, once for the day when its review is due."""
    if article.live is None:
        return
    page, due = named(article), article.live.next_review_due
    url = settings.SITE_URL + reverse("desk:workspace", args=[article.slug])
    body = render_to_string("emails/asked_again.txt", {"page": page, "due": due, "url": url})
    subject, matter = f"Please read again: {page}"[:200], f"page:{article.pk}:{due}:asked"
    post_once([Message(to=reviewer, subject=subject, body=body, matter=matter, created_at=now)])


def blocked(comment: Comment, now: datetime) -> None:
    """Tell who submitted a text, or its reviewer where they said it themselves, that a comment holds it up."""
    review = comment.review
    to = review.reviewer if review.submitted_by_id == comment.by_id else review.submitted_by
    _remark("comment_blocking", f"Held up by a comment: {named(review.article)}", comment, comment, to, now)


def replied(answer: Comment, now: datetime) -> None:
    """Tell who began a thread of a reply to it; of their own reply, whoever answered them last, or held the round."""
    root = answer.parent
    if root is None:
        return
    to: User | None = root.by
    if root.by_id == answer.by_id:
        others = root.replies.exclude(by=answer.by_id).select_related("by")
        last = others.last()
        review = root.review
        to = last.by if last else (review.reviewer if review.submitted_by_id == answer.by_id else review.submitted_by)
    _remark("comment_reply", f"A reply to a comment: {named(root.review.article)}", answer, root, to, now)


def _remark(template: str, subject: str, remark: Comment, root: Comment, to: User | None, now: datetime) -> None:
    """Write one message that leads to a thread: its words stay at the desk."""
    if to is None:
        return
    url = f"{settings.SITE_URL}{reverse('desk:review', args=[root.review_id])}#comment-{root.pk}"
    body = render_to_string(f"emails/{template}.txt", {"page": named(root.review.article), "url": url})
    matter = f"comment:{remark.pk}"
    post_once([Message(to=to, subject=subject[:200], body=body, matter=matter, created_at=now)])


def invited(invitation: Invitation, now: datetime) -> None:
    """Ask somebody to join the desk."""
    body = render_to_string("emails/invitation.txt", {"invitation": invitation, "link": LINK})
    _post([Message(invitation=invitation, subject="Your invitation to CryoSite", body=body, created_at=now)])


def registration_stated(account: User, now: datetime) -> None:
    """Tell the managing editors, but who stated it, that a registration waits for its first check."""
    url = settings.SITE_URL + reverse("desk:people")
    body = render_to_string("emails/registration_stated.txt", {"account": account, "url": url})
    subject = f"A registration to check: {account.get_full_name() or account.get_username()}"[:200]
    others = managing_editors().exclude(pk=account.pk)
    _post(Message(to=to, subject=subject, body=body, created_at=now) for to in others)


def second_factor_removed(account: User, by: User, now: datetime) -> None:
    """Tell somebody that an administrator removed their second factor."""
    url = settings.SITE_URL + reverse("second_factor")
    body = render_to_string("emails/second_factor_removed.txt", {"by": by, "url": url})
    _post([Message(to=account, subject="Your second factor was removed", body=body, created_at=now)])


def named(article: Article) -> str:
    """How a mail calls a page: by the title that readers see, else by its address. Unapproved words stay inside."""
    return article.live.revision.title if article.live else f"/{article.slug}/"


def managing_editors() -> QuerySet[User]:
    """Active accounts that manage the desk."""
    codename = Q(groups__permissions__codename=MANAGE) | Q(user_permissions__codename=MANAGE)
    return User.objects.filter(codename, is_active=True).distinct()


def _message(
    template: str, review: Review, to: User, subject: str, now: datetime, signature: Signature | None = None
) -> Message:
    body = render_to_string(
        f"emails/{template}.txt",
        {
            "review": review,
            "page": named(review.article),
            "signature": signature,
            "desk_url": settings.SITE_URL + reverse("desk:review", args=[review.pk]),
            "page_url": settings.SITE_URL + review.article.get_absolute_url(),
        },
    )
    return Message(to=to, subject=subject[:200], body=body, created_at=now)


def post_once(messages: Sequence[Message]) -> None:
    """Write messages with a matter and send them; who was told of a matter before is not told again.

    Where two processes write the same message, the database keeps the first, and one of them sends it.
    """
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    written = Message.objects.unsent().filter(matter__in=[message.matter for message in messages])
    transaction.on_commit(partial(send, list(written.values_list("pk", flat=True))), robust=True)


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
        waiting = Message.objects.select_for_update(skip_locked=True, of=("self",)).select_related("to", "invitation")
        message = waiting.unsent().filter(pk=pk).first()
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
