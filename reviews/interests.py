"""What a person declared of their interests, and how a page prints it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from .models import Interest
from .windows import looked_back_to

Type = Interest.Type

FINANCIAL = frozenset(set(Type) - {Type.OTHER})
"""Whatever brings money, to the person or to their family, may keep them from a text; the rest is printed only."""

LEADS = {
    Type.EMPLOYMENT: "Employed by {}",
    Type.FEES: "Fees from {}",
    Type.SHARES: "Shares in {}",
    Type.RESEARCH: "Research funds from {}",
    Type.FAMILY: "An interest of a family member in {}",
    Type.OTHER: "A tie, not financial, to {}",
}


@dataclass(frozen=True)
class Entry:
    """One entry of a declaration; `pk` is None before it is declared, `ended_on` where it goes on."""

    type: str
    company: str
    began_on: date
    product: str = ""
    detail: str = ""
    ended_on: date | None = None
    pk: int | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Entry":
        """The entry of a row as JSON holds it."""
        ended_on = row["ended_on"]
        return cls(
            **{name: row[name] for name in ("type", "company", "product", "detail", "pk")},
            began_on=date.fromisoformat(row["began_on"]),
            ended_on=date.fromisoformat(ended_on) if ended_on else None,
        )

    @property
    def is_financial(self) -> bool:
        return self.type in FINANCIAL

    def counts_on(self, on: date) -> bool:
        """Whether it is told on the day `on`: it goes on, or it ended within the look-back."""
        return self.ended_on is None or self.ended_on >= looked_back_to(on)

    @property
    def named(self) -> str:
        """What it is, without its days: "Fees from Example Pharma (examplimab)"."""
        company = f"{self.company} ({self.product})" if self.product else self.company
        return LEADS[Type(self.type)].format(company)

    @property
    def words(self) -> str:
        """The sentence that readers see."""
        began = date_format(self.began_on, "F Y")
        if self.ended_on is None:
            days = f"since {began}"
        else:
            ended = date_format(self.ended_on, "F Y")
            days = f"in {began}" if began == ended else f"{began} to {ended}"
        detail = f": {self.detail.rstrip('.')}" if self.detail else ""
        return f"{self.named}, {days}{detail}."


COLUMNS = {name: name for name in ("pk", "type", "company", "product", "detail", "began_on", "ended_on")}
"""The columns of a row that `Entry.of` takes."""


def declared(entries: Sequence[Entry], *, declared_on: date, on: date, is_sample: bool) -> str:
    """A declaration as a page prints it on the day `on`: a line for each entry that counts, or that there is none."""
    told = [entry.words for entry in entries if entry.counts_on(on)]
    if is_sample:
        return (
            "\n".join([*told, "These interests are invented: this is a sample person."])
            if told
            else ("None: this is a sample person.")
        )
    day = date_format(declared_on, "j F Y")
    if told:
        return "\n".join(told)
    return f"None in the 36 months before, declared on {day}." if entries else f"None declared on {day}."
