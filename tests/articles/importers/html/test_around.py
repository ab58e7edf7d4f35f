"""What classes and attributes of real pages say stands around the text, and what they say that does not."""

import pytest

from tests.articles.importers.html.saved_pages import FIRST, TEXT, article, asides, page, shown


def test_a_picture_hidden_from_screen_readers_does_not_part_its_sentence():
    formula = "<span><img aria-hidden='true' src='x.svg'></span>"
    assert "The count of cells is high in the cold." in shown(
        article(f"{TEXT}<p>The count of {formula} cells is high in the cold.</p>")
    )


def test_text_behind_a_paywall_is_the_article_s():
    locked = "<p class='paywall'>Mittens come last.</p>"
    assert "Mittens come last." in shown(article(f"{TEXT}{locked}"))


@pytest.mark.parametrize("prefix", ["", "nhsx-u-", "usa-"])
def test_words_for_screen_readers_only_are_no_text(prefix):
    hidden = f"<span class='{prefix}visually-hidden'>Information: </span>"
    imported = article(f"{TEXT}<div>{hidden}<p>The nose can be affected.</p></div>")
    assert "Information:" in asides(imported) and "Information" not in shown(imported)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("<div class='entry-crumbs'>Home <a href='/h'>Hands</a> White fingers in winter</div>", "Home Hands"),
        ("<table class='box ambox' role='presentation'><tr><td>Please cite more sources.</td></tr></table>", "Please"),
        ("<label for='menu'>12 languages</label>", "12 languages"),
        ("<p><a rel='category tag' href='https://x.example/c'>Hands</a></p>", "Hands"),
    ],
)
def test_parts_that_serve_the_site_are_set_aside(part, words):
    imported = article(f"{TEXT}{part}")
    assert any(aside.startswith(words) for aside in asides(imported)) and words not in shown(imported)


def test_a_mark_of_the_wiki_s_editors_is_no_text():
    imported = article(f"{TEXT}<p>{FIRST}<sup class='noprint'>[<i>citation needed</i>]</sup></p>")
    assert "[citation needed]" in asides(imported) and "needed" not in shown(imported)


def test_the_way_back_from_an_entry_is_no_part_of_it():
    back = "<span class='cite-backlink'>Jump up to: ^ <a href='#r1'><sup>a</sup></a></span>"
    listed = f"<h2>References</h2><ol><li>{back} Doe A. Cold hands. J Warm. 2020;1:3-9.</li></ol>"
    assert [one.raw for one in article(TEXT + listed).references] == ["Doe A. Cold hands. J Warm. 2020;1:3-9."]


def test_links_to_the_places_of_an_entry_do_not_end_the_list():
    entry = "<div><p>{0}. Doe A. Cold hands {0}. J Warm. 2020;{0}:3-9.</p><p>{1}</p></div>"
    links = "<a href='https://p.example'>PubMed Abstract</a> | <a>CrossRef Full Text</a> | <a>Google Scholar</a>"
    imported = article(f"{TEXT}<h2>References</h2>{entry.format(1, links)}{entry.format(2, '')}")
    assert [one.number for one in imported.references] == [1, 2]


@pytest.mark.parametrize(
    "line",
    ["💡", "———", "by", "Tags", "No comments", "8:00 am", "Show more products from us", "Comments powered by Talk"],
)
def test_lines_of_blogs_are_no_text(line):
    imported = article(f"<p>{line}</p>{TEXT}")
    assert line in asides(imported) and line not in shown(imported) + (imported.summary or "")


def test_a_label_in_an_element_of_its_own_does_not_run_into_the_name():
    parted = "<div><span>Reviewed By</span><a href='/p/x'><b>Ann Newly</b>, MD, MPH, Windy College</a></div>"
    written = (
        "<div class='head-authors'><span>By</span><a><span><b>Bert Found</b>, MD, Lake University</span></a></div>"
    )
    imported = page(f"<h1>White fingers</h1>{written}{parted}{TEXT}")
    assert [one.name for one in imported.source_review.reviewers] == ["Ann Newly"]
    assert imported.authors == ("Bert Found",)


def test_a_word_in_bold_amid_a_sentence_opens_no_label():
    sentence = "<p>Ask when the chart was <b>updated</b> by the ward.</p>"
    assert "Ask when the chart was updated by the ward." in shown(article(f"{TEXT}{sentence}"))
