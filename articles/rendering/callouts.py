"""`> [!KEY]` (key point) and `> [!URGENT]` ("Get help now") blockquotes."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

CALLOUTS = {
    "[!KEY]": ("key-point", "Key point", None),
    "[!URGENT]": ("urgent", "Get help now", "get-help-now"),
}


def callout_plugin(md: MarkdownIt) -> None:
    """Turn a blockquote whose first line is a marker into a labelled aside."""
    md.core.ruler.after("inline", "callouts", _mark_callouts)


def _mark_callouts(state: StateCore) -> None:
    anchors: set[str] = set()
    for index, token in enumerate(state.tokens):
        if token.type != "blockquote_open" or index + 2 >= len(state.tokens):
            continue
        first = state.tokens[index + 2]
        marker = _take_marker(first)
        if marker is None:
            continue
        css_class, label, anchor = CALLOUTS[marker]
        closing = _closing(state.tokens, index)
        token.tag = closing.tag = "aside"
        token.attrSet("class", css_class)
        token.attrSet("aria-label", label)
        if anchor and anchor not in anchors:
            token.attrSet("id", anchor)
            anchors.add(anchor)
        token.meta["callout"] = css_class
        token.meta["label"] = label


def _take_marker(inline: Token) -> str | None:
    if inline.type != "inline" or not inline.children or inline.children[0].type != "text":
        return None
    text = inline.children[0].content.strip()
    if text not in CALLOUTS:
        return None
    inline.children = inline.children[1:]
    if inline.children and inline.children[0].type == "softbreak":
        inline.children = inline.children[1:]
    return text


def _closing(tokens: list[Token], start: int) -> Token:
    return next(
        token
        for token in tokens[start + 1 :]
        if token.type == "blockquote_close" and token.level == tokens[start].level
    )
