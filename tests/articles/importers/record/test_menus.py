"""Lines that name readers in a menu, tab bar or foot, and the same lines where they say whom a page is for."""

from datetime import date

import pytest

from articles.importers import Imported, read

TEXT = (
    "Warm Hands\n\nOverview\n\nWarm hands are a comfort in winter, as most people know.\n\nCare\n\nGloves help you.\n"
)


def page(above: str, below: str = "") -> Imported:
    return read(f"{above}\n\n{TEXT}{below}", "page.txt", today=date(2026, 11, 1))


@pytest.mark.parametrize(
    "menu",
    [
        "About Mittens\nLiving Warm\nFor Clinicians\nOur Stories",
        "For Clinicians\nWool Shop\nStories\nThe Ward",
        "Home\n\nFor Patients\n\nFor Clinicians\n\nThe Ward",
        "  • Wool Shop\n  • For Clinicians",
    ],
)
def test_a_line_among_the_short_lines_of_a_menu_does_not_say_whom_the_page_is_for(menu: str):
    imported = page(menu)
    assert imported.audience == "patients"
    assert not any(label.stands_for == "audience" for label in imported.labels)


def test_nor_does_one_in_the_foot():
    assert page("", "\n\nContact\nWool Shop\nFor Clinicians\nPress\n").audience == "patients"


@pytest.mark.parametrize(
    "above",
    ["For Clinicians", "Wool Ward\nFor Clinicians", "Wool Ward\nCold Hands\nFor Clinicians\nUpdated 3 May 2024"],
)
def test_a_line_over_the_title_or_beside_the_record_does(above: str):
    assert page(above).audience == "professionals"
