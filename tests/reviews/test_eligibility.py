"""Who may sign a text, how busy they are, and who is away."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from reviews import workflow
from reviews.eligibility import Candidate, candidates, everybody
from reviews.exceptions import Incomplete, NotAllowed
from reviews.models import Member
from reviews.workflow import Seen
from tests import factories
from tests.people import join

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


def of(found: list[Candidate]) -> dict[str, Candidate]:
    return {one.user.username: one for one in found}


def test_the_least_busy_comes_first_and_who_may_not_says_why(
    editor: User, reviewer: User, second_reviewer: User, administrator: User
) -> None:
    factories.under_review(editor, reviewer)
    asked = factories.submitted(editor)
    workflow.assign(by=administrator, review=asked, seen=Seen.of(asked), reviewer=reviewer)
    revision = factories.draft(administrator)
    found = candidates(revision, Article.objects.with_text().get(pk=revision.article_id), on=TODAY())
    assert [one.user for one in found] == [second_reviewer, reviewer, administrator]
    assert (found[1].held, found[1].asked, found[1].load) == (1, 1, "1 under review, 1 to begin")
    assert found[0].load == "no open round"
    assert (found[2].may_sign, found[2].refusal) == (False, "wrote part of this text")


def test_who_is_about_to_submit_a_text_is_not_among_its_signers(editor: User, administrator: User) -> None:
    revision = factories.draft(editor)
    article = Article.objects.with_text().get(pk=revision.article_id)
    assert of(candidates(revision, article, on=TODAY()))["ada_administrator"].may_sign
    later = of(candidates(revision, article, on=TODAY(), submitter=administrator))
    assert later["ada_administrator"].refusal == "submitted this text"


def test_what_the_list_says_is_what_assigning_says(editor: User, reviewer: User, administrator: User) -> None:
    """One rule: a picker and the verb never differ."""
    review = factories.submitted(administrator, factories.draft(editor))
    article = Article.objects.with_text().get(pk=review.article_id)
    for one in candidates(review.revision, article, on=TODAY()):
        try:
            review = workflow.assign(by=administrator, review=review, seen=Seen.of(review), reviewer=one.user)
            happened = True
        except NotAllowed:
            happened = False
        assert happened == one.may_sign, one


def test_who_is_away_comes_last_with_the_days(editor: User, reviewer: User, second_reviewer: User) -> None:
    today = TODAY()
    until = today + timedelta(days=3)
    workflow.set_absence(by=reviewer, account=reviewer, away_from=today, away_until=until)
    for _ in range(3):
        factories.under_review(editor, second_reviewer)
    found = everybody(today)
    assert [one.user for one in found] == [second_reviewer, reviewer]
    assert found[1].is_away and found[1].away_until == until
    assert not of(everybody(until + timedelta(days=1)))["rita_reviewer"].is_away


def test_the_list_costs_the_same_for_few_and_for_many(editor: User, reviewer: User) -> None:
    revision = factories.submitted(editor).revision
    article = Article.objects.with_text().get(pk=revision.article_id)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            candidates(revision, article, on=TODAY())
        return len(captured)

    few = queries()
    for number in range(4):
        factories.under_review(editor, join(f"reviewer_{number}", "Reviewers"))
    assert queries() == few <= 4


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [(2, None, "last day"), (None, 2, "first day"), (5, 2, "before the first"), (-5, -2, "is over")],
)
def test_an_absence_has_both_days_in_order_and_ahead(
    reviewer: User, first: int | None, last: int | None, sentence: str
) -> None:
    days = [None if day is None else TODAY() + timedelta(days=day) for day in (first, last)]
    with pytest.raises(Incomplete, match=sentence):
        workflow.set_absence(by=reviewer, account=reviewer, away_from=days[0], away_until=days[1])
    assert Member.objects.get(user=reviewer).away_from is None


def test_an_absence_is_set_by_its_person_or_a_managing_editor(
    reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    day = TODAY()
    workflow.set_absence(by=managing_editor, account=reviewer, away_from=day, away_until=day)
    with pytest.raises(NotAllowed):
        workflow.set_absence(by=second_reviewer, account=reviewer, away_from=None, away_until=None)
    assert Member.objects.get(user=reviewer).is_away(day)
    workflow.set_absence(by=reviewer, account=reviewer, away_from=None, away_until=None)
    assert not Member.objects.get(user=reviewer).is_away(day)
