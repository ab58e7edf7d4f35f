"""The Retraction Watch file laid over the library; its columns are real, its papers invented."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from articles import library, retractions
from articles.exceptions import BadRetractionFile
from articles.models import Reference
from articles.retractions import Changes
from tests import factories

COLUMNS = (
    "Record ID", "Title", "Subject", "Institution", "Journal", "Publisher", "Country", "Author", "URLS", "ArticleType",
    "RetractionDate", "RetractionDOI", "RetractionPubMedID", "OriginalPaperDate", "OriginalPaperDOI",
    "OriginalPaperPubMedID", "RetractionNature", "Reason", "Paywalled", "Notes",
)  # fmt: skip
KEY = "made2020up"
DOI, PMID = "10.9999/invented", "99999901"

with_library = pytest.mark.django_db


def row(**values: str) -> dict[str, str]:
    usual = {
        "RetractionDate": "3/5/2021 0:00",
        "RetractionDOI": "10.9999/notice",
        "OriginalPaperDOI": DOI,
        "OriginalPaperPubMedID": "0",
        "RetractionNature": "Retraction",
    }
    return dict.fromkeys(COLUMNS, "") | {"Record ID": "1"} | usual | values


def file_of(rows: Iterable[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def apply(*rows: dict[str, str]) -> Changes:
    return retractions.apply(retractions.read(io.StringIO(file_of(rows))))


def mark(key: str = KEY) -> tuple[str, date | None, str]:
    reference = Reference.objects.get(citekey=key)
    return reference.retraction, reference.retracted_on, reference.retraction_notice


@pytest.fixture
def made(db: None) -> Reference:
    return factories.reference(KEY, DOI=DOI.upper(), PMID=PMID)


@pytest.mark.parametrize(
    ("nature", "kind"),
    [("Retraction", "retraction"), ("Expression of concern", "concern"), ("Correction", "correction")],
)
def test_a_reference_is_marked_with_kind_day_and_notice(made: Reference, nature: str, kind: str) -> None:
    changes = apply(row(RetractionNature=nature))
    assert mark() == (kind, date(2021, 3, 5), "10.9999/notice")
    assert [(change.reference, change.before.kind, change.after.kind) for change in changes.marked] == [
        (made, "", kind)
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"OriginalPaperDOI": "https://doi.org/10.9999/INVENTED"},
        {"OriginalPaperDOI": "unavailable", "OriginalPaperPubMedID": PMID},
        {"OriginalPaperDOI": " 10.9999/invented "},
    ],
)
def test_a_paper_is_known_by_doi_in_any_writing_or_by_pmid(made: Reference, values: dict[str, str]) -> None:
    assert apply(row(**values)).matched == 1 and mark()[0] == "retraction"


@with_library
def test_the_pmid_nought_and_an_unavailable_doi_name_no_paper() -> None:
    factories.reference("aa1")
    assert apply(row(OriginalPaperDOI="unavailable", OriginalPaperPubMedID="0")).matched == 0


def test_the_same_file_twice_changes_nothing(made: Reference) -> None:
    apply(row())
    again = apply(row())
    assert again.marked == [] and again.unmarked == [] and mark()[0] == "retraction"


def test_a_mark_that_a_later_file_no_longer_gives_is_taken_back(made: Reference) -> None:
    apply(row())
    changes = apply(row(OriginalPaperDOI="10.9999/another"))
    assert mark() == ("", None, "") and [change.before.kind for change in changes.unmarked] == ["retraction"]


def test_a_reinstatement_takes_back_what_was_before_it_only(made: Reference) -> None:
    apply(row(), row(RetractionNature="Reinstatement", RetractionDate="6/1/2021 0:00"))
    assert mark()[0] == ""
    later = row(RetractionNature="Expression of concern", RetractionDate="9/1/2021 0:00")
    apply(later, row(), row(RetractionNature="Reinstatement", RetractionDate="6/1/2021 0:00"))
    assert mark()[:2] == ("concern", date(2021, 9, 1))


def test_the_gravest_notice_stands_and_of_two_alike_the_later(made: Reference) -> None:
    apply(
        row(RetractionNature="Correction", RetractionDate="1/1/2022 0:00"),
        row(RetractionDate="1/1/2020 0:00"),
        row(RetractionDate="2/2/2021 0:00", RetractionDOI="10.9999/later"),
    )
    assert mark() == ("retraction", date(2021, 2, 2), "10.9999/later")


def test_a_concern_that_became_a_retraction_is_a_new_mark(made: Reference) -> None:
    apply(row(RetractionNature="Expression of concern"))
    (change,) = apply(row(RetractionNature="Expression of concern"), row()).marked
    assert (change.before.kind, change.after.kind) == ("concern", "retraction")


def test_a_former_key_leads_to_the_reference_that_it_was_merged_into(made: Reference) -> None:
    kept = factories.reference("kept2001x", DOI="10.9999/kept")
    library.merge(kept=kept, merged=made)
    assert [change.reference for change in apply(row()).marked] == [kept]
    assert mark("kept2001x")[0] == "retraction" and mark()[0] == ""


def test_an_odd_date_and_an_unknown_nature_do_no_harm(made: Reference) -> None:
    apply(row(RetractionDate="soon", RetractionDOI="unavailable"))
    assert mark() == ("retraction", None, "")
    assert apply(row(RetractionNature="Something new")).unmarked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the column Record ID is missing"),
        ("a,b\n1,2\n", "the column Record ID is missing"),
        (file_of([]), "no rows"),
        (file_of([row(), row()])[:-60], "Line 3 .*cut off"),
        (file_of([row()]) + "1,2,3\n", "Line 3"),
        (file_of([row()]) + '"never closed', "Line 3"),
        (file_of([row()]) + "x" * 200_000, "After line 2"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence_and_changes_nothing(made: Reference, text: str, words: str) -> None:
    apply(row(RetractionNature="Correction"))
    with pytest.raises(BadRetractionFile, match=words):
        retractions.apply(retractions.read(io.StringIO(text)))
    assert mark()[0] == "correction"


def test_the_command_reads_bytes_that_are_no_utf8_and_prints_what_changed(
    made: Reference, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "retractions.csv"
    path.write_bytes(b"\xef\xbb\xbf" + file_of([row(Author="NAME")]).encode().replace(b"NAME", b"Mad\xe9"))
    call_command("check_retractions", str(path))
    assert capsys.readouterr().out.splitlines() == [
        f"{KEY}: Retraction of 5 March 2021, notice 10.9999/notice",
        "1 rows read; 1 name a reference of ours; 1 marked, 0 marks taken back.",
    ]
    path.write_text(file_of([row(OriginalPaperDOI="10.9999/another")]))
    call_command("check_retractions", str(path))
    assert f"{KEY}: no longer marked (was: retraction)" in capsys.readouterr().out


@with_library
def test_the_command_refuses_what_it_cannot_open_or_read(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("check_retractions", str(tmp_path / "none.csv"))
    (tmp_path / "bad.csv").write_text("a,b\n")
    with pytest.raises(CommandError, match="column Record ID"):
        call_command("check_retractions", str(tmp_path / "bad.csv"))


@with_library
def test_progress_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "retractions.csv"
    path.write_text(file_of(row(OriginalPaperDOI=f"10.9999/{number}") for number in range(5_001)))
    call_command("check_retractions", str(path))
    assert "5,000 rows read …" in capsys.readouterr().err


@given(st.text() | st.lists(st.text(max_size=8)).map(lambda parts: file_of([]) + ",".join(parts)))
def test_any_text_gives_rows_or_a_sentence(text: str) -> None:
    try:
        list(retractions.read(io.StringIO(text)))
    except BadRetractionFile as error:
        assert error.message.endswith("Nothing was changed.")
