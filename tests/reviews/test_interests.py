"""Interests: declared every year, held against the text, waived with a public reason, frozen into what is signed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Reference, Subject
from reviews import ledger, workflow
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.interests import Entry
from reviews.models import Interest, Interests, Review, Signature, Waiver
from reviews.permissions import person
from reviews.provenance import provenance_of
from reviews.workflow import Seen, Statement, asked_of
from tests import factories
from tests.people import join

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.localdate() - timedelta(days=2000)
FINANCIAL = ("employment", "fees", "shares", "research", "family")


def entry(type: str = "fees", company: str = "Example Pharma Ltd", **more: object) -> Entry:
    return Entry(**{"type": type, "company": company, "began_on": LONG_AGO, **more})  # type: ignore[arg-type]


def declare(user: User, *entries: Entry) -> Interests:
    return workflow.declare_interests(by=user, none=not entries, entries=entries)


def about(editor: User, *subjects: tuple[str, str], **changes: object) -> Review:
    """A submitted round on an article about these subjects."""
    revision = factories.draft(editor, **changes)
    workflow.name_subjects(by=editor, article=revision.article, subjects=subjects, retold_case=None)
    return factories.submitted(editor, revision)


def claim(by: User, review: Review) -> Review:
    return workflow.claim(by=by, review=review, seen=Seen.of(review))


def statement_of(by: User, review: Review, **changes: object) -> Statement:
    fresh = Review.objects.for_page().get(pk=review.pk)
    asked = asked_of(person(by), fresh, provenance_of(fresh.revision, fresh.article))
    return factories.statement(checklist=factories.confirmed(fresh), **{"disclosures": asked.disclosures(), **changes})


def sign(by: User, review: Review, **changes: object) -> Article:
    return workflow.approve(
        by=by, review=review, seen=Seen.of(review), statement=statement_of(by, review, **changes),
        authentication=factories.proof(by),
    ).article  # fmt: skip


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
    review = factories.submitted(editor, **{field: "Paid for by Example Pharma."})
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
    assert ledger.events_of(article)[0].verb == "name_subjects" and ledger.verify(article) == []


# -- Waivers --------------------------------------------------------------------------------------------------


@pytest.fixture
def touched(editor: User, reviewer: User) -> Review:
    declare(reviewer, entry())
    return about(editor, ("manufacturer", "Example Pharma"))


def waive(by: User, review: Review, reason: str = "The only expert we found.") -> Waiver:
    return workflow.waive(by=by, review=review, interest=Interest.objects.latest("pk"), reason=reason)


def test_a_waiver_lets_the_reviewer_sign_and_shows_on_the_page(
    reviewer: User, managing_editor: User, touched: Review, client: Client
) -> None:
    waive(managing_editor, touched)
    article = sign(reviewer, claim(reviewer, touched))
    assert article.live is not None
    assert article.live.reviewer_waivers[0]["reason"] == "The only expert we found."
    text = client.get(article.get_absolute_url()).content.decode()
    assert "waived for this page by Mona Manager" in text and "The only expert we found." in text
    assert "one was waived, with the reason" in text
    assert ledger.verify(article) == []


@pytest.mark.parametrize("who", ["editor", "second_reviewer", "reviewer"])
def test_only_who_manages_the_desk_waives(who: str, touched: Review, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        waive(request.getfixturevalue(who), touched)


def test_a_managing_editor_with_a_hand_in_the_text_does_not_waive(managing_editor: User, reviewer: User) -> None:
    declare(reviewer, entry())
    with pytest.raises(NotAllowed, match="had a hand"):
        waive(managing_editor, about(managing_editor, ("manufacturer", "Example Pharma")))


def test_nobody_waives_an_interest_of_their_own(editor: User, administrator: User) -> None:
    declare(administrator, entry())
    with pytest.raises(NotAllowed, match="your own review"):
        waive(administrator, about(editor, ("manufacturer", "Example Pharma")))


def test_a_waiver_needs_its_reason_and_something_to_waive(editor: User, managing_editor: User, touched: Review) -> None:
    with pytest.raises(Incomplete):
        waive(managing_editor, touched, reason=" ")
    waive(managing_editor, touched)
    with pytest.raises(NotPossible, match="already"):
        waive(managing_editor, touched)
    with pytest.raises(NotPossible, match="does not touch"):
        waive(managing_editor, about(editor, ("drug", "other")))


def test_a_waiver_holds_for_the_next_round_until_a_text_is_signed(
    editor: User, reviewer: User, managing_editor: User, touched: Review
) -> None:
    waive(managing_editor, touched)
    held = claim(reviewer, touched)
    workflow.request_changes(by=reviewer, review=held, seen=Seen.of(held), reason="More.")
    again = factories.submitted(editor, factories.edited(touched.article, editor))
    article = sign(reviewer, claim(reviewer, again))
    update = factories.submitted(editor, factories.edited(article, editor))
    with pytest.raises(NotAllowed, match="touches this text"):
        claim(reviewer, update)


# -- Own works ------------------------------------------------------------------------------------------------

ORCID = "0000-0002-1825-0097"


def known_by(user: User, orcid: str) -> None:
    contributor = user.member.contributor
    assert contributor is not None
    contributor.orcid = orcid
    contributor.save()


def written_by(orcid: str) -> Reference:
    author = {"family": "Reviewer", "given": "Rita", "ORCID": f"https://orcid.org/{orcid}"}
    return factories.reference("own2020", author=[author])


def test_authorship_of_a_cited_work_is_printed_by_orcid_and_not_refused(editor: User, reviewer: User) -> None:
    written_by(ORCID)
    known_by(reviewer, ORCID)
    body = f"{factories.BODY}\n\nMore [@own2020]."
    article = sign(reviewer, claim(reviewer, factories.submitted(editor, body=body)))
    assert article.live is not None
    assert "An author of reference 2." in article.live.reviewer_disclosures


def test_a_name_alone_makes_nobody_an_author(editor: User, reviewer: User) -> None:
    factories.reference(author=[{"family": "Reviewer", "given": "Rita"}])
    article = sign(reviewer, factories.under_review(editor, reviewer))
    assert article.live is not None and "An author of" not in article.live.reviewer_disclosures


def test_authorship_by_the_persons_own_word_is_printed_and_frozen(editor: User, reviewer: User) -> None:
    article = sign(reviewer, factories.under_review(editor, reviewer), own_references=("made2020up",))
    assert article.live is not None
    assert article.live.reviewer_disclosures.endswith("An author of reference 1.")
    assert Signature.objects.get().checklist[-1]["answer"] == ["made2020up"]


def test_a_work_that_the_text_does_not_cite_is_nobodys_answer(editor: User, reviewer: User) -> None:
    with pytest.raises(Incomplete, match="does not cite"):
        sign(reviewer, factories.under_review(editor, reviewer), own_references=("unknown",))


@pytest.mark.parametrize("how", ["by ORCID", "by own word"])
def test_an_author_of_the_case_that_a_report_retells_is_refused(editor: User, reviewer: User, how: str) -> None:
    case = written_by(ORCID)
    revision = factories.draft(editor, body=f"{factories.BODY}\n\nMore [@own2020].")
    workflow.name_subjects(by=editor, article=revision.article, subjects=(), retold_case=case)
    review = factories.submitted(editor, revision)
    if how == "by ORCID":
        known_by(reviewer, ORCID)
        with pytest.raises(NotAllowed, match="case that this page retells"):
            claim(reviewer, review)
    else:
        held = claim(reviewer, review)
        with pytest.raises(NotAllowed, match="case that this page retells"):
            sign(reviewer, held, own_references=("own2020",))


# -- Frozen ---------------------------------------------------------------------------------------------------


def test_what_was_declared_is_frozen_into_signature_and_publication(editor: User, reviewer: User) -> None:
    declaration = declare(reviewer, entry(company="Another Company", detail="Lectures"))
    article = sign(reviewer, factories.under_review(editor, reviewer))
    declare(reviewer)
    signature = Signature.objects.get()
    assert signature.interests == declaration
    assert article.live is not None
    assert article.live.reviewer_disclosures == signature.disclosures
    assert signature.disclosures.startswith("Fees from Another Company, since")
    assert signature.disclosures.endswith(": Lectures.")
