"""Small words for the desk's templates."""

from datetime import date, datetime
from typing import Any

from django import template
from django.contrib.auth.models import User

from articles.changes import LABELS
from reviews import comparison
from reviews.capped import MOST
from reviews.comparison import Change, Tally
from reviews.eligibility import Candidate
from reviews.models import Review
from reviews.permissions import Person
from reviews.states import State

register = template.Library()


@register.filter
def called(user: User | None) -> str:
    """A person's name as the desk prints it: the full name, or else the account's."""
    if user is None:
        return "nobody yet"
    return user.get_full_name() or user.get_username()


@register.filter
def able(candidates: list[Candidate]) -> list[Candidate]:
    """Those who may sign."""
    return [one for one in candidates if one.may_sign]


@register.filter
def named(people: dict[int, User], pk: int) -> str:
    """The name of an account by its id."""
    return called(people[pk]) if pk in people else "somebody who left"


@register.filter
def state_label(state: str) -> str:
    """A round's state in words."""
    return State(state).label


@register.filter
def field_label(name: str) -> str:
    """The words for a field of an article, as the editor prints them."""
    return LABELS.get(name, name)


@register.filter
def tallied(changes: list[Change]) -> list[Tally]:
    """What changed, in numbers, with the places."""
    return comparison.tallied(changes)


@register.filter
def days_from(day: date, today: date) -> str:
    """How far a due day is: "today", "in 3 days", "2 days late"."""
    days = (day - today).days
    if days == 0:
        return "today"
    unit = "day" if abs(days) == 1 else "days"
    return f"in {days} {unit}" if days > 0 else f"{-days} {unit} late"


@register.filter
def age(moment: datetime, today: date) -> str:
    """How long something has waited: "since today", "for 1 day", "for 12 days"."""
    days = (today - moment.date()).days
    return f"for {days} day{'s' if days > 1 else ''}" if days > 0 else "since today"


@register.filter
def up_to(count: int) -> str:
    """A capped count in words: "12", or "99+"."""
    return f"{MOST}+" if count > MOST else str(count)


@register.filter
def offered_to(review: Review, who: Person) -> bool:
    """Whether a line offers this person to claim the round with one press; the verb decides."""
    waits_for_them = review.state == State.SUBMITTED and review.reviewer_id in (None, who.user.pk)
    return waits_for_them and who.may_review and review.submitted_by_id != who.user.pk


@register.simple_tag(takes_context=True)
def page_link(context: dict[str, Any], after: str) -> str:
    """The query of the present list, from the row after the mark `after`."""
    query = context["request"].GET.copy()
    query["after"] = after
    return f"?{query.urlencode()}"
