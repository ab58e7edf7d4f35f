import pytest

from articles.lint.count_mismatch import check as rule

from .building import page


def found(sentence: str) -> list[str]:
    return [finding.level for finding in rule(page(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "We saw six patients with rare diseases (lupus, sarcoidosis, Sjögren’s syndrome, purpura, gout).",
        "Three signs are classic: purpura, weakness, arthralgia and ulcers.",
        "Of 246 patients, 203 had type II and 52 had type III.",
        "Among 90 patients, 50 were women and 50 were men.",
    ],
)
def test_a_list_or_a_sum_that_does_not_fit_its_count_is_a_question(sentence: str) -> None:
    assert found(sentence) == ["question"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We saw five patients with rare diseases (lupus, sarcoidosis, Sjögren’s syndrome, purpura, gout).",
        "Three signs are classic: purpura, weakness and arthralgia.",
        "Two uses remain: fulminant disease, and holding back the rebound.",
        "Of 86 patients, 21 had type I, 22 had type II and 43 had type III.",
        "Six signs were seen, including four of the skin (purpura, ulcers, necrosis, such as that of toes, livedo).",
        "Six diseases (such as lupus, sarcoidosis, gout) were seen.",
        "Six diseases including three (among them lupus, gout) were seen.",
        "In a study of 19 patients, 16 carried the virus and 8 had antibodies.",
        "Six patients were treated (azathioprine, steroids, rituximab).",
        "It lasted two years (2001, 2002, 2003).",
        "The two trials enrolled 83 patients in all.",
        "It counts 203 patients with type II and 52 with type III, which adds to 255 and not to 246.",
        "Two organs (kidney and liver) failed.",
        "Two signs stood out: fever and chills, and pain.",
    ],
)
def test_open_lists_matching_lists_and_overlapping_parts_are_left_alone(sentence: str) -> None:
    assert found(sentence) == []


def test_the_question_names_both_counts() -> None:
    message = next(rule(page("Four signs count: purpura, weakness, arthralgia."))).message
    assert "Four signs" in message and "3" in message and message.endswith("?")
