"""What is asked at the desk about a concern: how it was answered; and what an alert is about."""

from collections.abc import Collection
from typing import Any

from django import forms

from .layout import fields_only

MAX_PAGES = 500
"""Pages of one alert in one form; the rest is found by the same search again."""


class AnswerForm(forms.Form):
    """Close a concern with a note."""

    use_required_attribute = False
    note = forms.CharField(
        label="What was done about it, or why nothing has to be done",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="For the desk. If the text was wrong, correct it and name this concern when you submit: "
        "then it closes with the public note.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()


class AlertForm(forms.Form):
    """Open a concern on the chosen pages."""

    use_required_attribute = False
    words = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    reason = forms.CharField(
        label="What the alert is about",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Who wrote or signed one of the pages reads this in a mail. Name the source.",
    )
    due_on = forms.DateField(
        label="To be answered by",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Choose a day.",
            "invalid": "Write the day as year-month-day, such as 2026-05-03.",
        },
    )
    pages = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, pages: Collection[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pages"].choices = [(str(pk), str(pk)) for pk in pages]  # type: ignore[attr-defined]
        self.fields["pages"].error_messages["invalid_choice"] = (
            "One of these pages changed a moment ago. Look at the list again: nothing was opened."
        )
        self.helper = fields_only("words", "reason", "due_on")

    def chosen(self) -> set[int]:
        """The pages (ids) that are ticked: all of them before anything was posted."""
        if not self.is_bound:
            return {int(value) for value, _ in self.fields["pages"].choices}  # type: ignore[attr-defined]
        return {int(pk) for pk in self.data.getlist("pages") if str(pk).isdecimal()}  # type: ignore[attr-defined]
