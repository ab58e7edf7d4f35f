import re
from collections.abc import Iterator

from .document import Document, Finding

CLASSES = {
    "infections": (
        re.compile(r"\binfect(?:ion|ions|ious)\b|\bviral\b", re.IGNORECASE),
        {
            "hepatitis B": r"\bhepatitis B\b|\bHBV\b",
            "hepatitis C": r"\bhepatitis C\b|\bHCV\b",
            "HIV": r"\bHIV\b|\bhuman immunodeficiency virus\b",
            "cytomegalovirus": r"\bcytomegalovirus\b|\bCMV\b",
            "Epstein-Barr virus": r"\bEpstein-Barr\b|\bEBV\b",
            "parvovirus": r"\bparvovirus\b",
            "bacteria": r"\bbacteri\w+|\bendocarditis\b|\bsyphilis\b|\bleprosy\b|\btubercul\w+",
        },
    ),
    "autoimmune diseases": (
        re.compile(r"\bautoimmune\b|\bconnective tissue\b", re.IGNORECASE),
        {
            "Sjögren’s disease": r"\bSj(?:ö|o)gren",
            "lupus": r"\blupus\b|\bSLE\b",
            "rheumatoid arthritis": r"\brheumatoid arthritis\b",
            "systemic sclerosis": r"\bsystemic sclerosis\b|\bscleroderma\b",
        },
    ),
}
"""What a title may promise as a class, and the members by which a text would keep the promise."""


def check(document: Document) -> Iterator[Finding]:
    """A title names a class, the text treats one member of it: a person decides whether that is meant."""
    for name, (promised, members) in CLASSES.items():
        if not promised.search(document.title) or _named(document.title, members):
            continue
        treated = _named(f"{document.summary}\n{document.body}", members)
        if len(treated) == 1:
            yield Finding(
                "scope_mismatch",
                "question",
                f"The title speaks of {name}, the text of {treated[0]} alone. "
                "Narrow the title, or treat the others too?",
                field="title",
            )


def _named(text: str, members: dict[str, str]) -> list[str]:
    return [member for member, words in members.items() if re.search(words, text, re.IGNORECASE)]
