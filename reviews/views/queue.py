"""The queue of open rounds: what is due first on top, narrowed by tab and by filters, in keyset pages."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from articles import keyset
from articles.choices import Audience, Kind
from reviews.capped import capped_counts
from reviews.models import Review
from reviews.permissions import Person, names
from reviews.querysets import ReviewQuerySet

from .guard import DeskRequest

PAGE_SIZE = 30

QUEUES = {"": "All open", "mine": "Mine", "unassigned": "Unassigned", "overdue": "Overdue"}


@dataclass(frozen=True)
class Narrowed:
    """What the address asks for; what it names wrongly is left out."""

    show: str
    kind: str
    audience: str
    reviewer: int | None

    @classmethod
    def of(cls, query: QueryDict) -> "Narrowed":
        reviewer = query.get("reviewer", "")
        return cls(
            show=query.get("show", "") if query.get("show") in QUEUES else "",
            kind=query.get("kind", "") if query.get("kind") in Kind.values else "",
            audience=query.get("audience", "") if query.get("audience") in Audience.values else "",
            reviewer=int(reviewer) if reviewer.isdecimal() and len(reviewer) < 10 else None,
        )

    @property
    def filters(self) -> bool:
        return bool(self.kind or self.audience or self.reviewer)

    def rounds(self, who: Person, today: date) -> ReviewQuerySet:
        rounds = tabs_of(who, today)[self.show]
        if self.kind:
            rounds = rounds.filter(revision__kind=self.kind)
        if self.audience:
            rounds = rounds.filter(revision__audience=self.audience)
        return rounds.filter(reviewer=self.reviewer) if self.reviewer else rounds


@require_GET
def queue(request: DeskRequest) -> HttpResponse:
    """Open rounds: `show` chooses the tab; `kind`, `audience`, `reviewer` narrow it; `after` turns the page."""
    today = timezone.localdate()
    narrowed = Narrowed.of(request.GET)
    rounds = narrowed.rounds(request.person, today).listed()
    counts = capped_counts(**{name or "all": rows for name, rows in tabs_of(request.person, today).items()})
    context: dict[str, Any] = {
        "page": keyset.page(rounds, keys=("due_on", "id"), after=request.GET.get("after", ""), size=PAGE_SIZE),
        "tabs": [(name, label, counts[name or "all"]) for name, label in QUEUES.items()],
        "narrowed": narrowed,
        "kinds": Kind.choices,
        "audiences": Audience.choices,
        "reviewers": [one.user for one in names() if one.may_review],
        "today": today,
    }
    return render(request, "reviews/queue.html", context)


def tabs_of(who: Person, today: date) -> dict[str, ReviewQuerySet]:
    rounds = Review.objects.all()
    return {
        "": rounds.open(),
        "mine": rounds.mine(who.user),
        "unassigned": rounds.unassigned(),
        "overdue": rounds.overdue(today),
    }
