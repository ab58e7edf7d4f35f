"""Two verbs on the two pages of a pair at once, in either order: neither waits for the other for ever, nothing is torn.

A verb that holds several pages locks them in the order of their ids, in one query (reviews/workflow/locking.py).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Barrier, Event, Thread
from time import monotonic, sleep

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from articles import publishing
from articles.choices import Audience, Kind
from articles.models import Article, Reference, Topic
from articles.pairs import pair_of
from reviews import workflow
from reviews.exceptions import Refused
from reviews.models import Review
from reviews.verification import verify
from reviews.workflow import Seen, locking, references
from tests import factories
from tests.record import faults_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ROUNDS = 5
PROFESSIONAL = {"audience": Audience.PROFESSIONALS, "kind": Kind.CLINICAL_QUESTION, "title": "For those who treat"}

Verb = Callable[[], object]


@pytest.fixture(params=["the patients' page is older", "the professional page is older"])
def pages(request: pytest.FixtureRequest, editor: User, reviewer: User) -> tuple[Article, Article]:
    """A page for patients and one for professionals, both live, in either order of their ids; no pair yet."""
    kinds = [("patient", {}), ("professional", PROFESSIONAL)]
    if "professional" in request.param:
        kinds.reverse()
    made = {slug: factories.live(editor, reviewer, slug=slug, **more) for slug, more in kinds}
    return made["patient"], made["professional"]


def fresh(page: Article) -> Article:
    return Article.objects.with_text().get(pk=page.pk)


def at_once(*verbs: Verb) -> list[str]:
    """Run each in a thread of its own at the same moment: what they were refused, or died of."""
    barrier, ends = Barrier(len(verbs)), []

    def run(verb: Verb) -> None:
        barrier.wait()
        try:
            verb()
        except Refused as refused:
            ends.append(refused.message)
        except Exception as error:
            ends.append(f"died: {error!r}")
        finally:
            connection.close()

    threads = [Thread(target=run, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


@contextmanager
def meanwhile(held: Callable[[Callable[[], None]], object]) -> Iterator[None]:
    """Let another connection run `held` in a transaction until it calls what it is given, then the block, then on."""
    holding, ends = Event(), []

    def run() -> None:
        try:
            with transaction.atomic():
                held(lambda: (holding.set(), until_somebody_waits()))  # type: ignore[func-returns-value, arg-type]
        except Exception as error:
            ends.append(repr(error))
        finally:
            holding.set()
            connection.close()

    thread = Thread(target=run)
    thread.start()
    holding.wait()
    try:
        yield
    finally:
        thread.join()
    assert ends == []


def until_somebody_waits(seconds: float = 3.0) -> None:
    """Return as soon as a session of this database waits for a lock, or after some seconds."""
    end = monotonic() + seconds
    while monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[0]:
                return
        sleep(0.02)


def whole(*pages: Article) -> None:
    """Each page says of the other what is true, and the record verifies."""
    for page in map(fresh, pages):
        assert page.standing.get("pair") == pair_of(page), page.slug
        if page.paired_with_id:
            assert Article.objects.get(pk=page.paired_with_id).paired_with_id == page.pk
        assert faults_of(page) == []
    assert verify().faults == []


def signing(page: Article, editor: User, reviewer: User) -> Verb:
    live = fresh(page).live
    assert live is not None
    same = {name: getattr(live.revision, name) for name in ("audience", "kind", "title")}
    revision = factories.edited(page, editor, **same)
    answers = {row["code"]: "Looked at; it stands." for row in revision.problems if row["level"] == "warning"}
    review = workflow.submit(by=editor, revision=revision, change_note="Changed.", answers=answers)
    claimed = workflow.claim(by=reviewer, review=review, seen=Seen.of(review))
    return lambda: factories.approved(Review.objects.with_text().get(pk=claimed.pk))


@pytest.mark.parametrize("which", [0, 1])
def test_of_a_signature_and_the_making_and_ending_of_a_pair_each_ends(
    pages: tuple[Article, Article], editor: User, reviewer: User, which: int
) -> None:
    patient, professional = pages
    for _ in range(ROUNDS):
        sign = signing(pages[which], editor, reviewer)
        ends = at_once(sign, lambda: workflow.pair(by=editor, article=patient, other=professional))
        assert not [end for end in ends if "died" in end]
        if fresh(patient).paired_with_id is None:
            workflow.pair(by=editor, article=patient, other=professional)
        whole(*pages)
        if Review.objects.open().exists():
            at_once(sign)
        sign = signing(pages[which], editor, reviewer)
        assert at_once(sign, lambda: workflow.unpair(by=editor, article=pages[1 - which])) == []
        whole(*pages)


@pytest.mark.parametrize("which", [0, 1])
def test_one_page_is_signed_while_the_other_is_retired_filed_and_warned_of(
    pages: tuple[Article, Article], editor: User, reviewer: User, managing_editor: User, which: int
) -> None:
    workflow.pair(by=editor, article=pages[0], other=pages[1])
    signed, other = pages[which], pages[1 - which]
    for _ in range(ROUNDS):
        seen = fresh(other).live_id
        ends = at_once(
            signing(signed, editor, reviewer),
            lambda seen=seen: workflow.retire(  # type: ignore[misc]
                by=managing_editor, article=other, seen_publication=seen, reason="Old."
            ),
            lambda: workflow.set_topics(by=editor, article=signed, topics=[factories.topic()]),
            lambda: workflow.show_warning(by=managing_editor, article=other, kind="safety", reason="An alert."),
        )
        assert not [end for end in ends if "died" in end]
        whole(*pages)
        signing(other, editor, reviewer)()
        whole(*pages)


def test_who_waited_while_the_page_was_paired_decides_again(
    pages: tuple[Article, Article], editor: User, managing_editor: User
) -> None:
    for page in pages:
        seen = fresh(page).live_id

        def pairing(hold: Callable[[], None]) -> None:
            workflow.pair(by=editor, article=pages[0], other=pages[1])
            hold()

        with meanwhile(pairing), pytest.raises(Refused, match="paired with another one a moment ago"):
            workflow.retire(by=managing_editor, article=page, seen_publication=seen, reason="Old.")
        workflow.unpair(by=editor, article=page)
    whole(*pages)


def test_the_new_name_of_a_topic_waits_for_no_page_outside_it(pages: tuple[Article, Article], editor: User) -> None:
    filed, other = pages
    workflow.pair(by=editor, article=filed, other=other)
    workflow.set_topics(by=editor, article=filed, topics=[factories.topic()])

    def holding(hold: Callable[[], None]) -> None:
        Article.objects.select_for_update().get(pk=other.pk)
        hold()
        sleep(1)  # longer than the lock_timeout of who should not wait

    Topic.objects.update(name="Renamed")
    with meanwhile(holding), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '500ms'")
        publishing.refresh_topic(Topic.objects.get(), now=timezone.now())
    assert fresh(filed).standing["topics"][0]["name"] == "Renamed"
    whole(*pages)


def test_a_merge_of_references_and_a_save_that_cites_one_both_end(
    pages: tuple[Article, Article], editor: User, second_editor: User
) -> None:
    kept, merged = factories.reference(), factories.reference("made2020again")

    def saving(hold: Callable[[], None]) -> None:
        locking.lock_article(pages[0])
        hold()
        factories.edited(pages[0], editor, body="It is rare [@made2020up; @made2020again].")

    with meanwhile(saving):
        references.merge(by=second_editor, kept=kept, merged=merged)
    assert Reference.objects.get(pk=merged.pk).merged_into == kept
    assert fresh(pages[0]).revisions.count() == 2
    whole(*pages)


def test_merges_in_both_directions_at_once_leave_one_key_standing(editor: User, reviewer: User) -> None:
    one, two = factories.reference(), factories.reference("made2020again")
    for _ in range(ROUNDS):
        ends = at_once(
            lambda: references.merge(by=editor, kept=one, merged=two),
            lambda: references.merge(by=editor, kept=two, merged=one),
        )
        assert not [end for end in ends if "died" in end and "LibraryRefused" not in end]
        assert Reference.objects.filter(merged_into=None).count() == 1
        Reference.objects.update(merged_into=None)
