"""300 pairs of our own texts: the sample articles, each changed in ways whose differences are known."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.rendering.differences import Block, compare
from articles.rendering.segments import segments_of

from .test_differences import texts

SAMPLES = sorted(Path("reviews/sample/articles").glob("*.md"))
BODIES = [sample.read_text().split("+++\n", 2)[2].strip() for sample in SAMPLES]
SETS = {
    "number": ("In 2012 it was 64.3% there.", "In 2012 it was 46.3% there."),
    "dose": ("They gave 2 g/kg of it.", "They gave 20 g/kg of it."),
    "dose or unit": ("They gave 5 mg of it.", "They gave 5 µg of it."),
    "unit of time": ("It took 7 days then.", "It took 7 weeks then."),
    "negation": ("It does not spread.", "It does spread."),
    "negation put in": ("They can fly.", "They cannot fly."),
    "drug name": ("They had rituximab first.", "They had prednisone first."),
    "reference": ("It was seen [@almog2010dramatic].", "It was seen [@levy2003intravenous]."),
}
PLACES = range(3)


def with_sentence(body: str, sentence: str, seed: int) -> str:
    """The sentence put at the end of one of the paragraphs."""
    segments = segments_of(body)
    spots = [place for place, segment in enumerate(segments) if segment.kind == "paragraph"]
    chosen = random.Random(seed).choice(spots)
    return "".join(
        (f"{segment.text} {sentence}" if place == chosen else segment.text) + segment.gap
        for place, segment in enumerate(segments)
    )


def changed(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if block.change != "same"]


def moved(body: str, seed: int) -> tuple[str, str]:
    """A body with one paragraph put somewhere else, far away, and that paragraph."""
    blocks = body.split("\n\n")
    places = [place for place, block in enumerate(blocks) if len(block.split()) > 8 and block[0].isalpha()]
    source = random.Random(seed).choice(places)
    block = blocks.pop(source)
    target = next(place for place in (len(blocks) - 3, 2) if abs(place - source) > 2)
    return "\n\n".join([*blocks[:target], block, *blocks[target:]]), block


SENSITIVE = [
    pytest.param(body, seed, old, new, id=f"{SAMPLES[number].stem}-{name}-{seed}")
    for number, body in enumerate(BODIES)
    for seed in PLACES
    for name, (old, new) in SETS.items()
]
MOVES = [pytest.param(body, seed, id=f"{SAMPLES[n].stem}-{seed}") for n, body in enumerate(BODIES) for seed in range(3)]


def test_there_are_three_hundred_pairs() -> None:
    assert len(SENSITIVE) + len(MOVES) + len(BODIES) >= 300


@pytest.mark.parametrize("body", BODIES, ids=[sample.stem for sample in SAMPLES])
def test_unchanged_text_is_never_flagged(body: str) -> None:
    assert changed(compare(body, body)) == []


@pytest.mark.parametrize(("body", "seed", "old", "new"), SENSITIVE)
def test_what_changed_is_set_off_and_nothing_else_is_flagged(body: str, seed: int, old: str, new: str) -> None:
    before, after = with_sentence(body, old, seed), with_sentence(body, new, seed)
    blocks = compare(before, after)
    assert texts(blocks) == (before, after)
    (block,) = changed(blocks)
    parts = [part for part in block.parts if part.operation != "same"]
    assert block.change == "changed" and any(part.touch for part in parts)
    assert all(part.text.strip() in f"{old} {new}" for part in parts)


@pytest.mark.parametrize(("body", "seed"), MOVES)
def test_a_moved_block_is_a_move_and_nothing_else_is_flagged(body: str, seed: int) -> None:
    after, block = moved(body, seed)
    blocks = compare(body, after)
    assert texts(blocks) == (body, after)
    assert sorted((found.change, found.parts[0].text) for found in changed(blocks)) == [
        ("moved", block),
        ("moved away", block),
    ]


def rewritten(body: str, rewrite: Callable[[str], str]) -> list[Block]:
    return changed(compare(body, "\n\n".join(rewrite(block) for block in body.split("\n\n"))))


@pytest.mark.parametrize("body", BODIES, ids=[sample.stem for sample in SAMPLES])
def test_emphasis_alone_is_formatting(body: str) -> None:
    def bold(block: str) -> str:
        first, _, rest = block.partition(" ")
        return f"**{first}** {rest}" if first.isalpha() and rest else block

    assert {block.change for block in rewritten(body, bold)} == {"formatting"}
