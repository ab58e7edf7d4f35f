"""How a test declares interests, and signs as somebody who has some."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article
from reviews import workflow
from reviews.interests import Entry
from reviews.models import Interests, Review
from reviews.permissions import person
from reviews.provenance import provenance_of
from reviews.workflow import Seen, Statement, asked_of
from tests import factories

LONG_AGO = timezone.localdate() - timedelta(days=2000)


def entry(type: str = "fees", company: str = "Example Pharma Ltd", **more: Any) -> Entry:
    return Entry(**{"type": type, "company": company, "began_on": LONG_AGO, **more})


def declare(user: User, *entries: Entry) -> Interests:
    return workflow.declare_interests(by=user, none=not entries, entries=entries)


def about(editor: User, *subjects: tuple[str, str], **changes: Any) -> Review:
    """A submitted round on an article about these subjects."""
    revision = factories.draft(editor, **changes)
    workflow.name_subjects(by=editor, article=revision.article, subjects=subjects, retold_case=None)
    return factories.submitted(editor, revision)


def claim(by: User, review: Review) -> Review:
    return workflow.claim(by=by, review=review, seen=Seen.of(review))


def statement_of(by: User, review: Review, **changes: Any) -> Statement:
    fresh = Review.objects.for_page().get(pk=review.pk)
    asked = asked_of(person(by), fresh, provenance_of(fresh.revision, fresh.article))
    return factories.statement(checklist=factories.confirmed(fresh), **{"disclosures": asked.disclosures(), **changes})


def sign(by: User, review: Review, **changes: Any) -> Article:
    return workflow.approve(
        by=by, review=review, seen=Seen.of(review), statement=statement_of(by, review, **changes),
        authentication=factories.proof(by),
    ).article  # fmt: skip
