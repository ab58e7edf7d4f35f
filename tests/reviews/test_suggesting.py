"""Words that a comment proposes: taken over as the editor's, in the right place or not at all."""

import json

import pytest
from django.contrib.auth.models import User

from articles.exceptions import RevisionConflict
from articles.models import Article, Revision
from articles.rendering.quotes import Quote
from reviews import workflow
from reviews.exceptions import NotAllowed, NotPossible
from reviews.models import Comment, Event, Review
from reviews.record import life_of
from reviews.workflow import About, Seen
from tests import factories

pytestmark = pytest.mark.django_db

PLAIN = "A plain paragraph about cold and blood."
BETTER = "Cold and blood, in plain words."


def proposed(
    reviewer: User, review: Review, exact: str = PLAIN, words: str = BETTER, blocking: bool = False
) -> Comment:
    about = About(passage=Quote(exact), replacement=words, blocking=blocking)
    return workflow.comment(by=reviewer, review=review, text="", about=about)


def sent_back(reviewer: User, review: Review) -> None:
    workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="See the comments.")


def newest(article: Article) -> Revision:
    return workflow.newest_text(article)


@pytest.fixture
def review(editor: User, reviewer: User) -> Review:
    return factories.under_review(editor, reviewer)


def test_it_becomes_the_editors_revision_and_its_reviewer_may_sign(
    review: Review, editor: User, reviewer: User
) -> None:
    comment = proposed(reviewer, review)
    sent_back(reviewer, review)
    revision = workflow.take_over(by=editor, comment=comment, base=1)
    assert (revision.number, revision.created_by) == (2, editor)
    assert revision.body == newest(review.article).body == review.revision.body.replace(PLAIN, BETTER)
    comment.refresh_from_db()
    assert (comment.taken_into, comment.resolved_by) == (revision, editor)
    factories.approved(factories.under_review(editor, reviewer, revision))


def test_the_event_names_the_comment_and_who_proposed_it(review: Review, editor: User, reviewer: User) -> None:
    comment = proposed(reviewer, review)
    sent_back(reviewer, review)
    workflow.take_over(by=editor, comment=comment, base=1)
    facts = json.loads(Event.objects.get(verb="take_over").canonical)["facts"]
    assert (facts["comment"], facts["proposed_by"], facts["revision"]) == (comment.pk, reviewer.pk, 2)


def test_one_that_blocks_stays_open_for_its_reviewer(review: Review, editor: User, reviewer: User) -> None:
    comment = proposed(reviewer, review, blocking=True)
    sent_back(reviewer, review)
    workflow.take_over(by=editor, comment=comment, base=1)
    comment.refresh_from_db()
    assert comment.is_open and comment.taken_into is not None


def test_it_waits_while_a_round_is_open(review: Review, editor: User, reviewer: User) -> None:
    comment = proposed(reviewer, review)
    with pytest.raises(NotPossible, match="Withdraw that round first"):
        workflow.take_over(by=editor, comment=comment, base=1)
    assert newest(review.article).number == 1


def test_only_an_editor_takes_over(review: Review, reviewer: User) -> None:
    comment = proposed(reviewer, review)
    sent_back(reviewer, review)
    with pytest.raises(NotAllowed):
        workflow.take_over(by=reviewer, comment=comment, base=1)


def test_a_stale_number_writes_nothing(review: Review, editor: User, second_editor: User, reviewer: User) -> None:
    comment = proposed(reviewer, review)
    sent_back(reviewer, review)
    factories.edited(review.article, second_editor)
    with pytest.raises(RevisionConflict):
        workflow.take_over(by=editor, comment=comment, base=1)
    comment.refresh_from_db()
    assert comment.taken_into is None
    assert newest(review.article).number == 2


def test_it_happens_once(review: Review, editor: User, reviewer: User) -> None:
    comment = proposed(reviewer, review, blocking=True)
    sent_back(reviewer, review)
    workflow.take_over(by=editor, comment=comment, base=1)
    with pytest.raises(NotPossible, match="already"):
        workflow.take_over(by=editor, comment=comment, base=2)


@pytest.mark.parametrize(
    "body",
    [
        factories.BODY.replace(PLAIN, "Something else altogether."),
        factories.BODY.replace(PLAIN, PLAIN.replace("cold", "heat")),
        factories.BODY.replace(PLAIN, f"{PLAIN}\n\n{PLAIN}"),
    ],
    ids=["gone", "changed since", "twice"],
)
def test_without_a_certain_place_it_is_refused(review: Review, editor: User, reviewer: User, body: str) -> None:
    comment = proposed(reviewer, review)
    sent_back(reviewer, review)
    factories.edited(review.article, editor, body=body)
    with pytest.raises(NotPossible, match="by hand"):
        workflow.take_over(by=editor, comment=comment, base=2)
    assert newest(review.article).number == 2


def test_a_comment_without_other_words_has_nothing_to_take_over(review: Review, editor: User, reviewer: User) -> None:
    comment = workflow.comment(by=reviewer, review=review, text="Well said.")
    sent_back(reviewer, review)
    with pytest.raises(NotPossible, match="no other words"):
        workflow.take_over(by=editor, comment=comment, base=1)


def test_the_public_record_says_whose_words_were_taken_over(review: Review, editor: User, reviewer: User) -> None:
    comment = proposed(reviewer, review)
    sent_back(reviewer, review)
    revision = workflow.take_over(by=editor, comment=comment, base=1)
    article = factories.approved(factories.under_review(editor, reviewer, revision))
    sentences = [step.sentence for step in life_of(article).chapters[0].steps]
    assert "Edith Editor took over words that Rita Reviewer proposed." in sentences
    assert BETTER not in " ".join(sentences)


def test_what_a_person_resolved_since_stays_so_when_the_text_that_took_it_over_is_purged(
    review: Review, editor: User, reviewer: User, managing_editor: User
) -> None:
    comment = proposed(reviewer, review)
    sent_back(reviewer, review)
    revision = workflow.take_over(by=editor, comment=comment, base=1)
    assert list(workflow.answered_by(revision)) == [comment]
    workflow.reopen(by=editor, comment=comment)
    assert list(workflow.answered_by(revision)) == []
    workflow.resolve(by=editor, comment=comment)
    assert list(workflow.answered_by(revision)) == []
    workflow.purge(by=managing_editor, revision=revision, reason="By mistake.")
    comment.refresh_from_db()
    assert (comment.taken_into, comment.resolved_by) == (None, editor)


def test_the_public_record_is_silent_on_words_whose_text_was_purged(
    review: Review, editor: User, reviewer: User, managing_editor: User
) -> None:
    comment = proposed(reviewer, review)
    sent_back(reviewer, review)
    mistaken = workflow.take_over(by=editor, comment=comment, base=1)
    workflow.purge(by=managing_editor, revision=mistaken, reason="By mistake.")
    article = factories.approved(factories.under_review(editor, reviewer, factories.edited(review.article, editor)))
    assert "took over" not in " ".join(step.sentence for step in life_of(article).chapters[0].steps)
