"""Each parser over generated sources: 200 in the suite, 2,000 in a deep run. Nothing lost, nothing invented."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.importers import TEXT_FORMS, UnreadableSource, read, to_draft
from articles.importers.containers import docx_file, pdf_file
from articles.importers.html.opening import laid_out, open_page
from articles.importers.reading import read_page
from articles.rendering import markdown
from tests.articles.importers.accounting import lost_and_invented, words_of
from tests.articles.importers.cases import CASES
from tests.articles.importers.made_files import pdf, shown_words
from tests.articles.importers.rich_docx import KINDS, rich

TODAY = date(2026, 11, 22)
FIXTURES = Path(__file__).parent / "fixtures"
LINES = [line for path in sorted(FIXTURES.glob("*.txt")) for line in path.read_text("utf-8").split("\n")]
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
ONE_LINE = st.one_of(st.sampled_from(LINES), WORDS, st.sampled_from(["", "", "---", "1", "2.", "• ", "Q: x?", "[1-3]"]))
PAGES = st.lists(ONE_LINE, min_size=1, max_size=40).map("\n".join)


@CASES
@given(source=PAGES)
@example(source="+++\n+++\nCold packs help.")
@example(source="Educational purpose only • Exercise caution as content is pending human review\n0_")
@pytest.mark.parametrize("form", TEXT_FORMS)
def test_a_generated_text_loses_and_invents_no_word(form, source):
    try:
        imported = read(source, "page.txt", form=form, today=TODAY)
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")
        return
    assert lost_and_invented(source, imported) == ({}, {})
    assert to_draft(imported).body


KEYS = st.sampled_from(
    ["title", "summary", "author", "authors", "date", "lastmod", "reviewed_by", "tags", "kind", "audience", "layout",
     "status", "abbreviations", "disclaimer", "key_point", "x y"]
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(
        ["Winter ankle", '"A: b"', "[one, two]", "{WA: winter ankle}", "2024-05-03", "3/4/2024", "|\n  two\n  lines",
         ">\n  folded\n  text", "\n  - Ann Newly\n  - name: Brian Found", "explainer", "patients", "", "'it''s'",
         "plain # remark", "&a x", "*a", "!!python/object:os.system x", "[[[[[[[[[[[1]]]]]]]]]]]"]
    ),
    WORDS,
)  # fmt: skip
MATTER = st.lists(st.tuples(KEYS, VALUES), max_size=8).map(
    lambda rows: "\n".join(f"{key}: {text}" for key, text in rows)
)


@CASES
@given(matter=MATTER, source=PAGES)
def test_a_markdown_file_loses_and_invents_no_word(matter, source):
    text = f"---\n{matter}\n---\n{source}"
    try:
        imported = read(text, "page.md", today=TODAY)
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")
        return
    assert lost_and_invented(text, imported) == ({}, {})


BITS = st.lists(
    st.sampled_from(
        [*"#*_`~>|-+=[](){}!\\<&^:.\"' \n\n", "\n\n", "word ", "1. ", "- ", "[^1]", "[^1]: x 2020\n", "[a](b)", "![a](b)",
         "| a | b |\n| --- | --- |\n", "```\n", "    ", "<div>", "<!-- x -->", "[@a1b; @c2d]", "http://x.example/"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@CASES
@given(source=BITS)
@example(source="[^1]: x 2020\n[a](b)[a](b)")
def test_any_markdown_is_kept_word_for_word_and_can_be_rendered(source):
    text = f"# Title\n\nBegins.\n\n{source}"
    imported = read(text, "page.md", today=TODAY)
    assert lost_and_invented(text, imported) == ({}, {})
    markdown.render(re.sub(r"\[@[^\]]*\]", "", to_draft(imported).body), {})


TAGS = ["p", "div", "li", "ul", "ol", "h1", "h2", "table", "tr", "td", "dl", "dt", "dd", "sup", "b", "i", "span", "article",
        "section", "a", "br", "blockquote", "details", "summary", "figure", "main"]  # fmt: skip
HTML = st.lists(
    st.one_of(
        st.sampled_from(TAGS).map("<{}>".format), st.sampled_from(TAGS).map("</{}>".format),
        st.sampled_from([line for line in LINES if "<" not in line and "&" not in line]).map(" {} ".format),
    ),
    min_size=1, max_size=30,
).map("".join)  # fmt: skip


@CASES
@given(body=HTML)
def test_a_generated_page_loses_no_word(body):
    try:
        imported = read(f"<html><body>{body}</body></html>", "page.html", today=TODAY)
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")
        return
    lost, _ = lost_and_invented(shown_words(body), imported)
    assert {word for word in lost if not word.isdigit()} == set()


@CASES
@given(pieces=st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from([line for line in LINES if line.strip()])),
                       min_size=1, max_size=12))  # fmt: skip
@example(pieces=[("paragraph", "Section Editors:"), ("footnote", "known of it.")])
def test_a_generated_word_file_loses_no_word_silently(pieces):
    taken = docx_file.extract(rich(pieces), "a.docx")
    said = words_of(*(words for _, words in pieces))
    given_back = words_of(shown_words(taken.text), *taken.around)
    assert said - given_back == Counter()
    page, text = laid_out(open_page(taken.text or "<p></p>", "a.docx"))
    try:
        imported = read_page(page, "a.docx", form=None, today=TODAY)
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")
        return
    assert lost_and_invented(text, imported) == ({}, {})


PDF_LINES = st.sampled_from(
    [
        line.translate({ord(c): None for c in "()\\'`"})
        for line in LINES
        if line.strip() and line.isascii() and line.isprintable()
    ]
)


@CASES
@given(pages=st.lists(st.lists(PDF_LINES, min_size=1, max_size=14), min_size=1, max_size=4))
@example(pages=[["12 Citations", "1Department of Medicine, A University", "warm. A simple measure, which has rarely "]])
@example(pages=[["References", *["2. Penny W. Against packs. J Invented Res 2013;3:3-4."] * 2]])
def test_a_generated_pdf_loses_no_word(pages):
    laid = [[(50.0, 780.0 - 14 * at, 10.0, line) for at, line in enumerate(page)] for page in pages]
    try:
        taken = pdf_file.extract(pdf(laid), "a.pdf")
    except UnreadableSource as refusal:
        assert "no text layer" in refusal.sentence
        return
    letters = Counter("".join("".join(page) for page in pages).replace(" ", ""))
    given_back = Counter("".join((taken.text, *taken.around)).replace(" ", "").replace("\n", ""))
    assert letters == given_back
    try:
        imported = read(taken.text, "a.pdf", form="journal_text", today=TODAY)
    except UnreadableSource:
        return
    assert lost_and_invented(taken.text, imported) == ({}, {})


@CASES
@given(data=st.binary(max_size=300), head=st.sampled_from([b"%PDF-1.4\n", b"%PDF-1.7\n1 0 obj<<"]))
def test_any_bytes_of_a_pdf_are_read_or_refused_with_a_sentence(data, head):
    try:
        pdf_file.extract(head + data, "a.pdf")
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")
