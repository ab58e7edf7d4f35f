"""One form for each verb that moves a round. Each carries what the person saw (DESIGN 5.2)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils import timezone

from articles.choices import Scope
from reviews.calendar import due_day
from reviews.eligibility import Candidate, candidates
from reviews.models import Review
from reviews.workflow import Asked, Seen, its_already

from .layout import fields_only
from .reviewers import ReviewerField

SEEN = ("seen_review", "seen_revision", "seen_content_hash", "seen_version")


class DecisionForm(forms.Form):
    """Base of all decisions: the hidden fields that say which text, in which state, was decided on."""

    use_required_attribute = False
    verb = ""

    seen_review = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_revision = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_content_hash = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        review: Review,
        scopes: Sequence[Scope] = (),
        asked: Callable[[], Asked] | None = None,
        **kwargs: Any,
    ) -> None:
        """`asked` reads what a signer has to confirm; only the signing forms call it."""
        now = Seen.of(review)
        shown = dict(zip(SEEN, (now.review, now.revision, now.content_hash, now.version), strict=True))
        kwargs["initial"] = {**kwargs.get("initial", {}), **shown}
        kwargs.setdefault("auto_id", f"id_{self.verb}_%s")
        super().__init__(*args, **kwargs)
        self.review, self.scopes, self.asked = review, scopes, asked
        self.prepare()
        self.helper = fields_only(*self.laid_out())

    def prepare(self) -> None:
        """Add what depends on the round."""

    def laid_out(self) -> list[Any]:
        """The fields in order; none for the order in which they are declared."""
        return []

    def seen(self) -> Seen | None:
        """What the posted form says was seen, or None where it does not say."""
        review, revision, content_hash, version = (str(self.data.get(name, "")) for name in SEEN)
        try:
            return Seen(int(review), int(revision), content_hash, int(version))
        except ValueError:
            return None

    def given(self) -> dict[str, Any]:
        """What the person filled in, to be shown again; never the password."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
            if name not in SEEN and not isinstance(field.widget, forms.PasswordInput)
        }


class ClaimForm(DecisionForm):
    verb = "claim"


class ReleaseForm(DecisionForm):
    verb = "release"


class AssignForm(DecisionForm):
    verb = "assign"

    reviewer = ReviewerField()
    due_on = forms.DateField(
        label="Due on",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day as year-month-day, such as 2026-05-03."},
    )

    def prepare(self) -> None:
        today = timezone.localdate()
        field = cast(ReviewerField, self.fields["reviewer"])
        field.offer(_others(self.review, today))
        field.help_text = its_already(self.review) if self.review.reviewer else ""
        self.initial.setdefault("due_on", max(self.review.due_on, due_day(today)))


class HandOverForm(DecisionForm):
    verb = "hand_over"

    reviewer = ReviewerField(label="To whom")
    note = forms.CharField(
        label="Note",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="How far you came, and what to look at. It becomes a comment of this round.",
        error_messages={"required": "Say how far you came: the next reviewer reads it."},
    )

    def prepare(self) -> None:
        cast(ReviewerField, self.fields["reviewer"]).offer(_others(self.review, timezone.localdate()))


class WithdrawForm(DecisionForm):
    verb = "withdraw"

    reason = forms.CharField(
        label="Reason",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For the reviewer and the record; may stay empty.",
    )


class RequestChangesForm(DecisionForm):
    verb = "request_changes"

    reason = forms.CharField(
        label="What has to change",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="The editor reads this. Name the passage and what would make it right.",
        error_messages={"required": "Say what has to change: the editor reads it."},
    )


def _others(review: Review, today: date) -> list[Candidate]:
    """Everybody but whom the round is with already."""
    found = candidates(review.revision, review.article, on=today)
    return [one for one in found if one.user.pk != review.reviewer_id]


ROUND_FORMS = (ClaimForm, ReleaseForm, AssignForm, HandOverForm, WithdrawForm, RequestChangesForm)
