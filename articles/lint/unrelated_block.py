import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .document import Document, Finding
from .reading import BODY, HEADING, PARAGRAPH, REFERENCES, Block
from .wording import content_words

_CLOSING_HEADING = re.compile(r"(?:conclusions?|summary|in summary|discussion|comments?|take-home)\b", re.IGNORECASE)
_CLOSING = re.compile(r"\b(?:we conclude|in conclusion|to conclude|in summary|to sum up)\b", re.IGNORECASE)
_EXEMPT = re.compile(
    r"\b(?:funding|acknowledge?ments?|consent|disclosures?|conflicts?|competing|interests|contributions?|ethics"
    r"|data availability|abbreviations|disclaimer|questions|about)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 40
_MAIN_WORDS = 20


def check(document: Document) -> Iterator[Finding]:
    """What follows the conclusion or the references is about the page's own subject (check 12).

    A paragraph of 40 words or more is not, where it shares no word with the title, the summary, the keywords or the
    20 words that the text before it uses most. Words that any medical text has do not count.
    """
    blocks = document.reading.blocks
    end = _end_of_argument(blocks)
    if end is None:
        return
    counted = Counter(word for block in blocks[: end + 1] for word in content_words(block.text))
    subject = {word for word, _ in counted.most_common(_MAIN_WORDS)}
    subject.update(content_words(" ".join([document.title, document.summary, *document.keywords])))
    for block in blocks[end + 1 :]:
        long = block.kind == PARAGRAPH and len(block.text.split()) >= _FEWEST_WORDS
        if long and not _EXEMPT.search(block.heading) and subject.isdisjoint(content_words(block.text)):
            yield Finding(
                "unrelated_block",
                "error",
                f"The paragraph “{' '.join(block.text.split()[:6])} …” shares no word with the subject of the page. "
                "Take it out if it belongs to another article.",
                line=block.line,
            )


def _end_of_argument(blocks: Sequence[Block]) -> int | None:
    """The place of the last block that concludes: a conclusion's words, or the end of the reference list."""
    end = None
    for place, block in enumerate(blocks):
        concludes = block.kind == PARAGRAPH and _CLOSING.search(block.text)
        headed = block.part == BODY and block.kind == HEADING and _CLOSING_HEADING.match(block.text)
        listed = block.part == REFERENCES and (block.kind == HEADING or block.group)
        if concludes or listed:
            end = place
        elif headed:
            end = place + 1
    return end
