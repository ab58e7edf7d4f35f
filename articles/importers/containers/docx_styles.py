"""What a Word file's own styles and settings say, put so that the text taken out of it keeps it: raised figures,
headings by level, the title."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MOST_STYLES = 500
DEEPEST = 12
LARGE = 1.25
MOST_ABOVE = 12
_ID = re.compile(r"^[A-Za-z][\w-]*$")
_TITLE = re.compile(r"^(?:(?:article|paper|main|document|page|manuscript|[a-z]+_[\d.]+)[\s_-]*)?title$", re.IGNORECASE)
_HEADING = re.compile(r"^(?:heading|überschrift|titre|título|titolo|kop|rubrik)\s*([1-6])$", re.IGNORECASE)
_RAISED_BY = re.compile(rb'<w:position w:val="([1-9]\d*)"\s*/>')
_LOWERED_BY = re.compile(rb'<w:position w:val="-([1-9]\d*)"\s*/>')
_SIMPLE = frozenset((f"{M}r", f"{M}sSup", f"{M}sSub"))


def style_map(styles: bytes) -> str:
    """Rules for mammoth, by the ids of a file's styles: those set above as superscript, those that are headings by
    their level or the style they come from, and those named as a title."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    listed = list(etree.fromstring(styles, parser).iter(f"{W}style"))[:MOST_STYLES]
    known = {style.get(f"{W}styleId") or "": style for style in listed}
    return "\n".join(rule for name in known if _ID.match(name) for rule in _rules(name, known))


def _rules(name: str, known: dict[str, Any]) -> Iterator[str]:
    style = known[name]
    if style.get(f"{W}type") == "character":
        if aligned := _set(name, known, "vertAlign"):
            yield f"r.{name} => {'sup' if aligned == 'superscript' else 'sub'}"
        return
    named = _named(style)
    if _TITLE.match(named):
        yield f"p.{name} => h1:fresh"
    elif not _HEADING.match(named) and (level := _level(name, known)):
        yield f"p.{name} => h{level}:fresh"


def _named(style: Any) -> str:
    name = style.find(f"{W}name")
    return str(name.get(f"{W}val") or "").strip() if name is not None else ""


def _chain(name: str, known: dict[str, Any]) -> Iterator[Any]:
    """A style and those that it comes from."""
    for _ in range(DEEPEST):
        if name not in known:
            return
        yield known[name]
        below = known[name].find(f"{W}basedOn")
        name = "" if below is None else below.get(f"{W}val") or ""


def _set(name: str, known: dict[str, Any], setting: str) -> str:
    for style in _chain(name, known):
        found = next(style.iter(f"{W}{setting}"), None)
        if found is not None:
            value = str(found.get(f"{W}val") or "")
            return value if value in ("superscript", "subscript") else ""
    return ""


def _level(name: str, known: dict[str, Any]) -> int:
    """The level of a heading's style: stated by its outline, or by a heading's style that it comes from."""
    for style in _chain(name, known):
        outline = next(style.iter(f"{W}outlineLvl"), None)
        stated = str(outline.get(f"{W}val") or "") if outline is not None else ""
        if stated.isdecimal() and int(stated) < 6:
            return int(stated) + 1
        if heading := _HEADING.match(_named(style)):
            return int(heading[1])
    return 0


def with_raised(document: bytes) -> bytes:
    """The document with what is raised or lowered by a distance set as superscript or subscript, and with simple
    formulas ("10⁶") as runs: else "10⁶" would become "106", or nothing."""
    document = _RAISED_BY.sub(b'<w:vertAlign w:val="superscript"/>', document)
    document = _LOWERED_BY.sub(b'<w:vertAlign w:val="subscript"/>', document)
    return _with_formulas(document) if b"<m:oMath" in document else document


def _with_formulas(document: bytes) -> bytes:
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True))
    for formula in list(root.iter(f"{M}oMath")):
        parent = formula.getparent()
        if parent is None or not all(
            part.tag in _SIMPLE or not part.tag.startswith(M) or part.tag.endswith("Pr") for part in formula
        ):
            continue
        runs = [run for part in formula for run in _runs(part)]
        at = parent.index(formula)
        parent[at : at + 1] = runs
        if parent.tag == f"{M}oMathPara" and (above := parent.getparent()) is not None:
            place = above.index(parent)
            above[place : place + 1] = list(parent)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _runs(part: Any) -> list[Any]:
    if part.tag == f"{M}r":
        return [_run(part, "")]
    ends = {f"{M}sSup": "superscript", f"{M}sSub": "subscript"}
    made: list[Any] = []
    for place in part:
        raised = ends.get(part.tag, "") if place.tag in (f"{M}sup", f"{M}sub") else ""
        if place.tag in (f"{M}e", f"{M}sup", f"{M}sub"):
            made.append(_run(place, raised))
    return made


def _run(part: Any, aligned: str) -> Any:
    run = etree.Element(f"{W}r")
    if aligned:
        etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}vertAlign").set(f"{W}val", aligned)
    text = etree.SubElement(run, f"{W}t")
    text.text = "".join(each.text or "" for each in part.iter(f"{M}t"))
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def with_title(document: Any) -> Any:
    """The document of mammoth with the title's style on a paragraph above all headings that is set far larger than
    the text, where no paragraph has that style."""
    paragraphs = [child for child in document.children if hasattr(child, "style_name")]
    if any(_TITLE.match(paragraph.style_name or "") for paragraph in paragraphs):
        return document
    usual = _usual_size(paragraphs)
    above = 0.0
    for paragraph in paragraphs[:MOST_ABOVE]:
        size = _size(paragraph)
        if _HEADING.match(paragraph.style_name or ""):
            break
        if size and size >= usual * LARGE and size > above:
            above, title = size, paragraph
    if not above:
        return document
    children = [
        child.copy(style_name="Title", style_id="Title") if child is title else child for child in document.children
    ]
    return document.copy(children=children)


def _usual_size(paragraphs: list[Any]) -> float:
    """The size of most letters, in points; Word's own where none is stated."""
    letters: dict[float, int] = {}
    for run in (run for paragraph in paragraphs for run in paragraph.children if hasattr(run, "font_size")):
        size = run.font_size or 11.0
        letters[size] = letters.get(size, 0) + _length(run)
    return max(letters, key=lambda size: letters[size], default=11.0)


def _size(paragraph: Any) -> float:
    """The size of a paragraph whose every run has one and the same; 0 where they differ or none is stated."""
    runs = [run for run in paragraph.children if hasattr(run, "font_size") and _length(run)]
    sizes = {run.font_size for run in runs}
    return float(sizes.pop() or 0) if len(sizes) == 1 and 2 < sum(map(_length, runs)) <= 300 else 0.0


def _length(run: Any) -> int:
    return sum(len(getattr(child, "value", "")) for child in run.children)
