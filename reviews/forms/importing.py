from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.dateformat import format as date_format

from articles.choices import Audience, Kind
from articles.importers import FORMS

from .layout import fields_only

SHOWN = {
    "patient_page": "Copied page for patients",
    "professional_page": "Copied page for professionals",
    "journal_text": "Text of a printed article",
    "markdown": "Markdown",
    "plain": "Plain paragraphs",
    "html_page": "Saved web page (HTML)",
    "docx_file": "Word file",
    "pdf_file": "PDF",
}
FORM_NAMES = [("", "Let the source tell"), *((form, SHOWN[form]) for form in FORMS)]
TYPES = ".txt,.md,.markdown,.html,.htm,.docx,.pdf,text/plain,text/html,text/markdown"


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """None, one or several files; empty ones pass here, so that the reader says what is wrong with them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, widget=ManyFiles(attrs={"accept": TYPES}), allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(file, initial) for file in files]


class ImportForm(forms.Form):
    """Files, or a pasted text, to read."""

    use_required_attribute = False
    sources = FilesField(
        label="Files",
        required=False,
        help_text="Text, Markdown, saved HTML, Word (.docx) or PDF, up to 20 MB each. You may choose several.",
    )
    text = forms.CharField(
        label="Or paste a page or text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "body-input"}),
        help_text="The whole page as it was copied: what does not belong to the article is set aside, and listed.",
    )
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    source_form = forms.ChoiceField(choices=FORM_NAMES, required=False, label="Form of the source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()


class UploadForm(forms.Form):
    """What an editor corrects in what was read. Nothing is required: an unfinished correction is kept as it is."""

    use_required_attribute = False
    title = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    summary = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One or two sentences; up to 600 characters. A longer one opens the text.",
    )
    kind = forms.ChoiceField(choices=Kind.choices, required=False)
    audience = forms.ChoiceField(choices=Audience.choices, required=False, label="For")
    body = forms.CharField(
        label="Text, in Markdown",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 22, "class": "body-input"}),
    )

    def __init__(self, *args: Any, dates: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._dates = {f"date_{question['key']}": question for question in dates}
        for name, question in self._dates.items():
            self.fields[name] = _day(question)
        self.helper = fields_only(*[name for name in self.fields if name not in self._dates])
        self.dates_helper = fields_only(*self._dates)

    def changes(self) -> dict[str, Any]:
        """What was posted, as `workflow.correct_upload` takes it."""
        changes = {name: value for name, value in self.cleaned_data.items() if name not in self._dates}
        if self._dates:
            changes["dates"] = {
                question["key"]: str(self.cleaned_data[name] or "") for name, question in self._dates.items()
            }
        return changes


def _day(question: dict[str, Any]) -> forms.Field:
    """A choice between the days that a date can be, or a day to enter."""
    label = f"“{question['printed']}”, printed as the day it was {question['key']}"
    if question["readings"]:
        choices = [*((day, _in_words(day)) for day in question["readings"]), ("", "Not certain: leave it open")]
        return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text="Empty: leave it open."
    )


def _in_words(day: str) -> str:
    return date_format(date.fromisoformat(day), "j F Y")
