"""What the desk leaves beside the texts, against its events: comments, concerns, warnings, subjects, rounds."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Model

from articles.models import Article, Subject
from reviews.models import Comment, Concern, PageWarning, Review
from reviews.workflow.interests import subjects_hash

from .findings import Findings
from .told import Moment, Story

ANSWERED_BY_PEOPLE = (Concern.Kind.REPORT, Concern.Kind.ALERT)
"""Kinds of concern whose answer is an event; the others close with their cause."""

Stories = dict[int, Story]


def check_desk(stories: Stories, findings: Findings) -> None:
    """Compare these rows with what the events tell. Call it when all of them are told."""
    for check in (_check_comments, _check_concerns, _check_warnings, _check_subjects, _check_holders):
        check(stories, findings)


def _check_comments(stories: Stories, findings: Findings) -> None:
    rows = Comment.objects.filter(review__article__in=stories).values_list(
        "review__article", "pk", "is_blocking", "resolved_by", "resolved_at", "taken_into__number"
    )
    for article, pk, is_blocking, by, at, taken_into in rows:
        story = stories[article]
        taken_by, number = story.taken.get(pk, (None, None))
        told = story.resolved.get(pk, None if is_blocking else taken_by)
        _compare(story, Comment, pk, "resolved", (by, at), told, findings)
        if taken_into != number:
            _add(story, Comment, pk, "taken_into_id", "The events tell of another text that took it over.", findings)


def _check_concerns(stories: Stories, findings: Findings) -> None:
    rows = Concern.objects.filter(article__in=stories, kind__in=ANSWERED_BY_PEOPLE).values_list(
        "article", "pk", "kind", "closed_by", "closed_at"
    )
    gone = {pk: story for story in stories.values() for pk in story.alerted | story.answered.keys()}
    for article, pk, kind, by, at in rows:
        story = stories[article]
        gone.pop(pk, None)
        if kind == Concern.Kind.ALERT and pk not in story.alerted:
            _add(story, Concern, pk, "article_id", "No event of this article tells of this concern.", findings)
        _compare(story, Concern, pk, "closed", (by, at), story.answered.get(pk), findings)
    for pk, story in gone.items():
        _add(story, Concern, pk, "id", "This concern, which an event tells of, is not there.", findings)


def _check_warnings(stories: Stories, findings: Findings) -> None:
    rows = PageWarning.objects.filter(article__in=stories).values_list("article", "pk", "lifted_by", "lifted_at")
    for article, pk, by, at in rows:
        story = stories[article]
        _compare(story, PageWarning, pk, "lifted", (by, at), story.lifted.get(pk), findings)


def _check_subjects(stories: Stories, findings: Findings) -> None:
    """Subjects and the case retold: an article of which nothing was named has none."""
    named: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for article, role, name in Subject.objects.filter(article__in=stories).values_list("article", "role", "name"):
        named[article].append((role, name))
    cases = Article.objects.filter(pk__in=stories).exclude(retold_case=None).values_list("pk", "retold_case")
    retold = dict(cases)
    for article, story in stories.items():
        digest, case = story.subjects or (subjects_hash(()), None)
        if digest != subjects_hash(named[article]):
            _add(
                story, Subject, article, "name", "The subjects of this article are not those that were named.", findings
            )
        if case != retold.get(article):
            _add(story, Article, article, "retold_case_id", "The events tell of another case.", findings)


def _check_holders(stories: Stories, findings: Findings) -> None:
    """Who holds each round, and the day it is due where a managing editor set it."""
    holders = {pk: (story, holder) for story in stories.values() for pk, holder in story.holders.items()}
    due = {pk: (story, day) for story in stories.values() for pk, day in story.due.items()}
    rows = Review.objects.filter(pk__in=holders.keys() | due.keys()).values_list("pk", "reviewer", "due_on")
    for pk, reviewer, due_on in rows:
        if pk in holders and holders[pk][1] != reviewer:
            _add(holders[pk][0], Review, pk, "reviewer_id", "The events tell of another reviewer.", findings)
        if pk in due and due[pk][1] != due_on.isoformat():
            _add(due[pk][0], Review, pk, "due_on", "The events tell of another day.", findings)


def _compare(
    story: Story, model: type[Model], pk: int, verb: str, found: tuple[int | None, datetime | None],
    told: Moment | None, findings: Findings,
) -> None:  # fmt: skip
    """Compare the columns `verb`_by and `verb`_at with who did it and when, as the events tell."""
    by, at = found
    if by != (told.by if told else None):
        _add(story, model, pk, f"{verb}_by_id", "The events tell of another person.", findings)
    if (at.isoformat(timespec="microseconds") if at else None) != (told.at if told else None):
        _add(story, model, pk, f"{verb}_at", "The events tell another time.", findings)


def _add(story: Story, model: type[Model], pk: int, column: str, sentence: str, findings: Findings) -> None:
    findings.add(story.slug, model._meta.db_table, pk, column, sentence)
