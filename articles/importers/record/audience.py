"""For whom a page says that it is written."""

import re
from collections.abc import Iterable

_PROFESSIONALS = (
    r"(?:health(?:\s?care)?\s+(?:professionals|providers|workers)|clinicians|physicians|medical\s+professionals)"
)
_AUDIENCE = re.compile(
    rf"\b(?:intended|meant|written|designed|only)\s+for\s+(?:use\s+by\s+)?(?:\w+\s+){{0,2}}{_PROFESSIONALS}"
    rf"|(?:^|[.!?]\s)for\s+(?:the\s+)?use\s+(?:by|of)\s+(?:\w+\s+){{0,2}}{_PROFESSIONALS}\b"
    rf"|^for\s+(?:licensed\s+|qualified\s+)?{_PROFESSIONALS}(?:\s+only\b|\.?$)"
    rf"|\bfor\s+{_PROFESSIONALS}\s+only\b"
    r"|^for\s+(?:[\w,/-]+\s+){1,8}(?:teams|staff|clinicians|nurses|doctors|physicians|practitioners|trainees)\.?$"
    r"|^(?:health\s?care\s+)?professional\s+(?:version|edition|reference)$|^clinician\s+information$"
    r"|^professional\s?[/›»>|]\s?\S.{0,200}[/›»>|]",
    re.IGNORECASE,
)
_INTENDED = re.compile(r"^this\s+(?:site|website|page|article|resource|content)\s+is\s+", re.IGNORECASE)
_FOR = re.compile(rf"^for\s+(?:\w+\s+)?{_PROFESSIONALS}(?:\s+only)?\.?$", re.IGNORECASE)
_ASKS_WHO = re.compile(r"^who\s+(?:is|should|can)\b.{0,40}\b(?:for|use|read)\b.{0,30}\?$", re.IGNORECASE)
_PROFESSION = re.compile(rf"^{_PROFESSIONALS}\b.{{0,60}}$", re.IGNORECASE)
# Words that pages for patients explain rather than use.
_TECHNICAL = re.compile(
    r"\b(?:a?etiolog\w+|pathogenesis|histopatholog\w+|immunofluorescence|immunofixation|electrophoresis|serolog\w+"
    r"|(?:leu[ck]ocytoclas|erythema|fibrino|necroti)\w+|(?:mono|poly|oligo)clonal|membranoproliferative|mononeuritis|proteinuria"
    r"|ha?ematuria|creatinine|arthralgias?|titers?|titres?|infiltrates?|lymphoproliferati\w+|neutropenia|isch?a?emi[ac]"
    r"|comorbid\w*|idiopathic|refractory|contraindicat\w+|prophylaxis|differential\s+diagnos[ei]s|(?:first|second)-line"
    r"|mg/(?:kg|m2|m²|d(?:ay)?)|randomi[sz]ed|cohort|sensitivity|specificity|plasmapheresis|glucocorticoids?|paraprotein\w*"
    r"|cytotoxic|remission|exacerbat\w+|neuropath(?:ic|y)|manifestations?|intravenous(?:ly)?|presents?\s+with)\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:you|your|yourself|people|persons?)\b", re.IGNORECASE)
LONGEST_LINE = 150
FEWEST_TECHNICAL = 7
FEWEST_WORDS = 150
WORDS_PER_TECHNICAL = 40
WORDS_PER_ADDRESS = 240


def for_professionals(text: str) -> bool:
    """Tell whether a text says that its reader is a health professional."""
    return bool(_AUDIENCE.search(text))


def states_audience(text: str) -> bool:
    """Tell whether a line does nothing but say that the page is for health professionals."""
    only = bool(_INTENDED.match(text) or _FOR.match(text))
    return len(text) < LONGEST_LINE and only and for_professionals(text)


def asks_for_professionals(question: str, answer: str) -> bool:
    """Tell whether a page asks for whom it is, and names professionals first."""
    return bool(_ASKS_WHO.match(question) and _PROFESSION.match(answer))


def speaks_to_professionals(paragraphs: Iterable[str]) -> bool:
    """Tell whether a text is written as professionals write to each other: many of their words, of many kinds, and
    hardly a "you" or "people"."""
    text = "\n".join(paragraphs)
    words = len(text.split())
    technical = [word.lower() for word in _TECHNICAL.findall(text)]
    dense = len(technical) * WORDS_PER_TECHNICAL >= words >= FEWEST_WORDS
    spoken_to = len(_TO_READER.findall(text)) * WORDS_PER_ADDRESS > words
    return dense and len(set(technical)) >= FEWEST_TECHNICAL and not spoken_to
