"""A saved page, or any HTML: its elements say what a copied text has lost; the rest is read as copied pages are."""

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree, html

from articles.importers import patient_page, professional_page
from articles.importers.copied_page import read_body, take_title
from articles.importers.decoding import MAX_BYTES
from articles.importers.forms import PROFESSIONAL, recognise
from articles.importers.found import Found, where
from articles.importers.furniture import own_names, take_contents, take_navigation, take_promotion, take_repeated
from articles.importers.headings import is_named_part, mark_headings
from articles.importers.html_walk import BOLD_LEVEL, Seen, Walk
from articles.importers.journal_text import is_case_report
from articles.importers.lines import Block, as_written, ends_sentence
from articles.importers.record import take_disclaimer, take_record
from articles.importers.reference_list import take_references
from articles.importers.references import is_reference, read_reference
from articles.importers.value import Abbreviation, UnreadableSource
from articles.importers.words import normalised

MOST_ABBREVIATIONS = 200
MOST_BLOCKS = 10_000
_HEAD = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FRAGMENT = re.compile(r"\s*<(?:p|div|h[1-6]|article|main|section|ul|ol|table|meta|span)\b[^>]{0,2000}>", re.I)
_CLOSING = re.compile(r"</(?:p|div|h[1-6]|li|td|span|section|article)\s*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_ARTICLE_PARTS = frozenset(("abstract", "discussion", "conclusion", "conclusions", "case report", "case presentation"))


@dataclass(frozen=True, slots=True)
class Page:
    """What a page showed, in order, and what of it is no text."""

    seen: tuple[Seen, ...]
    images: tuple[str, ...]
    abbreviations: tuple[Abbreviation, ...]
    unseen: int
    name: str


def is_html(text: str) -> bool:
    """Tell whether a text is HTML: a whole page, or a piece of one that opens with an element and closes some."""
    if _HEAD.match(text):
        return True
    return bool(_FRAGMENT.match(text)) and len(_CLOSING.findall(text[:20_000])) > 1


def decode_html(data: bytes) -> str:
    """Decode a page by the encoding that it states in a meta element; nothing where it states none that fits."""
    stated = _CHARSET.search(data[:4096])
    if stated is None or len(data) > MAX_BYTES or b"\0" in data:
        return ""
    try:
        encoding = codecs.lookup(stated[1].decode("ascii")).name
        if encoding in ("iso8859-1", "ascii"):
            encoding = "cp1252"
        return data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (UnicodeError, LookupError, ValueError, AttributeError, TypeError):
        return ""


def open_page(text: str, filename: str) -> Page:
    """Parse and walk a page. Raises UnreadableSource where it holds no text, or its elements stand too deep."""
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableSource(f"{filename} holds no text that can be read. Save the page again as HTML.") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableSource(
            f"{filename} sets its elements thousands deep inside each other. Copy the article’s text out of it instead."
        )
    walk = Walk()
    walk.run(root)
    if len(walk.seen) > MOST_BLOCKS:
        raise UnreadableSource(
            f"{filename} has more than {MOST_BLOCKS:,} paragraphs and list items. Keep only the article’s own text."
        )
    titled = root.find(".//head/title")
    name = " ".join((titled.text or "").split()) if titled is not None else ""
    explained = list(walk.inline.abbreviations.items())[:MOST_ABBREVIATIONS]
    return Page(
        tuple(walk.seen),
        tuple(walk.images),
        tuple(Abbreviation(short, expansion) for short, expansion in explained if 0 < len(short) <= 30),
        walk.unseen,
        name,
    )


def laid_out(page: Page) -> tuple[Page, str]:
    """The page as lines of text, and the page with the numbers of those lines."""
    lines: list[str] = []
    seen: list[Seen] = []
    for one in page.seen:
        mark = "#" * min(one.block.level, 6) + " " if one.block.kind == "heading" else ""
        written = f"{mark}{as_written(one.block)}".split("\n")
        first = len(lines) + 1
        spanned = tuple(range(first, first + len(written)))
        seen.append(replace(one, block=replace(one.block, line=first, lines=spanned)))
        lines += [*written, ""]
    return replace(page, seen=tuple(seen)), "\n".join(lines)


def read_html_page(page: Page, filename: str, layout: str | None, found: Found) -> tuple[str, str]:
    """Read a page into `found`; `layout` is that of a copied page, None lets the text tell. Gives kind, audience."""
    text = "\n\n".join(as_written(one.block) for one in page.seen if not one.around)
    if not any(character.isalpha() for one in page.seen for character in one.block.text):
        raise UnreadableSource(f"{filename} holds no words. Choose a file that holds the article’s text.")
    blocks, notes = _told_apart(page, found)
    _note_left_out(page, found)
    found.abbreviations.extend(page.abbreviations)
    blocks, contents = _prepared(blocks, page.name, found)
    professional = (layout or recognise(text)) == PROFESSIONAL
    if not professional:
        blocks = patient_page.take_patient_parts(blocks, contents, found)
    _take_notes(notes, blocks, found)
    read_body(blocks, found)
    if layout is None and is_case_report(found) and _is_journal(found):
        return "case_report", professional_page.AUDIENCE
    if professional:
        return professional_page.KIND, professional_page.AUDIENCE
    return patient_page.KIND, patient_page.AUDIENCE


def _told_apart(page: Page, found: Found) -> tuple[list[Block], list[Block]]:
    """Set aside what stands around the article; give its blocks, and its numbered notes."""
    around = [one.block for one in page.seen if one.around not in ("", "footer", "header")]
    around += take_disclaimer(
        take_record([one.block for one in page.seen if one.around in ("footer", "header")], found), found
    )
    for block in around:
        found.put_aside(block, "furniture")
    inside = [one for one in page.seen if not one.around]
    headed = sum(one.block.kind == "heading" for one in inside) > 1
    blocks = [one.block if headed else _if_bold(one) for one in inside]
    notes = [one.block for one in inside if one.note and one.block.kind != "heading"]
    return blocks, notes


def _if_bold(one: Seen) -> Block:
    """On a page without headings, a line that is bold as a whole is one."""
    return replace(one.block, kind="heading", level=BOLD_LEVEL) if one.bold else one.block


def _note_left_out(page: Page, found: Found) -> None:
    for image in list(dict.fromkeys(page.images))[:20]:
        named = f"“{image}”" if image else "without a description"
        found.problem("image_left_out", "warning", f"an image was left out: {named}")
    if page.unseen:
        count = "1 script or embedded part" if page.unseen == 1 else f"{page.unseen} scripts or embedded parts"
        found.problem("script_left_out", "info", f"{count} left out")


def _prepared(blocks: Sequence[Block], name: str, found: Found) -> tuple[list[Block], set[str]]:
    """Take record, furniture and title out, as from a copied page; headings are known here, not guessed."""
    names = own_names(blocks)
    rest, contents = take_contents(blocks, found)
    rest = take_navigation(take_record(rest, found), found)
    rest = take_references(take_disclaimer(rest, found), found)
    rest = take_repeated(take_promotion(rest, names, found), found)
    if sum(block.kind == "heading" for block in rest) > 1:
        rest = [replace(block, kind="heading") if is_named_part(block) else block for block in rest]
    else:
        rest = mark_headings(rest, contents)
    title = _title(rest, name)
    rest = take_title(rest, contents, None, found) if title is None else _without_title(rest, title, found)
    return _levelled(rest), contents


def _title(blocks: Sequence[Block], name: str) -> Block | None:
    """The first heading of the first rank; of several, the one that the page's own name repeats."""
    first = [block for block in blocks if block.kind == "heading" and block.level == 1]
    named = [block for block in blocks if block.kind == "heading" and _repeats(name, block.text)]
    return next(iter([block for block in named if block in first] or first or named), None)


def _repeats(name: str, heading: str) -> bool:
    plain, printed = normalised(name), normalised(heading)
    return len(printed) > 3 and (plain == printed or plain.startswith(f"{printed} "))


def _without_title(blocks: Sequence[Block], title: Block, found: Found) -> list[Block]:
    """Take the title and its copies out, and set aside the short lines above it: the way through the site."""
    found.title, found.places["title"] = title.text, title.on
    rest: list[Block] = []
    above = True
    for block in blocks:
        above = above and block is not title
        if block is title:
            continue
        if block.kind == "heading" and normalised(block.text) == normalised(title.text):
            found.label(block, "title")
        elif above and block.kind in ("text", "bullet") and not ends_sentence(block.text) and len(block.text) < 80:
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest


def _levelled(blocks: Iterable[Block]) -> list[Block]:
    """The highest rank of heading that is left is a section's, all others are below it."""
    kept = list(blocks)
    highest = min((block.level for block in kept if block.kind == "heading"), default=2)
    return [
        replace(block, level=2 if block.level == highest else 3) if block.kind == "heading" else block for block in kept
    ]


def _take_notes(notes: Sequence[Block], blocks: list[Block], found: Found) -> None:
    """Numbered notes are the reference list where there is no other, and most of them name a source."""
    if found.references_heading or not notes or sum(is_reference(note.text[:3000]) for note in notes) * 2 < len(notes):
        return
    for note in [block for block in notes if block in blocks]:
        blocks.remove(note)
        found.references.append(read_reference(note.text, note.number))
        found.reference_lines.append(note.line)
    lines = where(found.reference_lines)
    found.problem("notes_as_references", "info", "the page’s numbered notes were taken for its references", lines)


def _is_journal(found: Found) -> bool:
    return any((section.heading or "").strip(" .:").lower() in _ARTICLE_PARTS for section in found.sections)
