import pytest

from articles.importers.record.bylines import byline_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ulla Made 1,2, Ann Newly 1,* and Brian Found 3", ["Ulla Made", "Ann Newly", "Brian Found"]),
        ("Ulla Made a,b, Ann Newly a,1,#, Wilma van der Penny b", ["Ulla Made", "Ann Newly", "Wilma van der Penny"]),
        ("Ulla Made 4 ✉, Ann Newly 1 ✉ & Wei Found 5,6 ✉", ["Ulla Made", "Ann Newly", "Wei Found"]),
        ("Ulla Made, MD; Ann Newly, PhD, CStat; Brian Found, MBChB", ["Ulla Made", "Ann Newly", "Brian Found"]),
        ("By ULLA MADE, M.D., and BRIAN VAN DER FOUND, M.Sc.", ["Ulla Made", "Brian van der Found"]),
        ("Ulla Made1 · Ann L. Newly1,2 | Brian Found2", ["Ulla Made", "Ann L. Newly", "Brian Found"]),
        ("Ulla Made1 Ann Newly1,2 Brian Found3", ["Ulla Made", "Ann Newly", "Brian Found"]),
        ("Ulla Made,1 Ann Newly2 and Brian Found1*", ["Ulla Made", "Ann Newly", "Brian Found"]),
        ("Ulla MadeID1,2*, Ann Newly¹", ["Ulla Made", "Ann Newly"]),
        ("Ulla Made1 & Ann Newly ORCID: orcid.org/0000-0001-2345-67892", ["Ulla Made", "Ann Newly"]),
        ("Ulla Made[1,2], Ann Newly[2,*]", ["Ulla Made", "Ann Newly"]),
        ("Ulla Made general practitioner1, Ann Newly consultant dermatologist2", ["Ulla Made", "Ann Newly"]),
        ("Ulla Made (1), Ann Newly (1,2)", ["Ulla Made", "Ann Newly"]),
        ("Ulla MADE1), Ann NEWLY1,2)", ["Ulla Made", "Ann Newly"]),
        ("Ulla Made1, Ann Newly2, on behalf of the Warm Study Group", ["Ulla Made", "Ann Newly"]),
        ("Ulla Made1 and Ann Newly2, 1Warm University, Coldtown, 2Example Clinic", ["Ulla Made", "Ann Newly"]),
        ("Ulla Made walks home, Ann Newly", []),
        ("Ankle Stiffness: A Case Report", []),
        ("Department of Medicine, Example University", []),
        ("made@example.org, found@example.org", []),
    ],
)
def test_a_line_of_authors_gives_their_names_without_marks_and_degrees(line, names):
    assert byline_names(line) == names


def test_words_that_the_text_itself_uses_are_no_names():
    assert byline_names("Winter Ankle and Warm Packs") == ["Winter Ankle", "Warm Packs"]
    assert byline_names("Winter Ankle and Warm Packs", {"winter", "ankle", "warm", "packs"}) == []
