"""Front matter of a Markdown file: YAML between `---` or TOML between `+++`, as entries of plain values."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from articles.importers.value import UnreadableSource

LONGEST = 30_000
MOST_LINES = 400
MOST_EVENTS = 3_000
DEEPEST = 8

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"^[A-Za-z_][\w .-]{0,60}:(?:\s|$)")
_TOML_KEY = re.compile(r"^\s*(?:\[+\s*)?[\"']?([\w-]+)[\"']?\s*(?:=|\]|\.)")
_TOML_COMMENT = re.compile(r"\s#[^\"']*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One key and what is said below it: text, a list, or names with texts. `raw` is its value as printed; `left`
    what else stands there (comments); `line` counts in the whole file."""

    key: str
    value: Any
    raw: str
    left: str
    line: int


def fenced(text: str) -> tuple[str, str, int] | None:
    """The fence, what stands between the two fences, and how many lines they take; None where there are none."""
    lines = re.split(r"\r\n|\r|\n", text[: LONGEST * 4].removeprefix("\ufeff"))
    ends = _FENCES.get(lines[0].rstrip())
    if ends is None:
        return None
    end = next((at for at, line in enumerate(lines[1:MOST_LINES], start=1) if line.rstrip() in ends), None)
    if end is None:
        return None
    inside = lines[1:end]
    stated = [line for line in inside if line.strip() and not line.lstrip().startswith("#")]
    if lines[0].rstrip() == "---" and stated and not _KEY.match(stated[0]):
        return None
    return lines[0].rstrip(), "\n".join(inside), end + 1


def entries_of(fence: str, inside: str, filename: str) -> list[Entry]:
    """Read what stands between the fences; every value is text as it is printed, none is interpreted.

    Raises UnreadableSource for what is no YAML or TOML, and for aliases, anchors and tags: a text needs none, and
    they can make a short file fill the memory.
    """
    if len(inside) > LONGEST:
        raise UnreadableSource(f"The front matter of {filename} is too long. Keep title, authors and dates in it.")
    return list(_toml(inside, filename) if fence == "+++" else _yaml(inside, filename))


def _yaml(inside: str, filename: str) -> Iterator[Entry]:
    root = _root(inside, filename)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise UnreadableSource(f"The front matter of {filename} has no keys. Write lines such as “title: …”.")
    starts = [key.start_mark.index for key, _ in root.value] + [len(inside)]
    for (key, value), following in zip(root.value, starts[1:], strict=True):
        first, last = value.start_mark.index, value.end_mark.index
        left = inside[last:following] if last >= key.end_mark.index else ""
        yield Entry(str(key.value), _plain(value), inside[first:last], left, key.start_mark.line + 2)


def _root(inside: str, filename: str) -> Any:
    try:
        _refuse_hostile(inside, filename)
        return yaml.compose(inside, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"at line {mark.line + 2}" if mark else "somewhere"
        raise UnreadableSource(
            f"The front matter of {filename} is no YAML {place}. Put texts with a colon in quotation marks, "
            "or take the front matter out."
        ) from error
    except RecursionError as error:
        raise _too_deep(filename) from error


def _refuse_hostile(inside: str, filename: str) -> None:
    depth = 0
    for count, event in enumerate(yaml.parse(inside, Loader=yaml.BaseLoader)):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableSource(f"The front matter of {filename} uses aliases (& and *). Write each value out.")
        if getattr(event, "tag", None):
            raise UnreadableSource(f"The front matter of {filename} uses a tag (!). Write plain values.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or count > MOST_EVENTS:
            raise _too_deep(filename)


def _too_deep(filename: str) -> UnreadableSource:
    return UnreadableSource(f"The front matter of {filename} holds far more than a page needs. Keep the plain values.")


def _plain(node: Any) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    if isinstance(node, yaml.MappingNode):
        return {str(_plain(key)): _plain(value) for key, value in node.value}
    return str(node.value)


def _toml(inside: str, filename: str) -> Iterator[Entry]:
    try:
        read = tomllib.loads(inside)
    except tomllib.TOMLDecodeError as error:
        sentence = f"The front matter of {filename} is no TOML: {error}. Correct it, or take it out."
        raise UnreadableSource(sentence) from error
    except RecursionError as error:
        raise _too_deep(filename) from error
    lines = inside.split("\n")
    starts: dict[str, int] = {}
    for at, line in enumerate(lines):
        found = _TOML_KEY.match(line)
        if found and found[1] in read:
            starts.setdefault(found[1], at)
    places = [*sorted(starts.values()), len(lines)]
    for (key, start), end in zip(sorted(starts.items(), key=lambda each: each[1]), places[1:], strict=True):
        _, _, printed = "\n".join(lines[start:end]).partition("=" if "=" in lines[start] else "]")
        comments = "".join(_TOML_COMMENT.findall(printed))
        yield Entry(key, _text(read[key]), _TOML_COMMENT.sub("", printed), comments, start + 2)


def _text(value: Any) -> Any:
    """TOML's values as they are printed."""
    if isinstance(value, list):
        return [_text(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _text(one) for key, one in value.items()}
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
