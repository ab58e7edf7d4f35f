"""A text that was never submitted is purged by a managing editor; what was submitted, or led to it, never is."""

import json

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from articles import drafting
from articles.exceptions import RevisionConflict
from articles.models import Article, Authorship, Citation, ImportedSource, Revision
from articles.rendering.quotes import Quote
from reviews import workflow
from reviews.exceptions import Incomplete, NotPossible
from reviews.models import Comment, Event, Purge, Review, Upload
from reviews.verification import verify
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db

REASON = "The wrong file was imported."
TEXT = "# Remission\n\nA woman of 40 came with purple spots.\n\n## Course\n\nThey went."


def faults() -> list[str]:
    return [fault.sentence for fault in verify().faults]


def test_a_text_goes_with_its_byline_citations_source_and_upload(editor: User, managing_editor: User) -> None:
    revision = workflow.import_source(
        by=editor, slug="imported", draft=factories.text(), filename="case.md", text=TEXT, report={"problems": []}
    )
    Upload.objects.create(
        by=editor,
        at=timezone.now(),
        filename="case.md",
        content=b"x",
        sha256="0",
        text=TEXT,
        value={},
        revision=revision,
    )
    workflow.purge(by=managing_editor, revision=revision, reason=f"  {REASON} ")
    for model in (Revision, Authorship, Citation, ImportedSource, Upload):
        assert not model._default_manager.exists()
    purge = Purge.objects.get()
    assert (purge.number, purge.reason, purge.by) == (1, REASON, managing_editor)
    assert faults() == []


def test_the_event_holds_ids_and_hashes_and_the_reason_stands_outside_the_chain(
    editor: User, managing_editor: User
) -> None:
    revision = factories.draft(editor)
    purge = workflow.purge(by=managing_editor, revision=revision, reason=REASON)
    event = Event.objects.get(verb="purge")
    facts = json.loads(event.canonical)["facts"]
    assert (facts["purge"], facts["revision"], facts["content_hash"]) == (purge.pk, 1, revision.content_hash)
    assert REASON not in event.canonical and revision.title not in event.canonical


def test_a_number_is_not_given_again(editor: User, managing_editor: User) -> None:
    article = factories.draft(editor).article
    second = factories.edited(article, editor)
    workflow.purge(by=managing_editor, revision=second, reason=REASON)
    third = factories.edited(article, editor)
    assert third.number == 3 and third.based_on is not None and third.based_on.number == 1
    assert faults() == []
    workflow.purge(by=managing_editor, revision=third, reason=REASON)
    assert factories.edited(article, editor).number == 4 and faults() == []


def test_an_article_without_a_text_gets_its_next_one(editor: User, managing_editor: User) -> None:
    revision = factories.draft(editor)
    workflow.purge(by=managing_editor, revision=revision, reason=REASON)
    again = workflow.save(by=editor, article=revision.article, draft=factories.text(), base=0)
    assert (again.number, again.based_on) == (2, None) and faults() == []


def test_a_reason_is_asked_for(editor: User, managing_editor: User) -> None:
    with pytest.raises(Incomplete):
        workflow.purge(by=managing_editor, revision=factories.draft(editor), reason=" ")
    assert Revision.objects.count() == 1 and not Purge.objects.exists()


def test_a_text_from_which_a_later_one_was_written_waits_for_that(editor: User, managing_editor: User) -> None:
    first = factories.draft(editor)
    second = factories.edited(first.article, editor)
    with pytest.raises(NotPossible, match="Purge the newest, revision 2, first"):
        workflow.purge(by=managing_editor, revision=first, reason=REASON)
    workflow.purge(by=managing_editor, revision=second, reason=REASON)
    workflow.purge(by=managing_editor, revision=first, reason=REASON)
    with pytest.raises(NotPossible, match="gone already"):
        workflow.purge(by=managing_editor, revision=first, reason=REASON)
    assert faults() == []


def test_the_ancestor_of_a_submitted_text_is_redacted_by_two_people_instead(
    editor: User, managing_editor: User, administrator: User
) -> None:
    first = factories.draft(editor)
    review = factories.submitted(editor, factories.edited(first.article, editor))
    workflow.withdraw(by=editor, review=review, seen=Seen.of(review))
    with pytest.raises(NotPossible, match=r"Revision 2, which was written from this text, was submitted.*redact"):
        workflow.purge(by=managing_editor, revision=first, reason=REASON)
    redaction = workflow.request_redaction(by=managing_editor, revision=first, notice="Removed.")
    workflow.confirm_redaction(by=administrator, redaction=redaction)
    first.refresh_from_db()
    assert first.body == "" and faults() == []


def test_the_database_refuses_to_delete_what_was_submitted(editor: User) -> None:
    review = factories.submitted(editor)
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(Authorship).filter(revision=review.revision).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        QuerySet(Revision).filter(pk=review.revision_id)._raw_delete("default")
    with pytest.raises(DatabaseError), transaction.atomic():
        drafting.delete_revision(revision=review.revision)
    assert Revision.objects.filter(pk=review.revision_id).exists()


def test_a_purge_itself_is_neither_changed_nor_deleted(editor: User, managing_editor: User) -> None:
    workflow.purge(by=managing_editor, revision=factories.draft(editor), reason=REASON)
    for change in (lambda: Purge.objects.update(reason="Other."), lambda: Purge.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_comment_whose_words_the_text_took_over_is_open_again(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    review = factories.under_review(editor, reviewer)
    remark = workflow.comment(
        by=reviewer,
        review=review,
        text="Shorter.",
        about=workflow.About(passage=Quote("A plain paragraph"), replacement="Words"),
    )
    workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="See the comment.")
    taken = workflow.take_over(by=editor, comment=remark, base=1)
    remark = Comment.objects.get(pk=remark.pk)
    assert remark.taken_into == taken and not remark.is_open
    workflow.purge(by=managing_editor, revision=taken, reason=REASON)
    remark = Comment.objects.get(pk=remark.pk)
    assert remark.taken_into is None and remark.is_open and faults() == []
    assert workflow.take_over(by=editor, comment=remark, base=1).number == 3 and faults() == []


def test_who_wrote_on_from_a_purged_text_is_told(editor: User, managing_editor: User) -> None:
    article = factories.draft(editor).article
    second = factories.edited(article, editor)
    workflow.purge(by=managing_editor, revision=second, reason=REASON)
    with pytest.raises(RevisionConflict, match="Revision 2 was purged while you were writing"):
        workflow.save(by=editor, article=article, draft=factories.text(title="Mine"), base=2)


def test_a_text_that_went_without_a_purge_is_a_fault_and_so_is_one_that_came_back(
    editor: User, managing_editor: User
) -> None:
    article = factories.draft(editor).article
    second = factories.edited(article, editor)
    kept = Revision.objects.get(pk=second.pk)
    drafting.delete_revision(revision=second)
    assert any("Revision 2, which an event tells of, is not there" in fault for fault in faults())
    kept._state.adding = True
    kept.save(force_insert=True)
    assert faults() == []
    workflow.purge(by=managing_editor, revision=kept, reason=REASON)
    kept._state.adding = True
    kept.save(force_insert=True)
    assert any("No event of this article tells of this revision" in fault for fault in faults())


def test_a_text_that_was_saved_and_purged_in_other_batches_of_events_is_no_fault(
    editor: User, managing_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = factories.draft(editor).article
    workflow.purge(by=managing_editor, revision=factories.edited(article, editor), reason=REASON)
    monkeypatch.setattr("reviews.verification.EVENTS_AT_ONCE", 1)
    assert faults() == []


def test_the_page_says_what_goes_and_what_stays_and_asks_first(
    client: Client, editor: User, managing_editor: User
) -> None:
    revision = factories.draft(editor, slug="mistaken")
    address = "/desk/articles/mistaken/revisions/1/purge/"
    client.force_login(managing_editor)
    assert address in client.get("/desk/articles/mistaken/revisions/1/").content.decode()
    page = client.get(address).content.decode()
    assert "This is its only text" in page and Revision.objects.filter(pk=revision.pk).exists()
    empty = client.post(address, {"reason": ""})
    assert empty.status_code == 422 and "Say why this text is purged" in empty.content.decode()
    assert client.post(address, {"reason": REASON}).status_code == 302
    assert REASON in client.get("/desk/articles/mistaken/").content.decode()


def test_the_page_refuses_an_editor_and_what_was_submitted(client: Client, editor: User, managing_editor: User) -> None:
    review = factories.submitted(editor, slug="sent")
    address = "/desk/articles/sent/revisions/1/purge/"
    client.force_login(editor)
    assert client.post(address, {"reason": REASON}).status_code == 403
    assert address not in client.get("/desk/articles/sent/revisions/1/").content.decode()
    client.force_login(managing_editor)
    for answer in (client.get(address), client.post(address, {"reason": REASON})):
        assert answer.status_code == 409 and "Two people together can redact" in answer.content.decode()
    assert Review.objects.filter(pk=review.pk).exists() and Revision.objects.count() == 1


def test_every_page_of_the_desk_opens_for_an_article_without_a_text(
    client: Client, editor: User, managing_editor: User
) -> None:
    workflow.purge(by=managing_editor, revision=factories.draft(editor, slug="bare"), reason=REASON)
    client.force_login(managing_editor)
    pages = ("", "articles/", "board.csv", "queue/", "trust/", "articles/bare/", "articles/bare/topics/",
             "articles/bare/subjects/", "articles/bare/pair/", "articles/bare/edit/", "concerns/")  # fmt: skip
    assert {page: client.get(f"/desk/{page}").status_code for page in pages} == dict.fromkeys(pages, 200)
    for page in ("submit/", "retire/", "ask/", "revisions/1/", "source/"):
        assert client.get(f"/desk/articles/bare/{page}").status_code in (404, 405, 409), page
    assert (
        client.get("/admin/articles/article/").status_code == 200 and Client().get("/articles/bare/").status_code == 404
    )
    assert Article.objects.count() == 1


def test_a_text_is_written_in_the_editor_for_an_article_without_one(
    client: Client, editor: User, managing_editor: User
) -> None:
    workflow.purge(by=managing_editor, revision=factories.draft(editor, slug="bare"), reason=REASON)
    client.force_login(editor)
    form = client.get("/desk/articles/bare/edit/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"title": "Anew", "body": "Cold.", "base": "1"}
    del sent["topics"]
    answer = client.post("/desk/articles/bare/edit/", sent)
    assert answer.status_code == 302, answer.context["form"].errors
    assert Revision.objects.get().number == 2 and faults() == []
