"""The comments of the review page: every way through its forms, and what it costs."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.rendering.quotes import Quote
from reviews import workflow
from reviews.models import Comment, ReadingPlace, Review
from reviews.workflow import About, Seen
from tests import factories
from tests.reviews.views.desk import seen, signed_in, signing

pytestmark = pytest.mark.django_db

PLAIN = "A plain paragraph about cold and blood."
BETTER = "Cold and blood, in plain words."


@pytest.fixture
def review(editor: User, reviewer: User) -> Review:
    return factories.under_review(editor, reviewer)


@pytest.fixture
def proposal(review: Review, reviewer: User) -> Comment:
    about = About(passage=Quote(PLAIN), replacement=BETTER)
    return workflow.comment(by=reviewer, review=review, text="Shorter.", about=about)


def send_back(review: Review, reviewer: User) -> None:
    workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="See the comments.")


def test_a_passage_that_is_not_there_keeps_all_that_was_written(review: Review, reviewer: User) -> None:
    given = {"exact": "no such words", "text": "Long thoughts.", "replacement": "Better.", "is_blocking": "on"}
    answer = signed_in(reviewer).post(f"/desk/reviews/{review.pk}/comment/", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(words in page for words in ("no such words", "Long thoughts.", "Better.", "one after the other"))
    assert not Comment.objects.exists()


def test_a_section_is_enough_without_javascript(review: Review, reviewer: User) -> None:
    client = signed_in(reviewer)
    client.post(f"/desk/reviews/{review.pk}/comment/", {"section": "s-what-it-is", "text": "Is it?"})
    page = client.get(f"/desk/reviews/{review.pk}/").content.decode()
    assert 'On the section <a href="#s-what-it-is">What it is</a>' in page


def test_proposed_words_are_shown_as_readers_would_see_them(review: Review, reviewer: User) -> None:
    about = About(passage=Quote(PLAIN), replacement="Cold and **blood**:\n\n- 5 mg [@made2020up]")
    workflow.comment(by=reviewer, review=review, text="Shorter.", about=about)
    page = signed_in(reviewer).get(review.get_absolute_url()).content.decode()
    proposed = page.partition('<div class="proposal">')[2].partition("</article>")[0]
    assert "look-bold" in proposed and "look-citation" in proposed and "**" not in proposed and "[@" not in proposed
    assert '<ins class="weighty"><span class="visually-hidden">[added dose] </span>5 mg<' in proposed
    assert '<del><span class="visually-hidden">[removed] </span>' in proposed


def test_a_thread_is_answered_resolved_and_opened_again(review: Review, editor: User, proposal: Comment) -> None:
    client = signed_in(editor)
    for verb, given in (("reply", {"text": "I will."}), ("resolve", {}), ("reopen", {})):
        answer = client.post(f"/desk/comments/{proposal.pk}/{verb}/", {**given, "round": review.pk})
        assert answer.headers["Location"] == f"/desk/reviews/{review.pk}/#comment-{proposal.pk}", verb
    answer = client.post(f"/desk/comments/{proposal.pk}/resolve/", {"back": "admin"})
    assert answer.headers["Location"].startswith(f"/admin/reviews/review/{review.pk}/change/")
    assert "Resolved by Edith Editor" in client.get(f"/desk/reviews/{review.pk}/").content.decode()


def test_a_refused_reply_is_still_there(review: Review, second_reviewer: User, proposal: Comment) -> None:
    answer = signed_in(second_reviewer).post(f"/desk/comments/{proposal.pk}/reply/", {"text": "My thoughts."})
    assert answer.status_code == 403 and "My thoughts." in answer.content.decode()


def test_a_reply_has_no_thread_of_its_own(review: Review, editor: User, proposal: Comment) -> None:
    answer = workflow.reply(by=editor, comment=proposal, text="Yes.")
    assert signed_in(editor).post(f"/desk/comments/{answer.pk}/resolve/").status_code == 404


def test_signing_past_a_blocking_comment_is_refused_with_every_answer_kept(review: Review, reviewer: User) -> None:
    given = signing(review)
    workflow.comment(by=reviewer, review=review, text="Wait.", about=About(blocking=True))
    answer = signed_in(reviewer).post(f"/desk/reviews/{review.pk}/approve/", given)
    assert answer.status_code == 409
    assert "A blocking comment is open" in answer.content.decode() and "Read twice." in answer.content.decode()


def test_the_next_round_says_what_became_of_each_passage(review: Review, editor: User, reviewer: User) -> None:
    passages = ("Cold can make some proteins in the blood", PLAIN, "Is it rare?")
    for exact in passages:
        workflow.comment(by=reviewer, review=review, text="Look.", about=About(passage=Quote(exact)))
    send_back(review, reviewer)
    body = factories.BODY.replace("plain paragraph about", "simple paragraph on").replace(
        "Is it rare?", "How many have this illness"
    )
    again = factories.submitted(editor, factories.edited(review.article, editor, body=body))
    page = signed_in(reviewer).get(f"/desk/reviews/{again.pk}/")
    states = {thread.comment.exact: thread.state for thread in page.context["threads"]}
    assert states == dict(zip(passages, ("here", "changed", "gone"), strict=True))
    for words in ("Changed since", "Gone:", "on revision 1"):
        assert words in page.content.decode()


def test_the_signed_bytes_are_shown_as_they_are_stored(review: Review, reviewer: User, proposal: Comment) -> None:
    assert review.revision.html in signed_in(reviewer).get(f"/desk/reviews/{review.pk}/").content.decode()
    address = f"/admin/reviews/review/{review.pk}/change/"
    assert review.revision.html in signed_in(reviewer).get(address).content.decode()


def test_what_is_proposed_is_seen_in_its_paragraph_and_taken_over(
    review: Review, editor: User, reviewer: User, proposal: Comment
) -> None:
    send_back(review, reviewer)
    client = signed_in(editor)
    address = f"/desk/comments/{proposal.pk}/take-over/"
    assert "Take over into revision 2" in client.get(address).content.decode()
    assert f'action="{address}"' in client.get(f"/desk/articles/{review.article.slug}/").content.decode()
    assert client.post(address, {"base": 1}).headers["Location"] == f"/desk/articles/{review.article.slug}/"
    assert BETTER in workflow.newest_text(review.article).body
    assert client.post(address, {"base": 2}).status_code == 409
    assert signed_in(reviewer).get(address).status_code == 403


def test_a_stale_number_shows_it_again(
    review: Review, editor: User, second_editor: User, reviewer: User, proposal: Comment
) -> None:
    send_back(review, reviewer)
    factories.edited(review.article, second_editor)
    answer = signed_in(editor).post(f"/desk/comments/{proposal.pk}/take-over/", {"base": 1})
    assert answer.status_code == 409
    assert "Take over into revision 3" in answer.content.decode()


def test_an_open_round_is_withdrawn_on_the_way(review: Review, editor: User, proposal: Comment) -> None:
    client, address = signed_in(editor), f"/desk/comments/{proposal.pk}/take-over/"
    assert "Withdraw the round and take over" in client.get(address).content.decode()
    assert client.post(address, {"base": 1}).status_code == 409
    stale = {**seen(review), "seen_version": 1, "base": 1, "withdraw": "1"}
    assert client.post(address, stale).status_code == 409
    assert client.post(address, {**seen(review), "base": 1, "withdraw": "1"}).status_code == 302
    review.refresh_from_db()
    assert review.state == "withdrawn" and workflow.newest_text(review.article).number == 2


def test_a_withdrawal_stands_only_with_what_it_was_for(review: Review, editor: User, proposal: Comment) -> None:
    given = {**seen(review), "base": 7, "withdraw": "1"}
    assert signed_in(editor).post(f"/desk/comments/{proposal.pk}/take-over/", given).status_code == 409
    review.refresh_from_db()
    assert review.is_open


def test_the_reading_place_is_kept_and_nonsense_is_refused(review: Review, reviewer: User) -> None:
    client, address = signed_in(reviewer), f"/desk/reviews/{review.pk}/place/"
    assert client.post(address, {"block": "3"}).status_code == 204
    assert 'data-place="3"' in client.get(f"/desk/reviews/{review.pk}/").content.decode()
    for nonsense in ("", "-1", "x", "9" * 40, "5000"):
        assert client.post(address, {"block": nonsense}).status_code == 422, nonsense
    assert ReadingPlace.objects.get().block == 3


def test_the_difference_is_from_the_live_page_or_from_the_round_before(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    first = factories.under_review(
        editor, reviewer, factories.edited(article, editor, body=f"{factories.BODY}\n\nOne.")
    )
    send_back(first, reviewer)
    body = f"{factories.BODY}\n\nOne.\n\nTwo."
    again = factories.under_review(editor, reviewer, factories.edited(article, editor, body=body))
    client = signed_in(reviewer)
    bases = {query: client.get(f"/desk/reviews/{again.pk}/{query}").context["difference_base"].number
             for query in ("", "?since=round")}  # fmt: skip
    assert bases == {"": 1, "?since=round": 2}


def cost(client: object, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200  # type: ignore[attr-defined]
    return len(queries)


def test_two_hundred_comments_cost_no_more_queries_than_two(review: Review, editor: User, reviewer: User) -> None:
    root = workflow.comment(by=reviewer, review=review, text="First.", about=About(passage=Quote(PLAIN)))
    workflow.reply(by=editor, comment=root, text="Second.")
    send_back(review, reviewer)
    again = factories.under_review(editor, reviewer, factories.edited(review.article, editor))
    client = signed_in(reviewer)
    addresses = [f"/desk/reviews/{again.pk}/", f"/admin/reviews/review/{again.pk}/change/",
                 f"/desk/articles/{review.article.slug}/"]  # fmt: skip
    before = [cost(client, address) for address in addresses]
    more = [Comment(review=again, by=editor, at=root.at, text="More.", exact=PLAIN, prefix=root.prefix,
                    suffix=root.suffix, replacement=BETTER) for _ in range(100)]  # fmt: skip
    more += [Comment(review=again, by=editor, at=root.at, text="More.", parent=root) for _ in range(100)]
    Comment.objects.bulk_create(more)
    assert [cost(client, address) for address in addresses] == before
