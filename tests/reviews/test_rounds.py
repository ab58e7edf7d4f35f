"""What a round asks for, beside the table of states and people."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory

from articles.models import Article
from reviews import workflow
from reviews.exceptions import Incomplete, NotAllowed, NotPossible, Stale
from reviews.models import Comment, Event, Review
from reviews.workflow import Seen
from reviews.workflow.locking import move
from tests import factories

pytestmark = pytest.mark.django_db


def test_only_the_newest_text_is_submitted(editor: User) -> None:
    first = factories.draft(editor)
    factories.edited(first.article, editor)
    with pytest.raises(NotPossible, match="Revision 2 is newer"):
        factories.submitted(editor, first)
    assert not Review.objects.exists()


def test_a_live_text_is_not_submitted_again_unchanged(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    with pytest.raises(NotPossible, match="live already"):
        factories.submitted(editor, article.revisions.get())


def test_an_error_of_the_content_checks_stops_a_submission(editor: User) -> None:
    with pytest.raises(Incomplete, match="State who paid"):
        factories.submitted(editor, factories.draft(editor, funding=""))


def test_a_warning_needs_an_answer_which_is_kept(editor: User) -> None:
    revision = factories.draft(editor, body="A plain text about the cold [@made2020up].")
    (code,) = [problem["code"] for problem in revision.problems if problem["level"] == "warning"]
    with pytest.raises(Incomplete, match="Answer this warning"):
        workflow.submit(by=editor, revision=revision)
    review = workflow.submit(by=editor, revision=revision, answers={code: "Not for this page."})
    assert review.answers == {code: "Not for this page."}


def test_an_update_tells_readers_what_changed(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    with pytest.raises(Incomplete, match="what changed"):
        workflow.submit(by=editor, revision=factories.edited(article, editor), change_note=" ")


def test_asking_for_changes_needs_a_reason(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    with pytest.raises(Incomplete, match="Say what has to change"):
        workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="  ")
    assert Review.objects.get().state == "under_review"


def test_an_empty_comment_is_refused(editor: User) -> None:
    with pytest.raises(Incomplete):
        workflow.comment(by=editor, review=factories.submitted(editor), text=" ")
    assert not Comment.objects.exists()


def test_a_round_moves_only_from_the_version_that_was_read(editor: User) -> None:
    """The conditional update alone, without the checks before it."""
    review = factories.submitted(editor)
    stale = Review.objects.select_related("revision").get(pk=review.pk)
    move(review, "withdraw", decided_by=editor, decided_at=review.submitted_at)
    with pytest.raises(Stale):
        move(stale, "claim")
    assert Review.objects.get().state == "withdrawn"


def test_retiring_needs_a_reason_and_the_text_that_was_seen(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    article = factories.live(editor, reviewer)
    with pytest.raises(Incomplete, match="Say why"):
        workflow.retire(by=managing_editor, article=article, seen_publication=article.live_id, reason=" ")
    with pytest.raises(Stale):
        workflow.retire(by=managing_editor, article=article, seen_publication=None, reason="Superseded.")
    assert Article.objects.live().get() == article


def test_an_approval_brings_a_retired_page_back(editor: User, reviewer: User, managing_editor: User) -> None:
    article = factories.retired(editor, reviewer, managing_editor)
    factories.approved(factories.under_review(editor, reviewer, factories.edited(article, editor)))
    assert Article.objects.live().get() == article


def test_importing_is_writing_and_makes_a_draft_only(editor: User, reviewer: User) -> None:
    source = {"filename": "x.txt", "text": "Approved", "report": {}}
    with pytest.raises(NotAllowed):
        workflow.import_source(by=reviewer, slug="imported", draft=factories.text(), **source)  # type: ignore[arg-type]
    revision = workflow.import_source(by=editor, slug="imported", draft=factories.text(), **source)  # type: ignore[arg-type]
    assert not Review.objects.exists() and revision.article.live is None
    assert revision.imported_from.text == "Approved"


def test_topics_stand_around_the_text_and_leave_its_signature(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    workflow.set_topics(by=editor, article=article, topics=[factories.topic("Treatment")])
    article.refresh_from_db()
    assert article.standing["topics"] == [{"slug": "treatment", "name": "Treatment"}]
    assert article.live is not None and article.live.content_hash == article.live.revision.content_hash


def test_a_refused_verb_leaves_no_event(editor: User, stranger: User) -> None:
    review = factories.submitted(editor)
    before = Event.objects.count()
    with pytest.raises(NotAllowed):
        workflow.withdraw(by=stranger, review=review, seen=Seen.of(review))
    assert Event.objects.count() == before


def test_the_admin_deletes_nothing_and_adds_no_signed_row(administrator: User) -> None:
    request = RequestFactory().get("/admin/")
    request.user = administrator
    for model, model_admin in admin.site._registry.items():
        assert not model_admin.has_delete_permission(request), model
        assert not model_admin.list_editable and not model_admin.save_as, model
    written_by_verbs = {
        "Article",
        "Revision",
        "Publication",
        "Review",
        "Signature",
        "Event",
        "Comment",
        "Message",
        "Reference",
    }
    for model, model_admin in admin.site._registry.items():
        if model.__name__ in written_by_verbs:
            assert not model_admin.has_add_permission(request), model
            assert not model_admin.has_change_permission(request), model
