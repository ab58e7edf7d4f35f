"""Rule 3 of DESIGN 5: of many who press at once, one wins and the others are told."""

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.exceptions import RevisionConflict
from articles.models import Article, Publication
from reviews import workflow
from reviews.exceptions import Refused
from reviews.models import Event, Message, Purge, Review, Signature
from reviews.workflow import Seen
from tests import factories
from tests.record import faults_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

THREADS = 16


def race(press: Callable[[int], object]) -> Counter[str]:
    """Let sixteen threads call `press` at the same moment: how each call ended."""
    barrier = Barrier(THREADS)
    ends: list[str] = []

    def run(place: int) -> None:
        barrier.wait()
        try:
            press(place)
            ends.append("done")
        except (Refused, RevisionConflict) as refused:
            ends.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(ends)


def test_sixteen_signatures_at_once_make_one(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    Message.objects.all().delete()
    seen = Seen.of(review)
    ends = race(
        lambda place: workflow.approve(
            by=reviewer,
            review=review,
            seen=seen,
            statement=factories.statement(),
            authentication=factories.proof(reviewer),
        )
    )
    assert ends["done"] == 1 and ends["done"] + ends["Stale"] + ends["NotPossible"] == THREADS
    assert (Signature.objects.count(), Publication.objects.count()) == (1, 1)
    assert Event.objects.filter(verb="approve").count() == 1
    assert Message.objects.count() == 2
    assert faults_of(review.article) == []


def test_sixteen_claims_at_once_give_the_round_to_one(editor: User, reviewer: User, second_reviewer: User) -> None:
    review = factories.submitted(editor)
    seen = Seen.of(review)
    ends = race(lambda place: workflow.claim(by=(reviewer, second_reviewer)[place % 2], review=review, seen=seen))
    assert ends["done"] == 1
    assert Event.objects.filter(verb="claim").count() == 1


def test_of_signing_withdrawing_and_asking_for_changes_one_happens(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    seen = Seen.of(review)

    def press(place: int) -> object:
        if place % 3 == 0:
            return workflow.withdraw(by=editor, review=review, seen=seen)
        if place % 3 == 1:
            return workflow.request_changes(by=reviewer, review=review, seen=seen, reason="More.")
        return workflow.approve(
            by=reviewer,
            review=review,
            seen=seen,
            statement=factories.statement(),
            authentication=factories.proof(reviewer),
        )

    assert race(press)["done"] == 1
    decided = Event.objects.filter(verb__in=["withdraw", "request_changes", "approve"])
    assert decided.count() == 1
    assert Article.objects.live().exists() == (decided.get().verb == "approve")


def test_an_edit_never_gets_in_beside_an_open_round(editor: User, second_editor: User) -> None:
    revision = factories.draft(editor)

    def press(place: int) -> object:
        if place % 2:
            return factories.edited(revision.article, second_editor)
        return workflow.submit(by=editor, revision=revision)

    ends = race(press)
    review = Review.objects.filter(article=revision.article).first()
    newest = revision.article.revisions.latest("number")
    assert ends["done"] >= 1
    assert review is None or review.revision_id == newest.pk
    assert faults_of(revision.article) == []


def test_a_purge_never_gets_in_beside_who_submits_the_text_or_writes_on_from_it(
    editor: User, second_editor: User, managing_editor: User
) -> None:
    article = factories.draft(editor).article
    mistaken = factories.edited(article, editor)
    verbs: list[Callable[[], object]] = [
        lambda: workflow.purge(by=managing_editor, revision=mistaken, reason="By mistake."),
        lambda: workflow.submit(by=editor, revision=mistaken),
        lambda: workflow.save(by=second_editor, article=article, draft=factories.text(), base=2),
    ]
    ends = race(lambda place: verbs[place % 3]())
    assert ends["done"] >= 1 and sum(ends.values()) == THREADS, "each ended done or with a sentence"
    assert Purge.objects.exists() != article.revisions.filter(number=2).exists()
    assert faults_of(article) == []
