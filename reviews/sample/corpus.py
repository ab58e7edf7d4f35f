"""The sample texts as they stand in this folder, read into values."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.drafting import Draft
from articles.models import Contributor

FOLDER = Path(__file__).parent
FENCE = "+++\n"


@dataclass(frozen=True)
class SampleText:
    """One Markdown file: its slug, its front matter, its body."""

    slug: str
    front: dict[str, Any]
    body: str

    def draft(self, contributors: dict[str, Contributor]) -> Draft:
        return Draft(
            kind=self.front["kind"],
            audience=self.front["audience"],
            title=self.front["title"],
            summary=self.front["summary"],
            body=self.body,
            authors=[contributors[slug] for slug in self.front["authors"]],
            source=self.front["source"],
            permission=self.front["permission"],
            ai_use=self.front["ai_use"],
            funding=self.front["funding"],
        )


def articles() -> list[SampleText]:
    return [_read(path) for path in sorted((FOLDER / "articles").glob("*.md"))]


def updates() -> dict[str, SampleText]:
    """The second versions, by slug."""
    return {path.stem: _read(path) for path in sorted((FOLDER / "updates").glob("*.md"))}


def references() -> list[dict[str, Any]]:
    """The references, as CSL-JSON."""
    records: list[dict[str, Any]] = json.loads((FOLDER / "references.json").read_text())
    return records


def topics() -> list[dict[str, str]]:
    return _toml("topics.toml")["topic"]


def contributors() -> list[dict[str, str]]:
    return _toml("people.toml")["contributor"]


def _toml(name: str) -> dict[str, list[dict[str, str]]]:
    return tomllib.loads((FOLDER / name).read_text())


def _read(path: Path) -> SampleText:
    _, front, body = path.read_text().split(FENCE, 2)
    return SampleText(path.stem, tomllib.loads(front), body.strip())
