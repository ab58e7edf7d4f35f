import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from articles.importers import DraftText, read, to_draft
from articles.importers.author_year import find_author_years
from articles.importers.draft import slug_of
from articles.importers.draft_body import escaped
from articles.importers.value import Abbreviation, Faq, Imported, ImportedReference, Section

FIXTURES = Path(__file__).parent / "fixtures"
TODAY = date(2026, 11, 22)


def reference(number: int | None, **stated: Any) -> ImportedReference:
    fields: dict[str, Any] = dict.fromkeys(["title", "journal", "year", "volume", "issue", "pages", "doi", "pmid"])
    fields |= {"authors": (), "et_al": False, "raw": "raw"} | stated
    return ImportedReference(number=number, **fields)


def draft_of(**stated: Any) -> DraftText:
    return to_draft(Imported(source="a.txt", kind="explainer", audience="patients", **stated))


def shown(markdown: str) -> str:
    """Give the text that a reader sees of a piece of Markdown."""
    html = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render(markdown)
    text = re.sub(r"<[^>]*>", "", html)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def test_sections_key_point_questions_and_abbreviations_follow_our_convention():
    draft = draft_of(
        title="Cold Hands: Why?",
        key_point="Keep warm.",
        sections=(Section("Causes", 2, "Cold.\n\n- wind\n- water"), Section("Wind", 3, "It cools.")),
        faqs=(Faq("Is it bad?", "No."),),
        abbreviations=(Abbreviation("HCV", "hepatitis C virus"),),
    )
    assert draft.body == (
        "> [!KEY]\n> Keep warm.\n\n## Causes\n\nCold.\n\n- wind\n- water\n\n### Wind\n\nIt cools.\n\n"
        "## Frequently asked questions\n\n### Is it bad?\n\nNo.\n\n*[HCV]: hepatitis C virus\n"
    )
    assert draft.slug == "cold-hands-why"


def test_a_mark_of_a_listed_reference_becomes_its_key_and_another_stays_visible():
    draft = draft_of(
        sections=(Section(None, 2, "It heals 1, 2. It returns 3. It stays 2."),),
        citations=((1, 2), (3,), (2,)),
        citation_style="bare",
        references=(reference(1, authors=("Doe J",), year=2004, title="Long-term care of hands"), reference(2)),
    )
    assert draft.body == ("It heals [@doe2004longterm; @reference2]. It returns [3]. It stays [@reference2].\n")
    assert draft.unresolved == (3,)


def test_a_mark_with_listed_and_unlisted_numbers_shows_both():
    draft = draft_of(
        sections=(Section(None, 2, "It heals [1, 7]."),),
        citations=((1, 7),),
        citation_style="bracket",
        references=(reference(1),),
    )
    assert draft.body == "It heals [@reference1] [7].\n"


def test_two_references_never_share_a_key():
    twins = tuple(reference(n, authors=("Doe J",), year=2004, title="Cold hands") for n in (1, 2))
    assert [entry["id"] for entry in draft_of(references=twins).references] == ["doe2004cold", "doe2004cold-2"]


def test_only_stated_fields_become_csl():
    entry = reference(1, authors=("van Doe AB",), et_al=True, year=2004, title="Cold", journal="J Cold", pages="3-4")
    assert draft_of(references=(entry,)).references == (
        {
            "id": "vandoe2004cold",
            "type": "article-journal",
            "author": [{"family": "van Doe", "given": "AB"}],
            "title": "Cold",
            "container-title": "J Cold",
            "page": "3-4",
            "issued": {"date-parts": [[2004]]},
            "note": "et al.",
        },
    )


def test_an_entry_that_could_not_be_parted_is_kept_whole_in_its_note():
    assert draft_of(references=(reference(4, raw="Town Hospital. Rooms."),)).references == (
        {"id": "reference4", "type": "document", "note": "Town Hospital. Rooms."},
    )


@pytest.mark.parametrize(
    "text",
    [
        "p* < 0.05 * 2",
        "# not a heading",
        "a_b_c and __d__",
        "[1] and [text](address)",
        "1. not a list",
        "2003. A year",
        "> not a quote",
        "+ plus - minus",
        "- - -",
        "back\\slash &amp; &lt; `code`",
        "<script>alert(1)</script>",
        "a | b\n--- | ---",
        "===",
        "*[HCV]: not an abbreviation",
        "~~kept~~",
    ],
)
def test_characters_that_markdown_acts_on_survive_rendering(text):
    assert shown(escaped(text)).strip() == text


@given(st.text(alphabet="ab1.*_<>[]#\\`~|&+=-!(){}^:; \n", max_size=60))
def test_the_words_of_any_text_survive_rendering(text):
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    assert re.findall(r"\w+", shown(escaped(lines))) == re.findall(r"\w+", lines)


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_word_of_the_body_stands_in_the_draft(path):
    imported = read(path.read_text(encoding="utf-8"), path.name, today=TODAY)
    draft = to_draft(imported)
    rendered = set(re.findall(r"[^\W\d_]+", draft.body if imported.in_markdown else shown(draft.body)))
    for section in imported.sections:
        assert (
            set(re.findall(r"[^\W\d_]+", f"{section.heading or ''} {without_marks(section.text, imported)}"))
            <= rendered
        )


def without_marks(text: str, imported: Imported) -> str:
    """A mark that names authors and year becomes the citation of its entry; every other word has to stand."""
    marks = find_author_years(text, imported.references) if imported.citation_style == "author_year" else []
    for mark in reversed(marks):
        text = text[: mark.start] + text[mark.end :]
    return text


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("What Causes Raynaud’s Phenomenon?", "what-causes-raynauds-phenomenon"),
        ("Sjögren & Co", "sjogren-co"),
        ("", ""),
        ("冷", ""),
        ("word " * 40, "-".join(["word"] * 16)),
    ],
)
def test_a_slug_is_plain_ascii_and_short(title, slug):
    assert slug_of(title) == slug
