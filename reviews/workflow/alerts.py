"""A drug alert or a new guideline: one concern for each live page that says so, in one action."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.live_text import FoundPage, pages_with
from articles.models import Article
from reviews import ledger, notifications
from reviews.exceptions import Incomplete, NotPossible
from reviews.models import Alert, Concern, Review, Signature
from reviews.permissions import check_can_write, person

from .concerns import open_concern


def open_alert(*, by: User, words: str, pages: Collection[int], reason: str, due_on: date) -> list[Concern]:
    """Open a concern on each of `pages` (ids of articles) that says `words`: those that were opened.

    The same words, reason and day again are the same alert: nothing is opened twice. Raises Incomplete where
    something is missing, NotPossible where one of the pages does not say it any more.
    """
    now = timezone.now()
    words, reason = " ".join(words.split()), reason.strip()
    check_can_write(person(by))
    _check_given(words, pages, reason, due_on, now)
    with transaction.atomic():
        chosen = Article.objects.filter(pk__in=pages)
        list(chosen.select_for_update().order_by("pk").values_list("pk"))
        _, found = pages_with(words, among=chosen)
        if len(found) != len(set(pages)):
            raise NotPossible("One of these pages changed a moment ago. Search again: nothing was opened.")
        alert = Alert.objects.filter(words=words, reason=reason, due_on=due_on).first() or Alert.objects.create(
            words=words, reason=reason, due_on=due_on, by=by, at=now
        )
        opened_before = set(alert.concerns.values_list("article", flat=True))
        missing = [page for page in found if page.article.pk not in opened_before]
        opened = [_opened(alert, page, by, now) for page in missing]
        notifications.alert_opened(alert, _told(opened), now)
    return opened


def _check_given(words: str, pages: Collection[int], reason: str, due_on: date, now: datetime) -> None:
    if not words:
        raise Incomplete("Say what to search for.", "words")
    if not pages:
        raise Incomplete("Choose at least one page.", "pages")
    if not reason:
        raise Incomplete("Say what the alert is about: the people of each page read it.", "reason")
    if due_on < now.date():
        raise Incomplete("The day to answer by has passed already.", "due_on")


def _opened(alert: Alert, page: FoundPage, by: User, now: datetime) -> Concern:
    concern = open_concern(page.article, Concern.Kind.ALERT, now, alert=alert, due_on=alert.due_on, exact=page.passage)
    facts: ledger.Facts = {"alert": alert.pk, "concern": concern.pk}
    ledger.append(article=page.article, verb="open_alert", by=by, at=now, facts=facts)
    return concern


def _told(opened: list[Concern]) -> dict[User, list[Concern]]:
    """Who is told of which pages: the last submitter and the signer of each."""
    concerns = {concern.article_id: concern for concern in opened}
    told: dict[User, dict[int, Concern]] = defaultdict(dict)
    rounds = Review.objects.filter(article__in=concerns).order_by("article", "-pk").select_related("submitted_by")
    last: dict[int, User] = {}
    for review in rounds:
        last.setdefault(review.article_id, review.submitted_by)
    for article, submitter in last.items():
        told[submitter][article] = concerns[article]
    lives = {concern.article.live.signature_id: pk for pk, concern in concerns.items() if concern.article.live}
    for signature in Signature.objects.filter(pk__in=lives).select_related("signer"):
        told[signature.signer][lives[signature.pk]] = concerns[lives[signature.pk]]
    return {user: list(pages.values()) for user, pages in told.items()}
