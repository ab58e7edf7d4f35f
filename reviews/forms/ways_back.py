"""What is asked before a signature is withdrawn, a warning is shown, a text is redacted or purged."""

from typing import Any

from django import forms

from articles.choices import WarningKind

from .articles import RetireForm
from .layout import fields_only


class WithdrawSignatureForm(RetireForm):
    """Take a signature back; the form carries the publication that the person saw."""

    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For the record and the people involved. Readers do not see it.",
    )


class WarningForm(forms.Form):
    """One of the fixed warnings above a page."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        choices=WarningKind.choices,
        widget=forms.HiddenInput,
        error_messages={"required": "Choose one of the warnings."},
    )
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For the record. Readers do not see it.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()


class PurgeForm(forms.Form):
    """Why a text that was never submitted is deleted."""

    use_required_attribute = False
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For the record. It stays when the text is gone: repeat nothing of the text here.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()


class RedactionForm(forms.Form):
    """Ask for a redaction: the notice that takes the text's place."""

    use_required_attribute = False
    notice = forms.CharField(
        label="The notice that readers see instead of the text",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Such as: “This text was removed because the patient withdrew consent.”",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()
