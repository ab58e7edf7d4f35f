"""The one public form: what a stranger can send, what is refused, and that nothing of it is public."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from reviews import throttle
from reviews.models import Concern, Report
from tests import factories

pytestmark = pytest.mark.django_db

URL = "/articles/reported/report/"
TEXT = "Ein Fehler: the dose is <wrong>."


@pytest.fixture(autouse=True)
def no_counts() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def page(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="reported")


def send(client: Client, text: str = TEXT, **fields: str) -> int:
    return client.post(URL, {"text": text, **fields}).status_code


def test_a_report_leads_to_the_thanks_and_to_a_concern(client: Client, page: Article) -> None:
    sent = client.post(URL, {"text": TEXT, "exact": "some proteins", "reply_to": "r@example.org"}, follow=True)
    assert sent.redirect_chain == [("/articles/reported/report/thanks/", 302)]
    assert "Thank you" in sent.content.decode()
    report = Report.objects.get()
    assert (report.text, report.exact, report.reply_to) == (TEXT, "some proteins", "r@example.org")
    assert report.publication == page.live and Concern.objects.get().report == report


def test_the_passage_of_the_address_stands_in_the_form(client: Client, page: Article) -> None:
    text = client.get(URL, {"exact": "cold & <b>blood</b>", "prefix": "before"}).content.decode()
    assert "cold &amp; &lt;b&gt;blood&lt;/b&gt;" in text and 'value="before"' in text
    assert f'name="publication" value="{page.live_id}"' in text


def test_it_says_what_it_is_not_for(client: Client, page: Article) -> None:
    text = client.get(URL).content.decode()
    assert "Not for urgent or personal questions" in text and "your local emergency number" in text
    assert "erased after 12 months" in text


def test_only_the_csrf_cookie_is_set_and_nothing_is_stored_on_the_way(client: Client, page: Article) -> None:
    answer = client.get(URL)
    assert set(answer.cookies) == {"csrftoken"}
    assert "no-store" in answer.headers["Cache-Control"]
    thanks = Client().get(f"{URL}thanks/")
    assert not thanks.cookies


def test_a_form_of_another_site_is_refused(page: Article) -> None:
    assert Client(enforce_csrf_checks=True).post(URL, {"text": TEXT}).status_code == 403
    assert not Report.objects.exists()


def test_the_trap_answers_as_always_and_writes_nothing(client: Client, page: Article) -> None:
    answer = client.post(URL, {"text": TEXT, "website": "https://example.org"})
    assert answer.status_code == 302 and answer.headers["Location"] == f"{URL}thanks/"
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": " "}, "Say what is wrong."),
        ({"reply_to": "no address"}, "not a whole address"),
        ({"text": "x" * 4001}, "keep it under 4,000 characters"),
    ],
)
def test_bad_input_comes_back_with_what_was_written(
    client: Client, page: Article, fields: dict[str, str], said: str
) -> None:
    answer = client.post(URL, {"text": TEXT, "exact": "kept passage", **fields})
    assert answer.status_code == 422
    assert said in answer.content.decode() and "kept passage" in answer.content.decode()
    assert not Report.objects.exists()


def test_the_sixth_report_within_an_hour_is_refused_and_kept(client: Client, page: Article) -> None:
    assert [send(client, f"Mistake {at}") for at in range(5)] == [302] * 5
    answer = client.post(URL, {"text": "Mistake 6"})
    assert answer.status_code == 429 and "Mistake 6</textarea>" in answer.content.decode()
    assert Report.objects.count() == 5
    assert client.post(URL, {"text": "From elsewhere"}, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_flood_from_many_addresses_is_refused(client: Client, page: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "ALL_READERS", throttle.Limit(3, 3600))
    sent = [client.post(URL, {"text": f"Flood {at}"}, REMOTE_ADDR=f"192.0.2.{at}").status_code for at in range(5)]
    assert sent == [302, 302, 302, 429, 429]


def test_the_throttle_keeps_no_address(client: Client, page: Article) -> None:
    send(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM shared_cache")
        kept = str(cursor.fetchall())
    assert "report:" in kept and "127.0.0.1" not in kept


def test_the_name_under_which_an_address_is_counted_changes_daily(time_machine: object) -> None:
    time_machine.move_to("2026-03-01 12:00+00:00")  # type: ignore[attr-defined]
    before = throttle._name_today("192.0.2.1")
    assert throttle._name_today("192.0.2.1") == before != throttle._name_today("192.0.2.2")
    time_machine.move_to("2026-03-02 12:00+00:00")  # type: ignore[attr-defined]
    assert throttle._name_today("192.0.2.1") != before


def test_a_report_is_about_what_the_reader_read(client: Client, page: Article, editor: User, reviewer: User) -> None:
    read = page.live_id
    factories.approved(factories.under_review(editor, reviewer, factories.edited(page, editor)))
    send(client, publication=str(read))
    assert Report.objects.get().publication_id == read


def test_a_publication_of_another_page_is_not_taken(
    client: Client, page: Article, editor: User, reviewer: User
) -> None:
    other = factories.live(editor, reviewer)
    send(client, publication=str(other.live_id))
    assert Report.objects.get().publication_id == page.live_id


def test_drafts_and_retired_pages_answer_as_unknown_addresses_do(
    client: Client, editor: User, reviewer: User, managing_editor: User
) -> None:
    factories.draft(editor, slug="a-draft")
    factories.retired(editor, reviewer, managing_editor, slug="gone")
    for slug in ("a-draft", "gone", "nowhere"):
        for url in (f"/articles/{slug}/report/", f"/articles/{slug}/report/thanks/"):
            assert client.get(url).status_code == client.post(url).status_code == 404


def test_nothing_that_a_reader_wrote_is_public(client: Client, page: Article) -> None:
    send(client, exact="an unusual passage", reply_to="r@example.org")
    for url in ("/articles/reported/", "/articles/reported/record/", "/articles/reported/history/", f"{URL}thanks/"):
        text = client.get(url).content.decode()
        for word in ("Ein Fehler", "an unusual passage", "r@example.org"):
            assert word not in text, url


def test_the_form_costs_one_query(client: Client, page: Article) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get(URL)
    assert len(queries) == 1


def test_every_live_page_leads_to_the_form(client: Client, page: Article) -> None:
    assert f'href="{URL}"' in client.get("/articles/reported/").content.decode()
