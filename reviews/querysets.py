"""One method for each notion of "open", "mine" and "due"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Contributor, Revision

from .states import OPEN, State

if TYPE_CHECKING:
    from .models import Concern, Message, Review  # noqa: F401  named in the classes below

CONCERN_LINE = (
    "kind", "due_on", "opened_at", "article__slug", "article__live__revision__title", "reference__citekey"
)  # fmt: skip


class ReviewQuerySet(QuerySet["Review"]):
    def open(self) -> ReviewQuerySet:
        return self.filter(state__in=OPEN)

    def mine(self, user: User) -> ReviewQuerySet:
        """Rounds that a reviewer holds or is asked to take."""
        return self.open().filter(reviewer=user)

    def unassigned(self) -> ReviewQuerySet:
        return self.open().filter(reviewer=None)

    def overdue(self, on: date) -> ReviewQuerySet:
        """Open rounds that were due before the day `on`."""
        return self.open().filter(due_on__lt=on)

    def sent_back_to(self, user: User) -> ReviewQuerySet:
        """Rounds of a submitter that ended with changes asked for, and no newer round of that article."""
        newer = self.model._default_manager.filter(previous=OuterRef("pk"))
        return self.filter(submitted_by=user, state=State.CHANGES_REQUESTED).exclude(Exists(newer))

    def claimable_by(self, user: User, contributor: Contributor | None) -> ReviewQuerySet:
        """Rounds that nobody holds and that this person may take: neither written nor submitted by them.

        Where nothing is live, a hand in any revision of the article counts. For lists; the verb decides.
        """
        hands = Revision.objects.filter(
            Q(created_by=user) | Q(authors=contributor) if contributor else Q(created_by=user)
        )
        return (
            self.unassigned()
            .filter(state=State.SUBMITTED)
            .exclude(submitted_by=user)
            .exclude(Exists(hands.filter(pk=OuterRef("revision_id"))))
            .exclude(Q(article__live=None) & Exists(hands.filter(article=OuterRef("article_id"))))
        )

    def listed(self) -> ReviewQuerySet:
        """For lines in a queue, without the texts."""
        return self.select_related("article", "revision", "submitted_by", "reviewer").defer(
            "revision__body", "revision__html", "revision__references", "revision__outline", "revision__problems"
        )

    def with_text(self) -> ReviewQuerySet:
        """With what the review page shows: the text and the one that is live."""
        return self.select_related("revision", "article__live__revision", "submitted_by", "reviewer")

    def for_page(self) -> ReviewQuerySet:
        """With everybody whom the review page names."""
        return self.with_text().select_related("revision__created_by", "decided_by")


class MessageQuerySet(QuerySet["Message"]):
    def unsent(self) -> MessageQuerySet:
        return self.filter(sent_at=None)


class ConcernQuerySet(QuerySet["Concern"]):
    def open(self) -> ConcernQuerySet:
        return self.filter(closed_at=None)

    def listed(self) -> ConcernQuerySet:
        """For lines on the desk, what is due first on top, without the texts."""
        return self.select_related("article__live__revision", "reference").only(*CONCERN_LINE).order_by("due_on", "pk")
