"""Names as people and bodies bear them, in the orders in which lists print them."""

import pytest

from articles.importers.references.authors import read_authors
from articles.importers.references.entries import read_reference

REST = "Cold nerves. J Warm. 2015;12(3):45-49."


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("Made, A, Up, BC & Roe, D 2015, ", ("Made A", "Up BC", "Roe D")),
        ("Made, A & Up, BC 2015, ", ("Made A", "Up BC")),
        ("Made, A 2015, ", ("Made A",)),
        ("Made, A B; Up, C (2015). ", ("Made AB", "Up C")),
        ("A.B. Made Jr., C. Up III, ", ("Made AB Jr", "Up C III")),
        ("Made, A., B. Up Jr., and C. Roe. 2015. ", ("Made A", "Up B Jr", "Roe C")),
        ("Made, A, and B Up. 2015. ", ("Made A", "Up B")),
        ("Made A, Up B 4th. ", ("Made A", "Up B 4th")),
        ("O′Made A, dUp-Rœ B, deRoe C. ", ("O′Made A", "dUp-Rœ B", "deRoe C")),
        ("A. deRoe, B. Abu El-Made, C. zur Up, ", ("deRoe A", "Abu El-Made B", "zur Up C")),
        ("Made Yu, Up GSh, Roe IuS. ", ("Made Yu", "Up GSh", "Roe IuS")),
        ("Made, Yu. A., Up, Kh. ", ("Made YuA", "Up Kh")),
        ("Made АМ, Up Ω. ", ("Made АМ", "Up Ω")),
        ("Made, Anna Berta, Carl Dora van der Up, and Eva Roe. 2015. ", ("Made Anna Berta", "Carl Dora van der Up", "Eva Roe")),
        ("Made, Anna B C, Jr., and Dan O'Up III. 2015. ", ("Made Anna B C Jr", "Dan O'Up III")),
        ("El Made, Anna; Up Roe, Bert Carl Jr. (2015). ", ("El Made Anna", "Up Roe Bert Carl Jr")),
        ("Made AB, Up C. 2015. ", ("Made AB", "Up C")),
        ("Made AB, Up C (2015) ", ("Made AB", "Up C")),
        ("Made AB Jr, Up C. 2015. ", ("Made AB Jr", "Up C")),
    ],
)  # fmt: skip
def test_names_are_read_whatever_their_parts(head: str, authors: tuple[str, ...]):
    read, more, rest = read_authors(f"{head}{REST}")
    assert (tuple(read), more) == (authors, False)
    assert rest.endswith(REST)


@pytest.mark.parametrize(
    "title", ["mRNA in gloves", "3D gloves", "[Gloves of wool]", "“Gloves” in wool", "(In)visible wool"]
)
@pytest.mark.parametrize("mark", [":", ";"])
def test_a_title_behind_a_mark_needs_no_capital(title: str, mark: str):
    entry = read_reference(f"Made A, Up B{mark} {title}. J Warm 12: 3-9, 2015.", None)
    assert (entry.authors, entry.title) == (("Made A", "Up B"), title)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Made A, Up B, WOOL research group. ", "WOOL research group"),
        ("Made A, Up B, Gloves4All Study. ", "Gloves4All Study"),
        ("Made A, Up B; for the HANDS investigators. ", "HANDS investigators"),
        ("Made A, Up B, the Warm Trial Team: ", "Warm Trial Team"),
        ("Made A, Up B, WOOL Group (Warm Hands, Cold Feet and Gloves in Every Town and Land of the Cold North Group). ",
         "WOOL Group (Warm Hands, Cold Feet and Gloves in Every Town and Land of the Cold North Group)"),
        ("Made A, Up B, WOOL Group (Hands, Feet): ", "WOOL Group (Hands, Feet)"),
        ("Made A, Up B, WOOL Group (Hands, Feet) (2015) ", "WOOL Group (Hands, Feet)"),
        ("Made, A., Up, B., & WOOL research group (2015). ", "WOOL research group"),
        ("Made, A., Up, B., and WOOL Study. (2015). ", "WOOL Study"),
        ("Made, A., Up, B., … WOOL Study (2015). ", "WOOL Study"),
        ("Made, A., Up, B., WOOL Study (2015). ", "WOOL Study"),
        ("Made, A.; Up, B.; WOOL Study. ", "WOOL Study"),
        ("Made, A, Up, B & WOOL Study 2015, ", "WOOL Study"),
        ("A. Made, B. Up, WOOL research group, ", "WOOL research group"),
    ],
)  # fmt: skip
def test_a_body_named_behind_people_is_an_author(head: str, body: str):
    read, _, rest = read_authors(f"{head}{REST}")
    assert read == ["Made A", "Up B", body] and rest.endswith(REST)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("A. Made, B. Up, ", "A trial of mittens and of gloves, J. Warm. 12 (2015) 3–9."),
        ("Made, A., Up, B. ", "Study of wool (2015)"),
        ("A. Made, B. Up, ", "Cold hands of the control group, J. Warm. 12 (2015) 3–9."),
        ("Made A, Up B: ", "A study: gloves for all. J Warm 12: 3-9, 2015."),
    ],
)
def test_a_title_behind_people_is_no_body(head: str, title: str):
    assert read_authors(f"{head}{title}") == (["Made A", "Up B"], False, title)


@pytest.mark.parametrize(
    "raw",
    [
        "Made, A., and the rest of them. “Cold nerves.” J Warm 12 (2015): 3–9.",
        "Made, A.; Up, Bert c. Cold nerves. J Warm 2015, 12, 3–9.",
        "A. Made, b.c. Up, Cold nerves, J Warm 12 (2015) 3–9.",
    ],
)
def test_authors_are_not_stated_in_part(raw: str):
    assert read_reference(raw, None).authors == ()
