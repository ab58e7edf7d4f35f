import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.choices import Kind
from articles.models import Revision
from reviews.models import Redaction
from reviews.workflow import confirm_redaction, request_redaction
from tests import factories
from tests.reviews.views.desk import page, signed_in, written

THREE = "One paragraph [@made2020up].\n\nTwo paragraphs.\n\nThree paragraphs."


def test_a_new_article_begins_with_the_choice_of_its_kind(editor: User) -> None:
    text = signed_in(editor).get("/desk/articles/new/").content.decode()
    assert all(f"?kind={kind.value}" in text for kind in Kind)


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_starts_from_its_sections(editor: User, kind: Kind) -> None:
    form = signed_in(editor).get(f"/desk/articles/new/?kind={kind.value}").context["form"]
    assert form.initial["kind"] == kind and form.initial["body"].count("## ") >= 5


def test_a_text_with_hints_left_cannot_be_submitted(editor: User) -> None:
    body = factories.BODY + "\n## Still to write\n\n%% What belongs here.\n"
    signed_in(editor).post("/desk/articles/new/", written(body=body))
    revision = Revision.objects.get()
    assert "%% What belongs here." in revision.body and "belongs here" not in revision.html
    assert [problem["message"] for problem in revision.problems if problem["code"] == "hint_left"] == [
        "Still to write, or to take out: “Still to write”."
    ]


def test_a_paste_becomes_markdown(editor: User) -> None:
    factories.draft(editor)
    answer = signed_in(editor).post("/desk/paste/", {"html": "<h2>Cold</h2><p>Blood</p><img src=x>"})
    assert answer.json() == {"markdown": "## Cold\n\nBlood", "dropped": ["1 picture"]}


def test_a_paste_that_cannot_be_read_is_answered_with_a_sentence(editor: User) -> None:
    answer = signed_in(editor).post("/desk/paste/", {"html": "<img src=x>"})
    assert answer.status_code == 422 and answer.json()["problem"] == "What was pasted holds no words."


def test_only_editors_paste_and_note_their_presence(editor: User, reviewer: User) -> None:
    article = factories.draft(editor).article
    for address in ("/desk/paste/", page(article, "presence/")):
        assert signed_in(reviewer).post(address, {"html": "<p>Words</p>"}).status_code == 403


def test_an_open_form_goes_on_with_the_new_sessions_token(editor: User) -> None:
    article = factories.draft(editor).article
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    token = client.get("/desk/token/").json()
    assert token["user"] == editor.pk
    sent = {**written(base=1, title="Better"), "csrfmiddlewaretoken": token["token"]}
    assert client.post(page(article, "edit/"), {**sent, "csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert client.post(page(article, "edit/"), sent).status_code == 302


def test_the_preview_says_how_long_and_how_hard_the_text_is(editor: User) -> None:
    body = " ".join(["The cat sat on the mat."] * 60)
    answer = signed_in(editor).post("/desk/preview/", written(body=body)).content.decode()
    assert "360 words, 2 minutes to read" in answer and "reads like school grade" in answer
    professional = signed_in(editor).post("/desk/preview/", written(body=body, audience="professionals"))
    assert "school grade" not in professional.content.decode()


def test_what_both_changed_is_shown_side_by_side_and_chosen_without_scripts(editor: User, second_editor: User) -> None:
    article = factories.draft(editor, body=THREE).article
    factories.edited(article, second_editor, body=THREE.replace("Two", "Theirs"), title="Their title")
    client = signed_in(editor)
    sent = written(base=1, body=THREE.replace("Two", "Mine"), title="My title")
    answer = client.post(page(article, "edit/"), sent)
    assert answer.status_code == 409
    assert [place["label"] for place in answer.context["conflict"]["options"]] == ["Place 1", "Title"]
    again = {**sent, "base": 2, "merge": "1", "merge_base": 1, "choice_1": "theirs", "choice_title": "theirs",
             "mine_body": sent["body"], "mine_title": "My title"}  # fmt: skip
    shown = client.post(page(article, "edit/"), again)
    assert shown.status_code == 200 and Revision.objects.count() == 2
    assert shown.context["form"]["title"].value() == "Their title"
    assert "Theirs paragraphs." in shown.context["form"]["body"].value()
    assert "Mine paragraphs." in shown.content.decode(), "their own text is shown and sent along"


def test_a_third_save_meanwhile_is_a_conflict_again(editor: User, second_editor: User) -> None:
    article = factories.draft(editor, body=THREE).article
    factories.edited(article, second_editor, body=THREE.replace("Two", "Theirs"))
    factories.edited(article, second_editor, body=THREE.replace("Two", "Again"))
    answer = signed_in(editor).post(page(article, "edit/"), written(base=2, body=THREE.replace("Two", "Mine")))
    assert answer.status_code == 409 and 'name="base" value="3"' in answer.content.decode()


def test_an_earlier_text_is_asked_about_and_brought_back(editor: User) -> None:
    article = factories.draft(editor, body=THREE).article
    factories.edited(article, editor, body="Worse.")
    client, address = signed_in(editor), page(article, "revisions/1/bring-back/")
    assert "Bring the text of revision 1 back?" in client.get(address).content.decode()
    assert Revision.objects.count() == 2
    assert client.post(address, {"base": 2}).status_code == 302
    assert Revision.objects.get(number=3).body == THREE


@pytest.mark.parametrize(("base", "number"), [("1", 1), ("", 1), ("9", 1), ("2", 2)])
def test_nothing_is_brought_back_over_what_was_not_seen(editor: User, base: str, number: int) -> None:
    article = factories.draft(editor, body=THREE).article
    factories.edited(article, editor, body="Worse.")
    answer = signed_in(editor).post(page(article, f"revisions/{number}/bring-back/"), {"base": base})
    assert answer.status_code == 409 and Revision.objects.count() == 2


def test_a_redacted_text_is_not_brought_back(
    editor: User, reviewer: User, managing_editor: User, administrator: User
) -> None:
    review = factories.under_review(editor, reviewer)
    article = factories.approved(review)
    redaction = request_redaction(by=managing_editor, revision=review.revision, notice="Gone.")
    confirm_redaction(by=administrator, redaction=redaction)
    factories.edited(article, editor, body=THREE)
    assert Redaction.objects.filter(confirmed_at__isnull=False).exists()
    answer = signed_in(editor).post(page(article, "revisions/1/bring-back/"), {"base": 2})
    assert answer.status_code == 409 and "redacted" in answer.content.decode()


def test_small_saves_are_folded_and_can_be_unfolded(editor: User) -> None:
    article = factories.draft(editor).article
    factories.edited(article, editor)
    factories.edited(article, editor)
    folded = signed_in(editor).get(page(article)).content.decode()
    assert "and 2 smaller saves" in folded and f'href="{page(article)}revisions/1/"' not in folded
    assert f'href="{page(article)}revisions/1/"' in signed_in(editor).get(page(article) + "?saves=all").content.decode()
