"""What a copied page is about: the words its text uses again and again, but for those of any page on health."""

from collections import Counter
from collections.abc import Sequence

from articles.importers.lines import PROSE_LENGTH, Block, ends_sentence
from articles.importers.words import normalised, word_set

MOST_TEXT_BLOCKS = 2000
MOST_COUNTED = 5
FEWEST_WORDS_OF_PROSE = 12
LETTERS_OF_STEM = 9
# Words of any page on health: they do not tell what one of them is about.
_GENERAL = word_set(
    """
    a about after all also an and are as at be been both but by can do does for from get had has have help how if in
    into is it its know learn may more most need not of on or other our should some such than that the their them
    there these they this to type up use used was we were what when where which who why will with you your
    disease disorder condition syndrome health medical medicine medication patient people person doctor professional
    care symptom sign cause treatment treat therapy diagnosis diagnose test risk factor information center study
    clinical research rare common overview question home page article news topic result found find cases case
    """
)


class Subject:
    """What the blocks from the first paragraph on speak of, and how often."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        first = next((place for place, block in enumerate(blocks) if is_prose(block)), 0)
        spoken = blocks[first : first + MOST_TEXT_BLOCKS]
        self._seen = Counter(word for block in spoken for word in words_on(block.text[:3000]))
        self._from = spoken[0].line if spoken else 0

    def weight(self, block: Block) -> int:
        """How much a heading says of it: a word counts as often as it comes elsewhere, up to a limit."""
        own = int(block.line >= self._from)
        return sum(min(max(self._seen[word] - own, 0), MOST_COUNTED) for word in words_on(block.text))

    def is_in(self, block: Block, heading: Block | None) -> bool:
        """Tell whether a block speaks of the same as a heading; any does where there is none."""
        return heading is None or bool(words_on(heading.text) & words_on(block.text[:3000]))


def is_prose(block: Block) -> bool:
    if block.kind == "heading":
        return False
    long = len(block.text) > PROSE_LENGTH * 2 or len(block.text.split()) >= FEWEST_WORDS_OF_PROSE
    return long or ends_sentence(block.text)


def words_on(text: str) -> set[str]:
    return {_stem(word) for word in normalised(text).split() if len(word) > 2 and word not in _GENERAL} - _GENERAL


def _stem(word: str) -> str:
    """What a word shares with its kin ("cryoglobulins", "cryoglobulinemia")."""
    single = word.removesuffix("s") if len(word) > 4 and not word.endswith(("ss", "is", "us")) else word
    return single[:LETTERS_OF_STEM]


def shares_word(block: Block, heading: Block | None) -> bool:
    """Tell whether a line has a word of a heading as it stands there ("Rheumatology" has none of "rheumatoid")."""
    said = set(normalised(heading.text).split()) if heading is not None else set()
    return any(word in said and words_on(word) for word in normalised(block.text).split())
