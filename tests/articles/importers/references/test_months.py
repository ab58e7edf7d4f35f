"""Entries with a month or day before the year, with the address of their title, or with a program's word on a link."""

import pytest

from articles.importers.references.entries import read_reference


@pytest.mark.parametrize(
    ("raw", "journal", "year", "volume"),
    [
        ("Made U, Up S. Cold hands. J Warm Med. August 2010; 36(3):545-558.", "J Warm Med", 2010, "36"),
        ("Made U et al. Cold hands. Hands & Feet. July 8, 2021.", "Hands & Feet", 2021, None),
        ("Made U. Cold hands. J Warm Med. Published online March 3, 2021", "J Warm Med", 2021, None),
        ("Made U. Cold hands. J March Med. 2010;36:5-8.", "J March Med", 2010, "36"),
    ],
)
def test_the_month_before_the_year_is_no_part_of_the_journal(raw, journal, year, volume):
    entry = read_reference(raw, None)
    assert (entry.title, entry.journal, entry.year, entry.volume) == ("Cold hands", journal, year, volume)


def test_a_title_is_read_without_the_address_that_it_links_to_and_the_entry_keeps_it():
    entry = read_reference("Made U et al. Cold Hands https://x.example/2. WarmPrimer. May 1, 2023.", 2)
    assert (entry.title, entry.journal, entry.volume) == ("Cold Hands", "WarmPrimer", None)
    assert "https://x.example/2" in entry.raw


@pytest.mark.parametrize("tag", ["(external link)", " (opens in a new tab)", "(link is external)"])
def test_a_programs_word_on_a_link_ends_the_title(tag):
    entry = read_reference(f"Made U, Up S. Warm rooms – 2022 update{tag} J Warm Med. 2024;83(1):30-47", 3)
    assert (entry.title, entry.journal, entry.pages) == ("Warm rooms – 2022 update", "J Warm Med", "30-47")
