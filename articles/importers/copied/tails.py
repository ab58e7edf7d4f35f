"""The end of a copied page: links to other articles with their teasers, and what stands behind the references."""

import re
from collections.abc import Sequence
from itertools import takewhile

from articles.importers.copied.about import opens_about
from articles.importers.copied.furniture import heads_on, leads_away, speaks_of_site
from articles.importers.copied.headings import is_common_name, is_heading_shape, is_named_part
from articles.importers.found import Found
from articles.importers.lines import Block, ends_sentence
from articles.importers.record.disclaimers import is_disclaimer
from articles.importers.record.labels import read_labels

SHARE_OF_PAGE = 4
LONG_PARAGRAPH = 250
SHORT_LINE = 90
FEWEST_SIGNS = 3
_DECLARES = re.compile(
    r"^\W*(?:authors?['’]?s?\s+(?:contribution|information|note)|about\s+the\s+author|funding"
    r"|financial|acknowledge?ment|(?:declarations?\s+of\s+)?(?:conflict|competing|interest)|ethic|consent|informed"
    r"|data\s+(?:availability|sharing)|disclos|supplement|foot\s?note|abbreviation|appendix|publisher['’]s\s+note"
    r"|declaration|contributor|author|editor|reviewer)\w*\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"^(?:(?:leave|post|add)\s+a\s+(?:new\s+)?(?:comment|reply)|comments?(?:\s*\(\d+\))?|citations?|cite)\s*:?$",
    re.IGNORECASE,
)
# What readers wrote below the text.
_COMMENTS = re.compile(
    r"^(?:(?:\d+|one|two|no)\s+(?:thoughts?|comments?|repl(?:y|ies)|responses?)(?:\s+(?:on|to|so\s+far)\b.{0,200})?"
    r"|(?:leave|post|add|write)\s+a\s+(?:new\s+)?(?:comment|reply)|comments?\s*\(\d+\)|comments\s+are\s+closed"
    r"|(?:user|reader)s?['’]?\s+comments|join\s+the\s+(?:conversation|discussion))\s*[:.]?$",
    re.IGNORECASE,
)
_OF_PAGE = re.compile(r"^(?:this|all|our|every|each|the)\b", re.IGNORECASE)
# How a press release ends.
_ENDS = re.compile(r"^(?:[-–—]\s?)?(?:ENDS?|###|# # #)(?:\s?[-–—])?$")
_KEPT = frozenset(("updated", "reviewed", "next", "published", "policy", "audience"))


def take_links(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set aside what stands at the end of a page below a label of links ("Read this next"): titles of other pages,
    their reviewers and dates, their teasers. The page's own record, references and disclaimer stay."""
    lengths = [len(block.text) for block in blocks]
    rest: list[Block] = []
    inside = discussed = False
    left = total = sum(lengths)
    for position, block in enumerate(blocks):
        discussed = discussed or (opens_comments(block.text) and left * 2 <= total * 2 - total // SHARE_OF_PAGE)
        discussed = discussed and not is_named_part(block)
        if discussed and not is_disclaimer(block.text):
            found.put_aside(block, "furniture")
            left -= lengths[position]
            continue
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if not inside and (leads_away(block, following) or _ENDS.match(block.text)):
            short = left * SHARE_OF_PAGE <= total or _short(blocks[position + 1 :], total)
            inside = short or (bool(_ENDS.match(block.text)) and left * 2 <= total)
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


def opens_comments(text: str) -> bool:
    """Tell whether a line opens what readers wrote ("2 comments", "Leave a comment")."""
    return bool(_COMMENTS.match(text[:300]))


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
    own = block.gap or (bool(_OF_PAGE.match(block.text)) and ends_sentence(block.text))
    return bool(labels) and own and all(label.key in _KEPT for label in labels)


def take_end(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set aside what stands behind the reference list, but for declarations and long paragraphs; and short lines
    behind the record at the end of a page."""
    blocks = _without_last_lines(blocks, found)
    last = max(found.reference_lines, default=0)
    after = [block for block in blocks if block.line > last]
    if not last:
        return list(blocks)
    rest = [block for block in blocks if block.line < last]
    length = sum(len(block.text) for block in blocks)
    own = takewhile(lambda block: not (opens_about(block.text) or _FOLLOWS.match(block.text)), after)
    kept = large = sum(len(block.text) for block in own) * SHARE_OF_PAGE > length
    for block in after:
        if opens_about(block.text) or _FOLLOWS.match(block.text):
            kept = False
        elif _DECLARES.match(block.text):
            kept = True
        elif is_named_part(block) or (len(block.text) > LONG_PARAGRAPH and not large):
            rest.append(block)
            continue
        elif block.gap and is_heading_shape(block.text) and not large:
            kept = False
        if kept:
            rest.append(block)
        else:
            found.put_aside(block, "furniture")
    return rest


def _without_last_lines(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Short lines that nothing but the reference list follows are the site's own, with what it says of itself among
    them: behind the last line of the page's own record, or from the first of three lines of furniture on."""
    listed = found.references_heading[0] if found.references_heading and found.references else 0
    above = [block for block in blocks if not listed or block.line < listed]
    spoken = max((block.line for block in above if _says(block)), default=0)
    record = [line for line, _ in (*found.dates.values(), *found.statements) if not listed or line < listed]
    signs = [line for line in found.aside_lines("furniture") if spoken < line and (not listed or line < listed)]
    starts = [line for line in (max(record, default=0),) if line > spoken]
    starts += [min(signs)] if len(signs) >= FEWEST_SIGNS else []
    foot = [block for block in above if starts and block.line > min(starts)]
    length = sum(len(block.text) for block in above)
    if sum(len(block.text) for block in foot) * SHARE_OF_PAGE > length:
        return list(blocks)
    for block in foot:
        found.put_aside(block, "furniture")
    return [block for block in blocks if block not in foot]


def _says(block: Block) -> bool:
    """Tell whether a block can be text of the article: a paragraph, an item, a named part."""
    long = len(block.text) > SHORT_LINE and not speaks_of_site(block.text)
    return block.kind not in ("text", "heading") or long or is_named_part(block)
