"""The public record: the life of the live text in plain words, and a statement that anybody can check."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from joserfc import jws
from joserfc.jwk import KeySet
from pytest_django import Settings

from articles.models import Article, Contributor
from reviews import keys, workflow
from reviews.models import Review, Signature, Withdrawal
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db

CANARY = "zebrafinch"
SIGNED = ("record.json", "record.txt", "record.sig")
ALL = ("record/", *SIGNED, "record.html.txt")


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> Path:
    path = tmp_path / "key.jwk"
    keys.make_key(path)
    settings.SIGNING_KEY_FILE, settings.SIGNING_OLD_KEYS_FILE = str(path), ""
    return path


@pytest.fixture
def article(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="live")


@pytest.fixture
def told(client: Client) -> Callable[..., str]:
    def get(slug: str = "live") -> str:
        response = client.get(f"/articles/{slug}/record/")
        assert response.status_code == 200
        return re.sub(r"\s+", " ", response.content.decode())

    return get


def withdrawn(article: Article, by: User) -> Withdrawal:
    article.refresh_from_db()
    assert article.live is not None
    signature = Signature.objects.get(pk=article.live.signature_id)
    return workflow.withdraw_signature(
        by=by, signature=signature, seen_publication=article.live_id, reason=f"{CANARY} reason"
    )


def test_the_page_tells_who_submitted_reviewed_and_signed(article: Article, told: Callable[..., str]) -> None:
    text = told()
    for words in (
        "Submitted for review by Edith Editor.",
        "Taken under review by Rita Reviewer.",
        "Approved and signed by Rita Reviewer, MD.",
        "<dt>Interests</dt><dd>None declared on",
        "approve it as medically accurate",
    ):
        assert words in text, words


def test_it_tells_of_the_changes_asked_for_and_shows_no_word_of_them(
    editor: User, reviewer: User, told: Callable[..., str]
) -> None:
    review = factories.under_review(editor, reviewer, slug="live")
    workflow.comment(by=reviewer, review=review, text=f"{CANARY} comment")
    workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason=f"{CANARY} reason")
    factories.approved(factories.under_review(editor, reviewer, factories.edited(review.article, editor)))
    text = told()
    assert "Rita Reviewer asked for changes." in text and text.count("Submitted for review") == 2
    assert CANARY not in text


def test_it_tells_nothing_of_drafts_open_rounds_or_accounts(
    article: Article, editor: User, second_editor: User, second_reviewer: User, told: Callable[..., str]
) -> None:
    update = factories.edited(article, second_editor, title=CANARY, summary=f"A {CANARY}.", body=f"The {CANARY} sings.")
    review = factories.under_review(second_editor, second_reviewer, update)
    workflow.comment(by=second_editor, review=review, text=CANARY)
    text = told()
    assert CANARY not in text and "Sven" not in text and "Ravi" not in text
    assert "@" not in text and editor.username not in text


def test_it_tells_of_a_withdrawal_and_what_stands_now(
    article: Article, editor: User, second_reviewer: User, managing_editor: User, told: Callable[..., str]
) -> None:
    factories.approved(factories.under_review(editor, second_reviewer, factories.edited(article, editor)))
    withdrawal = withdrawn(article, managing_editor)
    workflow.countersign(by=second_reviewer, withdrawal=withdrawal)
    text = told()
    assert "The signature was withdrawn by Mona Manager." in text
    assert "Ravi Second Reviewer agreed to the withdrawal." in text
    assert "Revision 1 is what readers see" in text and CANARY not in text


def test_a_suspended_page_says_that_nothing_stands(
    article: Article, reviewer: User, client: Client, told: Callable[..., str]
) -> None:
    withdrawn(article, reviewer)
    assert "No text is shown" in told() and "What are cryoglobulins" not in told()
    assert [client.get(f"/articles/live/{name}").status_code for name in (*SIGNED, "record.html.txt")] == [404] * 4


def test_a_reaffirmation_is_told(article: Article, second_reviewer: User, told: Callable[..., str]) -> None:
    review = Review.objects.get()
    workflow.reaffirm(
        by=second_reviewer, review=review, seen=Seen.of(review),
        statement=factories.statement(), authentication=factories.proof(second_reviewer),
    )  # fmt: skip
    text = told()
    assert "Read again, unchanged, and signed by Ravi Second Reviewer, MD." in text
    assert text.count("Approved and signed by Rita Reviewer, MD.") == 1


def test_warnings_and_redactions_are_told(
    article: Article, managing_editor: User, administrator: User, client: Client, told: Callable[..., str]
) -> None:
    warning = workflow.show_warning(by=managing_editor, article=article, kind="safety", reason=CANARY)
    workflow.lift_warning(by=managing_editor, warning=warning)
    redaction = workflow.request_redaction(by=managing_editor, revision=article.revisions.get(), notice="Gone.")
    workflow.confirm_redaction(by=administrator, redaction=redaction)
    text = told()
    assert "Mona Manager put a warning above the page: “New safety information" in text
    assert "Mona Manager took a warning off the page" in text
    assert "The text of revision 1 gave way to a notice" in text and CANARY not in text
    assert client.get("/articles/live/record.json").json()["record"]["redacted_at"]


def test_a_redaction_of_what_was_never_public_is_not_told(
    article: Article, editor: User, managing_editor: User, administrator: User, told: Callable[..., str]
) -> None:
    review = factories.submitted(editor, factories.edited(article, editor))
    workflow.withdraw(by=editor, review=review, seen=Seen.of(review))
    redaction = workflow.request_redaction(by=managing_editor, revision=review.revision, notice="Gone.")
    workflow.confirm_redaction(by=administrator, redaction=redaction)
    assert "gave way" not in told() and "evision 2" not in told()


def test_a_retired_page_keeps_its_record_and_statement_but_not_its_text(
    editor: User, reviewer: User, managing_editor: User, client: Client, told: Callable[..., str]
) -> None:
    factories.retired(editor, reviewer, managing_editor, slug="live")
    text = told()
    assert "The page was retired by Mona Manager." in text and "Superseded by another page." in text
    assert client.get("/articles/live/record.json").json()["record"]["retired_at"]
    assert client.get("/articles/live/record.html.txt").status_code == 404


def test_the_statement_is_signed_and_says_what_was_signed(article: Article, client: Client) -> None:
    token = client.get("/articles/live/record.json").json()
    known = KeySet.import_key_set(client.get("/.well-known/jwks.json").json())
    compact = ".".join(token[part] for part in ("protected", "payload", "signature"))
    opened = jws.deserialize_compact(compact, known, algorithms=["Ed25519"])
    said = json.loads(opened.payload)
    assert said == token["record"]
    signature, live = Signature.objects.get(), article.live
    assert live is not None
    assert (said["article"], said["revision"], said["publication"]) == ("live", 1, live.pk)
    assert (said["content_hash"], said["html_hash"]) == (signature.content_hash, signature.html_hash)
    assert (said["reviewer"], said["credentials"], said["scope"]) == ("Rita Reviewer", "MD", "whole")
    assert said["meaning"] == signature.meaning
    assert said["signed_at"] == signature.signed_at.isoformat(timespec="microseconds")
    assert said["event"]["seq"] == 4


@pytest.mark.parametrize("name", ALL)
def test_what_is_not_public_answers_exactly_as_an_unknown_address(editor: User, client: Client, name: str) -> None:
    factories.submitted(editor, slug="secret-draft")
    hidden, unknown = client.get(f"/articles/secret-draft/{name}"), client.get(f"/articles/never-there/{name}")
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content.replace(b"secret-draft", b"never-there") == unknown.content
    assert hidden.headers.keys() == unknown.headers.keys()


@pytest.mark.parametrize("name", ALL)
def test_it_is_the_same_for_everybody_and_may_be_stored(
    article: Article, administrator: User, client: Client, name: str
) -> None:
    anonymous = client.get(f"/articles/live/{name}")
    client.force_login(administrator)
    signed_in = client.get(f"/articles/live/{name}")
    assert anonymous.content == signed_in.content and anonymous.headers["ETag"] == signed_in.headers["ETag"]
    assert "Cookie" not in anonymous.headers.get("Vary", "") and not anonymous.cookies and not signed_in.cookies
    assert "public" in anonymous.headers["Cache-Control"]
    again = client.get(f"/articles/live/{name}", headers={"If-None-Match": anonymous.headers["ETag"]})
    assert again.status_code == 304 and again.content == b""


def test_a_new_event_changes_the_etag(article: Article, managing_editor: User, client: Client) -> None:
    before = [client.get(f"/articles/live/{name}").headers["ETag"] for name in ("record/", "record.json")]
    workflow.retire(by=managing_editor, article=article, seen_publication=article.live_id, reason="Superseded.")
    after = [client.get(f"/articles/live/{name}").headers["ETag"] for name in ("record/", "record.json")]
    assert all(one != other for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize(
    ("name", "most"), [("record/", 8), ("record.json", 4), ("record.txt", 4), ("record.sig", 4), ("record.html.txt", 2)]
)
def test_it_costs_the_same_after_a_short_and_a_long_life(
    article: Article, editor: User, reviewer: User, client: Client, name: str, most: int
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(f"/articles/live/{name}")
        return len(found)

    few = queries()
    for _ in range(3):
        review = factories.under_review(editor, reviewer, factories.edited(article, editor))
        workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="More.")
        factories.approved(factories.under_review(editor, reviewer, factories.edited(article, editor)))
    assert queries() == few <= most


def test_a_long_life_is_told_in_part(
    article: Article, second_reviewer: User, told: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviews.record.CHAPTERS", 1)
    review = Review.objects.get()
    workflow.reaffirm(
        by=second_reviewer, review=review, seen=Seen.of(review),
        statement=factories.statement(), authentication=factories.proof(second_reviewer),
    )  # fmt: skip
    assert "1 earlier signature is not listed here." in told()


def test_without_a_key_the_page_says_so_and_there_is_no_statement(
    article: Article, client: Client, settings: Settings, told: Callable[..., str]
) -> None:
    settings.SIGNING_KEY_FILE, settings.DEBUG = "", False
    assert "no signing key at the moment" in told()
    assert [client.get(f"/articles/live/{name}").status_code for name in SIGNED] == [404] * 3
    assert client.get("/.well-known/signing-key.pem").status_code == 404
    assert client.get("/.well-known/jwks.json").json() == {"keys": []}


def test_the_article_links_to_its_record(article: Article, client: Client) -> None:
    assert 'href="/articles/live/record/"' in client.get("/articles/live/").content.decode()


def test_the_record_of_a_sample_says_so(editor: User, reviewer: User, client: Client, told: Callable[..., str]) -> None:
    Contributor.objects.filter(slug="rita-reviewer").update(is_sample=True)
    factories.live(editor, User.objects.get(pk=reviewer.pk), slug="live")
    assert "No real clinician has reviewed it." in told()
    assert client.get("/articles/live/record.json").json()["record"]["is_sample"] is True
