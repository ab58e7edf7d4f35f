"""What the workspace shows of an article: its steps, revisions, rounds, events and imported source."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from articles.models import Article, ImportedSource, Revision
from articles.trust import benchmarks_of
from reviews import ledger
from reviews.models import Event, PageWarning, Purge, Redaction, Review, Signature, Withdrawal
from reviews.permissions import Person
from reviews.saves import Sitting, sittings
from reviews.states import OPEN, State

REVISIONS = 50
EVENTS = 100
NO_TEXT = ("body", "html", "references", "outline")
DEFERRED = tuple(f"revision__{name}" for name in NO_TEXT)

SEVERITIES = ("error", "warning", "review", "info")

EVENT_WORDS = {
    "create": "started the article",
    "save": "saved a revision",
    "submit": "submitted it for review",
    "claim": "began the review",
    "release": "gave the round back",
    "assign": "assigned a reviewer",
    "hand_over": "handed the review over",
    "set_due": "set another due day",
    "withdraw": "withdrew the round",
    "request_changes": "asked for changes",
    "approve": "approved and signed it",
    "reaffirm": "signed it again",
    "comment": "commented",
    "reply": "replied to a comment",
    "resolve_comment": "resolved a comment",
    "reopen_comment": "opened a comment again",
    "take_over": "took over words that a comment proposed",
    "retire": "retired the page",
    "set_topics": "filed it under topics",
    "name_subjects": "named what it is about",
    "waive": "waived an interest of a reviewer",
    "pair": "paired it with the page for the other audience",
    "unpair": "ended its pair",
    "withdraw_signature": "withdrew a signature",
    "countersign": "countersigned",
    "purge": "purged a text that was never submitted",
    "show_warning": "showed a warning",
    "lift_warning": "lifted a warning",
    "request_redaction": "asked for a redaction",
    "confirm_redaction": "redacted it",
    "open_alert": "opened an alert about it",
    "answer_concern": "answered a concern",
    "reopen_concern": "opened a concern again",
}


@dataclass(frozen=True)
class Told:
    """An event of the ledger in words."""

    event: Event
    words: str
    revision: int | None


@dataclass(frozen=True)
class Step:
    """One step of the newest text's way: `stage` is done, current or to come."""

    name: str
    stage: str
    when: Any = None


def whole_workspace(article: Article, who: Person, *, every_save: bool = False) -> dict[str, Any]:
    """Everything about an article, in a constant number of queries; nothing where it has no text.

    Small saves are folded unless `every_save`.
    """
    revisions, rounds = _revisions(article), _rounds(article)
    if not revisions:
        return {}
    source = ImportedSource.objects.filter(article=article).select_related("imported_by").defer("content").first()
    latest, last = revisions[0], rounds[0] if rounds else None
    open_round = last if last and last.state in OPEN else None
    submitted = {one.revision_id for one in rounds}
    is_live = article.live is not None and article.live.revision_id == latest.pk
    may_submit = not open_round and not (is_live and not article.retired_at)
    return {
        "article": article,
        "live": article.live,
        "benchmarks": benchmarks_of(article.live) if article.live else [],
        "latest": latest,
        "sittings": [Sitting(one) for one in revisions] if every_save else sittings(revisions, submitted),
        "revisions": revisions,
        "rounds": rounds,
        "open_round": open_round,
        "sent_back": last if last and last.state == State.CHANGES_REQUESTED else None,
        "is_live": is_live,
        "steps": _steps(latest, last),
        "events": [_told(event) for event in ledger.events_of(article)[:EVENTS]],
        "purges": purges_of(article),
        "source": source,
        "source_problems": _by_severity(source.report["problems"]) if source else [],
        "topics": list(article.topics.all()),
        "subjects": list(article.subjects.all()),
        "may_edit": who.may_write,
        "may_submit": who.may_write and may_submit,
        "may_retire": who.may_manage and article.live is not None and not article.retired_at and not open_round,
        "may_manage": who.may_manage,
        "today": timezone.localdate(),
        **_ways_back(article, who),
    }


def purges_of(article: Article) -> list[Purge]:
    """What of an article was purged, the newest first."""
    return list(Purge.objects.filter(article=article).select_related("by"))


def _revisions(article: Article) -> list[Revision]:
    found = Revision.objects.filter(article=article).select_related("created_by")
    return list(found.defer(*NO_TEXT).order_by("-number")[:REVISIONS])


def _rounds(article: Article) -> list[Review]:
    found = Review.objects.filter(article=article).select_related("revision", "reviewer", "submitted_by")
    return list(found.defer(*DEFERRED).order_by("-pk")[:REVISIONS])


def _ways_back(article: Article, who: Person) -> dict[str, Any]:
    """What was taken back or stands above the page, and whether this person may take back the live signature."""
    withdrawals = Withdrawal.objects.filter(signature__review__article=article)
    warnings = PageWarning.objects.filter(article=article, lifted_at=None)
    redactions = Redaction.objects.filter(revision__article=article)
    live = article.live
    signed_by_them = live is not None and Signature.objects.filter(pk=live.signature_id, signer=who.user).exists()
    return {
        "withdrawals": list(withdrawals.select_related("signature", "by", "countersigned_by")),
        "warnings": list(warnings.select_related("by")),
        "redactions": list(redactions.select_related("requested_by", "revision").defer(*DEFERRED)),
        "may_withdraw_signature": live is not None and (who.may_manage or signed_by_them),
    }


def _steps(latest: Revision, last: Review | None) -> list[Step]:
    """The three steps of the newest text; a step that was not taken is never shown as done."""
    current = last if last and last.revision_id == latest.pk else None
    submitted = current is not None and current.state in (State.SUBMITTED, State.UNDER_REVIEW, State.APPROVED)
    reviewing = current is not None and current.state in (State.UNDER_REVIEW, State.APPROVED)
    approved = current is not None and current.state == State.APPROVED
    stages = [
        ("Draft", True, latest.created_at),
        ("Submitted", submitted, current.submitted_at if current and submitted else None),
        ("Under review", reviewing, current.began_at if current and reviewing else None),
        ("Approved", approved, current.decided_at if current and approved else None),
    ]
    reached = sum(done for _, done, _ in stages)
    return [Step(name, _stage(place, reached, approved), when) for place, (name, _, when) in enumerate(stages, start=1)]


def _stage(place: int, reached: int, approved: bool) -> str:
    if place < reached or approved:
        return "done"
    return "current" if place == reached else "later"


def _by_severity(problems: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(problems, key=lambda problem: SEVERITIES.index(problem["severity"]))


def _told(event: Event) -> Told:
    revision = json.loads(event.canonical)["facts"].get("revision")
    return Told(event, EVENT_WORDS.get(event.verb, event.verb.replace("_", " ")), revision)
