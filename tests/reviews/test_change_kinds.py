"""What passes as minor, and what a signer makes of it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.choices import ChangeKind
from articles.models import Article, Publication, Revision
from reviews import workflow
from reviews.exceptions import Incomplete
from reviews.models import DrugName, Review, Signature
from reviews.workflow import Seen
from tests import factories

BODY = "Take 5 mg of hopewort in winter [@made2020up].\n\nDo not stop it.\n\n> [!URGENT]\n> Call."


@pytest.fixture
def article(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, body=BODY)


def minor(article: Article, by: User, *words: str, **changes: str) -> Review:
    """A minor change of the body, where `words` come in pairs: what was, what became."""
    body = BODY
    for was, became in zip(words[::2], words[1::2], strict=True):
        body = body.replace(was, became)
    changed = factories.edited(article, by, body=body, **changes)
    return submitted_as_minor(changed, by)


def submitted_as_minor(revision: Revision, by: User) -> Review:
    warnings = [problem["code"] for problem in revision.problems if problem["level"] == "warning"]
    return workflow.submit(
        by=by,
        revision=revision,
        change_kind=ChangeKind.MINOR,
        change_note="Small things.",
        answers=dict.fromkeys(warnings, "Looked at; it stands."),
    )


def signed(review: Review, by: User, kind: str | None = None) -> Publication:
    if not review.began_at:
        review = workflow.claim(by=by, review=review, seen=Seen.of(review))
    return workflow.approve(
        by=by,
        review=review,
        seen=Seen.of(review),
        statement=factories.statement(checklist=factories.confirmed(review), change_kind=kind),
        authentication=factories.proof(by),
    )


@pytest.mark.parametrize(
    ("was", "became", "told"),
    [
        ("5 mg", "50 mg", "Dose: “5 mg” became “50 mg”."),
        ("Do not stop", "Do stop", "Negation: “not” was removed."),
        (" [@made2020up]", "", "Reference: “@made2020up” was removed."),
        ("[!URGENT]", "[!KEY]", "Box: "),
    ],
)
def test_minor_is_refused_and_every_material_change_named(
    article: Article, editor: User, was: str, became: str, told: str
) -> None:
    with pytest.raises(Incomplete, match="this is not minor") as refused:
        minor(article, editor, was, became)
    assert told in refused.value.message and refused.value.field == "change_kind"
    assert not Review.objects.filter(change_kind=ChangeKind.MINOR).exists()


def test_all_material_changes_are_named_together(article: Article, editor: User) -> None:
    with pytest.raises(Incomplete) as refused:
        minor(article, editor, "5 mg", "6 mg", "not ", "", title="Other proteins")
    assert all(word in refused.value.message for word in ("Heading: ", "“6 mg”", "“not”"))


def test_many_material_changes_are_counted(article: Article, editor: User) -> None:
    changed = factories.edited(article, editor, body=f"{BODY}\n\n" + "\n\n".join(f"## Part {n}" for n in range(20)))
    with pytest.raises(Incomplete, match=r"And \d\d more\."):
        submitted_as_minor(changed, editor)


def test_a_synonym_passes_as_minor(article: Article, editor: User) -> None:
    assert minor(article, editor, "Take", "Swallow").change_kind == ChangeKind.MINOR


def test_a_drug_that_managing_editors_listed_is_not_minor(article: Article, editor: User) -> None:
    DrugName.objects.create(name="hopewort")
    with pytest.raises(Incomplete, match="Drug name: “hopewort” became “braveroot”"):
        minor(article, editor, "hopewort", "braveroot")


def test_a_managing_editor_keeps_the_list_in_small_letters(managing_editor: User, client: Client) -> None:
    client.force_login(managing_editor)
    assert client.post("/admin/reviews/drugname/add/", {"name": " HopeWort "}).status_code == 302
    assert DrugName.objects.get().name == "hopewort"
    again = client.post("/admin/reviews/drugname/add/", {"name": "HOPEWORT"})
    two_words = client.post("/admin/reviews/drugname/add/", {"name": "hope wort"})
    assert (again.status_code, two_words.status_code, DrugName.objects.count()) == (200, 200, 1)


def test_an_editor_does_not_keep_the_list(editor: User, client: Client) -> None:
    client.force_login(editor)
    assert client.post("/admin/reviews/drugname/add/", {"name": "hopewort"}).status_code == 403


def test_a_signer_raises_a_minor_change(article: Article, editor: User, second_reviewer: User) -> None:
    review = minor(article, editor, "Take", "Swallow")
    publication = signed(review, second_reviewer, ChangeKind.CORRECTION)
    assert publication.change_kind == ChangeKind.CORRECTION
    assert Review.objects.get(pk=review.pk).change_kind == ChangeKind.MINOR


@pytest.mark.parametrize("kind", [None, ChangeKind.MINOR])
def test_a_signer_confirms_a_minor_change(
    article: Article, editor: User, second_reviewer: User, kind: str | None
) -> None:
    assert signed(minor(article, editor, "Take", "Swallow"), second_reviewer, kind).change_kind == ChangeKind.MINOR


@pytest.mark.parametrize("kind", [ChangeKind.MINOR, ChangeKind.CORRECTION, "nothing"])
def test_a_signer_never_lowers_a_kind(article: Article, editor: User, second_reviewer: User, kind: str) -> None:
    review = factories.submitted(editor, factories.edited(article, editor, body=BODY.replace("5 mg", "6 mg")))
    with pytest.raises(Incomplete, match="not lower it"):
        signed(review, second_reviewer, kind)
    assert Signature.objects.count() == 1


def test_the_guard_reads_a_minor_change_again_at_the_signature(
    article: Article, editor: User, second_reviewer: User
) -> None:
    review = minor(article, editor, "hopewort", "braveroot")
    DrugName.objects.create(name="braveroot")
    with pytest.raises(Incomplete, match="this is not minor"):
        signed(review, second_reviewer)
    assert Signature.objects.count() == 1
    assert signed(Review.objects.get(pk=review.pk), second_reviewer, ChangeKind.MAJOR).change_kind == ChangeKind.MAJOR
