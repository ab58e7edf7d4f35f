"""The only mover of Article.live, and the only writer of Article.standing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from .choices import REVIEW_TERM_MONTHS, ChangeKind, Kind, Scope
from .evidence import evidence_of
from .exceptions import PublicationRefused
from .models import Article, Contributor, ImportedSource, Publication, Revision, Topic

REDACTED_TITLE = "Redacted"

Pending = dict[str, str] | None


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


def publish(*, article: Article, revision: Revision, signed: Signed) -> Publication:
    """Make a signed revision what the public reads. Call inside the transaction that wrote the signature.

    Raises PublicationRefused where the hashes are not the revision's, or where a signature over changes has no
    whole-page review before it.
    """
    if (signed.content_hash, signed.html_hash) != (revision.content_hash, revision.html_hash):
        raise PublicationRefused("What was signed is not the text that would be published.")
    before = article.live
    if signed.scope == Scope.CHANGES and before is None:
        raise PublicationRefused("A first publication needs a signature over the whole page.")
    publication = Publication(
        article=article,
        revision=revision,
        signature_id=signed.signature_id,
        content_hash=signed.content_hash,
        html_hash=signed.html_hash,
        scope=signed.scope,
        change_kind=signed.change_kind,
        change_note=signed.change_note,
        submitted_on=signed.submitted_at.date(),
        review_began_on=signed.review_began_at.date(),
        last_updated=_last_updated(before, revision, signed),
        published_at=signed.signed_at,
        **_credit(before, revision, signed),
    )
    publication.save(force_insert=True)
    article.live = publication
    article.suspended_at = None
    article.retired_at = article.retired_by = None
    article.retired_reason = ""
    return publication


def retire(*, article: Article, by: User, reason: str, now: datetime) -> None:
    """Take an article out of lists and search; its address stays, saying so and why."""
    article.retired_at, article.retired_by, article.retired_reason = now, by, reason


def fall_back(*, article: Article, withdrawn: Collection[int], now: datetime) -> Publication | None:
    """Go back to the newest publication whose signature still stands, with its own dates, or to a fixed notice.

    `withdrawn` are the ids of the signatures that stand no longer.
    """
    standing = article.publications.exclude(signature_id__in=withdrawn).order_by("-published_at", "-pk").first()
    article.live = standing
    article.suspended_at = None if standing else now
    return standing


def redact(revision: Revision, html: str) -> None:
    """Let a public notice take the place of a submitted text, wherever it was served; hashes and events stay.

    The database lets this one change pass only where two people have decided it (reviews/triggers).
    """
    QuerySet(Revision).filter(pk=revision.pk).update(
        title=REDACTED_TITLE, summary="", body="", html=html, outline=[], problems=[], references=[], source=""
    )
    QuerySet(ImportedSource).filter(revision=revision).update(text="", report={})


def refresh_standing(
    article: Article,
    *,
    pending: Pending,
    now: datetime,
    notices: list[dict[str, str]] | None = None,
    refiled: bool = False,
) -> None:
    """Write what stands around the signed text, and save the article with its live pointer.

    `pending` is the open round of an update: {"state": …, "since": ISO date}, or None; `notices` are the warnings
    above the text: [{"text": …, "since": ISO date}], or None to keep them; `refiled` where its
    topics changed. What became of the references of the
    live text is read here (articles.evidence). Call it in the transaction of the change, last.
    """
    evidence = evidence_of(article.live.revision_id) if article.live else []
    article.standing = {
        "pending": pending if article.live_id else None,
        "topics": _topics(article) if refiled else article.standing.get("topics", []),
        "notices": article.standing.get("notices", []) if notices is None else notices,
        "evidence": evidence,
        "challenged": any(entry["challenges"] for entry in evidence),
    }
    article.standing_at = now
    article.save(
        update_fields=["live", "standing", "standing_at", "suspended_at", "retired_at", "retired_by", "retired_reason"]
    )


def refresh_topic(topic: Topic, *, now: datetime) -> None:
    """Let every article that names a topic say its present name. Call it in the transaction of the change."""
    for article in topic.articles.select_for_update(of=("self",)).select_related("live").prefetch_related("topics"):
        refresh_standing(article, pending=article.standing.get("pending"), now=now, refiled=True)


def _topics(article: Article) -> list[dict[str, str]]:
    return [{"slug": topic.slug, "name": topic.name} for topic in article.topics.all()]


def _last_updated(before: Publication | None, revision: Revision, signed: Signed) -> date:
    """It moves when approved text changed, unless the change is minor (DESIGN 4)."""
    if before and (before.revision_id == revision.pk or signed.change_kind == ChangeKind.MINOR):
        return before.last_updated
    return signed.signed_at.date()


def _credit(before: Publication | None, revision: Revision, signed: Signed) -> dict[str, Any]:
    """Who stands behind the page: a whole-page signature renews it, one over changes leaves it and adds a line."""
    on = signed.signed_at.date()
    if signed.scope == Scope.CHANGES and before is not None:
        line = {
            "on": on.isoformat(),
            "name": signed.reviewer_name,
            "credentials": signed.reviewer_credentials,
        }
        return {
            "reviewer": before.reviewer,
            "reviewer_name": before.reviewer_name,
            "reviewer_credentials": before.reviewer_credentials,
            "reviewer_specialty": before.reviewer_specialty,
            "reviewer_disclosures": before.reviewer_disclosures,
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
