"""One form for each verb that moves a round. Each carries what the person saw (DESIGN 5.2)."""

from collections.abc import Sequence
from typing import Any, cast

from crispy_forms.layout import HTML, Fieldset
from django import forms
from django.contrib.auth.models import User

from articles.choices import REVIEW_TERM_MONTHS, Kind, Scope
from reviews.checklists import checklist_for
from reviews.models import Review
from reviews.workflow import MEANINGS, TERMS, Seen, Statement

from .layout import fields_only

SEEN = ("seen_review", "seen_revision", "seen_content_hash", "seen_version")


class DecisionForm(forms.Form):
    """Base of all decisions: the hidden fields that say which text, in which state, was decided on."""

    use_required_attribute = False
    verb = ""

    seen_review = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_revision = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_content_hash = forms.CharField(widget=forms.HiddenInput, required=False)
    seen_version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, review: Review, scopes: Sequence[Scope] = (), **kwargs: Any) -> None:
        now = Seen.of(review)
        shown = dict(zip(SEEN, (now.review, now.revision, now.content_hash, now.version), strict=True))
        kwargs["initial"] = {**kwargs.get("initial", {}), **shown}
        kwargs.setdefault("auto_id", f"id_{self.verb}_%s")
        super().__init__(*args, **kwargs)
        self.review, self.scopes = review, scopes
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


class SecretInput(forms.PasswordInput):
    """A hidden field that is never filled in again, nor shown among the answers."""

    input_type = "hidden"


class ClaimForm(DecisionForm):
    verb = "claim"


class ReleaseForm(DecisionForm):
    verb = "release"


class ReviewerField(forms.ModelChoiceField):
    """Accounts that may review, by the name they sign under."""

    def label_from_instance(self, obj: User) -> str:
        return f"{obj.member} ({obj.get_username()})"


class AssignForm(DecisionForm):
    verb = "assign"

    reviewer = ReviewerField(
        queryset=User.objects.none(),
        label="Reviewer",
        empty_label="Choose a reviewer",
        error_messages={"required": "Choose a reviewer.", "invalid_choice": "Choose a reviewer from the list."},
    )
    due_on = forms.DateField(
        label="Due on",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day as year-month-day, such as 2026-05-03."},
    )

    def prepare(self) -> None:
        reviewers = User.objects.with_perm(
            "reviews.review_articles", backend="django.contrib.auth.backends.ModelBackend"
        ).filter(member__contributor__isnull=False)
        choice = cast(ReviewerField, self.fields["reviewer"])
        choice.queryset = (
            reviewers.exclude(member__contributor__credentials="")
            .exclude(pk__in=(self.review.submitted_by_id, self.review.revision.created_by_id))
            .select_related("member__contributor")
            .order_by("member__contributor__name", "pk")
        )
        self.initial.setdefault("reviewer", self.review.reviewer_id)
        self.initial.setdefault("due_on", self.review.due_on)


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


class SignForm(DecisionForm):
    """The statement that a reviewer signs: scope, checklist, interests, note, term, and the password or a passkey."""

    verb = "approve"

    scope = forms.ChoiceField(
        label="What you sign",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what you sign.",
            "invalid_choice": "You may not sign that. Choose one of these.",
        },
    )
    disclosures = forms.CharField(
        label="Your interests",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Readers see this beside your name. Write “None.” where there are none.",
        error_messages={"required": "State your interests, or “None.”: readers see it."},
    )
    note = forms.CharField(
        label="Note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For the desk; may stay empty.",
    )
    term_months = forms.TypedChoiceField(label="Next review due", required=False, coerce=int, empty_value=None)
    password = forms.CharField(
        label="Your password",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
        help_text="It makes this your signature.",
        error_messages={"required": "Enter your password: it makes this your signature."},
    )
    passkey = forms.CharField(widget=SecretInput, required=False)

    def prepare(self) -> None:
        self.fields["password"].required = not self.data.get("passkey")
        scopes = self.scopes if self.verb == "approve" else [scope for scope in self.scopes if scope == Scope.WHOLE]
        scope_field = cast(forms.ChoiceField, self.fields["scope"])
        term_field = cast(forms.ChoiceField, self.fields["term_months"])
        scope_field.choices = [(scope.value, f"{scope.label}: “{MEANINGS[scope]}”") for scope in scopes]
        if len(scopes) == 1:
            self.initial.setdefault("scope", scopes[0].value)
        kind = Kind(self.review.revision.kind)
        usual = REVIEW_TERM_MONTHS[kind]
        shorter = [(months, f"In {months} months") for months in TERMS if months < usual]
        term_field.choices = [("", f"In {usual} months, as usual for this kind of article"), *reversed(shorter)]
        for key, wording in checklist_for(kind).items():
            self.fields[f"check_{key}"] = forms.BooleanField(
                label=wording,
                error_messages={"required": "Confirm this, or request changes instead."},
            )

    def laid_out(self) -> list[Any]:
        checks = [name for name in self.fields if name.startswith("check_")]
        return [
            *SEEN,
            "scope",
            Fieldset("Checklist", *checks),
            "disclosures",
            "note",
            "term_months",
            HTML('{% include "reviews/_signer.html" %}'),
            "password",
            "passkey",
        ]

    def statement(self) -> Statement:
        """What the valid form says, as the verb takes it."""
        answers = {
            name.removeprefix("check_"): value for name, value in self.cleaned_data.items() if name.startswith("check_")
        }
        return Statement(
            scope=self.cleaned_data["scope"],
            checklist=answers,
            disclosures=self.cleaned_data["disclosures"],
            note=self.cleaned_data["note"],
            term_months=self.cleaned_data["term_months"],
        )


class ReaffirmForm(SignForm):
    verb = "reaffirm"


FORMS: dict[str, type[DecisionForm]] = {
    form.verb: form
    for form in (ClaimForm, ReleaseForm, AssignForm, WithdrawForm, RequestChangesForm, SignForm, ReaffirmForm)
}
