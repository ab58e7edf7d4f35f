"""Writing the index: one statement for an article that goes live, one for an article that leaves."""

import re
from collections.abc import Callable, Iterable

from articles.models import Article, Revision, SearchEntry, SearchTerm
from articles.rendering.abbreviations import take_definitions

from .folding import FILE, folded, plain, stem, stop_words, words
from .passages import read_text
from .query import abbreviation_key

AT_ONCE = 200
MAX_KEY = 100
MAX_SHOWN = 200
FIELDS = ("revision", "audience", "kind", "sort_key", "title", "summary", "headings", "body", "passages", "terms")

LEADING = re.compile(r"^(?:(?:the|an?)\s+|[\W_]+)+")
"""What a title is not sorted by."""

Term = tuple[str, str, str, str]


def put(article: Article, revision: Revision) -> None:
    """Let search find a live article by this text, and by no other. Call it in the verb's transaction."""
    _write([entry_of(article, revision)])


def forget(article: Article) -> None:
    """Take an article out of the index, its words out of the suggestions. Call it in the verb's transaction."""
    SearchEntry.objects.filter(article=article).delete()


def reword(revision: Revision) -> None:
    """Index a text anew where it is in the index and was changed, as only a redaction does."""
    for entry in SearchEntry.objects.filter(revision=revision).select_related("article"):
        put(entry.article, Revision.objects.get(pk=revision.pk))


def rebuild(progress: Callable[[int], None] = lambda done: None) -> int:
    """Index every live article anew, and drop what is not live: how many are in the index. `progress` is told."""
    SearchEntry.objects.exclude(article__in=Article.objects.live()).delete()
    batch: list[SearchEntry] = []
    done = 0
    for article in Article.objects.live().with_text().prefetch_related("topics").iterator(chunk_size=AT_ONCE):
        if article.live:
            batch.append(entry_of(article, article.live.revision))
        if len(batch) == AT_ONCE:
            _write(batch)
            done += len(batch)
            progress(done)
            batch = []
    _write(batch)
    return done + len(batch)


def entry_of(article: Article, revision: Revision) -> SearchEntry:
    """What the index holds of an article with this text. A topic's name stands in `standing`, where it has one."""
    text = read_text(revision.html)
    headings = [str(heading["text"]) for heading in revision.outline]
    topics = [str(topic["name"]) for topic in article.standing.get("topics", [])]
    definitions = take_definitions(revision.body)[1]
    return SearchEntry(
        article=article,
        revision=revision,
        audience=revision.audience,
        kind=revision.kind,
        sort_key=LEADING.sub("", plain(revision.title))[:MAX_KEY],
        title=folded(revision.title),
        summary=folded(revision.summary),
        headings=folded(" . ".join([*headings, *topics])),
        body=folded(text),
        passages=text,
        terms=sorted(_terms(revision, headings, topics, definitions, text)),
    )


def _write(entries: list[SearchEntry]) -> None:
    SearchEntry.objects.bulk_create(entries, update_conflicts=True, unique_fields=["article"], update_fields=FIELDS)


def _terms(
    revision: Revision, headings: list[str], topics: list[str], definitions: dict[str, str], text: str
) -> set[Term]:
    """What an article offers to somebody who types."""
    kinds = SearchTerm.Kind
    terms = {term for heading in headings for term in _phrase(heading, kinds.HEADING)}
    terms |= {term for topic in topics for term in _phrase(topic, kinds.TOPIC)}
    terms |= set(_phrase(revision.title, kinds.TITLE))
    for short, long in definitions.items():
        terms.add(_term(plain(short), kinds.ABBREVIATION, short, long))
        terms.add(_term(plain(long), kinds.ABBREVIATION, long, short))
        for key in (abbreviation_key(short), abbreviation_key(long)):
            if key:
                terms.add(_term(key, kinds.EXPANSION, short, long))
    shown = " ".join([revision.title, revision.summary, *headings, *topics, *definitions.values()])
    named = _plain_words(shown) | (_plain_words(text) & set(FILE["vocabulary"]))
    return terms | {_term(word, kinds.WORD, word, "") for word in named}


def _phrase(text: str, kind: str) -> Iterable[Term]:
    """A phrase by its beginning, and by the beginning of each word in it that says something."""
    for number, word in enumerate(words(text)):
        if number == 0 or not set(word.tokens) <= stop_words():
            yield _term(plain(text[word.start :]), kind, text, "")


def _plain_words(text: str) -> set[str]:
    """The words of a text, plain, without short ones, numbers and those that are passed over."""
    found = {plain(text[word.start : word.end]) for word in words(text)}
    found = {word[:-2] if word.endswith(("'s", "’s")) else word for word in found}
    return {word for word in found if len(word) > 3 and word.isalpha() and stem(word) not in stop_words()}


def _term(key: str, kind: str, shown: str, detail: str) -> Term:
    return key[:MAX_KEY], str(kind), shown[:MAX_SHOWN], detail[:MAX_SHOWN]
