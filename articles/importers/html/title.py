"""The title of a page with elements: a heading of the first rank, what the page calls itself, or a bold first line."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from articles.importers.copied.headings import is_common_name, is_heading_shape
from articles.importers.found import Found
from articles.importers.html.claims import repeats_name
from articles.importers.html.seen import BOLD_LEVEL, Seen
from articles.importers.html.stated import behind_site
from articles.importers.lines import PROSE_LENGTH, Block, ends_sentence
from articles.importers.record.kinds import is_kind
from articles.importers.record.labels import read_labels
from articles.importers.record.people import is_name
from articles.importers.words import normalised

MOST_WORDS = 40
MOST_FIRST_RANK = 3
LONGEST_ABOVE = 80


def with_bold_headings(seen: Sequence[Seen]) -> list[Block]:
    """The blocks of a page: where it has no headings, a line that is bold as a whole is one; where no heading of the
    first rank can be its title, a bold line above all headings is. A line of the record that is set as a heading above
    the text is none."""
    seen = _with_record_lines(seen)
    headings = [one.block for one in seen if one.block.kind == "heading"]
    if len(headings) < 2:
        return [_if_bold(one) for one in seen]
    title = _bold_title(seen, headings)
    blocks = [replace(one.block, kind="heading", level=0) if one is title else one.block for one in seen]
    return [
        replace(block, kind="heading", level=BOLD_LEVEL) if _parts_text(seen, place) else block
        for place, block in enumerate(blocks)
    ]


def _parts_text(seen: Sequence[Seen], place: int) -> bool:
    """Tell whether a bold line parts the text of a page that has headings: behind a sentence, over other text."""
    before, after = seen[place - 1 : place], seen[place + 1 : place + 2]
    if not (seen[place].bold and before and after) or after[0].bold:
        return False
    text = seen[place].block.text
    over = after[0].block.kind in ("bullet", "numbered") or _is_sentence(after[0].block)
    spoken = before[0].block.kind in ("bullet", "numbered", "table") or _is_sentence(before[0].block)
    return over and spoken and is_heading_shape(text) and not (read_labels(text) or is_name(text))


def _is_sentence(block: Block) -> bool:
    return len(block.text) > PROSE_LENGTH and ends_sentence(block.text)


def _with_record_lines(seen: Sequence[Seen]) -> list[Seen]:
    """ "By NAME" or a day, set as a heading between the title and the first sentence."""
    lines: list[Seen] = []
    above = True
    for one in seen:
        above = above and not _is_sentence(one.block)
        if above and one.block.kind == "heading" and one.block.level > 1 and _is_record(one.block.text):
            one = replace(one, block=replace(one.block, kind="text"))
        lines.append(one)
    return lines


def _is_record(text: str) -> bool:
    return any(label.date or label.key == "byline" for label in read_labels(text))


def _if_bold(one: Seen) -> Block:
    heads = one.bold and is_heading_shape(one.block.text)
    return replace(one.block, kind="heading", level=BOLD_LEVEL) if heads else one.block


def _bold_title(seen: Sequence[Seen], headings: Sequence[Block]) -> Seen | None:
    first = [block for block in headings if block.level == 1]
    if len(first) == 1 and not is_common_name(first[0].text):
        return None
    for one in seen:
        if one.block.kind == "heading":
            return None
        if one.bold and _can_be_title(one.block):
            return one
    return None


def _can_be_title(block: Block) -> bool:
    words = block.text.split()
    if block.kind != "text" or not 2 < len(words) <= MOST_WORDS or is_common_name(block.text):
        return False
    return not ends_sentence(block.text.rstrip("?")) and not block.text.endswith(":") and not read_labels(block.text)


def title_of(blocks: Sequence[Block], names: Sequence[str]) -> Block | None:
    """The first heading of the first rank that names no usual section; of several, the one that the page calls
    itself, which may be of a lower rank where it is just that. Where there are many that it does not, they are
    sections, but for one that opens the page."""
    headings = [block for block in blocks if block.kind == "heading"]
    bold = next((block for block in headings if block.level == 0), None)
    named = [block for block in headings if repeats_name(names, block.text)]
    first = [block for block in headings if block.level == 1 and not is_common_name(block.text)]
    best = next((block for block in named if block in first), None) or bold or _just_named(headings, first, names)
    if not (best or first or named):
        behind = [behind_site(name) for name in names]
        best = next((block for block in headings if repeats_name(behind, block.text)), None)
    if best is None and len(first) > MOST_FIRST_RANK and not any(block.level > 1 for block in headings):
        first = [block for block in first if block is blocks[0]]
    return best or next(iter(first or named), None)


def _just_named(headings: Sequence[Block], first: Sequence[Block], names: Sequence[str]) -> Block | None:
    """The heading that is just what the page calls itself, where none of the first rank says that and more."""
    called = {normalised(name) for name in names}
    named = next((block for block in headings if normalised(block.text) in called), None)
    more = named is not None and any(normalised(named.text) in normalised(block.text) for block in first)
    return None if more else named


def without_kind(title: Block, names: Sequence[str], found: Found) -> str:
    """The title without the kind of article that its heading prints above it, where the page's data gives the rest."""
    for name in names:
        kind = title.text.removesuffix(name)
        if kind != title.text and is_kind(kind.rstrip(" :")):
            found.put_aside(replace(title, text=kind.strip(), kind="text"), "furniture")
            return name
    return title.text


def without_title(blocks: Sequence[Block], title: Block, names: Sequence[str], found: Found) -> list[Block]:
    """Take the title and its copies out, and set aside the short lines above it: the way through the site."""
    found.title, found.places["title"] = without_kind(title, names, found), title.on
    rest: list[Block] = []
    above = True
    for place, block in enumerate(blocks):
        above = above and block is not title
        if block is title:
            continue
        if block.kind == "heading" and normalised(block.text) == normalised(title.text):
            found.label(block, "title")
        elif above and _stands_above(block, blocks[place + 1 : place + 2]):
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest


def _stands_above(block: Block, following: Sequence[Block]) -> bool:
    """Tell whether a line above the title is the way through the site, or a heading that heads no sentence."""
    if block.kind == "heading":
        return not any(_is_sentence(one) for one in following)
    return block.kind in ("text", "bullet") and not ends_sentence(block.text) and len(block.text) < LONGEST_ABOVE


def levelled(blocks: Iterable[Block]) -> list[Block]:
    """The highest rank of heading that is left is a section's, all others are below it."""
    kept = list(blocks)
    highest = min((block.level for block in kept if block.kind == "heading"), default=2)
    return [
        replace(block, level=2 if block.level == highest else 3) if block.kind == "heading" else block for block in kept
    ]
