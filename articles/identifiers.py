"""The texts and numbers that name a work, in one form each. Pure."""

import re
import unicodedata
from collections.abc import Mapping

MAX_TEXT = 2_000
UNPRINTED = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")

URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S{1,180})", re.IGNORECASE)
_PMID = re.compile(r"(?:pmid:?\s*)?0*(\d{1,8})", re.IGNORECASE)
_PMCID = re.compile(r"(?:pmcid:?\s*)?(?:PMC)?0*(\d{1,9})", re.IGNORECASE)
_YEAR = re.compile(r"\d{1,4}")
_PAGES = re.compile(r"\b([A-Za-z]?)(\d{1,9})\s*[-–—‐]+\s*\1(\d{1,9})\b(?!\.)")


def plain(value: object) -> str:
    """A text or number as one line without control, private or half characters; "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = " ".join(str(value)[:MAX_TEXT].split())
    if text.isprintable():
        return text
    return " ".join("".join(char for char in text if unicodedata.category(char) not in UNPRINTED).split())


def doi_of(value: object) -> str:
    """A DOI as such, without "https://doi.org/" or "doi:", as it is written; "" where the text is none."""
    match = _DOI.fullmatch(plain(value))
    return match[1] if match else ""


def pmid_of(value: object) -> str:
    """A PMID without leading zeros; "" where the text is none (the file of retractions writes 0 for none)."""
    match = _PMID.fullmatch(plain(value))
    return match[1] if match and match[1] != "0" else ""


def pmcid_of(value: object) -> str:
    """A PMCID as "PMC123"; "" where the text is none."""
    match = _PMCID.fullmatch(plain(value))
    return f"PMC{match[1]}" if match and match[1] != "0" else ""


def same_title(title: object) -> str:
    """What two writings of one title have in common: its letters and digits, without accents or capitals."""
    decomposed = unicodedata.normalize("NFKD", plain(title))
    return "".join(char for char in decomposed.casefold() if char.isalnum())


def date_parts(value: object) -> list[list[int]]:
    """The dates of a CSL date variable that begin with a year: none, one, or two for a range."""
    raw = value.get("date-parts") if isinstance(value, Mapping) else None
    dates = []
    for parts in raw[:2] if isinstance(raw, list) else ():
        numbers = [number(part) for part in parts[:3]] if isinstance(parts, list) else []
        if numbers and numbers[0]:
            month = numbers[1] if len(numbers) > 1 and 1 <= numbers[1] <= 12 else 0
            day = numbers[2] if month and len(numbers) > 2 and 1 <= numbers[2] <= 31 else 0
            dates.append([part for part in (numbers[0], month, day) if part])
    return dates


def year_of(record: Mapping[str, object]) -> int | None:
    """The year of issue of a CSL-JSON record, or None where it has none."""
    dates = date_parts(record.get("issued"))
    return dates[0][0] if dates else None


def number(value: object) -> int:
    """A whole number of at most four digits; 0 for anything else."""
    text = plain(value)
    return int(text) if _YEAR.fullmatch(text) and text.isascii() else 0


def whole_pages(pages: str) -> str:
    """ "1490-5" gives "1490-1495": records are kept and exchanged so; the printed list shortens them."""
    return _PAGES.sub(_whole, pages)


def _whole(match: re.Match[str]) -> str:
    letter, first, last = match.groups()
    return f"{letter}{first}-{letter}{first[: max(len(first) - len(last), 0)] + last}"
