"""Rows of the desk beside the texts: one that is forged, changed or gone is named by table and column."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from articles.choices import Audience, Kind, WarningKind
from articles.models import Article
from articles.rendering.quotes import Quote
from reviews import triggers, workflow
from reviews.models import Concern, Event, Interest, PageWarning, Review
from reviews.verification import verify
from reviews.workflow import About, Seen
from tests import factories
from tests.reviews.interests import declare, entry

pytestmark = pytest.mark.django_db

SAID = "A plain paragraph about cold and blood."


@pytest.fixture
def desk(
    editor: User, second_editor: User, reviewer: User, second_reviewer: User, managing_editor: User, administrator: User
) -> None:
    """A pair of pages with everything that the desk keeps beside a text, by the verbs; then the guards are off."""
    page = factories.live(editor, reviewer, slug="patients")
    other = factories.live(
        editor, reviewer, slug="professionals", kind=Kind.CLINICAL_QUESTION, audience=Audience.PROFESSIONALS
    )
    factories.live(editor, reviewer, slug="alone")
    workflow.pair(by=editor, article=page, other=other)
    subjects = [("manufacturer", "Example Pharma"), ("drug", "inventedmab")]
    workflow.name_subjects(by=editor, article=page, subjects=subjects, retold_case=factories.reference())
    for kind in (WarningKind.SAFETY, WarningKind.EVIDENCE):
        workflow.show_warning(by=managing_editor, article=page, kind=kind, reason="An alert.")
    workflow.lift_warning(by=managing_editor, warning=PageWarning.objects.earliest("pk"))
    _concerns(page, editor)
    _rounds(page, second_editor, second_reviewer, reviewer, managing_editor)
    assert verify().faults == []
    triggers.remove()


def _concerns(page: Article, editor: User) -> None:
    """A report that was answered, one that was not, and an alert."""
    live = Article.objects.with_text().get(pk=page.pk).live
    assert live is not None
    workflow.report_mistake(publication=live, text="It says less than it could.")
    workflow.answer_concern(by=editor, concern=Concern.objects.get(), note="It says enough.")
    workflow.report_mistake(publication=live, text="It says more than it should.")
    workflow.open_alert(
        by=editor, words="cold", pages=[page.pk], reason="Made up.", due_on=timezone.localdate() + timedelta(days=9)
    )


def _rounds(page: Article, editor: User, first: User, second: User, manager: User) -> None:
    """Words taken over, a comment resolved and one open; handed over to who has a waiver, with a due day set."""
    review = factories.under_review(editor, first, factories.edited(page, editor))
    words = About(passage=Quote(SAID), replacement="Cold and blood, in plain words.")
    proposed = workflow.comment(by=first, review=review, text="", about=words)
    resolved = workflow.comment(by=first, review=review, text="This is settled.")
    workflow.reply(by=editor, comment=resolved, text="It is.")
    workflow.resolve(by=first, comment=resolved)
    review = workflow.request_changes(by=first, review=review, seen=Seen.of(review), reason="See the comments.")
    taken = workflow.take_over(by=editor, comment=proposed, base=review.revision.number)
    review = factories.under_review(editor, first, taken)
    declare(second, entry())
    workflow.waive(by=manager, review=review, interest=Interest.objects.get(), reason="The only expert.")
    workflow.hand_over(by=first, review=review, seen=Seen.of(review), reviewer=second, note="Half of it is read.")
    workflow.set_due(
        by=manager, review=Review.objects.get(pk=review.pk), due_on=timezone.localdate() + timedelta(days=3)
    )


ONE = "(SELECT min(id) FROM auth_user)"
ALTERED = [
    ("UPDATE articles_article SET paired_with_id = NULL WHERE slug = 'patients'", "articles_article.paired_with_id"),
    ("UPDATE articles_article SET paired_with_id = id WHERE slug = 'alone'", "articles_article.paired_with_id"),
    ("UPDATE articles_article SET retold_case_id = NULL", "articles_article.retold_case_id"),
    ("DELETE FROM articles_subject WHERE role = 'manufacturer'", "articles_subject.name"),
    ("UPDATE articles_subject SET name = 'othermab' WHERE role = 'drug'", "articles_subject.name"),
    ("UPDATE articles_subject SET article_id = (SELECT id FROM articles_article WHERE slug = 'alone')",
     "articles_subject.name"),
    ("DELETE FROM reviews_waiver", "reviews_waiver.id"),
    ("UPDATE reviews_waiver SET reason = 'Another.'", "reviews_waiver.reason"),
    ("UPDATE reviews_pagewarning SET lifted_at = NULL, lifted_by_id = NULL", "reviews_pagewarning.lifted_by_id"),
    ("UPDATE reviews_pagewarning SET lifted_at = at, lifted_by_id = by_id WHERE lifted_at IS NULL",
     "reviews_pagewarning.lifted_at"),
    ("DELETE FROM reviews_comment WHERE text = 'It is.'", "reviews_comment.id"),
    ("UPDATE reviews_comment SET by_id = reviewer_id FROM reviews_review WHERE text = 'It is.'",
     "reviews_comment.by_id"),
    (f"UPDATE reviews_comment SET resolved_at = at, resolved_by_id = {ONE} WHERE text = 'Half of it is read.'",
     "reviews_comment.resolved_by_id"),
    ("UPDATE reviews_comment SET resolved_at = NULL, resolved_by_id = NULL", "reviews_comment.resolved_at"),
    ("UPDATE reviews_comment SET taken_into_id = NULL", "reviews_comment.taken_into_id"),
    ("DELETE FROM reviews_concern WHERE kind = 'alert'", "reviews_concern.id"),
    ("UPDATE reviews_concern SET closed_at = NULL, closed_by_id = NULL, note = ''", "reviews_concern.closed_by_id"),
    (f"UPDATE reviews_concern SET closed_at = opened_at, closed_by_id = {ONE}, note = 'x'", "reviews_concern.closed_at"),
    (f"UPDATE reviews_review SET reviewer_id = {ONE} WHERE decided_at IS NULL", "reviews_review.reviewer_id"),
    ("UPDATE reviews_review SET due_on = '2001-01-01' WHERE decided_at IS NULL", "reviews_review.due_on"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "place"), ALTERED)
def test_a_row_that_was_altered_or_is_gone_is_named(desk: None, sql: str, place: str) -> None:
    assert place in places(sql)


UNTOLD = [
    (("pair",), "articles_article.paired_with_id"),
    (("name_subjects",), "articles_subject.name"),
    (("waive",), "reviews_waiver.review_id"),
    (("comment",), "reviews_comment.review_id"),
    (("reply",), "reviews_comment.review_id"),
    (("hand_over",), "reviews_comment.review_id"),
    (("resolve_comment",), "reviews_comment.resolved_at"),
    (("take_over",), "reviews_comment.taken_into_id"),
    (("open_alert",), "reviews_concern.article_id"),
    (("answer_concern",), "reviews_concern.closed_at"),
    (("lift_warning",), "reviews_pagewarning.lifted_at"),
]


@pytest.mark.parametrize(("verbs", "place"), UNTOLD, ids=lambda value: str(value))
def test_a_row_that_no_event_tells_of_is_named(desk: None, verbs: tuple[str], place: str) -> None:
    assert Event.objects.filter(verb__in=verbs).exists()
    assert place in places("DELETE FROM reviews_event WHERE verb = %s", *verbs)


def places(sql: str, *parameters: object) -> set[str]:
    """Where verify finds faults after some SQL of the database's owner, which is taken back."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            cursor.execute(sql, parameters)  # type: ignore[arg-type]
            assert cursor.rowcount > 0
        found = {f"{fault.table}.{fault.column}" for fault in verify().faults}
        transaction.set_rollback(True)
    return found
