"""An alert reads every live text, misses none, and opens one concern on each chosen page, once."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.live_text import pages_with
from articles.models import Article
from reviews import workflow
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.models import Alert, Concern, Event, Message
from tests import factories

pytestmark = pytest.mark.django_db

URGENT = "\n\n> [!URGENT]\n> Call your local emergency number."


@pytest.fixture
def pages(editor: User, reviewer: User) -> list[Article]:
    """Four live pages: three about a made-up drug, each in a spelling of its own, and one that is not."""
    bodies = [
        "Some people are given **ex**amplimab-αβ. It is an infusion.",
        "The drug EXAMPLIMAB\u2011\u03b1\u03b2 [@made2020up] is one of several.",
        "Nothing about it here [@made2020up].",
        "A long word.\n\n| Drug | Use |\n|---|---|\n| Éxamplimab αβ | some |",
    ]
    return [factories.live(editor, reviewer, slug=f"page-{at}", body=body + URGENT) for at, body in enumerate(bodies)]


def slugs(words: str) -> list[str]:
    return [page.article.slug for page in pages_with(words)[1]]


def opened(by: User, pages: list[Article], words: str = "examplimab αβ", **changes: object) -> list[Concern]:
    given: dict[str, object] = {"reason": "A made-up alert.", "due_on": timezone.localdate() + timedelta(days=3)}
    return workflow.open_alert(by=by, words=words, pages=[page.pk for page in pages], **{**given, **changes})  # type: ignore[arg-type]


def test_every_spelling_is_found_and_every_page_is_looked_at(pages: list[Article]) -> None:
    looked_at, found = pages_with("examplimab αβ")
    assert looked_at == 4
    assert [(page.article.slug, page.passage) for page in found] == [
        ("page-0", "Some people are given examplimab-αβ."),
        ("page-1", "The drug EXAMPLIMAB‑αβ is one of several."),
        ("page-3", "Éxamplimab αβ"),
    ]


def test_a_phrase_over_marks_of_citations_and_a_title_are_found(editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="cited", body="Cold clumps [@made2020up] in blood." + URGENT)
    factories.live(editor, reviewer, slug="titled", title="All about clumps in   blood")
    assert slugs("clumps in blood") == ["cited", "titled"]


@pytest.mark.parametrize("name", ["made2020up", "10.9999/ABC", "77"])
def test_a_reference_is_found_by_its_key_doi_or_pmid(editor: User, reviewer: User, name: str) -> None:
    factories.reference("made2020up", DOI="10.9999/abc", PMID="77")
    factories.live(editor, reviewer, slug="cites")
    factories.live(editor, reviewer, slug="does-not", body="No source." + URGENT)
    assert slugs(name) == ["cites"]
    assert pages_with(name)[1][0].passage == "Cold can make some proteins in the blood clump together."


def test_drafts_and_retired_pages_are_not_looked_at(
    editor: User, reviewer: User, managing_editor: User, pages: list[Article]
) -> None:
    factories.draft(editor, slug="a-draft", body="Examplimab αβ." + URGENT)
    factories.retired(editor, reviewer, managing_editor, body="Examplimab αβ." + URGENT)
    assert pages_with("examplimab αβ")[0] == 4
    assert slugs("examplimab αβ") == ["page-0", "page-1", "page-3"]


def test_looking_costs_the_same_queries_for_any_number_of_pages(
    pages: list[Article], editor: User, reviewer: User
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            pages_with("examplimab")
        return len(queries)

    before = cost()
    factories.live(editor, reviewer)
    assert cost() == before == 2


def test_one_action_opens_a_concern_on_each_page_with_its_passage(pages: list[Article], editor: User) -> None:
    concerns = opened(editor, [pages[0], pages[3]])
    assert {concern.article.slug: concern.exact for concern in concerns} == {
        "page-0": "Some people are given examplimab-αβ.",
        "page-3": "Éxamplimab αβ",
    }
    alert = Alert.objects.get()
    assert all(concern.due_on == alert.due_on and concern.alert == alert for concern in concerns)
    assert Event.objects.filter(verb="open_alert", by=editor).count() == 2


def test_the_same_alert_again_opens_nothing_twice(pages: list[Article], editor: User, second_editor: User) -> None:
    opened(editor, pages[:1])
    assert opened(second_editor, pages[:1]) == []
    assert [concern.article for concern in opened(editor, pages[:2])] == [pages[1]]
    workflow.answer_concern(by=editor, concern=Concern.objects.earliest("pk"), note="Looked at.")
    assert opened(editor, pages[:2]) == []
    assert Alert.objects.count() == 1 and Concern.objects.count() == 2


def test_each_person_gets_one_message_with_all_their_pages(pages: list[Article], editor: User, reviewer: User) -> None:
    Message.objects.all().delete()
    opened(editor, [pages[0], pages[1]])
    assert {message.to for message in Message.objects.all()} == {editor, reviewer}
    for message in Message.objects.all():
        assert message.body.count("/desk/concerns/") == 2
    opened(editor, [pages[0], pages[1]])
    assert Message.objects.count() == 2


def test_an_alert_on_a_page_that_does_not_say_it_is_refused(pages: list[Article], editor: User) -> None:
    with pytest.raises(NotPossible, match="nothing was opened"):
        opened(editor, pages)
    assert not Concern.objects.exists() and not Alert.objects.exists()


def test_an_alert_needs_words_pages_a_reason_and_a_day_to_come(pages: list[Article], editor: User) -> None:
    for changes, field in (
        ({"words": " "}, "words"), ({"reason": " "}, "reason"), ({"due_on": date(2020, 1, 1)}, "due_on"),
    ):  # fmt: skip
        with pytest.raises(Incomplete) as refused:
            opened(editor, pages[:1], **changes)
        assert refused.value.field == field
    with pytest.raises(Incomplete, match="at least one page"):
        opened(editor, [])


def test_only_editors_open_alerts(pages: list[Article], reviewer: User) -> None:
    with pytest.raises(NotAllowed):
        opened(reviewer, pages[:1])
