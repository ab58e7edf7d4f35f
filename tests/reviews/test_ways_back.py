"""Rule 11 and the redaction of rule 7: what a signature's withdrawal, a warning and a redaction do."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Revision
from reviews import workflow
from reviews.calendar import working_days_after
from reviews.exceptions import Incomplete, NotAllowed, NotPossible, Stale
from reviews.models import Message, PageWarning, Review, Signature, Withdrawal
from tests import factories
from tests.record import faults_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer)


@pytest.fixture
def updated(article: Article, editor: User, reviewer: User) -> Article:
    """A live article with two approved texts."""
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        return factories.approved(factories.under_review(editor, reviewer, factories.edited(article, editor)))


def withdraw(article: Article, by: User, **changes: object) -> Withdrawal:
    """Take back the signature under the live text."""
    article.refresh_from_db()
    assert article.live is not None
    given = {"seen_publication": article.live_id, "reason": "A dose is wrong.", **changes}
    signature = Signature.objects.get(pk=article.live.signature_id)
    return workflow.withdraw_signature(by=by, signature=signature, **given)  # type: ignore[arg-type]


def test_the_page_falls_back_to_the_text_before_with_its_own_dates(updated: Article, reviewer: User) -> None:
    first = updated.publications.earliest("published_at")
    withdraw(updated, reviewer)
    updated.refresh_from_db()
    assert updated.live == first
    assert updated.live.last_reviewed == first.last_reviewed < timezone.localdate() + timedelta(days=40)
    assert faults_of(updated) == []


def test_without_an_earlier_text_a_fixed_notice_takes_its_place(
    article: Article, reviewer: User, client: Client
) -> None:
    withdraw(article, reviewer)
    response = client.get(article.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 200
    assert "not available for now" in page and "A plain paragraph about cold" not in page
    assert not Article.objects.live().exists()


def test_a_round_opens_on_the_text(article: Article, reviewer: User) -> None:
    withdraw(article, reviewer)
    review = Review.objects.open().get()
    assert (review.state, review.revision, review.reviewer) == ("submitted", article.revisions.get(), None)


def test_a_new_signature_brings_the_page_back(article: Article, reviewer: User, second_reviewer: User) -> None:
    withdraw(article, reviewer)
    review = Review.objects.open().get()
    claimed = workflow.claim(by=second_reviewer, review=review, seen=workflow.Seen.of(review))
    article = factories.approved(claimed)
    assert article.live is not None and article.live.reviewer_name == "Ravi Second Reviewer"
    assert article.suspended_at is None


@pytest.mark.parametrize("person", ["editor", "second_reviewer", "stranger"])
def test_nobody_else_withdraws_a_signature(article: Article, person: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        withdraw(article, request.getfixturevalue(person))
    assert Article.objects.live().get() == article


def test_a_withdrawal_needs_a_reason(article: Article, reviewer: User) -> None:
    with pytest.raises(Incomplete):
        withdraw(article, reviewer, reason=" ")


def test_a_withdrawal_of_another_text_than_the_one_seen_is_stale(article: Article, reviewer: User) -> None:
    with pytest.raises(Stale):
        withdraw(article, reviewer, seen_publication=0)


def test_a_signature_is_withdrawn_once(updated: Article, reviewer: User) -> None:
    signature = Signature.objects.get(pk=updated.live.signature_id)  # type: ignore[union-attr]
    withdraw(updated, reviewer)
    updated.refresh_from_db()
    with pytest.raises(NotPossible):
        workflow.withdraw_signature(by=reviewer, signature=signature, seen_publication=updated.live_id, reason="Again.")


def test_a_managing_editor_does_it_in_an_emergency_and_somebody_countersigns(
    article: Article, managing_editor: User, second_reviewer: User
) -> None:
    withdrawal = withdraw(article, managing_editor)
    assert withdrawal.is_emergency
    assert withdrawal.countersign_by == working_days_after(timezone.localdate(), 2)
    with pytest.raises(NotAllowed, match="somebody else"):
        workflow.countersign(by=managing_editor, withdrawal=withdrawal)
    assert workflow.countersign(by=second_reviewer, withdrawal=withdrawal).countersigned_by == second_reviewer


def test_the_signers_own_withdrawal_needs_no_second_person(
    article: Article, reviewer: User, managing_editor: User
) -> None:
    withdrawal = withdraw(article, reviewer)
    assert not withdrawal.is_emergency
    with pytest.raises(NotPossible):
        workflow.countersign(by=managing_editor, withdrawal=withdrawal)


def test_without_a_second_person_it_stays_withdrawn_and_escalates_once(
    article: Article, managing_editor: User, administrator: User
) -> None:
    withdraw(article, managing_editor)
    assert workflow.escalate_withdrawals() == 0
    with time_machine.travel(timezone.now() + timedelta(days=6)):
        assert [workflow.escalate_withdrawals() for _ in range(3)] == [1, 0, 0]
    assert Message.objects.filter(to=administrator, subject__startswith="Not countersigned").count() == 1
    assert not Article.objects.live().exists()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 11, 20), date(2026, 11, 24)),
        (date(2026, 11, 21), date(2026, 11, 24)),
        (date(2026, 12, 31), date(2027, 1, 4)),
        (date(2028, 2, 28), date(2028, 3, 1)),
    ],
    ids=["over a weekend", "from a Saturday", "over a year's end", "over a leap day"],
)
def test_two_working_days(start: date, end: date) -> None:
    assert working_days_after(start, 2) == end


def test_a_warning_stands_above_the_page_until_it_is_lifted(
    article: Article, managing_editor: User, client: Client
) -> None:
    before = article.live_id
    warning = workflow.show_warning(by=managing_editor, article=article, kind="safety", reason="An alert.")
    assert "New safety information" in client.get(article.get_absolute_url()).content.decode()
    workflow.lift_warning(by=managing_editor, warning=warning)
    assert "New safety information" not in client.get(article.get_absolute_url()).content.decode()
    article.refresh_from_db()
    assert article.live_id == before


def test_a_warning_is_one_of_the_fixed_ones_with_a_reason_and_once(article: Article, managing_editor: User) -> None:
    for kind, reason in (("my own words", "Why."), ("safety", "")):
        with pytest.raises(Incomplete):
            workflow.show_warning(by=managing_editor, article=article, kind=kind, reason=reason)
    workflow.show_warning(by=managing_editor, article=article, kind="safety", reason="An alert.")
    with pytest.raises(NotPossible):
        workflow.show_warning(by=managing_editor, article=article, kind="safety", reason="An alert.")
    assert PageWarning.objects.count() == 1


def test_a_warning_outlasts_an_update(
    article: Article, managing_editor: User, editor: User, second_reviewer: User
) -> None:
    workflow.show_warning(by=managing_editor, article=article, kind="safety", reason="An alert.")
    factories.approved(factories.under_review(editor, second_reviewer, factories.edited(article, editor)))
    article.refresh_from_db()
    assert len(article.standing["notices"]) == 1


@pytest.mark.parametrize("person", ["editor", "reviewer", "stranger"])
def test_only_a_managing_editor_shows_a_warning(article: Article, person: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        workflow.show_warning(by=request.getfixturevalue(person), article=article, kind="safety", reason="An alert.")


def test_two_people_redact_a_text_and_its_hashes_and_events_stay(
    article: Article, managing_editor: User, administrator: User, client: Client
) -> None:
    before = article.revisions.get()
    redaction = workflow.request_redaction(by=managing_editor, revision=before, notice="Consent was withdrawn.")
    assert Revision.objects.get(pk=before.pk).body == before.body
    with pytest.raises(NotAllowed, match="somebody else"):
        workflow.confirm_redaction(by=managing_editor, redaction=redaction)
    workflow.confirm_redaction(by=administrator, redaction=redaction)
    after = Revision.objects.get(pk=before.pk)
    assert (after.body, after.summary, after.title) == ("", "", "Redacted")
    assert (after.content_hash, after.html_hash) == (before.content_hash, before.html_hash)
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Consent was withdrawn." in page and "A plain paragraph about cold" not in page
    assert faults_of(article) == []


def test_a_text_that_was_never_submitted_is_not_redacted(editor: User, managing_editor: User) -> None:
    with pytest.raises(NotPossible, match="never submitted"):
        workflow.request_redaction(by=managing_editor, revision=factories.draft(editor), notice="Gone.")
