from articles.lint import check
from articles.lint.urgent_missing import check as rule

from .building import lay, page

BOX = "> [!URGENT]\n> Call your local emergency number if you cannot breathe.\n\nCold clumps blood."


def test_a_patients_page_without_the_box_is_a_warning() -> None:
    assert [finding.level for finding in rule(lay())] == ["warning"]


def test_it_is_one_finding_and_not_two() -> None:
    about_help = [finding for finding in check(lay()) if finding.code in ("urgent_missing", "audience_block")]
    assert len(about_help) == 1


def test_a_page_with_the_box_is_well() -> None:
    assert list(rule(lay(BOX))) == []


def test_professionals_need_none() -> None:
    assert list(rule(page())) == []
