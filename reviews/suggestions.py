"""Drugs that a text names, for the editor who says what an article is about. A suggestion, no more."""

import re

from articles.models import Article, Revision

from .models import DrugName

_STEMS = re.compile(
    r"\b[a-z]{3,}(?:mab|cept|vir|nib|nercept|mus|platin|prim|cillin|micin|phamide|prine|sone|solone)\b", re.I
)
"""Endings of international nonproprietary names (WHO's stems) among the drugs that the site writes about."""

NO_DRUGS = frozenset({"concept", "percept", "intercept"})


def suggested_drugs(revision: Revision, article: Article) -> list[str]:
    """Names of drugs in a revision's text that are not named as subjects of its article yet, in small letters."""
    text = "\n".join((revision.title, revision.summary, revision.body)).casefold()
    found = {match[0] for match in _STEMS.finditer(text)}
    found |= {name for name in DrugName.objects.folded() if re.search(rf"\b{re.escape(name)}\b", text)}
    named = {subject.name.casefold() for subject in article.subjects.all()}
    return sorted(found - named - NO_DRUGS)
