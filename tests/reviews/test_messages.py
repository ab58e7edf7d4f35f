"""Mails carry links and the title that readers see, never a word of an unapproved text."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article
from reviews import workflow
from reviews.models import Message
from reviews.reminders import send_reminders
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db

TEMPLATES = sorted((Path(settings.BASE_DIR) / "templates" / "emails").glob("*.txt"))

SIGNED = ("approved.txt", "signed.txt")
"""These tell of a text that was signed a moment ago: its title is what readers see."""

WORDS = re.compile(
    r"\b(?:revision\.(?:title|summary|body|html|source)|change_note|review\.reason|comment\.|\.note\b|answers|\.exact)"
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_of_a_mail_prints_a_text_in_review(path: Path) -> None:
    printed = path.read_text().replace(".live.revision.title", "")
    if path.name in SIGNED:
        printed = printed.replace("review.revision.title", "")
    assert not WORDS.search(printed)


def test_a_template_that_would_print_one_is_noticed() -> None:
    assert len(TEMPLATES) > 8
    assert WORDS.search("{{ review.revision.title }}") and WORDS.search("{{ comment.text }}")


def test_no_mail_on_the_way_of_an_update_holds_a_word_of_it(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    article = factories.live(editor, reviewer, title="What readers see")
    Message.objects.all().delete()
    words = {"title": "Zaubertitel", "summary": "Zauberwort.", "body": f"{factories.BODY}\n\nZaubertext."}
    revision = factories.edited(article, editor, **words)
    review = workflow.submit(by=editor, revision=revision, change_note="Zaubernotiz.")
    review = workflow.assign(by=managing_editor, review=review, seen=Seen.of(review), reviewer=reviewer)
    review = workflow.claim(by=reviewer, review=review, seen=Seen.of(review))
    workflow.comment(by=reviewer, review=review, text="Zauberwort?")
    review = workflow.hand_over(
        by=reviewer, review=review, seen=Seen.of(review), reviewer=second_reviewer, note="Zaubertext gelesen."
    )
    review = workflow.claim(by=second_reviewer, review=review, seen=Seen.of(review))
    with time_machine.travel(timezone.now() + timedelta(days=40)):
        send_reminders(timezone.localdate())
    workflow.request_changes(by=second_reviewer, review=review, seen=Seen.of(review), reason="Zaubergrund.")
    article = Article.objects.with_text().get()
    assert article.live is not None
    told = [f"{one.subject}\n{one.body}" for one in Message.objects.all()]
    assert len(told) >= 6
    assert [text for text in told if "auber" in text] == []
    assert all("What readers see" in text and "http" in text for text in told)


def test_a_text_that_was_never_live_is_called_by_its_address(editor: User, managing_editor: User) -> None:
    factories.submitted(editor, slug="cold-hands", title="Zaubertitel")
    message = Message.objects.get(to=managing_editor)
    assert message.subject == "Waiting for review: /cold-hands/" and "Zauber" not in message.body
