"""How SQLite is asked: FTS5, a MATCH for each tier."""

from collections.abc import Sequence

from .folding import Tokens
from .query import Alternative, Clause, Query

TIERS = ("title", "title summary", "title summary headings", "title summary headings body")


def statement(query: Query, narrow: str, values: Sequence[str], most: int) -> tuple[str, list[object]]:
    """SQL for article_id, audience and kind of what a query finds, the best first.

    A page all of whose words stand in the title comes before one where the summary is needed too, then headings,
    then the text; inside a tier bm25 decides. At most `most` of each tier are ranked. `narrow` is SQL over the
    entry `e`, with `values`.
    """
    asked = " AND ".join(_clause(clause) for clause in query.clauses)
    without = " OR ".join(_phrase(phrase) for phrase in query.without)
    entry = "CROSS JOIN articles_searchentry e ON e.id = w.rowid " if narrow else ""
    tiers, parameters = [], list[object]()
    for tier, columns in enumerate(TIERS):
        match = f"({{{columns}}} : ({asked}))" + (f" NOT ({without})" if without else "")
        tiers.append(
            f"SELECT * FROM (SELECT w.rowid AS id, {tier} * 1000.0 + bm25(articles_searchwords, 8, 4, 2, 1) AS place "
            f"FROM articles_searchwords w {entry}"
            f"WHERE articles_searchwords MATCH %s {narrow} LIMIT {most:d})"
        )
        parameters += [match, *values]
    return (
        f"WITH hits AS ({' UNION ALL '.join(tiers)}) SELECT e.article_id, e.audience, e.kind FROM "
        "(SELECT id, min(place) AS place FROM hits GROUP BY id) h JOIN articles_searchentry e ON e.id = h.id "
        "ORDER BY h.place, e.article_id",
        parameters,
    )


def _clause(clause: Clause) -> str:
    return f"({' OR '.join(_alternative(alternative) for alternative in clause)})"


def _alternative(alternative: Alternative) -> str:
    return f"({' AND '.join(_phrase(phrase) for phrase in alternative)})"


def _phrase(phrase: Tokens) -> str:
    return f'"{" ".join(phrase)}"'
