"""Contents lists of a copied page: taken out, and the titles they name kept."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.importers.copied.furniture import is_navigation
from articles.importers.copied.headings import FAQS, is_common_name, is_heading_shape
from articles.importers.found import Found
from articles.importers.lines import Block, ends_sentence
from articles.importers.words import normalised

MOST_ENTRIES = 60
MOST_LATER = 600
FEWEST_PARTS = 4
WORDS_OF_PART = 6

CONTENTS = re.compile(
    r"^(?:(?:view\s+)?(?:table\s+of\s+)?contents?(?:\s+of\s+this\s+page)?|(?:what['’]s\s+)?on\s+this\s+page"
    r"|in\s+this\s+(?:article|section|guide|topic|page)|this\s+(?:page|article)\s+covers|page\s+contents?"
    r"|(?:article|page)\s+sections|(?:jump|skip)\s+to(?:\s+section)?)\s*:?(?:\s*>>.*)?$",
    re.IGNORECASE,
)


def take_contents(blocks: Sequence[Block], found: Found) -> tuple[list[Block], set[str]]:
    """Take contents lists out. Returns the other blocks and the titles that the lists name, normalised."""
    seen = _times_seen(blocks)
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
            entries = _bare_entries(blocks, position, seen) or _part_entries(blocks, position, items)
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


def _times_seen(blocks: Sequence[Block]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for block in blocks:
        if len(block.text) <= 200:
            key = normalised(block.text)
            seen[key] = seen.get(key, 0) + 1
    return seen


def _entries(blocks: Sequence[Block], start: int, seen: dict[str, int]) -> list[Block]:
    """The list's items: bullets or numbers after its label, or short lines that stand on the page again."""
    entries: list[Block] = []
    for position, block in enumerate(blocks[start : start + MOST_ENTRIES], start=start):
        listed = block.kind in ("bullet", "numbered") and (not entries or not block.gap or not blocks[start].gap)
        again = seen.get(normalised(block.text), 0) > 1 and (not block.gap or not entries)
        ends = position + 1 < len(blocks) and blocks[position + 1].gap
        named = len(entries) > 1 and not block.gap and ends and bool(FAQS.match(block.text))
        if not (listed or again or named) or ends_sentence(block.text.rstrip("?")) or CONTENTS.match(block.text):
            break
        entries.append(block)
    return _to_gap(blocks, start, entries)


def _to_gap(blocks: Sequence[Block], start: int, entries: list[Block]) -> list[Block]:
    """A list of which half the lines stand on the page again goes on to the next gap."""
    rest = list(entries)
    for block in blocks[start + len(entries) : start + MOST_ENTRIES] if len(entries) > 1 else []:
        if block.gap or block.kind != "text" or not is_heading_shape(block.text) or CONTENTS.match(block.text):
            break
        rest.append(block)
    after = blocks[start + len(rest) : start + len(rest) + 1]
    whole = len(rest) < len(entries) * 2 and bool(after) and after[0].gap
    return rest if whole else entries


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
    if len(run) < FEWEST_PARTS or (usual < len(run) and (len(told) * 2 < len(run) or usual * 4 < len(run) * 3)):
        return []
    items.update(head for entry in told if (head := heads[entry.line]))
    return run


def _tight_run(blocks: Sequence[Block], start: int) -> list[Block]:
    """Different short lines from a position on, without a gap between them; not below "…:"."""
    run: list[Block] = []
    names: set[str] = set()
    if start and blocks[start - 1].text.endswith(":"):
        return run
    for block in blocks[start : start + MOST_ENTRIES]:
        if (run and block.gap) or block.kind != "text" or not is_heading_shape(block.text):
            break
        name = normalised(block.text)
        long = len(name.split()) > WORDS_OF_PART
        if not name or long or name in names or is_navigation(block.text):
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
        if name in names or seen.get(name, 0) < 2 or not is_heading_shape(block.text) or is_navigation(block.text):
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
    """The short lines that head something: no other short line is set against them from below."""
    pairs = pairwise(blocks)
    return [
        block
        for block, after in pairs
        if is_heading_shape(block.text) and (after.gap or not is_heading_shape(after.text))
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
