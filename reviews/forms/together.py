from typing import Any, cast

from django import forms
from django.utils import timezone

from articles.models import Topic
from reviews.eligibility import everybody
from reviews.permissions import Person

from .absence import DAY
from .layout import fields_only
from .reviewers import ReviewerField

ASSIGN, DUE, TOPIC = "assign", "due", "topic"


class TogetherForm(forms.Form):
    """One thing to do with several articles. Signing is not among them. The verbs decide for each article."""

    use_required_attribute = False
    action = forms.ChoiceField(
        label="What to do",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what to do with these articles."},
    )
    reviewer = ReviewerField(required=False)
    due_on = forms.DateField(
        label="Due on",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="For “Assign” it may stay empty: then each round keeps its day.",
        error_messages={"invalid": DAY},
    )
    topic = forms.ModelChoiceField(queryset=Topic.objects.all(), required=False, empty_label="Choose a topic")

    def __init__(self, *args: Any, who: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rounds = [(ASSIGN, "Assign the open rounds"), (DUE, "Set the due day of the open rounds")]
        choices = [*(rounds if who.may_manage else []), (TOPIC, "File under a topic, besides those they have")]
        cast(forms.ChoiceField, self.fields["action"]).choices = choices
        if who.may_manage:
            cast(ReviewerField, self.fields["reviewer"]).offer(everybody(timezone.localdate()))
        else:
            del self.fields["reviewer"], self.fields["due_on"]
            self.initial.setdefault("action", TOPIC)
        self.helper = fields_only()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        needed = {ASSIGN: "reviewer", DUE: "due_on", TOPIC: "topic"}.get(given.get("action", ""))
        words = {"reviewer": "Choose a reviewer.", "due_on": "Choose a day.", "topic": "Choose a topic."}
        if needed and not given.get(needed) and needed not in self.errors:
            self.add_error(needed, words[needed])
        return given
