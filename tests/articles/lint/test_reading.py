"""How a body is taken apart: blocks with their lines, sentences, definitions, citation marks."""

from typing import Any

import pytest

from articles.lint.blocks import plain
from articles.lint.marks import Marks, without_marks
from articles.lint.reading import Reading

BODY = """Opening words
on two lines. A second sentence [@doe2020].

> [!KEY]
> A key point.
> Its second line.

## Signs of **cold**

Lead of the list:

- one item
  with more
- another

1. first
2. second

| Head | Share [@roe2021] |
|---|---|
| cell | 5% |

*[IVIG]: intravenous immunoglobulin

```
## no heading [1]
```

## FAQs

### Is it rare?

Yes.

## References

1. Doe J. Cold. 2020.
"""


def seen(body: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.line, block.text) for block in Reading(body).blocks]


def test_blocks_carry_their_kind_their_line_and_their_plain_words() -> None:
    assert seen(BODY)[:8] == [
        ("paragraph", 1, "Opening words on two lines. A second sentence [@doe2020]."),
        ("paragraph", 5, "A key point. Its second line."),
        ("heading", 8, "Signs of cold"),
        ("paragraph", 10, "Lead of the list:"),
        ("item", 12, "one item with more"),
        ("item", 14, "another"),
        ("item", 16, "first"),
        ("item", 17, "second"),
    ]


def test_a_table_has_a_head_and_rows_and_code_and_definitions_are_no_blocks() -> None:
    kinds = [(kind, line) for kind, line, _ in seen(BODY)]
    assert ("head", 19) in kinds and ("row", 21) in kinds
    assert not any(22 < line < 29 for _, line in kinds)


def test_sections_tell_questions_and_references_from_the_text() -> None:
    parts = {block.line: block.part for block in Reading(BODY).blocks}
    assert (parts[1], parts[33], parts[37]) == ("body", "faq", "references")
    assert [entry.number for entry in Reading(BODY).entries] == [1]


def test_definitions_are_read_with_their_lines() -> None:
    assert Reading(BODY).definitions == [("IVIG", "intravenous immunoglobulin", 23)]


def test_callouts_are_named() -> None:
    assert [block.quote for block in Reading(BODY).blocks][:3] == ["", "key", ""]


def test_sentences_start_on_their_own_line() -> None:
    body = "First one here.\nSecond one\ngoes on. Third one."
    found = [(sentence.text, sentence.line) for sentence in Reading(body).sentences]
    assert found == [("First one here.", 1), ("Second one goes on.", 2), ("Third one.", 3)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It is rare, e.g. In Pisa it was seen.", 1),
        ("Ferri et al. Reported it.", 1),
        ("Dr. Warm saw it.", 1),
        ("See Fig. 2 and pp. 30 to 34.", 1),
        ("No. It is not.", 2),
        ("A small share, e.g. 5 of 100, fell ill.", 1),
        ("It was 4.5 mg. It fell.", 2),
        ("It has hepatitis C. It stays.", 2),
        ("It clumps [@doe2020]. It thaws.", 2),
        ("It clumps. [@doe2020] It thaws.", 2),
        ("It clumps [@doe2020]{grade=1C}. It thaws.", 2),
        ("Does it clump? Yes! It does.", 3),
        ("It clumped. 36% kept it warm.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(Reading(text).sentences) == count


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**bold** and *thin*", "bold and thin"),
        ("[a link](https://example.org/a_b)", "a link"),
        (r"less \< than \[this\]", "less < than [this]"),
        ("snake_case stays, _this_ goes", "snake_case stays, this goes"),
        ("a mark [@doe_roe2020] stays", "a mark [@doe_roe2020] stays"),
        ("code `x[1]` goes", "code  goes"),
    ],
)
def test_markup_is_taken_off_and_words_stay(markdown: str, words: str) -> None:
    assert plain(markdown) == words


def test_a_heading_may_be_underlined_and_levels_start_at_two() -> None:
    headings = [(block.text, block.level) for block in Reading("# One\n\nTwo\n---\n\n### Three ###").headings]
    assert headings == [("One", 2), ("Two", 2), ("Three", 3)]


def test_a_year_at_the_start_of_a_wrapped_line_is_no_list() -> None:
    assert seen("It was seen in\n1996. Then it went.") == [("paragraph", 1, "It was seen in 1996. Then it went.")]


def test_a_list_is_led_by_the_paragraph_before_it_and_a_table_by_its_head_too() -> None:
    leads = {group: [block.text for block in blocks] for group, blocks in Reading(BODY).leads.items()}
    assert ["Lead of the list:"] in leads.values()
    assert ["Head | Share [@roe2021]"] in leads.values()


def test_support_comes_from_a_block_itself_or_from_what_leads_its_group() -> None:
    reading = Reading(BODY)
    marks = Marks(reading, [])
    supported = {block.line for block in reading.blocks if marks.support(block)}
    assert supported == {1, 19, 21}


def test_a_text_without_its_marks() -> None:
    assert without_marks("It clumps [@doe2020; @roe2021, p. 5].").replace(" .", ".") == "It clumps."


@pytest.mark.parametrize("body", ["", "\n\n", ">", "> ", "|", "|\n|-|", "-", "1.", "#", "```", "[!KEY]", "> [!KEY]"])
def test_scraps_of_markdown_are_read_without_failure(body: str) -> None:
    reading: Any = Reading(body)
    assert isinstance(reading.blocks, list) and isinstance(reading.sentences, list)
