"""How SQLite is asked: FTS5, a MATCH for each tier."""

from collections.abc import Sequence

from .folding import Tokens
from .query import Alternative, Clause, Query

TIERS = ("title", "title summary", "title summary headings", "title summary headings body")


def statement(query: Query, narrow: str, values: Sequence[str], most: int) -> tuple[str, list[object]]:
    """SQL for article_id, audience and kind of what a query finds, the best first, at most `most`.

    A page all of whose words stand in the title comes before one where the summary is needed too, then headings,
    then the text; inside a tier bm25 decides. Each tier leaves out what the one before found, and the later ones are
    not run once there is enough. `narrow` is SQL over the entry `e`, with `values`.
    """
    asked = " AND ".join(_clause(clause) for clause in query.clauses)
    without = [f"({' OR '.join(_phrase(phrase) for phrase in query.without)})"] if query.without else []
    entry = "CROSS JOIN articles_searchentry e ON e.id = w.rowid " if narrow else ""
    tiers, parameters, found = [], list[object](), list[str]()
    for tier, columns in enumerate(TIERS):
        here = f"({{{columns}}} : ({asked}))"
        tiers.append(
            f"SELECT * FROM (SELECT w.rowid AS id, {tier} * 1000.0 + bm25(articles_searchwords, 8, 4, 2, 1) AS place "
            f"FROM articles_searchwords w {entry}"
            f"WHERE articles_searchwords MATCH %s {narrow} LIMIT {most:d})"
        )
        parameters += [" NOT ".join([here, *found, *without]), *values]
        found = [here]
    return (
        f"WITH hits AS ({' UNION ALL '.join(tiers)} LIMIT {most:d}) SELECT e.article_id, e.audience, e.kind "
        "FROM hits h JOIN articles_searchentry e ON e.id = h.id ORDER BY h.place, e.article_id",
        parameters,
    )


def _clause(clause: Clause) -> str:
    return f"({' OR '.join(_alternative(alternative) for alternative in clause)})"


def _alternative(alternative: Alternative) -> str:
    return f"({' AND '.join(_phrase(phrase) for phrase in alternative)})"


def _phrase(phrase: Tokens) -> str:
    return f'"{" ".join(phrase)}"'
