"""The sample corpus, taken to every state by the real verbs; only the clock is moved."""

from unittest import mock

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.choices import Scope
from articles.models import Article, Contributor, Reference, Revision, Topic
from reviews import notifications, workflow
from reviews.authentication import Authentication
from reviews.models import Message, Review
from reviews.permissions import person
from reviews.provenance import provenance_of
from reviews.workflow import Seen, Statement

from . import corpus, desk
from .accounts import make_accounts
from .clock import clock

LIVE_SINCE_DAYS = {
    "what-are-cryoglobulins": 120,
    "causes-of-mixed-cryoglobulinemia": 200,
    "symptoms-and-when-to-seek-help": 60,
    "how-cryoglobulins-are-tested": 90,
    "reliable-cryoglobulin-testing": 85,
    "case-remission-after-ivig": 150,
    "case-series-ivig-neuropathy": 400,
    "treating-hcv-cryoglobulinemic-vasculitis": 410,
}
"""Days since the signature. The last is a clinical question: due after 12 months, so it is overdue."""

CLEARED_DAYS_AGO = (425, 70)
"""When the sample reviewers' registrations were checked and their interests declared: each counts for 12 months."""

SAMPLE_REGISTRATION = {"body": "Sample register (invented)", "number": "SAMPLE-0", "country": "Nowhere"}

RETIRED_BECAUSE = (
    "This sample page was retired to show what a retired page looks like. "
    "Its subject will stand on one page with the other published cases."
)


class Loader:
    """The people and shelves that every step of the loading needs."""

    def __init__(self) -> None:
        self.contributors = {row["slug"]: _contributor(row) for row in corpus.contributors()}
        self.topics = {row["slug"]: Topic.objects.create(**row) for row in corpus.topics()}
        self.users = make_accounts(self.contributors)
        self.updates = corpus.updates()
        for record in corpus.references():
            Reference.objects.create(citekey=record["id"], csl=record)

    def run(self) -> None:
        """Create every article and take it to its state."""
        self._clear("reviewer", "reviewer2")
        for text in corpus.articles():
            days = LIVE_SINCE_DAYS.get(text.slug)
            with clock(days_ago=(days or 12) + 10):
                revision = self._create(text)
            if days is not None:
                self._make_live(revision, days)
        desk.pair_the_pages_on_tests(self.users)
        desk.name_drugs(self.users)
        self._update_under_review("how-cryoglobulins-are-tested")
        self._under_review("prognosis-of-cryoglobulinemic-vasculitis")
        self._submitted("case-skin-flare-after-ivig")
        self._changes_requested("when-is-rituximab-used")
        self._retired("case-series-ivig-neuropathy")
        desk.open_concerns(self.users)
        desk.go_away(self.users)

    def _clear(self, *names: str) -> None:
        """Registrations and declarations of the sample reviewers, marked as samples, so that each step finds one."""
        for days in CLEARED_DAYS_AGO:
            for name in names:
                with clock(days_ago=days):
                    registration = workflow.state_registration(by=self.users[name], **SAMPLE_REGISTRATION)
                    workflow.check_registration(by=self.users["manager"], registration=registration)
                    workflow.declare_interests(by=self.users[name], none=True)

    def _create(self, text: corpus.SampleText) -> Revision:
        return workflow.create(
            by=self.users["editor"],
            slug=text.slug,
            draft=text.draft(self.contributors),
            topics=[self.topics[slug] for slug in text.front["topics"]],
        )

    def _make_live(self, revision: Revision, days: int) -> None:
        with clock(days_ago=days + 6):
            review = self._submit(revision)
        with clock(days_ago=days + 3):
            review = self._claim(review, self.users["reviewer"])
        with clock(days_ago=days):
            self._sign(review, self.users["reviewer"])

    def _submit(self, revision: Revision) -> Review:
        update = self.updates.get(revision.article.slug) if revision.article.live_id else None
        return workflow.submit(
            by=self.users["editor"],
            revision=revision,
            change_kind=update.front["change_kind"] if update else "major",
            change_note=update.front["change_note"] if update else "",
            answers={
                problem["code"]: "Looked at; this is a sample page."
                for problem in revision.problems
                if problem["level"] == "warning"
            },
        )

    def _claim(self, review: Review, reviewer: User) -> Review:
        return workflow.claim(by=reviewer, review=review, seen=Seen.of(review))

    def _sign(self, review: Review, reviewer: User) -> None:
        asked = workflow.asked_of(person(reviewer), review, provenance_of(review.revision, review.article))
        workflow.approve(
            by=reviewer,
            review=review,
            seen=Seen.of(review),
            statement=Statement(
                scope=Scope.WHOLE,
                checklist={question.mark: True for question in asked.all_questions},
                disclosures=asked.disclosures(),
                note="Sample signature: no clinician has read this page.",
            ),
            authentication=Authentication(user_id=reviewer.pk, method="sample", at=timezone.now()),
        )

    def _save_update(self, slug: str) -> Revision:
        article = Article.objects.get(slug=slug)
        return workflow.save(
            by=self.users["editor2"],
            article=article,
            draft=self.updates[slug].draft(self.contributors),
            base=_newest(slug).number,
        )

    def _update_under_review(self, slug: str) -> None:
        with clock(days_ago=8):
            revision = self._save_update(slug)
        with clock(days_ago=6):
            review = self._submit(revision)
        with clock(days_ago=4):
            self._claim(review, self.users["reviewer2"])

    def _under_review(self, slug: str) -> None:
        with clock(days_ago=18):
            revision = self._save_update(slug)
        with clock(days_ago=17):
            review = self._submit(revision)
        with clock(days_ago=15):
            self._claim(review, self.users["reviewer"])

    def _submitted(self, slug: str) -> None:
        with clock(days_ago=3):
            self._submit(_newest(slug))

    def _changes_requested(self, slug: str) -> None:
        with clock(days_ago=9):
            review = self._submit(_newest(slug))
        with clock(days_ago=7):
            review = self._claim(review, self.users["reviewer2"])
            workflow.comment(
                by=self.users["reviewer2"],
                review=review,
                text="The two trials stand well side by side. The table needs the number of patients in each arm.",
            )
            desk.propose_words(self.users, review)
            workflow.request_changes(
                by=self.users["reviewer2"],
                review=review,
                seen=Seen.of(review),
                reason="Please give the size of each arm in the table, and say which result came first.",
            )

    def _retired(self, slug: str) -> None:
        article = Article.objects.get(slug=slug)
        with clock(days_ago=30):
            workflow.retire(
                by=self.users["manager"],
                article=article,
                seen_publication=article.live_id,
                reason=RETIRED_BECAUSE,
            )


def load() -> int:
    """Load the sample corpus, all or nothing, without sending a mail: the number of articles."""
    with transaction.atomic(), mock.patch.object(notifications, "send"):
        Loader().run()
        Message.objects.all().delete()
    return Article.objects.count()


def _contributor(row: dict[str, str]) -> Contributor:
    return Contributor.objects.create(**row, is_sample=True)


def _newest(slug: str) -> Revision:
    return Revision.objects.filter(article__slug=slug).select_related("article").latest("number")
