"""What waits for whom, in order of harm: the desk's first page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from articles.models import Article, Revision
from reviews.credentials import lacking
from reviews.models import Comment, Concern, Registration, Review, Signature
from reviews.permissions import Person
from reviews.states import OPEN

from .guard import DeskRequest
from .standing import DRAFT, articles_in

SHOWN = 8
LAST_WRITTEN = 300
DAYS_AHEAD = 60
"""How long before its next review a live page is a task (as the first reminder)."""


@dataclass(frozen=True)
class Waiting:
    """One list of the first page. `kind`: concerns, credentials, registrations, rounds, drafts or live pages."""

    title: str
    kind: str
    rows: list[Any]
    empty: str
    more: str = field(default="")


@require_GET
def home(request: DeskRequest) -> HttpResponse:
    """What waits for this person, by what they may do: what does most harm while it waits comes first."""
    today = timezone.localdate()
    lists = list(_waiting(request.person, today))
    context = {
        "waiting": [waiting for waiting in lists if waiting.rows],
        "quiet": [waiting for waiting in lists if not waiting.rows],
        "today": today,
    }
    return render(request, "reviews/home.html", context)


def _waiting(who: Person, today: date) -> Iterable[Waiting]:
    mine = list(Review.objects.mine(who.user).listed()[: 2 * SHOWN]) if who.may_review else []
    yield _concerns()
    yield from _credentials(who, today)
    yield from _overdue(who, mine, today)
    if who.may_write:
        yield from _blocking(who)
    yield from _new(who, mine, today)
    if who.may_review or who.may_manage:
        yield _soon(who, today)
    if who.may_write:
        yield from _of_ones_own(who)


def _concerns() -> Waiting:
    rows = Concern.objects.open().listed()[:SHOWN]
    return Waiting(
        "Concerns to answer", "concerns", list(rows), "No live page is in question.", reverse("desk:concerns")
    )


def _credentials(who: Person, today: date) -> Iterable[Waiting]:
    """What keeps reviewers from claiming and signing, now or soon; not an administrator's without a byline."""
    if who.may_manage:
        unchecked = Registration.objects.unchecked().exclude(user=who.user).select_related("user")[:SHOWN]
        yield Waiting(
            "Registrations to check", "registrations", list(unchecked), "No registration waits for its first check.",
            reverse("desk:people"),
        )  # fmt: skip
    if who.may_review and (who.contributor or not who.user.is_superuser):
        yield Waiting(
            "Your registration and interests", "credentials", lacking(who.credentials, today),
            "Your registration is checked and your interests are declared.",
        )  # fmt: skip


def _overdue(who: Person, mine: list[Review], today: date) -> Iterable[Waiting]:
    if who.may_review:
        late = [review for review in mine if review.due_on < today]
        yield Waiting("Your overdue reviews", "rounds", late[:SHOWN], "You are late with nothing.", _queue("mine"))
    if who.may_manage:
        rounds = Review.objects.overdue(today).listed()[:SHOWN]
        yield Waiting("Overdue rounds", "rounds", list(rounds), "No round is overdue.", _queue("overdue"))
    if who.may_review or who.may_manage:
        pages = _pages(who).review_due(today)
        yield Waiting(
            "Live pages past their review", "live", _listed(pages), "Every live page was reviewed in time.",
            f"{reverse('desk:articles')}?state=overdue&sort=due",
        )  # fmt: skip


def _blocking(who: Person) -> Iterable[Waiting]:
    sent_back = Review.objects.sent_back_to(who.user).listed().order_by("-decided_at")
    yield Waiting("Sent back to you", "rounds", list(sent_back[:SHOWN]), "Nothing was sent back to you.")
    blocking = Comment.objects.filter(review=OuterRef("pk"), is_blocking=True, resolved_at=None)
    held_up = Review.objects.open().filter(Exists(blocking), submitted_by=who.user).listed()
    yield Waiting("Held up by a comment", "rounds", list(held_up[:SHOWN]), "No comment holds up a text of yours.")


def _new(who: Person, mine: list[Review], today: date) -> Iterable[Waiting]:
    if who.may_review:
        in_time = [review for review in mine if review.due_on >= today]
        yield Waiting("Your reviews", "rounds", in_time[:SHOWN], "No review waits for you.", _queue("mine"))
        free = Review.objects.claimable_by(who.user, who.contributor).listed()[:SHOWN]
        yield Waiting("Free to claim", "rounds", list(free), "No text waits for a reviewer.", _queue("unassigned"))
    if who.may_manage:
        nobodys = Review.objects.unassigned().listed()[:SHOWN]
        yield Waiting("Without a reviewer", "rounds", list(nobodys), "Every round has one.", _queue("unassigned"))


def _soon(who: Person, today: date) -> Waiting:
    until = today + timedelta(days=DAYS_AHEAD)
    pages = _pages(who).live().filter(live__next_review_due__range=(today, until))
    return Waiting(
        "To be reviewed again soon", "live", _listed(pages), "No live page is due within 60 days.",
        f"{reverse('desk:articles')}?state=live&sort=due",
    )  # fmt: skip


def _of_ones_own(who: Person) -> Iterable[Waiting]:
    drafts = reverse("desk:articles")
    yield Waiting(
        "Your drafts", "drafts", list(_drafts_of(who)[:SHOWN]), "You have no drafts.", f"{drafts}?state=draft"
    )
    submitted = Review.objects.filter(submitted_by=who.user, state__in=OPEN).listed()
    yield Waiting("Waiting for a decision", "rounds", list(submitted[:SHOWN]), "Nothing of yours is in review.")


def _pages(who: Person) -> Any:
    """The live pages that are this person's to look at: a managing editor's all, a reviewer's those signed last."""
    pages = Article.objects.all()
    return pages if who.may_manage else pages.filter(live__reviewer=who.contributor)


def _listed(pages: Any) -> list[Any]:
    """Lines of live pages, each with the round on which it is reaffirmed."""
    signed = Signature.objects.filter(pk=OuterRef("live__signature_id")).values("review")[:1]
    found = pages.listed().annotate(round_id=Subquery(signed)).order_by("live__next_review_due", "pk")
    return list(found[:SHOWN])


def _drafts_of(who: Person) -> QuerySet[Any]:
    """Drafts among the texts that this person wrote last."""
    written = Revision.objects.filter(created_by=who.user).order_by("-pk").values("article")[:LAST_WRITTEN]
    return articles_in(DRAFT).filter(pk__in=written, newest_by=who.user.pk).order_by("-newest_at")


def _queue(show: str) -> str:
    return f"{reverse('desk:queue')}?show={show}"
