from datetime import date

import pytest

from articles.importers.reading import read
from articles.importers.record.audience import for_professionals

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    "line",
    [
        "This text is written for clinicians.",
        "For healthcare professionals",
        "Made by a machine. For use by licensed clinicians; check every dose.",
        "This leaflet is for health professionals only.",
        "Professional / Hands / Warmth",
    ],
)
def test_a_page_that_says_so_is_for_professionals(line):
    assert for_professionals(line)
    text = f"{line}\n\nWarm Hands\n\nOverview\n\nWarm hands are a comfort in winter.\n"
    assert read(text, "page.txt", today=TODAY).audience == "professionals"


@pytest.mark.parametrize(
    "line",
    [
        "Ask a healthcare professional.",
        "It is hard for physicians to tell the two apart.",
        "Professional help is at hand / call us",
        "The page is written and reviewed by qualified clinicians.",
    ],
)
def test_a_text_that_speaks_of_professionals_is_not_for_them(line):
    assert not for_professionals(line)


@pytest.mark.parametrize(
    "line", ["For renal, skin and acute medical teams", "For ward staff", "For nurses and doctors"]
)
def test_a_line_that_names_those_who_care_for_patients_is_for_professionals(line):
    assert for_professionals(line)


def test_a_sentence_that_opens_as_such_a_line_is_not():
    assert not for_professionals("For most people it is best to ask the ward staff, who know the way.")
