"""Articles as a publisher's platform sets them: every piece in an element of its own, without blanks between them."""

from datetime import date

from articles.importers import Imported, read_text

TODAY = date(2026, 11, 22)
ABSTRACT = "<h2>Abstract</h2><div>Cold hands hurt. Wool helps.</div>"


def page(body: str, head: str = "") -> Imported:
    text = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    return read_text(text, "page.html", today=TODAY)[1]


def test_the_kind_of_article_inside_the_first_heading_is_no_part_of_the_title():
    head = '<meta name="citation_title" content="Mittens in a windy town">'
    body = f"<h1><div><span>Case report</span></div><span>Mittens in a windy town</span></h1>{ABSTRACT}"
    imported = page(body, head)
    assert imported.title == "Mittens in a windy town"
    assert "Case report" in {aside.text for aside in imported.set_aside}


def test_parts_inside_a_heading_are_not_glued():
    assert page(f"<h1><div>Mittens:</div><span>a long story</span></h1>{ABSTRACT}").title == "Mittens: a long story"


def test_authors_in_buttons_are_read_and_other_buttons_among_them_are_not():
    names = "".join(
        f"<button><span><i>{given}</i> <i>{family}</i></span><sup>a</sup></button>, "
        for given, family in (("Anna", "Verdi"), ("Bert", "Rossi"))
    )
    buttons = f"<div class='author-group'>{names}<button>Show more</button></div>"
    assert page(f"<h1>Mittens in a windy town</h1>{buttons}{ABSTRACT}").authors == ("Anna Verdi", "Bert Rossi")


def test_keywords_each_in_a_part_of_its_own_are_those_up_to_the_next_heading():
    terms = "<h2>Keywords</h2><div>Wool</div><div>Cold hands</div>"
    body = f"<h1>Mittens in a windy town</h1>{ABSTRACT}{terms}<h2>Introduction</h2><div>It was cold.</div>"
    assert page(body).keywords == ("Wool", "Cold hands")


def test_short_lines_above_a_paragraph_are_no_keywords():
    terms = "<h2>Keywords</h2><div>Wool</div><div>Cold hands</div><div>Gloves were worn by all.</div>"
    assert page(f"<h1>Mittens in a windy town</h1>{ABSTRACT}{terms}").keywords == ()


def test_an_item_does_not_print_its_bullet_twice():
    body = "<h1>Mittens</h1><h2>Aims</h2><ul><li><span>•</span><span><div>Wear wool.</div></span></li><li>Stay in.</li></ul>"
    assert page(body).sections[0].text == "- Wear wool.\n- Stay in."


def test_authors_title_and_journal_in_parts_of_their_own_are_read_apart():
    listed = "".join(
        f"<li><span>[{number}]</span><span><div><div class='authors'>{authors}</div><div>{title}</div></div>"
        f"<div>J Warm, {number} (2) (2014), pp. 3-9</div><div><a href='#'>View in Scopus</a></div></span></li>"
        for number, authors, title in ((1, "A.B. van Verdi", "Wool: a review"), (2, "A. Doe, B. Roe", "Cold hands"))
    )
    body = f"<h1>Mittens</h1><h2>Care</h2><p>Known [1].</p><h2>References</h2><ol>{listed}</ol>"
    read = [(one.authors, one.title, one.journal, one.volume) for one in page(body).references]
    assert read == [
        (("van Verdi AB",), "Wool: a review", "J Warm", "1"),
        (("Doe A", "Roe B"), "Cold hands", "J Warm", "2"),
    ]
    assert "Scopus" not in page(body).references[0].raw


def test_a_number_that_opens_a_title_is_no_printed_number():
    listed = "<ol><li>1 Winter. J Warm 2014;3:4-9.</li><li>Two winters. J Warm 2015;3:4-9.</li></ol>"
    assert page(f"<h1>M</h1><p>Cold.</p><h2>References</h2>{listed}").references[0].raw.startswith("1 Winter")
