from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from articles.importers import FORMS

from .layout import fields_only

FORM_NAMES = [("", "Let the text tell"), *((form, form.replace("_", " ").capitalize()) for form in FORMS)]


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """None, one or several files; empty ones pass here, so that the reader says what is wrong with them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, widget=ManyFiles, allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(file, initial) for file in files]


class ImportForm(forms.Form):
    """Files, or a pasted text, to make drafts of."""

    use_required_attribute = False
    sources = FilesField(
        label="Files", required=False, help_text="Text, saved HTML, Word (.docx) or PDF. You may choose several."
    )
    text = forms.CharField(
        label="Or paste a text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "class": "body-input"}),
        help_text="The whole page as it was copied: what does not belong to the article is set aside, and listed.",
    )
    title = forms.CharField(required=False, help_text="For a source that prints none; for one source at a time.")
    source_form = forms.ChoiceField(choices=FORM_NAMES, required=False, label="Form of the source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()
