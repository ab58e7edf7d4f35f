import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers import UnreadableSource, read_file, read_source
from articles.importers.containers import pdf_file
from tests.articles.importers.accounting import words_of
from tests.articles.importers.cases import CASES
from tests.articles.importers.made_files import pdf

TODAY = date(2026, 11, 22)
LEFT = ["Cold proteins precipitate below", "body temperature and they dis-", "solve again when warmed. Their",
        "detection needs care, for a sam-", "ple must be warm until the", "serum is parted from the cells.",
        "The room where blood is taken", "should be warm as well, and the"]  # fmt: skip
RIGHT = ["tubes should be warmed before.", "Vasculitis of small vessels is the", "usual sign, with purpura of the",
         "legs and weakness. Kidneys and", "nerves may be hurt too. Treatment", "of the infection comes first, and",
         "rituximab follows where organs", "are in danger [1]."]  # fmt: skip


def column(lines: list[str], x: float, top: float = 700) -> list[tuple[float, float, float, str]]:
    return [(x, top - 12 * number, 10, line) for number, line in enumerate(lines)]


def printed(number: int) -> list[tuple[float, float, float, str]]:
    head = [(50, 800, 8, f"J Invented Med 2021; 10: {number}"), (290, 30, 8, str(number))]
    title = [(50, 760, 18, "Cold Proteins in Patients with Infection"), (50, 740, 10, "Anna Rossi and Bruno Bianchi")]
    sides = (LEFT, RIGHT) if number == 1 else (RIGHT, LEFT)
    return head + (title if number == 1 else []) + column(sides[0], 50) + column(sides[1], 310)


ARTICLE = pdf([printed(1), printed(2)])


def refusal_of(data: bytes) -> str:
    started = time.monotonic()
    with pytest.raises(UnreadableSource) as refusal:
        read_file(data, "a.pdf", today=TODAY)
    assert time.monotonic() - started < 20
    assert refusal.value.sentence.endswith(".")
    return refusal.value.sentence


def test_two_columns_are_read_one_after_the_other_without_heads_and_page_numbers():
    text, imported = read_source(pdf([printed(1)]), "a.pdf", today=TODAY)
    lines = text.split("\n")
    assert lines.index(LEFT[-1]) + 1 == lines.index(RIGHT[0])
    assert lines.index("Cold Proteins in Patients with Infection") < lines.index(LEFT[0])
    read = " ".join(section.text for section in imported.sections)
    assert "dissolve again when warmed. Their detection needs care, for a sample must" in read
    assert "and the tubes should be warmed before." in read
    assert imported.title == "Cold Proteins in Patients with Infection"
    assert "1" in {aside.text for aside in imported.set_aside}


def test_running_heads_are_set_aside_and_no_word_is_lost():
    taken = pdf_file.extract(ARTICLE, "a.pdf")
    assert sorted(taken.around) == ["1", "2", "J Invented Med 2021; 10: 1", "J Invented Med 2021; 10: 2"]
    drawn = words_of(*(word for page in (printed(1), printed(2)) for *_, word in page))
    assert words_of(taken.text, *taken.around) == drawn


def test_what_looks_alike_at_the_edges_but_at_other_heights_is_no_running_head():
    entries = ["2015;44:518-26. https://warm.example/a.1", "2016;45:618-26. https://warm.example/a.2"]
    pages = [[*column(LEFT, 50), (50, 604, 10, entries[0])], [(50, 760, 10, entries[1]), *column(RIGHT, 50)]]
    assert pdf_file.extract(pdf(pages), "a.pdf").around == ()
    address = [(50, 800, 10, "https://warm.example/of-2021"), *column(LEFT, 50)]
    assert (
        pdf_file.extract(
            pdf([address, [*column(RIGHT, 50), (50, 604, 10, f"2015;44:51. {address[0][3]}")]]), "a.pdf"
        ).around
        == ()
    )


def test_one_column_with_a_table_is_not_cut():
    table = column([f"Group {n}" for n in range(3)], 50, 400) + column([f"{n}4" for n in range(3)], 300, 400)
    wide = [" ".join([line] * 3) for line in LEFT + RIGHT]
    lines = pdf_file.extract(pdf([column(wide, 50), column(wide, 50) + table]), "a.pdf").text.split("\n")
    assert [line for line in lines if line.startswith("Group")] == ["Group 0 04", "Group 1 14", "Group 2 24"]


def test_a_raised_mark_stays_with_its_word():
    words = [(50, 700, 10, "They warmed the liver."), (151, 704, 6, "2,4"), (50, 688, 10, "It is so in many people.")]
    assert "liver.2,4" in pdf_file.extract(pdf([words]), "a.pdf").text


def test_a_pdf_of_pictures_says_that_it_has_no_text_layer():
    assert "has no text layer" in refusal_of(pdf([[], []]))


def test_a_locked_a_long_and_a_broken_pdf_are_refused():
    locked = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>/ID[<01><01>]"
    assert "password" in refusal_of(pdf([printed(1)], locked))
    assert "300 are the most" in refusal_of(pdf([[(50, 50, 9, "word")]] * 301))
    assert "damaged" in refusal_of(b"%PDF-1.7\n\x00\x01")


def test_a_page_of_too_many_words_is_refused_by_time_or_by_memory():
    """Which limit it meets first depends on the machine."""
    refusal = refusal_of(pdf([[(50, 700, 10, "word " * 40)] * 9_000]))
    assert any(words in refusal for words in ("too long", "too much memory", "damaged"))


@pytest.mark.parametrize(("each", "pages"), [(0.3, 12), (1.9, 4), (2.6, 3)])
def test_a_file_whose_pages_take_their_time_is_read_to_its_end(monkeypatch, each: float, pages: int):
    assert read_slowly(monkeypatch, each, pages) == pages


def test_a_pace_that_takes_too_long_is_refused_before_the_time_is_spent(monkeypatch):
    with pytest.raises(UnreadableSource, match="stopped on page 3 of 30"):
        read_slowly(monkeypatch, 1.4, 30)


def read_slowly(monkeypatch, each: float, pages: int) -> int:
    """How many pages are read where each takes so many seconds."""
    spent = [0.0]
    read: list[None] = []

    def next_page() -> None:
        read.append(None)
        spent[0] += each

    monkeypatch.setattr(pdf_file.time, "process_time", lambda: spent[0])
    pdf_file.extract(pdf([printed(1)] * pages), "a.pdf", page_read=next_page)
    return len(read)


def test_fifty_megabytes_are_refused_unread():
    assert "larger than" in refusal_of(b"%PDF-1.7\n" + b"0" * 50_000_000)


@CASES
@given(place=st.integers(0, 3000), noise=st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused_with_a_sentence(place, noise):
    try:
        pdf_file.extract(ARTICLE[:place] + noise + ARTICLE[place + len(noise) :], "a.pdf")
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")


@CASES
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    with pytest.raises(UnreadableSource) as refusal:
        pdf_file.extract(b"%PDF-1.4\n" + data, "a.pdf")
    assert refusal.value.sentence.endswith(".")


def test_the_largest_letters_are_the_title_though_no_line_of_names_is_known_below_them():
    head = [
        (50, 790, 9, "Warm Reports"),
        (50, 760, 18, "Cold Proteins in the Blood"),
        (50, 740, 10, "For all who work in wards"),
    ]
    imported = read_source(pdf([[*head, *column(LEFT, 50), *column(RIGHT, 310)]]), "a.pdf", today=TODAY)[1]
    assert imported.title == "Cold Proteins in the Blood"
