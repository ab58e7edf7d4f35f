"""Pages on one subject for the two audiences: each names the other, and a major change is told until it is signed."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.choices import Audience, ChangeKind, Kind
from articles.models import Article
from reviews import ledger, workflow
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.models import Signature
from reviews.workflow import Seen
from tests import factories
from tests.record import faults_of

pytestmark = pytest.mark.django_db

PROFESSIONAL = {"audience": Audience.PROFESSIONALS, "kind": Kind.CLINICAL_QUESTION, "title": "For those who treat"}


@pytest.fixture
def pages(editor: User, reviewer: User) -> tuple[Article, Article]:
    """A page for patients and one for professionals, both live and paired."""
    patient = factories.live(editor, reviewer, slug="patient", title="For those who live with it")
    professional = factories.live(editor, reviewer, slug="professional", **PROFESSIONAL)
    workflow.pair(by=editor, article=patient, other=professional)
    return fresh(patient), fresh(professional)


def fresh(article: Article) -> Article:
    return Article.objects.with_text().get(pk=article.pk)


def pair_of(article: Article) -> dict[str, object]:
    return dict(fresh(article).standing["pair"] or {})


def changed(article: Article, editor: User, reviewer: User, kind: str = ChangeKind.MAJOR) -> Article:
    live = fresh(article).live
    assert live is not None
    same = {name: getattr(live.revision, name) for name in ("audience", "kind", "title")}
    revision = factories.edited(article, editor, **same)
    answers = {row["code"]: "Looked at; it stands." for row in revision.problems if row["level"] == "warning"}
    review = workflow.submit(by=editor, revision=revision, change_kind=kind, change_note="Changed.", answers=answers)
    return factories.approved(workflow.claim(by=reviewer, review=review, seen=Seen.of(review)))


def test_each_page_links_to_the_other(client: Client, pages: tuple[Article, Article]) -> None:
    assert 'href="/articles/professional/"' in client.get("/articles/patient/").content.decode()
    assert 'href="/articles/patient/"' in client.get("/articles/professional/").content.decode()
    for page in pages:
        assert ledger.events_of(page)[0].verb == "pair" and faults_of(page) == []


def test_a_major_change_for_professionals_is_told_to_patients_until_their_page_is_signed_again(
    client: Client, pages: tuple[Article, Article], editor: User, reviewer: User
) -> None:
    patient, professional = pages
    assert "checking_since" not in pair_of(patient)
    changed(professional, editor, reviewer)
    live = fresh(professional).live
    assert live is not None
    told = pair_of(patient)
    assert (told["checking_since"], told["publication"]) == (live.published_at.date().isoformat(), live.pk)
    assert "is being checked against it" in client.get("/articles/patient/").content.decode()
    assert "is being checked" not in client.get("/articles/professional/").content.decode()
    changed(patient, editor, reviewer)
    assert "checking_since" not in pair_of(patient)
    assert "is being checked" not in client.get("/articles/patient/").content.decode()


def test_a_correction_and_a_change_for_patients_are_not(
    pages: tuple[Article, Article], editor: User, reviewer: User
) -> None:
    patient, professional = pages
    changed(professional, editor, reviewer, ChangeKind.CORRECTION)
    changed(patient, editor, reviewer)
    assert "checking_since" not in pair_of(patient) and "checking_since" not in pair_of(professional)
    assert pair_of(professional)["changed_on"] is not None


def test_a_change_whose_signature_is_withdrawn_is_told_no_longer(
    pages: tuple[Article, Article], editor: User, reviewer: User
) -> None:
    patient, professional = pages
    live = changed(professional, editor, reviewer).live
    assert live is not None and "checking_since" in pair_of(patient)
    signature = Signature.objects.get(pk=live.signature_id)
    workflow.withdraw_signature(by=reviewer, signature=signature, seen_publication=live.pk, reason="Wrong.")
    assert "checking_since" not in pair_of(patient)


def test_a_page_that_is_retired_is_named_no_longer(pages: tuple[Article, Article], managing_editor: User) -> None:
    patient, professional = pages
    workflow.retire(
        by=managing_editor, article=professional, seen_publication=professional.live_id, reason="Out of date."
    )
    assert pair_of(patient) == {}


def test_a_pair_ends_for_both(client: Client, pages: tuple[Article, Article], editor: User) -> None:
    patient, professional = pages
    workflow.unpair(by=editor, article=professional)
    assert fresh(patient).paired_with is None and fresh(professional).paired_with is None
    assert pair_of(patient) == pair_of(professional) == {}
    with pytest.raises(NotPossible):
        workflow.unpair(by=editor, article=patient)


def test_only_editors_pair_two_pages_for_different_audiences_that_have_no_pair(
    pages: tuple[Article, Article], editor: User, reviewer: User
) -> None:
    _, professional = pages
    another = factories.live(editor, reviewer, slug="another")
    third = factories.live(editor, reviewer, slug="third")
    with pytest.raises(NotAllowed):
        workflow.pair(by=reviewer, article=another, other=professional)
    with pytest.raises(NotPossible):
        workflow.pair(by=editor, article=another, other=professional)
    for other in (third, another):
        with pytest.raises(Incomplete):
            workflow.pair(by=editor, article=another, other=other)
    assert fresh(another).paired_with is None


def test_an_article_without_a_text_is_not_paired(editor: User, managing_editor: User) -> None:
    bare, written = factories.draft(editor, slug="bare"), factories.draft(editor, **PROFESSIONAL)
    workflow.purge(by=managing_editor, revision=bare, reason="The wrong file.")
    with pytest.raises(NotPossible, match="“bare” has no text yet"):
        workflow.pair(by=editor, article=written.article, other=bare.article)
    assert fresh(written.article).paired_with is None


def test_the_desk_pairs_by_address_and_keeps_what_was_typed(client: Client, editor: User, reviewer: User) -> None:
    patient = factories.live(editor, reviewer, slug="patient")
    factories.live(editor, reviewer, slug="professional", **PROFESSIONAL)
    client.force_login(editor)
    wrong = client.post("/desk/articles/patient/pair/", {"other": "nowhere-at-all"})
    assert wrong.status_code == 422 and "nowhere-at-all" in wrong.content.decode()
    assert "no article at this address" in wrong.content.decode()
    right = client.post("/desk/articles/patient/pair/", {"other": "https://x.org/articles/professional/"})
    assert right.status_code == 302 and pair_of(patient)["slug"] == "professional"
    assert "End this pair" in client.get("/desk/articles/patient/pair/").content.decode()
    assert client.post("/desk/articles/patient/unpair/").status_code == 302 and pair_of(patient) == {}
