"""Waivers with a public reason, works of one's own among the references, and what is frozen of both."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Reference
from reviews import workflow
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.models import Interest, Review, Signature, Waiver
from reviews.workflow import Seen
from tests import factories
from tests.record import faults_of
from tests.reviews.interests import about, claim, declare, entry, sign

pytestmark = pytest.mark.django_db


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
    assert faults_of(article) == []


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
