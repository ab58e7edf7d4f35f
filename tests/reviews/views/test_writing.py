from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Revision
from reviews.models import Review
from reviews.states import State
from tests import factories
from tests.reviews.views.desk import page, seen, signed_in, written

NEW = "/desk/articles/new/"


def test_a_new_article_is_written_and_its_address_made_from_the_title(editor: User) -> None:
    subject = factories.topic()
    answer = signed_in(editor).post(NEW, written(topics=[subject.pk]))
    assert answer.headers["Location"] == "/desk/articles/what-are-cryoglobulins/"
    revision = Revision.objects.get()
    assert revision.byline[0]["name"] == "Paula Penwright"
    assert list(revision.article.topics.all()) == [subject]


def test_authors_stand_in_the_order_given(editor: User, reviewer: User) -> None:
    first, second = reviewer.member.contributor, factories.author()
    assert first is not None
    signed_in(editor).post(NEW, written(author_1=first.pk, author_2="", author_3=second.pk))
    assert [author["name"] for author in Revision.objects.get().byline] == [first.name, second.name]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Give the page a title."),
        ({"title": "Cold " * 100}, "200 are the most. Shorten it."),
        ({"slug": "taken"}, "There is an article at /articles/taken/ already."),
        ({"slug": "Not An Address"}, "An address has small letters"),
        ({"slug": "new"}, "a word of the desk itself"),
        ({"title": "冷"}, "An address has small letters"),
        ({"summary": "Long. " * 200}, "600 are the most"),
        ({"body": "See [@nobody1999nothing]."}, "No reference has the key “nobody1999nothing”."),
        ({"body": "![A picture](x.png)"}, "Line 1 holds an image."),
        ({"body": "x" * 200_001}, "an article may have 200,000"),
        ({"body": "A\x00B"}, "Null characters are not allowed."),
        ({"kind": "poem"}, "Select a valid choice."),
        ({"author_2": "999"}, "Select a valid choice."),
        ({"topics": ["999"]}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_text_is_kept(
    editor: User, changes: dict[str, Any], sentence: str
) -> None:
    factories.draft(editor, slug="taken")
    factories.topic()
    sent = written(funding="A grant that must not be lost.", **changes)
    answer = signed_in(editor).post(NEW, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert "A grant that must not be lost." in text
    assert Article.objects.count() == 1


def test_a_person_is_an_author_once(editor: User) -> None:
    pk = factories.author().pk
    answer = signed_in(editor).post(NEW, written(author_1=pk, author_2=pk))
    assert answer.status_code == 422
    assert "named above already" in answer.content.decode()


def test_a_paste_of_ten_megabytes_is_refused_and_kept(editor: User) -> None:
    huge = "cold blood " * (10 * 1024 * 1024 // 11)
    answer = signed_in(editor).post(NEW, written(body=huge))
    assert answer.status_code == 422
    assert "Split it into several articles" in answer.content.decode()
    assert answer.content.count(b"cold blood") >= huge.count("cold blood")
    assert not Article.objects.exists()


def test_nothing_is_cut_silently(editor: User) -> None:
    assert "maxlength" not in signed_in(editor).get(NEW).content.decode()


def test_the_next_revision_is_saved(editor: User, second_editor: User) -> None:
    revision = factories.draft(editor)
    form = signed_in(second_editor).get(page(revision.article, "edit/"))
    assert "cold and blood" in form.content.decode()
    sent = written(base=1, title="Better")
    assert signed_in(second_editor).post(page(revision.article, "edit/"), sent).status_code == 302
    latest = Revision.objects.get(number=2)
    assert (latest.title, latest.based_on, latest.created_by) == ("Better", revision, second_editor)


def test_two_editors_lose_nothing(editor: User, second_editor: User) -> None:
    revision = factories.draft(editor)
    factories.edited(revision.article, second_editor, body="Theirs entirely.")
    client = signed_in(editor)
    sent = written(base=1, body="Mine entirely.")
    answer = client.post(page(revision.article, "edit/"), sent)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Revision 2 was saved while you were writing" in text
    assert "Theirs" in text and "Mine entirely." in text and "<del>" in text
    assert 'name="base" value="2"' in text
    assert Revision.objects.count() == 2
    assert client.post(page(revision.article, "edit/"), {**sent, "base": 2}).status_code == 302
    assert Revision.objects.get(number=3).body == "Mine entirely."


def test_an_open_round_stops_a_save_and_the_text_is_kept(editor: User) -> None:
    review = factories.submitted(editor)
    answer = signed_in(editor).post(page(review.article, "edit/"), written(base=1, body="Written meanwhile."))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Written meanwhile." in text and "Withdraw the round and save" in text
    assert Revision.objects.count() == 1


def test_the_round_is_withdrawn_and_the_text_saved_in_one_step(editor: User) -> None:
    review = factories.submitted(editor)
    sent = {**written(base=1, body="Written meanwhile."), **seen(review), "withdraw": "1"}
    assert signed_in(editor).post(page(review.article, "edit/"), sent).status_code == 302
    assert Review.objects.get().state == State.WITHDRAWN
    assert Revision.objects.get(number=2).body == "Written meanwhile."


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"body": "[@nobody1999nothing]"}, 422), ({"base": 0}, 409), ({"base": "many"}, 409), ({"seen_version": 9}, 409)],
)
def test_a_text_that_cannot_be_saved_withdraws_no_round(editor: User, changes: dict[str, Any], status: int) -> None:
    review = factories.submitted(editor)
    sent = {**written(base=1), **seen(review), "withdraw": "1", **changes}
    assert signed_in(editor).post(page(review.article, "edit/"), sent).status_code == status
    assert Review.objects.get().state == State.SUBMITTED
    assert Revision.objects.count() == 1


def test_another_editor_is_not_offered_to_withdraw_a_round(editor: User, second_editor: User) -> None:
    review = factories.submitted(editor)
    text = signed_in(second_editor).get(page(review.article, "edit/")).content.decode()
    assert "Withdraw the round and save" not in text
    assert "Only who submitted this round" in text


def test_the_preview_works_without_scripts_and_saves_nothing(editor: User) -> None:
    client = signed_in(editor)
    answer = client.post(NEW, written(preview="1", body="## A heading\n\nBy word [@made2020up]."))
    assert answer.status_code == 200
    assert "A heading</h2>" in answer.content.decode()
    assert "needs a “Get help now” box" in answer.content.decode()
    assert not Article.objects.exists()


def test_the_preview_fragment_shows_text_and_findings(editor: User) -> None:
    client = signed_in(editor)
    shown = client.post("/desk/preview/", written(title="", body="By word [@made2020up].", funding=""))
    text = shown.content.decode()
    assert shown.status_code == 200
    assert 'href="#ref-1"' in text and "State who paid" in text and "<html" not in text
    broken = client.post("/desk/preview/", written(body="[@nobody1999nothing]")).content.decode()
    assert "No reference has the key" in broken
    assert client.get("/desk/preview/").status_code == 405
    script = client.post("/desk/preview/", written(body="<script>alert(1)</script>")).content.decode()
    assert "<script>" not in script
