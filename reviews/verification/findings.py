from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold: whose article, in which table, row and column, and a sentence about it."""

    article: str
    table: str
    row: str
    column: str
    sentence: str


@dataclass(frozen=True)
class Redacted:
    """A text that two people took out of sight, as the record tells it; times in ISO form, UTC."""

    article: str
    revision: int
    requested_at: str
    confirmed_at: str


@dataclass
class Findings:
    """What a verification came to. `add` keeps the first fault of each place, and drops what repeats it."""

    articles: int = 0
    events: int = 0
    redactions: list[Redacted] = field(default_factory=list)
    _faults: dict[tuple[str, str, str], Fault] = field(default_factory=dict)

    @property
    def faults(self) -> list[Fault]:
        return list(self._faults.values())

    def add(self, article: str, table: str, row: object, column: str, sentence: str) -> None:
        fault = Fault(article, table, str(row), column, sentence)
        self._faults.setdefault((table, fault.row, column), fault)
