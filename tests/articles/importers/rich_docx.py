"""Word files with all that Word puts beside paragraphs: notes, text boxes, tracked changes, comments, headers."""

from collections.abc import Sequence

from tests.articles.importers.made_files import W, docx, paragraph, table

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="x{name}" Type="{_REL}/{name}" Target="{name}.xml"/>'
        for name in ("footnotes", "endnotes", "comments")
    )
    + "</Relationships>"
)
KINDS = ("paragraph", "heading", "table", "footnote", "endnote", "textbox", "inserted", "deleted", "comment",
         "list", "header", "footer", "moved")  # fmt: skip


def rich(pieces: Sequence[tuple[str, str]]) -> bytes:
    """A Word file of pieces: kind (one of KINDS) and words."""
    body: list[str] = []
    notes: dict[str, list[str]] = {"footnote": [], "endnote": [], "comment": [], "header": [], "footer": []}
    for kind, words in pieces:
        if kind in ("header", "footer"):
            notes[kind].append(paragraph(words))
        elif kind in notes:
            notes[kind].append(words)
            mark = f'<w:{kind}Reference w:id="{len(notes[kind]) + 1}"/>'
            body.append(f"<w:p><w:r><w:t>noted</w:t></w:r><w:r>{mark}</w:r></w:p>")
        else:
            body.append(_written(kind, words))
    parts = {"word/_rels/document.xml.rels": RELATIONS}
    for kind in ("footnote", "endnote", "comment"):
        inside = "".join(
            f'<w:{kind} w:id="{number}" w:author="A">{paragraph(words)}</w:{kind}>'
            for number, words in enumerate(notes[kind], start=2)
        )
        parts[f"word/{kind}s.xml"] = f"<w:{kind}s {W}>{inside}</w:{kind}s>"
    for kind, tag in (("header", "hdr"), ("footer", "ftr")):
        parts[f"word/{kind}1.xml"] = f"<w:{tag} {W}>{''.join(notes[kind])}</w:{tag}>"
    return docx("".join(body), **parts)


def _written(kind: str, words: str) -> str:
    plain = paragraph(words)
    run = plain.removeprefix("<w:p>").removesuffix("</w:p>")
    if kind == "heading":
        return paragraph(words, "Heading1")
    if kind == "table":
        return table([["Kind", "Words"], [words, "one"]])
    if kind == "textbox":
        box = f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{plain}</w:txbxContent></v:textbox></v:shape></w:pict>'
        return f"<w:p><w:r>{box}</w:r></w:p>"
    if kind == "inserted":
        return f'<w:p><w:ins w:id="1">{run}</w:ins></w:p>'
    if kind in ("deleted", "moved"):
        tag = "del" if kind == "deleted" else "moveFrom"
        text = run.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>") if kind == "deleted" else run
        return f'<w:p><w:{tag} w:id="1">{text}</w:{tag}></w:p>'
    if kind == "list":
        return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{run}</w:p>'
    return plain
