"""What a reader fills in to report a mistake. Nothing but what is wrong has to be said."""

from typing import Any

from django import forms

from .layout import fields_only

MAX_TEXT, MAX_PASSAGE = 4_000, 2_000
AROUND = ("prefix", "suffix")


class ReportForm(forms.Form):
    """A mistake on a page or in a passage of it. `website` is a trap: only machines see it."""

    use_required_attribute = False

    text = forms.CharField(
        label="What is wrong?",
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="A source helps us, if you know one. Please leave out your own or other people’s health details.",
        error_messages={
            "required": "Say what is wrong.",
            "max_length": f"Please keep it under {MAX_TEXT:,} characters.",
        },
    )
    exact = forms.CharField(
        label="The passage that it is about",
        required=False,
        max_length=MAX_PASSAGE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Copied from the page. May stay empty where you mean the whole page.",
    )
    reply_to = forms.EmailField(
        label="Your e-mail address, if you would like an answer",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Only the editors see it. It is erased after 12 months.",
        error_messages={"invalid": "This is not a whole address. You may leave it empty."},
    )
    prefix = forms.CharField(  # type: ignore[assignment]  # a field, taken off the class: the form's own stays
        widget=forms.HiddenInput, required=False, max_length=MAX_PASSAGE, strip=False
    )
    suffix = forms.CharField(widget=forms.HiddenInput, required=False, max_length=MAX_PASSAGE, strip=False)
    publication = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only("text", "exact", "reply_to", *AROUND, "publication")

    @property
    def is_trapped(self) -> bool:
        """Whether the field that nobody sees was filled in."""
        return bool(self.data.get("website"))

    def read(self) -> int | None:
        """The publication that the reader read; None where the form does not say."""
        said = str(self.cleaned_data["publication"])
        return int(said) if said.isdecimal() and len(said) < 19 else None
