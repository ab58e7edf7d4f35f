"""Rule 1 of DESIGN 5: nobody signs a text that they had a hand in, superusers included."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles.choices import Scope
from articles.models import Article
from reviews import workflow
from reviews.exceptions import NotAllowed
from reviews.models import Review
from reviews.workflow import Seen
from tests import factories
from tests.people import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def writing_reviewer(db: None) -> User:
    """Somebody who may write and may review: the rule has to tell the two apart text by text."""
    return join("wanda_writes_and_reviews", "Editors", "Reviewers")


def sign(by: User, review: Review, scope: str = Scope.WHOLE) -> None:
    workflow.approve(
        by=by,
        review=review,
        seen=Seen.of(review),
        statement=factories.statement(scope=scope),
        authentication=factories.proof(by),
    )


def test_a_superuser_who_edited_cannot_claim(administrator: User, editor: User) -> None:
    revision = factories.edited(factories.draft(editor).article, administrator)
    review = factories.submitted(editor, revision)
    with pytest.raises(NotAllowed, match="You wrote part"):
        workflow.claim(by=administrator, review=review, seen=Seen.of(review))


def test_who_wrote_the_first_version_cannot_sign_the_whole_page_after_anothers_edit(
    writing_reviewer: User, editor: User, second_reviewer: User
) -> None:
    article = factories.live(writing_reviewer, second_reviewer)
    review = factories.under_review(editor, writing_reviewer, factories.edited(article, editor))
    with pytest.raises(NotAllowed, match="You wrote part"):
        sign(writing_reviewer, review, Scope.WHOLE)


def test_who_wrote_the_first_version_may_sign_anothers_changes_to_it(
    writing_reviewer: User, editor: User, second_reviewer: User
) -> None:
    article = factories.live(writing_reviewer, second_reviewer)
    review = factories.under_review(editor, writing_reviewer, factories.edited(article, editor))
    sign(writing_reviewer, review, Scope.CHANGES)
    article.refresh_from_db()
    assert article.live is not None and article.live.scope == Scope.CHANGES


def test_who_wrote_the_changes_cannot_sign_them(writing_reviewer: User, editor: User, second_reviewer: User) -> None:
    article = factories.live(editor, second_reviewer)
    factories.edited(article, writing_reviewer)
    review = factories.submitted(editor, factories.edited(article, editor))
    with pytest.raises(NotAllowed, match="You wrote part"):
        workflow.claim(by=writing_reviewer, review=review, seen=Seen.of(review))


def test_a_bylined_author_cannot_sign(reviewer: User, editor: User) -> None:
    review = factories.submitted(editor, authors=(reviewer.member.contributor,))
    with pytest.raises(NotAllowed, match="You are an author"):
        workflow.claim(by=reviewer, review=review, seen=Seen.of(review))


def test_an_author_taken_off_the_byline_still_cannot_sign_the_whole_page(reviewer: User, editor: User) -> None:
    first = factories.draft(editor, authors=(reviewer.member.contributor,))
    review = factories.submitted(editor, factories.edited(first.article, editor))
    with pytest.raises(NotAllowed, match="You are an author"):
        workflow.claim(by=reviewer, review=review, seen=Seen.of(review))


def test_who_submitted_cannot_sign(writing_reviewer: User, editor: User) -> None:
    review = factories.submitted(writing_reviewer, factories.draft(editor))
    with pytest.raises(NotAllowed, match="You submitted"):
        workflow.claim(by=writing_reviewer, review=review, seen=Seen.of(review))


def test_who_submitted_an_earlier_round_of_the_text_cannot_sign_it(writing_reviewer: User, editor: User) -> None:
    revision = factories.draft(editor)
    first = factories.submitted(writing_reviewer, revision)
    workflow.withdraw(by=writing_reviewer, review=first, seen=Seen.of(first))
    again = factories.submitted(editor, factories.edited(revision.article, editor))
    with pytest.raises(NotAllowed, match="You submitted"):
        workflow.claim(by=writing_reviewer, review=again, seen=Seen.of(again))


def test_the_database_refuses_a_reviewer_who_submitted(editor: User) -> None:
    review = factories.submitted(editor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(reviewer=editor)


def test_a_first_publication_cannot_be_signed_as_changes_only(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    with pytest.raises(NotAllowed, match="sign the whole page"):
        sign(reviewer, review, Scope.CHANGES)
    assert not Article.objects.live().exists()


def test_who_submits_a_retired_text_again_unchanged_cannot_sign_it_as_changes(
    administrator: User, editor: User, reviewer: User, managing_editor: User
) -> None:
    article = factories.retired(editor, reviewer, managing_editor)
    again = factories.submitted(administrator, article.revisions.select_related("article").get())
    with pytest.raises(NotAllowed, match="You submitted"):
        workflow.claim(by=administrator, review=again, seen=Seen.of(again))


def test_a_managing_editor_cannot_assign_somebody_with_a_hand_in_the_text(
    managing_editor: User, writing_reviewer: User, editor: User
) -> None:
    review = factories.submitted(editor, factories.draft(writing_reviewer))
    with pytest.raises(NotAllowed, match="cannot review this text"):
        workflow.assign(by=managing_editor, review=review, seen=Seen.of(review), reviewer=writing_reviewer)


def test_the_button_says_why_it_is_refused(writing_reviewer: User, editor: User) -> None:
    review = factories.submitted(editor, factories.draft(writing_reviewer))
    claim = next(action for action in workflow.actions_for(writing_reviewer, review) if action.verb == "claim")
    assert not claim.allowed
    assert claim.refusal == "You wrote part of this text, so somebody else has to review it."
