"""Which names are the same, and which are not: folded, whole words, in either direction."""

from datetime import date

import pytest

from reviews.interests import Entry
from reviews.matching import About, is_author, matches

TODAY = date(2026, 5, 3)


def touched(company: str, *, product: str = "", subject: str = "", text: str = "") -> bool:
    entry = Entry(type="fees", company=company, product=product, began_on=date(2026, 1, 1))
    subjects = (f"drug: {subject}",) if subject else ()
    return bool(matches([entry], About(subjects=subjects, text=text), on=TODAY))


@pytest.mark.parametrize(
    ("company", "subject"),
    [
        ("Roche", "F. Hoffmann-La Roche"),
        ("F. Hoffmann-La Roche AG", "hoffmann la roche"),
        ("Laboratoires Résumé", "laboratoires resume"),
        ("Exampla® Pharma GmbH & Co. KG", "EXAMPLA PHARMA"),
        ("anti-CD20", "antiCD20"),
        ("Anti\u2011CD20", "anti cd20"),
    ],
)
def test_the_same_name_in_another_dress_matches(company: str, subject: str) -> None:
    assert touched(company, subject=subject)
    assert touched(company, text=f"About {subject}, in words.") or company != subject


@pytest.mark.parametrize(("company", "subject"), [("Roc", "Roche"), ("Mab", "rituximab"), ("AG", "Example")])
def test_a_part_of_a_word_does_not_match(company: str, subject: str) -> None:
    assert not touched(company, subject=subject, text=f"About {subject}.")


@pytest.mark.parametrize("product", ["rituximab, prednisolone", "prednisolone / Rituximab", "IVIG and rituximab"])
def test_each_of_several_products_counts(product: str) -> None:
    assert touched("Elsewhere", product=product, text="Treated with rituximab.")


@pytest.mark.parametrize(
    ("written", "known", "same"),
    [
        ("https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097", True),
        ("0000000218250097", "0000-0002-1825-0097", True),
        ("0000-0002-1694-233x", "0000-0002-1694-233X", True),
        ("0000-0002-1825-0097", "0000-0002-1694-233X", False),
        ("", "", False),
        ("not an ORCID", "not an ORCID", False),
    ],
)
def test_an_author_is_told_by_orcid_alone(written: str, known: str, same: bool) -> None:
    assert is_author({"author": [{"family": "Same", "given": "Name", "ORCID": written}]}, known) is same
