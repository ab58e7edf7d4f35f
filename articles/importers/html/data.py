"""JSON-LD of a page: data, never trusted. What cannot be read, is too large or too deep says nothing."""

import json
import re
from collections.abc import Iterator
from typing import Any

MOST_SCRIPTS = 20
LONGEST_SCRIPT = 500_000
MOST_NODES = 3_000
MOST_LISTED = 60
_ENTRIES = ("@graph", "mainEntity", "mainEntityOfPage")
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)$")
_PAGE = re.compile(r"(?:WebPage|QAPage|FAQPage)$")

Node = dict[str, Any]


def nodes_of(root: Any) -> list[tuple[int, Node]]:
    """The nodes that speak of the page itself, articles before pages, each with the line of its script.

    A node that only names another (`@id`) in `author` or `reviewedBy` is given that one's values.
    """
    found: list[tuple[int, Node]] = []
    known: dict[str, Node] = {}
    for script in list(root.iter("script"))[: MOST_SCRIPTS * 10]:
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        found += [(script.sourceline or 1, node) for node in _entries(_loaded(script.text or ""), known)]
    kept = [(line, node) for line, node in found if _ARTICLE.search(_type(node)) or _PAGE.search(_type(node))]
    kept.sort(key=lambda entry: not _ARTICLE.search(_type(entry[1])))
    return [(line, _resolved(node, known)) for line, node in kept]


def listed(value: Any) -> list[Any]:
    """A value as a list: JSON-LD writes one thing or a list of them."""
    return value[:MOST_LISTED] if isinstance(value, list) else [] if value is None else [value]


def questions_of(node: Node) -> list[tuple[str, str]]:
    """The questions of a FAQ page with their accepted answers, as they are written (answers may be HTML)."""
    pairs: list[tuple[str, str]] = []
    for question in listed(node.get("mainEntity")):
        if not isinstance(question, dict) or "Question" not in _type(question):
            continue
        answers = [answer.get("text") for answer in listed(question.get("acceptedAnswer")) if isinstance(answer, dict)]
        if isinstance(question.get("name"), str) and answers and isinstance(answers[0], str):
            pairs.append((question["name"], answers[0]))
    return pairs


def _loaded(text: str) -> Any:
    if len(text) > LONGEST_SCRIPT:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _entries(value: Any, known: dict[str, Node]) -> Iterator[Node]:
    """The nodes at the top of a script, in its graph, and those that they call the page's main one."""
    waiting = [value]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node[:MOST_NODES]
        elif isinstance(node, dict):
            if isinstance(node.get("@id"), str) and len(node) > 1:
                known.setdefault(node["@id"], node)
            yield node
            waiting += [node[key] for key in _ENTRIES if isinstance(node.get(key), dict | list)]


def _type(node: Node) -> str:
    """The type of a node; of several, the one that says most: an article's before a page's."""
    types = [one for one in listed(node.get("@type")) if isinstance(one, str)]
    return next(
        (one for one in types if _ARTICLE.search(one)),
        next((one for one in types if _PAGE.search(one)), " ".join(types)),
    )


def _resolved(node: Node, known: dict[str, Node]) -> Node:
    people: Node = {}
    for key in ("author", "creator", "reviewedBy"):
        if key in node:
            people[key] = [_named(one, known) for one in listed(node[key])]
    return {**node, **people}


def _named(value: Any, known: dict[str, Node]) -> Any:
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value
