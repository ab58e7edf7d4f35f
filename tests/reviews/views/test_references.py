"""The library of references at the desk."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Reference
from reviews.exceptions import NotAllowed
from reviews.views import references
from reviews.workflow import references as verbs
from tests import factories
from tests.reviews.views.desk import signed_in

pytestmark = pytest.mark.django_db

RIS = "TY  - JOUR\nTI  - First of two\nAU  - Made, Ulla\nPY  - 2020\nER  - \n\nTY  - JOUR\nAU  - No, Title\nER  - \n"


def form(**changes: Any) -> dict[str, Any]:
    return {
        "type": "article-journal",
        "title": "A new study of cold",
        "authors": "Made Ulla",
        "issued": "2020",
        **changes,
    }


@pytest.fixture
def desk(editor: User) -> Client:
    return signed_in(editor)


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_list_finds_and_turns_its_pages(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "PAGE_SIZE", 3)
    for number in range(5):
        factories.reference(f"made{number}key")
    first = desk.get("/desk/references/")
    second = desk.get(f"/desk/references/?after={first.context['page'].next}")
    assert [len(first.context["page"].rows), len(second.context["page"].rows)] == [3, 2]
    assert [row.citekey for row in desk.get("/desk/references/?q=made4 invented").context["page"].rows] == ["made4key"]
    assert "No reference fits" in text(desk, "/desk/references/?q=nothing%00such")


def test_pages_cost_the_same_for_few_and_for_many(
    desk: Client, editor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [
        "/desk/references/", "/desk/references/?q=made", "/desk/references/made2020up/", "/desk/references/duplicates/",
        "/desk/references/keys/?q=ma", "/desk/references/library.ris", "/desk/references/made2020up/delete/",
    ]  # fmt: skip

    def costs() -> dict[str, int]:
        found = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(address).status_code == 200
            found[address] = len(queries)
        return found

    factories.live(editor, reviewer)
    few = costs()
    for number in range(4):
        factories.reference(f"made{number}key", title="The same title")
        factories.live(editor, reviewer)
    assert costs() == few
    assert max(few.values()) <= 8, few


@pytest.mark.parametrize(
    "address",
    ["new/", "load/", "made2020up/edit/", "made2020up/delete/", "merge/?kept=made2020up&merged=roe2020same"],
)
def test_a_reviewer_looks_and_changes_nothing(reviewer: User, address: str) -> None:
    factories.reference()
    factories.reference("roe2020same")
    client = signed_in(reviewer)
    assert "An invented study" in text(client, "/desk/references/made2020up/")
    given = form() | {"kept": "made2020up", "merged": "roe2020same", "text": RIS}
    before = sorted(Reference.objects.values_list("citekey", "merged_into", "csl__title"))
    assert client.get(f"/desk/references/{address}").status_code == 403
    assert client.post(f"/desk/references/{address}", given).status_code == 403
    assert sorted(Reference.objects.values_list("citekey", "merged_into", "csl__title")) == before
    assert "Edit</a>" not in text(client, "/desk/references/made2020up/")


def test_one_is_added_by_hand_with_every_field(desk: Client) -> None:
    given = form(
        authors="Ferri Clodoveo\nDe Vita, Salvatore\nMade UB\n{World Health Organization}", et_al="on",
        container="J Invented Res", issued="2020-03-05", volume="3", issue="2", pages="30-4", doi="10.9999/x",
        pmid="77", pmcid="PMC9", publisher="Invented Press", place="Rome",
    )  # fmt: skip
    answer = desk.post("/desk/references/new/", given)
    reference = Reference.objects.get()
    assert answer.headers["Location"] == f"/desk/references/{reference.citekey}/"
    assert reference.citekey == "ferri2020new"
    assert reference.csl["author"] == [
        {"family": "Ferri", "given": "Clodoveo"},
        {"family": "De Vita", "given": "Salvatore"},
        {"family": "Made", "given": "UB"},
        {"literal": "World Health Organization"},
    ]
    assert (reference.csl["page"], reference.csl["note"], reference.pmid) == ("30-34", "et al.", "77")
    assert reference.csl["issued"] == {"date-parts": [[2020, 3, 5]]}


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("doi", "none"), ("pmid", "12x"), ("pmcid", "?"), ("url", "example"), ("issued", "March"),
     ("issued", "2020-3-5-1"), ("type", "poem")],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(desk: Client, field: str, value: str) -> None:
    answer = desk.post("/desk/references/new/", form(publisher="Kept in the form", **{field: value}))
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert "Kept in the form" in answer.content.decode()
    assert not Reference.objects.exists()


def test_a_work_that_is_there_is_not_added_again(desk: Client) -> None:
    factories.reference(DOI="10.9999/x", title="A new study of cold")
    answer = desk.post("/desk/references/new/", form(doi="https://doi.org/10.9999/X"), follow=True)
    assert "in the library already" in answer.content.decode() and Reference.objects.count() == 1


def test_an_edit_without_a_change_changes_nothing(desk: Client) -> None:
    record = {"issued": {"date-parts": [[2008, 1], [2008, 2]]}, "edition": "3", "language": "it", "note": "et al."}
    reference = factories.reference(
        "made2008kept", **record, author=[{"literal": "A Group"}, {"family": "Roe", "given": "A"}]
    )
    shown = desk.get("/desk/references/made2008kept/edit/").context["form"].initial
    posted = {name: "on" if value is True else value for name, value in shown.items() if value not in (None, False)}
    assert desk.post("/desk/references/made2008kept/edit/", posted).status_code == 302
    reference.refresh_from_db()
    assert {**reference.csl, "id": ""} == {**factories.reference("made2008kept").csl, "id": ""}
    assert reference.csl["issued"] == record["issued"] and reference.csl["edition"] == "3"
    assert reference.csl["author"][0] == {"literal": "A Group"}


def test_an_edit_leaves_what_was_signed_and_says_which_pages_differ(desk: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, slug="signed-page")
    assert "Printed differently" not in text(desk, "/desk/references/made2020up/")
    desk.post("/desk/references/made2020up/edit/", form(title="Another title"))
    shown = text(desk, "/desk/references/made2020up/")
    assert "Printed differently" in shown and "/articles/signed-page/" in shown
    assert "An invented study" in Client().get(article.get_absolute_url()).content.decode()


def test_an_edit_that_the_library_refuses_says_why(desk: Client) -> None:
    factories.reference(DOI="10.9999/x")
    factories.reference("roe2020other")
    answer = desk.post("/desk/references/roe2020other/edit/", form(doi="10.9999/x"))
    assert answer.status_code == 422 and "Merge the two" in answer.content.decode()


def test_a_file_is_loaded_and_broken_records_are_named_by_number(desk: Client) -> None:
    file = SimpleUploadedFile("two.ris", RIS.encode())
    answer = desk.post("/desk/references/load/", {"file": file})
    shown = answer.content.decode()
    assert answer.status_code == 200 and "1 added, 0 unchanged, 1 broken" in shown and "Record 2" in shown
    again = desk.post("/desk/references/load/", {"text": RIS}).content.decode()
    assert "0 added, 1 unchanged, 1 broken" in again and "AU  - No, Title" in again


@pytest.mark.parametrize("given", [{"text": "What is this?"}, {"text": ""}, {"identifier": "nonsense"}])
def test_what_cannot_be_loaded_is_shown_again_with_a_sentence(desk: Client, given: dict[str, str]) -> None:
    answer = desk.post("/desk/references/load/", given)
    assert answer.status_code == 422 and answer.context["form"].errors
    assert next(iter(given.values())) in answer.content.decode()


def test_a_closed_network_is_said_clearly(desk: Client, settings: Any) -> None:
    settings.CROSSREF_URL, settings.LOOKUP_BACKOFF = "http://127.0.0.1:9", 0.0
    answer = desk.post("/desk/references/load/", {"identifier": "10.9999/x"})
    assert answer.status_code == 422 and "network may be closed" in answer.content.decode()


def test_duplicates_are_compared_and_merged(desk: Client) -> None:
    factories.reference("made2020one", title="The same", PMID="77")
    factories.reference("made2020two", title="The same")
    assert "made2020two" in text(desk, "/desk/references/duplicates/")
    shown = text(desk, "/desk/references/merge/?kept=made2020two&merged=made2020one")
    assert "Keep made2020two, merge made2020one?" in shown and "77" in shown
    assert Reference.objects.filter(merged_into=None).count() == 2
    desk.post("/desk/references/merge/", {"kept": "made2020two", "merged": "made2020one"})
    kept = Reference.objects.get(merged_into=None)
    assert (kept.citekey, kept.pmid) == ("made2020two", "77")
    assert desk.get("/desk/references/made2020one/").headers["Location"] == "/desk/references/made2020two/"


def test_a_reference_is_not_merged_into_itself_or_into_nothing(desk: Client) -> None:
    factories.reference()
    same = desk.post("/desk/references/merge/", {"kept": "made2020up", "merged": "made2020up"})
    assert same.status_code == 422 and "two different" in same.content.decode()
    assert desk.get("/desk/references/merge/?kept=made2020up&merged=nothing").status_code == 404


def test_usage_names_articles_and_revisions(desk: Client, editor: User) -> None:
    factories.edited(factories.draft(editor, slug="citing-page").article, editor)
    shown = text(desk, "/desk/references/made2020up/")
    assert "citing-page" in shown and "in revisions 1, 2" in shown


def test_a_cited_reference_is_not_deleted_and_a_free_one_is_after_a_question(desk: Client, editor: User) -> None:
    factories.draft(editor, slug="citing-page")
    refused = desk.post("/desk/references/made2020up/delete/")
    assert refused.status_code == 409 and "citing-page" in refused.content.decode()
    factories.reference("roe2020free")
    assert "Delete for good" in text(desk, "/desk/references/roe2020free/delete/")
    assert Reference.objects.count() == 2
    desk.post("/desk/references/roe2020free/delete/")
    assert [one.citekey for one in Reference.objects.all()] == ["made2020up"]


def test_the_whole_library_is_taken_away(desk: Client) -> None:
    for key in ("made2020one", "made2020two"):
        factories.reference(key)
    answer = desk.get("/desk/references/library.json")
    assert [record["id"] for record in json.loads(answer.content)] == ["made2020one", "made2020two"]
    assert 'filename="cryosite-references.json"' in answer.headers["Content-Disposition"]


def test_keys_begin_with_what_was_typed_and_are_capped(desk: Client) -> None:
    for number in range(20):
        factories.reference(f"made20{number:02}x")
    factories.reference("roe1999other", title="Made by another")
    keys = [row["key"] for row in desk.get("/desk/references/keys/?q=made2003").json()["keys"]]
    assert keys == ["made2003x"]
    assert len(desk.get("/desk/references/keys/?q=").json()["keys"]) == references.KEYS_SHOWN
    assert "roe1999other" in [row["key"] for row in desk.get("/desk/references/keys/?q=roe").json()["keys"]]


def test_a_title_with_markup_is_text_everywhere(desk: Client) -> None:
    factories.reference("made2020up", title="<script>alert(1)</script> & co")
    for address in ("", "made2020up/", "made2020up/edit/", "made2020up/delete/"):
        assert "<script>alert" not in text(desk, f"/desk/references/{address}")


def test_the_verbs_themselves_refuse_who_may_not_write(reviewer: User) -> None:
    one, other = factories.reference(), factories.reference("roe2020same")
    for attempt in (
        lambda: verbs.add(by=reviewer, records=[{"title": "New"}]),
        lambda: verbs.look_up(by=reviewer, identifier="10.9999/x"),
        lambda: verbs.edit(by=reviewer, reference=one, csl={"title": "Other"}),
        lambda: verbs.merge(by=reviewer, kept=one, merged=other),
        lambda: verbs.delete(by=reviewer, reference=other),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert Reference.objects.filter(merged_into=None).count() == 2
