"""Retractions: the Retraction Watch file, as Crossref publishes it, laid over the library of references.

The columns and their values are described in the file's own guide (Crossref, "Retraction Watch data").
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from .exceptions import BadRetractionFile
from .identifiers import doi_of, pmid_of
from .models import Reference

COLUMNS = (
    "Record ID", "RetractionDate", "RetractionDOI", "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature",
)  # fmt: skip
"""Those that are read; the file has twenty."""
KINDS = {
    "retraction": Reference.Retraction.RETRACTION,
    "expression of concern": Reference.Retraction.CONCERN,
    "correction": Reference.Retraction.CORRECTION,
}
REINSTATEMENT = "reinstatement"
GRAVITY = (Reference.Retraction.CORRECTION, Reference.Retraction.CONCERN, Reference.Retraction.RETRACTION)
UNKNOWN_DAY = date.min


@dataclass(frozen=True)
class Notice:
    """What one row says of a paper."""

    nature: str
    on: date
    doi: str


@dataclass(frozen=True)
class Mark:
    """How a reference stands: kind "" for no mark; day and DOI of the notice where they are known."""

    kind: str = ""
    on: date | None = None
    notice: str = ""


@dataclass(frozen=True)
class Change:
    """A reference whose mark changed."""

    reference: Reference
    before: Mark
    after: Mark


@dataclass(frozen=True)
class Changes:
    """What a file changed: references newly or differently marked, and those whose mark was taken back."""

    marked: list[Change]
    unmarked: list[Change]
    rows: int
    matched: int


def read(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """The rows of the file, one by one. Raises BadRetractionFile, with the line, for what is no such file."""
    reader = csv.DictReader(lines)
    try:
        missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
        if missing:
            raise BadRetractionFile(
                f"This is not the Retraction Watch file: the column {missing[0]} is missing. Nothing was changed."
            )
        for row in reader:
            if None in row or None in row.values():
                raise BadRetractionFile(
                    f"Line {reader.line_num} does not have as many fields as the heading: the file is cut off or "
                    "damaged. Nothing was changed."
                )
            yield row
    except csv.Error as error:
        raise BadRetractionFile(
            f"After line {reader.line_num} the file cannot be read ({error}). Nothing was changed."
        ) from error


def apply(rows: Iterable[Mapping[str, str]]) -> Changes:
    """Lay the whole file over the library: mark what it names, take back the marks that it no longer gives.

    The rows are read to their end before anything is written. Raises BadRetractionFile for a file without rows,
    and what `rows` itself raises.
    """
    papers = _papers()
    notices: dict[int, list[Notice]] = defaultdict(list)
    count = 0
    for row in rows:
        count += 1
        named = doi_of(row["OriginalPaperDOI"]).lower(), pmid_of(row["OriginalPaperPubMedID"])
        found = {papers[number] for number in named if number in papers}
        if found:
            notice = _notice(row)
            for reference_id in found:
                notices[reference_id].append(notice)
    if not count:
        raise BadRetractionFile("The file has no rows. Nothing was changed.")
    marks = {reference_id: mark for reference_id, said in notices.items() if (mark := _mark(said)).kind}
    return _write(marks, rows=count, matched=len(notices))


def _papers() -> dict[str, int]:
    """DOI (in small letters) or PMID → the reference that it stands for now, former keys included."""
    papers: dict[str, int] = {}
    rows = Reference.objects.order_by(F("merged_into").desc(nulls_last=True)).values_list(
        "pk", "merged_into", "doi", "pmid"
    )
    for key, standing, doi, pmid in rows.iterator():
        papers |= {number: standing or key for number in (doi_of(doi).lower(), pmid_of(pmid)) if number}
    return papers


def _notice(row: Mapping[str, str]) -> Notice:
    return Notice(row["RetractionNature"].strip().lower(), _day(row["RetractionDate"]), doi_of(row["RetractionDOI"]))


def _day(text: str) -> date:
    """ "3/5/2020 0:00" (month first, as the file has it) or "2020-03-05"; date.min where it is neither."""
    words = text.strip().split(" ")[0].split("T")[0]
    for form in ("%m/%d/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return UNKNOWN_DAY


def _mark(said: Iterable[Notice]) -> Mark:
    """The gravest of what was said since the last reinstatement; of two alike, the later one."""
    standing: list[Notice] = []
    for notice in sorted(said, key=lambda notice: (notice.on, notice.nature == REINSTATEMENT)):
        if notice.nature == REINSTATEMENT:
            standing = []
        elif notice.nature in KINDS:
            standing.append(notice)
    if not standing:
        return Mark()
    gravest = max(standing, key=lambda notice: (GRAVITY.index(KINDS[notice.nature]), notice.on))
    return Mark(KINDS[gravest.nature], None if gravest.on == UNKNOWN_DAY else gravest.on, gravest.doi)


@transaction.atomic
def _write(marks: Mapping[int, Mark], *, rows: int, matched: int) -> Changes:
    concerned = Reference.objects.exclude(retraction="") | Reference.objects.filter(pk__in=list(marks))
    changes = []
    for reference in concerned.filter(merged_into=None).select_for_update(of=("self",)).order_by("citekey"):
        before = Mark(reference.retraction, reference.retracted_on, reference.retraction_notice)
        after = marks.get(reference.pk, Mark())
        if before != after:
            reference.retraction, reference.retracted_on = after.kind, after.on
            reference.retraction_notice = after.notice
            changes.append(Change(reference, before, after))
    Reference.objects.bulk_update(
        [change.reference for change in changes], ["retraction", "retracted_on", "retraction_notice"], batch_size=500
    )
    return Changes(
        marked=[change for change in changes if change.after.kind],
        unmarked=[change for change in changes if not change.after.kind],
        rows=rows,
        matched=matched,
    )
