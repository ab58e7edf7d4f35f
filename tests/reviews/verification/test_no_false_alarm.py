"""Whatever people do by the verbs, the record verifies."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.exceptions import RevisionConflict
from articles.models import Article
from reviews import workflow
from reviews.exceptions import Refused
from reviews.models import PageWarning, Redaction, Review, Signature, Withdrawal
from reviews.verification import verify
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db

STEPS = 25


@dataclass
class Desk:
    """One article, and the people around it."""

    article: Article
    editors: tuple[User, User]
    reviewers: tuple[User, User]
    managers: tuple[User, User]

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
        statement=factories.statement(review.revision.kind, scope=("whole", "changes")[who]),
        authentication=factories.proof(by),
    )  # fmt: skip


def moved(verb: Callable[..., object], people: str, **more: str) -> Verb:
    return lambda desk, who: verb(by=getattr(desk, people)[who], review=desk.review, seen=Seen.of(desk.review), **more)


VERBS: dict[str, Verb] = {
    "save": lambda desk, who: factories.edited(desk.article, desk.editors[who]),
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
LIKELY = ("save", "submit", "claim", "approve") * 3
NOTHING_THERE = (Review.DoesNotExist, Signature.DoesNotExist, Withdrawal.DoesNotExist, PageWarning.DoesNotExist,
                 Redaction.DoesNotExist)  # fmt: skip


@pytest.fixture
def people(
    editor: User, second_editor: User, reviewer: User, second_reviewer: User, managing_editor: User, administrator: User
) -> list[tuple[User, User]]:
    return [(editor, second_editor), (reviewer, second_reviewer), (managing_editor, administrator)]


def play(people: list[tuple[User, User]], steps: list[tuple[str, int]]) -> list[str]:
    """Take the steps that are allowed, verify, and take everything back: the steps that were refused."""
    refused = []
    with transaction.atomic():
        desk = Desk(factories.draft(people[0][0]).article, *people)
        for name, who in steps:
            try:
                VERBS[name](desk, who)
            except (Refused, RevisionConflict, *NOTHING_THERE):
                refused.append(name)
        findings = verify()
        assert findings.faults == []
        assert len(findings.redactions) == Redaction.objects.exclude(confirmed_at=None).count()
        transaction.set_rollback(True)
    return refused


STORIES = st.lists(st.tuples(st.sampled_from([*VERBS, *LIKELY]), st.integers(0, 1)), min_size=5, max_size=STEPS)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=15, deadline=None, suppress_health_check=QUIET)
@given(steps=STORIES)
def test_a_clean_record_has_no_fault(people: list[tuple[User, User]], steps: list[tuple[str, int]]) -> None:
    play(people, steps)


@pytest.mark.deep
@settings(max_examples=1000, deadline=None, suppress_health_check=QUIET)
@given(steps=STORIES)
def test_a_thousand_clean_records_have_no_fault(people: list[tuple[User, User]], steps: list[tuple[str, int]]) -> None:
    play(people, steps)


def test_the_whole_life_of_a_page_has_no_fault(people: list[tuple[User, User]]) -> None:
    round_ = [("save", 0), ("submit", 0), ("claim", 0), ("approve", 0)]
    steps = [*round_, ("reaffirm", 0), ("warn", 0), ("lift", 0), ("ask to redact", 0), ("redact", 1),
             ("withdraw signature", 0), ("countersign", 0), ("withdraw signature", 0), ("withdraw", 0), *round_,
             ("retire", 0), *round_]  # fmt: skip
    assert play(people, steps) == []
