"""What a publication prints: who stands behind the page, and the three dates, derived from what was signed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .choices import REVIEW_TERM_MONTHS, ChangeKind, Kind, Scope
from .models import Contributor, Publication, Revision


@dataclass(frozen=True)
class Signed:
    """What a signature says, as far as the page needs it."""

    signature_id: int
    content_hash: str
    html_hash: str
    scope: str
    change_kind: str
    change_note: str
    reviewer: Contributor
    reviewer_name: str
    reviewer_credentials: str
    disclosures: str
    is_sample: bool
    submitted_at: datetime
    review_began_at: datetime
    signed_at: datetime
    term_months: int | None = None
    waivers: tuple[dict[str, str], ...] = ()


def last_updated(before: Publication | None, revision: Revision, signed: Signed) -> date:
    """It moves when approved text changed, unless the change is minor (DESIGN 4)."""
    if before and (before.revision_id == revision.pk or signed.change_kind == ChangeKind.MINOR):
        return before.last_updated
    return signed.signed_at.date()


def credit_of(before: Publication | None, revision: Revision, signed: Signed) -> dict[str, Any]:
    """Who stands behind the page: a whole-page signature renews it, one over changes leaves it and adds a line."""
    on = signed.signed_at.date()
    if signed.scope == Scope.CHANGES and before is not None:
        line = {
            "on": on.isoformat(),
            "name": signed.reviewer_name,
            "credentials": signed.reviewer_credentials,
            "disclosures": signed.disclosures,
            "waivers": list(signed.waivers),
        }
        return {
            "reviewer": before.reviewer,
            "reviewer_name": before.reviewer_name,
            "reviewer_credentials": before.reviewer_credentials,
            "reviewer_specialty": before.reviewer_specialty,
            "reviewer_disclosures": before.reviewer_disclosures,
            "reviewer_waivers": before.reviewer_waivers,
            "is_sample": before.is_sample or signed.is_sample,
            "changes_checked": [*before.changes_checked, line],
            "last_reviewed": before.last_reviewed,
            "next_review_due": before.next_review_due,
        }
    months = signed.term_months or REVIEW_TERM_MONTHS[Kind(revision.kind)]
    return {
        "reviewer": signed.reviewer,
        "reviewer_name": signed.reviewer_name,
        "reviewer_credentials": signed.reviewer_credentials,
        "reviewer_specialty": signed.reviewer.specialty,
        "reviewer_disclosures": signed.disclosures,
        "reviewer_waivers": list(signed.waivers),
        "is_sample": signed.is_sample,
        "changes_checked": [],
        "last_reviewed": on,
        "next_review_due": months_later(on, months),
    }


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    last = first_of_next.toordinal() - date(year, month, 1).toordinal()
    return date(year, month, min(day.day, last))
