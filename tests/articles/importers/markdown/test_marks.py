"""Marks of Markdown: linked, raised by a tag, footnotes; all of them `[1]` in the end."""

from datetime import date

import pytest

from articles.importers import read, to_draft

TODAY = date(2026, 11, 22)
ENTRIES = """
## Sources

1. Made U. Ankles in winter. _J Invented Res_. 2011;1:1-4.
2. Found B. Feet in autumn. *J Invented Res*. 2012;2:5-8.
3. Noted C. Hands in spring. J Invented Res. 2013;3:9-12.
"""


def page(body: str):
    return read(f"---\ntitle: T\n---\n{body}", "ankle.md", today=TODAY)


def test_footnotes_that_name_sources_are_the_references():
    body = "Known[^1]. New[^2].\n\n[^1]: Made U. Ankles. J Invented Res. 2011;1:1-4.\n[^2]: Found B. Feet. J Invented Res. 2012;2:5-8."
    imported = page(body)
    assert [one.title for one in imported.references] == ["Ankles", "Feet"]
    assert imported.citations == ((1,), (2,))
    assert to_draft(imported).body == "Known [@made2011ankles]. New [@found2012feet].\n"


def test_other_footnotes_stay_where_they_are():
    assert "[^1]: A remark of no source." in to_draft(page("Known[^1].\n\n[^1]: A remark of no source.")).body


def test_marks_that_link_to_their_entries_are_marks():
    entry = '1. <a id="r1"></a>Made U. Ankles. J Invented Res. 2011;1:1-4.'
    imported = page(f"Known [[1]](#r1). New [1](#r1).\n\n## References\n\n{entry}")
    assert imported.citations == ((1,), (1,))
    assert imported.references[0].authors == ("Made U",)


@pytest.mark.parametrize(
    "mark",
    [
        "<sup>[1](#made),[2](#found)</sup>",
        "<sup>[[1]](#made),[[2]](#found)</sup>",
        '<sup><a href="#made">1</a>,<a href="#found">2</a></sup>',
        "<sup>1,2</sup>",
    ],
)
def test_marks_raised_by_a_tag_are_marks(mark: str):
    imported = page(f"Swelling fades.{mark} It comes back.<sup>3</sup>\n{ENTRIES}")
    assert imported.citations == ((1, 2), (3,))
    assert "Swelling fades. [@made2011ankles; @found2012feet] It" in to_draft(imported).body


def test_powers_and_lowered_figures_stay_with_their_words():
    imported = page(f"Some 10<sup>9</sup> cells in H<sub>2</sub>O.<sup>3</sup>\n{ENTRIES}")
    assert (imported.sections[0].text, imported.citations) == ("Some 10⁹ cells in H2O.[3]", ((3,),))


def test_a_journal_between_underscores_loses_them():
    imported = page(f"Known.<sup>1</sup> So.<sup>2</sup>\n{ENTRIES}")
    assert [one.journal for one in imported.references] == ["J Invented Res"] * 3
