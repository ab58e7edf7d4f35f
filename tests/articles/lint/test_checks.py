"""All rules together: their register, their order, any text, and the time they take."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import lint
from articles.lint import LEVELS, MOST_OF_ONE_CODE, RULES, ReviewFacts, check
from reviews.sample import corpus

from .building import lay, page, work

RULE_FILES = {path.stem for path in Path(lint.__file__).parent.glob("*.py")}
HELPERS = {"__init__", "blocks", "document", "facets", "marks", "reading", "terms", "wording"}

PIECES = st.sampled_from(
    [
        "## FAQs",
        "### Is it rare?",
        "## References",
        "1. Doe J. Cold. 2020.",
        "> [!URGENT]",
        "> [!KEY]",
        "> More.",
        "- Submitted",
        "Approved\n    ",
        "Cold clumps blood [1, 2].",
        "Warmth undoes it (3).",
        "It is seen in 90% [@doe2020cold].",
        "The dose is 5 mg/kg.",
        "immuno-",
        "and so on\n    ",
        "",
        "",
        " A ",
        " B ",
        "",
        "---",
        "---",
        "",
        " c ",
        " 5% (1) ",
        "Six signs (a, b and c) count: one, two.",
        "*[IVIG]: infusion",
        "IVIG and IVIG",
        "Reviewed by:\n    ",
        "[a]()",
        "\\[1\\]",
        "`code`",
        "```",
        "Of 246 patients, 203 had type II and 52 had type III.",
        "Churg-Strauss, interferon, HCV\n    ",
        "We conclude.",
        "Talk to Warmdoc today.",
        "In 1996 a 34-year-old woman",
        "**bold",
        "_thin_",
        "http://x.org",
        "\t",
        "1996. Then",
        "ß Σ İ ﬁ 𝟙 ①",
        "\xad",
        "\u200d",
    ]
)
BODIES = st.lists(PIECES | st.text(max_size=30), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", " "]).map(lambda joint: joint.join(pieces))
)
RECORDS: st.SearchStrategy[dict[str, object]] = st.dictionaries(
    st.sampled_from(["type", "title", "container-title", "DOI", "PMID", "page", "issued", "URL"]),
    st.text(max_size=20)
    | st.integers()
    | st.none()
    | st.just({"date-parts": [[2020]]})
    | st.just({"date-parts": [[]]}),
)


@given(body=BODIES, title=st.text(max_size=40), kind=st.text(max_size=9) | st.just("case_report"), csl=RECORDS)
def test_any_text_is_checked_without_failure(body: str, title: str, kind: str, csl: dict[str, object]) -> None:
    day = date(2026, 11, 22)
    for audience in ("patients", "professionals", "others"):
        document = page(
            body,
            title=title,
            kind=kind,
            audience=audience,
            references=[lint.CitedWork(1, "doe2020cold", csl)],
            review=ReviewFacts(reviewed_on=day, changed_on=day),
            today=day,
        )
        for finding in check(document):
            assert finding.level in LEVELS and finding.message
            assert finding.line is None or 1 <= finding.line <= body.count("\n") + 1


def test_every_rule_of_the_folder_is_registered_and_has_a_test_of_its_name() -> None:
    registered = {rule.__module__.rsplit(".", 1)[-1] for rule in RULES}
    assert registered == RULE_FILES - HELPERS
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert registered <= tested


def test_errors_come_first_then_warnings_then_questions_each_by_line() -> None:
    body = "Six signs (purpura, ulcers, pain).\n\nMost people feel well.\n\nIt is [1].\n\nIt was [2]."
    found = [(LEVELS.index(finding.level), finding.line or 0) for finding in check(lay(body))]
    assert found == sorted(found) and {level for level, _ in found} == {0, 1, 2}


def test_a_page_without_a_fault_has_no_finding() -> None:
    assert check(page(references=[work()], today=date(2026, 11, 22))) == []


def test_every_message_says_what_to_do_in_whole_sentences() -> None:
    body = "tures. Most cases [1]. Take 5 mg. IVIG, IVIG.\n\nReviewed by:\n\n## Contents\n\nReviewed by our board"
    for finding in check(lay(body, summary="", authors=())):
        assert finding.message[-1] in ".?" and len(finding.message.split()) > 3


def test_a_text_that_is_broken_throughout_is_told_so_a_hundred_times() -> None:
    found = [finding for finding in check(page("It is so [1].\n\n" * 150)) if finding.code == "citation_unresolved"]
    assert len(found) == MOST_OF_ONE_CODE + 1
    assert "50 more" in found[-1].message and found[-1].line == 201


def test_three_thousand_words_take_under_fifty_milliseconds() -> None:
    texts = [text.body for text in corpus.articles() if text.front["audience"] == "patients"]
    body = "\n\n".join(texts)
    assert len(body.split()) > 3_000
    works = [work(number, record["id"]) for number, record in enumerate(corpus.references(), start=1)]
    taken = []
    for _ in range(5):
        document = lay(body, references=works, today=date(2026, 11, 22))
        started = time.process_time()
        check(document)
        taken.append(time.process_time() - started)
    assert min(taken) < 0.05


@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "- a\n",
        "a-\n",
        "two a: ",
        "a (1). ",
        "[@a] ",
        "[a](",
        "| a ",
        "> ",
        "**a** ",
        "! ",
        "HCV ",
        "### a?\n\n",
    ],
)
def test_the_longest_text_is_checked_in_time_whatever_it_repeats(unit: str) -> None:
    document = lay(unit * (200_000 // len(unit)))
    started = time.process_time()
    check(document)
    assert time.process_time() - started < 5
