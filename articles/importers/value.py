"""What an import yields: plain frozen values, the same for every form of source."""

from dataclasses import dataclass, field
from typing import Any


class UnreadableSource(Exception):
    """The source cannot be read. `sentence` tells the editor what to do about it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Section:
    """`line` is that of the heading, `lines` those behind each paragraph; 0 and empty where they are not known."""

    heading: str | None
    level: int
    text: str
    line: int = field(default=0, compare=False)
    lines: tuple[tuple[int, ...], ...] = field(default=(), compare=False)

    def as_dict(self) -> dict[str, Any]:
        return {"heading": self.heading, "level": self.level, "text": self.text}


@dataclass(frozen=True, slots=True)
class Faq:
    question: str
    answer: str
    lines: tuple[int, ...] = field(default=(), compare=False)

    def as_dict(self) -> dict[str, Any]:
        return {"question": self.question, "answer": self.answer}


@dataclass(frozen=True, slots=True)
class Abbreviation:
    short: str
    expansion: str


@dataclass(frozen=True, slots=True)
class ImportedReference:
    """One entry of the source's list; a part that cannot be told apart stays empty, `raw` is the whole."""

    number: int | None
    authors: tuple[str, ...]
    et_al: bool
    title: str | None
    journal: str | None
    year: int | None
    volume: str | None
    issue: str | None
    pages: str | None
    doi: str | None
    pmid: str | None
    raw: str

    def as_dict(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "authors": list(self.authors),
            "et_al": self.et_al,
            "title": self.title,
            "journal": self.journal,
            "year": self.year,
            "volume": self.volume,
            "issue": self.issue,
            "pages": self.pages,
            "doi": self.doi,
            "pmid": self.pmid,
            "raw": self.raw,
        }


@dataclass(frozen=True, slots=True)
class Reviewer:
    name: str
    credentials: str | None

    def as_dict(self) -> dict[str, Any]:
        return {"name": self.name, "credentials": self.credentials}


@dataclass(frozen=True, slots=True)
class SourceReview:
    """What the source claims about its own review; it never sets a state here."""

    statement: str | None = None
    reviewers: tuple[Reviewer, ...] = ()
    status: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "statement": self.statement,
            "reviewers": [reviewer.as_dict() for reviewer in self.reviewers],
            "status": self.status,
        }


@dataclass(frozen=True, slots=True)
class SourceDates:
    """ISO dates that the source states."""

    published: str | None = None
    updated: str | None = None
    reviewed: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {"published": self.published, "updated": self.updated, "reviewed": self.reviewed}


@dataclass(frozen=True, slots=True)
class SetAside:
    """Text that is no part of the article; `reason`: promotion, furniture, duplicate or unrelated."""

    text: str
    reason: str
    lines: tuple[int, ...] = field(default=(), compare=False)

    def as_dict(self) -> dict[str, Any]:
        return {"text": self.text, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something for the editor; `severity`: error, warning, info, or review (a question for a person)."""

    code: str
    severity: str
    message: str
    where: str | None = None

    def as_dict(self) -> dict[str, Any]:
        stated = {"code": self.code, "severity": self.severity, "message": self.message}
        return stated if self.where is None else {**stated, "where": self.where}


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """A date that the source prints and that is not one certain day; `readings`: the ISO dates it can be."""

    key: str
    printed: str
    readings: tuple[str, ...]
    line: int

    def as_dict(self) -> dict[str, Any]:
        return {"key": self.key, "printed": self.printed, "readings": list(self.readings), "line": self.line}


@dataclass(frozen=True, slots=True)
class Label:
    """A line, or part of one, that no key repeats because the key `stands_for` says it already."""

    line: int
    text: str
    stands_for: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Characters of the source and what they were read as: words joined, a drop capital, a degree sign."""

    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Imported:
    """One source, read. `as_dict()` is what an editor is shown; `labels` and `repairs` account for the rest.

    `places` are the lines of single parts (title, summary, key_point …); `in_markdown` says that the texts are
    Markdown already.
    """

    source: str
    kind: str
    audience: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    kicker: str | None = None
    summary: str | None = None
    sections: tuple[Section, ...] = ()
    key_point: str | None = None
    faqs: tuple[Faq, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    keywords: tuple[str, ...] = ()
    citations: tuple[tuple[int, ...], ...] = ()
    citation_style: str | None = None
    references: tuple[ImportedReference, ...] = ()
    source_review: SourceReview = SourceReview()
    source_dates: SourceDates = SourceDates()
    disclaimer: str | None = None
    set_aside: tuple[SetAside, ...] = ()
    problems: tuple[Problem, ...] = ()
    reading_order: tuple[tuple[int, int], ...] | None = None
    joined_words: tuple[str, ...] | None = None
    labels: tuple[Label, ...] = ()
    repairs: tuple[Repair, ...] = ()
    date_questions: tuple[DateQuestion, ...] = ()
    places: tuple[tuple[str, tuple[int, ...]], ...] = ()
    in_markdown: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Give the value as JSON's own types, keys in the order in which an editor reads them."""
        stated: dict[str, Any] = {
            "source": self.source,
            "kind": self.kind,
            "audience": self.audience,
            "title": self.title,
            "authors": list(self.authors),
            "kicker": self.kicker,
            "summary": self.summary,
            "sections": [section.as_dict() for section in self.sections],
            "key_point": self.key_point,
            "faqs": [faq.as_dict() for faq in self.faqs],
            "abbreviations": {entry.short: entry.expansion for entry in self.abbreviations},
            "keywords": list(self.keywords),
            "citations": [list(mark) for mark in self.citations],
            "references": [reference.as_dict() for reference in self.references],
            "source_review": self.source_review.as_dict(),
            "source_dates": self.source_dates.as_dict(),
            "disclaimer": self.disclaimer,
            "set_aside": [aside.as_dict() for aside in self.set_aside],
            "problems": [problem.as_dict() for problem in self.problems],
        }
        if self.reading_order is not None:
            stated["reading_order"] = [list(run) for run in self.reading_order]
        if self.joined_words is not None:
            stated["joined_words"] = list(self.joined_words)
        return stated
