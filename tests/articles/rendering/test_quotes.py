"""A passage finds its place again in generated revisions, or is gone; it is never a wrong one."""

import random
from collections import Counter

import pytest

from articles.rendering.quotes import Place, Quote, find, places, quote_at

WORDS = [
    "cold", "blood", "protein", "immunoglobulin", "vessel", "skin", "kidney", "nerve", "patient", "dose", "week", "test",
    "treatment", "sample", "serum", "may", "can", "often", "rarely", "is", "are", "the", "a", "of", "in", "with", "after",
    "before", "and", "or", "not", "5", "mg", "2.5", "37", "warm",
]  # fmt: skip
Word = tuple[int, str]
"""A word that knows its own history: copies and new words get numbers of their own."""


class Text:
    """A text of numbered words, a passage in it, and edits whose outcome is known."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self._next = 0
        self.words = [word for _ in range(self.dice.randint(12, 40)) for word in self.sentence()]
        length = self.dice.choice([2, 3, 5, 9, 15, 30])
        at = self.dice.randrange(1, len(self.words) - length - 1)
        self.passage = self.words[at : at + length]
        self.others = {*self.words} - {*self.passage}
        self.copies: list[list[Word]] = []
        self.origin = str(self)
        start = len(" ".join(word for _, word in self.words[:at])) + 1
        self.quote = quote_at(self.origin, Place(start, start + len(" ".join(word for _, word in self.passage))))

    def __str__(self) -> str:
        return " ".join(word for _, word in self.words)

    def new(self, word: str) -> Word:
        self._next += 1
        return self._next, word

    def sentence(self) -> list[Word]:
        words = [self.dice.choice(WORDS) for _ in range(self.dice.randint(3, 14))]
        return [self.new(word) for word in [words[0].capitalize(), *words[1:-1], words[-1] + "."]]

    def bounds(self) -> tuple[int, int]:
        """Where the passage's words stand, those that are left."""
        kept = [at for at, word in enumerate(self.words) if word in self.passage]
        return (kept[0], kept[-1] + 1) if kept else (0, 0)

    def edit(self, kind: str) -> None:
        start, end = self.bounds()
        if kind == "before":
            self.change(0, max(0, start - 4))
        elif kind == "after":
            self.change(min(len(self.words), end + 4), len(self.words))
        elif kind == "beside":
            self.words[start:start] = self.sentence()
        elif kind == "inside" and end - start > 2:
            self.change(start + 1, end - 1)
        elif kind == "deleted":
            self.words = [word for word in self.words if word not in self.passage]
        elif kind == "copied":
            margin = self.dice.choice([0, 0, 3, 12])
            left = max(0, start - margin)
            copy = [self.new(word) for _, word in self.words[left : end + margin]]
            self.copies.append(copy[start - left : end - left] if margin else [])
            at = self.dice.choice([0, len(self.words)])
            self.words[at:at] = copy

    def change(self, start: int, end: int) -> None:
        """Insert, delete or replace a few words between two places."""
        at = self.dice.randint(start, end)
        gone = self.dice.randint(0, min(3, end - at))
        self.words[at : at + gone] = [self.new(self.dice.choice(WORDS)) for _ in range(self.dice.randint(0, 3))]

    def verdict(self, place: Place | None) -> str:
        """Whether a place is the passage's own, told by the numbers of the words.

        A copy with its neighbours, the first being gone, is the passage that was moved. What was written at the very
        edge of a passage may count as a change of it; a word that stood outside it never does.
        """
        if place is None:
            return "gone"
        if f"{self.quote.exact} {self.quote.exact}" in self.origin:
            return "repeated at once: nobody can tell which of the two is left"
        at, spans = 0, []
        for word in self.words:
            spans.append((at, at + len(word[1]), word))
            at += len(word[1]) + 1
        inside = [word for start, end, word in spans if start < place.end and end > place.start]
        kept = [word for word in self.passage if word in self.words]
        if not place.changed:
            own = set(inside) & set(kept) and self.others.isdisjoint(inside)
            return "found" if own or (not kept and inside in self.copies) else "wrong"
        copied = any(set(inside) & set(copy) for copy in self.copies)
        own = set(kept) <= set(inside) and self.others.isdisjoint(inside) and not copied
        return "changed" if own else "wrong"


KINDS = ("before", "after", "beside", "inside", "deleted", "copied")


@pytest.mark.parametrize("seed", range(200))
def test_in_a_generated_revision_a_passage_is_found_or_gone_and_never_wrong(seed: int) -> None:
    text = Text(seed)
    for _ in range(text.dice.randint(1, 5)):
        text.edit(text.dice.choice(KINDS))
    assert text.verdict(find(text.quote, text.origin, str(text))) != "wrong"


@pytest.mark.deep
def test_in_twenty_thousand_generated_revisions_no_passage_is_a_wrong_one() -> None:
    wrong = []
    for seed in range(20_000):
        text = Text(seed)
        for _ in range(text.dice.randint(1, 5)):
            text.edit(text.dice.choice(KINDS))
        if text.verdict(find(text.quote, text.origin, str(text))) == "wrong":
            wrong.append(seed)
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "outcome", "least"),
    [("before", "found", 195), ("after", "found", 195), ("beside", "found", 190), ("inside", "changed", 120)],
)
def test_edits_around_a_passage_do_not_lose_it(kind: str, outcome: str, least: int) -> None:
    seen: Counter[str] = Counter()
    for seed in range(200):
        text = Text(seed)
        text.edit(kind)
        changed = kind == "inside" and str(text) != text.origin
        expected = outcome if changed or kind != "inside" else "found"
        seen[str(text.verdict(find(text.quote, text.origin, str(text))) == expected)] += 1
    assert seen["True"] >= least, seen


@pytest.mark.parametrize("seed", range(50))
def test_a_deleted_passage_is_gone(seed: int) -> None:
    text = Text(seed)
    text.edit("deleted")
    assert find(text.quote, text.origin, str(text)) is None


ORIGIN = "Keep warm in winter. Take 5 mg of it daily with food. Ask somebody first. Keep warm in summer."


def quoted(exact: str, which: int = 0) -> Quote:
    return quote_at(ORIGIN, places(ORIGIN, Quote(exact))[which])


def test_of_two_equal_passages_each_finds_its_own() -> None:
    for which in (0, 1):
        place = find(quoted("Keep warm", which), ORIGIN, f"A new beginning here. {ORIGIN} And an end.")
        assert place is not None and (place.start > 40) == bool(which)


def test_where_one_of_two_equal_passages_was_taken_out_the_other_is_not_taken_for_it() -> None:
    assert find(quoted("Keep warm"), ORIGIN, ORIGIN.removeprefix("Keep warm in winter. ")) is None


def test_neighbours_that_stood_twice_tell_nothing() -> None:
    boilerplate = "Ask the doctor about it at your next visit. Keep warm."
    origin = f"The first part. {boilerplate} Gloves help. The second part. {boilerplate} A scarf helps."
    quote = quote_at(origin, places(origin, Quote("Keep warm."))[0])
    assert find(quote, origin, origin.replace(f"{boilerplate} Gloves help. ", "", 1)) is None


def test_another_dose_is_a_change() -> None:
    place = find(quoted("5 mg of it"), ORIGIN, ORIGIN.replace("5 mg", "10 mg"))
    assert place is not None and place.changed
    assert ORIGIN.replace("5 mg", "10 mg")[place.start : place.end] == "10 mg of it"


@pytest.mark.parametrize("longer", ["2.5 mg", "15 mg", "5.5 mg"])
def test_a_number_is_not_found_inside_a_longer_one(longer: str) -> None:
    place = find(quoted("5 mg"), ORIGIN, ORIGIN.replace("5 mg", longer))
    assert place is None or place.changed


def test_a_passage_that_was_copied_with_its_neighbours_is_gone() -> None:
    edited = ORIGIN.replace("5 mg of it", "6 mg of them")
    assert find(quoted("5 mg of it"), ORIGIN, f"{ORIGIN} Apart from that: {edited}") is None


def test_a_quote_that_does_not_name_one_place_of_its_text_is_nowhere() -> None:
    assert find(Quote("Keep warm"), ORIGIN, ORIGIN) is None
    assert find(Quote("never said"), ORIGIN, ORIGIN) is None
