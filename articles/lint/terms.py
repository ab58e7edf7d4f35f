"""Terms that have been superseded, each with what stands in its place, since when, and by what source."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """`context`: what the page has to be about, where the word alone is no sign."""

    pattern: re.Pattern[str]
    replacement: str
    since: int
    source: str
    context: re.Pattern[str] | None = None


_HCV = re.compile(r"\bhepatitis\s+C\b|\bHCV\b", re.IGNORECASE)
_NAMES = "Jennette JC. Clin Exp Nephrol 2013;17(5):603-606. doi:10.1007/s10157-013-0869-6"
_ANTIVIRALS = (
    "Zignego AL et al. Autoimmun Rev 2017;(5):523-541; Dammacco F et al. Clin Exp Med 2023;23(2):255-272, "
    "doi:10.1007/s10238-022-00808-1"
)

TERMS = (
    Term(
        re.compile(r"\b(?:peg(?:ylated)?[ -]?)?interferons?\b(?![ -](?:free|gamma|γ|release))", re.IGNORECASE),
        "direct-acting antivirals",
        2017,
        _ANTIVIRALS,
        _HCV,
    ),
    Term(
        re.compile(r"\b(?:telaprevir|boceprevir)\b", re.IGNORECASE),
        "direct-acting antivirals without interferon",
        2017,
        "used with interferon and ribavirin (Ramachandran P et al. Aliment Pharmacol Ther 2012;35(6):647-662, "
        f"doi:10.1111/j.1365-2036.2012.04992.x), superseded with them: {_ANTIVIRALS}",
    ),
    Term(
        re.compile(r"\bChurg[\s–-]+Strauss\b", re.IGNORECASE),
        "eosinophilic granulomatosis with polyangiitis",
        2012,
        _NAMES,
    ),
    Term(re.compile(r"\bWegener(?:['’]?s)?\b", re.IGNORECASE), "granulomatosis with polyangiitis", 2012, _NAMES),
    Term(re.compile(r"\bHenoch[\s–-]+Sch(?:ö|oe|o)nlein\b", re.IGNORECASE), "IgA vasculitis", 2012, _NAMES),
)
