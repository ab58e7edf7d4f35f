import pytest

from articles.choices import Kind
from articles.rendering.hints import drop_used, parts_with_hints, without_hints
from articles.rendering.markdown import render
from articles.starters import AUDIENCES, starter_of

BODY = """%% Say it first.

> [!KEY]
%% One sentence.

## Symptoms

%% What people notice.

## Causes

%% What brings it about.
"""


def test_a_hint_is_never_shown() -> None:
    assert "Say it first" not in render(BODY, {}).html and "What brings" not in render(BODY, {}).html


def test_lines_keep_their_numbers_without_hints() -> None:
    assert [line for line in BODY.split("\n") if line.startswith("#")] == [
        line for line in without_hints(BODY).split("\n") if line.startswith("#")
    ]
    assert without_hints(BODY).split("\n").index("## Causes") == BODY.split("\n").index("## Causes")


def test_a_hint_goes_when_its_part_is_written_and_the_others_stay() -> None:
    written = drop_used(BODY.replace("## Symptoms\n", "## Symptoms\n\nA rash in the cold.\n"))
    assert "What people notice" not in written and "A rash in the cold." in written
    assert parts_with_hints(written) == ["the opening", "Key point", "Causes"]


def test_a_box_without_words_of_its_own_keeps_its_hint() -> None:
    written = drop_used(BODY.replace("%% Say it first.", "Cold can harm."))
    assert "One sentence." in written
    assert "One sentence." not in drop_used(BODY.replace("> [!KEY]\n", "> [!KEY]\n> Keep warm.\n"))


def test_a_text_without_hints_is_left_as_it_is() -> None:
    text = "## A\n\nOne %% two.\n\n\n\nThree."
    assert drop_used(text) == text and parts_with_hints(text) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_has_a_starter_of_headings_and_hints_alone(kind: Kind) -> None:
    draft = starter_of(kind)
    assert draft.kind == kind and draft.audience == AUDIENCES[kind]
    own = [line for line in without_hints(draft.body).split("\n") if line and not line.startswith(("#", "> [!"))]
    assert own == [] and len(parts_with_hints(draft.body)) >= 6


def test_patients_pages_begin_with_when_to_get_help_and_questions_to_ask() -> None:
    body = starter_of(Kind.EXPLAINER).body
    assert "> [!URGENT]" in body and "## Questions for your appointment" in body
