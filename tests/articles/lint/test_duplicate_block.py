from articles.lint.duplicate_block import check as rule

from .building import page


def lines(body: str, title: str = "What does cold do to blood?") -> list[int | None]:
    return [finding.line for finding in rule(page(body, title=title))]


def test_a_line_that_stands_twice_is_a_warning() -> None:
    found = list(rule(page("Cold clumps the blood.\n\nMore.\n\n**Cold** clumps the blood.")))
    assert [(finding.level, finding.line) for finding in found] == [("warning", 5)]
    assert "line 1" in found[0].message


def test_the_title_is_not_repeated_in_the_text() -> None:
    assert lines("## What does cold do to blood?\n\nIt clumps.") == [1]


def test_headings_that_differ_in_number_only_say_the_same() -> None:
    assert lines("## Antiviral therapy\n\nA.\n\n## Antiviral therapies\n\nB.") == [5]
    assert lines("## Approach to treatment\n\nA.\n\n## Treatment approaches\n\nB.") == [5]


def test_a_list_of_contents_in_the_text_is_one_too_many() -> None:
    assert lines("## Contents\n\n- One\n- Two") == [1]


def test_lines_of_lists_and_heads_of_tables_may_repeat() -> None:
    table = "| Series of patients | Share of all |\n|---|---|\n| a | b |"
    assert lines(f"{table}\n\nText.\n\n{table}") == []
    assert lines("- keep the hands warm\n\nText.\n\n- keep the hands warm") == []


def test_two_words_may_repeat_and_so_may_short_answers() -> None:
    assert lines("Keep warm.\n\nText.\n\nKeep warm.") == []
    assert lines("## FAQs\n\n### Is it rare?\n\nAsk your team.\n\n### Is it new?\n\nAsk your team.") == []


def test_headings_that_differ_by_more_than_number_are_two() -> None:
    assert lines("## The course before\n\nA.\n\n## The course after\n\nB.") == []
    assert lines("## Diagnosis\n\nA.\n\n## Prognosis\n\nB.") == []
