"""What is asked around an article: before a round opens, before a page is retired, and its topics."""

from typing import Any

from django import forms

from articles.choices import ChangeKind
from articles.models import Article, Revision, Topic
from reviews.models import Concern

from .layout import fields_only


class SubmitForm(forms.Form):
    """Open a round: an answer for each warning and, where a text is live, what changed."""

    use_required_attribute = False
    number = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, article: Article, revision: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["number"] = revision.number
        for code, messages in _warnings(revision).items():
            self.fields[f"answer_{code}"] = forms.CharField(
                label=" · ".join(messages),
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Why it may stay as it is. The reviewer reads your answer.",
            )
        if article.live:
            self._ask_what_changed()
            self._ask_what_it_answers(article)
        self.helper = fields_only()

    def _ask_what_changed(self) -> None:
        self.fields["change_kind"] = forms.ChoiceField(
            label="Kind of change",
            choices=ChangeKind.choices,
            widget=forms.RadioSelect,
            help_text="Minor: spelling and layout only; “last updated” stays. "
            "A correction says that the page was wrong.",
            error_messages={"required": "Choose the kind of change."},
        )
        self.fields["change_note"] = forms.CharField(
            label="What changed",
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text="One sentence; readers see it.",
        )

    def _ask_what_it_answers(self, article: Article) -> None:
        concerns = [(concern.pk, str(concern.asked)) for concern in Concern.objects.answerable(article)]
        if concerns:
            self.fields["concerns"] = forms.TypedMultipleChoiceField(
                label="This answers",
                choices=concerns,
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text="These are closed with your sentence for readers when the text is signed.",
                error_messages={"invalid_choice": "One of these was answered already. Look at the list again."},
            )

    def answering(self) -> list[int]:
        """The concerns (ids) that the text answers."""
        return list(self.cleaned_data.get("concerns") or ())

    def answers(self) -> dict[str, str]:
        """Code of a warning → the answer."""
        return {
            name.removeprefix("answer_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("answer_")
        }


def _warnings(revision: Revision) -> dict[str, list[str]]:
    """The warnings of a revision by their code, each with its line: one answer covers those of a code."""
    found: dict[str, list[str]] = {}
    for problem in revision.problems:
        if problem["level"] == "warning":
            place = f"Line {problem['line']}: " if problem["line"] else ""
            found.setdefault(problem["code"], []).append(place + problem["message"])
    return found


class RetireForm(forms.Form):
    """Take a live page out of lists and search."""

    use_required_attribute = False
    publication = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Readers see this at the page’s address.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()

    def seen_publication(self) -> int | None:
        """The publication that the person saw; None where the form does not say."""
        seen = str(self.cleaned_data["publication"])
        return int(seen) if seen.isdecimal() and len(seen) < 19 else None


class TopicsForm(forms.Form):
    """The topics that an article is filed under."""

    topics = forms.ModelMultipleChoiceField(
        queryset=Topic.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Topics stand around the signed text: changing them needs no new review.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()
