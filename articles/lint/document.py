"""What a content check reads, and what it says."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Level = Literal["error", "warning", "question"]


@dataclass(frozen=True)
class Document:
    """One text as a check sees it. `cited` are the citation keys that it uses, by first use."""

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
