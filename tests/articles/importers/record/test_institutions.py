"""One list of the words for an institution, for bylines, what stands below them, notes and sources."""

import re

import pytest

from articles.importers.record.institutions import INSTITUTION
from articles.importers.references.authors import is_organisation


@pytest.mark.parametrize(
    "word",
    [
        "Department", "Departments", "Dept", "Depts", "Dipartimento", "Division", "Divisions", "Section", "Sections",
        "Institute", "Institutes", "Institution", "Institut", "Istituto", "Faculty", "Faculté", "Facultad", "School",
        "Schools", "College", "Colleges", "University", "Universität", "Université", "Universidad", "Hospital",
        "Hospitals", "hôpital", "hopital", "clinic", "Clinics", "Center", "Centers", "Centre", "Centres", "Unit",
        "Units", "Service", "Services", "Serviço", "Servico", "Laboratory", "Laboratories", "Foundation",
        "Foundations", "Ministry", "Academy",
    ],
)  # fmt: skip
def test_each_word_names_an_institution(word: str):
    assert re.fullmatch(INSTITUTION, word)


@pytest.mark.parametrize("word", ["Unity", "Scholar", "Central", "Divisive", "Servant", "Hospitality"])
def test_a_word_that_opens_like_one_names_none(word: str):
    assert not re.search(rf"\b{INSTITUTION}\b", word)


@pytest.mark.parametrize(
    "word",
    [
        "Hospital", "Group", "Groups", "Association", "Associations", "Society", "Societies", "Committee",
        "Committees", "Organisation", "Organizations", "Consortium", "Collaborators", "Network", "Networks", "Agency",
        "Council", "Councils", "Federation", "Federations", "Panel", "Panels", "Task Force", "Investigators",
        "Investigator", "League", "Alliance", "Administration", "Union", "Unions", "Board", "Boards", "Commission",
        "Trust", "Trialists",
    ],
)  # fmt: skip
def test_each_word_names_a_body_that_writes(word: str):
    assert is_organisation(f"Warm {word}") and not is_organisation(f"warm {word}")


def test_the_small_words_and_years_of_a_name_belong_to_it():
    assert is_organisation("2020 Council of the Warm, for Hands and Feet on Ice & Wool")
    for kind in ("Group", "Committee", "Panel", "Network", "Collaborators", "Investigators"):
        assert is_organisation(f"Warm Hands: Improving Warmth {kind}")
    for name in ("WHO", "AASW/IDSW", "Trials.gov", "Warmth.org", "Warmth.com"):
        assert is_organisation(name)
