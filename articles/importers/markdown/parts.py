"""Parts of a Markdown text that are written as emphasis or quotation: labels, bold questions, key points, entries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.importers.copied.furniture import is_navigation, is_notice
from articles.importers.copied.headings import DISCLAIMER, FAQS, KEY_POINT, is_named_part
from articles.importers.copied.tails import opens_comments
from articles.importers.found import Found
from articles.importers.html.sources import numbered_entries
from articles.importers.lines import Block
from articles.importers.record.labels import read_labels
from articles.importers.references.entries import LIST_HEADING, is_reference

_EMPHASIS = re.compile(r"(?<!\w)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\w)|\\(?=[^\w\s])")
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)", re.DOTALL)
_BOLD = re.compile(r"^(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1(.*)$")
_CALLOUT = re.compile(
    r"^\[!(key|keypoint|key-point|takeaway|takeaways|summary|tldr|disclaimer)\][+-]?\s*", re.IGNORECASE
)
_LABELLED = re.compile(
    r"^[*_]{0,3}(?P<label>[A-Za-z][\w \-’']{2,40}?)(?:[*_]{1,3}\s*[:.–—-]|[:.][*_]{1,3}|:)\s*(?P<text>\S.*)?$",
    re.DOTALL,
)
_PICTURE = re.compile(
    r"\[?(?:!\[[^\]\n]{0,200}\](?:\([^()\s]{0,500}\)|\[[^\[\]\n]{0,100}\])\s*)+(?:\]\([^()\s]{0,500}\))?"
)
# A picture kept inside the file: "[image1]: <data:image/png;base64,…>".
_ENCLOSED = re.compile(r"^\[[^\[\]\n]{1,100}\]:\s*<?data:[\w/+.-]{1,60}")
_WHOLE = re.compile(r"^(\*{1,3})(?=[^\s*])([^*]+)(?<=\S)\1$")
_BREAK = re.compile(r"(?: {2,}|\\)$")
_LINK = re.compile(r"(?<!!)\[([^\]\n]{1,300})\]\(\S{1,500}?\)")
_ADDRESSED = re.compile(r"\[([^\]]{1,300})\]\((\S{1,500}?)\)|<(https?://[^>\s]{1,500})>")
_OPENS_ENTRY = re.compile(r"^\s*(?:\\?\[\d{1,3}\\?\]|\(?\d{1,3}[.)])\s*\S")


def with_plain_labels(blocks: Sequence[Block]) -> list[Block]:
    """Labels without their emphasis ("**Last updated:** …"), and bold lines that name a usual part as its heading;
    headings without the emphasis that stands around the whole of them."""
    return [_plain_label(line) for block in blocks for line in _broken_labels(block)]


def _broken_labels(block: Block) -> list[Block]:
    """The lines of a paragraph that is broken by hand, each a block of its own, where most of them are labels."""
    lines = [_BREAK.sub("", line).strip() for line in block.text.split("\n")] if block.kind == "verbatim" else []
    labels = sum(bool(read_labels(unstressed(line))) for line in lines)
    if len(lines) != len(block.on) or labels * 2 <= len(lines):
        return [block]
    return [
        Block(number, line, gap=not place, lines=(number,))
        for place, (number, line) in enumerate(zip(block.on, lines, strict=True))
    ]


def unstressed(text: str) -> str:
    """A text without the marks of its emphasis."""
    return _EMPHASIS.sub("", _UNDERSCORES.sub(r"\2", text))


def _plain_label(block: Block) -> Block:
    if block.kind == "heading":
        return replace(block, text=_WHOLE.sub(r"\2", block.text))
    if block.kind not in ("text", "bullet") or not re.search(r"[*_]", block.text[:400]) or len(block.text) > 600:
        return block
    plain = unstressed(block.text)
    if plain == block.text:
        return block
    whole = _BOLD.match(block.text)
    if whole and not whole[3].strip(" :") and is_named_part(replace(block, text=plain.rstrip(":"), kind="text")):
        return replace(block, text=plain.rstrip(":"), kind="heading", level=2)
    return replace(block, text=plain) if read_labels(plain) else block


def with_questions(blocks: Sequence[Block]) -> list[Block]:
    """Below a heading of questions, a bold question is one; its answer may follow it on the line."""
    rest: list[Block] = []
    inside = 0
    for block in blocks:
        if block.kind == "heading":
            inside = block.level if FAQS.match(block.text) else 0 if block.level <= inside else inside
        rest.extend(_question(block) if inside and block.kind == "text" else [block])
    return rest


def _question(block: Block) -> Iterator[Block]:
    bold = _BOLD.match(block.text)
    if bold is None or not bold[2].rstrip().endswith("?"):
        yield block
        return
    yield replace(block, text=bold[2].strip(), kind="heading", level=3)
    if answer := bold[3].strip():
        yield replace(block, text=answer, gap=True)


def take_callouts(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take out key points and disclaimers that stand in a quotation or behind their label in a paragraph."""
    return [block for block in blocks if not _is_callout(block, found)]


def _is_callout(block: Block, found: Found) -> bool:
    quoted = block.kind == "verbatim" and all(line.lstrip().startswith(">") for line in block.text.split("\n"))
    if not quoted and block.kind != "text":
        return False
    text = "\n".join(re.sub(r"^\s*>\s?", "", line) for line in block.text.split("\n")).strip() if quoted else block.text
    marked = _CALLOUT.match(text)
    labelled = None if marked else _LABELLED.match(text)
    first = (
        re.match(r"^[*_#\s]*(?P<label>[^\n*_]{3,40}?)[*_:]*\n(?P<text>.+)$", text, re.DOTALL)
        if quoted and not marked
        else None
    )
    for name, label, said in _readings(text, marked, labelled, first):
        if KEY_POINT.match(name) and not found.key_point and said.strip():
            found.label(replace(block, text=label, kind="text"), "key_point")
            found.key_point, found.places["key_point"] = said.strip(" *_"), block.on
            return True
        if DISCLAIMER.match(name) and said.strip():
            found.label(replace(block, text=label, kind="text"), "disclaimer")
            found.disclaimer.append(said.strip(" *_"))
            return True
    return False


def _readings(
    text: str, marked: re.Match[str] | None, labelled: re.Match[str] | None, first: re.Match[str] | None
) -> Iterator[tuple[str, str, str]]:
    """What the label can be: its meaning, its words, and what stands behind it."""
    if marked:
        name = "disclaimer" if marked[1].lower() == "disclaimer" else "key point"
        yield name, marked[0], text[marked.end() :]
    for found in (labelled, first):
        if found and found["text"]:
            yield found["label"].strip(), found["label"], found["text"]


def take_lone_links(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set paragraphs aside that are a picture, or what a site offers beside its text ("[Share](…)")."""
    rest: list[Block] = []
    for block in blocks:
        if enclosed := _ENCLOSED.match(block.text):
            found.put_aside(replace(block, text=enclosed[0], kind="text"), "furniture")
            continue
        words = _LINK.sub(r"\1", block.text) if block.kind == "text" else ""
        offer = _LINK.fullmatch(block.text.strip()) and opens_comments(words)
        if words and (_PICTURE.fullmatch(block.text.strip()) or offer or is_navigation(words) or is_notice(block)):
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest


def with_entries(blocks: Sequence[Block], lines: Sequence[str]) -> list[Block]:
    """Below a heading of references, a paragraph whose lines are entries of their own is parted into them.

    `lines`: those of the whole text.
    """
    rest: list[Block] = []
    inside = False
    for block in blocks:
        if block.kind == "heading":
            inside = bool(LIST_HEADING.match(block.text))
        parts = _entries(block, lines) if inside and block.kind in ("text", "verbatim") else []
        rest.extend(parts or [block])
    return numbered_entries(rest)


def _entries(block: Block, lines: Sequence[str]) -> list[Block]:
    printed = [(number, lines[number - 1].strip().rstrip("\\").strip()) for number in block.on if number <= len(lines)]
    numbered = sum(bool(_OPENS_ENTRY.match(text)) for _, text in printed)
    broken = block.kind == "verbatim" and all(is_reference(text) for _, text in printed)
    if len(printed) < 2 or not (numbered > 1 or broken):
        return []
    entries: list[Block] = []
    for number, text in printed:
        if entries and not broken and not _OPENS_ENTRY.match(text):
            last = entries[-1]
            entries[-1] = replace(last, text=f"{last.text} {text}", lines=(*last.on, number))
        else:
            entries.append(Block(number, text, gap=not entries, lines=(number,)))
    return entries


def clean_references(blocks: Sequence[Block]) -> list[Block]:
    """The entries below a heading of references without their emphasis and links: plain text, as it is printed."""
    cleaned: list[Block] = []
    inside = False
    for block in blocks:
        if block.kind == "heading":
            inside = bool(LIST_HEADING.match(block.text))
        elif inside:
            block = replace(block, text=bare(block.text))
        cleaned.append(block)
    return cleaned


def bare(text: str) -> str:
    """A text without emphasis; the addresses of its links behind it."""
    addresses = [link[2] or link[3] for link in _ADDRESSED.finditer(text)]
    words = _ADDRESSED.sub(_apart, text)
    return " ".join([*unstressed(words).split(), *addresses])


def _apart(link: re.Match[str]) -> str:
    """The words of a link, not run into a word or another link beside it."""
    before, after = link.string[: link.start()][-1:], link.string[link.end() : link.end() + 1]
    return (
        f"{' ' * (before.isalnum() or before in tuple('_)>'))}{link[1] or ''}{' ' * (after.isalnum() or after == '_')}"
    )
