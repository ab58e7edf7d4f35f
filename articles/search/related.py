"""Which live articles stand beside one: by topics, references and words that both have. One statement."""

from collections import Counter
from typing import Any

from django.db import connection

from articles.models import Article, Revision

from .finding import DIALECTS
from .folding import folded, stop_words
from .query import Query

RELATED = 4
CONSIDERED = 60
FOR_A_REFERENCE = 3.0
FOR_A_TOPIC = 2.0

SHARED = """
SELECT a.slug, v.title, v.audience, e.title || ' ' || e.summary,
    (SELECT count(*) FROM articles_article_topics t JOIN articles_article_topics o ON o.topic_id = t.topic_id
     WHERE t.article_id = a.id AND o.article_id = %s),
    (SELECT count(*) FROM articles_citation c JOIN articles_citation o ON o.reference_id = c.reference_id
     WHERE c.revision_id = e.revision_id AND o.revision_id = %s)
FROM articles_searchentry e
JOIN articles_article a ON a.id = e.article_id
JOIN articles_revision v ON v.id = e.revision_id
WHERE a.id <> %s AND a.id IN (
    SELECT article_id FROM ({words}) by_words
    UNION
    SELECT article_id FROM (
        SELECT n.article_id FROM articles_citation m JOIN articles_citation c ON c.reference_id = m.reference_id
        JOIN articles_searchentry n ON n.revision_id = c.revision_id WHERE m.revision_id = %s LIMIT {considered:d}
    ) by_references)
"""


def related_to(article: Article, revision: Revision) -> list[dict[str, Any]]:
    """The live articles nearest to one with this text: slug, title and audience of each, the nearest first.

    A shared reference counts for most, then a shared topic, then words of title and summary, a rare one for more.
    """
    words = {word for word in folded(f"{revision.title} {revision.summary}").split() if word not in stop_words()}
    if not words:
        return []
    query = Query("", (tuple(((word,),) for word in sorted(words)),), ())
    by_words, parameters = DIALECTS[connection.vendor].statement(query, "", [], CONSIDERED)
    sql = SHARED.format(words=f"{by_words} LIMIT {CONSIDERED:d}", considered=CONSIDERED)
    with connection.cursor() as cursor:
        cursor.execute(sql, [article.pk, revision.pk, article.pk, *parameters, revision.pk])
        rows = cursor.fetchall()
    return [
        {"slug": slug, "title": title, "audience": audience}
        for _, slug, title, audience in _ranked(rows, words)[:RELATED]
    ]


def _ranked(rows: list[tuple[str, str, str, str, int, int]], words: set[str]) -> list[tuple[float, str, str, str]]:
    theirs = {row[0]: words & set(row[3].split()) for row in rows}
    common: Counter[str] = Counter(word for shared in theirs.values() for word in shared)
    scored = [
        (
            FOR_A_REFERENCE * references + FOR_A_TOPIC * topics + sum(1 / common[word] for word in theirs[slug]),
            slug, title, audience,
        )
        for slug, title, audience, _, topics, references in rows
    ]  # fmt: skip
    return sorted(scored, key=lambda row: (-row[0], row[1]))
