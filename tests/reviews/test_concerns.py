"""A concern is opened once for its cause, stays until it is answered or its cause is gone, and is never lost."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article
from reviews import workflow
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.models import Concern, Event, Message, Report, Signature
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = "The dose is wrong."


@pytest.fixture
def page(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="reported")


def report(page: Article, text: str = TEXT, **words: str) -> Report:
    assert page.live
    return workflow.report_mistake(publication=page.live, text=text, **words)


def reported(page: Article) -> Concern:
    return Concern.objects.get(report=report(page))


def corrected(page: Article, editor: User, reviewer: User, concern: Concern) -> Article:
    """A correction that names the concern, signed."""
    review = workflow.submit(
        by=editor, revision=factories.edited(page, editor), change_kind="correction",
        change_note="A dose was corrected.", answering=[concern.pk],
    )  # fmt: skip
    return factories.approved(workflow.claim(by=reviewer, review=review, seen=workflow.Seen.of(review)))


def test_a_report_opens_a_concern_tied_to_publication_and_passage(page: Article) -> None:
    told = report(page, exact="A plain paragraph", prefix="x" * 90, suffix="y" * 90, reply_to="reader@example.org")
    concern = Concern.objects.get()
    assert (concern.kind, concern.report, concern.article, concern.exact) == ("report", told, page, "A plain paragraph")
    assert told.publication == page.live and len(told.prefix) == len(told.suffix) == 80
    assert concern.due_on == concern.opened_at.date() + timedelta(days=7)


def test_a_report_sent_twice_opens_one_concern_and_another_one_another(page: Article) -> None:
    assert report(page) == report(page)
    report(page, "Something else.")
    assert Concern.objects.count() == Report.objects.count() == 2


def test_a_report_tells_the_managing_editors_without_the_readers_words(page: Article, managing_editor: User) -> None:
    Message.objects.all().delete()
    report(page, reply_to="reader@example.org", exact="A plain paragraph")
    message = Message.objects.get()
    assert message.to == managing_editor and f"/desk/concerns/{Concern.objects.get().pk}/" in message.body
    for word in (TEXT, "reader@", "plain paragraph"):
        assert word not in message.body


def test_an_empty_report_is_refused(page: Article) -> None:
    with pytest.raises(Incomplete, match="Say what is wrong"):
        report(page, "  ")
    assert not Report.objects.exists()


def test_an_answer_needs_a_note_and_is_an_event(page: Article, editor: User) -> None:
    concern = reported(page)
    with pytest.raises(Incomplete, match="Say what was done"):
        workflow.answer_concern(by=editor, concern=concern, note=" ")
    closed = workflow.answer_concern(by=editor, concern=concern, note="The dose is the one of the source.")
    assert closed.closed_by == editor and closed.note.startswith("The dose")
    event = Event.objects.filter(article=page).latest("seq")
    assert event.verb == "answer_concern" and f'"concern":{concern.pk}' in event.canonical
    assert "dose" not in event.canonical
    with pytest.raises(NotPossible, match="answered already"):
        workflow.answer_concern(by=editor, concern=concern, note="Again.")


def test_who_has_no_part_in_the_desk_answers_nothing(page: Article, stranger: User) -> None:
    with pytest.raises(NotAllowed):
        workflow.answer_concern(by=stranger, concern=reported(page), note="Done.")


def test_a_report_stays_on_a_retired_page_until_somebody_answers(
    page: Article, managing_editor: User, reviewer: User
) -> None:
    concern = reported(page)
    workflow.retire(by=managing_editor, article=page, seen_publication=page.live_id, reason="Superseded.")
    assert Concern.objects.open().get() == concern
    workflow.answer_concern(by=reviewer, concern=concern, note="The page is retired.")
    assert not Concern.objects.open().exists()


def test_a_signed_correction_closes_the_concern_that_it_names_with_its_public_note(
    page: Article, editor: User, reviewer: User
) -> None:
    named, other = reported(page), Concern.objects.get(report=report(page, "Something else."))
    corrected(page, editor, reviewer, named)
    named.refresh_from_db()
    assert named.note == "A dose was corrected." and named.closed_by == reviewer
    assert Concern.objects.open().get() == other
    assert Event.objects.filter(verb="answer_concern").count() == 1


def test_a_concern_stays_open_while_the_text_that_names_it_is_in_review(page: Article, editor: User) -> None:
    concern = reported(page)
    workflow.submit(by=editor, revision=factories.edited(page, editor), change_note="x", answering=[concern.pk])
    assert Concern.objects.open().get() == concern


def test_a_round_cannot_name_a_concern_of_another_page(page: Article, editor: User, reviewer: User) -> None:
    elsewhere = reported(factories.live(editor, reviewer))
    with pytest.raises(Incomplete, match="answered already"):
        workflow.submit(by=editor, revision=factories.edited(page, editor), change_note="x", answering=[elsewhere.pk])


def test_withdrawing_the_signature_of_the_answer_opens_the_concern_again(
    page: Article, editor: User, reviewer: User
) -> None:
    concern = reported(page)
    article = corrected(page, editor, reviewer, concern)
    assert article.live
    signature = Signature.objects.get(pk=article.live.signature_id)
    workflow.withdraw_signature(
        by=reviewer, signature=signature, seen_publication=article.live_id, reason="Signed too soon."
    )
    again = Concern.objects.open().get()
    assert again == concern and again.note == "" and again.closed_by is None
    assert Event.objects.filter(verb="reopen_concern").count() == 1


def test_addresses_of_readers_are_erased_after_twelve_months(page: Article) -> None:
    report(page, reply_to="reader@example.org")
    with time_machine.travel(timezone.now() + timedelta(days=364)):
        call_command("erase_addresses")
        assert Report.objects.get().reply_to == "reader@example.org"
    with time_machine.travel(timezone.now() + timedelta(days=367)):
        call_command("erase_addresses")
        old = Report.objects.get()
        assert old.reply_to == "" and old.erased_at and old.text == TEXT
        assert workflow.erase_addresses() == 0
