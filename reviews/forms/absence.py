from typing import Any

from django import forms

from .layout import fields_only

DAY = "Write the day as year-month-day, such as 2026-05-03."


class AbsenceForm(forms.Form):
    """First and last day of an absence; both empty: nobody is away. The verb looks at their order."""

    use_required_attribute = False
    away_from = forms.DateField(
        label="First day away",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": DAY},
    )
    away_until = forms.DateField(
        label="Last day away",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Leave both empty to end an absence.",
        error_messages={"invalid": DAY},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()


class OwnAbsenceForm(AbsenceForm):
    """One's own absence, and the mail one wants."""

    wants_digest = forms.BooleanField(
        label="Weekly digest by mail",
        required=False,
        help_text="On Mondays, when something waits for you.",
    )
