"""Earlier versions for readers: what was approved, when each stood, what changed, what was live on a day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.choices import ChangeKind, Scope
from articles.models import Article
from reviews import workflow
from reviews.models import Review, Signature
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 10, 9, 0, tzinfo=UTC)
CANARY = "Zanzibarcanary"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as moving:
        yield moving


def changed(
    article: Article,
    editor: User,
    reviewer: User,
    kind: str = ChangeKind.MAJOR,
    scope: str = Scope.WHOLE,
    note: str = "",
    **changes: str,
) -> Article:
    """The next revision of a live article, approved."""
    article.refresh_from_db()
    revision = factories.edited(article, editor, **changes)
    review = workflow.submit(by=editor, revision=revision, change_kind=kind, change_note=note or "More was said.")
    return factories.approved(workflow.claim(by=reviewer, review=review, seen=Seen.of(review)), scope)


def withdraw_live(article: Article, by: User) -> None:
    article.refresh_from_db()
    assert article.live is not None
    workflow.withdraw_signature(
        by=by,
        signature=Signature.objects.get(pk=article.live.signature_id),
        seen_publication=article.live_id,
        reason="A dose was wrong.",
    )


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


@pytest.fixture
def article(clock: time_machine.Traveller, editor: User, reviewer: User) -> Article:
    """Version 1 of 10 January, version 2 (a correction) of 20 January, version 3 of 30 January, 2026."""
    made = factories.live(editor, reviewer, slug="seen")
    clock.shift(timedelta(days=10))
    changed(made, editor, reviewer, ChangeKind.CORRECTION, Scope.CHANGES, "A wrong unit was put right.")
    clock.shift(timedelta(days=10))
    return changed(made, editor, reviewer, note="A section on travel was added.")


def test_every_approved_version_is_listed_with_note_kind_and_signer(client: Client, article: Article) -> None:
    text = page(client, "/articles/seen/history/")
    for words in ("First publication", "Correction", "A wrong unit was put right.", "Major change",
                  "A section on travel was added.", "Signed by <bdi>Rita Reviewer, MD</bdi> (the changes only)"):  # fmt: skip
        assert words in text
    assert text.index("Version 3") < text.index("Version 2") < text.index("Version 1")
    assert "10 January 2026 to 20 January 2026" in text and "since 30 January 2026" in text


def test_what_stood_for_a_part_of_one_day_names_the_day_once(
    client: Client, article: Article, clock: time_machine.Traveller, editor: User, reviewer: User
) -> None:
    changed(article, editor, reviewer)
    clock.shift(timedelta(hours=2))
    changed(article, editor, reviewer)
    text = page(client, "/articles/seen/v/4/")
    assert "It was live: on 30 January 2026." in text and "30 January 2026 to 30 January 2026" not in text


def test_corrections_have_a_list_of_their_own(client: Client, article: Article) -> None:
    listed = page(client, "/articles/seen/history/").split('id="corrections"')[1].split("</section>")[0]
    assert "20 January 2026" in listed and "A wrong unit was put right." in listed and "travel" not in listed


def test_an_approved_version_keeps_its_address_and_says_that_it_is_not_current(
    client: Client, article: Article
) -> None:
    old, now = page(client, "/articles/seen/v/1/"), page(client, "/articles/seen/v/3/")
    assert "Version 1 is not current." in old and "Version 3 is the current one." in now
    for text in (old, now):
        assert '<meta name="robots" content="noindex">' in text
        assert '<link rel="canonical" href="http://localhost:8000/articles/seen/">' in text
    assert article.revisions.get(number=1).html in old


def test_what_was_never_approved_answers_exactly_as_what_does_not_exist(
    client: Client, article: Article, editor: User
) -> None:
    factories.edited(article, editor, title=CANARY, body=f"{CANARY}.")
    hidden, unknown = client.get("/articles/seen/v/4/"), client.get("/articles/seen/v/9/")
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content.replace(b"/4/", b"/9/") == unknown.content
    assert client.get("/articles/seen/history/?from=1&to=4").status_code == 404
    assert client.get("/articles/nowhere/history/").status_code == 404
    for address in ("/articles/seen/history/", "/articles/seen/v/3/", "/articles/seen/history/?from=1&to=3"):
        assert CANARY not in page(client, address)


@pytest.mark.parametrize(
    ("day", "number"),
    [("2026-01-10", 1), ("2026-01-19", 1), ("2026-01-20", 2), ("2026-01-29", 2), ("2026-01-30", 3)],
)
def test_a_day_shows_what_was_live_at_its_end(client: Client, article: Article, day: str, number: int) -> None:
    text = page(client, f"/articles/seen/history/?on={day}")
    assert f"(UTC): version {number}." in text and article.revisions.get(number=number).html in text


def test_before_the_first_approval_nothing_was_live(client: Client, article: Article) -> None:
    assert "Nothing was live at this address at the end of 9 January 2026 (UTC)." in page(
        client, "/articles/seen/history/?on=2026-01-09"
    )


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "2026-13-01", "9999-12-31", "\x00", "<b>"])
def test_a_day_that_is_none_or_to_come_is_refused_in_words(client: Client, article: Article, day: str) -> None:
    response = client.get("/articles/seen/history/", {"on": day})
    assert response.status_code == 400 and "<b>" not in response.content.decode()
    assert "is not a day" in response.content.decode() or "has not come yet" in response.content.decode()


@pytest.mark.parametrize("asked", ["from=1", "from=x&to=2", "from=-1&to=2", "from=²&to=1", "from=1&to=99999999999"])
def test_versions_that_are_no_numbers_are_refused_in_words(client: Client, article: Article, asked: str) -> None:
    assert "Choose two versions by their numbers" in page(client, f"/articles/seen/history/?{asked}", 400)


def test_the_difference_of_any_two_versions_is_shown(client: Client, article: Article) -> None:
    text, back = (
        page(client, "/articles/seen/history/?from=1&to=3"),
        page(client, "/articles/seen/history/?from=3&to=1"),
    )
    assert "A sentence added in revision" in text.split("<ins>", 2)[2] and "<del><span" not in text
    assert "A sentence added in revision" in back.split("<del>", 2)[2] and "<ins><span" not in back
    assert "Nothing that a reader can see differs." in page(client, "/articles/seen/history/?from=2&to=2")


def test_what_changed_since_the_last_medical_review_is_one_link_away(
    client: Client, article: Article, clock: time_machine.Traveller, editor: User, reviewer: User
) -> None:
    assert "Nothing has changed since the last medical review" in page(client, "/articles/seen/history/")
    clock.shift(timedelta(days=1))
    changed(article, editor, reviewer, scope=Scope.CHANGES)
    assert '<a href="?from=3&amp;to=4">Since the last medical review</a>' in page(client, "/articles/seen/history/")


def test_a_version_whose_signature_was_withdrawn_is_told_of_but_not_shown(
    client: Client, article: Article, clock: time_machine.Traveller, reviewer: User
) -> None:
    clock.shift(timedelta(days=5))
    withdraw_live(article, reviewer)
    text = page(client, "/articles/seen/v/3/")
    assert "was withdrawn on 4 February 2026" in text and "30 January 2026 to 4 February 2026" in text
    assert "A sentence added in revision 3." not in text
    assert "Signature withdrawn" in page(client, "/articles/seen/history/")
    assert "was withdrawn" in page(client, "/articles/seen/history/?from=1&to=3", 410)
    assert "version 2." in page(client, "/articles/seen/history/?on=2026-02-04")
    assert "20 January 2026 to 30 January 2026 and since 4 February 2026" in page(client, "/articles/seen/history/")
    assert "A sentence added in revision 3." not in page(client, "/articles/seen/history/?on=2026-02-01")


def test_a_page_without_any_standing_signature_keeps_its_history(
    client: Client, clock: time_machine.Traveller, editor: User, reviewer: User
) -> None:
    article = factories.live(editor, reviewer, slug="seen", body=f"{factories.BODY}\n\n{CANARY}.")
    clock.shift(timedelta(days=1))
    withdraw_live(article, reviewer)
    for address in ("history/", "v/1/", "history/?on=2026-01-10", "history/?on=2026-01-11"):
        assert CANARY not in page(client, f"/articles/seen/{address}")
    assert "Nothing was live" in page(client, "/articles/seen/history/?on=2026-01-11")


def test_a_redacted_version_answers_with_its_notice_everywhere(
    client: Client, article: Article, managing_editor: User, administrator: User
) -> None:
    asked = workflow.request_redaction(
        by=managing_editor, revision=article.revisions.get(number=2), notice="Removed: consent was withdrawn."
    )
    workflow.confirm_redaction(by=administrator, redaction=asked)
    for address in ("v/2/", "history/?from=1&to=2", "history/?on=2026-01-21"):
        text = page(client, f"/articles/seen/{address}")
        assert "Removed: consent was withdrawn." in text and "A sentence added in revision 2." not in text, address
    assert "Redacted" in page(client, "/articles/seen/history/")


def test_a_retirement_is_a_gap_and_stays_in_the_history_when_the_page_comes_back(
    client: Client, article: Article, clock: time_machine.Traveller, editor: User, reviewer: User, managing_editor: User
) -> None:
    clock.shift(timedelta(days=5))
    article.refresh_from_db()
    workflow.retire(by=managing_editor, article=article, seen_publication=article.live_id, reason="Out of date.")
    assert "The page was retired on 4 February 2026: Out of date." in page(client, "/articles/seen/v/3/")
    clock.shift(timedelta(days=5))
    changed(article, editor, reviewer)
    assert "Nothing was live" in page(client, "/articles/seen/history/?on=2026-02-08")
    assert "version 4." in page(client, "/articles/seen/history/?on=2026-02-09")
    assert "Retired from 4 February 2026 to 9 February 2026: Out of date." in page(client, "/articles/seen/history/")


def test_a_reaffirmation_goes_on_where_the_text_stood(
    client: Client, article: Article, clock: time_machine.Traveller, second_reviewer: User
) -> None:
    clock.shift(timedelta(days=5))
    review = Review.objects.filter(article=article).latest("pk")
    workflow.reaffirm(
        by=second_reviewer, review=review, seen=Seen.of(review), statement=factories.statement(disclosures=factories.no_interests(second_reviewer), checklist=factories.confirmed(review)),
        authentication=factories.proof(second_reviewer),
    )  # fmt: skip
    assert "Reaffirmed, unchanged" in page(client, "/articles/seen/history/")
    assert "Version 3 is the current one." in page(client, "/articles/seen/v/3/")


def test_history_costs_the_same_for_one_version_and_for_many(
    client: Client, article: Article, clock: time_machine.Traveller, editor: User, reviewer: User
) -> None:
    def counts() -> dict[str, int]:
        found = {}
        for address in ("history/", "history/?from=1&to=3", "history/?on=2026-01-11", "v/1/"):
            with CaptureQueriesContext(connection) as queries:
                page(client, f"/articles/seen/{address}")
            found[address] = len(queries)
        return found

    few = counts()
    for _ in range(5):
        clock.shift(timedelta(days=1))
        changed(article, editor, reviewer)
    assert counts() == few == {"history/": 3, "history/?from=1&to=3": 4, "history/?on=2026-01-11": 4, "v/1/": 4}


@pytest.mark.parametrize("address", ["history/", "v/1/", "history/?from=1&to=3"])
def test_an_unchanged_past_is_answered_by_304_in_one_query_without_a_cookie(
    client: Client, article: Article, address: str
) -> None:
    first = client.get(f"/articles/seen/{address}")
    with CaptureQueriesContext(connection) as queries:
        second = client.get(f"/articles/seen/{address}", headers={"if-none-match": first.headers["ETag"]})
    assert (second.status_code, len(queries)) == (304, 1)
    assert not first.cookies and "Cookie" not in first.headers.get("Vary", "")
