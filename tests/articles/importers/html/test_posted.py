"""Days of publication, update and review: from the classes of elements, the head, and beside the article."""

import pytest

from tests.articles.importers.html.saved_pages import TEXT, article, page

DAY = "2020-06-03"


@pytest.mark.parametrize(
    "element",
    [
        "<time class='entry-date published' datetime='2020-06-03T10:00:00Z'>Wednesday</time>",
        "<span class='posted-on'>Posted on <time datetime='2020-06-03'>that day</time></span>",
        "<abbr class='published' title='2020-06-03T01:00:00Z'>Wednesday</abbr>",
        "<span class='post-date'>3 June 2020</span>",
        "<time pubdate datetime='2020-06-03'>Wednesday</time>",
    ],
)
def test_an_element_called_published_states_the_day_of_publication(element):
    assert article(f"<div>{element}</div>{TEXT}").source_dates.published == DAY


def test_an_element_called_updated_states_the_day_of_the_update():
    dates = article(f"<span class='updated'>2020-06-03T17:27:31+02:00</span>{TEXT}").source_dates
    assert (dates.published, dates.updated) == (None, DAY)


@pytest.mark.parametrize("around", ["aside", "li", "div class='comment-list'", "div class='related-posts'"])
def test_the_day_of_a_comment_or_of_another_article_is_not_the_page_s(around):
    other = f"<{around}><time class='published' datetime='2020-06-03'>then</time></{around.split()[0]}>"
    assert article(f"{TEXT}{other}").source_dates.published is None


@pytest.mark.parametrize("name", ["PublishDate", "publish-date", "pub_date", "DC:date", "date-published"])
def test_the_day_in_the_head_is_known_however_its_name_is_parted(name):
    assert article(TEXT, f'<meta name="{name}" content="2020-06-03">').source_dates.published == DAY


def test_the_day_of_review_that_stands_beside_the_article_is_the_page_s():
    beside = "<div><p>Page last reviewed: 3 June 2020<br>Next review due: 3 June 2027</p></div>"
    imported = page(f"<main><article><h1>White fingers</h1>{TEXT}</article>{beside}</main>")
    assert imported.source_dates.reviewed == DAY


def test_days_of_several_pages_beside_the_article_are_none_of_its_own():
    beside = "".join(f"<div><p>Last reviewed: {day} June 2020</p></div>" for day in (3, 4))
    imported = page(f"<main><article><h1>White fingers</h1>{TEXT}</article>{beside}</main>")
    assert imported.source_dates.reviewed is None


def test_a_line_of_the_record_set_as_a_heading_is_no_section():
    imported = article(f"<h3>By Ann Newly on June 3, 2020</h3>{TEXT}")
    assert imported.authors == ("Ann Newly",) and imported.source_dates.published == DAY


def test_a_day_that_heads_a_text_is_a_section():
    imported = article(f"{TEXT}<h3>3 June 2020</h3><p>The clinic opened its doors to all who freeze.</p>")
    assert imported.sections[-1].heading == "3 June 2020"


def test_a_printed_name_is_the_stated_one_that_it_says_more_around():
    data = '<meta name="author" content="Ann Newly">'
    imported = article(f"<div class='byline'>Ann Newly Winter</div>{TEXT}", data)
    assert imported.authors == ("Ann Newly",)
