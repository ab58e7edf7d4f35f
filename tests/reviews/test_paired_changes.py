"""A major change of the page for professionals opens one concern on its pair, until that page is signed again."""

import pytest
from django.contrib.auth.models import User

from articles.choices import Audience, Kind
from articles.models import Article
from reviews import workflow
from reviews.models import Concern, Signature
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def patients(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="for-patients")


@pytest.fixture
def professional(editor: User, reviewer: User, patients: Article) -> Article:
    page = factories.live(
        editor, reviewer, slug="for-professionals", kind=Kind.CLINICAL_QUESTION, audience=Audience.PROFESSIONALS
    )
    workflow.pair(by=editor, article=patients, other=page)
    return page


def signed(page: Article, editor: User, reviewer: User, change_kind: str = "major") -> Article:
    live = Article.objects.with_text().get(pk=page.pk).live
    assert live
    kind, audience = live.revision.kind, live.revision.audience
    revision = factories.edited(page, editor, kind=kind, audience=audience)
    answers = {problem["code"]: "Stands." for problem in revision.problems if problem["level"] == "warning"}
    review = workflow.submit(
        by=editor, revision=revision, change_kind=change_kind, change_note="A change.", answers=answers
    )
    return factories.approved(workflow.claim(by=reviewer, review=review, seen=workflow.Seen.of(review)))


def take_back(page: Article, by: User) -> None:
    fresh = Article.objects.with_text().get(pk=page.pk)
    signature = Signature.objects.get(pk=fresh.live.signature_id)  # type: ignore[union-attr]
    workflow.withdraw_signature(by=by, signature=signature, seen_publication=fresh.live_id, reason="Too soon.")


def open_ones() -> list[tuple[str, str]]:
    return list(Concern.objects.open().values_list("article__slug", "kind"))


WAITS = [("for-patients", "paired")]


def test_a_major_change_opens_one_concern_and_the_pairs_signature_closes_it(
    patients: Article, professional: Article, editor: User, reviewer: User
) -> None:
    assert open_ones() == []
    changed = signed(professional, editor, reviewer)
    assert open_ones() == WAITS and Concern.objects.get().publication == changed.live
    first = Concern.objects.get().due_on
    signed(professional, editor, reviewer)
    assert open_ones() == WAITS and Concern.objects.get().due_on == first
    signed(patients, editor, reviewer)
    concern = Concern.objects.get()
    assert open_ones() == [] and concern.closed_by == reviewer and "signed after" in concern.note


def test_a_correction_and_a_change_of_the_page_for_patients_open_none(
    patients: Article, professional: Article, editor: User, reviewer: User
) -> None:
    signed(professional, editor, reviewer, "correction")
    signed(patients, editor, reviewer)
    assert not Concern.objects.exists()


def test_it_goes_when_the_change_is_taken_back(
    patients: Article, professional: Article, editor: User, reviewer: User
) -> None:
    signed(professional, editor, reviewer)
    take_back(professional, reviewer)
    assert open_ones() == []


def test_it_comes_back_when_the_answer_is_taken_back(
    patients: Article, professional: Article, editor: User, reviewer: User
) -> None:
    signed(professional, editor, reviewer)
    signed(patients, editor, reviewer)
    take_back(patients, reviewer)
    assert open_ones() == WAITS


@pytest.mark.parametrize("which", ["for-patients", "for-professionals"])
def test_it_goes_when_one_of_the_two_is_retired(
    patients: Article, professional: Article, editor: User, reviewer: User, managing_editor: User, which: str
) -> None:
    signed(professional, editor, reviewer)
    page = Article.objects.get(slug=which)
    workflow.retire(by=managing_editor, article=page, seen_publication=page.live_id, reason="Superseded.")
    assert open_ones() == [] and "not offered" in Concern.objects.get().note


def test_it_goes_when_the_pair_ends_and_comes_back_with_it(
    patients: Article, professional: Article, editor: User, reviewer: User
) -> None:
    signed(professional, editor, reviewer)
    workflow.unpair(by=editor, article=patients)
    assert open_ones() == [] and "no pair" in Concern.objects.get().note
    workflow.pair(by=editor, article=professional, other=patients)
    assert open_ones() == WAITS
