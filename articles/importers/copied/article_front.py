"""What a journal prints between the title of an article and its abstract, on a page copied from a browser."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.found import Found
from articles.importers.lines import Block, ends_sentence
from articles.importers.record.bylines import byline_names, has_marks
from articles.importers.record.institutions import INSTITUTION
from articles.importers.record.people import is_name, names_in

MOST_LINES = 80
LONGEST_LINE = 1500
MOST_BARE = 20
WORDS_OF_LINE = 4
LONG = 120

_ABSTRACT = re.compile(r"^(?:structured\s+)?(?:abstract|summary)\s*[:.]?$|^abstract[:.]?\s", re.IGNORECASE)
_ABOVE = re.compile(
    r"""^(?:
        (?:original\s+|research\s+|mini[\s-]?|systematic\s+)?(?:articles?|reviews?(?:\s+articles?)?|case\s+reports?)
      | (?:[\w\s-]{0,30}\b)?(?:article|review|report|research)\s+\|\s.{3,80}
      | (?:views?|downloads?|accesses)\s?:.{1,80}
      | 10\.\d{4,9}/.{3,80} | \(this\s+article\s+belongs\s+to\b.{0,300}
      | .{2,80}\b(?:19|20)\d\d,\s\d+(?:\s?\(\d+\))?,\s\w+;?\s+https?://\S+
      | (?:short|running|abbreviated)\s+(?:title|head)\s*:.{2,120}
      | letters?|editorials?|brief\s+reports? | open\s+access | free\s+(?:article|access) | volume\s+\d.{0,80}
      | .{2,120}?[.,;]?\s(?:19|20)\d\d(?:\s[A-Z]\w{2,8}\.?(?:\s\d{1,2})?)?\s?;\s?\d.{0,80}
      | .{2,80}\bvolume\s+\d+,.{0,80}
      | (?:https?://)?(?:dx\.)?doi(?:\.org/|\s?:).{0,100} | \d+(?:,\d+)*\s+(?:accesses|citations|altmetric).{0,60}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_INSTITUTION = re.compile(rf"\b{INSTITUTION}\b")
_MARKED = re.compile(r"^(?:\(?\d{1,2}\)?|[a-z]|[*†‡§¶✉#¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ])[.)]?\s?(?=[A-Z])")
_MARK = re.compile(r"^(?:\d{1,2}|[*†‡§¶#])$")
_MARKS = re.compile(r"^(?:\d{1,2}|[*†‡§¶#])(?:\s?,\s?(?:\d{1,2}|[*†‡§¶#]))*(?:\s?,|\s?,?\s(?:and|&))?$")
_ORCID = re.compile(r"https?://orcid\.org/[\dX-]{19}")
_LAST = re.compile(r",\s+|\s(?:and|&)\s")
_BELOW = re.compile(
    r"""^(?:
        (?:[*†‡§¶✉#]\s?)?(?:to\s+whom\s+)?(?:corresponding\s+authors?|correspondence|address\s+for\s+correspondence)\b.{0,600}
      | (?:[*†‡§¶✉#]\s?)?author\s+to\s+whom\s+correspondence\b.{0,600}
      | (?:author|article)\s+(?:information|notes|details)\b.{0,80} | affiliations? | authors?(?:\s+and\s+affiliations)?
      | (?:.{0,40}\b)?copyright\b.{0,200} | .{0,200}\bopen[\s-]access\s+article\b.{0,1200}
      | .{0,200}\bcreative\s+commons\b.{0,1000} | (?:[*†‡§¶#]\s?)?.{0,300}\b(?:contributed\s+equally|deceased)\b.{0,200}
      | (?:academic\s+|handling\s+)?editors?\s*:.{0,200} | edited\s+by\s*:.{0,200} | e-?mail\s*:.{0,200} | \S+@\S+\.\w+
      | .{0,60}\bcollection\s+date\b.{0,60} | (?:cite|citation)\b.{0,400} | metrics.{0,40}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)


def take_front(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set aside what stands above the abstract beside title and authors: place, affiliations, correspondence, licence.

    Without an abstract it ends at the first long paragraph, and holds nothing where no line of authors shows it.
    """
    end = next((place for place, block in enumerate(blocks[:MOST_LINES]) if _ABSTRACT.match(block.text[:60])), 0)
    labelled = bool(end)
    end = end or next((place for place in _below_menus(blocks) if _is_text(blocks[place])), 0)
    authors = next((place for place, block in enumerate(blocks[:end]) if _names_authors(block)), None)
    if authors is None:
        if not (found.authors or labelled):
            return list(blocks)
        authors = -1 if found.authors else end
    rest: list[Block] = []
    listed = {id(item) for run in _lists(blocks[authors + 1 : end]) if _is_front_list(run) for item in run}
    for place, block in enumerate(blocks):
        above = place < authors and _ABOVE.match(block.text[:300])
        below = (
            authors < place < end
            and len(block.text) <= LONGEST_LINE
            and (id(block) in listed or _is_front(block) or _ABOVE.match(block.text[:300]))
        )
        if above or below:
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest


def take_listed_names(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set the items of a list of authors above an abstract, each a name with its marks, as one line of names; the
    addresses of their identifiers are set aside."""
    end = next((place for place, block in enumerate(blocks[:MOST_LINES]) if _ABSTRACT.match(block.text[:60])), 0)
    run = next((run for run in _lists(blocks[:end]) if _names_each(run)), None)
    if run is None:
        return list(blocks)
    for item in run:
        for address in _ORCID.findall(item.text):
            found.put_aside(Block(item.line, address), "furniture")
    names = ", ".join(_ORCID.sub("", item.text).strip(" ,;") for item in run)
    lines = tuple(line for item in run for line in item.on)
    line = replace(run[0], text=names, kind="text", number=None, gap=True, lines=lines)
    start = next(place for place, block in enumerate(blocks) if block is run[0])
    return [*blocks[:start], line, *blocks[start + len(run) :]]


def _names_each(run: Sequence[Block]) -> bool:
    """Tell whether each item is one name, and half of them have the marks that no menu's words have."""
    texts = [item.text.strip(" ,;") for item in run]
    marked = sum(has_marks(text) for text in texts) * 2 >= len(texts) > 1
    return marked and all(len(byline_names(text)) == 1 for text in texts)


def _lists(blocks: Sequence[Block]) -> list[list[Block]]:
    """The items of each list, parted where a gap or another kind of block stands between them."""
    runs: list[list[Block]] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if block.kind not in ("bullet", "numbered"):
            continue
        if runs and before is runs[-1][-1] and before.kind == block.kind and not block.gap:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _is_front_list(run: Sequence[Block]) -> bool:
    return sum(_is_front(item) for item in run) * 2 > len(run)


def _below_menus(blocks: Sequence[Block]) -> range:
    """The places of the first lines from one on that is longer than a menu's."""
    first = next((place for place, block in enumerate(blocks) if len(block.text.split()) >= WORDS_OF_LINE), 0)
    return range(first, min(first + MOST_BARE, MOST_LINES, len(blocks)))


def without_front(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set aside lines that are no sentences between the title and the abstract's heading: each author again with the
    institution, counts, buttons."""
    first = next((place for place, block in enumerate(blocks) if block.kind == "heading"), None)
    if first is None or not _ABSTRACT.match(blocks[first].text):
        return list(blocks)
    rest: list[Block] = []
    for place, block in enumerate(blocks):
        if place < first and block.kind in ("text", "bullet") and not ends_sentence(block.text):
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest


def with_marks(blocks: Sequence[Block]) -> list[Block]:
    """Names and institutions with their marks, where a page sets each mark on a line of its own ("Ann Made", "1,")."""
    made: list[Block] = []
    named = False
    for block in blocks:
        before = made[-1] if made and not block.gap and block.kind == made[-1].kind == "text" else None
        name = before is not None and is_name(_LAST.split(before.text)[-1]) and bool(_MARKS.match(block.text))
        named = named or name
        place = named and before is not None and bool(_MARK.match(before.text)) and _belongs(block.text)
        if before and (name or place):
            made[-1] = replace(before, text=f"{before.text} {block.text}", lines=(*before.on, *block.on))
        else:
            made.append(block)
    return made


def _belongs(text: str) -> bool:
    return bool(_INSTITUTION.search(text) or _BELOW.match(text))


def _names_authors(block: Block) -> bool:
    """Two names or more; or one that a mark or degree follows."""
    names = names_in(block.text) or byline_names(block.text)
    return len(names) > 1 or (bool(names) and bool(re.search(r"\d|[*†‡§¶✉,]", block.text)))


def _is_text(block: Block) -> bool:
    return len(block.text) > LONG and ends_sentence(block.text) and not _is_front(block)


def _is_front(block: Block) -> bool:
    if _BELOW.match(block.text):
        return True
    return bool(_INSTITUTION.search(block.text)) and (bool(_MARKED.match(block.printed)) or block.text.count(",") > 1)
