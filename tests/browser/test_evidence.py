"""A citation shows its reference, keys complete themselves, findings lead to their place; axe finds nothing."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from articles import retractions
from articles.models import Article, Reference
from reviews import workflow
from tests import factories
from tests.articles.test_retractions import row
from tests.browser.conftest import Enter, Look
from tests.browser.looking import axe, check
from tests.browser.writing import body_of, field, write

pytestmark = pytest.mark.django_db(transaction=True)

BODY = factories.BODY.replace("[@made2020up].", "[@made2020up; @roe2021two; @doe2022three].", 1)


@pytest.fixture
def cited(editor: User, reviewer: User) -> Article:
    """A live page that cites three works, one of which was retracted."""
    factories.reference("made2020up", PMID="77", title="A study <b>of</b> & cold")
    for key in ("roe2021two", "doe2022three"):
        factories.reference(key)
    article = factories.live(editor, reviewer, slug="cited", body=BODY)
    changes = retractions.apply([row(OriginalPaperDOI="", OriginalPaperPubMedID="77")])
    workflow.evidence_changed(by=None, changes=changes)
    return article


def apart(mark: Locator, pop: Locator) -> bool:
    """Whether the reference leaves its mark free, and stays on the page."""
    one, other = mark.bounding_box(), pop.bounding_box()
    assert one and other
    return other["x"] >= 0 and (other["y"] + other["height"] <= one["y"] or one["y"] + one["height"] <= other["y"])


def test_a_citation_shows_its_reference_on_hover_and_on_focus_until_escape(enter: Enter, cited: Article) -> None:
    page = enter()
    page.goto(cited.get_absolute_url())
    pop, mark = page.locator("#cite-pop"), page.locator("#cite-1-2")
    height = page.evaluate("document.documentElement.scrollHeight")
    expect(pop).to_be_hidden()
    mark.hover()
    expect(pop).to_be_visible()
    expect(pop).to_contain_text("1. Made U. A study <b>of</b> & cold")
    expect(pop).to_contain_text("Reference 1 has been retracted (5 March 2021).")
    assert "↑" not in (pop.text_content() or "") and apart(mark, pop)
    pop.hover()
    page.wait_for_timeout(400)
    expect(pop).to_be_visible()
    page.keyboard.press("Escape")
    expect(pop).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollHeight") == height

    page.locator("#cite-1-1").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#cite-3-1")).to_be_focused()
    expect(pop).to_be_visible()
    expect(page.locator("#cite-3-1")).to_have_attribute("aria-describedby", "cite-pop")
    page.keyboard.press("Escape")
    expect(pop).to_be_hidden()
    expect(page.locator("#cite-3-1")).to_be_focused()


def test_the_first_mark_of_a_range_shows_all_of_it(enter: Enter, cited: Article) -> None:
    page = enter()
    page.goto(cited.get_absolute_url())
    page.locator("#cite-1-1").hover()
    expect(page.locator("#cite-pop")).to_have_text(re.compile(r"1\. .*2\. .*3\. ", re.DOTALL))


def test_a_tap_shows_the_reference_and_the_next_one_follows_the_link(enter: Enter, cited: Article) -> None:
    page = enter(has_touch=True, viewport={"width": 390, "height": 844})
    page.goto(cited.get_absolute_url())
    mark, pop = page.locator("#cite-1-2"), page.locator("#cite-pop")
    mark.tap()
    expect(pop).to_be_visible()
    assert not page.url.endswith("#ref-1") and apart(mark, pop)
    mark.tap()
    expect(pop).to_be_hidden()
    assert page.url.endswith("#ref-1")


def test_the_notice_leads_to_every_sentence_without_a_script(enter: Enter, cited: Article) -> None:
    page = enter(java_script_enabled=False)
    page.goto(cited.get_absolute_url())
    page.locator(".article-head .alert-danger").get_by_role("link", name="sentence 2").press("Enter")
    assert page.url.endswith("#cite-1-2")


def editor_page(enter: Enter, editor: User, body: str) -> tuple[Page, Locator]:
    article = factories.draft(editor, slug="half-written").article
    page = enter(editor)
    page.goto(f"/desk/articles/{article.slug}/edit/")
    write(page, body)
    return page, field(page)


def test_a_key_is_completed_from_the_keyboard(enter: Enter, editor: User) -> None:
    for key in ("roe2021first", "roe2022second", "zoe2020other"):
        factories.reference(key)
    page, text = editor_page(enter, editor, "Cold clumps ")
    keys = page.get_by_role("listbox", name="References")
    page.keyboard.type("[@ro")
    expect(keys.get_by_role("option")).to_have_count(2)
    expect(text).to_have_attribute("aria-activedescendant", "key-0")
    page.keyboard.press("ArrowDown")
    expect(text).to_have_attribute("aria-activedescendant", "key-1")
    page.keyboard.press("Enter")
    assert body_of(page) == "Cold clumps [@roe2022second]"
    expect(keys).to_be_hidden()

    page.keyboard.type(" and [@made2020up; @zo")
    expect(keys).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.type("e")
    expect(keys).to_be_visible()
    page.keyboard.press("Tab")
    assert body_of(page) == "Cold clumps [@roe2022second] and [@made2020up; @zoe2020other]"
    expect(text).to_be_focused()


def test_a_reference_is_put_in_by_one_click(enter: Enter, editor: User) -> None:
    page, _ = editor_page(enter, editor, "Cold clumps ")
    page.get_by_text("References to cite").click()
    page.get_by_role("button", name="Cite made2020up").click()
    assert body_of(page) == "Cold clumps [@made2020up]"
    expect(page.locator("[data-preview-target] sup.citation")).to_have_count(1)


def test_a_finding_leads_to_its_line(enter: Enter, editor: User) -> None:
    factories.reference("gone2020study", PMID="77")
    retractions.apply([row(OriginalPaperDOI="", OriginalPaperPubMedID="77")])
    page, text = editor_page(enter, editor, "First line.\n\nSecond rests on it [@gone2020study].\n\nThird.")
    finding = page.locator("[data-preview-target] .finding-error", has_text="was retracted")
    finding.get_by_role("button", name="Line 3").click()
    expect(text).to_be_focused()
    page.keyboard.press("ControlOrMeta+x")
    assert body_of(page) == "First line.\n\n\n\nThird."
    expect(page.locator("[data-preview-target]")).to_contain_text("Put right before the text can be submitted")


def test_axe_on_the_new_pages(enter: Enter, look: Look, cited: Article, editor: User) -> None:
    factories.reference("made2020again", title="A study <b>of</b> & cold")
    assert Reference.objects.count() == 4
    page = enter(editor, **look)
    addresses = [
        "/articles/cited/", "/articles/", "/desk/", "/desk/articles/cited/", "/desk/references/",
        "/desk/references/new/", "/desk/references/load/", "/desk/references/duplicates/",
        "/desk/references/made2020up/", "/desk/references/made2020up/edit/", "/desk/references/made2020up/delete/",
        "/desk/references/made2020again/delete/", "/desk/references/merge/?kept=made2020up&merged=made2020again",
    ]  # fmt: skip
    check(page, addresses)
    page.goto("/articles/cited/")
    page.locator("#cite-1-2").hover()
    expect(page.locator("#cite-pop")).to_be_visible()
    assert axe(page) == []
    page.goto("/desk/articles/cited/edit/")
    field(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" [@m")
    expect(page.locator("#citation-keys")).to_be_visible()
    assert axe(page) == []
