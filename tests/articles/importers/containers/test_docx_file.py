import struct
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers import UnreadableSource, read_file, read_source
from articles.importers.containers import docx_file
from tests.articles.importers.accounting import lost_and_invented
from tests.articles.importers.cases import CASES
from tests.articles.importers.made_files import W, docx, paragraph, table, zipped

TODAY = date(2026, 11, 22)
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
MARKED = paragraph("Cold closes the vessels.").removesuffix("</w:p>") + f"<w:r>{RAISED}<w:t>1,2</w:t></w:r></w:p>"
ARTICLE = (
    paragraph("White fingers in the cold", "Title")
    + paragraph("Last updated: May 3, 2024")
    + paragraph("Causes", "Heading1") + MARKED
    + table([["Drug", "Dose"], ["Anydrug", "1 mg"]])
    + paragraph("Treatment", "Heading1") + paragraph("Warm rooms help.") + paragraph("At night", "Heading2")
    + paragraph("Warm the bed.") + paragraph("References", "Heading1")
    + paragraph("1. Doe J. Mittens and gloves. J Warm 2001; 3:4-9.")
    + paragraph("2. Roe R. Small arteries. J Warm 2002; 3:14-19.")
)  # fmt: skip


def refusal_of(data: bytes) -> str:
    started = time.monotonic()
    with pytest.raises(UnreadableSource) as refusal:
        read_file(data, "a.docx", today=TODAY)
    assert time.monotonic() - started < 10
    assert refusal.value.sentence.endswith(".")
    return refusal.value.sentence


def test_a_word_file_gives_back_its_article_and_every_word_of_it():
    text, imported = read_source(docx(ARTICLE), "a.docx", today=TODAY)
    assert imported.title == "White fingers in the cold"
    assert imported.source_dates.updated == "2024-05-03"
    assert [(section.heading, section.level) for section in imported.sections] == [
        ("Causes", 2), ("Treatment", 2), ("At night", 3),
    ]  # fmt: skip
    assert imported.citations == ((1, 2),) and len(imported.references) == 2
    assert "|  |  |\n| --- | --- |\n| Drug | Dose |\n| Anydrug | 1 mg |" in imported.sections[0].text
    assert lost_and_invented(text, imported) == ({}, {})
    assert "Warm the bed." in text.split("\n")


@CASES
@given(
    made=st.lists(
        st.tuples(
            st.sampled_from(["cold hands hurt", "References", "Doe J. A title. Some J 2004; 19:30-4.", "FAQs", "Why?"]),
            st.sampled_from(["", "Title", "Heading1", "Heading2"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_word_of_a_generated_file_is_lost(made):
    html = docx_file.extract(docx("".join(paragraph(text, style) for text, style in made)), "a.docx").text
    for text, _ in made:
        assert text in html


@CASES
@given(place=st.integers(0, 2000), noise=st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused_with_a_sentence(place, noise):
    data = docx(ARTICLE)
    try:
        docx_file.extract(data[:place] + noise + data[place + len(noise) :], "a.docx")
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")


@CASES
@given(document=st.one_of(st.text(max_size=200), st.binary(max_size=200)))
def test_any_document_part_is_read_or_refused_with_a_sentence(document):
    try:
        docx_file.extract(docx("", **{"word/document.xml": document}), "a.docx")
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")


def test_a_bomb_is_refused_by_its_own_list():
    assert "unpacks" in refusal_of(docx("", **{"word/media/a.xml": b"0" * 11_000_000}))
    assert "unpacks" in refusal_of(docx("", **{f"word/{n}.bin": b"" for n in range(2_100)}))


def test_sizes_that_a_bomb_hides_are_not_unpacked():
    data = bytearray(docx("", **{"word/document.xml": b"0" * 3_000_000}))
    listed = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[listed + 24 : listed + 28] = struct.pack("<I", 1000)
    assert "damaged" in refusal_of(bytes(data))


def test_a_file_that_is_locked_old_or_no_word_file_is_refused_by_name():
    locked = bytearray(docx(ARTICLE))
    for entry in (b"PK\x01\x02", b"PK\x03\x04"):
        place = locked.index(entry) + (8 if entry == b"PK\x01\x02" else 6)
        locked[place] |= 1
    assert "password" in refusal_of(bytes(locked))
    assert "old Word file" in refusal_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "no Word file" in refusal_of(zipped({"a.txt": "words"}))
    assert "no words" in refusal_of(docx(paragraph("")))


def test_entities_are_refused():
    bomb = '<!DOCTYPE a [<!ENTITY b "lol">]><a>&b;</a>'
    assert "entities" in refusal_of(docx("", **{"word/document.xml": bomb}))
    assert "entities" in refusal_of(docx(ARTICLE, **{"word/numbering.xml": bomb}))


def test_elements_thousands_deep_are_refused():
    deep = "<w:sdt><w:sdtContent>" * 5000 + paragraph("word") + "</w:sdtContent></w:sdt>" * 5000
    assert "docx" in refusal_of(docx(deep))


def test_what_is_left_out_is_said():
    changed = '<w:p><w:del w:id="1"><w:r><w:delText>old words</w:delText></w:r></w:del></w:p>'
    problems = read_file(docx(ARTICLE + changed, **{"word/header1.xml": "<a/>"}), "a.docx", today=TODAY).problems
    said = [problem.message for problem in problems if problem.code == "left_out"]
    assert said == [
        "left out of the file: passages deleted under “track changes” (1)",
        "left out of the file: headers and footers of the pages",
    ]


def test_a_form_that_the_file_has_not_is_refused():
    for data, form in ((b"A text.", "docx_file"), (b"A text.", "pdf_file"), (docx(ARTICLE), "pdf_file")):
        with pytest.raises(UnreadableSource, match="Choose another form"):
            read_file(data, "a", form=form, today=TODAY)


BOLD = "<w:rPr><w:b/></w:rPr>"
LARGE = '<w:rPr><w:sz w:val="36"/></w:rPr>'


@pytest.mark.parametrize("run", [BOLD, LARGE], ids=["bold", "large"])
def test_a_bold_or_large_line_above_the_first_heading_is_the_title_and_abstract_never_is(run):
    body = paragraph("Cold hands in winter miners", run=run) + paragraph("Rita Roe, MD and Ann Newly, MD")
    body += "".join(
        paragraph(name, "Heading1") + paragraph(f"Words of {name}.") for name in ("Abstract", "Case", "Discussion")
    )
    imported = read_file(docx(body), "a.docx", today=TODAY)
    assert imported.title == "Cold hands in winter miners"
    assert [section.heading for section in imported.sections if section.heading] == ["Abstract", "Case", "Discussion"]


@pytest.mark.parametrize("name", ["Abstract", "Introduction", "Background", "References"])
def test_a_heading_that_names_a_usual_section_is_never_the_title(name):
    body = (
        paragraph(name, "Heading1")
        + paragraph("Some words stand here.")
        + paragraph("Case", "Heading2")
        + paragraph("More.")
    )
    assert read_file(docx(body), "a.docx", today=TODAY).title != name


def test_a_style_of_ones_own_is_a_heading_by_its_outline_or_the_style_it_comes_from():
    own = (
        f"<w:styles {W}>"
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/><w:basedOn w:val="Heading1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="PaperTitle"><w:name w:val="Paper Title"/></w:style></w:styles>'
    )
    body = (
        paragraph("Cold hands", "PaperTitle")
        + paragraph("Care", "Part")
        + paragraph("Warm.")
        + paragraph("At night", "Small")
    )
    html = docx_file.extract(docx(body, **{"word/styles.xml": own}), "a.docx").text
    assert "<h1>Cold hands</h1><h1>Care</h1>" in html and "<h2>At night</h2>" in html


@pytest.mark.parametrize("name", ["toc 1", "TOC 2"])
def test_a_contents_list_with_its_page_numbers_is_set_aside(name):
    own = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="List1"><w:name w:val="{name}"/></w:style></w:styles>'
    contents = paragraph("Causes 2", "List1") + paragraph("Treatment 3", "List1")
    body = ARTICLE.replace(paragraph("Causes", "Heading1"), contents + paragraph("Causes", "Heading1"))
    assert "<nav><p>Causes 2</p>" in docx_file.extract(docx(body, **{"word/styles.xml": own}), "a.docx").text


def test_what_was_inserted_under_track_changes_is_kept_and_said():
    inserted = '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>New words stand here.</w:t></w:r></w:ins></w:p>'
    imported = read_file(docx(ARTICLE.replace(MARKED, MARKED + inserted)), "a.docx", today=TODAY)
    assert "New words stand here." in imported.sections[0].text
    assert any("inserted passages" in problem.message for problem in imported.problems)
