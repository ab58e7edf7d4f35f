"""A person has a page where a public page names them, and nowhere else."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Contributor
from reviews import workflow
from reviews.models import Signature
from tests import factories

pytestmark = pytest.mark.django_db

PERSON = re.compile(r'href="(/people/[\w-]+/)"')


def somebody(slug: str) -> Contributor:
    return Contributor.objects.create(slug=slug, name=slug.title(), credentials="MD", affiliation="A place")


def withdrawn(article: Article, reviewer: User) -> None:
    assert article.live is not None
    signature = Signature.objects.get(pk=article.live.signature_id)
    workflow.withdraw_signature(by=reviewer, signature=signature, seen_publication=article.live_id, reason="Wrong.")


def listed(client: Client) -> set[str]:
    return set(PERSON.findall(client.get("/people/").content.decode()))


def test_who_has_only_drafts_answers_exactly_as_an_unknown_address_does(
    client: Client, editor: User, reviewer: User
) -> None:
    factories.submitted(editor, authors=(somebody("drafter"),))
    factories.live(editor, reviewer)
    hidden, unknown = client.get("/people/drafter/"), client.get("/people/nobodyy/")
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content.replace(b"drafter", b"nobodyy") == unknown.content
    assert hidden.headers.keys() == unknown.headers.keys()


def test_author_and_reviewer_of_a_live_page_have_a_page_and_are_listed(
    client: Client, editor: User, reviewer: User
) -> None:
    factories.live(editor, reviewer, authors=(somebody("writer"),))
    assert listed(client) == {"/people/writer/", "/people/rita-reviewer/"}
    assert "Written" in client.get("/people/writer/").content.decode()
    assert "Reviewed" in client.get("/people/rita-reviewer/").content.decode()
    assert client.get("/people/edith-editor/").status_code == 404


def test_a_retired_page_keeps_its_people_but_not_in_the_list(
    client: Client, editor: User, reviewer: User, managing_editor: User
) -> None:
    factories.retired(editor, reviewer, managing_editor, authors=(somebody("writer"),))
    assert listed(client) == set()
    for slug in ("writer", "rita-reviewer"):
        page = client.get(f"/people/{slug}/")
        assert page.status_code == 200 and "is live at present" in page.content.decode()


def test_an_author_of_an_earlier_approved_version_keeps_the_page_that_it_links_to(
    client: Client, editor: User, reviewer: User
) -> None:
    article = factories.live(editor, reviewer, slug="seen", authors=(somebody("former"),))
    factories.approved(factories.under_review(editor, reviewer, factories.edited(article, editor)))
    assert "/people/former/" in client.get("/articles/seen/v/1/").content.decode()
    assert client.get("/people/former/").status_code == 200 and "/people/former/" not in listed(client)


def test_the_author_of_a_text_without_a_standing_signature_has_no_page(
    client: Client, editor: User, reviewer: User
) -> None:
    withdrawn(factories.live(editor, reviewer, authors=(somebody("writer"),)), reviewer)
    assert client.get("/people/writer/").status_code == 404 and listed(client) == set()


def test_every_person_whom_a_public_page_links_to_answers(
    client: Client, editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    article = factories.live(editor, reviewer, slug="seen", authors=(somebody("one"), somebody("two")))
    factories.approved(factories.under_review(editor, second_reviewer, factories.edited(article, editor)))
    factories.retired(editor, reviewer, managing_editor, slug="gone", authors=(somebody("three"),))
    withdrawn(factories.live(editor, second_reviewer, slug="fallen", authors=(somebody("four"),)), second_reviewer)
    links = set()
    for slug in ("seen", "gone", "fallen"):
        for rest in ("", "v/1/", "v/2/", "history/", "record/"):
            links |= set(PERSON.findall(client.get(f"/articles/{slug}/{rest}").content.decode()))
    assert len(links) >= 4
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_list_of_people_costs_one_query_and_a_page_of_one_costs_three(
    client: Client, editor: User, reviewer: User
) -> None:
    for number in range(3):
        factories.live(editor, reviewer, authors=(somebody(f"writer-{number}"),))
    for address, queries in (("/people/", 1), ("/people/rita-reviewer/", 3), ("/people/nobody/", 1)):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) == queries, address
