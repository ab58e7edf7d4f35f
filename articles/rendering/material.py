"""The guard against material changes passed as minor (DESIGN 5.6): what changed that a reader may act on. Pure."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from .alignment import equal_runs
from .stream import Item, stream_of
from .tokens import reversed_words
from .weighty_words import FUNCTION_WORDS

KINDS = {
    "dose": "dose",
    "number": "number",
    "unit": "unit",
    "frequency": "how often",
    "drug name": "drug name",
    "negation": "negation",
    "strength": "strength of a recommendation",
    "reference": "reference",
    "comparison": "comparison",
    "term": "medical term",
    "heading": "heading",
    "box": "box",
    "wording": "wording",
    "field": "statement",
}
"""Each kind of material change, as pages name it."""

TEXTS = ("title", "summary", "body")
FIGURES = ("dose", "number", "unit", "frequency")
SPELLING = 0.8
"""Likeness (difflib's ratio) from which on an unknown word is taken for a misspelling of a medical term."""
MOST_PASSED = 3
"""What one word passed on its way that is told."""
MOST_REPLACED = 3
MOST_ADDED = 1
"""Content words that may be exchanged, or come and go, at one place before it counts as other wording."""


@dataclass(frozen=True, slots=True)
class MaterialChange:
    """One change that is not minor: its kind (a key of KINDS), what changed as a sentence, and the sentence around."""

    kind: str
    what: str
    sentence: str = ""

    def __str__(self) -> str:
        return f"{KINDS[self.kind].capitalize()}: {self.what}"


def material_changes(
    before: Mapping[str, str],
    after: Mapping[str, str],
    drug_names: Collection[str] = frozenset(),
    labels: Mapping[str, str] | None = None,
) -> list[MaterialChange]:
    """What changed between two versions that a reader may act on, in reading order; empty where the change is minor.

    `before` and `after` give the reader-visible fields by name: "title", "summary" and "body" (Markdown) are read
    word by word, every other field that both have counts where its words differ at all. `drug_names`, in small
    letters, come on top of those known by stem; `labels` names the fields.
    """
    found: list[MaterialChange] = []
    for name in before:
        if name not in after or before[name] == after[name]:
            continue
        if name in TEXTS:
            found += _in_text(stream_of(name, before[name], drug_names), stream_of(name, after[name], drug_names))
        elif [item.key for item in stream_of(name, before[name])] != [i.key for i in stream_of(name, after[name])]:
            kind = "reference" if name == "references" else "field"
            found.append(MaterialChange(kind, f"{(labels or {}).get(name, name.capitalize())} changed."))
    return found


def _in_text(old: list[Item], new: list[Item]) -> list[MaterialChange]:
    exchanges: list[tuple[int, list[Item], list[Item]]] = []
    i = j = 0
    for a, b, size in equal_runs([item.key for item in old], [item.key for item in new]):
        if a > i or b > j:
            exchanges.append((i, old[i:a], new[j:b]))
        i, j = a + size, b + size
    found = [change for _, removed, added in exchanges for change in _at_one_place(removed, added)]
    return list(_told_once([*found, *_crossed(old, exchanges)]))


def _crossed(old: list[Item], exchanges: list[tuple[int, list[Item], list[Item]]]) -> Iterator[MaterialChange]:
    """What a word passed on its way to another place: a "not", a dose or a citation that speaks for others now."""
    weighty = [place for place, item in enumerate(old) if item.touch]
    left = {item.key: place + n for place, removed, _ in exchanges for n, item in enumerate(removed)}
    for place, _, added in exchanges:
        for item in _content(added):
            if item.key in left:
                start, end = sorted((place, left[item.key] + 1))
                first = bisect_left(weighty, start)
                passed = [old[at] for at in weighty[first : first + MOST_PASSED] if at < end]
                yield from (MaterialChange(one.touch, f"“{one.text}” moved.", one.sentence) for one in passed)


def _at_one_place(removed: list[Item], added: list[Item]) -> Iterator[MaterialChange]:
    """What matters in one exchange of words."""
    denied = reversed_words((item.text for item in removed), (item.text for item in added))
    removed, added = _marked(removed, denied), _marked(added, denied)
    if len(removed) == len(added) == 1:
        if not _is_spelling(removed, added) and (removed[0].touch or added[0].touch):
            yield _exchange(removed[0], added[0])
    else:
        for kinds in (FIGURES, *((kind,) for kind in KINDS if kind not in FIGURES)):
            ours = [item for item in removed if item.touch in kinds], [item for item in added if item.touch in kinds]
            yield from (_exchange(one, other) for one, other in zip_longest(*ours))
    words = _content(removed), _content(added)
    if max(map(len, words)) > (MOST_REPLACED if all(words) else MOST_ADDED):
        yield _rewording(removed, added)


def _exchange(old: Item | None, new: Item | None) -> MaterialChange:
    if old and new:
        same_figures = any(sign.isdigit() for sign in old.key) and _figures(old) == _figures(new)
        kind = "dose" if "dose" in (old.touch, new.touch) else new.touch or old.touch
        kind = "unit" if same_figures and kind in ("dose", "number") else kind
        return MaterialChange(kind, f"“{old.text}” became “{new.text}”.", new.sentence)
    if new:
        return MaterialChange(new.touch, f"“{new.text}” was added.", new.sentence)
    assert old is not None  # noqa: S101
    return MaterialChange(old.touch, f"“{old.text}” was removed.", old.sentence)


def _rewording(removed: list[Item], added: list[Item]) -> MaterialChange:
    old, new = (_shortened(" ".join(item.text for item in side)) for side in (removed, added))
    sentence = (added or removed)[0].sentence
    if old and new:
        return MaterialChange("wording", f"“{old}” became “{new}”.", sentence)
    return MaterialChange("wording", f"“{new or old}” was {'added' if new else 'removed'}.", sentence)


def _told_once(changes: list[MaterialChange]) -> Iterator[MaterialChange]:
    """What was taken out in one place and put in at another has moved; nothing is told twice."""
    ways = (" was removed.", " was added.")
    gone, come = ({(c.kind, c.what.removesuffix(way)) for c in changes if c.what.endswith(way)} for way in ways)
    both = gone & come
    told: set[tuple[str, str, str]] = set()
    for change in changes:
        stem = change.what.removesuffix(ways[0]).removesuffix(ways[1])
        moved = stem != change.what and (change.kind, stem) in both
        one = replace(change, what=f"{stem} moved.", sentence="") if moved else change
        if (one.kind, one.what, one.sentence) not in told:
            told.add((one.kind, one.what, one.sentence))
            yield one


def _marked(items: list[Item], denied: set[str]) -> list[Item]:
    return [replace(item, touch="negation") if item.text.casefold() in denied else item for item in items]


def _is_spelling(removed: list[Item], added: list[Item]) -> bool:
    """Whether a medical term and a word that nobody knows stand for each other, or a word and its plural."""
    old, new = removed[0], added[0]
    touches = {old.touch, new.touch}
    if not touches <= {"", "term"}:
        return False
    if old.key.rstrip("s") == new.key.rstrip("s"):
        return True
    return touches == {"", "term"} and SequenceMatcher(None, old.key, new.key).ratio() >= SPELLING


def _content(items: list[Item]) -> list[Item]:
    return [item for item in items if item.key not in FUNCTION_WORDS and not item.touch and item.text[:1].isalpha()]


def _figures(item: Item) -> str:
    return "".join(sign for sign in item.key if sign.isdigit() or sign in ".-/<>≤≥")


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:60].rsplit(' ', 1)[0]} … {text[-18:].split(' ', 1)[-1]}"
