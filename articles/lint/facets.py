"""What side of a disease a title is about."""

import re

FACETS = {
    "causes": re.compile(
        r"\b(?:causes?|caused|aetiolog|etiolog|triggers?\b|associat\w+ (?:of|with)|role (?:of|for))", re.I
    ),
    "diagnosis": re.compile(
        r"\b(?:diagnos|tests?\b|tested\b|testing\b|detect|screening|evaluation|classification)", re.I
    ),
    "treatment": re.compile(r"\b(?:treat|therap|manage|rituximab|antiviral|effects? of|trial of)", re.I),
    "prognosis": re.compile(r"\b(?:prognos|surviv|outlook|mortality|life expectancy|outcomes?\b|relapse)", re.I),
}


def facets_of(title: str) -> frozenset[str]:
    """The facets that a title names: none, one or several."""
    return frozenset(facet for facet, words in FACETS.items() if words.search(title))
