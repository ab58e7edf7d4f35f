"""One method for each notion of "open", "mine" and "due"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT

from articles.models import Article, Contributor, Revision

from .states import OPEN, State

if TYPE_CHECKING:
    from .models import Concern, DrugName, Message, Registration, Review, Upload  # noqa: F401  named in the classes below

CONCERN_LINE = (
    "kind", "due_on", "opened_at", "closed_at", "exact", "article__slug", "article__live__revision__title",
    "reference__citekey", "alert__words",
)  # fmt: skip


class ReviewQuerySet(QuerySet["Review"]):
    def open(self) -> ReviewQuerySet:
        """Rounds without a decision. The second condition follows from the first (a_decision_has_its_person_and_time);
        it stands here because SQLite uses a partial index only where no parameter is in its condition."""
        return self.filter(state__in=OPEN, decided_at=None)

    def mine(self, user: User) -> ReviewQuerySet:
        """Rounds that a reviewer holds or is asked to take."""
        return self.open().filter(reviewer=user)

    def unassigned(self) -> ReviewQuerySet:
        return self.open().filter(reviewer=None)

    def overdue(self, on: date) -> ReviewQuerySet:
        """Open rounds that were due before the day `on`."""
        return self.open().filter(due_on__lt=on)

    def sent_back(self) -> ReviewQuerySet:
        """Rounds that ended with changes asked for, and no newer round of that article."""
        newer = self.model._default_manager.filter(previous=OuterRef("pk"))
        return self.filter(state=State.CHANGES_REQUESTED).exclude(Exists(newer))

    def sent_back_to(self, user: User) -> ReviewQuerySet:
        return self.sent_back().filter(submitted_by=user)

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
        """With what the review page shows: the text, the one that is live, and whether a comment blocks it."""
        text = self.select_related("revision", "article__live__revision", "submitted_by", "reviewer")
        return text.annotate(is_blocked=self._blocking_comment())

    def _blocking_comment(self) -> Exists:
        """Whether a blocking comment is open in a round, or in one that it follows."""
        followed = self.model._default_manager.filter(article=OuterRef("article"), pk__lte=OuterRef("pk"))
        return Exists(followed.filter(comments__is_blocking=True, comments__resolved_at=None))

    def for_page(self) -> ReviewQuerySet:
        """With everybody whom the review page names."""
        return self.with_text().select_related("revision__created_by", "decided_by")


class UploadQuerySet(QuerySet["Upload"]):
    def waiting_for(self, user: User) -> UploadQuerySet:
        """What a person brought and has not made a draft of, newest first, without the texts."""
        return (
            self.filter(by=user, revision=None)
            .annotate(title=KT("value__draft__title"), corrected_title=KT("corrected__title"))
            .only("filename", "at", "media_type")
        )


class DrugNameQuerySet(QuerySet["DrugName"]):
    def folded(self) -> frozenset[str]:
        """The names in small letters, as the comparison of texts looks them up; one query."""
        return frozenset(name.casefold() for name in self.order_by().values_list("name", flat=True))


class MessageQuerySet(QuerySet["Message"]):
    def unsent(self) -> MessageQuerySet:
        return self.filter(sent_at=None)


class ConcernQuerySet(QuerySet["Concern"]):
    def open(self) -> ConcernQuerySet:
        return self.filter(closed_at=None)

    def closed(self) -> ConcernQuerySet:
        return self.filter(closed_at__isnull=False)

    def of_references(self) -> ConcernQuerySet:
        """What became of works that pages cite: these open and close with the mark (reviews.workflow.evidence)."""
        return self.filter(reference__isnull=False)

    def answerable(self, article: Article) -> ConcernQuerySet:
        """Open concerns of a page that a person answers: readers' reports and alerts, what is due first on top."""
        causes = Q(report__isnull=False) | Q(alert__isnull=False)
        return self.open().filter(causes, article=article).select_related("report", "alert")

    def listed(self) -> ConcernQuerySet:
        """For lines on the desk, what is due first on top, without the texts."""
        causes = ("article__live__revision", "reference", "alert")
        return self.select_related(*causes).only(*CONCERN_LINE).order_by("due_on", "pk")


class RegistrationQuerySet(QuerySet["Registration"]):
    def unchecked(self) -> RegistrationQuerySet:
        """Those that wait for their first check: the newest of an active account, the longest waiting first."""
        newer = self.model.objects.filter(user=OuterRef("user"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(newer), checked_on=None, user__is_active=True).order_by("stated_at", "pk")
