"""Contents lists of a copied page: taken out, and the titles they name kept."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.importers.copied.furniture import is_navigation
from articles.importers.copied.headings import FAQS, is_common_name, is_heading_shape
from articles.importers.found import Found
from articles.importers.lines import Block, ends_sentence
from articles.importers.record.labels import read_labels
from articles.importers.words import normalised

MOST_ENTRIES = 60
MOST_LATER = 600
FEWEST_PARTS = 4
FEWEST_TIMES = 3
WORDS_OF_PART = 6
WORDS_OF_TITLE = 4
LONG_ABOVE = 100
LISTED = ("bullet", "numbered")

CONTENTS = re.compile(
    r"^(?:(?:view\s+)?(?:table\s+of\s+)?contents?(?:\s+of\s+this\s+page)?|(?:what['’]s\s+)?on\s+this\s+page|what(?:['’]s|\s+is)\s+in(?:side)?\s+this\s+\w+"
    r"|in\s+this\s+(?:article|section|guide|topic|page)|this\s+(?:page|article)\s+covers|page\s+contents?"
    r"|(?:article|page)\s+sections|quick\s+(?:search|links|navigation|guide)|topic\s+contents|(?:page\s+)?(?:outline|navigation)|(?:jump|skip)\s+to(?:\s+section)?)\s*:?(?:\s*>>.*|\s*\[?(?:hide|show)\]?)?$",
    re.IGNORECASE,
)
_OUTLINE = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?$")
_TOP = re.compile(r"^\(?(?:top|beginning)\)?$", re.IGNORECASE)


def take_contents(blocks: Sequence[Block], found: Found) -> tuple[list[Block], set[str]]:
    """Take contents lists out. Returns the other blocks and the titles that the lists name, normalised."""
    blocks = _without_outline(blocks, found)
    seen, often = _times_seen(blocks), _jump_lists(blocks)
    rest: list[Block] = []
    items: set[str] = set()
    lists: list[tuple[tuple[str, ...], int, int]] = []
    position, parted = 0, -1
    while position < len(blocks):
        block = blocks[position]
        labelled = bool(CONTENTS.match(block.text))
        if labelled:
            entries = _entries(blocks, position + 1, seen)
        else:
            bare = often.get(position, []) or _bare_entries(blocks, position, seen)
            entries = bare or _part_entries(blocks, position, items)
        if not entries:
            rest.append(replace(block, gap=True) if position == parted else block)
            position += 1
            continue
        if labelled:
            found.label(block, "contents")
        _account(entries, seen, found)
        names = tuple(normalised(entry.text) for entry in entries)
        items.update(names)
        lists.append((names, block.line, entries[-1].line))
        position += len(entries) + int(labelled)
        parted = position if block.gap else parted
    _report_repeated(lists, found)
    return rest, items


def _without_outline(blocks: Sequence[Block], found: Found) -> list[Block]:
    """The lines of a contents list without the numbers that stand before them in a column ("2.1", "Types")."""
    plain: list[Block] = []
    inside = False
    for block in blocks:
        inside = bool(CONTENTS.match(block.text)) or (
            inside and len(block.cells) == 2 and bool(_OUTLINE.match(block.cells[0]))
        )
        if inside and block.cells:
            found.label(replace(block, text=block.cells[0]), "contents")
            block = replace(block, text=block.cells[1], kind="bullet", cells=())
        plain.append(block)
    return plain


def _jump_lists(blocks: Sequence[Block]) -> dict[int, list[Block]]:
    """Lists that a page repeats below its headings, by their places: the same short lines set tight, thrice or more."""
    places = [place for place, block in enumerate(blocks) if block.gap or not place]
    runs = {
        start: list(blocks[start:end])
        for start, end in pairwise([*places, len(blocks)])
        if FEWEST_PARTS <= end - start <= MOST_ENTRIES and all(is_heading_shape(one.text) for one in blocks[start:end])
    }
    named = {start: tuple(normalised(block.text) for block in run) for start, run in runs.items()}
    times = Counter(named.values())
    return {start: run for start, run in runs.items() if times[named[start]] >= FEWEST_TIMES}


def _times_seen(blocks: Sequence[Block]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for block in blocks:
        if len(block.text) <= 200:
            key = normalised(block.text)
            seen[key] = seen.get(key, 0) + 1
    return seen


def _entries(blocks: Sequence[Block], start: int, seen: dict[str, int]) -> list[Block]:
    """The list's items: bullets or numbers after its label, or short lines that stand on the page again (but for one
    that stands there twice in a row: the title)."""
    entries: list[Block] = []
    for position, block in enumerate(blocks[start : start + MOST_ENTRIES], start=start):
        again = seen.get(normalised(block.text), 0) > 1 and not _stands_twice(blocks, position)
        in_row = not entries or not block.gap or not blocks[start].gap or again
        listed = block.kind in LISTED and in_row
        ends = position + 1 < len(blocks) and blocks[position + 1].gap
        top = not entries and bool(_TOP.match(block.text) or is_navigation(block.text))
        named = len(entries) > 1 and not block.gap and ends and bool(FAQS.match(block.text))
        plain = blocks[start].kind not in LISTED and again and (not block.gap or not entries)
        heads = any(normalised(block.text) == normalised(entry.text) for entry in entries)
        if not (listed or plain or named or top) or ends_sentence(block.text.rstrip("?")) or CONTENTS.match(block.text):
            break
        if heads:
            break
        entries.append(block)
    named_any = any(not is_navigation(entry.text) and not _TOP.match(entry.text) for entry in entries)
    return _to_gap(blocks, start, entries, seen) if named_any else []


def _stands_twice(blocks: Sequence[Block], position: int) -> bool:
    following = blocks[position + 1 : position + 2]
    return bool(following) and normalised(following[0].text) == normalised(blocks[position].text)


def _to_gap(blocks: Sequence[Block], start: int, entries: list[Block], seen: dict[str, int]) -> list[Block]:
    """A list of which half the lines stand on the page again goes on to the next gap; its last line is the title where
    nothing above can be it."""
    rest = list(entries)
    untitled = all(len(block.text.split()) < WORDS_OF_TITLE for block in blocks[: start - 1])
    for block in blocks[start + len(entries) : start + MOST_ENTRIES] if entries else []:
        if block.gap or block.kind != "text" or not is_heading_shape(block.text) or CONTENTS.match(block.text):
            break
        rest.append(block)
    after = blocks[start + len(rest) : start + len(rest) + 1]
    if untitled and len(rest) > len(entries) and seen.get(normalised(rest[-1].text), 0) < 2:
        rest = rest[:-1]
    again = sum(seen.get(normalised(entry.text), 0) > 1 for entry in rest)
    return rest if again * 2 >= len(rest) and bool(after) and after[0].gap else entries


def _part_entries(blocks: Sequence[Block], start: int, items: set[str]) -> list[Block]:
    """A list of the page's parts in other words ("Types" for "What are the types of …?"): lines set tight, most of
    them found in later headings or usual names. The headings found are added to `items`."""
    run = _tight_run(blocks, start)
    later = _heading(blocks[start + len(run) : start + MOST_LATER]) if len(run) >= FEWEST_PARTS else []
    heads = {entry.line: _headed_by(entry, later) for entry in run}
    if run and heads[run[-1].line] is None and len(run) < len(blocks) - start and not blocks[start + len(run)].gap:
        run = run[:-1]
    told = [entry for entry in run if heads[entry.line]]
    usual = sum(bool(heads[entry.line]) or is_common_name(entry.text) for entry in run)
    above = not any(len(block.text) > LONG_ABOVE for block in blocks[:start])
    if above and len(run) > FEWEST_PARTS and usual * 2 >= len(run):
        return run
    if len(run) < FEWEST_PARTS or (usual < len(run) and (len(told) * 2 < len(run) or usual * 4 < len(run) * 3)):
        return []
    items.update(head for entry in told if (head := heads[entry.line]))
    return run


def _tight_run(blocks: Sequence[Block], start: int) -> list[Block]:
    """Different short lines from a position on, without a gap between them; not below "…:"."""
    run: list[Block] = []
    names: set[str] = set()
    if start and (blocks[start - 1].text.endswith(":") or _stands_twice(blocks, start - 1)):
        return run
    for block in blocks[start : start + MOST_ENTRIES]:
        if (run and block.gap) or block.kind != "text" or not is_heading_shape(block.text):
            break
        name = normalised(block.text)
        long = len(name.split()) > WORDS_OF_PART
        if not name or long or name in names or is_navigation(block.text):
            break
        if CONTENTS.match(block.text) or read_labels(block.text):
            break
        run.append(block)
        names.add(name)
    return run


def _headed_by(entry: Block, later: Sequence[Block]) -> str | None:
    """The later line that an entry names: the same, one that opens with its words, or a question that holds them."""
    words = [word.removesuffix("s") for word in normalised(entry.text).split()]
    for block in later:
        name = normalised(block.text)
        held = [word.removesuffix("s") for word in name.split()]
        opens = held[: len(words)] == words
        if (opens and len(held) < 12) or (block.text.endswith("?") and set(words) <= set(held)):
            return name
    return None


def _bare_entries(blocks: Sequence[Block], start: int, seen: dict[str, int]) -> list[Block]:
    """A contents list without its label: different short lines in a row, each of which heads something later."""
    entries: list[Block] = []
    names: set[str] = set()
    for block in blocks[start : start + MOST_ENTRIES]:
        name = normalised(block.text[:200])
        parted = len(entries) > 1 and block.gap and not entries[-1].gap
        if name in names or seen.get(name, 0) < 2 or not is_heading_shape(block.text) or is_navigation(block.text):
            break
        if parted:
            break
        entries.append(block)
        names.add(name)
    if len(entries) < 2:
        return []
    ends = blocks[start + len(entries) : start + len(entries) + 2]
    if len(entries) > 2 and len(ends) == 2 and not ends[0].gap and ends[1].gap and is_common_name(ends[0].text):
        entries.append(ends[0])
    later = blocks[start + len(entries) : start + len(entries) + 400]
    heading = names & {normalised(block.text) for block in _heading(later)}
    heads_later = names <= {normalised(block.text) for block in later}
    return entries if heads_later and len(heading) * 2 > len(names) else []


def _heading(blocks: Sequence[Block]) -> list[Block]:
    """The short lines that head something: set apart from above, or no other short line set against them from below."""
    return [
        block
        for block, after in pairwise(blocks)
        if is_heading_shape(block.text) and (block.gap or after.gap or not is_heading_shape(after.text))
    ]


def _account(entries: Sequence[Block], seen: dict[str, int], found: Found) -> None:
    for entry in entries:
        if seen.get(normalised(entry.text), 0) > 1:
            found.label(entry, "sections")
        else:
            found.put_aside(entry, "furniture")


def _report_repeated(lists: Sequence[tuple[tuple[str, ...], int, int]], found: Found) -> None:
    first: dict[tuple[str, ...], tuple[int, int]] = {}
    for names, start, end in lists:
        if names in first:
            earlier = "{}-{}".format(*first[names])
            found.problem("duplicate_block", "info", "contents list repeated", f"lines {earlier} and {start}-{end}")
        first.setdefault(names, (start, end))
