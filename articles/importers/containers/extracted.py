"""The text of a Word or PDF file, taken out of it by a process of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from articles.importers.value import UnreadableSource

MAX_BYTES = 20_000_000
LONGEST_WAIT = 20
_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a file says: HTML (Word) or lines of text (PDF), what runs around its pages, and what was left out.

    `largest`: the numbers of the lines that a PDF's first page prints in its largest letters; `headings`: of those
    that it sets as headings, with their styles; `small`: of those in smaller letters than its text's (`Typeset`);
    `mixed`: the pages on which words of two columns may have been read as one line.
    """

    text: str
    around: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    largest: tuple[int, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    mixed: tuple[int, ...] = ()
    small: tuple[int, ...] = ()


def extract(kind: str, data: bytes, filename: str) -> Extracted:
    """Take the text out of a file; `kind`: docx or pdf. Raises UnreadableSource with what to do about it."""
    if len(data) > MAX_BYTES:
        raise UnreadableSource(
            f"{filename} is larger than {MAX_BYTES:,} bytes. Take the pictures out of it, or split it."
        )
    name = "".join(character for character in filename if character.isprintable())[:200] or "The file"
    command = [sys.executable, "-m", "articles.importers.containers.extracting", kind, name]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"}
    too_long = UnreadableSource(
        f"{filename} takes too long to read, or is damaged. Save the article’s own pages as a new file and try again."
    )
    try:
        # The command is fixed but for the file's name, which is an argument of its own.
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, timeout=LONGEST_WAIT, env=environment, cwd=_ROOT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise too_long from error
    if done.returncode:
        raise too_long
    answer = json.loads(done.stdout)
    if "refusal" in answer:
        raise UnreadableSource(answer["refusal"])
    return Extracted(
        answer["text"],
        tuple(answer["around"]),
        tuple(answer["left_out"]),
        tuple(answer.get("largest", ())),
        tuple((number, style) for number, style in answer.get("headings", ())),
        tuple(answer.get("mixed", ())),
        tuple(answer.get("small", ())),
    )
