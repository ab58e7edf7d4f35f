"""The end of a copied page: links to other articles with their teasers, and what stands behind the references."""

import re
from collections.abc import Sequence

from articles.importers.copied.furniture import heads_on, opens_links
from articles.importers.copied.headings import is_common_name, is_heading_shape, is_named_part
from articles.importers.found import Found
from articles.importers.lines import Block
from articles.importers.record.labels import read_labels
from articles.importers.record.taking import is_disclaimer

SHARE_OF_PAGE = 4
LONG_PARAGRAPH = 250
_DECLARES = re.compile(
    r"^\W*(?:authors?['’]?s?\s+(?:contribution|information|note)|about\s+the\s+author|corresponding|correspondence|funding"
    r"|financial|acknowledge?ment|(?:declarations?\s+of\s+)?(?:conflict|competing|interest)|ethic|consent|informed"
    r"|data\s+(?:availability|sharing)|disclos|supplement|foot\s?note|abbreviation|appendix|publisher['’]s\s+note"
    r"|declaration|contributor|author|editor|reviewer)\w*\b",
    re.IGNORECASE,
)
_OF_PAGE = re.compile(r"^(?:this|all|our|every|each|the)\b", re.IGNORECASE)
_KEPT = frozenset(("updated", "reviewed", "next", "published", "policy", "audience"))


def take_links(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set aside what stands at the end of a page below a label of links ("Read this next"): titles of other pages,
    their reviewers and dates, their teasers. The page's own record, references and disclaimer stay."""
    lengths = [len(block.text) for block in blocks]
    rest: list[Block] = []
    inside = False
    left = total = sum(lengths)
    for position, block in enumerate(blocks):
        if not inside and opens_links(block):
            inside = left * SHARE_OF_PAGE <= total or _short(blocks[position + 1 :], total)
        elif inside and is_common_name(block.text) and heads_on(block, blocks[min(position + 1, len(blocks) - 1)]):
            inside = False
        elif inside and _is_own(block):
            inside = not is_named_part(block)
            rest.append(block)
            left -= lengths[position]
            continue
        if inside:
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
        left -= lengths[position]
    return rest


def _short(blocks: Sequence[Block], total: int) -> bool:
    """Tell whether little stands below, up to the next named part."""
    length = 0
    for block in blocks:
        if is_named_part(block):
            return all(len(entry.text) < LONG_PARAGRAPH or entry.kind == "numbered" for entry in blocks)
        length += len(block.text)
        if length * SHARE_OF_PAGE > total:
            return False
    return True


def _is_own(block: Block) -> bool:
    """Tell whether a block speaks of this page: a named part, its record set apart, a disclaimer."""
    if is_named_part(block) or is_disclaimer(block.text):
        return True
    labels = read_labels(block.text)
    if labels and labels[0].key == "statement":
        return bool(_OF_PAGE.match(block.text))
    return bool(labels) and block.gap and all(label.key in _KEPT for label in labels)


def take_end(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set aside what stands behind the reference list, but for declarations and long paragraphs."""
    last = max(found.reference_lines, default=0)
    after = [block for block in blocks if block.line > last]
    length = sum(len(block.text) for block in blocks)
    if not last or sum(len(block.text) for block in after) * SHARE_OF_PAGE > length:
        return list(blocks)
    rest = [block for block in blocks if block.line < last]
    declared = False
    for block in after:
        if _DECLARES.match(block.text):
            declared = True
        elif is_named_part(block) or len(block.text) > LONG_PARAGRAPH:
            rest.append(block)
            continue
        elif block.gap and is_heading_shape(block.text):
            declared = False
        if declared:
            rest.append(block)
        else:
            found.put_aside(block, "furniture")
    return rest
