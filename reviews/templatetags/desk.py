"""Small words for the desk's templates."""

from datetime import date
from typing import Any

from django import template
from django.contrib.auth.models import User

from reviews.comparison import LABELS
from reviews.states import State

register = template.Library()


@register.filter
def called(user: User | None) -> str:
    """A person's name as the desk prints it: the full name, or else the account's."""
    if user is None:
        return "nobody yet"
    return user.get_full_name() or user.get_username()


@register.filter
def state_label(state: str) -> str:
    """A round's state in words."""
    return State(state).label


@register.filter
def field_label(name: str) -> str:
    """The words for a field of an article, as the editor prints them."""
    return LABELS.get(name, name)


@register.filter
def days_from(day: date, today: date) -> str:
    """How far a due day is: "today", "in 3 days", "2 days overdue"."""
    days = (day - today).days
    if days == 0:
        return "today"
    unit = "day" if abs(days) == 1 else "days"
    return f"in {days} {unit}" if days > 0 else f"{-days} {unit} overdue"


@register.simple_tag(takes_context=True)
def page_link(context: dict[str, Any], after: str) -> str:
    """The query of the present list, from the row after the mark `after`."""
    query = context["request"].GET.copy()
    query["after"] = after
    return f"?{query.urlencode()}"
