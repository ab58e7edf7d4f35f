"""Where each word of a source went: the two laws of an import, nothing lost and nothing invented."""

import re
from collections import Counter
from collections.abc import Iterator

from articles.importers.value import Imported

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")


def words_of(*texts: str | None) -> Counter[str]:
    return Counter(word for text in texts if text for word in re.findall(r"\w*[^\W_]\w*", text))


def lost_and_invented(source: str, imported: Imported) -> tuple[Counter[str], Counter[str]]:
    """Compare the words of a source, its repairs applied, with the words that the import accounts for."""
    expected = words_of(_INVISIBLE.sub("", source))
    expected.subtract(words_of(*(repair.before for repair in imported.repairs)))
    expected.update(words_of(*(repair.after for repair in imported.repairs)))
    accounted = words_of(*_texts(imported))
    if imported.in_markdown:
        expected, accounted = _unstressed(expected), _unstressed(accounted)
    difference = expected.copy()
    difference.subtract(accounted)
    lost = Counter({word: count for word, count in difference.items() if count > 0})
    invented = Counter({word: -count for word, count in difference.items() if count < 0})
    return lost, invented


def _unstressed(words: Counter[str]) -> Counter[str]:
    """Words without the underscores around them, which in Markdown are emphasis."""
    plain: Counter[str] = Counter()
    for word, count in words.items():
        plain[word.strip("_")] += count
    return plain


def _texts(imported: Imported) -> Iterator[str | None]:
    yield from (imported.title, imported.kicker, imported.summary, imported.key_point, imported.disclaimer)
    for section in imported.sections:
        yield from (section.heading, section.text)
    for faq in imported.faqs:
        yield from (faq.question, faq.answer)
    for reference in imported.references:
        yield from ("" if reference.number is None else str(reference.number), reference.raw)
    yield imported.source_review.statement
    yield from imported.keywords
    yield from (aside.text for aside in imported.set_aside)
    yield from (label.text for label in imported.labels)
