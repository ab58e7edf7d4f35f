"""What was pasted from Word, a document site or a web page, as our Markdown, with a list of what was left out."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from lxml import etree, html
from markdownify import MarkdownConverter

from articles.importers.draft_body import escaped
from articles.importers.raised import DOWN, as_raised
from articles.importers.value import UnreadableSource

MAX_LENGTH = 4_000_000
DROPPED = {
    "img": "picture", "svg": "picture", "picture": "picture", "video": "video", "audio": "sound",
    "iframe": "embedded page", "object": "embedded object", "embed": "embedded object", "form": "form",
    "button": "button", "input": "form field", "select": "form field", "textarea": "form field", "math": "formula",
}  # fmt: skip
SILENT = frozenset(("script", "style", "noscript", "template", "link", "meta", "title", "head", "xml"))
KEPT_LINKS = ("http://", "https://", "mailto:")
# What XML 1.0 (section 2.2) has no place for: a tree that holds it cannot be changed any more.
_UNPRINTED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d)", re.IGNORECASE)
_HEADING = re.compile(r"(?:Mso)?(?:Heading|berschrift)\s?(\d)", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*italic", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|400)", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_LOWERED = re.compile(r"vertical-align\s*:\s*sub\b", re.IGNORECASE)
STYLES = ((_RAISED, "sup"), (_LOWERED, "sub"), (_BOLD, "b"), (_ITALIC, "i"))


@dataclass(frozen=True)
class Pasted:
    """The Markdown, and a line for each kind of thing that was left out ("2 pictures")."""

    markdown: str
    dropped: tuple[str, ...]


class _Converter(MarkdownConverter):
    """markdownify with our Markdown's own ways: raised citation marks, powers, what has to be escaped."""

    def escape(self, text: str, parent_tags: Any) -> str:
        return escaped(text)

    def convert_sup(self, element: Any, text: str, parent_tags: Any) -> str:
        before, after = _beside(element.previous_sibling), _beside(element.next_sibling)
        written = as_raised(text.replace("\\", ""), before, after)
        return written.replace("[", "\\[").replace("]", "\\]") if written != text else text

    def convert_sub(self, element: Any, text: str, parent_tags: Any) -> str:
        return text.replace("\\", "").translate(DOWN)


def _beside(node: Any) -> str:
    """The text that stands beside an element, in it or not."""
    return "" if node is None else str(getattr(node, "text", node) or "")


def to_markdown(source: str) -> Pasted:
    """Turn pasted HTML into Markdown: headings (from `##`), lists, tables, bold, raised figures and links stay.

    Raises UnreadableSource where it holds no words, is too long, or stands too deep.
    """
    if len(source) > MAX_LENGTH:
        raise UnreadableSource("What was pasted is too long. Import it as a file instead.")
    root = _parsed(source)
    left_out: Counter[str] = Counter()
    _clean(root, left_out)
    _lists_of_word(root)
    _levels(root)
    markup = html.tostring(root, encoding="unicode")
    text = _Converter(heading_style="ATX", bullets="-", table_infer_header=True).convert(markup)
    return Pasted(_tidied(text), tuple(_counted(noun, count) for noun, count in left_out.items()))


def _parsed(source: str) -> Any:
    fragment = source.split("<!--StartFragment-->")[-1].split("<!--EndFragment-->")[0]
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root: Any = html.document_fromstring(f"<body>{fragment}</body>".encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableSource("What was pasted cannot be read. Paste it as plain text.") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableSource("What was pasted stands thousands of elements deep. Paste it as plain text.")
    if not any(character.isalnum() for character in root.text_content()):
        raise UnreadableSource("What was pasted holds no words.")
    return root


def _clean(root: Any, left_out: Counter[str]) -> None:
    """Take out what no article carries; turn the styles of word processors into elements."""
    for element in list(root.iter()):
        element.text, element.tail = _printed(element.text), _printed(element.tail)
        if not isinstance(element.tag, str) or element is root:
            continue
        name = element.tag.rsplit(":", 1)[-1]
        if name in DROPPED or name in SILENT:
            left_out.update([DROPPED[name]] if name in DROPPED else [])
            element.drop_tree()
        elif _is_empty_form(element, name):
            element.drop_tag()
        else:
            element.tag = _meant(element, name)


def _printed(text: str | None) -> str | None:
    return text and _UNPRINTED.sub(" ", text)


def _is_empty_form(element: Any, name: str) -> bool:
    """An element whose words stay and which says nothing itself: of an office namespace, of a name that HTML has not
    ("a<", where a tag was never closed), a link to nowhere, no bold."""
    if name == "a":
        return not element.get("href", "").startswith(KEPT_LINKS)
    not_bold = name in ("b", "strong") and bool(_NOT_BOLD.search(element.get("style", "")))
    return not element.tag.isalnum() or not_bold


def _meant(element: Any, name: str) -> str:
    """The element that a style stands for."""
    style, kind = element.get("style", ""), element.get("class", "")
    if name == "span":
        return next((tag for pattern, tag in STYLES if pattern.search(style)), name)
    if name == "p" and (found := _HEADING.search(kind)):
        return f"h{min(int(found[1]), 4)}"
    return "h1" if name == "p" and kind == "MsoTitle" else name


def _lists_of_word(root: Any) -> None:
    """Word copies list items as paragraphs whose style names the list's level."""
    stack: list[tuple[int, Any]] = []
    for paragraph in list(root.iter("p")):
        found = _LEVEL.search(paragraph.get("style", ""))
        if found is None:
            stack = []
            continue
        if stack and paragraph.getprevious() is not None and paragraph.getprevious() is not stack[0][1]:
            stack = []
        marker = _take_marker(paragraph)
        _put_in_list(paragraph, int(found[1]), "ol" if _NUMBER.match(marker) else "ul", stack)


def _take_marker(paragraph: Any) -> str:
    for span in paragraph.iter("span"):
        if "mso-list" in span.get("style", "").lower():
            marker = span.text_content()
            span.drop_tree()
            return str(marker)
    return ""


def _put_in_list(paragraph: Any, level: int, tag: str, stack: list[tuple[int, Any]]) -> None:
    while len(stack) > 1 and stack[-1][0] > level:
        stack.pop()
    if not stack:
        paragraph.addprevious(etree.Element(tag))
        stack.append((level, paragraph.getprevious()))
    elif stack[-1][0] < level and len(stack[-1][1]):
        stack.append((level, etree.SubElement(stack[-1][1][-1], tag)))
    paragraph.tag = "li"
    tail, paragraph.tail = paragraph.tail, None
    if tail and tail.strip():
        stack[0][1].tail = tail
    stack[-1][1].append(paragraph)


def _levels(root: Any) -> None:
    """The page's title is its only h1: what was pasted begins at `##`, its order kept."""
    headings = list(root.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    if not headings:
        return
    shift = 2 - min(int(element.tag[1]) for element in headings)
    for element in headings:
        element.tag = f"h{min(max(int(element.tag[1]) + shift, 2), 4)}"
        for bold in list(element.iter("b", "strong")):
            bold.drop_tag()


def _tidied(text: str) -> str:
    lines = [line.rstrip() for line in text.replace("\u00a0", " ").replace("\u200b", "").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _counted(noun: str, count: int) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
