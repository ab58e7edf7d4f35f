"""Reference files: which form a file has, and its records.

Any bytes give a list of results or an UnreadableReferences with a sentence that says what to do.
"""

import codecs
import re
from collections.abc import Callable
from pathlib import PurePath

from articles.importers.containers.decoding import MAGIC
from articles.importers.reference_files.bibliographic import (
    BrokenReference,
    ReadReference,
    Result,
    UnreadableReferences,
)

from . import bibtex, csl_json, nbib_file, pubmed_xml, ris

__all__ = ["MAX_BYTES", "BrokenReference", "ReadReference", "Result", "UnreadableReferences", "parse"]

MAX_BYTES = 5 * 1024 * 1024
BY_CONTENT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*<"), "xml"),
    (re.compile(r"\s*[\[{]"), "json"),
    (re.compile(r"^TY\s{1,2}-", re.MULTILINE), "ris"),
    (re.compile(r"^PMID *- ?\d", re.MULTILINE), "nbib"),
    (re.compile(r"@\s*\w+\s*[{(]"), "bib"),
)
TEXT_PARSERS: dict[str, Callable[[str], list[Result]]] = {
    "json": csl_json.parse,
    "ris": ris.parse,
    "nbib": nbib_file.parse,
    "bib": bibtex.parse,
}
SAME = {"bibtex": "bib", "txt": "", "enw": "", "medline": "nbib"}


def parse(data: bytes | str, filename: str = "") -> list[Result]:
    """The records of an uploaded file or a pasted text, each read or broken, numbered from 1.

    The content tells the form; the name's ending decides only where the content does not. Raises
    UnreadableReferences where the whole cannot be read, or holds no records.
    """
    raw = data.encode("utf-8", "ignore") if isinstance(data, str) else data
    if len(raw) > MAX_BYTES:
        raise UnreadableReferences(f"This is larger than {MAX_BYTES // 1024**2} MB. Split it into several files.")
    form_of_bytes = next((what for magic, what in MAGIC if raw.startswith(magic)), None)
    if form_of_bytes:
        raise UnreadableReferences(f"This is {form_of_bytes}, no reference file. Export RIS, BibTeX, NBIB or CSL-JSON.")
    text = _decoded(raw)
    form = _form(text, filename)
    results = pubmed_xml.parse(_as_utf8(text)) if form == "xml" else TEXT_PARSERS[form](text)
    if not results:
        raise UnreadableReferences("This holds no references. Export them as RIS, BibTeX, NBIB or CSL-JSON.")
    return results


def _form(text: str, filename: str) -> str:
    for pattern, form in BY_CONTENT:
        if pattern.match(text) if form in ("xml", "json") else pattern.search(text):
            return form
    ending = PurePath(filename).suffix.lstrip(".").lower()
    form = SAME.get(ending, ending)
    if form in TEXT_PARSERS or form == "xml":
        return form
    raise UnreadableReferences(
        "This is no reference file that can be read here. Export the references as RIS, BibTeX, NBIB (PubMed), "
        "CSL-JSON or PubMed XML."
    )


def _decoded(raw: bytes) -> str:
    """UTF-8, UTF-16 where it says so, else Windows-1252; newlines as \\n, no NUL."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise UnreadableReferences("This holds binary data, no references. Export RIS, BibTeX, NBIB or CSL-JSON.")
    return text


def _as_utf8(text: str) -> bytes:
    """XML may name an encoding that the text no longer has."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1).strip().encode("utf-8", "ignore")
