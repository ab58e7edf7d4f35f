import pytest

from articles.lint.promotion import check as rule

from .building import lay


def lines(body: str) -> list[int | None]:
    return [finding.line for finding in rule(lay(body))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Explore more on cold hands with Warmdoc.",
        "Chat with Warmdoc today!",
        "Talk to Warmdoc.ai now.",
        "Reach out to Warmdoc.",
        "On CryoSite you can explore more.",
    ],
)
def test_an_invitation_to_a_service_by_name_is_a_warning(sentence: str) -> None:
    found = list(rule(lay(f"Cold clumps blood.\n\n{sentence}")))
    assert [(finding.level, finding.line) for finding in found] == [("warning", 3)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Talk to your care team.",
        "Talk to Dr. Warm before you travel.",
        "Reach out to your doctor today.",
        "Book a visit soon if you have spots.",
        "The studies explore causes in Pisa and in Lyon.",
        "CryoSite holds no record of consent.",
        "Speak with a nurse on Monday.",
    ],
)
def test_advice_to_talk_to_ones_own_doctor_is_none(sentence: str) -> None:
    assert lines(sentence) == []
