"""The kind of change over HTTP: what an editor may submit as minor, and what a signer makes of it."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.choices import ChangeKind
from articles.models import Article, Publication, Revision
from reviews import workflow
from reviews.models import DrugName, Review, Signature
from reviews.workflow import Seen
from tests import factories
from tests.people import PASSWORD
from tests.reviews.views.desk import decision, page, signed_in, signing

BODY = "Rest helps, and hopewort too [@made2020up].\n\nDo not stop it.\n\n> [!URGENT]\n> Call."
MATERIAL = BODY.replace("hopewort", "braveroot").replace("not ", "")


@pytest.fixture
def article(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, body=BODY)


def submission(revision: Revision, kind: str) -> dict[str, Any]:
    warnings = [problem["code"] for problem in revision.problems if problem["level"] == "warning"]
    answers = {f"answer_{code}": "Looked at; it stands." for code in warnings}
    return {"number": revision.number, "change_kind": kind, "change_note": "A friendlier word.", **answers}


def claimed(article: Article, editor: User, signer: User, kind: str, was: str, became: str) -> Review:
    """A change that an editor submitted by the page and a reviewer claimed."""
    revision = factories.edited(article, editor, body=BODY.replace(was, became))
    answer = signed_in(editor).post(page(article, "submit/"), submission(revision, kind))
    assert answer.status_code == 302, answer.content.decode()
    review = Review.objects.latest("pk")
    return workflow.claim(by=signer, review=review, seen=Seen.of(review))


def sign(signer: User, review: Review, **changes: Any) -> Any:
    ticks = dict.fromkeys((f"check_{mark}" for mark in factories.confirmed(review)), "on")
    return signed_in(signer).post(decision(review, "approve"), {**signing(review), **ticks, **changes})


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_signer_raises_a_minor_change_to_a_correction(article: Article, editor: User, second_reviewer: User) -> None:
    review = claimed(article, editor, second_reviewer, "minor", "helps", "aids")
    shown = words(signed_in(second_reviewer).get(f"/desk/reviews/{review.pk}/"))
    assert "Kind of change" in shown and "raise it" in shown
    assert sign(second_reviewer, review, change_kind="correction").status_code == 302
    assert Publication.objects.latest("pk").change_kind == ChangeKind.CORRECTION


def test_a_signer_is_not_asked_for_a_kind_that_stands(article: Article, editor: User, second_reviewer: User) -> None:
    review = claimed(article, editor, second_reviewer, "correction", "helps", "heals")
    form = next(one.form for one in signed_in(second_reviewer).get(f"/desk/reviews/{review.pk}/").context["choices"]
                if one.verb == "approve")  # fmt: skip
    assert "change_kind" not in form.fields
    assert sign(second_reviewer, review, change_kind="minor").status_code == 302
    assert Publication.objects.latest("pk").change_kind == ChangeKind.CORRECTION


@pytest.mark.parametrize("kind", ["", "nothing", "MINOR"])
def test_a_minor_change_needs_one_of_the_kinds_offered(
    article: Article, editor: User, second_reviewer: User, kind: str
) -> None:
    review = claimed(article, editor, second_reviewer, "minor", "helps", "aids")
    assert sign(second_reviewer, review, change_kind=kind).status_code == 422
    assert Signature.objects.count() == 1


def test_the_guard_at_the_signature_names_each_change_and_keeps_every_answer(
    article: Article, editor: User, second_reviewer: User
) -> None:
    """Drugs were listed after the submission, so what was minor is so no longer."""
    body = ("Rest helps, and hopewort", "Longleaf helps, and braveroot")
    review = claimed(article, editor, second_reviewer, "minor", *body)
    for name in ("braveroot", "longleaf"):
        DrugName.objects.create(name=name)
    answer = sign(second_reviewer, review, change_kind="minor", note="Read twice.", term_months="6")
    shown = words(answer)
    assert answer.status_code == 422 and "this is not minor" in shown
    assert "“braveroot”" in shown and "“Longleaf”" in shown and "Choose a major change or a correction." in shown
    assert "Read twice." in shown and 'value="6" selected' in shown and PASSWORD not in shown
    assert shown.count(" checked") >= len(factories.confirmed(review))
    assert Signature.objects.count() == 1 and Review.objects.get(pk=review.pk).state == "under_review"
    assert sign(second_reviewer, review, change_kind="major").status_code == 302


def test_a_minor_submission_is_refused_with_each_change_named_and_the_note_kept(article: Article, editor: User) -> None:
    DrugName.objects.create(name="hopewort")
    revision = factories.edited(article, editor, body=f"{MATERIAL}\n\n## Cold\n\nIt is.", title="Other proteins")
    answer = signed_in(editor).post(page(article, "submit/"), submission(revision, "minor"))
    shown = words(answer)
    assert answer.status_code == 422 and "this is not minor" in shown
    assert all(
        told in shown for told in ("Drug name: “hopewort” became “braveroot”.", "Negation: “not”", "Heading: “## Cold”")
    )
    assert "A friendlier word." in shown
    assert re.search(r'value="minor" [^>]*checked>', shown)
    assert Review.objects.count() == 1
