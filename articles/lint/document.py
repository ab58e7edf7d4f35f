"""What a content check reads, and what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from .marks import Marks
from .reading import Reading

Level = Literal["error", "warning", "question"]


@dataclass(frozen=True)
class CitedWork:
    """A reference as a fact of the page: the number it is printed under, its key, its CSL-JSON record.

    `retraction` is its mark in the library (retraction, concern, correction, or ""), `former_keys` are the keys of
    references that were merged into it.
    """

    number: int
    key: str
    csl: Mapping[str, Any] = field(default_factory=dict)
    retraction: str = ""
    former_keys: Sequence[str] = ()

    @property
    def title(self) -> str:
        return str(self.csl.get("title") or "")


@dataclass(frozen=True)
class ReviewFacts:
    """What the site's own record says of a live page's review.

    `reviewed_on`: the last signature over the whole page. `checked_on`: the last one over changes. `changed_on`:
    when its words last changed, minor changes left out. `references_changed_on`: the last retraction or correction
    of a work it cites.
    """

    reviewer: str = ""
    credentials: str = ""
    reviewed_on: date | None = None
    checked_on: date | None = None
    next_due: date | None = None
    changed_on: date | None = None
    references_changed_on: date | None = None


@dataclass(frozen=True)
class Document:
    """One text as a check sees it.

    `cited` are the citation keys that it uses, by first use; `references` the works of its list. `review` is None
    for a draft: then what the site itself will print (reviewer, dates) is not missed. `disclaimer` and
    `intended_reader`: whether the page that carries the text prints them. `consent` states who holds the patient's.
    `hints` are the names of the parts that hold a hint and nothing else.
    """

    kind: str
    audience: str
    title: str
    summary: str
    body: str
    authors: Sequence[str] = ()
    source: str = ""
    permission: str = ""
    ai_use: str = ""
    funding: str = ""
    cited: Sequence[str] = ()
    references: Sequence[CitedWork] = ()
    keywords: Sequence[str] = ()
    review: ReviewFacts | None = None
    today: date | None = None
    consent: str = ""
    site: str = "CryoSite"
    disclaimer: bool = True
    intended_reader: bool = True
    hints: Sequence[str] = ()

    @cached_property
    def reading(self) -> Reading:
        """The body, read once for all rules."""
        return Reading(self.body)

    @cached_property
    def marks(self) -> Marks:
        written = [entry.number or place for place, entry in enumerate(self.reading.entries, start=1)]
        given = [] if "[@" in self.body else [work.number for work in self.references]
        return Marks(self.reading, [*written, *given])


@dataclass(frozen=True)
class Finding:
    """What a check found.

    An error stops submission, a warning needs an answer, a question goes to the reviewer. `message` says what
    to do; `line` is the line of the body (from 1), or None where it concerns the whole page or a `field`.
    """

    code: str
    level: Level
    message: str
    line: int | None = None
    field: str = field(default="body")

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
