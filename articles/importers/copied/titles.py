"""The title of a copied page: told by its place above the text, and by what the text speaks of."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from articles.importers.copied.headings import KEY_POINT, is_common_name
from articles.importers.copied.subject import Subject, is_prose, shares_word
from articles.importers.found import Found
from articles.importers.lines import Block
from articles.importers.record.bylines import byline_names, goes_on_with_institutions, without_glued_marks
from articles.importers.record.people import is_name, named_first, names_in
from articles.importers.words import normalised

MOST_ABOVE_TEXT = 80
FEWEST_SPOKEN = 4
WORDS_OF_TITLE = 5
WORDS_OF_DECK = 8
LONGEST_NAMES = 600
LONGEST_LINE = 200
_NO_TITLE = re.compile(r"\S/\S.*\S/\S|[^\W\d]\s[>»›]\s[^\W\d]|^\d{1,2}\.\s")
_WAY = re.compile(r"\s?[>›»→]\s?|\s/\s")
_START = re.compile(r"^(?:home|start)\s", re.IGNORECASE)
_OWNER = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_DOCTOR = re.compile(r"^(?:Dr|Prof(?:essor)?)\.?\s+([^,.;:]{5,40}),\s[^.;:!?]{4,80}$")
_SITE = re.compile(r"\s[-–—|]\s[^-–—|]{2,60}$")
# "Rare Conditions Desk, a program of the Town Institute": the site's own line, above the article.
_PART_OF = re.compile(
    r"^[A-Z][^.!?]{2,80},\s(?:an?|the)\s(?:\w+\s)?(?:program(?:me)?|service|division|part|project|initiative|website|publication|member)"
    r"\sof\s(?:the\s)?([^.!?]{5,100})\.?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[,;&\d*†‡✉]")


def take_title(blocks: Sequence[Block], contents: set[str], record_line: int | None, found: Found) -> list[Block]:
    """Take the title out, with its copies; set aside what stands above it, the way through the site."""
    head = _Head(blocks, contents, _owners(found))
    title = head.at_end_of_trail(_trail(found)) or head.title(record_line)
    if title is None or head.stands_low(title, blocks):
        return list(blocks)
    found.title, found.places["title"] = title.text, title.on
    return _without_deck(without_names(_without_way(blocks, head, title, found), found), contents, found)


def _without_deck(blocks: list[Block], contents: set[str], found: Found) -> list[Block]:
    """Take a sentence without its full stop, set as a heading right below the title, as the summary."""
    deck, below = blocks[0] if blocks else None, blocks[1] if len(blocks) > 1 else None
    if deck is None or below is None or deck.kind != "heading" or below.kind == "heading" or found.summary:
        return blocks
    if deck.text.endswith("?") or normalised(deck.text) in contents or not _is_sentence(deck.text):
        return blocks
    found.summary, found.places["summary"] = deck.text, deck.on
    return blocks[1:]


def _is_sentence(text: str) -> bool:
    """Tell whether a line has a sentence's length, and small letters where a title would have capitals."""
    words = [word for word in text.split()[1:] if len(word) > 3]
    return len(text.split()) >= WORDS_OF_DECK and sum(word[0].islower() for word in words) * 3 > len(words) * 2


def _trail(found: Found) -> str:
    """Where the first way through the site ends that was set aside; empty where none was."""
    trails = (_WAY.split(aside.text) for aside in found.set_aside if aside.reason == "furniture")
    return next((normalised(steps[-1]) for steps in trails if len(steps) > 2 and len(steps[-1]) > 3), "")


def _owners(found: Found) -> str:
    """What the page's lines of copyright say: whose site it is."""
    return " ".join(normalised(aside.text) for aside in found.set_aside if _OWNER.search(aside.text[:LONGEST_NAMES]))


def _sites_above(blocks: Sequence[Block]) -> str:
    """Whose program, service or part a line at the top says that the site is."""
    said = [_PART_OF.search(block.text) for block in blocks[:MOST_ABOVE_TEXT] if len(block.text) <= LONGEST_LINE]
    return " ".join(normalised(one[1]) for one in said if one)


class _Head:
    """What stands above the article's first paragraph, and which part of it can be the title."""

    def __init__(self, blocks: Sequence[Block], contents: set[str], owners: str) -> None:
        self.subject = Subject(blocks)
        self._owners = f"{owners} {_sites_above(blocks)}"
        self._heaviest: Block | None = None
        self.blocks = list(blocks[: self._length(blocks)])
        below = blocks[len(self.blocks)] if len(self.blocks) < len(blocks) else None
        self.text_line = below.line if below else None
        self._later = sum(block.kind == "heading" for block in blocks)
        self._contents = contents
        able = [block for block in self.blocks if self._can_be(block) and not self._is_way(block)]
        able = [block for block in able if normalised(block.text) not in contents]
        self._weights = {block.line: self.subject.weight(block) for block in able}
        self.candidates = self._of_weight(able, 2) or able

    def title(self, record_line: int | None) -> Block | None:
        """The candidate above a line of authors, else the one printed twice, above the page's record, or first."""
        return self._over_names() or self._twice() or self._over_deck(self._over_record(record_line) or self._opening())

    def at_end_of_trail(self, trail: str) -> Block | None:
        """The line that opens with where the way through the site ends ("Home > Feet > Winter ankle")."""
        able = (block for block in self.blocks if block.line in self._weights)
        return next((block for block in able if trail and f"{normalised(block.text)} ".startswith(f"{trail} ")), None)

    def _over_deck(self, best: Block | None) -> Block | None:
        """Where the best one is a sentence, and right above it stands a line of words on the subject: that line."""
        place = next((place for place, block in enumerate(self.blocks) if block is best), 0)
        above = self.blocks[place - 1] if place and best and _is_sentence(best.text) else None
        tells = above is not None and self._weights.get(above.line, 0) and len(above.text.split()) >= WORDS_OF_TITLE
        return above if tells else best

    def _length(self, blocks: Sequence[Block]) -> int:
        """Up to the first paragraph that speaks of the subject; a key point may stand above the title."""
        taken = _key_point_above(blocks)
        above = blocks[:MOST_ABOVE_TEXT]
        able = [block for block in above if self._can_be(block) and self.subject.weight(block) >= FEWEST_SPOKEN]
        heaviest = self._heaviest = max(able, key=self.subject.weight, default=None)
        titled = False
        for place, block in enumerate(above):
            heavy = heaviest is not None and self.subject.weight(block) * 2 >= self.subject.weight(heaviest)
            titled = titled or (heavy and self._can_be(block))
            own = block in taken or _PART_OF.search(block.text[:LONGEST_LINE])
            if not own and is_prose(block) and (titled or self.subject.is_in(block, heaviest)):
                return place
        firsts = (place for place, block in enumerate(blocks) if block.kind != "heading" and block not in taken)
        return next(firsts, len(blocks))

    def _can_be(self, block: Block) -> bool:
        plain = not is_common_name(block.text) and not _NO_TITLE.search(block.text)
        of_site = self._names_site(block) or bool(_PART_OF.search(block.text[:LONGEST_LINE]))
        return block.kind == "heading" and plain and not of_site and not _names_authors(block)

    def _names_site(self, block: Block) -> bool:
        name = normalised(block.text)
        return " " in name and f" {name} " in f" {self._owners} "

    def _is_way(self, block: Block) -> bool:
        """Tell whether a line holds the way to a line below it ("Home Feet Winter ankle")."""
        ends = (f" {other.text}" for other in self.blocks if other.line > block.line)
        return bool(_START.match(block.text)) and block.text.endswith(tuple(ends))

    def _over_names(self) -> Block | None:
        pairs = pairwise(self.blocks)
        return next((block for block, names in pairs if block in self.candidates and _names_authors(names)), None)

    def _twice(self) -> Block | None:
        able = [block for block in self.blocks if self._weights.get(block.line)]
        whole = {normalised(block.text) for block in able}
        names = [_without_site(block.text, whole) for block in able]
        again = [block for block, name in zip(able, names, strict=True) if names.count(name) > 1]
        pairs = ((one, two) for one, two in pairwise(self.blocks) if normalised(one.text) == normalised(two.text))
        on_end = (block for block, name, after in zip(able, names, names[1:], strict=False) if name == after)
        next_to = (block for pair in pairs for block in pair if block in able)
        heaviest = max(again, key=lambda block: self._weights[block.line], default=None)
        twice = next(next_to, None) or next(on_end, None) or heaviest
        name = next((name for block, name in zip(able, names, strict=True) if block is twice), None)
        copies = [block for block, again in zip(able, names, strict=True) if again == name]
        return min(copies, key=lambda block: len(block.text), default=None)

    def _of_weight(self, blocks: Sequence[Block], share: float) -> list[Block]:
        """Those that weigh as much as the heaviest one, or up to so many times less."""
        most = max(self._weights.values(), default=0)
        return [block for block in blocks if most and self._weights[block.line] * share >= most]

    def _over_record(self, record_line: int | None) -> Block | None:
        if record_line is None or (self.text_line is not None and record_line > self.text_line):
            return None
        over = [block for block in self.candidates if block.line < record_line]
        return max(reversed(over), key=lambda block: self._rank(block), default=None)

    def _rank(self, block: Block) -> tuple[int, int]:
        return self._weights[block.line], len(block.text.split())

    def _opening(self) -> Block | None:
        """The first of those that say most; the heading of the first paragraph only where no other can be it."""
        able = self.candidates
        if len(able) > 1 and able[-1] is self.blocks[-1]:
            able = able[:-1] if able[-1].text.endswith("?") else able
        best = next(iter(self._of_weight(able, 1.5)), next(iter(able), None))
        if best is None or (not self._weights[best.line] and best is not self.blocks[0]):
            return None
        return best if self._later > 1 or best.text.endswith("?") else None

    def stands_low(self, title: Block, blocks: Sequence[Block]) -> bool:
        """Tell whether so much text stands above a title that it can be none."""
        above = sum(len(block.text) for block in blocks if block.line < title.line and is_prose(block))
        return above * 2 > sum(len(block.text) for block in blocks if is_prose(block))

    def is_listed(self, block: Block) -> bool:
        return normalised(block.text) in self._contents

    def is_strange(self, block: Block) -> bool:
        """Tell whether a heading says nothing of the subject, and names no usual section or listed one."""
        usual = is_common_name(block.text) or normalised(block.text) in self._contents
        speaks = shares_word(block, self._heaviest)
        return block.kind == "heading" and not usual and not speaks and ": " not in block.text


def _without_way(blocks: Sequence[Block], head: _Head, title: Block, found: Found) -> list[Block]:
    """Without the title and its copies, what stands above them, and headings of nothing right below."""
    copies = [block for block in head.blocks if normalised(block.text) == normalised(title.text)]
    for copy in copies:
        if copy is not title:
            found.label(copy, "title")
    if len(copies) > 1:
        lines = " and ".join(str(copy.line) for copy in copies)
        found.problem("duplicate_block", "info", "title repeated", f"lines {lines}")
    kept = {id(block) for block in (*copies, *_key_point_above(blocks))}
    last = max(place for place, block in enumerate(head.blocks) if block is copies[-1])
    unasked = takewhile(lambda block: not block.text.endswith("?"), head.blocks[last + 1 : -1])
    below = [block for block in unasked if head.is_strange(block) and not _names_authors(block)]
    way = [block for block in head.blocks[:last] if id(block) not in kept] + (below if len(below) > 1 else [])
    taken = {id(block) for block in (*way, *copies)}
    names = {normalised(block.text) for block in way if block.line < title.line and not head.is_listed(block)}
    rest: list[Block] = []
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        empty = block.kind == "heading" and (following is None or following.kind == "heading")
        if id(block) not in taken and not (empty and normalised(block.text) in names):
            rest.append(block)
        elif not any(block is copy for copy in copies):
            found.put_aside(block, "furniture")
    return rest


def _without_site(text: str, names: Collection[str]) -> str:
    """A line as it is compared; without the name of the site behind it, where it stands without it as well."""
    bare = normalised(_SITE.sub("", text))
    return bare if bare in names else normalised(text)


def without_names(blocks: list[Block], found: Found) -> list[Block]:
    """Take a line of two or more names below the title as its authors, or of a doctor's with the post."""
    if not blocks or len(_names(blocks[0])) < 2:
        return _without_doctor(blocks, found)
    printed = _names(blocks[0])
    names = without_glued_marks(printed, blocks[0].text, [aside.text for aside in found.set_aside])
    if names != printed or goes_on_with_institutions(blocks[0].text):
        found.put_aside(blocks[0], "furniture")
    else:
        found.label(blocks[0], "authors")
    found.authors.extend(name for name in names if name not in found.authors)
    return blocks[1:]


def _without_doctor(blocks: list[Block], found: Found) -> list[Block]:
    """ "Dr Ann Newly, Specialist Registrar in Rheumatology", "Ann Newly, MD": who wrote it, and what they are."""
    if not blocks or blocks[0].kind not in ("text", "heading") or found.authors:
        return blocks
    text = blocks[0].text[:LONGEST_LINE]
    doctor = _DOCTOR.match(text)
    if doctor and is_name(doctor[1]):
        found.put_aside(blocks[0], "furniture")
        found.authors.append(doctor[1])
        return blocks[1:]
    if len(names_in(text)) == 1 and named_first(text):
        found.label(blocks[0], "authors")
        found.authors += names_in(text)
        return blocks[1:]
    return blocks


def _names_authors(block: Block) -> bool:
    """Names set apart by more than an "and", with which two words of a title stand as well."""
    return bool(_LISTED.search(block.text)) and len(_names(block)) > 1


def _names(block: Block) -> list[str]:
    if block.kind not in ("text", "heading") or len(block.text) > LONGEST_NAMES:
        return []
    return names_in(block.text) or byline_names(block.text)


def _key_point_above(blocks: Sequence[Block]) -> list[Block]:
    """A key point and its text, where no paragraph stands above it."""
    taken: list[Block] = []
    for block in blocks[:MOST_ABOVE_TEXT]:
        if block.kind == "heading" and KEY_POINT.match(block.text):
            taken.append(block)
        elif block.kind == "heading" and taken:
            break
        elif taken:
            taken.append(block)
        elif block.kind != "heading":
            break
    return taken
