"""The editor: the fields of a draft. What is wrong with a text is said by articles.drafting, not here."""

from typing import Any, cast

from crispy_forms.layout import HTML, Div, Fieldset
from django import forms

from articles.choices import Audience, Kind
from articles.drafting import Draft
from articles.importers.draft import slug_of
from articles.models import Contributor, Topic

from .layout import fields_only

ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
WRITING_AIDS = '{% include "reviews/_markdown_help.html" %}{% include "reviews/_library.html" %}'
FEWEST_PLACES = 3
MOST_PLACES = 40
WRITTEN = ("kind", "audience", "title", "summary", "body", "source", "permission", "ai_use", "funding")


class DraftForm(forms.Form):
    """The text of an article. `draft()` gives what was written; lengths are checked when it is saved."""

    use_required_attribute = False
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(required=False, help_text="The page’s heading: what a reader would ask or look for.")
    kind = forms.ChoiceField(choices=Kind.choices, label="Kind of article")
    audience = forms.ChoiceField(choices=Audience.choices)
    summary = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One or two sentences that answer first. At most 600 characters.",
    )
    body = forms.CharField(
        label="Text",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "class": "body-input", "spellcheck": "true"}),
    )
    source = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Where the text comes from. Readers see it. “Written for this site.” where it is our own.",
    )
    permission = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="By what right it is used. “Our own text; no permission needed.” where that is so.",
    )
    ai_use = forms.CharField(
        label="AI tools used",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Which, and for what. “None.” where there were none.",
    )
    funding = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Who paid for the work. “None.” where nobody did.",
    )
    topics = forms.TypedMultipleChoiceField(
        required=False, coerce=int, widget=forms.CheckboxSelectMultiple, help_text="They stand around the signed text."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in Contributor.objects.all()}
        self.subjects = {topic.pk: topic for topic in Topic.objects.all()}
        topics = cast(forms.ChoiceField, self.fields["topics"])
        topics.choices = [(pk, topic.name) for pk, topic in self.subjects.items()]
        self.author_names = self._add_author_places()
        self.helper = fields_only(*self.laid_out())

    def _add_author_places(self) -> list[str]:
        """One list to choose from for each place in the byline, and two more than are taken."""
        given = self.data if self.is_bound else self.initial
        taken = sum(bool(given.get(f"author_{place}")) for place in range(1, MOST_PLACES))
        places = range(1, min(max(FEWEST_PLACES, taken + 2), MOST_PLACES) + 1)
        choices = [("", "Nobody"), *((pk, person.printed) for pk, person in self.people.items())]
        for place in places:
            ordinal = ORDINALS[place - 1] if place <= len(ORDINALS) else f"{place}th"
            self.fields[f"author_{place}"] = forms.ChoiceField(
                label=f"{ordinal} author", choices=choices, required=False
            )
        return [f"author_{place}" for place in places]

    def laid_out(self) -> list[Any]:
        return [
            "base",
            Fieldset("The page", *self.heading_fields(), Div("kind", "audience", css_class="field-pair"), "summary"),
            Fieldset("Text", HTML(WRITING_AIDS), "body"),
            Fieldset(
                "Authors",
                HTML(
                    '<p class="form-text">In the order of the byline. More places appear after a preview or a save.</p>'
                ),
                Div(*self.author_names, css_class="field-pair"),
            ),
            Fieldset("Statements", "source", "permission", "ai_use", "funding"),
            Fieldset("Filed under", "topics"),
        ]

    def heading_fields(self) -> list[str]:
        return ["title"]

    def clean(self) -> dict[str, Any]:
        """The byline without gaps; one person stands in it once."""
        cleaned = super().clean() or self.cleaned_data
        chosen: list[str] = []
        for name in self.author_names:
            pk = cleaned.get(name, "")
            if pk and pk in chosen:
                self.add_error(name, "This person is named above already.")
            elif pk:
                chosen.append(pk)
        cleaned["authors"] = [self.people[pk] for pk in chosen]
        return cleaned

    def draft(self, language: str = "en") -> Draft:
        """The text of the valid form."""
        written = {name: self.cleaned_data[name] for name in WRITTEN}
        return Draft(language=language, authors=self.cleaned_data["authors"], **written)

    def base_number(self) -> int:
        """The number of the revision that the text started from; 0 where the form does not say."""
        base = str(self.cleaned_data["base"])
        return int(base) if base.isdecimal() and len(base) < 10 else 0

    def chosen_topics(self) -> list[Topic]:
        return [self.subjects[pk] for pk in self.cleaned_data["topics"]]


class NewDraftForm(DraftForm):
    """The first text of an article, with its address."""

    slug = forms.CharField(
        label="Address",
        required=False,
        help_text="The page will stand at /articles/ADDRESS/. Left empty, it is made from the title. "
        "It cannot be changed later.",
    )

    def heading_fields(self) -> list[str]:
        return ["title", "slug"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("title") and not cleaned.get("slug"):
            self.add_error("title", "Give the page a title.")
        return cleaned

    def address(self) -> str:
        """The address that was given, or the one that the title suggests."""
        given = str(self.cleaned_data["slug"])
        return given or slug_of(self.cleaned_data["title"])


def initial_of(draft: Draft, *, base: int, topics: list[int]) -> dict[str, Any]:
    """A draft as the form's first values."""
    authors = {f"author_{place}": author.pk for place, author in enumerate(draft.authors, start=1)}
    return {**{name: getattr(draft, name) for name in WRITTEN}, **authors, "base": base, "topics": topics}
