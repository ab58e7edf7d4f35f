"""The public record of a live text: what its events and signatures tell, without drafts, comments or addresses."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from articles.choices import WarningKind
from articles.models import Article, Publication

from .models import Event, Member, Redaction, Review, Signature
from .states import State

CHAPTERS = 20
"""Signatures that a page of the record tells in full: the newest."""

NO_TEXT = tuple(
    f"live__revision__{name}"
    for name in ("body", "html", "references", "outline", "problems", "byline", "source", "permission")
)

SIGNING = ("approve", "reaffirm")
ROUND = {
    "submit": "Submitted for review by {who}.",
    "withdraw": "Taken back by {who} before a decision.",
    "claim": "Taken under review by {who}.",
    "request_changes": "{who} asked for changes.",
    "approve": "Approved and signed by {who}.",
    "reaffirm": "Read again, unchanged, and signed by {who}.",
}
SIGNATURE = {
    "withdraw_signature": "The signature was withdrawn by {who}.",
    "countersign": "{who} agreed to the withdrawal.",
}
PAGE = {
    "retire": "The page was retired by {who}.",
    "show_warning": "{who} put a warning above the page: “{warning}”",
    "lift_warning": "{who} took a warning off the page: “{warning}”",
    "confirm_redaction": "The text of revision {revision} gave way to a notice, by the decision of two people.",
}
TAKEN = {"take_over": "{who} took over words that {proposer} proposed."}
TOLD = (*ROUND, *SIGNATURE, *PAGE, *TAKEN, "purge")
"""Events that the story is made of; a purge only ends what the purged text had taken over."""
NO_NAME = "a member of the editorial desk"


@dataclass(frozen=True)
class Step:
    """One thing that happened, in a sentence; `at` in UTC."""

    at: datetime
    sentence: str


@dataclass(frozen=True)
class Chapter:
    """One signature and what led to it; `withdrawal` tells how it came to stand no longer."""

    publication: Publication
    signature: Signature
    steps: list[Step]
    withdrawal: list[Step]

    @property
    def stands(self) -> bool:
        return not self.withdrawal


@dataclass(frozen=True)
class Life:
    """The chapters, the newest first, how many earlier ones are left out, and what happened to the page."""

    chapters: list[Chapter]
    left_out: int
    steps: list[Step]


@dataclass
class _Told:
    """Events by what they belong to."""

    rounds: dict[int, list[tuple[Event, dict[str, Any]]]] = field(default_factory=dict)
    signatures: dict[int, list[Event]] = field(default_factory=dict)
    page: list[tuple[Event, dict[str, Any]]] = field(default_factory=list)
    taken: list[tuple[Event, str]] = field(default_factory=list)


def public_article(slug: str) -> Article | None:
    """A public article without its text, or None."""
    return Article.objects.public().with_text().defer(*NO_TEXT).filter(slug=slug).first()


def life_of(article: Article) -> Life:
    """What the record tells of a public article: five queries, however long its life was.

    One more where somebody's words were taken over.
    """
    publications = list(article.publications.select_related("revision").only(
        "signature_id", "scope", "change_kind", "published_at", "is_sample", "revision__number", "article",
    ).order_by("-published_at", "-pk"))  # fmt: skip
    shown = publications[:CHAPTERS]
    signatures = Signature.objects.in_bulk([publication.signature_id for publication in shown])
    told = _told(article)
    rounds = {row.pk: row for row in Review.objects.filter(article=article).only("pk", "previous", "state")}
    chapters = [
        _chapter(publication, signatures[publication.signature_id], told, rounds, since)
        for publication, since in zip(shown, [*(one.published_at for one in publications[1:]), None], strict=False)
        if publication.signature_id in signatures
    ]
    numbers = {publication.revision.number for publication in publications}
    return Life(chapters, len(publications) - len(shown), list(_page_steps(told, numbers)))


def statement_of(article: Article) -> dict[str, Any]:
    """What the site signs about a live or retired text: who signed which bytes, when, and what it meant.

    It holds nothing that changes between two requests, so the signature is the same each time.
    """
    live = article.live
    if live is None:
        raise ValueError("Only a text whose signature stands has a statement.")
    signature = Signature.objects.get(pk=live.signature_id)
    event = Event.objects.filter(article=article, verb__in=SIGNING, at=signature.signed_at).first()
    redaction = Redaction.objects.filter(revision=live.revision, confirmed_at__isnull=False).first()
    return {
        "type": "cryosite-record",
        "version": 1,
        "address": f"{settings.SITE_URL}{article.get_absolute_url()}",
        "article": article.slug,
        "revision": live.revision.number,
        "publication": live.pk,
        "content_hash": live.content_hash,
        "html_hash": live.html_hash,
        "reviewer": signature.name,
        "credentials": signature.credentials,
        "disclosures": signature.disclosures,
        "meaning": signature.meaning,
        "scope": signature.scope,
        "is_sample": live.is_sample,
        "submitted_on": live.submitted_on.isoformat(),
        "review_began_on": live.review_began_on.isoformat(),
        "signed_at": signature.signed_at.isoformat(timespec="microseconds"),
        "whole_page_reviewed_by": f"{live.reviewer_name}, {live.reviewer_credentials}",
        "last_reviewed": live.last_reviewed.isoformat(),
        "last_updated": live.last_updated.isoformat(),
        "next_review_due": live.next_review_due.isoformat(),
        "retired_at": article.retired_at.isoformat(timespec="microseconds") if article.retired_at else None,
        "redacted_at": redaction.confirmed_at.isoformat() if redaction and redaction.confirmed_at else None,
        "event": {"seq": event.seq, "hash": event.hash} if event else None,
    }


def _told(article: Article) -> _Told:
    told = _Told()
    taken: dict[int, tuple[Event, int]] = {}
    events = Event.objects.filter(article=article, verb__in=TOLD).order_by("seq")
    for event in events.select_related("by__member__contributor"):
        facts = json.loads(event.canonical)["facts"]
        if event.verb in ROUND:
            told.rounds.setdefault(facts["review"], []).append((event, facts))
        elif event.verb == "withdraw_signature":
            told.signatures.setdefault(facts["signature"], []).append(event)
            told.signatures.setdefault(-facts["withdrawal"], told.signatures[facts["signature"]])
        elif event.verb == "countersign":
            told.signatures.setdefault(-facts["withdrawal"], []).append(event)
        elif event.verb in TAKEN:
            taken[facts["revision"]] = event, facts["proposed_by"]
        elif event.verb == "purge":
            taken.pop(facts["revision"], None)
        else:
            told.page.append((event, facts))
    names = _names({proposer for _, proposer in taken.values()})
    told.taken = [(event, names.get(proposer, NO_NAME)) for event, proposer in taken.values()]
    return told


def _names(users: set[int]) -> dict[int, str]:
    """The printed names of people, by the id of their account."""
    members = Member.objects.filter(user__in=users, contributor__isnull=False) if users else Member.objects.none()
    return dict(members.values_list("user", "contributor__name"))


def _chapter(
    publication: Publication, signature: Signature, told: _Told, rounds: dict[int, Review], since: datetime | None
) -> Chapter:
    """`since` is the time of the publication before, None for the first."""
    events = [
        event
        for review in _led_to(signature.review_id, rounds)
        for event, facts in told.rounds.get(review, [])
        if event.verb not in SIGNING or facts["signature"] == signature.pk
    ]
    signing = next((event for event in events if event.verb in SIGNING), None)
    if signing and signing.verb == "reaffirm":
        events = [signing]
    steps = [
        Step(event.at, _sentence(ROUND, event, who=_printed(signature) if event.verb in SIGNING else ""))
        for event in events
        if event.at <= signature.signed_at
    ]
    if signing is None or signing.verb != "reaffirm":
        steps += [
            Step(event.at, _sentence(TAKEN, event, proposer=proposer))
            for event, proposer in told.taken
            if (since is None or event.at > since) and event.at <= signature.signed_at
        ]
        steps.sort(key=lambda step: step.at)
    withdrawal = [Step(event.at, _sentence(SIGNATURE, event)) for event in told.signatures.get(signature.pk, [])]
    return Chapter(publication, signature, steps, withdrawal)


def _led_to(review: int, rounds: dict[int, Review]) -> list[int]:
    """A round and those before it that ended without a signature, the oldest first."""
    led = [review]
    while (earlier := rounds[led[-1]].previous_id) and rounds[earlier].state != State.APPROVED:
        led.append(earlier)
    return led[::-1]


def _page_steps(told: _Told, numbers: set[int]) -> Iterable[Step]:
    """What happened to the page; a text that was never public is not told of."""
    for event, facts in told.page:
        revision = facts.get("revision")
        if revision is not None and revision not in numbers:
            continue
        warning = WarningKind(facts["kind"]).label if facts.get("kind") in WarningKind.values else ""
        yield Step(event.at, _sentence(PAGE, event, revision=str(revision), warning=warning))


def _sentence(words: dict[str, str], event: Event, *, who: str = "", **given: str) -> str:
    sentence = words[event.verb].format(who=who or _name(event), **given)
    return sentence[:1].upper() + sentence[1:]


def _name(event: Event) -> str:
    member = getattr(event.by, "member", None)
    return member.contributor.name if member and member.contributor else NO_NAME


def _printed(signature: Signature) -> str:
    return f"{signature.name}, {signature.credentials}"
