"""Citation marks on the page: numbers, ranges, places, grades, and the way back from the list."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.citations import keys_of
from articles.rendering.markdown import cited_keys, render

LIBRARY = {key: {"title": f"Invented {key}"} for key in ("aa", "bb", "cc", "dd", "ee", "old-aa")}


def page(body: str) -> str:
    return str(render(body, LIBRARY).html).replace(' rel="noopener"', "")


def marks(body: str) -> list[str]:
    """The words of each citation mark, as a reader sees them."""
    return [re.sub(r"<[^>]+>", "", mark) for mark in re.findall(r'<sup class="citation">(.*?)</sup>', page(body))]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("x [@aa]", ["1"]),
        ("x [@aa; @bb]", ["1,2"]),
        ("x [@aa; @bb; @cc]", ["1–3"]),
        ("x [@cc; @bb; @aa; @dd]", ["1–4"]),
        ("x [@aa; @bb; @cc] y [@ee] z [@aa; @bb; @cc; @ee]", ["1–3", "4", "1–4"]),
        ("x [@aa] y [@bb] z [@cc] [@ee] q [@dd; @aa; @bb; @cc]", ["1", "2", "3", "4", "1–3,5"]),
        ("x [@aa, p. 5]", ["1(p5)"]),
        ("x [@aa, pp. 5-7; @bb]", ["1(pp5–7),2"]),
        ("x [@aa, table 2]", ["1(table 2)"]),
        ("x [@aa, chapter 3; @bb; @cc]", ["1(chapter 3),2,3"]),
        ("x [@aa; @aa]", ["1"]),
        ("x [@aa;@bb]", ["1,2"]),
    ],
)
def test_numbers_are_joined_as_nlm_prints_them(body: str, shown: list[str]) -> None:
    assert marks(body) == shown


def test_the_ends_of_a_range_are_links_and_those_between_have_their_back_links() -> None:
    html = page("x [@aa; @bb; @cc; @dd]")
    assert '<a id="cite-1-1" href="#ref-1" aria-label="References 1 to 4">1</a>' in html
    assert '<span id="cite-2-1"><span id="cite-3-1">–</span></span>' in html
    assert '<a id="cite-4-1" href="#ref-4" aria-label="Reference 4">4</a>' in html
    for number in range(1, 5):
        assert f'href="#cite-{number}-1"' in html


BODIES = st.lists(
    st.lists(st.sampled_from(["@aa", "@bb", "@cc", "@dd", "@ee, p. 5", "@aa, table 1"]), min_size=1, max_size=6).map(
        lambda keys: f"word [{'; '.join(keys)}]"
    ),
    min_size=1,
    max_size=5,
).map(". ".join)


@given(BODIES)
def test_every_link_leads_somewhere_and_every_use_has_its_way_back(body: str) -> None:
    html = page(body)
    identifiers = re.findall(r'id="([^"]+)"', html)
    assert len(identifiers) == len(set(identifiers))
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets <= set(identifiers)
    assert {name for name in identifiers if name.startswith("cite-")} <= targets


def test_a_grade_stands_in_words_beside_its_citation() -> None:
    assert page("We suggest it [@aa]{grade=1C}.").startswith(
        '<p>We suggest it<sup class="citation"><a id="cite-1-1" href="#ref-1" aria-label="Reference 1">1</a></sup> '
        '<span class="grade">(<abbr title="The grade of this recommendation in the source cited">grade 1C</abbr>)</span>.'
    )


@pytest.mark.parametrize("grade", ["", "<b>", "a very long grade of its own", "1 C", 'x"y'])
def test_what_is_no_grade_stays_text(grade: str) -> None:
    html = page(f"Do it [@aa]{{grade={grade}}}.")
    assert 'class="grade"' not in html and "<b>" not in html


def test_a_place_is_escaped() -> None:
    assert "(p. &lt;i&gt;5)" in page("x [@aa, p. <i>5]") and "<i>" not in page("x [@aa, p. <i>5]")


def test_the_same_reference_under_a_former_key_has_one_number() -> None:
    rendered = render("x [@old-aa] y [@aa; @bb]", LIBRARY, {"old-aa": "aa", "aa": "aa"})
    assert [(cited.number, cited.key) for cited in rendered.references] == [(1, "aa"), (2, "bb")]
    assert rendered.html.count('href="#ref-1"') == 2


def test_keys_are_found_without_their_places() -> None:
    assert keys_of("@aa, p. 5; @bb") == ["aa", "bb"]
    assert cited_keys("x [@aa, p. 5; @bb]{grade=A} y [@cc]") == ["aa", "bb", "cc"]


@pytest.mark.parametrize("text", ["[aa]", "[@]", "[@aa", "@aa", "[@aa; bb]", "[@aa, p. [5]]", "mail@aa.example"])
def test_other_brackets_and_signs_are_no_citation(text: str) -> None:
    assert cited_keys(f"x {text} y") == []
