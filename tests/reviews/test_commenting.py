"""Comments on passages: what they are about, who may say and resolve what, and that nothing is signed meanwhile."""

import json

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.rendering.quotes import Quote
from reviews import workflow
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.models import Comment, Event, Message, ReadingPlace, Review
from reviews.workflow import About, Seen
from tests import factories

pytestmark = pytest.mark.django_db

PLAIN = "A plain paragraph about cold and blood."


@pytest.fixture
def review(editor: User, reviewer: User) -> Review:
    return factories.under_review(editor, reviewer)


def said(by: User, review: Review, exact: str = "", **about: object) -> Comment:
    passage = Quote(exact) if exact else None
    return workflow.comment(by=by, review=review, text="Look here.", about=About(passage=passage, **about))  # type: ignore[arg-type]


def approve(review: Review) -> None:
    factories.approved(Review.objects.with_text().get(pk=review.pk))


def sent_back(review: Review, reviewer: User) -> None:
    workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="See the comments.")


def test_a_passage_is_kept_with_its_neighbours_as_a_reader_sees_them(review: Review, reviewer: User) -> None:
    comment = said(reviewer, review, "clump  together.\nCall your local")
    assert comment.exact == "clump together. Call your local"
    assert comment.prefix == "Cold can make some proteins in the blood "
    assert comment.suffix.startswith(" emergency number when you cannot breathe.")


@pytest.mark.parametrize(("exact", "field"), [("no such words", "exact"), ("blood", "exact"), ("loo", "exact")])
def test_words_that_are_not_one_place_of_the_text_are_refused(
    review: Review, reviewer: User, exact: str, field: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        said(reviewer, review, exact)
    assert refused.value.field == field
    assert not Comment.objects.exists()


def test_neighbours_tell_equal_words_apart(review: Review, reviewer: User) -> None:
    passage = Quote("blood", "some proteins in the ", " clump")
    comment = workflow.comment(by=reviewer, review=review, text="Which?", about=About(passage=passage))
    assert comment.prefix.endswith("in the ")


def test_a_section_has_to_be_one_of_the_text(review: Review, reviewer: User) -> None:
    assert said(reviewer, review, section="s-what-it-is").section == "s-what-it-is"
    with pytest.raises(Incomplete, match="section"):
        said(reviewer, review, section="s-elsewhere")


def test_other_words_need_a_passage(review: Review, reviewer: User) -> None:
    with pytest.raises(Incomplete, match="which words"):
        said(reviewer, review, replacement="Better.")


def test_a_stranger_and_another_reviewer_say_nothing(
    review: Review, reviewer: User, second_reviewer: User, stranger: User
) -> None:
    comment = said(reviewer, review)
    for nobody in (stranger, second_reviewer):
        with pytest.raises(NotAllowed):
            said(nobody, review)
        with pytest.raises(NotAllowed):
            workflow.reply(by=nobody, comment=comment, text="I too.")
        with pytest.raises(NotAllowed):
            workflow.resolve(by=nobody, comment=comment)


def test_nothing_is_signed_while_a_blocking_comment_is_open(review: Review, reviewer: User) -> None:
    comment = said(reviewer, review, PLAIN, blocking=True)
    with pytest.raises(NotPossible, match="blocking comment"):
        approve(review)
    refusal = {action.verb: action.refusal for action in workflow.actions_for(reviewer, review)}
    assert "blocking comment" in refusal["approve"] and not refusal["request_changes"]
    workflow.resolve(by=reviewer, comment=comment)
    approve(review)


def test_a_blocking_comment_of_an_earlier_round_blocks_too(review: Review, editor: User, reviewer: User) -> None:
    comment = said(reviewer, review, blocking=True)
    sent_back(review, reviewer)
    again = factories.under_review(editor, reviewer, factories.edited(review.article, editor))
    with pytest.raises(NotPossible, match="blocking comment"):
        approve(again)
    workflow.resolve(by=reviewer, comment=comment)
    approve(again)


def test_of_another_article_it_does_not(review: Review, editor: User, reviewer: User) -> None:
    said(reviewer, factories.under_review(editor, reviewer), blocking=True)
    approve(review)


def test_who_is_held_up_by_a_blocking_comment_does_not_lift_it(
    review: Review, editor: User, second_editor: User, reviewer: User, managing_editor: User
) -> None:
    comment = said(reviewer, review, blocking=True)
    for held_up in (editor, second_editor):
        with pytest.raises(NotAllowed, match="blocking"):
            workflow.resolve(by=held_up, comment=comment)
    workflow.resolve(by=managing_editor, comment=comment)
    with pytest.raises(NotAllowed):
        workflow.reopen(by=editor, comment=comment)


def test_a_managing_editor_with_a_hand_in_the_text_does_not_lift_it_either(
    managing_editor: User, reviewer: User
) -> None:
    comment = said(reviewer, factories.under_review(managing_editor, reviewer), blocking=True)
    with pytest.raises(NotAllowed, match="blocking"):
        workflow.resolve(by=managing_editor, comment=comment)


def test_another_comment_is_resolved_by_the_editor_once(review: Review, editor: User, reviewer: User) -> None:
    comment = said(reviewer, review)
    done = workflow.resolve(by=editor, comment=comment)
    assert (done.resolved_by, done.is_open) == (editor, False)
    with pytest.raises(NotPossible, match="Edith Editor"):
        workflow.resolve(by=reviewer, comment=comment)
    assert workflow.reopen(by=reviewer, comment=comment).is_open


def test_comments_and_replies_carry_over_to_the_next_round(review: Review, editor: User, reviewer: User) -> None:
    comment = said(reviewer, review, PLAIN)
    sent_back(review, reviewer)
    answer = workflow.reply(by=editor, comment=comment, text="Done.")
    again = factories.submitted(editor, factories.edited(review.article, editor))
    assert workflow.comments_of(again) == [comment, answer]


def test_the_ledger_holds_ids_and_no_words(review: Review, editor: User, reviewer: User) -> None:
    comment = said(reviewer, review, PLAIN)
    workflow.reply(by=editor, comment=comment, text="Secret words.")
    workflow.resolve(by=editor, comment=comment)
    events = list(Event.objects.order_by("seq"))[-3:]
    assert [event.verb for event in events] == ["comment", "reply", "resolve_comment"]
    assert json.loads(events[-1].canonical)["facts"]["comment"] == comment.pk
    assert not any("ecret" in event.canonical or "plain" in event.canonical for event in events)


def told(user: User) -> list[str]:
    return [message.body for message in Message.objects.filter(to=user) if "comment" in message.subject]


def test_a_blocking_comment_and_a_reply_tell_the_person_concerned_once_and_quote_nothing(
    review: Review, editor: User, reviewer: User
) -> None:
    comment = said(reviewer, review, PLAIN, blocking=True)
    said(reviewer, review, PLAIN)
    assert len(told(editor)) == 1 and told(reviewer) == []
    workflow.reply(by=editor, comment=comment, text="Cold hands, warm heart.")
    assert len(told(editor)) == 1 and len(told(reviewer)) == 1
    workflow.reply(by=reviewer, comment=comment, text="Indeed.")
    assert len(told(editor)) == 2 and len(told(reviewer)) == 1
    for body in told(editor) + told(reviewer):
        assert f"#comment-{comment.pk}" in body
        assert "plain paragraph" not in body and "warm heart" not in body and "Look here" not in body


def test_the_place_where_one_stopped_reading_is_kept_for_each_person_and_text(
    review: Review, editor: User, reviewer: User
) -> None:
    workflow.keep_place(by=reviewer, review=review, block=2)
    workflow.keep_place(by=reviewer, review=review, block=4)
    workflow.keep_place(by=editor, review=review, block=1)
    assert set(ReadingPlace.objects.values_list("user", "block")) == {(reviewer.pk, 4), (editor.pk, 1)}
    for outside in (-1, 500):
        with pytest.raises(Incomplete):
            workflow.keep_place(by=reviewer, review=review, block=outside)


def test_blocking_costs_no_query_of_its_own(review: Review) -> None:
    with CaptureQueriesContext(connection) as queries:
        found = Review.objects.with_text().get(pk=review.pk)
        assert not found.is_blocked
    assert len(queries) == 1
