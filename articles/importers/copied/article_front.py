"""What a journal prints between the title of an article and its abstract, on a page copied from a browser."""

import re
from collections.abc import Sequence

from articles.importers.found import Found
from articles.importers.lines import Block
from articles.importers.record.people import names_in

MOST_LINES = 80
LONGEST_LINE = 1500

_ABSTRACT = re.compile(r"^(?:structured\s+)?(?:abstract|summary)\s*[:.]?$|^abstract[:.]?\s", re.IGNORECASE)
_ABOVE = re.compile(
    r"""^(?:
        (?:original\s+|research\s+|mini[\s-]?|systematic\s+)?(?:articles?|reviews?(?:\s+articles?)?|case\s+reports?)
      | letters?|editorials?|brief\s+reports? | open\s+access | free\s+(?:article|access) | volume\s+\d.{0,80}
      | .{2,120}?[.,;]?\s(?:19|20)\d\d\s?;\s?\d.{0,80} | .{2,80}\bvolume\s+\d+,.{0,80}
      | (?:https?://)?(?:dx\.)?doi(?:\.org/|\s?:).{0,100} | \d+(?:,\d+)*\s+(?:accesses|citations|altmetric).{0,60}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_INSTITUTION = re.compile(
    r"\b(?:departments?|dept|universit\w+|hospitals?|clinics?|medical\s+cent(?:er|re)|division|institut\w+|faculty|school\s+of"
    r"|college|laborator\w+|unit\s+of|foundation|ministry|academy)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^(?:\(?\d{1,2}\)?|[a-z]|[*†‡§¶✉#])[.)]?\s?(?=[A-Z])")
_BELOW = re.compile(
    r"""^(?:
        (?:[*†‡§¶✉#]\s?)?(?:to\s+whom\s+)?(?:corresponding\s+authors?|correspondence|address\s+for\s+correspondence)\b.{0,600}
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

    A page without an abstract, or without a line of authors above it, is given back as it is.
    """
    end = next((place for place, block in enumerate(blocks[:MOST_LINES]) if _ABSTRACT.match(block.text[:60])), 0)
    authors = next((place for place, block in enumerate(blocks[:end]) if _names_authors(block)), None)
    if authors is None:
        return list(blocks)
    rest: list[Block] = []
    for place, block in enumerate(blocks):
        above = place < authors and _ABOVE.match(block.text[:300])
        below = (
            authors < place < end
            and len(block.text) <= LONGEST_LINE
            and (_is_front(block) or _ABOVE.match(block.text[:300]))
        )
        if above or below:
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest


def _names_authors(block: Block) -> bool:
    """Two names or more; or one that a mark or degree follows."""
    names = names_in(block.text)
    return len(names) > 1 or (bool(names) and bool(re.search(r"\d|[*†‡§¶✉,]", block.text)))


def _is_front(block: Block) -> bool:
    if _BELOW.match(block.text):
        return True
    return bool(_INSTITUTION.search(block.text)) and (bool(_MARKED.match(block.printed)) or block.text.count(",") > 1)
