"""The library of references: what is added once, merged, found again and never lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import library
from articles.drafting import check
from articles.exceptions import LibraryRefused, UnknownCitation
from articles.importers import reference_files
from articles.models import Reference
from articles.rendering import reference_exports
from articles.works import citekey_for, duplicates
from tests import factories
from tests.articles.rendering.test_reference_exports import RIS

pytestmark = pytest.mark.django_db

MADE: dict[str, Any] = {
    "type": "article-journal",
    "title": "An invented study of made-up things",
    "author": [{"family": "Made", "given": "Ulla"}],
    "container-title": "J Invented Res",
    "issued": {"date-parts": [[2020]]},
    "volume": "12",
    "page": "10-19",
}


def one(**changes: Any) -> Reference:
    """A reference that stands in the library after adding a record."""
    outcome = library.add(records=[MADE | changes])
    (reference,) = outcome.added or outcome.unchanged
    return reference


# -- Adding -------------------------------------------------------------------------------------------------


def test_a_file_is_added_and_loading_it_twice_changes_nothing() -> None:
    results = reference_files.parse(RIS)
    first = library.add(records=results)
    again = library.add(records=results)
    assert [reference.citekey for reference in first.added] == ["made2020invented"]
    assert again.added == [] and again.unchanged == first.added and Reference.objects.count() == 1


def test_broken_records_are_told_by_number_and_the_others_are_added() -> None:
    outcome = library.add(records=[MADE, {"type": "book"}, MADE | {"title": "Another"}])
    assert len(outcome.added) == 2 and [(item.number, "no title" in item.sentence) for item in outcome.broken] == [
        (2, True)
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"DOI": "https://doi.org/10.9999/MADE", "title": "Quite another title"},
        {"PMID": "99999901", "title": "Quite another title"},
        {"title": "AN INVENTED STUDY of “made-up” things."},
    ],
)
def test_a_work_is_known_by_doi_pmid_or_title_and_year(changes: dict[str, Any]) -> None:
    known = one(DOI="10.9999/made", PMID="99999901")
    assert library.add(records=[MADE | changes]).unchanged == [known]


@pytest.mark.parametrize("changes", [{"issued": {"date-parts": [[2021]]}}, {"DOI": "10.9999/other"}])
def test_the_same_title_in_another_year_or_with_another_doi_is_another_work(changes: dict[str, Any]) -> None:
    one(DOI="10.9999/made")
    assert len(library.add(records=[MADE | changes]).added) == 1


def test_the_same_work_twice_in_one_file_is_added_once() -> None:
    assert len(library.add(records=[MADE, MADE, MADE | {"id": "third"}]).added) == 1


def test_a_records_own_key_leads_to_its_reference() -> None:
    outcome = library.add(records=[MADE | {"id": "smith99"}])
    assert outcome.by_id["smith99"].citekey == "made2020invented"


def test_keys_are_unique_and_say_author_year_and_a_word() -> None:
    titles = ("An invented study", "An invented study of more", "The invented study, again")
    added = library.add(records=[MADE | {"title": title} for title in titles]).added
    assert [reference.citekey for reference in added] == [
        "made2020invented",
        "made2020invented-2",
        "made2020invented-3",
    ]


@pytest.mark.parametrize(
    ("record", "key"),
    [
        ({"author": [{"family": "De Vita", "given": "S"}], "title": "IL-6 and more", "issued": {"date-parts": [[2012]]}},
         "devita2012il6"),
        ({"author": [{"literal": "Sjögren’s Group"}], "title": "The 5 ways"}, "sjogrensundated5"),
        ({"title": "Почему"}, "refundated"),
        ({"editor": [{"family": "Upp", "given": "I"}], "title": "Of the"}, "uppundated"),
    ],
)  # fmt: skip
def test_every_record_gets_a_key_that_can_be_cited(record: dict[str, Any], key: str) -> None:
    assert citekey_for(record) == key


def test_adding_takes_the_same_number_of_reads_for_many_as_for_one() -> None:
    def reads(count: int, start: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            library.add(records=[MADE | {"title": f"Study number {start + number}"} for number in range(count)])
        return sum(query["sql"].startswith("SELECT") for query in queries.captured_queries)

    assert reads(1, 0) == reads(20, 100)


# -- Editing, merging, deleting -----------------------------------------------------------------------------


def test_editing_keeps_the_key_and_refuses_a_doi_that_another_has() -> None:
    kept, other = one(DOI="10.9999/made"), one(title="Another", DOI="10.9999/another")
    assert library.edit(reference=other, csl=MADE | {"title": "Renamed"}).csl["id"] == other.citekey
    with pytest.raises(LibraryRefused, match=kept.citekey):
        library.edit(reference=other, csl=MADE | {"DOI": "10.9999/MADE"})
    with pytest.raises(LibraryRefused, match="no title"):
        library.edit(reference=other, csl={})


def test_what_was_signed_keeps_its_form_and_the_desk_is_told_that_it_differs(editor: User) -> None:
    revision = factories.draft(by=editor)
    reference = Reference.objects.get(citekey="made2020up")
    assert library.changed_since(revision=revision) == []
    library.edit(reference=reference, csl=reference.csl | {"title": "Renamed"})
    revision.refresh_from_db()
    assert "Renamed" not in revision.html and library.changed_since(revision=revision) == ["made2020up"]


def test_a_merge_leaves_a_former_key_that_texts_can_cite(editor: User) -> None:
    factories.reference("made2020up")
    merged, kept = (
        factories.reference("old1999key", PMID="99999901"),
        factories.reference("new2000key", DOI="10.9999/x"),
    )
    library.merge(kept=kept, merged=merged)
    kept.refresh_from_db()
    assert kept.csl["PMID"] == "99999901" and kept.pmid == "99999901"
    checked = check(factories.text(body="One [@old1999key]. The same [@new2000key]. Other [@made2020up]."))
    assert [cited.number for cited in checked.rendered.references] == [1, 2]
    revision = factories.draft(by=editor, body="One [@old1999key]. The same [@new2000key].")
    assert [citation.reference for citation in revision.citations.all()] == [kept]


def test_chains_of_former_keys_are_flattened() -> None:
    first, second, third = (factories.reference(f"key{number}a") for number in range(3))
    library.merge(kept=second, merged=first)
    library.merge(kept=third, merged=second)
    assert set(third.aliases.values_list("citekey", flat=True)) == {"key0a", "key1a"}
    assert Reference.objects.by_keys(["key0a"]) == {"key0a": third}


def test_the_graver_retraction_is_carried_over() -> None:
    merged, kept = factories.reference("aa1"), factories.reference("bb1")
    Reference.objects.filter(pk=merged.pk).update(retraction="retraction", retraction_notice="10.9999/notice")
    Reference.objects.filter(pk=kept.pk).update(retraction="correction")
    library.merge(kept=kept, merged=merged)
    kept.refresh_from_db()
    assert (kept.retraction, kept.retraction_notice) == ("retraction", "10.9999/notice")


def test_merging_into_itself_or_with_a_former_key_is_refused() -> None:
    first, second, third = (factories.reference(f"key{number}a") for number in range(3))
    with pytest.raises(LibraryRefused, match="itself"):
        library.merge(kept=first, merged=first)
    library.merge(kept=second, merged=first)
    for kept, merged in ((first, third), (third, first)):
        with pytest.raises(LibraryRefused, match="was merged into “key1a”"):
            library.merge(kept=kept, merged=merged)


def test_only_a_reference_that_no_text_cites_can_be_deleted(editor: User) -> None:
    revision = factories.draft(by=editor)
    cited, former, free = (factories.reference(key) for key in ("made2020up", "old1999key", "free2001x"))
    library.delete(reference=free)
    kept = library.merge(kept=factories.reference("new2000key"), merged=former)
    for reference, words in ((cited, revision.article.slug), (former, "new2000key"), (kept, "old1999key")):
        with pytest.raises(LibraryRefused, match=words):
            library.delete(reference=reference)
    assert not Reference.objects.filter(citekey="free2001x").exists()


# -- Looking ------------------------------------------------------------------------------------------------


def test_usage_names_articles_and_revisions_former_keys_included(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, slug="live-page")
    factories.edited(article, editor)
    factories.draft(by=editor, slug="draft-page")
    kept = factories.reference("new2000key")
    library.merge(kept=kept, merged=factories.reference("made2020up"))
    for asked in (kept, Reference.objects.get(citekey="made2020up")):
        uses = library.usage(reference=asked)
        assert [(use.article.slug, use.revisions, use.is_live) for use in uses] == [
            ("draft-page", [1], False),
            ("live-page", [1, 2], True),
        ]


def test_likely_duplicates_are_grouped_in_one_query() -> None:
    same = [factories.reference("aa1", title="The Same"), factories.reference("bb1", title="the same!")]
    place = [factories.reference(key, title=key, volume="9", page="5-9") for key in ("cc1", "dd1")]
    factories.reference("ee1", title="Preprinted", DOI="10.9999/1")
    factories.reference("ff1", title="Preprinted", DOI="10.9999/2")
    with CaptureQueriesContext(connection) as queries:
        groups = duplicates()
    assert {frozenset(group) for group in groups} == {frozenset(same), frozenset(place)}
    assert len(queries) == 1


def test_the_library_is_searched_word_by_word() -> None:
    found = one(DOI="10.9999/made", author=[{"family": "Sjögren", "given": "U"}])
    factories.reference("other2001x", title="Something else")
    for words in ("invented study", "sjögren", "10.9999/made", "made-up THINGS", "j invented res"):
        assert found in Reference.objects.matching(words), words
    assert list(Reference.objects.matching("nothing-of-that-kind")) == []


def test_an_unknown_key_is_refused_with_the_nearest_keys() -> None:
    factories.reference("ferri2008mixed")
    factories.reference("ferri2004mixed")
    with pytest.raises(UnknownCitation) as refused:
        check(factories.text(body="A claim [@ferri2008mixd]."))
    assert refused.value.near == {"ferri2008mixd": ["ferri2008mixed", "ferri2004mixed"]}
    assert refused.value.message.startswith(
        "No reference has the key “ferri2008mixd”. Did you mean “ferri2008mixed” or “ferri2004mixed”?"
    )


def test_ris_to_library_to_article_to_bibtex_to_library_is_the_same_record(editor: User) -> None:
    (reference,) = library.add(records=reference_files.parse(RIS)).added
    revision = factories.draft(by=editor, body=f"A claim [@{reference.citekey}].")
    exported = reference_exports.bibtex(cited["csl"] for cited in revision.references)
    results = reference_files.parse(exported, "references.bib")
    assert [result.record for result in results if isinstance(result, reference_files.ReadReference)] == [reference.csl]
    assert library.add(records=results).unchanged == [reference]
