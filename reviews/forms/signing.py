"""The statement that a reviewer signs, as a form."""

from dataclasses import dataclass
from typing import Any, cast

from crispy_forms.layout import HTML, Fieldset
from django import forms
from django.forms.boundfield import BoundField

from articles.choices import REVIEW_TERM_MONTHS, ChangeKind, Kind, Scope
from reviews.checklists import DoseQuestion
from reviews.workflow import MEANINGS, RAISED, TERMS, Asked, Statement
from reviews.workflow.statement import NOT_SEEN

from .decisions import SEEN, DecisionForm

CONFIRM = "Confirm this, or request changes instead."


class SecretInput(forms.PasswordInput):
    """A hidden field that is never filled in again, nor shown among the answers."""

    input_type = "hidden"


@dataclass(frozen=True)
class DoseTick:
    """A dose with the box to tick beside it."""

    question: DoseQuestion
    field: BoundField


class SignForm(DecisionForm):
    """The statement that a reviewer signs: scope, checklist, doses, own works, note, term, and password or passkey.

    What is printed of the signer's interests is shown, not asked; it comes back so that the verb can tell whether it
    is still the same.
    """

    verb = "approve"

    scope = forms.ChoiceField(
        label="What you sign",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what you sign.",
            "invalid_choice": "You may not sign that. Choose one of these.",
        },
    )
    change_kind = forms.ChoiceField(
        label="Kind of change",
        help_text="Confirm what the editor proposed, or raise it: readers then see a new date of update.",
        error_messages={"invalid_choice": "A signer may raise a minor change, not lower another kind."},
    )
    own_references = forms.MultipleChoiceField(
        label="Which of the cited works are yours?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "This text does not cite all the works that you ticked. Look at them again."},
    )
    disclosures = forms.CharField(
        label="Your interests as you saw them", required=False, widget=forms.HiddenInput, strip=False
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
        assert self.asked is not None  # noqa: S101  the page of a round always says what is asked
        self.shown: Asked = self.asked()
        self.fields["password"].required = not self.data.get("passkey")
        scopes = self.scopes if self.verb == "approve" else [scope for scope in self.scopes if scope == Scope.WHOLE]
        scope_field = cast(forms.ChoiceField, self.fields["scope"])
        term_field = cast(forms.ChoiceField, self.fields["term_months"])
        scope_field.choices = [(scope.value, f"{scope.label}: “{MEANINGS[scope]}”") for scope in scopes]
        if len(scopes) == 1:
            self.initial.setdefault("scope", scopes[0].value)
        usual = REVIEW_TERM_MONTHS[Kind(self.review.revision.kind)]
        shorter = [(months, f"In {months} months") for months in TERMS if months < usual]
        term_field.choices = [("", f"In {usual} months, as usual for this kind of article"), *reversed(shorter)]
        for question in self.shown.all_questions:
            self.fields[f"check_{question.mark}"] = forms.BooleanField(
                label=question.wording, error_messages={"required": CONFIRM}
            )
        self._offer_references()
        self._offer_kinds()

    def _offer_kinds(self) -> None:
        """A minor change may be raised; another kind stands, and is not asked."""
        raised = RAISED.get(ChangeKind(self.review.change_kind), ()) if self.verb == "approve" else ()
        kinds = cast(forms.ChoiceField, self.fields["change_kind"])
        kinds.choices = [(kind.value, kind.label) for kind in raised]
        self.initial.setdefault("change_kind", self.review.change_kind)
        if not raised:
            del self.fields["change_kind"]

    def _offer_references(self) -> None:
        own = cast(forms.MultipleChoiceField, self.fields["own_references"])
        own.choices = [
            (ref["key"], f"{ref['number']}. {_named(ref['csl'])}")
            for ref in self.shown.references
            if ref["key"] not in self.shown.known_own
        ]
        if not own.choices:
            del self.fields["own_references"]

    def laid_out(self) -> list[Any]:
        questions = [f"check_{question.mark}" for question in self.shown.questions]
        return [
            *SEEN,
            "scope",
            *(["change_kind"] if "change_kind" in self.fields else []),
            Fieldset("Checklist", *questions),
            HTML('{% include "reviews/_doses.html" with ticks=choice.form.dose_ticks %}'),
            *(["own_references"] if "own_references" in self.fields else []),
            HTML('{% include "reviews/_interests_shown.html" with form=choice.form %}'),
            "note",
            "term_months",
            HTML('{% include "reviews/_signer.html" %}'),
            "password",
            "passkey",
        ]

    def clean_disclosures(self) -> str:
        text = str(self.cleaned_data["disclosures"])
        if not self.shown.was_seen(text):
            raise forms.ValidationError(NOT_SEEN)
        return text

    def dose_ticks(self) -> list[DoseTick]:
        """The doses that have to be confirmed, each with its box."""
        return [DoseTick(dose, self[f"check_{dose.mark}"]) for dose in self.shown.doses]

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
            own_references=tuple(self.cleaned_data.get("own_references", ())),
            change_kind=self.cleaned_data.get("change_kind"),
        )


class ReaffirmForm(SignForm):
    verb = "reaffirm"


def _named(csl: dict[str, Any]) -> str:
    """A work as a list names it: first author, title, journal."""
    authors = csl.get("author") or [{}]
    first = str(authors[0].get("family") or authors[0].get("literal") or "")
    lead = f"{first} et al" if len(authors) > 1 and first else first
    parts = (lead, str(csl.get("title", "")), str(csl.get("container-title", "")))
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
