"""How PostgreSQL is asked: two vectors, a tsquery for each tier."""

from collections.abc import Sequence

from .folding import Tokens
from .query import Alternative, Clause, Query

TIERS = (("head", ":A"), ("head", ":AB"), ("head", ""), ("whole", ""))
WEIGHTS = "'{0.1, 0.3, 0.6, 1}'"
"""Of text, headings, summary and title."""


def statement(query: Query, narrow: str, values: Sequence[str], most: int) -> tuple[str, list[object]]:
    """SQL for article_id, audience and kind of what a query finds, the best first, at most `most`.

    A page all of whose words stand in the title comes before one where the summary is needed too, then headings,
    then the text; inside a tier ts_rank decides. Each tier leaves out what the one before found, and the later ones
    are not run once there is enough. `narrow` is SQL over the entry `e`, with `values`. What is left out is asked
    together with what is wanted: the index answers both at once, where "not this word" alone reads every page.
    """
    anywhere = " & ".join(_clause(clause, "") for clause in query.clauses)
    without = " | ".join(_phrase(phrase, "") for phrase in query.without)
    left_out = [f"{anywhere} & !({without})"] if without else []
    tiers, parameters, found = [], list[object](), list[object]()
    for tier, (vector, weight) in enumerate(TIERS):
        asked = " & ".join(_clause(clause, weight) for clause in query.clauses)
        tiers.append(
            f"(SELECT e.id, {tier} - ts_rank({WEIGHTS}, e.{vector}, %s::tsquery, 32) AS place "
            f"FROM articles_searchentry e WHERE e.{vector} @@ %s::tsquery "
            f"{'AND NOT e.head @@ %s::tsquery ' * len(found)}{'AND e.whole @@ %s::tsquery ' * len(left_out)}{narrow} "
            f"LIMIT {most:d})"  # a branch with a limit is never run beside another one: the tiers stay in order
        )
        parameters += [asked, asked, *found, *left_out, *values]
        found = [asked]
    return (
        f"WITH hits AS ({' UNION ALL '.join(tiers)} LIMIT {most:d}) SELECT e.article_id, e.audience, e.kind "
        "FROM hits h JOIN articles_searchentry e ON e.id = h.id ORDER BY h.place, e.article_id",
        parameters,
    )


def _clause(clause: Clause, weight: str) -> str:
    return f"({' | '.join(_alternative(alternative, weight) for alternative in clause)})"


def _alternative(alternative: Alternative, weight: str) -> str:
    return f"({' & '.join(_phrase(phrase, weight) for phrase in alternative)})"


def _phrase(phrase: Tokens, weight: str) -> str:
    lexemes = (f"'{token}'{weight}" for token in phrase)
    return f"({' <-> '.join(lexemes)})"
