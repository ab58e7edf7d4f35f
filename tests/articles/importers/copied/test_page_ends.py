"""What stands around a copied article: its people, its record, the tails of other articles."""

from articles.importers.value import Reviewer
from tests.articles.importers.copied.pages import aside, page

TEXT = (
    "Winter ankle is stiff in the cold, and most people who have it walk it off within a week or two.\n\n"
    "Causes\n\nWinter ankle begins with the first frost, and it comes back with the next one in most people.\n\n"
    "Relief\n\nWarm socks help in winter. So do warm rooms, long walks and patience with the joint."
)


def test_the_reviewer_of_another_article_is_not_taken_from_its_teaser():
    teaser = "Read this next\nCold hands\nMedically reviewed by Rita Roe, M.D.\nHands turn white.\nREAD MORE"
    imported = page(f"Winter ankle\n\nMedically reviewed by Ann Newly, MD\n\n{TEXT}\n\n{teaser}")
    assert imported.source_review.reviewers == (Reviewer("Ann Newly", "MD"),)
    assert aside(imported)[-4:] == [
        "Cold hands",
        "Medically reviewed by Rita Roe, M.D.",
        "Hands turn white.",
        "READ MORE",
    ]


def test_the_record_of_the_page_and_its_references_stay_behind_links():
    imported = page(
        f"Winter ankle\n\n{TEXT}\n\nMore articles\nCold hands\n\nPage last reviewed: 15 March 2026\n\n"
        "References\n1. Doe J. Cold. J Warm 2001; 3:4-9.\n\nThis article has been reviewed for accuracy by our board."
    )
    assert imported.source_dates.reviewed == "2026-03-15"
    assert len(imported.references) == 1
    assert imported.source_review.statement == "This article has been reviewed for accuracy by our board."


def test_links_in_the_middle_of_an_article_end_at_its_next_heading():
    first, rest = TEXT.split("\n\nCauses")
    imported = page(f"Winter ankle\n\n{first}\n\nRelated articles\nCold hands\nSpring knee\n\nCauses{rest}")
    assert aside(imported) == ["Related articles", "Cold hands", "Spring knee"]
    assert "Causes" in [section.heading for section in imported.sections]


def test_what_stands_behind_the_references_is_set_aside_but_for_declarations():
    references = "References\n1. Doe J. Cold. J Warm 2001; 3:4-9."
    imported = page(f"Winter ankle\n\n{TEXT} [1]\n\n{references}\n\nFunding\nNone.\n\nBracelets\nMembers get one.")
    assert aside(imported) == ["Bracelets", "Members get one."]
    assert imported.sections[-1].heading == "Funding"


def test_names_below_the_label_of_their_part_are_told_apart():
    imported = page(
        f"Winter ankle\n\nAUTHORS:\nAnn Newly, MD\nBrian Found, PhD\nSection Editor:\nRita Roe, MD\n"
        f"Medically Reviewed By\nUlla Made, MD\n\n{TEXT}"
    )
    assert imported.authors == ("Ann Newly", "Brian Found")
    assert imported.source_review.reviewers == (Reviewer("Ulla Made", "MD"),)
    assert aside(imported) == ["Section Editor:", "Rita Roe, MD"]


def test_a_reviewer_named_twice_is_one_person():
    imported = page(f"Winter ankle\nMedically reviewed by Ann Newly, M.D.\n\n{TEXT}\n\nReviewed by Ann Newly, MD")
    assert [reviewer.name for reviewer in imported.source_review.reviewers] == ["Ann Newly"]
    assert imported.source_review.statement == "Medically reviewed by Ann Newly, M.D."


def test_a_byline_that_says_more_than_the_name_keeps_its_words_in_sight():
    imported = page(f"Winter ankle\nWritten by Staff Contributors, Ann Newly\n\n{TEXT}")
    assert imported.authors == ("Ann Newly",)
    assert aside(imported) == ["Written by Staff Contributors, Ann Newly"]


def test_keywords_behind_their_label_are_keywords():
    assert page(f"Winter ankle\n\nKeywords: ankle, frost; socks\n\n{TEXT}").keywords == ("ankle", "frost", "socks")


def test_a_disclaimer_is_kept_without_its_label():
    imported = page(f"Winter ankle\n\n{TEXT}\n\nDisclaimer: Not a substitute for the advice of a doctor.")
    assert imported.disclaimer == "Not a substitute for the advice of a doctor."


def test_affiliations_and_licence_between_authors_and_abstract_are_set_aside():
    imported = page(
        "Winter ankle in review\nAnn Newly 1, Brian Found 2\n1Department of Joints, Example University, Town\n"
        f"An open access article under a licence.\n\nAbstract\nWinter ankle is reviewed here.\n\n{TEXT}",
        "professional_page",
    )
    assert aside(imported) == [
        "1Department of Joints, Example University, Town",
        "An open access article under a licence.",
    ]
    assert imported.sections[0].heading == "Abstract"


def test_the_tail_of_a_short_page_is_measured_without_what_it_says_of_its_author():
    references = "References\n1. Doe J. Cold. J Warm 2001; 3:4-9."
    author = f"About the author\n{'Ann Newly walks in winter and knits in summer. ' * 4}".strip()
    imported = page(f"Winter ankle\n\n{TEXT} [1]\n\n{references}\n\nOther ankles\nSpring ankle\n\n{author}")
    assert aside(imported) == ["Other ankles", "Spring ankle", *author.split("\n")]


def test_a_sentence_on_the_page_s_last_day_is_read_behind_links():
    imported = page(
        f"Winter ankle\n\n{TEXT}\n\nSee also\nCold feet\nThis page was last edited on 14 May 2023, at 09:12."
    )
    assert imported.source_dates.updated == "2023-05-14"


def test_a_return_to_each_mark_of_a_reference_is_no_part_of_it():
    references = "References\n^ Jump up to: a b Doe J. Cold. J Warm 2001; 3:4-9.\n^ Roe R. Frost. J Warm 2002; 4:5-9."
    imported = page(f"Winter ankle\n\n{TEXT}\n\n{references}")
    assert [one.authors for one in imported.references] == [("Doe J",), ("Roe R",)]
