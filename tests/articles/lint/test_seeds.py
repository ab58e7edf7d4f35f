"""The three real pages: every defect that a perfect import lists is seen by the importer or by a check."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from articles.importers import Imported, read_file, to_draft
from articles.lint import CitedWork, Document, Finding, check
from articles.rendering.markdown import cited_keys

TODAY = date(2026, 11, 22)
SEEDS = ["000_c64a9848d210043d", "001_0eaff2e3ba1e7e91", "002_ea903334b0cfefe9"]

AS_SEEN_HERE = {
    "outdated_treatment": "outdated_term",
    "case_report_consent": "consent",
}
"""Defects that our checks name otherwise."""

SEEN_BY_CHECKS = {
    "000_c64a9848d210043d": {
        "reference_uncited", "references_off_topic", "reference_form", "claim_uncited", "sources_old", "urgent_missing",
    },
    "001_0eaff2e3ba1e7e91": {
        "citation_unresolved", "references_missing", "outdated_term", "duplicate_block", "summary_missing",
        "scope_mismatch",
    },
    "002_ea903334b0cfefe9": {
        "title_missing", "authors_missing", "citation_unresolved", "references_missing", "claim_uncited", "consent",
        "count_mismatch", "outdated_term", "single_case_claim", "dose_or_ban_uncited",
    },
}  # fmt: skip
"""What the checks find in the drafts by themselves."""


def imported(shared: Path, name: str) -> Imported:
    return read_file((shared / "seeds" / f"{name}.txt").read_bytes(), f"{name}.txt", today=TODAY)


def expected(shared: Path, name: str) -> list[dict[str, Any]]:
    problems: list[dict[str, Any]] = json.loads((shared / "expected" / f"{name}.json").read_text())["problems"]
    return problems


def checked(source: Imported) -> list[Finding]:
    draft = to_draft(source)
    return check(
        Document(
            kind=draft.kind,
            audience=draft.audience,
            title=draft.title,
            summary=draft.summary,
            body=draft.body,
            keywords=source.keywords,
            cited=cited_keys(draft.body),
            references=[CitedWork(number, csl["id"], csl) for number, csl in enumerate(draft.references, start=1)],
            today=TODAY,
        )
    )


@pytest.mark.parametrize("name", SEEDS)
def test_every_defect_is_seen_by_the_importer_or_by_a_check(shared: Path, name: str) -> None:
    source = imported(shared, name)
    seen = {problem.code for problem in source.problems} | {finding.code for finding in checked(source)}
    missing = [
        f"{problem['code']}: {problem['message']}"
        for problem in expected(shared, name)
        if not {problem["code"], AS_SEEN_HERE.get(problem["code"])} & seen
    ]
    assert missing == []


@pytest.mark.parametrize("name", SEEDS)
def test_what_the_checks_see_in_a_draft_by_themselves(shared: Path, name: str) -> None:
    assert SEEN_BY_CHECKS[name] - {finding.code for finding in checked(imported(shared, name))} == set()


@pytest.mark.parametrize("name", SEEDS)
def test_every_number_that_lost_its_reference_is_named_by_a_check_with_its_line(shared: Path, name: str) -> None:
    lost = {
        problem["message"].split()[1] for problem in expected(shared, name) if problem["code"] == "citation_unresolved"
    }
    found = [finding for finding in checked(imported(shared, name)) if finding.code == "citation_unresolved"]
    assert {number for number in lost if not any(number in finding.message for finding in found)} == set()
    assert all(finding.line for finding in found)


@pytest.mark.parametrize("name", SEEDS)
def test_no_draft_of_a_seed_can_be_submitted_as_it_stands(shared: Path, name: str) -> None:
    assert any(finding.level == "error" for finding in checked(imported(shared, name)))


def test_the_first_page_reads_well_enough_to_be_no_more_than_a_question(shared: Path) -> None:
    levels = {finding.code: finding.level for finding in checked(imported(shared, SEEDS[0]))}
    assert levels.get("reading_level", "question") == "question"
