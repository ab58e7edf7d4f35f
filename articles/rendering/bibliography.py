"""CSL-JSON to one line in NLM's Vancouver form (Citing Medicine, 2nd edition): citeproc and our own style.

citeproc escapes nothing, so it is given plain fields and asked for plain text (NLM's form has no markup), and
the whole line is escaped when it comes back: whatever a field holds, only our own links are HTML.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from articles.identifiers import year_of

from . import csl_fields
from .csl_fields import BEFORE_ORGANISATION, CslItem

__all__ = ["CslItem", "formatted", "year_of"]

STYLE = Path(__file__).with_name("nlm.csl")
REMEMBERED = 2_000
"""Formatted records kept in memory: more than all references of the pages that editors have open."""

_one_at_a_time = Lock()
"""A parsed style keeps the state of the line that it is making."""


def formatted(item: CslItem) -> str:
    """One reference as HTML: the line in NLM's form, then DOI (else URL), PMID and PMCID as links.

    Any JSON-shaped record gives a line: parts of the wrong shape are left out, and what citeproc cannot put in
    order is printed as a plain list of its fields.
    """
    fields = csl_fields.prepared(item)
    line = _line(json.dumps(fields, sort_keys=True))
    return " ".join(part for part in (escape(line), *_links(fields)) if part)


@lru_cache(maxsize=REMEMBERED)
def _line(record: str) -> str:
    fields = json.loads(record)
    try:
        with _one_at_a_time:
            line = _by_citeproc(fields)
    except Exception:  # citeproc raises whatever its parts raise
        line = _plainly(fields)
    line = line.replace(f", {BEFORE_ORGANISATION}", "; ").replace(BEFORE_ORGANISATION, "")
    line = line.replace("?.", "?").replace("!.", "!")
    return line if not line or line.endswith((".", "?", "!")) else f"{line}."


@lru_cache(maxsize=1)
def _style() -> CitationStylesStyle:
    return CitationStylesStyle(str(STYLE), validate=False)


def _by_citeproc(fields: Mapping[str, Any]) -> str:
    source = CiteProcJSON([{**fields, "id": "it"}])
    bibliography = CitationStylesBibliography(_style(), source, formatter.plain)
    bibliography.register(Citation([CitationItem("it")]))
    return " ".join(str(bibliography.bibliography()[0]).split())


def _plainly(fields: Mapping[str, Any]) -> str:
    names = [" ".join(name.values()) for name in fields.get("author", ())]
    parts = [", ".join(names), *(fields.get(name, "") for name in ("title", "container-title", "publisher"))]
    parts.append(str(year_of(fields) or ""))
    return ". ".join(part for part in parts if part)


def _links(fields: Mapping[str, Any]) -> list[str]:
    links = []
    if doi := fields.get("DOI"):
        links.append(_link(f"https://doi.org/{quote(doi, safe='/:;().,_-~')}", f"doi:{doi}") + ".")
    elif url := fields.get("URL"):
        links.append(f"Available from: {_link(url, url)}")
    numbers = []
    if pmid := fields.get("PMID"):
        numbers.append(_link(f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", f"PMID: {pmid}"))
    if pmcid := fields.get("PMCID"):
        numbers.append(_link(f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/", f"PMCID: {pmcid}"))
    return [*links, "; ".join(numbers) + "."] if numbers else links


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'
