"""What waits for whom: the desk's first page, and the queue of open rounds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from articles import keyset
from articles.models import Article, Revision
from reviews.models import Concern, Review
from reviews.permissions import Person
from reviews.states import OPEN

from .guard import DeskRequest
from .standing import DRAFT, articles_in

SHOWN = 8
PAGE_SIZE = 30
LAST_WRITTEN = 300

QUEUES = {"": "All open", "mine": "Mine", "unassigned": "Unassigned", "overdue": "Overdue"}


@dataclass(frozen=True)
class Waiting:
    """One list of the first page. `kind` says what its rows are: concerns, rounds, drafts or live pages."""

    title: str
    kind: str
    rows: list[Any]
    empty: str
    more: str = field(default="")


@require_GET
def home(request: DeskRequest) -> HttpResponse:
    """What waits for this person, by what they may do."""
    today = timezone.localdate()
    lists = list(_waiting(request.person, today))
    context = {
        "waiting": [waiting for waiting in lists if waiting.rows],
        "quiet": [waiting for waiting in lists if not waiting.rows],
        "today": today,
    }
    return render(request, "reviews/home.html", context)


@require_GET
def queue(request: DeskRequest) -> HttpResponse:
    """Open rounds, what is due first on top; `show` narrows them, `after` turns the page."""
    today = timezone.localdate()
    show = request.GET.get("show", "")
    show = show if show in QUEUES else ""
    rounds = _narrowed(show, request.person, today).listed()
    page = keyset.page(rounds, keys=("due_on", "id"), after=request.GET.get("after", ""), size=PAGE_SIZE)
    counts = Review.objects.open().aggregate(
        all=Count("pk"),
        mine=Count("pk", Q(reviewer=request.user)),
        unassigned=Count("pk", Q(reviewer=None)),
        overdue=Count("pk", Q(due_on__lt=today)),
    )
    tabs = [(name, label, counts[name or "all"]) for name, label in QUEUES.items()]
    return render(request, "reviews/queue.html", {"page": page, "tabs": tabs, "show": show, "today": today})


def _narrowed(show: str, who: Person, today: date) -> Any:
    rounds = Review.objects.all()
    if show == "mine":
        return rounds.mine(who.user)
    if show == "unassigned":
        return rounds.unassigned()
    return rounds.overdue(today) if show == "overdue" else rounds.open()


def _waiting(who: Person, today: date) -> Iterable[Waiting]:
    concerns = Concern.objects.open().listed()
    yield Waiting("Evidence challenged", "concerns", list(concerns[:SHOWN]), "No live page is challenged.")
    if who.may_review:
        yield from _for_reviewer(who)
    if who.may_write:
        yield from _for_editor(who)
    if who.may_manage:
        yield from _for_managing_editor(today)


def _for_reviewer(who: Person) -> Iterable[Waiting]:
    queue = reverse("desk:queue")
    mine = Review.objects.mine(who.user).listed()
    yield Waiting("Your reviews", "rounds", list(mine[:SHOWN]), "No review waits for you.", f"{queue}?show=mine")
    free = Review.objects.claimable_by(who.user, who.contributor).listed()
    yield Waiting(
        "Free to claim", "rounds", list(free[:SHOWN]), "No text waits for a reviewer.", f"{queue}?show=unassigned"
    )


def _for_editor(who: Person) -> Iterable[Waiting]:
    sent_back = Review.objects.sent_back_to(who.user).listed().order_by("-decided_at")
    yield Waiting("Sent back to you", "rounds", list(sent_back[:SHOWN]), "Nothing was sent back to you.")
    drafts = reverse("desk:articles")
    yield Waiting(
        "Your drafts", "drafts", list(_drafts_of(who)[:SHOWN]), "You have no drafts.", f"{drafts}?state=draft"
    )
    submitted = Review.objects.filter(submitted_by=who.user, state__in=OPEN).listed()
    yield Waiting("Waiting for a decision", "rounds", list(submitted[:SHOWN]), "Nothing of yours is in review.")


def _for_managing_editor(today: date) -> Iterable[Waiting]:
    queue = reverse("desk:queue")
    unassigned = Review.objects.unassigned().listed()
    yield Waiting(
        "Without a reviewer", "rounds", list(unassigned[:SHOWN]), "Every round has one.", f"{queue}?show=unassigned"
    )
    overdue = Review.objects.overdue(today).listed()
    yield Waiting("Overdue rounds", "rounds", list(overdue[:SHOWN]), "No round is overdue.", f"{queue}?show=overdue")
    stale = Article.objects.review_due(today).listed().order_by("live__next_review_due", "pk")
    yield Waiting("Live pages past their review", "live", list(stale[:SHOWN]), "Every live page was reviewed in time.")


def _drafts_of(who: Person) -> QuerySet[Any]:
    """Drafts among the texts that this person wrote last."""
    written = Revision.objects.filter(created_by=who.user).order_by("-pk").values("article")[:LAST_WRITTEN]
    return articles_in(DRAFT).filter(pk__in=written, newest_by=who.user.pk).order_by("-newest_at")
