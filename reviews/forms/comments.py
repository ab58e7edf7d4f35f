from typing import Any, cast

from django import forms

from articles.models import Revision
from articles.rendering.quotes import Quote
from reviews.workflow import About

from .layout import fields_only


class CommentForm(forms.Form):
    """A comment, and what it is about. The browser fills in the passage; without JavaScript it is pasted."""

    use_required_attribute = False

    exact = forms.CharField(
        label="Passage",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The words that it is about, as the text has them.",
    )
    prefix = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)  # type: ignore[assignment]
    suffix = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    section = forms.ChoiceField(label="Or a section", required=False)
    text = forms.CharField(label="Comment", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    replacement = forms.CharField(
        label="Better words for the passage",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="May stay empty. The editor can take them over in one step.",
    )
    is_blocking = forms.BooleanField(label="Blocking: nothing is signed until it is resolved", required=False)

    def __init__(self, *args: Any, revision: Revision, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "id_comment_%s")
        super().__init__(*args, **kwargs)
        headings = [(heading["anchor"], heading["text"]) for heading in revision.outline if heading["level"] < 4]
        section = cast(forms.ChoiceField, self.fields["section"])
        section.choices = [("", "The whole text"), *headings]
        self.helper = fields_only()

    def about(self) -> About:
        """What the valid form says that the comment is about."""
        given = self.cleaned_data
        passage = Quote(given["exact"], given["prefix"], given["suffix"]) if given["exact"] else None
        return About(
            passage=passage,
            section="" if passage else given["section"],
            replacement=given["replacement"],
            blocking=given["is_blocking"],
        )
