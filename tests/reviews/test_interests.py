"""Interests: declared every year, held against the text, waived with a public reason, frozen into what is signed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Subject
from reviews import ledger, workflow
from reviews.exceptions import Incomplete, NotAllowed
from reviews.interests import Entry
from reviews.models import Interests, Signature
from reviews.workflow import Seen
from tests import factories
from tests.people import join
from tests.record import faults_of
from tests.reviews.interests import LONG_AGO, about, claim, declare, entry, sign, statement_of

pytestmark = pytest.mark.django_db

FINANCIAL = ("employment", "fees", "shares", "research", "family")


# -- Declaring ------------------------------------------------------------------------------------------------


def test_not_asked_is_not_none(editor: User, reviewer: User) -> None:
    newcomer = join("nina_newcomer", "Reviewers", cleared=False)
    registration = workflow.state_registration(by=newcomer, body="B", number="1", country="C")
    workflow.check_registration(by=join("max_manager", "Managing editors"), registration=registration)
    review = factories.submitted(editor)
    with pytest.raises(NotAllowed, match="not declared your interests"):
        claim(newcomer, review)
    declare(newcomer)
    claim(newcomer, review)


def test_a_declaration_counts_for_twelve_months(editor: User) -> None:
    late = join("lara_late", "Reviewers", cleared=False)
    registration = workflow.state_registration(by=late, body="B", number="1", country="C")
    workflow.check_registration(by=join("max_manager", "Managing editors"), registration=registration)
    Interests.objects.create(user=late, declared_at=timezone.now() - timedelta(days=367), none_to_declare=True)
    review = factories.submitted(editor)
    with pytest.raises(NotAllowed, match="Declare them again"):
        claim(late, review)
    declare(late)
    claim(late, review)


@pytest.mark.parametrize(
    ("none", "entries", "field"),
    [
        (False, [], "none"),
        (True, [entry()], "none"),
        (False, [entry(type="gifts")], "entry-0-type"),
        (False, [entry(), entry(company=" ")], "entry-1-company"),
        (False, [entry(began_on=timezone.localdate() + timedelta(days=2))], "entry-0-began_on"),
        (False, [entry(ended_on=LONG_AGO - timedelta(days=1))], "entry-0-ended_on"),
    ],
)
def test_a_declaration_says_none_or_lacks_nothing(reviewer: User, none: bool, entries: list[Entry], field: str) -> None:
    before = Interests.objects.count()
    with pytest.raises(Incomplete) as refused:
        workflow.declare_interests(by=reviewer, none=none, entries=entries)
    assert refused.value.field == field
    assert Interests.objects.count() == before


# -- Matching: types × matches × roles ------------------------------------------------------------------------

SUBJECTS = {
    "a drug": (("drug", "examplimab"), entry(company="Elsewhere", product="Examplimab®")),
    "a manufacturer": (("manufacturer", "Example Pharma"), entry()),
    "a funder": (("funder", "EXAMPLE-PHARMA Foundation"), entry(company="Example Pharma")),
}


@pytest.mark.parametrize("role", ["Reviewers", "superuser"])
@pytest.mark.parametrize("match", SUBJECTS)
@pytest.mark.parametrize("type", FINANCIAL)
def test_a_financial_interest_that_touches_a_subject_keeps_its_owner_from_the_text(
    editor: User, type: str, match: str, role: str
) -> None:
    owner = join("olga_owner", "Reviewers", superuser=role == "superuser")
    subject, declared = SUBJECTS[match]
    declare(owner, Entry(**{**declared.__dict__, "type": type}))
    review = about(editor, subject)
    with pytest.raises(NotAllowed, match="touches this text"):
        claim(owner, review)


def test_a_tie_that_is_not_financial_is_printed_not_refused(editor: User, reviewer: User) -> None:
    declare(reviewer, entry(type="other", detail="Unpaid board seat"))
    article = sign(reviewer, claim(reviewer, about(editor, ("manufacturer", "Example Pharma"))))
    assert article.live is not None
    assert "A tie, not financial, to Example Pharma Ltd" in article.live.reviewer_disclosures


@pytest.mark.parametrize("field", ["title", "summary", "funding"])
def test_a_name_in_the_text_touches_it_without_a_named_subject(editor: User, reviewer: User, field: str) -> None:
    declare(reviewer, entry())
    review = factories.submitted(editor, factories.draft(editor, **{field: "Paid for by Example Pharma."}))
    with pytest.raises(NotAllowed, match="in the text"):
        claim(reviewer, review)


def test_an_interest_of_others_than_the_texts_keeps_nobody(editor: User, reviewer: User) -> None:
    declare(reviewer, entry(company="Another Company"))
    claim(reviewer, about(editor, ("manufacturer", "Example Pharma")))


@pytest.mark.parametrize(("days", "refused"), [(1000, True), (1200, False)])
def test_an_interest_that_ended_counts_for_thirty_six_months(
    editor: User, reviewer: User, days: int, refused: bool
) -> None:
    declare(reviewer, entry(ended_on=timezone.localdate() - timedelta(days=days)))
    review = about(editor, ("manufacturer", "Example Pharma"))
    if refused:
        with pytest.raises(NotAllowed, match="touches this text"):
            claim(reviewer, review)
    else:
        claim(reviewer, review)


@pytest.mark.parametrize("how", ["a new declaration", "a subject named"])
def test_a_match_that_appears_between_claiming_and_signing_stops_the_signature(
    editor: User, reviewer: User, how: str
) -> None:
    if how == "a subject named":
        declare(reviewer, entry())
    review = claim(reviewer, about(editor, ("drug", "examplimab")))
    statement = statement_of(reviewer, review)
    if how == "a subject named":
        subjects = [("manufacturer", "Example Pharma")]
        workflow.name_subjects(by=editor, article=review.article, subjects=subjects, retold_case=None)
    else:
        declare(reviewer, entry(product="examplimab"))
    with pytest.raises(NotAllowed, match="touches this text"):
        workflow.approve(
            by=reviewer, review=review, seen=Seen.of(review), statement=statement,
            authentication=factories.proof(reviewer),
        )  # fmt: skip
    assert not Signature.objects.exists()


def test_a_managing_editor_cannot_assign_somebody_with_a_matching_interest(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    declare(reviewer, entry())
    review = about(editor, ("manufacturer", "Example Pharma"))
    with pytest.raises(NotAllowed, match="cannot review this text"):
        workflow.assign(by=managing_editor, review=review, seen=Seen.of(review), reviewer=reviewer)


def test_subjects_are_named_by_editors_and_leave_an_event(editor: User, reviewer: User) -> None:
    article = factories.draft(editor).article
    with pytest.raises(NotAllowed):
        workflow.name_subjects(by=reviewer, article=article, subjects=[("drug", "x")], retold_case=None)
    workflow.name_subjects(by=editor, article=article, subjects=[("drug", " examplimab ")], retold_case=None)
    assert [subject.name for subject in Subject.objects.all()] == ["examplimab"]
    assert ledger.events_of(article)[0].verb == "name_subjects" and faults_of(article) == []
