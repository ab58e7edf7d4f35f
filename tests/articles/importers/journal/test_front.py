"""The head of a printed article: title, authors, keywords, abstract, the notes around them."""

import pytest

from articles.importers.typeset import Typeset
from tests.articles.importers.journal.reading import aside_of, body_of, read_print

BODY = "\n\nIntroduction\n\nStoves are warm in the morning and cold at night, as everybody knows.\n"
AUTHORS = "Ulla Made1, Ann Newly2\n\n1Department of Stoves, Warm Town\n2Department of Wood, Warm Town"


def test_a_title_may_end_with_the_name_of_a_usual_part():
    for typeset in (Typeset((1, 2)), Typeset()):
        imported = read_print(f"Stoves in the rooms of old\npatients\n\n{AUTHORS}{BODY}", typeset)
        assert (imported.title, imported.authors) == ("Stoves in the rooms of old patients", ("Ulla Made", "Ann Newly"))


def test_sentences_between_title_and_authors_are_the_summary():
    standfirst = "Most rooms are cold in winter. This article says which of them should have a stove."
    imported = read_print(f"Stoves in old rooms\n\n{standfirst}\n\n{AUTHORS}{BODY}", Typeset((1,)))
    assert (imported.summary, imported.authors) == (standfirst, ("Ulla Made", "Ann Newly"))


def test_letters_glued_to_every_name_are_marks_where_the_institutions_have_them():
    marked = "a Department of Stoves, Warm Town\nb Department of Wood, Warm Town"
    imported = read_print(f"Stoves in old rooms\n\nUlla Madea,*, Ann Newlyb\n\n{marked}{BODY}", Typeset((1,)))
    assert imported.authors == ("Ulla Made", "Ann Newly")


def test_a_box_of_the_articles_history_keeps_its_keywords_and_dates():
    box = "ARTICLE INFO\nArticle history:\nReceived 3 March 2016\nAvailable online 2 June 2016\nKeywords:\nstove\nwood\ncase report"
    imported = read_print(f"Stoves in old rooms\n\n{AUTHORS}\n{box}\n\nABSTRACT\nStoves are warm.{BODY}", Typeset((1,)))
    assert imported.keywords == ("stove", "wood", "case report")
    assert imported.source_dates.published == "2016-06-02"


def test_an_abstract_named_in_its_own_line_stands_below_its_name():
    imported = read_print(f"Stoves in old rooms\n\n{AUTHORS}\n\nAbstract: Stoves are warm.{BODY}", Typeset((1,)))
    assert [(section.heading, section.text) for section in imported.sections][:1] == [("Abstract", "Stoves are warm.")]


LICENCE = "© Copyright 2022\nMade et al. This is an open\naccess article distributed under\nthe terms of the Commons\nLicense, which permits\nunrestricted use, provided the\nauthor and source are credited."


@pytest.mark.parametrize(
    "note",
    [LICENCE, "Citation: Made, U.; Newly, A.\nStoves in Old Rooms. J. Warm.\nMed. 2022, 11, 65.", "2 of 9"],
)
def test_a_note_in_the_margin_is_set_aside_to_its_end(note):
    imported = read_print(f"Stoves in old rooms\n\n{AUTHORS}{BODY}\n{note}\n\nThe wood was dry in all of them.")
    assert set(note.split("\n")) <= set(aside_of(imported))
    assert "The wood was dry in all of them." in body_of(imported)


def test_dates_below_a_citation_in_the_margin_are_read():
    note = "Citation: Made, U. Stoves in\nOld Rooms. 2022, 11, 65.\nPublished: 4 November 2022\nCopyright: © 2022 by the\nauthors. Licensee Warm. This article\nis distributed under the Commons\nlicense, with credit to the author."
    assert read_print(f"{note}\n\nStoves in old rooms\n\n{AUTHORS}{BODY}").source_dates.published == "2022-11-04"


def test_a_bare_list_of_terms_that_cuts_a_sentence_before_an_indented_line_holds_the_keywords():
    text = "Introduction\nStoves are warm in the morning and\ncold at night. They are the only\nwarm room, dry wood,\nold patients, winter\n thing that is lit by the cook."
    assert read_print(text).keywords == ("warm room", "dry wood", "old patients", "winter")


CLOSE = "ABSTRACT\nStoves are warm in the morning and cold\nat night, as everybody knows who was in\nthe town when it was cold.\n"
CASE = "INTRODUCTION\nStoves are warm in the morning and cold\nat night, as everybody knows.\nCONCLUSION\nNobody knew."


def test_a_title_without_gaps_may_end_with_the_name_of_a_usual_part_behind_a_small_word():
    names = "ULLA MADE, MD; ANN NEWLY, MD"
    imported = read_print(
        f"Stoves in the Rooms of Old Patients: A\nCase Report and Literature Review\n{names}\n{CLOSE}{CASE}"
    )
    assert imported.title == "Stoves in the Rooms of Old Patients: A Case Report and Literature Review"
    assert imported.authors == ("Ulla Made", "Ann Newly")


def test_below_the_kind_of_article_the_lines_right_above_the_abstract_are_the_title():
    imported = read_print(f"Case Report\nStoves in the Rooms of Old\nPatients in Warm Town\n{CLOSE}{CASE}")
    assert imported.title == "Stoves in the Rooms of Old Patients in Warm Town"


def test_names_over_their_institution_below_the_keywords_are_the_authors_and_end_there():
    keywords = "Key words: stove, old patients, wood\nU. Made, A. Newly1, B. Late\nDepartments of Stoves and 1Wood, Warm\nTown\n"
    imported = read_print(f"Case Report\nStoves in the Rooms of Old\nPatients in Warm Town\n{CLOSE}{keywords}{CASE}")
    assert imported.keywords == ("stove", "old patients", "wood")
    assert imported.authors == ("U. Made", "A. Newly", "B. Late")
    assert [section.heading for section in imported.sections] == ["ABSTRACT", "INTRODUCTION", "CONCLUSION"]


def test_a_last_line_of_keywords_may_follow_one_that_fills_most_of_its_column():
    keywords = "KEYWORDS: Stove in the Kitchen, Dry\nWood, Cold Hall\n"
    imported = read_print(f"Stoves in old rooms\n\n{AUTHORS}\n{CLOSE}{keywords}{CASE}")
    assert imported.keywords == ("Stove in the Kitchen", "Dry Wood", "Cold Hall")


LETTER = "Warm Rooms for All\n\nStoves are warm in the morning and they are cold at night, as\neverybody knows.\n"
MANY = "It was lit by the cook, who rose early and carried the wood up.\n" * 8


def test_a_name_set_in_below_a_letter_signs_it_and_takes_none_of_its_text_away():
    signed = f"{LETTER}{MANY} Ulla Made, MD\n Warm Town Hall\n\nReferences\n1. Made A. Stoves. J Warm 2015;4:5-9.\n"
    for typeset in (Typeset((1,)), Typeset((1,), in_order=True)):
        imported = read_print(signed, typeset)
        assert (imported.title, imported.authors) == ("Warm Rooms for All", ("Ulla Made",))
        assert "as everybody knows." in body_of(imported)
    behind = f"{LETTER}References\n1. Made A. Stoves. J Warm 2015;4:5-9.\n\nUlla Made, MD\nWarm Town Hall\n"
    assert read_print(behind, Typeset((1,))).authors == ()


def test_the_title_ends_above_at_what_was_taken_out_and_the_journals_name_is_no_heading_below():
    head = "Warm Press\nReports of Warm Towns\nVolume 2019, 4 pages\n\nCase Report\nStoves in the rooms of old people"
    imported = read_print(f"{head}\n\n{AUTHORS}{BODY}\nReports of Warm Towns\n\nDiscussion\n\nStoves are good.\n")
    assert imported.title == "Stoves in the rooms of old people"
    assert "Reports of Warm Towns" not in [section.heading for section in imported.sections]


def test_case_reports_that_were_only_searched_for_make_no_case_report():
    told = f"Stoves in old rooms\n\n{AUTHORS}{BODY}\nMethods\n\nCase reports were left out.\n"
    assert read_print(told).kind != "case_report"
