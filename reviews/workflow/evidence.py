"""What follows when a work that live pages cite is retracted, questioned or corrected, or no longer is."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.evidence import evidence_of, resting_on
from articles.models import Article, Reference, Revision
from articles.rendering.passages import sentence_citing
from articles.retractions import Changes
from reviews import notifications
from reviews.exceptions import Incomplete
from reviews.models import Concern, Review, Signature

from .concerns import close, open_concern
from .locking import lock_article

TAKEN_BACK = "The mark was taken back."
OTHER_MARK = "The mark changed: another concern follows it."
MERGED = "The reference was merged into another one."
NOT_LIVE = "The text that cites it is not offered any more."
ANSWERED = "The text that is live now does not rest on it, or says what became of it."


def evidence_changed(*, by: User | None, changes: Changes) -> list[Concern]:
    """Let every page that rests on a marked work say so, and open or close concerns: those that were opened.

    `by` is nobody for a file. What an earlier run left undone is done too: all marks are looked at, not only
    `changes`. Each page is changed in a transaction of its own.
    """
    changed = [change.reference.pk for change in (*changes.marked, *changes.unmarked)]
    return refresh_pages(by=by, references=changed)


def refresh_pages(*, by: User | None, references: Collection[int]) -> list[Concern]:
    """The same where references (ids) changed in another way, as by a merge."""
    now = timezone.now()
    opened: list[Concern] = []
    pages = {article.pk: article for article in resting_on(references)}
    challenged = Concern.objects.open().of_references().exclude(article__in=pages).select_related("article")
    pages |= {concern.article_id: concern.article for concern in challenged}
    for _, page in sorted(pages.items()):
        with transaction.atomic():
            article = lock_article(page)
            publishing.refresh_standing(article, pending=article.standing.get("pending"), now=now)
            opened += follow_evidence(article, by=by, now=now)
    return opened


def follow_evidence(article: Article, *, by: User | None, now: datetime) -> list[Concern]:
    """Open and close the concerns of a page as its standing says; those that were opened.

    Call it after refresh_standing, in the same transaction, with the article locked.
    """
    offered = article.live is not None and not article.retired_at
    challenges = {
        (entry["reference"], entry["kind"]): entry
        for entry in article.standing["evidence"]
        if offered and entry["challenges"]
    }
    standing = {(row.reference_id, row.kind): row for row in _open_concerns(article)}
    for cause, concern in standing.items():
        if cause not in challenges:
            close(concern, by, now, _why(concern, offered))
    missing = [entry for cause, entry in challenges.items() if cause not in standing]
    return _opened(article, missing, now) if missing else []


def check_sources(revision: Revision) -> None:
    """Raise Incomplete where a text rests on a work that was retracted since it was saved, and does not say so."""
    for entry in evidence_of(revision.pk):
        if entry["kind"] == Reference.Retraction.RETRACTION and entry["challenges"]:
            raise Incomplete(
                f"This cannot be submitted yet. Reference {entry['number']} was retracted. Take out what rests on it, "
                "or say in that paragraph that it was retracted."
            )


def _open_concerns(article: Article) -> list[Concern]:
    return list(Concern.objects.open().of_references().filter(article=article).select_related("reference"))


def _why(concern: Concern, offered: bool) -> str:
    reference = concern.reference
    if not offered or reference is None:
        return NOT_LIVE
    if reference.merged_into_id:
        return MERGED
    if reference.retraction != concern.kind:
        return OTHER_MARK if reference.retraction else TAKEN_BACK
    return ANSWERED


def _opened(article: Article, causes: list[dict[str, Any]], now: datetime) -> list[Concern]:
    """New concerns, with a message for each to the last submitter and to the signer of the live text."""
    references = Reference.objects.in_bulk([entry["reference"] for entry in causes])
    review = Review.objects.filter(article=article).select_related("revision", "submitted_by").latest("pk")
    live = article.live
    if live is None:
        return []
    signature = Signature.objects.select_related("signer").get(pk=live.signature_id)
    opened = []
    for entry in causes:
        concern = open_concern(
            article,
            Concern.Kind(entry["kind"]),
            now,
            reference=references[entry["reference"]],
            exact=sentence_citing(live.revision.html, entry["anchors"][0]),
        )
        notifications.evidence_challenged(concern, review, signature.signer, now)
        opened.append(concern)
    return opened
