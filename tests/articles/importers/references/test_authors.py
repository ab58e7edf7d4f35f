"""The authors that open an entry: people in every order of name and initials, and bodies that write."""

import pytest

from articles.importers.references.authors import is_organisation, read_authors

REST = "Cold nerves. J Warm. 2015;12(3):45-49."


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("Peña-Núñez Á, Şahin Ç, Żak Ł. ", ("Peña-Núñez Á", "Şahin Ç", "Żak Ł")),
        ("Made, A. Á., & Łup, Ł. ", ("Made AÁ", "Łup Ł")),
        ("St. Made A, Mc'Up-Roe BJ 3rd, Found C Jr. ", ("St. Made A", "Mc'Up-Roe BJ 3rd", "Found C Jr")),
        ("Made A Sr, Up B II, Roe C IV, Found D 2nd. ", ("Made A Sr", "Up B II", "Roe C IV", "Found D 2nd")),
        ("Made, A. and Up, B. ", ("Made A", "Up B")),
        ("Made, A & Up, B. ", ("Made A", "Up B")),
        ("Made, A and Up, B. ", ("Made A", "Up B")),
        ("Made A & Up B. ", ("Made A", "Up B")),
        ("Made A and Up B. ", ("Made A", "Up B")),
        ("Made A, and Up B. ", ("Made A", "Up B")),
        ("Made A, & Up B. ", ("Made A", "Up B")),
        ("A. Made & B. Up, ", ("Made A", "Up B")),
        ("A. Made and B. Up, ", ("Made A", "Up B")),
        ("A. Made, & B. Up, ", ("Made A", "Up B")),
        ("A. Made, B. Up, and C. Roe, ", ("Made A", "Up B", "Roe C")),
        ("Made, A., and B. Up, ", ("Made A", "Up B")),
        ("Made, Anna and Bert de la Up. 1999. ", ("Made Anna", "Bert de la Up")),
        ("Made, Anna, Bert di Up, and Carla Roe. 2015. ", ("Made Anna", "Bert di Up", "Carla Roe")),
        ("Made A, Up B, editors. ", ("Made A", "Up B")),
        ("Made, A., & Up, B. (Editors). ", ("Made A", "Up B")),
        ("Made A, Up B 1999, ‘", ("Made A", "Up B")),
        ("Made, A., Jr., & Up, B. III, ", ("Made A Jr", "Up B III")),
        ("Made T.M., Up H.-R., Roe L. ", ("Made TM", "Up H-R", "Roe L")),
        ("MADE T., UP H.R.: ", ("MADE T", "UP HR")),
        ("Made, A, Up, BC, Roe, D. ", ("Made A", "Up BC", "Roe D")),
        ("Made, A., B. Up, and C. van Roe. 2015. ", ("Made A", "Up B", "van Roe C")),
        ("Made, A.; Up, B.; and Roe, C.: ", ("Made A", "Up B", "Roe C")),
        ("Made, A., Up, B., … Last, Z. ", ("Made A", "Up B", "Last Z")),
        ("Made, Anna B., Bert Up, and Carl van Roe. 2015. ", ("Made Anna B", "Bert Up", "Carl van Roe")),
        ("Made, Anna; Up, Bert C. (2015). ", ("Made Anna", "Up Bert C")),
        ("Made A, Up B (May 2015). ", ("Made A", "Up B")),
        ("Made A, Up B, eds. ", ("Made A", "Up B")),
        ("Made, A., & Up, B. (Eds.). ", ("Made A", "Up B")),
        ("Made A, Up B, on behalf of the Warm Hands Group. ", ("Made A", "Up B", "Warm Hands Group")),
        ("Made A, Up B; for the Warm Hands Trialists. ", ("Made A", "Up B", "Warm Hands Trialists")),
        ("EASW. ", ("EASW",)),
        ("AASW-IDSW. ", ("AASW-IDSW",)),
        ("WarmTrials.gov. ", ("WarmTrials.gov",)),
        ("Warm Feet: Improving Outcomes (WFIO) Gloves Work Group. ", ("Warm Feet: Improving Outcomes (WFIO) Gloves Work Group",)),
        ("Warmth Foundation (2015). ", ("Warmth Foundation",)),
        ("Institute of Warmth & Wool website. ", ("Institute of Warmth & Wool website",)),
        ("Town Clinic. ", ("Town Clinic",)),
    ],
)  # fmt: skip
def test_names_are_read_in_their_order(head: str, authors: tuple[str, ...]):
    read, more, rest = read_authors(f"{head}{REST}")
    assert (tuple(read), more) == (authors, False)
    assert rest.endswith(REST)


@pytest.mark.parametrize(
    "head",
    [
        "Made A, Up B, et al. ", "Made A, Up B et coll. ", "Made A, Up B, y cols. ", "Made A, Up B e coll. ",
        "A. Made, B. Up et al. ", "Made A, Up B et al. (2015) ", "Made, A, Up, B, et al. ", "Made, A., Up, B., et al. ", "Made A, Up B and others. ",
    ],
)  # fmt: skip
def test_words_that_say_that_there_are_more_authors_are_no_name(head: str):
    names, more, rest = read_authors(f"{head}{REST}")
    assert (names, more) == (["Made A", "Up B"], True) and rest.endswith(REST)


@pytest.mark.parametrize(
    "text",
    [
        "Warm rooms",
        "Cold Hands: Guidelines of the Warmth Society",
        "HIV and the hands",
        "It",
        "Society",
        "The college of the warm hands",
    ],
)
def test_a_title_is_no_organisation(text: str):
    assert not is_organisation(text)
