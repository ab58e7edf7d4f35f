import pytest

from articles.lint import Document, check
from articles.lint.citation_unresolved import check as rule

from .building import page, work

CITING = ("citation_unresolved", "references_missing", "references_empty", "reference_uncited")

CLEAN = """Cold blood clumps in some people (1). Warmth undoes it (2).

Nobody knows why it spares others (1, 2). It was seen long ago (1–2).

## References

1. Doe J. Cold hands. J Invented Res 2024;3:30-34.
2. Roe R. Warm hands. J Invented Res 2023;2:10-14.
"""


def lines(document: Document) -> list[int | None]:
    return [finding.line for finding in rule(document)]


def test_a_number_in_brackets_that_leads_nowhere_is_an_error_on_its_line() -> None:
    found = list(rule(page("First line.\n\nCold clumps blood [3, 5].")))
    assert [(finding.level, finding.line) for finding in found] == [("error", 3)]
    assert "[3, 5]" in found[0].message and "[@key]" in found[0].message


def test_bare_numbers_at_the_ends_of_sentences_are_marks_when_the_page_has_three_of_them() -> None:
    text = "Cold clumps blood 1, 2. Warmth undoes it 3.\n\n- It is rare 1\n- It is old 2, 4"
    assert lines(page(text)) == [1, 1, 3, 4]


def test_marks_glued_to_a_full_stop_are_seen() -> None:
    assert lines(page("Cold clumps blood.1 Warmth undoes it.2 It is old.1,3")) == [1, 1, 1]


def test_a_range_is_written_out_and_each_of_its_numbers_must_be_listed() -> None:
    found = list(rule(page("Cold clumps blood [1–3].\n\n## References\n\n1. Doe J. A. 2020.\n2. Roe R. B. 2021.")))
    assert len(found) == 1 and "(3)" in found[0].message


def test_clean_numeric_citations_with_a_full_list_give_no_citation_finding() -> None:
    assert [finding for finding in check(page(CLEAN)) if finding.code in CITING] == []


def test_numbers_resolve_against_a_list_that_comes_with_the_page() -> None:
    text = "Cold clumps blood [1]. Warmth undoes it [2]."
    assert lines(page(text, references=[work(1), work(2, "roe2021")])) == []


def test_on_a_page_that_cites_by_key_a_number_leads_nowhere() -> None:
    text = "Cold clumps blood [@doe2020cold]. Warmth undoes it [1]."
    assert lines(page(text, references=[work()])) == [1]


def test_a_page_that_cites_by_key_has_no_bare_marks() -> None:
    assert lines(page("It took days 1. Cold clumps blood [@doe2020cold]. It was seen 2. It is old 3.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The dose was 2 g/kg. Then 5 mg. The next dose was 10. It was cut to 5.",
        "She had type 2. He had type 3. They had type 1.",
        "They were in stages 4–5. Others were in stage 3. One was in stage 1.",
        "See Figure 1. See Figure 2. See Table 3.",
        "It rose on day 4. It fell on day 5. It was gone on day 1.",
        "Leukocytes were 4.2 × 109/L. Platelets were 250 × 109/L. Neutrophils were 1.1 × 109/L.",
        "The virus had genotype 1. Another had genotype 3. A third had genotype 2.",
        "The liver was Child-Pugh 1. It was graded 2. It reached grade 3.",
        "Some were seen in 2012. Others came in 2013. All were gone by 1.",
    ],
    ids=["doses", "type", "stages", "figure", "day", "per-litre", "genotype", "child-pugh", "years"],
)
def test_figures_that_are_no_marks_are_left_alone(text: str) -> None:
    assert lines(page(text)) == []


def test_percentages_in_a_table_are_no_marks() -> None:
    table = "| Sign | Share |\n|---|---|\n| Spots (1) | 72 (75%) |\n| Ulcers (2) | 3 (4%) |\n| Nerves (3) | 21 |"
    assert lines(page(f"Signs differ between groups.\n\n{table}")) == []


def test_two_bare_numbers_are_too_few_to_be_marks() -> None:
    assert lines(page("It came back twice 2. It was seen once 1.")) == []


def test_a_link_and_code_are_no_marks() -> None:
    assert lines(page("See [1](https://example.org/). Then `x[1]` follows.\n\n```\ny[2]\n```")) == []
