import pytest

from articles.importers.found import Found
from articles.importers.journal.glyphs import mended_glyphs
from articles.importers.lines import split_lines


def mended(text: str) -> tuple[str, Found]:
    found = Found()
    return "\n".join(line.text for line in mended_glyphs(split_lines(text), found)), found


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("a ﬁrst ﬂow, aﬀected", "a first flow, affected"),
        ("the in ﬂammation is speci ﬁc", "the inflammation is specific"),
        ("over ﬁve weeks, an unusual ﬁrst sign", "over five weeks, an unusual first sign"),
        ("of immuno ﬂuorescence and bene ﬁt", "of immunofluorescence and benefit"),
        ("a signifi cant, specifi c fi nding", "a significant, specific finding"),
        ("a diff erent eff ect", "a different effect"),
        ("the sci-fi film, the staff were", "the sci-fi film, the staff were"),
        ("A B S T R A C T", "ABSTRACT"),
        ("A R T I C L E I N F O A B S T R A C T", "ARTICLE INFO ABSTRACT"),
        ("1 | I NTRO D U C TI O N", "1 | INTRODUCTION"),
        ("A B C D E study", "A B C D E study"),
        ("re\u2010", "re-"),
        ("re\u00ad", "re-"),
        ("the kid\u00adney", "the kidney"),
        ("at 37 oC", "at 37°C"),
    ],
)
def test_damaged_letters_are_written_as_they_were_meant(printed, read):
    assert mended(printed)[0] == read


def test_a_torn_word_that_stands_whole_elsewhere_is_joined():
    assert mended("in ﬁltered water\nthe infiltered kind")[0].startswith("infiltered water")


def test_each_mended_line_is_accounted_for_by_the_words_that_changed():
    found = mended("The speci ﬁc sign was seen.")[1]
    assert [(repair.before, repair.after) for repair in found.repairs] == [("speci ﬁc", "specific")]
    assert [problem.code for problem in found.problems] == ["character_repaired"]
