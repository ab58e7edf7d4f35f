from typing import Any

from django import forms

from articles.models import Article

from .layout import fields_only


class PairForm(forms.Form):
    """The address of the page for the other audience; what is cleaned is that article."""

    use_required_attribute = False
    other = forms.CharField(
        label="The page for the other audience",
        max_length=300,
        help_text="Its address, such as what-is-cryoglobulinemia, or the whole address copied from the browser.",
        error_messages={"required": "Give the address of the other page."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()

    def clean_other(self) -> Article:
        given = self.cleaned_data["other"].strip()
        slug = given.rstrip("/").rpartition("/")[2]
        found = Article.objects.filter(slug=slug).first()
        if found is None:
            raise forms.ValidationError("There is no article at this address.")
        return found
