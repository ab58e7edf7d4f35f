"""What calls a live text into question and waits for an answer: opened once for each cause, closed with a note.

A reader has no account, so a report has no event: the chain names who acted (DESIGN 5.8). Its concern says when it
came; the answer to it is an event.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.credit import months_later
from articles.models import Article, Publication
from reviews import ledger, notifications
from reviews.exceptions import Incomplete, NotPossible
from reviews.models import Concern, Report, Review
from reviews.permissions import check_can_answer_concern, person

from .locking import lock_article

DAYS_TO_ANSWER = {
    Concern.Kind.RETRACTION: 7,  # readers may act on it today
    Concern.Kind.CONCERN: 14,  # the publisher is still looking
    Concern.Kind.CORRECTION: 30,  # mostly small; the reviewer may know it already
    Concern.Kind.REPORT: 7,  # a reader may be right about a harm
    Concern.Kind.PAIRED: 30,  # the page says meanwhile that it is being checked
}
"""Days from the cause to the answer; an alert brings a day of its own."""

ANSWERABLE = (Concern.Kind.REPORT, Concern.Kind.ALERT)
"""Kinds that a person answers. The others go when their cause does."""

NAMED = "concerns"
"""Where a round's answers name the concerns (ids) that its text answers."""

ADDRESS_MONTHS = 12
"""How long a reader's address is kept: the privacy page and the form say so."""

TWICE = timedelta(hours=1)
"""The same words about the same page within this time are one report: a form sent twice."""


def report_mistake(
    *, publication: Publication, text: str, exact: str = "", prefix: str = "", suffix: str = "", reply_to: str = ""
) -> Report:
    """Keep a reader's report on what they read, and open its concern. Nothing is published from it.

    `exact` is the passage, `prefix` and `suffix` what stands around it. Raises Incomplete where nothing is said.
    """
    if not text.strip():
        raise Incomplete("Say what is wrong.", "text")
    now = timezone.now()
    words = {"article": publication.article, "exact": exact.strip(), "text": text.strip()}
    with transaction.atomic():
        lock_article(publication.article)
        earlier = Report.objects.filter(**words, publication=publication, at__gt=now - TWICE).first()
        if earlier:
            return earlier
        report = Report.objects.create(
            **words, publication=publication, prefix=prefix[-80:], suffix=suffix[:80], reply_to=reply_to, at=now
        )
        concern = open_concern(publication.article, Concern.Kind.REPORT, now, report=report, exact=report.exact)
        notifications.mistake_reported(concern, now)
    return report


def answer_concern(*, by: User, concern: Concern, note: str) -> Concern:
    """Close a reader's report or an alert with a note that says what was done, or why nothing is to be done."""
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(concern.article)
        check_can_answer_concern(person(by))
        fresh = Concern.objects.get(pk=concern.pk)
        if fresh.kind not in ANSWERABLE:
            raise NotPossible(
                "This concern closes by itself, when its cause is gone: when a text is signed that answers."
            )
        if fresh.closed_at:
            raise NotPossible("This concern was answered already.")
        if not note.strip():
            raise Incomplete("Say what was done about it, or why nothing has to be done.", "note")
        close(fresh, by, now, note.strip())
        _record("answer_concern", fresh, article, by, now)
    return fresh


def named(article: Article, concerns: Collection[int]) -> dict[str, list[int]]:
    """What a round's answers hold of the concerns (ids) that its text answers: nothing where none is named.

    Raises Incomplete where one is not open, or not of this article.
    """
    wanted = sorted(set(concerns))
    if not wanted:
        return {}
    if Concern.objects.answerable(article).filter(pk__in=wanted).count() != len(wanted):
        raise Incomplete("One of these concerns was answered already. Look at the list again.", NAMED)
    return {NAMED: wanted}


def concerns_named(review: Review) -> list[Concern]:
    """The concerns that a round's text answers, for who reviews it: no query where it names none."""
    wanted = review.answers.get(NAMED)
    return list(Concern.objects.filter(pk__in=wanted).select_related("report", "alert")) if wanted else []


def answer_with_text(review: Review, *, by: User, now: datetime) -> None:
    """Close the concerns that a round names, now that its text is signed; the public note is the answer."""
    if wanted := review.answers.get(NAMED):
        for concern in Concern.objects.answerable(review.article).filter(pk__in=wanted):
            close(concern, by, now, review.change_note or "Answered by the text that was signed.")
            _record("answer_concern", concern, review.article, by, now)


def reopen_answered(review: Review, *, at: datetime, by: User, now: datetime) -> None:
    """Open again what a text answered (`at` is when it was signed), now that its signature stands no longer."""
    if wanted := review.answers.get(NAMED):
        for concern in Concern.objects.filter(pk__in=wanted, closed_at=at):
            concern.closed_at, concern.closed_by, concern.note = None, None, ""
            concern.save(update_fields=["closed_at", "closed_by", "note"])
            _record("reopen_concern", concern, review.article, by, now)


def erase_addresses() -> int:
    """Erase the addresses of readers whose reports are twelve months old: how many."""
    now = timezone.now()
    old = Report.objects.exclude(reply_to="").filter(at__date__lte=months_later(now.date(), -ADDRESS_MONTHS))
    return old.update(reply_to="", erased_at=now)


def open_concern(article: Article, kind: Concern.Kind, now: datetime, *, exact: str = "", **cause: object) -> Concern:
    """A new concern, due as its kind is, or on the day `due_on` among `cause`."""
    cause.setdefault("due_on", now.date() + timedelta(days=DAYS_TO_ANSWER.get(kind, 0)))
    return Concern.objects.create(article=article, kind=kind, exact=exact, opened_at=now, **cause)


def close(concern: Concern, by: User | None, now: datetime, note: str) -> None:
    """Close a concern; by nobody where a file or a reader's page did."""
    concern.closed_at, concern.closed_by, concern.note = now, by, note
    concern.save(update_fields=["closed_at", "closed_by", "note"])


def _record(verb: str, concern: Concern, article: Article, by: User, now: datetime) -> None:
    ledger.append(article=article, verb=verb, by=by, at=now, facts={"concern": concern.pk})
