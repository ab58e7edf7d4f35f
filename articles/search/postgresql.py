"""How PostgreSQL is asked: two vectors, a tsquery for each tier."""

from collections.abc import Sequence

from .folding import Tokens
from .query import Alternative, Clause, Query

TIERS = (("head", ":A"), ("head", ":AB"), ("head", ""), ("whole", ""))
WEIGHTS = "'{0.1, 0.3, 0.6, 1}'"
"""Of text, headings, summary and title."""


def statement(query: Query, narrow: str, values: Sequence[str], most: int) -> tuple[str, list[object]]:
    """SQL for article_id, audience and kind of what a query finds, the best first.

    A page all of whose words stand in the title comes before one where the summary is needed too, then headings,
    then the text; inside a tier ts_rank decides. At most `most` of each tier are ranked. `narrow` is SQL over the
    entry `e`, with `values`.
    """
    without = " | ".join(_phrase(phrase, "") for phrase in query.without)
    unwanted = "unwanted AS MATERIALIZED (SELECT id FROM articles_searchentry WHERE whole @@ %s::tsquery), "
    leave_out = "AND e.id NOT IN (SELECT id FROM unwanted) " if without else ""
    first = unwanted if without else ""
    tiers, parameters = [], list[object]([without] if without else [])
    for tier, (vector, weight) in enumerate(TIERS):
        asked = " & ".join(_clause(clause, weight) for clause in query.clauses)
        tiers.append(
            f"(SELECT e.id, {tier} - ts_rank({WEIGHTS}, e.{vector}, %s::tsquery, 32) AS place "
            f"FROM articles_searchentry e WHERE e.{vector} @@ %s::tsquery {leave_out}{narrow} LIMIT {most:d})"
        )
        parameters += [asked, asked, *values]
    return (
        f"WITH {first}hits AS ({' UNION ALL '.join(tiers)}) SELECT e.article_id, e.audience, e.kind FROM "
        "(SELECT id, min(place) AS place FROM hits GROUP BY id) h JOIN articles_searchentry e ON e.id = h.id "
        "ORDER BY h.place, e.article_id",
        parameters,
    )


def _clause(clause: Clause, weight: str) -> str:
    return f"({' | '.join(_alternative(alternative, weight) for alternative in clause)})"


def _alternative(alternative: Alternative, weight: str) -> str:
    return f"({' & '.join(_phrase(phrase, weight) for phrase in alternative)})"


def _phrase(phrase: Tokens, weight: str) -> str:
    lexemes = (f"'{token}'{weight}" for token in phrase)
    return f"({' <-> '.join(lexemes)})"
