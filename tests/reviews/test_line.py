"""The main job, from a first text to a page that the public reads, by the verbs alone."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article
from reviews import ledger, workflow
from reviews.models import Message
from reviews.states import State
from reviews.workflow import Seen
from tests import factories
from tests.record import faults_of

pytestmark = pytest.mark.django_db


def test_a_text_goes_from_draft_to_live_with_the_credit_and_the_three_dates(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    publication = article.live
    assert publication is not None
    assert publication.revision.number == 1
    assert (publication.reviewer_name, publication.reviewer_credentials) == ("Rita Reviewer", "MD")
    today = timezone.localdate()
    assert publication.last_reviewed == publication.last_updated == today
    assert publication.next_review_due.year == today.year + 2
    assert list(Article.objects.live()) == [article]


def test_the_ledger_tells_every_step_and_its_chain_holds(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    assert [event.verb for event in ledger.events_of(article)] == ["approve", "claim", "submit", "create"]
    assert faults_of(article) == []


def test_changes_asked_for_come_back_to_the_same_reviewer(editor: User, reviewer: User) -> None:
    first = factories.under_review(editor, reviewer)
    workflow.comment(by=reviewer, review=first, text="The dose is missing.")
    closed = workflow.request_changes(by=reviewer, review=first, seen=Seen.of(first), reason="Add the dose.")
    assert closed.state == State.CHANGES_REQUESTED
    again = factories.submitted(editor, factories.edited(first.article, editor))
    assert again.reviewer == reviewer
    assert [comment.text for comment in workflow.comments_of(again)] == ["The dose is missing."]


def test_each_step_leaves_its_messages_in_the_outbox(editor: User, reviewer: User, managing_editor: User) -> None:
    factories.live(editor, reviewer)
    assert [(message.to, message.subject.split(":")[0]) for message in Message.objects.all()] == [
        (managing_editor, "Waiting for review"),
        (editor, "Approved"),
        (reviewer, "You signed"),
    ]


def test_an_update_is_only_a_line_beside_the_live_text(editor: User, reviewer: User, client: Client) -> None:
    article = factories.live(editor, reviewer)
    factories.submitted(editor, factories.edited(article, editor, title="A changed title"))
    article.refresh_from_db()
    assert article.standing["pending"]["state"] == "submitted"
    assert article.live is not None and article.live.revision.number == 1
