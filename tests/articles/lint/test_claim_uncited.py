import pytest

from articles.lint.claim_uncited import check as rule

from .building import lay


def lines(body: str) -> list[int | None]:
    return [finding.line for finding in rule(lay(body))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The virus is found in 90% of them.",
        "The majority of cases follow a virus.",
        "It is seen in up to 90 of 100.",
        "Most patients feel well.",
        "The virus is the main cause.",
        "Ours is the first to describe such a course.",
        "About 12 per cent fall ill.",
    ],
)
def test_a_share_a_majority_or_a_first_without_a_mark_is_a_warning(sentence: str) -> None:
    found = list(rule(lay(f"Cold clumps blood.\n\n{sentence}")))
    assert [(finding.level, finding.line) for finding in found] == [("warning", 3)]


def test_it_counts_once_a_paragraph() -> None:
    assert lines("Half had it: 50%. Most people did not. The majority felt well.") == [1]


def test_a_mark_anywhere_in_the_paragraph_is_enough() -> None:
    assert lines("Most people feel well. The rest do not [@doe2020cold].") == []


def test_the_questions_may_repeat_a_cited_sentence() -> None:
    body = "The virus is found in 20% of people after treatment [@doe2020cold].\n\n## FAQs\n\n### Will it go?\n\n"
    assert lines(f"{body}The virus is found in 20% after treatment.") == []
    assert lines(f"{body}The virus is found in 30% after treatment.") == [7]


def test_the_key_point_may_repeat_a_cited_sentence() -> None:
    cited = "Most people with the proteins feel well [@doe2020cold]."
    assert lines(f"> [!KEY]\n> Most people with the proteins feel well.\n\n{cited}") == []


def test_a_table_is_cited_by_its_head() -> None:
    assert lines("| Sign | Share [@doe2020cold] |\n|---|---|\n| Spots | 72% |") == []
    assert lines("| Sign | Share |\n|---|---|\n| Spots | 72% |") == [3]


@pytest.mark.parametrize(
    "sentence",
    [
        "Do most people feel well?",
        "It is most often mild.",
        "Look up to the right.",
        "At most it lasts a day.",
        "Most of the time it is quiet.",
        "The cause is not known.",
    ],
)
def test_words_that_only_look_like_claims_are_left_alone(sentence: str) -> None:
    assert lines(sentence) == []
