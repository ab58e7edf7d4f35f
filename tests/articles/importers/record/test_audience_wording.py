"""Each wording by which a page says that it is for professionals, and the lines that say nothing else."""

import pytest

from articles.importers.record.audience import LONGEST_LINE, for_professionals, states_audience


@pytest.mark.parametrize(
    "text",
    [
        "All that follows is intended for clinicians.",
        "It was written for medical professionals.",
        "A handbook designed for health professionals.",
        "The doses are meant only for healthcare providers.",
        "It is intended for use by busy hospital health workers.",
        "It is written for busy hospital physicians.",
        "For the use of physicians and nobody else.",
        "For use by licensed clinicians; check every dose.",
        "For use of trained staff clinicians; check every dose.",
        "Made by hand. For use by clinicians; check every dose.",
        "For licensed physicians",
        "For qualified health professionals.",
        "For licensed health care providers only: doses",
        "For physicians only.",
        "Doses of warmth, for clinicians only, in grams",
        "Professional version",
        "Health care professional edition",
        "Healthcare professional reference",
        "Clinician information",
        "Professional › Hands › Warmth",
        "Professional | Hands | Warmth",
        *(f"For ward {who}." for who in ("teams", "staff", "nurses", "doctors", "practitioners", "trainees")),
        *(f"For renal, skin and acute/medical {who}" for who in ("clinicians", "physicians")),
    ],
)
def test_each_wording_is_for_professionals(text: str):
    assert for_professionals(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was written for all who freeze; ask your physicians.",
        "A reference for a professional of the cold",
        "A clinician information desk is open",
        "The professional version of this game",
        "Warmth for clinicians and for patients",
        "It is for the use by any one of the many physicians",
        "Professional help",
    ],
)
def test_what_only_sounds_so_is_not(text: str):
    assert not for_professionals(text)


@pytest.mark.parametrize("what", ["site", "website", "page", "article", "resource", "content"])
def test_a_line_that_says_nothing_else_states_it(what: str):
    assert states_audience(f"This {what} is intended for clinicians.")


@pytest.mark.parametrize("text", ["For clinicians", "For licensed physicians only.", "For health workers."])
def test_a_line_that_names_its_readers_states_it(text: str):
    assert states_audience(text)


@pytest.mark.parametrize(
    "text",
    [
        "Warm gloves, written for clinicians, help.",
        "This page is about gloves.",
        "For nobody",
        f"This page is intended for clinicians.{' It tells of gloves.' * (LONGEST_LINE // 20)}",
    ],
)
def test_a_text_that_says_more_or_something_else_does_not_state_it(text: str):
    assert not states_audience(text)
