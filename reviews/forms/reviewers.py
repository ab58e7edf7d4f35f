from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.formats import date_format

from reviews.eligibility import Candidate


class ReviewerField(forms.TypedChoiceField):
    """Who may sign, each with what they have to do already; those who are away come last, with their days."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Reviewer")
        errors = {"required": "Choose a reviewer.", "invalid_choice": "Choose a reviewer from the list."}
        super().__init__(coerce=self._user, empty_value=None, error_messages=errors, **kwargs)
        self.users: dict[str, User] = {}

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Set the choices: those of the candidates who may sign."""
        able = [one for one in candidates if one.may_sign]
        here = [(str(one.user.pk), f"{one.name} ({one.load})") for one in able if not one.is_away]
        away = [(str(one.user.pk), f"{one.name} ({_until(one)}; {one.load})") for one in able if one.is_away]
        self.users = {str(one.user.pk): one.user for one in able}
        # A form works on a copy of the declared field, whose coerce would still look at that one.
        self.coerce = self._user
        self.choices = [("", "Choose a reviewer"), *here, *([("Away", away)] if away else [])]

    def _user(self, pk: str) -> User:
        return self.users[pk]


def _until(one: Candidate) -> str:
    return f"away until {date_format(one.away_until, 'j F Y')}" if one.away_until else "away"
