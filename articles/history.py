"""What was live when: the approved versions of a page, and from when to when each was what the public read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from .choices import REDACTED_TITLE, ChangeKind, Scope
from .models import Article, Publication, Revision

NO_TEXT = tuple(f"revision__{name}" for name in ("body", "html", "references", "outline", "problems", "byline"))
FIRST, REAFFIRMED = "First publication", "Reaffirmed, unchanged"


@dataclass(frozen=True)
class Retirement:
    """From when to when (UTC; None: still) a page was retired, and why."""

    start: datetime
    end: datetime | None
    reason: str


@dataclass(frozen=True)
class Span:
    """From when to when (UTC; None: still) something was live: a publication's id, or None for nothing."""

    publication: int | None
    start: datetime
    end: datetime | None


@dataclass(frozen=True)
class Version:
    """One approval: its publication, what readers call it, when it was live, and when its signature was withdrawn."""

    publication: Publication
    label: str
    spans: tuple[Span, ...]
    withdrawn_at: datetime | None

    @property
    def number(self) -> int:
        return self.publication.revision.number

    @property
    def is_live(self) -> bool:
        return any(span.end is None for span in self.spans)

    @property
    def is_correction(self) -> bool:
        return self.publication.change_kind == ChangeKind.CORRECTION

    @property
    def is_redacted(self) -> bool:
        return is_redacted(self.publication.revision)

    @property
    def signed_by(self) -> str:
        """Who signed this approval, as printed: over changes that is not who stands behind the whole page."""
        checked = self.publication.changes_checked
        if self.publication.scope == Scope.CHANGES and checked:
            return f"{checked[-1]['name']}, {checked[-1]['credentials']}"
        return f"{self.publication.reviewer_name}, {self.publication.reviewer_credentials}"


def versions_of(article: Article) -> list[Version]:
    """Every approval of an article without its text, the newest first: one query."""
    publications = list(
        Publication.objects.filter(article=article).select_related("revision").defer(*NO_TEXT).order_by("pk")
    )
    withdrawn = withdrawn_at(article)
    spans = spans_of(publications, withdrawn, retirements_of(article))
    versions = []
    before: Publication | None = None
    for publication in publications:
        own = tuple(span for span in spans if span.publication == publication.pk)
        versions.append(Version(publication, _label(publication, before), own, withdrawn.get(publication.pk)))
        before = publication
    return versions[::-1]


def spans_of(
    publications: Sequence[Publication], withdrawn: Mapping[int, datetime], retirements: Sequence[Retirement]
) -> list[Span]:
    """What was live from when to when, the oldest first: the newest publication whose signature stood, or nothing."""
    moments = {publication.published_at for publication in publications} | set(withdrawn.values())
    moments |= {moment for span in retirements for moment in (span.start, span.end) if moment}
    spans: list[Span] = []
    for moment in sorted(moments):
        shown = _live_at(moment, publications, withdrawn, retirements)
        if spans and spans[-1].publication == shown:
            continue
        if spans:
            spans[-1] = replace(spans[-1], end=moment)
        spans.append(Span(shown, moment, None))
    return spans


def spans_of_number(versions: Sequence[Version], number: int) -> list[Span]:
    """When the text of this number was live, the oldest first: a reaffirmation goes on where it stood."""
    spans: list[Span] = []
    for span in sorted((s for v in versions if v.number == number for s in v.spans), key=lambda span: span.start):
        if spans and spans[-1].end == span.start:
            spans[-1] = replace(spans[-1], end=span.end)
        else:
            spans.append(span)
    return spans


def shown_of_number(versions: Sequence[Version], number: int) -> Version | None:
    """The approval under which a text of this number is shown: the newest that stands, else the newest withdrawn."""
    own = [version for version in versions if version.number == number]
    return next((version for version in own if not version.withdrawn_at), own[0] if own else None)


def live_on(versions: Sequence[Version], day: date) -> Version | None:
    """What was live at the end of a day (UTC), or now where the day is today; None where nothing was."""
    midnight = datetime.combine(day + timedelta(days=1), time.min, UTC)
    for version in versions:
        if any(span.start < midnight and (span.end is None or span.end >= midnight) for span in version.spans):
            return version
    return None


def last_whole_review(versions: Sequence[Version]) -> Version | None:
    """The newest standing approval over the whole page."""
    whole = (version for version in versions if version.publication.scope == Scope.WHOLE and not version.withdrawn_at)
    return next(whole, None)


def is_redacted(revision: Revision) -> bool:
    """Whether a public notice took the place of a text: no text is submitted without its source."""
    return revision.title == REDACTED_TITLE and not revision.source


def retirements_of(article: Article) -> list[Retirement]:
    """When the page was retired, the oldest first; the last one may last."""
    ended = [
        Retirement(datetime.fromisoformat(row["from"]), datetime.fromisoformat(row["to"]), row["reason"])
        for row in article.standing.get("retirements", [])
    ]
    return [*ended, Retirement(article.retired_at, None, article.retired_reason)] if article.retired_at else ended


def withdrawn_at(article: Article) -> dict[int, datetime]:
    """Publications (ids) whose signatures were withdrawn, with the time."""
    entries = article.standing.get("withdrawn", [])
    return {entry["publication"]: datetime.fromisoformat(entry["at"]) for entry in entries}


def _live_at(
    moment: datetime,
    publications: Sequence[Publication],
    withdrawn: Mapping[int, datetime],
    retirements: Sequence[Retirement],
) -> int | None:
    if any(span.start <= moment and (span.end is None or moment < span.end) for span in retirements):
        return None
    standing = [
        (publication.published_at, publication.pk)
        for publication in publications
        if publication.published_at <= moment
        and (publication.pk not in withdrawn or moment < withdrawn[publication.pk])
    ]
    return max(standing)[1] if standing else None


def _label(publication: Publication, before: Publication | None) -> str:
    if before is None:
        return FIRST
    if before.revision_id == publication.revision_id:
        return REAFFIRMED
    return str(ChangeKind(publication.change_kind).label)
