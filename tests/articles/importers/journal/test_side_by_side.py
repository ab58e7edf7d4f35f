"""Columns that stand side by side in text are read one after the other; tables and pages stay as they are."""

from datetime import date

from articles.importers import read_text
from articles.importers.journal.side_by_side import one_after_another

TODAY = date(2026, 11, 22)
LEFT = [
    "Introduction",
    "Winter cough was described long ago and is",
    "seen in the mountains. It begins with the",
    "first frost and ends in spring. In this",
    "report we describe a man whose cough was",
    "mistaken for an infection for two years",
    "because nobody asked when it had begun.",
    "It came each November, in three winters",
    "and stayed until the thaw. He was given",
]
RIGHT = [
    "a scarf, and",
    "the cough was gone within a week.1",
    "",
    "Discussion",
    "Cold air narrows the airways of people",
    "who are prone to it.2 Warm clothes are a",
    "simple remedy. Doctors should ask in",
    "which month a cough begins, and whether",
    "it ends by itself.",
]
PAGE = "\n".join(f"{left:<48}{right}".rstrip() for left, right in zip(LEFT, RIGHT, strict=True))


def test_the_left_column_is_read_before_the_right_one():
    text, imported = read_text(f"A cough that came with the frost\n\n{PAGE}\n", "cough.txt", today=TODAY)
    assert "He was given\n\na scarf, and\nthe cough was gone" in text
    sections = {section.heading: section.text for section in imported.sections}
    assert sections["Introduction"].endswith("He was given a scarf, and the cough was gone within a week.1")
    assert sections["Discussion"].startswith("Cold air narrows the airways of people who are prone to it.2")


def test_a_line_under_both_columns_stays_under_them():
    text = one_after_another(f"{PAGE}\nConflict of interest: none.\n")
    assert text.index("it ends by itself.") < text.index("Conflict of interest")


def test_a_table_is_not_taken_for_columns():
    rows = "\n".join(f"Complement C{number} at the first visit    0.{number} g/L" for number in range(1, 10))
    assert one_after_another(rows) == rows


def test_text_without_columns_is_given_back_as_it_is():
    text = "One column only.\n\n  • An item\n"
    assert one_after_another(text) == text
