"""Dates that a JSON field keeps as text."""

from datetime import date

from django import template

register = template.Library()


@register.filter
def iso_date(value: object) -> date | None:
    """ "2026-05-03" as a date, for `|date:"j F Y"`; None where it is none, which `|date` prints as nothing."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
