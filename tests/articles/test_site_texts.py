"""The pages about the site: versions that are never changed, shipped texts where nothing stands, a check before going public."""

import re
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.checks import run_checks
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import admin
from articles.exceptions import BodyRefused, SiteTextConflict
from articles.models import SiteText
from articles.shipped_texts import placeholders_in, shipped_body
from articles.site_texts import save_site_text
from reviews.windows import DECLARATION_MONTHS, LOOK_BACK_MONTHS, REGISTRATION_CHECK_MONTHS

pytestmark = pytest.mark.django_db

PAGES = ["about", "contact", "privacy", "accessibility", "editorial-policy"]


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("name", PAGES)
def test_a_fresh_site_shows_the_shipped_text_in_two_queries(client: Client, name: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/{name}/")
    text = answer.content.decode()
    assert answer.status_code == 200 and "As shipped with the site" in text and len(queries) <= 2
    assert not answer.cookies and "Cookie" not in answer.headers.get("Vary", "")
    assert f'href="/{name}/"' in client.get("/").content.decode()


def test_a_saved_text_is_public_at_once_with_its_version_and_renders_like_an_article(
    client: Client, managing_editor: User
) -> None:
    etag = client.get("/about/").headers["ETag"]
    assert client.get("/about/", headers={"If-None-Match": etag}).status_code == 304
    save_site_text(name="about", body="First.", by=managing_editor, base=0)
    body = "## Publisher\n\n> [!KEY]\n> We **are** <b>it</b>.\n\n## Funding\n\nx"
    save_site_text(name="about", body=body, by=managing_editor, base=1)
    answer = client.get("/about/", headers={"If-None-Match": etag})
    text = answer.content.decode()
    assert answer.status_code == 200 and "Version 2, " in text and "First." not in text
    assert "key-point" in text and "<strong>are</strong> &lt;b&gt;it" in text
    assert '<a href="#s-publisher">Publisher</a>' in text
    assert [row.number for row in SiteText.objects.filter(name="about")] == [2, 1]


@pytest.mark.parametrize("body", ["  ", "It helps [@made2020up].", "![x](y.png)"])
def test_what_these_pages_cannot_hold_is_refused(managing_editor: User, body: str) -> None:
    with pytest.raises(BodyRefused):
        save_site_text(name="about", body=body, by=managing_editor, base=0)
    client = signed_in(managing_editor)
    answer = client.post("/admin/articles/sitetext/add/", {"name": "about", "body": body})
    assert answer.status_code == 200 and not SiteText.objects.exists()
    assert body.strip() in answer.content.decode()


def test_managing_editors_write_versions_in_the_admin_and_change_none(managing_editor: User, editor: User) -> None:
    client = signed_in(managing_editor)
    assert "[PLACEHOLDER: publisher" in client.get("/admin/articles/sitetext/add/?name=about").content.decode()
    sent = client.post("/admin/articles/sitetext/add/", {"name": "about", "body": "We publish it."})
    text = SiteText.objects.get()
    assert sent.status_code == 302 and (text.number, text.by) == (1, managing_editor)
    assert "We publish it." in Client().get("/about/").content.decode()
    address = f"/admin/articles/sitetext/{text.pk}"
    assert client.get(f"{address}/change/").status_code == 200
    assert client.post(f"{address}/change/", {"name": "about", "body": "Other."}).status_code == 403
    assert client.post(f"{address}/delete/", {"post": "yes"}).status_code == 403
    assert signed_in(editor).get("/admin/articles/sitetext/add/").status_code == 403
    assert "About CryoSite: new version" in client.get("/admin/articles/sitetext/").content.decode()


def test_the_check_before_going_public_warns_while_placeholders_remain(managing_editor: User) -> None:
    def waiting() -> list[str]:
        found = run_checks(include_deployment_checks=True, databases=["default"])
        return sorted(str(message.msg) for message in found if message.id == "articles.W001")

    before = waiting()
    assert [message.split("/")[1] for message in before] == ["about", "accessibility", "contact", "privacy"]
    assert "[PLACEHOLDER: publisher, legal form and registered address]" in before[0]
    save_site_text(name="about", body="All is said.", by=managing_editor, base=0)
    assert [message.split("/")[1] for message in waiting()] == ["accessibility", "contact", "privacy"]


def test_the_check_reads_the_database_only_when_asked_to() -> None:
    with CaptureQueriesContext(connection) as queries:
        found = run_checks(include_deployment_checks=True)
    assert not [message for message in found if (message.id or "").startswith("articles.")] and len(queries) == 0


def test_the_shipped_texts_name_every_address_and_the_policy_the_terms_of_the_code() -> None:
    assert sorted(PAGES) == sorted(SiteText.Name.values)
    policy = shipped_body("editorial-policy")
    assert f"until {LOOK_BACK_MONTHS} months after it ended" in policy
    assert DECLARATION_MONTHS == REGISTRATION_CHECK_MONTHS == 12
    assert "once a year" in policy and "again every year" in policy and "Report a mistake" in policy
    assert placeholders_in(policy) == []
    for name in PAGES:
        for link in re.findall(r"\]\((/[^)]*)\)", shipped_body(name)):
            assert link.strip("/") in PAGES, link
    assert Path(shipped_body.__wrapped__.__code__.co_filename).parent.name == "shipped_texts"


def test_who_saves_over_a_version_that_they_did_not_see_is_shown_both_texts(managing_editor: User) -> None:
    client, address = signed_in(managing_editor), "/admin/articles/sitetext/add/?name=about"
    seen = client.get(address).context["adminform"].form["seen"].value()
    save_site_text(name="about", body="Theirs.", by=managing_editor, base=0)
    answer = client.post(address, {"name": "about", "body": "Mine.", "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Version 1 was saved while you were writing" in page
    assert "Theirs.</textarea>" in page and "Mine.</textarea>" in page and SiteText.objects.count() == 1
    seen = answer.context["adminform"].form["seen"].value()
    assert client.post(address, {"name": "about", "body": "Both.", "seen": seen}).status_code == 302
    assert list(SiteText.objects.values_list("number", "body")) == [(2, "Both."), (1, "Theirs.")]


@pytest.mark.parametrize("seen", ["", "[]", "{", '{"about": "x"}', '{"about": null}'])
def test_a_form_that_does_not_say_what_it_started_from_saves_over_nothing(managing_editor: User, seen: str) -> None:
    save_site_text(name="about", body="Theirs.", by=managing_editor, base=0)
    answer = signed_in(managing_editor).post(
        "/admin/articles/sitetext/add/", {"name": "about", "body": "Mine.", "seen": seen}
    )
    assert answer.status_code == 409 and "Mine.</textarea>" in answer.content.decode()
    assert SiteText.objects.count() == 1


def test_whoever_saves_says_from_which_version_they_started(managing_editor: User) -> None:
    save_site_text(name="about", body="Theirs.", by=managing_editor, base=0)
    for base in (0, 2):
        with pytest.raises(SiteTextConflict, match="Version 1 was saved"):
            save_site_text(name="about", body="Mine.", by=managing_editor, base=base)
    assert SiteText.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_two_managers_who_save_at_once_one_is_shown_what_the_other_wrote(
    managing_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have passed the form's check before either saves."""
    met, ends = Barrier(2, timeout=5), []
    save = admin.save_site_text

    def save_together(**what: Any) -> SiteText:
        with suppress(BrokenBarrierError):
            met.wait()
        return save(**what)

    monkeypatch.setattr(admin, "save_site_text", save_together)

    def press(client: Client, body: str) -> None:
        answer = client.post("/admin/articles/sitetext/add/", {"name": "about", "body": body, "seen": '{"about": 0}'})
        ends.append((answer.status_code, answer.content.decode()))
        connection.close()

    clients = [signed_in(managing_editor) for _ in range(2)]
    threads = [Thread(target=press, args=(client, f"Text {at}.")) for at, client in enumerate(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (_, _), (status, page) = sorted(ends)
    assert [end for end, _ in sorted(ends)] == [302, 409] and SiteText.objects.count() == 1
    assert status == 409 and "Text 0.</textarea>" in page and "Text 1.</textarea>" in page
