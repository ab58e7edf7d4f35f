"""Everything that people do at a desk around one article, by the verbs: what verify_record reads comes from these."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article, Publication, Revision
from articles.rendering.quotes import Quote
from reviews import workflow
from reviews.models import (
    Comment,
    Concern,
    Interest,
    PageWarning,
    Redaction,
    Review,
    Signature,
    Withdrawal,
)
from reviews.workflow import About, Seen
from tests import factories
from tests.reviews.interests import declare, entry, statement_of


@dataclass
class Desk:
    """One article, and the people around it."""

    article: Article
    editors: tuple[User, User]
    reviewers: tuple[User, User]
    managers: tuple[User, User]
    other: Article
    """For the other audience."""

    @property
    def newest(self) -> Revision:
        return self.article.revisions.latest("number")

    @property
    def remark(self) -> Comment:
        return Comment.objects.filter(review__article=self.article, parent=None).latest("pk")

    @property
    def concern(self) -> Concern:
        return Concern.objects.filter(article=self.article).latest("pk")

    @property
    def review(self) -> Review:
        return Review.objects.with_text().filter(article=self.article).latest("pk")

    def seen(self) -> int | None:
        return Article.objects.get(pk=self.article.pk).live_id


Verb = Callable[[Desk, int], object]


def sign(verb: Callable[..., object], desk: Desk, who: int) -> object:
    review, by = desk.review, desk.reviewers[who]
    return verb(
        by=by, review=review, seen=Seen.of(review),
        statement=statement_of(by, review, scope=("whole", "changes")[who]),
        authentication=factories.proof(by),
    )  # fmt: skip


def moved(verb: Callable[..., object], people: str, **more: str) -> Verb:
    return lambda desk, who: verb(by=getattr(desk, people)[who], review=desk.review, seen=Seen.of(desk.review), **more)


def save(desk: Desk, who: int) -> Revision:
    """Write on, or anew where the only text was purged."""
    if desk.article.revisions.exists():
        return factories.edited(desk.article, desk.editors[who])
    return workflow.save(by=desk.editors[who], article=desk.article, draft=factories.text(), base=0)


def waive(desk: Desk, who: int) -> object:
    interest = Interest.objects.filter(declaration__user=desk.reviewers[who]).latest("pk")
    return workflow.waive(by=desk.managers[who], review=desk.review, interest=interest, reason="Nobody else knows it.")


def report(desk: Desk, who: int) -> object:
    shown = Publication.objects.filter(pk=desk.seen() or 0).select_related("revision", "article")
    publication = shown.get()
    return workflow.report_mistake(publication=publication, text="This is not right.")


def alert(desk: Desk, who: int) -> object:
    due = timezone.localdate() + timedelta(days=3)
    return workflow.open_alert(
        by=desk.managers[who], words="cold", pages=[desk.article.pk], reason="A made-up alert.", due_on=due
    )


def register(desk: Desk, who: int) -> object:
    stated = workflow.state_registration(by=desk.reviewers[who], body="Council", number="T2", country="Testland")
    return workflow.check_registration(by=desk.managers[0], registration=stated) if who else stated


BESIDE: dict[str, Verb] = {
    "propose words": lambda desk, who: workflow.comment(
        by=desk.editors[who], review=desk.review, text="Better so.",
        about=About(passage=Quote("A plain paragraph"), replacement="A short paragraph", blocking=bool(who)),
    ),
    "reply": lambda desk, who: workflow.reply(by=desk.editors[who], comment=desk.remark, text="I see."),
    "resolve": lambda desk, who: workflow.resolve(by=(desk.editors[0], desk.reviewers[0])[who], comment=desk.remark),
    "open again": lambda desk, who: workflow.reopen(by=desk.editors[who], comment=desk.remark),
    "take over": lambda desk, who: workflow.take_over(
        by=desk.editors[who], comment=desk.remark, base=desk.newest.number
    ),
    "bring back": lambda desk, who: workflow.bring_back(
        by=desk.editors[who], article=desk.article, number=desk.article.revisions.earliest("number").number,
        base=desk.newest.number,
    ),
    "purge": lambda desk, who: workflow.purge(by=desk.managers[who], revision=desk.newest, reason="By mistake."),
    "hand over": lambda desk, who: workflow.hand_over(
        by=desk.reviewers[who], review=desk.review, seen=Seen.of(desk.review), reviewer=desk.reviewers[1 - who],
        note="Read up to here.",
    ),
    "set due": lambda desk, who: workflow.set_due(
        by=desk.managers[who], review=desk.review, due_on=timezone.localdate() + timedelta(days=3)
    ),
    "go away": lambda desk, who: workflow.set_absence(
        by=desk.reviewers[who], account=desk.reviewers[who], away_from=timezone.localdate(),
        away_until=timezone.localdate() + timedelta(days=7),
    ),
    "declare": lambda desk, who: declare(desk.reviewers[who], *[entry(company="Example Pharma Ltd")][who:]),
    "name subjects": lambda desk, who: workflow.name_subjects(
        by=desk.editors[who], article=desk.article, subjects=[("manufacturer", "Example Pharma Ltd")][who:], retold_case=None
    ),
    "waive": waive,
    "register": register,
    "pair": lambda desk, who: workflow.pair(by=desk.editors[who], article=desk.article, other=desk.other),
    "unpair": lambda desk, who: workflow.unpair(by=desk.editors[who], article=desk.article),
    "report": report,
    "alert": alert,
    "answer": lambda desk, who: workflow.answer_concern(by=desk.editors[who], concern=desk.concern, note="It stands."),
}  # fmt: skip
"""What stands beside the texts and the rounds."""

VERBS: dict[str, Verb] = BESIDE | {
    "save": save,
    "submit": lambda desk, who: factories.submitted(desk.editors[who], desk.article.revisions.first()),
    "claim": moved(workflow.claim, "reviewers"),
    "release": moved(workflow.release, "reviewers"),
    "assign": lambda desk, who: workflow.assign(
        by=desk.managers[0], review=desk.review, seen=Seen.of(desk.review), reviewer=desk.reviewers[who]
    ),
    "comment": lambda desk, who: workflow.comment(by=desk.reviewers[who], review=desk.review, text="Look here."),
    "request changes": moved(workflow.request_changes, "reviewers", reason="Too long."),
    "withdraw": moved(workflow.withdraw, "editors"),
    "approve": lambda desk, who: sign(workflow.approve, desk, who),
    "reaffirm": lambda desk, who: sign(workflow.reaffirm, desk, who),
    "withdraw signature": lambda desk, who: workflow.withdraw_signature(
        by=(desk.managers[0], desk.reviewers[who])[who],
        signature=Signature.objects.filter(review__article=desk.article, withdrawal=None).latest("pk"),
        seen_publication=desk.seen(), reason="Wrong.",
    ),
    "countersign": lambda desk, who: workflow.countersign(
        by=desk.managers[1], withdrawal=Withdrawal.objects.latest("pk")
    ),
    "retire": lambda desk, who: workflow.retire(
        by=desk.managers[who], article=desk.article, seen_publication=desk.seen(), reason="Old."
    ),
    "warn": lambda desk, who: workflow.show_warning(
        by=desk.managers[who], article=desk.article, kind="safety", reason="Alert."
    ),
    "lift": lambda desk, who: workflow.lift_warning(by=desk.managers[who], warning=PageWarning.objects.latest("pk")),
    "ask to redact": lambda desk, who: workflow.request_redaction(
        by=desk.managers[who], revision=desk.article.revisions.latest("number"), notice="Gone."
    ),
    "redact": lambda desk, who: workflow.confirm_redaction(
        by=desk.managers[who], redaction=Redaction.objects.latest("pk")
    ),
    "file": lambda desk, who: workflow.set_topics(
        by=desk.editors[who], article=desk.article, topics=[factories.topic()][who:]
    ),
}  # fmt: skip
