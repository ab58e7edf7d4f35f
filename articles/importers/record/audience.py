"""For whom a page says that it is written."""

import re

_PROFESSIONALS = (
    r"(?:health(?:\s?care)?\s+(?:professionals|providers|workers)|clinicians|physicians|medical\s+professionals)"
)
_AUDIENCE = re.compile(
    rf"\b(?:intended|written|designed|only)\s+for\s+(?:use\s+by\s+)?(?:\w+\s+){{0,2}}{_PROFESSIONALS}"
    rf"|(?:^|[.!?]\s)for\s+(?:the\s+)?use\s+(?:by|of)\s+(?:\w+\s+){{0,2}}{_PROFESSIONALS}\b"
    rf"|^for\s+(?:licensed\s+|qualified\s+)?{_PROFESSIONALS}(?:\s+only\b|(?:\s+only)?\.?$)"
    rf"|\bfor\s+{_PROFESSIONALS}\s+only\b"
    r"|^for\s+(?:[\w,/-]+\s+){1,8}(?:teams|staff|clinicians|nurses|doctors|physicians|practitioners|trainees)\.?$"
    r"|^(?:health\s?care\s+)?professional\s+(?:version|edition|reference)$|^clinician\s+information$"
    r"|^professional\s?[/›»>|]\s?\S.{0,200}[/›»>|]",
    re.IGNORECASE,
)
_INTENDED = re.compile(r"^this\s+(?:site|website|page|article|resource|content)\s+is\s+", re.IGNORECASE)
_FOR = re.compile(rf"^for\s+(?:\w+\s+)?{_PROFESSIONALS}(?:\s+only)?\.?$", re.IGNORECASE)
LONGEST_LINE = 150


def for_professionals(text: str) -> bool:
    """Tell whether a text says that its reader is a health professional."""
    return bool(_AUDIENCE.search(text))


def states_audience(text: str) -> bool:
    """Tell whether a line does nothing but say that the page is for health professionals."""
    only = bool(_INTENDED.match(text) or _FOR.match(text))
    return len(text) < LONGEST_LINE and only and for_professionals(text)
