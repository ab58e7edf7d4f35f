"""Word files: checked before anything in them is opened, then made HTML by mammoth. Runs in extracting.py."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth  # type: ignore[import-untyped]
from lxml import etree

from articles.importers.containers.docx_styles import style_map, with_raised, with_title
from articles.importers.containers.extracted import Extracted
from articles.importers.value import UnreadableSource

MOST_ENTRIES = 2_000
MOST_UNPACKED = 50_000_000
MOST_PART = 12_000_000
HIGHEST_RATIO = 200
SMALL = 100_000
DOCUMENT = "word/document.xml"
STYLE_SHEET = "word/styles.xml"
_TEXTS = frozenset((DOCUMENT, "word/footnotes.xml", "word/endnotes.xml"))
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name^='toc '] => nav > p:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Body Text'] => p:fresh
p[style-name='Normal (Web)'] => p:fresh
p[style-name='List Paragraph'] => p:fresh
"""
# What mammoth passes over without a word, and how it is called to an editor.
_PASSED_OVER = (
    (re.compile(rb"<w:(?:del|moveFrom)\s"), "passages deleted under “track changes”"),
    (re.compile(rb"<w:ins\s[^>]*[^/]>"), "the marks of “track changes” on inserted passages, which are kept"),
    (re.compile(rb"<m:oMath[\s>]"), "formulas"),
    (re.compile(rb"<w:commentReference\s"), "comments"),
    (re.compile(rb"<c:chart\s"), "charts"),
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BESIDE = re.compile(r"word/(?:header\d*|footer\d*|comments)\.xml")
_UNREADABLE = (
    etree.LxmlError,
    zipfile.BadZipFile, zlib.error, ExpatError, KeyError, ValueError, AttributeError, IndexError, TypeError, EOFError,
    NotImplementedError, RecursionError, OSError, RuntimeError, AssertionError, LookupError,
)  # fmt: skip


def extract(data: bytes, filename: str) -> Extracted:
    """Give a Word file as HTML. Raises UnreadableSource."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive.infolist(), filename)
            left_out = _passed_over(archive, filename)
            around = tuple(_around(archive))
            styles = style_map(archive.read(STYLE_SHEET)) if STYLE_SHEET in archive.namelist() else ""
            prepared = _prepared(archive)
        made = mammoth.convert_to_html(
            prepared,
            style_map=f"{STYLES}\n{styles}",
            transform_document=with_title,
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
            external_file_access=False,
            include_embedded_style_map=False,
        )
    except _UNREADABLE as error:
        raise UnreadableSource(f"{filename} is damaged. Open it in Word and save it again as .docx.") from error
    return Extracted(made.value, around, (*left_out, *_messages(made.messages)))


def _prepared(archive: zipfile.ZipFile) -> io.BytesIO:
    """The file with what is raised by other means than an alignment raised by one; its pictures left away."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as made:
        for entry in archive.infolist():
            if entry.filename.startswith("word/media/"):
                made.writestr(entry.filename, b"")
            elif not entry.is_dir():
                content = archive.read(entry)
                made.writestr(entry.filename, with_raised(content) if entry.filename in _TEXTS else content)
    packed.seek(0)
    return packed


def _check(entries: list[zipfile.ZipInfo], filename: str) -> None:
    """Refuse by the archive's own list what would be too large, is locked, or is no Word file."""
    unpacked = sum(entry.file_size for entry in entries)
    stuffed = any(
        entry.file_size > SMALL and entry.file_size > HIGHEST_RATIO * max(1, entry.compress_size) for entry in entries
    )
    parts = max((entry.file_size for entry in entries if entry.filename.endswith(".xml")), default=0)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or stuffed or parts > MOST_PART:
        raise UnreadableSource(
            f"{filename} unpacks to far more than a text needs. Copy the article into a new Word file and save that."
        )
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UnreadableSource(f"{filename} is locked with a password. Save it without one and try again.")
    if DOCUMENT not in {entry.filename for entry in entries}:
        raise UnreadableSource(
            f"{filename} is a ZIP file, but no Word file (.docx). Unpack it and choose the article’s own file."
        )


def _passed_over(archive: zipfile.ZipFile, filename: str) -> list[str]:
    document = with_raised(archive.read(DOCUMENT))
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")) and _declares(archive, entry):
            raise UnreadableSource(
                f"{filename} declares entities, which no Word file does. Open it in Word and save it again as .docx."
            )
    counted = [(len(pattern.findall(document)), what) for pattern, what in _PASSED_OVER]
    left_out = [f"{what} ({count})" for count, what in counted if count]
    if any(re.fullmatch(r"word/(?:header|footer)\d*\.xml", entry.filename) for entry in archive.infolist()):
        left_out.append("headers and footers of the pages")
    return left_out


def _around(archive: zipfile.ZipFile) -> Iterator[str]:
    """The words that stand around the text or were taken out of it: headers, footers, comments, deleted passages."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for entry in archive.infolist():
        if _BESIDE.fullmatch(entry.filename):
            for paragraph in etree.fromstring(archive.read(entry), parser).iter(f"{_W}p"):
                yield from _said(paragraph, f"{_W}t", f"{_W}delText")
    for removed in etree.fromstring(archive.read(DOCUMENT), parser).iter(f"{_W}del", f"{_W}moveFrom"):
        yield from _said(removed, f"{_W}delText", f"{_W}t")


def _said(element: Any, *tags: str) -> Iterator[str]:
    words = "".join(text.text or "" for text in element.iter(*tags)).strip()
    if words:
        yield words


def _declares(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    with archive.open(entry) as part:
        opening = part.read(4_000)
    return b"<!DOCTYPE" in opening or b"<!ENTITY" in opening or opening[1:40:2].startswith(b"<!D")


def _messages(messages: Iterable[mammoth.results.Message]) -> list[str]:
    """What mammoth said of the file, once each; a style it does not know loses no text and is no news."""
    said = dict.fromkeys(message.message for message in messages if not message.message.startswith("Unrecognised"))
    return [message[:200] for message in said][:20]
