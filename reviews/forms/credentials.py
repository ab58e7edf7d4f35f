"""A person's registration and interests, what an article is about, and the waiver of an interest."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from articles.models import Article, Reference, Subject
from reviews.interests import Entry
from reviews.models import Interest, Registration

from .layout import fields_only

MOST_ENTRIES = 40
BLANK_LINES = 2


class RegistrationForm(forms.ModelForm):
    """With which body somebody is registered."""

    use_required_attribute = False

    class Meta:
        model = Registration
        fields = ("body", "number", "country")
        error_messages = {
            "body": {"required": "State the registration body."},
            "number": {"required": "State your number with it."},
            "country": {"required": "State its country."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()


class ChoiceForm(forms.Form):
    """Whether there is anything to declare: to be said each time, in so many words."""

    use_required_attribute = False
    none = forms.TypedChoiceField(
        label="What you declare",
        choices=[("yes", "I have no interests to declare"), ("no", "I declare the interests below")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one: that you have none, or that you declare those below."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()


class InterestForm(forms.Form):
    """One line of a declaration."""

    use_required_attribute = False
    type = forms.ChoiceField(
        label="Kind", choices=[("", "Choose"), *Interest.Type.choices], error_messages={"required": "Choose the kind."}
    )
    company = forms.CharField(
        label="Company or body", max_length=120, error_messages={"required": "Name the company or body."}
    )
    product = forms.CharField(label="Product, where there is one", max_length=120, required=False)
    began_on = forms.DateField(
        label="Since",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Give the day it began.", "invalid": "Write the day as year-month-day."},
    )
    ended_on = forms.DateField(
        label="Until (empty: it goes on)",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day as year-month-day."},
    )
    detail = forms.CharField(label="What for, in a few words (readers see it)", max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-select" if name == "type" else "form-control"

    def entry(self) -> Entry:
        """The valid line as the verb takes it."""
        names = ("type", "company", "product", "detail", "began_on", "ended_on")
        return Entry(**{name: self.cleaned_data[name] for name in names})


def interest_lines(data: Any = None, entries: Sequence[Entry] = (), more: int = 0) -> "BaseFormSet[InterestForm]":
    """The lines of a declaration: those declared last and some empty ones, or what was posted and `more` empty ones.

    A posted line that is wholly empty counts as none, also where one of an earlier declaration stood.
    """
    lines = formset_factory(InterestForm, extra=BLANK_LINES, can_delete=True, max_num=MOST_ENTRIES)
    if data is None:
        return lines(prefix="entry", initial=[entry.__dict__ for entry in entries])
    posted = data.copy()
    total = posted.get("entry-TOTAL_FORMS", "0")
    count = int(total) if total.isdecimal() and len(total) < 4 else 0
    posted["entry-TOTAL_FORMS"], posted["entry-INITIAL_FORMS"] = str(min(count, MOST_ENTRIES) + more), "0"
    return lines(posted, prefix="entry", initial=[])


class WaiverForm(forms.Form):
    """Why an interest does not keep a reviewer from a round."""

    use_required_attribute = False
    reason = forms.CharField(
        label="Reason",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Public: readers see it beside the reviewer's interests, with your name.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()


class SubjectsForm(forms.Form):
    """The drugs, manufacturers and funders that an article is about, one a line, and the case that it retells."""

    use_required_attribute = False
    retold_case = forms.CharField(
        label="The published case that it retells",
        required=False,
        help_text="Key of the reference, for a case report. Its authors do not review the page.",
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = list(article.subjects.all())
        for role in Subject.Role:
            self.fields[role.value] = forms.CharField(
                label=f"{role.label}s",
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text="One a line.",
                initial="\n".join(subject.name for subject in named if subject.role == role),
            )
        self.fields["retold_case"].initial = article.retold_case.citekey if article.retold_case else ""
        self.order_fields([*Subject.Role.values, "retold_case"])
        self.helper = fields_only()

    def clean_retold_case(self) -> Reference | None:
        key = self.cleaned_data["retold_case"].strip().removeprefix("[@").removesuffix("]")
        if not key:
            return None
        found = Reference.objects.filter(citekey=key).select_related("merged_into").first()
        if found is None:
            raise forms.ValidationError(f"No reference has the key “{key}”. Look in the library.")
        return found.merged_into or found

    def subjects(self) -> list[tuple[str, str]]:
        """(role, name) of each line."""
        return [(role, name) for role in Subject.Role.values for name in self.cleaned_data[role].splitlines()]
