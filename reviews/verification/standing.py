"""Articles as their events leave them: the live pointer, rows that no event tells of, rounds, second persons."""

from datetime import datetime

from django.db.models import Model, QuerySet

from articles.models import Article, Publication, Revision
from reviews.models import Comment, PageWarning, Purge, Redaction, Review, Signature, Waiver, Withdrawal

from .findings import Findings
from .rows import read
from .told import Moment, Story

ARTICLES = Article._meta.db_table
Stories = dict[int, Story]


def check_articles(stories: Stories, findings: Findings) -> None:
    """Compare each article's row with what its events tell. Call it when all of them are told."""
    for row, unreadable in read(Article.objects.filter(pk__in=stories)):
        story = stories[row.pk]
        for column in unreadable:
            findings.add(story.slug, ARTICLES, row.pk, column, "The column cannot be read.")
        if not unreadable:
            _check_article(row, story, findings)


def _check_article(row: Article, story: Story, findings: Findings) -> None:
    if story.created is None:
        findings.add(story.slug, ARTICLES, row.pk, "id", "No event tells of the making of this article.")
        return
    retired = story.retired or Moment(0, "")
    says = {
        "live_id": (row.live_id, story.shown, "The live text is not the newest that stands, as the events tell."),
        "suspended_at": (_time(row.suspended_at), story.suspended, "The events tell another suspension."),
        "retired_at": (_time(row.retired_at), retired.at or None, "The events tell another retirement."),
        "retired_by_id": (row.retired_by_id, retired.by or None, "The events tell of another person."),
        "paired_with_id": (row.paired_with_id, story.pair, "The events tell of another pair, or of none."),
        "created_by_id": (row.created_by_id, story.created.by, "The events tell of another person."),
        "created_at": (_time(row.created_at), story.created.at, "The events tell another time."),
    }
    for column, (found, told, sentence) in says.items():
        if found != told:
            findings.add(story.slug, ARTICLES, row.pk, column, sentence)
    if row.live_id and story.publications.get(row.live_id) in story.withdrawn:
        findings.add(story.slug, ARTICLES, row.pk, "live_id", "The signature under the live text was withdrawn.")


def check_untold(stories: Stories, findings: Findings) -> None:
    """Find rows of these articles that no event tells of."""
    for article, number, pk in _of(Revision, "article", stories).values_list("article", "number", "pk"):
        story = stories[article]
        if number not in story.revisions:
            column = "number" if story.missing else "article_id"
            _untold(story, Revision, pk, column, findings)
    for model, path, column, told in (
        (Publication, "article", "article_id", "publications"),
        (Signature, "review__article", "review_id", "signatures"),
        (Withdrawal, "signature__review__article", "signature_id", "withdrawals"),
        (Redaction, "revision__article", "revision_id", "requested"),
        (PageWarning, "article", "article_id", "warnings"),
        (Purge, "article", "article_id", "purges"),
        (Waiver, "review__article", "review_id", "waivers"),
        (Comment, "review__article", "review_id", "comments"),
    ):
        for article, pk in _of(model, path, stories).values_list(path, "pk"):
            if pk not in getattr(stories[article], told):
                _untold(stories[article], model, pk, column, findings)


def check_rounds(stories: Stories, findings: Findings) -> None:
    """Compare each round's state and text with the last event that moved it."""
    told = {pk: (story, *moved) for story in stories.values() for pk, moved in story.rounds.items()}
    table = Review._meta.db_table
    rows = Review.objects.filter(pk__in=told).values_list("pk", "state", "article", "revision__number")
    for pk, state, article, number in rows:
        story, moved_to, revision = told.pop(pk)
        if state != moved_to:
            findings.add(story.slug, table, pk, "state", f"The events leave this round in the state “{moved_to}”.")
        if article != story.article:
            findings.add(story.slug, table, pk, "article_id", "The events tell of another article.")
        if number != revision:
            findings.add(story.slug, table, pk, "revision_id", "The events tell of another text.")
    for pk, (story, *_) in told.items():
        findings.add(story.slug, table, pk, "id", "This round, which an event tells of, is not there.")


def check_second_persons(stories: Stories, findings: Findings) -> None:
    """Compare who countersigned each withdrawal, and when it was escalated, with the events and the rule.

    An escalation has no event: nobody does it. It is checked against the term that it waits for.
    """
    table = Withdrawal._meta.db_table
    by_withdrawal = {pk: story for story in stories.values() for pk in story.withdrawals}
    for row, unreadable in read(Withdrawal.objects.filter(pk__in=by_withdrawal)):
        story = by_withdrawal[row.pk]
        for column in {"countersigned_by", "countersigned_at", "escalated_at"} & unreadable:
            findings.add(story.slug, table, row.pk, column, "The column cannot be read.")
        if unreadable:
            continue
        told = story.countersigned.get(row.pk)
        if row.countersigned_by_id != (told.by if told else None):
            findings.add(story.slug, table, row.pk, "countersigned_by_id", "The events tell of another person.")
        if _time(row.countersigned_at) != (told.at if told else None):
            findings.add(story.slug, table, row.pk, "countersigned_at", "The events tell another time.")
        if row.escalated_at and not (row.countersign_by and row.escalated_at.date() > row.countersign_by):
            findings.add(story.slug, table, row.pk, "escalated_at", "This withdrawal was not to be escalated then.")


def _of(model: type[Model], path: str, stories: Stories) -> "QuerySet[Model]":
    return model._default_manager.filter(**{f"{path}__in": stories.keys()}).order_by()


def _untold(story: Story, model: type[Model], pk: int, column: str, findings: Findings) -> None:
    sentence = f"No event of this article tells of this {model._meta.verbose_name}."
    findings.add(story.slug, model._meta.db_table, pk, column, sentence)


def _time(value: datetime | None) -> str | None:
    return value.isoformat(timespec="microseconds") if value else None
