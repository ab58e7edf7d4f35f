"""Headings that lead to other articles, and headings that head nothing."""

from tests.articles.importers.html.saved_pages import TEXT, article, asides, headings, page

OTHERS = ("Dry skin on the hands", "Warm feet at night")


def teaser(title: str, text: str = "Some lines on it.") -> str:
    return f"<div><h3><a href='https://warm.example/{len(title)}'>{title}</a></h3><p>{text}</p></div>"


def test_teasers_behind_the_text_are_set_aside_with_what_they_say():
    imported = article(f"{TEXT}<h2>Read on</h2>{''.join(map(teaser, OTHERS))}")
    assert headings(imported)[-1] == "Relief"
    assert {*OTHERS, "Read on", "Some lines on it."} <= asides(imported)


def test_one_linked_heading_at_the_end_is_a_section():
    assert headings(article(f"{TEXT}{teaser(OTHERS[0])}"))[-1] == OTHERS[0]


def test_a_page_that_is_mostly_linked_headings_keeps_them():
    many = "".join(teaser(f"{OTHERS[0]} {number}", TEXT[3:90]) for number in range(6))
    assert len(headings(page(f"<h1>Our leaflets</h1><p>All that we wrote.</p>{many}"))) > 5


def test_a_linked_heading_amid_the_text_that_heads_nothing_is_set_aside():
    imported = article(TEXT.replace("<h2>Relief", f"<h4><a href='/dry'>{OTHERS[0]}</a></h4><h2>Relief"))
    assert OTHERS[0] in asides(imported) and OTHERS[0] not in headings(imported)


def test_a_linked_heading_over_the_text_or_over_other_headings_is_kept():
    imported = article(TEXT.replace("<h2>Causes</h2>", "<h2><a href='/why'>Causes</a></h2>"))
    assert "Causes" in headings(imported)
    parts = "<h2><a href='/guide'>Guide</a></h2><h3>Part</h3><p>Its text.</p>"
    assert headings(article(TEXT + parts))[-2:] == ["Guide", "Part"]


def test_a_heading_that_leads_to_its_own_page_is_kept():
    own = "<h2><a href='#doses'>Doses</a></h2><h2>Relief"
    assert "Doses" in headings(article(TEXT.replace("<h2>Relief", own)))


def test_a_heading_at_the_end_with_nothing_below_it_is_set_aside():
    imported = article(f"{TEXT}<h3>Slideshow</h3>")
    assert "Slideshow" in asides(imported) and headings(imported)[-1] == "Relief"


def test_the_title_is_kept_where_it_links_to_itself():
    head = "<title>White fingers - Warm</title>"
    named = "<h2><a href='https://warm.example/w'>White fingers</a></h2><h2>Where</h2>"
    assert page(f"{named}{TEXT}", head).title == "White fingers"
    assert "title_from_window" not in {problem.code for problem in page(f"{named}{TEXT}", head).problems}
