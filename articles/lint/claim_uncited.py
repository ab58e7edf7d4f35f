import re
from collections.abc import Iterator

from .document import Document, Finding
from .reading import FAQ, Sentence, sentences_of
from .wording import content_words

_CLAIM = re.compile(
    r"""\d\s?%(?!\s?(?:CI|confidence)\b) | \b\d+\s?per\s?cent\b | \bpercent\s+of\b
      | \b(?:the|a|in\s+the)\s+(?:vast\s+|great\s+|large\s+)?majority\b
      | (?<!look\s)\bup\s+to\s+(?:\d[\d.,]{0,6}\s?%?|half|a\s+(?:third|quarter|half)|two|three|one|nine|ninety|eighty)
      | \bmost\s+(?:of\s+(?:the\s+|these\s+|those\s+|them|all\s+)?)?
          (?:patients|people|cases|adults|children|women|men|individuals|sufferers|carriers|infections|studies|reports
            |deaths|relapses|trials|experts|persons)\b
      | \b(?:main|leading|chief|commonest|most\s+(?:common|frequent|important))\s+cause\b
      | \bfirst\s+to\s+(?:describe|report|show|demonstrate|document|prove|use)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_SHARED = 0.6


def check(document: Document) -> Iterator[Finding]:
    """A share, a majority, a main cause or a first stands in a paragraph with a mark (check 8).

    Once a paragraph. The questions and the key point may repeat a cited sentence without its mark.
    """
    cited = list(_cited_sentences(document))
    for block in document.reading.text:
        if document.marks.support(block):
            continue
        for sentence in sentences_of(block):
            claim = None if sentence.text.endswith("?") else _CLAIM.search(sentence.text)
            if claim and not (_may_repeat(sentence) and _repeats(sentence.text, cited)):
                yield Finding(
                    "claim_uncited",
                    "warning",
                    f"“{claim[0]}” is a claim, and its paragraph cites nothing. Cite the source, or say it without "
                    "the figure or the comparison.",
                    line=sentence.line,
                )
                break


def _may_repeat(sentence: Sentence) -> bool:
    return sentence.block.part == FAQ or sentence.block.quote == "key"


def _cited_sentences(document: Document) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for block in document.reading.text:
        if document.marks.support(block):
            for sentence in sentences_of(block):
                yield _figures(sentence.text), frozenset(content_words(sentence.text))


def _repeats(text: str, cited: list[tuple[frozenset[str], frozenset[str]]]) -> bool:
    figures, words = _figures(text), frozenset(content_words(text))
    return any(
        figures <= their_figures and len(words & their_words) >= _SHARED * len(words)
        for their_figures, their_words in cited
    )


def _figures(text: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(text))
