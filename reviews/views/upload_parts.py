"""The parts of an upload's page: lines of the source, blocks read in it, what was set aside, what is missing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reviews.models import Upload
from reviews.workflow.corrections import stands_in
from reviews.workflow.uploads import body_of, corrected_field

MOST_LINES = 3_000
MOST_LETTERS = 400_000
LONGEST_LINE = 5_000
MOST_BLOCKS = 1_500

SEVERITIES = ("error", "warning", "review", "info")
MISSING = {"title_missing", "authors_missing", "no_dates", "no_disclaimer", "references_missing", "references_empty"}
REASONS = {
    "promotion": "Promotion",
    "furniture": "Page furniture",
    "duplicate": "Repeated",
    "unrelated": "Another subject",
}

_ESCAPED = re.compile(r"\\([^\w\s])")
_MARK = re.compile(r"\[((?:@[\w:.-]+(?:; )?)+)\]")
_QUOTED = re.compile(r"^> ?(?:\[!KEY\])?", re.MULTILINE)
_ITEM = re.compile(r"^(?:- |(\d{1,3})\. )")


@dataclass(frozen=True)
class Lines:
    """Lines of the source, as a link to them says it."""

    numbers: tuple[int, ...]

    @property
    def first(self) -> int:
        return self.numbers[0]

    @property
    def spans(self) -> str:
        """ "3", "3–5" or "3–5, 9": the numbers, neighbours together."""
        runs: list[list[int]] = []
        for number in self.numbers:
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


@dataclass(frozen=True)
class Shown:
    """A block of the result: its words, its lines, and whether it stands in the text as it was read."""

    position: int
    kind: str
    text: str
    items: tuple[str, ...]
    lines: Lines | None
    stands: bool
    out: bool
    level: int = 2


@dataclass(frozen=True)
class Aside:
    """A passage that was set aside, why, and whether it was put back."""

    position: int
    text: str
    reason: str
    lines: Lines | None
    back: bool


def lines_of(text: str) -> tuple[list[tuple[int, str]], bool]:
    """The lines of a source with their numbers, and whether some were left out for their length."""
    printed = re.split(r"\r\n|\r|\n", text[:MOST_LETTERS])
    shown = [(number, line[:LONGEST_LINE]) for number, line in enumerate(printed[:MOST_LINES], start=1)]
    cut = len(text) > MOST_LETTERS or len(printed) > MOST_LINES or any(len(line) > LONGEST_LINE for line in printed)
    return shown, cut


def blocks_of(upload: Upload) -> list[Shown]:
    """What was read, block by block in the order of the text."""
    body, out = body_of(upload), set(upload.corrected.get("out", []))
    numbers = {
        record["id"]: number
        for record, number in zip(
            upload.value["draft"]["references"], (one["number"] for one in upload.value["references"]), strict=False
        )
    }
    return [
        _shown(position, piece, numbers, stands_in(body, piece["text"]), position in out)
        for position, piece in enumerate(upload.value["pieces"][:MOST_BLOCKS])
    ]


def set_aside_of(upload: Upload) -> list[Aside]:
    back = set(upload.corrected.get("back", []))
    return [
        Aside(at, one["text"], REASONS.get(one["reason"], one["reason"]), lines_at(one["lines"]), at in back)
        for at, one in enumerate(upload.value["set_aside"])
    ]


def problems_of(upload: Upload) -> list[dict[str, Any]]:
    """What was noticed, the gravest first, each with the lines that it names; what is missing stands apart."""
    found = [
        {**problem, "lines": _lines_named(problem.get("where") or "")}
        for problem in upload.value["report"]["problems"]
        if problem["code"] not in MISSING
    ]
    return sorted(found, key=lambda problem: SEVERITIES.index(problem["severity"]))


def missing_in(upload: Upload) -> list[str]:
    """What the source does not have and a page needs, in words; a title that the editor gave is not missing."""
    titled = bool(corrected_field(upload, "title").strip())
    return [
        problem["message"]
        for problem in upload.value["report"]["problems"]
        if problem["code"] in MISSING and not (problem["code"] == "title_missing" and titled)
    ]


def has_claims(report: Mapping[str, Any]) -> bool:
    """Tell whether the source says anything of itself: authors, review, dates, keywords, disclaimer."""
    said = [report[name] for name in ("authors", "keywords", "kicker", "disclaimer")]
    return any([*said, *report["source_review"].values(), *report["source_dates"].values()])


def lines_at(numbers: Sequence[int]) -> Lines | None:
    return Lines(tuple(sorted(set(numbers)))) if numbers and min(numbers) > 0 else None


def _lines_named(where: str) -> Lines | None:
    """The lines of "lines 3, 7-8"."""
    if not where.startswith("line"):
        return None
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?:-(\d+))?", where):
        numbers += range(int(first), min(int(last or first), int(first) + 500) + 1)
    return lines_at(numbers)


def _shown(position: int, piece: Mapping[str, Any], numbers: Mapping[str, Any], stands: bool, out: bool) -> Shown:
    text = piece["text"]
    level = 2
    if piece["kind"] in ("heading", "question"):
        marks = re.match(r"#+ ?", text)
        level = len(marks[0].strip()) if marks else 2
        text = text[len(marks[0]) if marks else 0 :]
    if piece["kind"] == "key_point":
        text = _QUOTED.sub("", text).strip()
    text = _ESCAPED.sub(r"\1", _MARK.sub(lambda mark: _numbered(mark, numbers), text))
    lines = text.split("\n")
    items = tuple(lines) if len(lines) > 1 or _ITEM.match(text) else ()
    return Shown(position, piece["kind"], text, items, lines_at(piece["lines"]), stands, out, level)


def _numbered(mark: re.Match[str], numbers: Mapping[str, Any]) -> str:
    keys = re.findall(r"@([\w:.-]+)", mark[1])
    return f"[{', '.join(str(numbers.get(key) or key) for key in keys)}]"
