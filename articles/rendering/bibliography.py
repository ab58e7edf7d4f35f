"""CSL-JSON to one line in NLM's Vancouver form (Citing Medicine, 2nd edition), every field escaped."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

CslItem = Mapping[str, Any]


def formatted(item: CslItem) -> str:
    """One reference as HTML: authors, title, journal, year;volume(issue):pages, and DOI (else URL) and PMID as links."""
    sentences = [_authors(item), escape(str(item.get("title", ""))), _place(item)]
    text = " ".join(_ended(sentence) for sentence in sentences if sentence)
    return " ".join(part for part in (text, _doi(item) or _url(item), _pmid(item)) if part)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _authors(item: CslItem) -> str:
    authors: Sequence[Mapping[str, str]] = item.get("author", ())
    names = [
        author.get("literal") or f"{author.get('family', '')} {author.get('given', '')}".strip()
        for author in authors[:6]
    ]
    if names and (len(authors) > 6 or item.get("note") == "et al."):
        names.append("et al")
    return escape(", ".join(names))


def year_of(item: CslItem) -> int | None:
    """The year of issue, or None where the record has none."""
    parts = item.get("issued", {}).get("date-parts", [[None]])
    return int(parts[0][0]) if parts and parts[0] and parts[0][0] else None


def _place(item: CslItem) -> str:
    place = str(item.get("container-title") or item.get("publisher") or "")
    year = str(year_of(item) or "")
    volume = str(item.get("volume", ""))
    if item.get("issue"):
        volume += f"({item['issue']})"
    numbers = ":".join(part for part in (volume, str(item.get("page", ""))) if part)
    when = ";".join(part for part in (year, numbers) if part)
    return escape(". ".join(part for part in (place, when) if part))


def _doi(item: CslItem) -> str:
    doi = escape(str(item.get("DOI", "")))
    return f'<a href="https://doi.org/{doi}">doi:{doi}</a>' if doi else ""


def _url(item: CslItem) -> str:
    url = escape(str(item.get("URL", "")))
    return f'Available from: <a href="{url}">{url}</a>' if url else ""


def _pmid(item: CslItem) -> str:
    pmid = escape(str(item.get("PMID", "")))
    return f'<a href="https://pubmed.ncbi.nlm.nih.gov/{pmid}/">PMID {pmid}</a>' if pmid else ""
