import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles import drafting
from articles.drafting import Draft
from articles.exceptions import (
    BodyRefused,
    RevisionConflict,
    SlugRefused,
    TextRefused,
    TitleRefused,
    UnknownCitation,
)
from articles.models import Article, Citation, Reference, Revision
from articles.models.immutable import RowIsImmutable
from articles.rendering import fingerprint
from tests import factories

pytestmark = pytest.mark.django_db


def save(article: Article, draft: Draft, base: int, by: User) -> Revision:
    return drafting.save_revision(article=article, draft=draft, base=base, by=by, now=timezone.now())


@pytest.fixture
def article(editor: User) -> Article:
    return drafting.create_article(slug="cold", by=editor, now=timezone.now())


def test_a_revision_keeps_the_rendered_html_and_both_hashes(article: Article, editor: User) -> None:
    revision = save(article, factories.text(), 0, editor)
    assert revision.html_hash == fingerprint.html_hash(revision.html)
    assert revision.content_hash == fingerprint.content_hash(revision.readable())
    assert len(revision.content_hash) == 64


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"summary": "Another summary."},
        {"body": "Another body."},
        {"kind": "case_report"},
        {"audience": "professionals"},
        {"language": "fr"},
        {"authors": ()},
        {"source": "Elsewhere."},
        {"permission": "Granted."},
        {"ai_use": "A tool."},
        {"funding": "A fund."},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_content_hash_covers_everything_a_reader_can_read(
    article: Article, editor: User, change: dict[str, object]
) -> None:
    first = save(article, factories.text(), 0, editor).readable()
    second = save(article, factories.text(**change), 1, editor).readable()
    second["number"] = first["number"]
    assert fingerprint.content_hash(first) != fingerprint.content_hash(second)


def test_the_content_hash_names_article_and_number(article: Article, editor: User) -> None:
    readable = save(article, factories.text(), 0, editor).readable()
    assert (readable["article"], readable["number"]) == ("cold", 1)


def test_editing_a_reference_later_does_not_alter_a_saved_text(article: Article, editor: User) -> None:
    revision = save(article, factories.text(), 0, editor)
    Reference.objects.get().csl["title"] = "Changed"
    reference = Reference.objects.get()
    reference.csl = {**reference.csl, "title": "Changed"}
    reference.save()
    stored = Revision.objects.get(pk=revision.pk)
    assert "Changed" not in stored.html
    assert stored.content_hash == fingerprint.content_hash(stored.readable())


def test_citations_are_rows_with_number_and_anchor(article: Article, editor: User) -> None:
    save(article, factories.text(), 0, editor)
    citation = Citation.objects.get()
    assert (citation.reference.citekey, citation.number, citation.anchor) == ("made2020up", 1, "ref-1")


def test_a_merged_key_cites_what_it_was_merged_into(article: Article, editor: User) -> None:
    kept = factories.reference("kept2019it")
    alias = factories.reference("made2020up")
    alias.merged_into = kept
    alias.save()
    revision = save(article, factories.text(), 0, editor)
    assert revision.citations.get().reference == kept
    assert "kept2019it" in revision.html


def test_a_revision_is_never_changed_or_deleted(article: Article, editor: User) -> None:
    revision = save(article, factories.text(), 0, editor)
    revision.title = "Tampered"
    with pytest.raises(RowIsImmutable):
        revision.save()
    with pytest.raises(RowIsImmutable):
        revision.delete()
    with pytest.raises(RowIsImmutable):
        Revision.objects.filter(pk=revision.pk).update(title="Tampered")
    with pytest.raises(RowIsImmutable):
        Revision.objects.all().delete()


def test_of_two_saves_from_the_same_text_the_second_is_told(article: Article, editor: User) -> None:
    save(article, factories.text(), 0, editor)
    with pytest.raises(RevisionConflict) as conflict:
        save(article, factories.text(title="Mine"), 0, editor)
    assert conflict.value.latest == 1
    assert article.revisions.count() == 1


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"title": "x" * 500}, TitleRefused),
        ({"title": "  "}, TitleRefused),
        ({"summary": "x" * 601}, TextRefused),
        ({"funding": "x" * 2001}, TextRefused),
        ({"body": "x" * 200_001}, BodyRefused),
        ({"body": "![x](y)"}, BodyRefused),
        ({"body": "A claim [@nobody1999x]."}, UnknownCitation),
    ],
)
def test_what_cannot_be_saved_writes_nothing(
    article: Article, editor: User, change: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        save(article, factories.text(**change), 0, editor)
    assert not Revision.objects.exists() and not Citation.objects.exists()


@pytest.mark.parametrize("slug", ["cold", "Cold", "with space", "ünder", "x" * 81, ""])
def test_an_address_that_is_taken_or_malformed_is_refused(article: Article, editor: User, slug: str) -> None:
    with pytest.raises(SlugRefused):
        drafting.create_article(slug=slug, by=editor, now=timezone.now())
    assert Article.objects.count() == 1


def test_what_is_not_stated_is_an_error_and_what_a_patients_page_lacks_a_warning(
    article: Article, editor: User
) -> None:
    revision = save(article, Draft(title="A page", body="Text [1]."), 0, editor)
    found = {(problem["level"], problem["code"]) for problem in revision.problems}
    assert found == {
        ("error", "summary_missing"),
        ("error", "authors_missing"),
        ("error", "source_missing"),
        ("error", "permission_missing"),
        ("error", "ai_use_missing"),
        ("error", "funding_missing"),
        ("error", "citation_unresolved"),
        ("warning", "urgent_missing"),
    }


def test_a_complete_text_has_no_finding(article: Article, editor: User) -> None:
    assert save(article, factories.text(), 0, editor).problems == []
