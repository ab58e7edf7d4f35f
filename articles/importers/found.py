"""What the readers of a source gather on the way; made into an `Imported` at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.importers.lines import Block
from articles.importers.value import (
    Abbreviation,
    DateQuestion,
    Faq,
    ImportedReference,
    Label,
    Problem,
    Repair,
    Reviewer,
    Section,
    SetAside,
)


@dataclass(slots=True)
class Found:
    """Everything told from one source so far. Each line goes to exactly one place."""

    title: str | None = None
    authors: list[str] = field(default_factory=list)
    kicker: str | None = None
    summary: str | None = None
    sections: list[Section] = field(default_factory=list)
    key_point: str | None = None
    faqs: list[Faq] = field(default_factory=list)
    abbreviations: list[Abbreviation] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    references: list[ImportedReference] = field(default_factory=list)
    reference_lines: list[int] = field(default_factory=list)
    references_heading: tuple[int, str] | None = None
    statements: list[tuple[int, str]] = field(default_factory=list)
    reviewers: list[Reviewer] = field(default_factory=list)
    statuses: list[tuple[int, str]] = field(default_factory=list)
    dates: dict[str, tuple[int, str]] = field(default_factory=dict)
    disclaimer: list[str] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    date_questions: list[DateQuestion] = field(default_factory=list)
    unsure_reviews: list[tuple[Block, str]] = field(default_factory=list)
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _set_aside: list[tuple[int, SetAside]] = field(default_factory=list)

    def label(self, block: Block, stands_for: str) -> None:
        """Account for a line that a key says already."""
        self.labels.append(Label(block.line, block.printed, stands_for))

    def put_aside(self, block: Block, reason: str) -> None:
        self._set_aside.append((block.line, SetAside(block.printed, reason, block.on)))

    def state(self, block: Block, reviewers: Sequence[Reviewer]) -> None:
        """Keep what a source says of its review; the same words, or the same people again, stand for themselves."""
        known = {reviewer.name for reviewer in self.reviewers}
        again = bool(reviewers) and all(reviewer.name in known for reviewer in reviewers)
        if again or any(block.text == text for _, text in self.statements):
            self.label(block, "source_review")
            return
        self.statements.append((block.line, block.text))
        self.reviewers.extend(reviewer for reviewer in reviewers if reviewer.name not in known)

    def problem(self, code: str, severity: str, message: str, where: str | None = None) -> None:
        self.problems.append(Problem(code, severity, message, where))

    def months(self) -> list[tuple[int, str]]:
        """Every date read so far, or asked about, with its line."""
        asked = [(question.line, question.printed) for question in self.date_questions]
        return [*self.dates.values(), *asked]

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        return tuple(aside for _, aside in sorted(self._set_aside, key=lambda entry: entry[0]))

    def aside_lines(self, reason: str) -> list[int]:
        return [line for line, aside in self._set_aside if aside.reason == reason]


def where(lines: Sequence[int]) -> str:
    """Say where: "line 3", "lines 3-5" for neighbours, "lines 3, 7-8" for others."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    spans = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return f"{'line' if len(lines) == 1 else 'lines'} {', '.join(spans)}"
