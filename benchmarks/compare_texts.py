"""How long the comparison of two texts of 10,000 words takes, and the guard over them, in the worst cases we know.

Run it with `python benchmarks/compare_texts.py`. Texts are made from a seed; a case is the best of three runs.
"""

import random
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.rendering.differences import compare
from articles.rendering.material import material_changes

WORDS = 10_000
VOCABULARY = """cold blood serum protein vessel patient nerve joint skin kidney rash warm test sample result dose weekly
rituximab prednisone remission relapse infection antibody fever doctor winter glove finger purpura""".split()  # noqa: SIM905
COMMON = "the of and in to a is that with for it may not be are from by or after when".split()  # noqa: SIM905


def prose(seed: int, words: int = WORDS, paragraph: int = 60) -> str:
    """Paragraphs of made-up sentences under headings, with figures, doses and citations."""
    chance = random.Random(seed)  # noqa: S311
    blocks: list[str] = []
    for number in range(words // paragraph):
        if number % 6 == 0:
            blocks.append(f"## Section {number} of {chance.choice(VOCABULARY)}")
        blocks.append(" ".join(_sentence(chance) for _ in range(paragraph // 15)))
    return "\n\n".join(blocks)


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(COMMON if chance.random() < 0.5 else VOCABULARY) for _ in range(12)]
    extra = chance.choice(["", f" {chance.randint(1, 900)} mg daily", f" {chance.randint(1, 99)}%"])
    return f"{' '.join(words).capitalize()}{extra} [@key{chance.randint(1, 40)}]."


def scattered(text: str, share: float) -> str:
    """The text with a share of its words replaced."""
    chance = random.Random(7)  # noqa: S311
    return " ".join(chance.choice(VOCABULARY) if chance.random() < share else word for word in text.split(" "))


def shuffled(text: str) -> str:
    blocks = text.split("\n\n")
    random.Random(7).shuffle(blocks)  # noqa: S311
    return "\n\n".join(blocks)


def cases() -> dict[str, tuple[str, str]]:
    """Pairs of texts by name."""
    text, other = prose(1), prose(2)
    solid, solid_other = " ".join(text.split()), " ".join(other.split())
    items = "\n".join(f"- {block}" for block in prose(3, paragraph=15).split("\n\n"))
    return {
        "the same": (text, text),
        "one word": (text, text.replace("winter", "summer", 1)),
        "2% of the words": (text, scattered(text, 0.02)),
        "30% of the words": (text, scattered(text, 0.3)),
        "every block moved": (text, shuffled(text)),
        "every block moved and changed": (text, scattered(shuffled(text), 0.1)),
        "wholly rewritten": (text, other),
        "one paragraph, 30% of the words": (solid, scattered(solid, 0.3)),
        "one paragraph, wholly rewritten": (solid, solid_other),
        "one word 10,000 times, against another": ("cold " * WORDS, "cold warm " * (WORDS // 2)),
        "a list, items shuffled": (items, "\n".join(shuffled(items.replace("\n", "\n\n")).split("\n\n"))),
        "from nothing": ("", text),
    }


def best_of_three(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def main() -> None:
    print(f"{'seconds for 10,000 words':45}{'compare':>9}{'guard':>9}")
    for name, (before, after) in cases().items():
        guard = best_of_three(partial(material_changes, {"body": before}, {"body": after}))
        print(f"{name:45}{best_of_three(partial(compare, before, after)):9.3f}{guard:9.3f}")


if __name__ == "__main__":
    main()
