"""The fifteen things by which a reader can trust a medical page, each tried at its public address."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from articles import retractions
from articles.choices import Audience, ChangeKind, Kind, Scope
from articles.models import Article
from reviews import workflow
from reviews.models import Concern
from reviews.workflow import Seen
from tests import factories
from tests.articles.test_retractions import row

pytestmark = pytest.mark.django_db

FEATURES = (
    "reviewer and date", "last reviewed apart from last updated", "next review due", "literature date", "disclosures",
    "grades", "public change history", "what's new", "out-of-date banner", "retraction mark", "retired page kept",
    "typed corrections", "public record", "feedback that reaches review", "machine-readable",
)  # fmt: skip
MARCH, MAY = datetime(2026, 3, 15, 9, tzinfo=UTC), datetime(2026, 5, 3, 9, tzinfo=UTC)
PAGE = "/articles/trusted/"

Test = Callable[..., None]
tried: dict[str, Test] = {}


def feature(name: str) -> Callable[[Test], Test]:
    def note(test: Test) -> Test:
        assert name not in tried
        tried[name] = test
        return test

    return note


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """It is March, until something moves it on."""
    with time_machine.travel(MARCH, tick=False) as moving:
        yield moving


@pytest.fixture
def article(clock: time_machine.Traveller, editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="trusted")


def read(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def changed(article: Article, editor: User, reviewer: User, kind: str, scope: str, note: str) -> None:
    """A change signed in May."""
    with time_machine.travel(MAY):
        revision = factories.edited(article, editor)
        review = workflow.submit(by=editor, revision=revision, change_kind=kind, change_note=note)
        factories.approved(workflow.claim(by=reviewer, review=review, seen=Seen.of(review)), scope)


@feature("reviewer and date")
def test_the_reviewer_is_named_with_credentials_and_the_day(client: Client, article: Article) -> None:
    page = read(client)
    assert "Medically reviewed by" in page and "Rita Reviewer</bdi></a>, MD" in page
    assert "<dt>Last reviewed</dt><dd>15 March 2026</dd>" in page


@feature("last reviewed apart from last updated")
def test_a_change_signed_alone_moves_last_updated_and_not_last_reviewed(
    client: Client, article: Article, editor: User, reviewer: User
) -> None:
    changed(article, editor, reviewer, ChangeKind.MAJOR, Scope.CHANGES, "A dose was added.")
    page = read(client)
    assert "<dt>Last reviewed</dt><dd>15 March 2026</dd> <dt>Last updated</dt><dd>3 May 2026</dd>" in page
    assert "Changes of 3 May 2026 checked by <bdi>Rita Reviewer</bdi>, MD" in page


@feature("next review due")
def test_the_next_review_is_announced(client: Client, article: Article) -> None:
    assert "<dt>Next review due</dt><dd>15 March 2028</dd>" in read(client)


@feature("literature date")
def test_the_year_of_the_newest_source_is_named(client: Client, editor: User, reviewer: User) -> None:
    factories.reference("roe2024new", issued={"date-parts": [[2024, 2]]})
    factories.reference("doe0000undated", issued={})
    body = f"{factories.BODY}\n\nMore [@roe2024new; @doe0000undated]."
    factories.live(editor, reviewer, slug="trusted", body=body)
    assert "<dt>Newest source</dt><dd>2024</dd>" in read(client) and "Newest source: 2024" in read(client)


@feature("disclosures")
def test_interests_funding_and_the_use_of_ai_are_printed(client: Client, article: Article) -> None:
    page = read(client)
    assert "Reviewer’s interests</dt><dd>None declared on" in page
    assert "<dt>Funding</dt><dd>None.</dd>" in page and "<dt>Use of AI</dt><dd>None.</dd>" in page


@feature("grades")
def test_a_grade_stands_beside_its_recommendation(client: Client, editor: User, reviewer: User) -> None:
    body = factories.BODY.replace("A plain paragraph", "Give it early [@made2020up]{grade=1C}. A plain paragraph")
    factories.live(
        editor, reviewer, slug="trusted", body=body, kind=Kind.CLINICAL_QUESTION, audience=Audience.PROFESSIONALS
    )
    assert '<abbr title="The grade of this recommendation in the source cited">grade 1C</abbr>' in read(client)


@feature("public change history")
def test_every_approved_text_stays_readable_with_what_changed(
    client: Client, article: Article, editor: User, reviewer: User
) -> None:
    changed(article, editor, reviewer, ChangeKind.MAJOR, Scope.WHOLE, "A dose was added.")
    history = read(client, f"{PAGE}history/")
    assert "Version 2" in history and "Version 1" in history and "A dose was added." in history
    assert "A sentence added in revision 2" not in read(client, f"{PAGE}v/1/")
    assert "[added] </span>A sentence added in revision" in read(client, f"{PAGE}history/?from=1&to=2")


@feature("what's new")
def test_major_changes_are_told_on_the_first_page_and_in_the_feed(
    client: Client, article: Article, editor: User, reviewer: User
) -> None:
    changed(article, editor, reviewer, ChangeKind.MAJOR, Scope.WHOLE, "A dose was added.")
    assert "What changed in practice" in read(client, "/") and "A dose was added." in read(client, "/")
    assert "A dose was added." in read(client, "/feed/major/")


@feature("out-of-date banner")
def test_a_page_past_its_review_says_so_on_top(client: Client, article: Article) -> None:
    assert article.live is not None
    with time_machine.travel(article.live.next_review_due + timedelta(days=10)):
        page = read(client)
    assert '<div class="alert alert-warning" role="note"><p><strong>The review of this page is overdue' in page


@feature("retraction mark")
def test_a_retracted_source_is_named_beside_what_rests_on_it(client: Client, editor: User, reviewer: User) -> None:
    factories.reference("made2020up", PMID="77")
    factories.live(editor, reviewer, slug="trusted")
    changes = retractions.apply([row(OriginalPaperDOI="", OriginalPaperPubMedID="77")])
    workflow.evidence_changed(by=None, changes=changes)
    page = read(client)
    assert "Evidence challenged" in page and "has been retracted (5 March 2021)" in page
    assert '<a href="#cite-1-1">' in page


@feature("retired page kept")
def test_a_retired_page_answers_with_its_reason(
    client: Client, editor: User, reviewer: User, managing_editor: User
) -> None:
    factories.retired(editor, reviewer, managing_editor, slug="trusted")
    page = read(client)
    assert "This page was retired on" in page and "Superseded by another page." in page
    assert "A plain paragraph" not in page and "A plain paragraph" in read(client, f"{PAGE}v/1/")


@feature("typed corrections")
def test_a_correction_is_called_one_and_said_what_it_put_right(
    client: Client, article: Article, editor: User, reviewer: User
) -> None:
    changed(article, editor, reviewer, ChangeKind.CORRECTION, Scope.WHOLE, "A number was wrong.")
    history = read(client, f"{PAGE}history/")
    assert '<span class="tag tag-warning">Correction</span>' in history and "A number was wrong." in history
    assert "Correction: A number was wrong." in read(client, "/feed/")


@feature("public record")
def test_who_did_what_and_when_is_public(client: Client, article: Article) -> None:
    record = read(client, f"{PAGE}record/")
    assert article.live is not None and article.live.content_hash in record
    assert "Approved and signed by Rita Reviewer, MD." in record


@feature("feedback that reaches review")
def test_a_readers_report_opens_a_concern_on_the_page(client: Client, article: Article) -> None:
    assert f'href="{PAGE}report/"' in read(client)
    sent = client.post(f"{PAGE}report/", {"text": "The dose is wrong.", "publication": article.live_id})
    assert sent.status_code == 302
    concern = Concern.objects.open().get()
    assert (concern.article, concern.kind) == (article, Concern.Kind.REPORT)


@feature("machine-readable")
def test_the_page_is_there_for_programs(client: Client, article: Article) -> None:
    written = json.loads(read(client, "/articles/trusted.json"))
    assert written["dates"]["last_reviewed"] == "2026-03-15" and written["review"]["reviewer"] == "Rita Reviewer"
    assert '<script type="application/ld+json">' in read(client) and '"lastReviewed":"2026-03-15"' in read(client)
    assert '<meta name="citation_title" content="What are cryoglobulins?">' in read(client)


def test_each_of_the_fifteen_is_tried() -> None:
    assert tuple(tried) == FEATURES
