"""Several articles at once: what would happen to each and why some are refused, then each by its own verb.

Nothing here signs, and nothing here holds a rule: the same permission functions and verbs as for one article.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.utils.formats import date_format

from articles.models import Article, Topic

from . import workflow
from .eligibility import refusals_of
from .exceptions import Refused
from .models import Review
from .permissions import person
from .workflow import Seen

MOST = 100
NO_ROUND = "It has no open round."


@dataclass(frozen=True)
class Step:
    """One article of several: the sentence on what will happen, or on why nothing will; `seen` of its open round."""

    article: Article
    title: str
    will: str
    refusal: str
    seen: str = ""

    @property
    def is_refused(self) -> bool:
        return bool(self.refusal)


def chosen(pks: Sequence[str]) -> list[Article]:
    """The articles of a posted list, without what is no number; at most a hundred."""
    wanted = [int(pk) for pk in pks if pk.isdecimal() and len(pk) < 19][:MOST]
    return list(Article.objects.filter(pk__in=wanted).select_related("live__revision").order_by("slug"))


def steps_to_assign(articles: list[Article], reviewer: User, due_on: date | None) -> list[Step]:
    """What assigning the open rounds to one reviewer would do, in a constant number of queries."""
    rounds = _open_rounds(articles)
    texts = [(review.revision, review.article) for review in rounds.values()]
    refusals = refusals_of(person(reviewer), texts)
    name = reviewer.get_full_name() or reviewer.get_username()

    def refusal(review: Review) -> str:
        if review.reviewer_id == reviewer.pk:
            return workflow.its_already(review)
        found = refusals[review.revision_id]
        return f"{name} {found}." if found else ""

    by = f", due on {_day(due_on)}" if due_on else ""
    return _steps(articles, rounds, f"Goes to {name}{by}.", refusal)


def steps_to_set_due(articles: list[Article], due_on: date) -> list[Step]:
    return _steps(articles, _open_rounds(articles), f"Is due on {_day(due_on)}.", lambda review: "")


def steps_to_file(articles: list[Article], topic: Topic) -> list[Step]:
    there = set(topic.articles.filter(pk__in=[article.pk for article in articles]).values_list("pk", flat=True))
    return [
        Step(article, _title(article), f"Is filed under {topic.name}.", "It is filed there." * (article.pk in there))
        for article in articles
    ]


def assign_each(by: User, steps: list[Step], seen: dict[int, Seen | None], given: dict[str, Any]) -> list[str]:
    rounds = _open_rounds([step.article for step in steps])

    def press(step: Step) -> None:
        review = rounds[step.article.pk]
        workflow.assign(
            by=by, review=review, seen=seen.get(step.article.pk), reviewer=given["reviewer"], due_on=given["due_on"]
        )

    return press_each(steps, press)


def set_due_each(by: User, steps: list[Step], given: dict[str, Any]) -> list[str]:
    rounds = _open_rounds([step.article for step in steps])

    def press(step: Step) -> None:
        workflow.set_due(by=by, review=rounds[step.article.pk], due_on=given["due_on"])

    return press_each(steps, press)


def file_each(by: User, steps: list[Step], given: dict[str, Any]) -> list[str]:
    def press(step: Step) -> None:
        workflow.set_topics(by=by, article=step.article, topics=[*step.article.topics.all(), given["topic"]])

    return press_each(steps, press)


def press_each(steps: list[Step], press: Callable[[Step], None]) -> list[str]:
    """Press for each; a refusal names its article and stops none of the others. The refusals, each a sentence."""
    refusals = []
    for step in steps:
        try:
            press(step)
        except Refused as refused:
            refusals.append(f"{step.title}: {refused.message}")
    return refusals


def seen_of(text: str) -> Seen | None:
    """What the confirmation page said of a round; None where it says nothing that could be."""
    try:
        review, revision, content_hash, version = text.split(":")
        return Seen(int(review), int(revision), content_hash, int(version))
    except ValueError:
        return None


def _open_rounds(articles: list[Article]) -> dict[int, Review]:
    """Open rounds by article, each with its text's hash and the live pointer, without the texts."""
    found = Review.objects.open().filter(article__in=articles).listed().select_related("article__live")
    return {review.article_id: review for review in found}


def _steps(
    articles: list[Article], rounds: dict[int, Review], will: str, refusal: Callable[[Review], str]
) -> list[Step]:
    steps = []
    for article in articles:
        review = rounds.get(article.pk)
        if review is None:
            steps.append(Step(article, _title(article), "", NO_ROUND))
            continue
        seen = Seen.of(review)
        mark = f"{seen.review}:{seen.revision}:{seen.content_hash}:{seen.version}"
        steps.append(Step(article, review.revision.title, will, refusal(review), mark))
    return steps


def _title(article: Article) -> str:
    return article.live.revision.title if article.live else article.slug


def _day(day: date) -> str:
    return date_format(day, "j F Y")
