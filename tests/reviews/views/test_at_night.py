"""What readers will see is shown before it is done, is exactly what they see then, and costs nothing to look at."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from reviews import workflow
from reviews.models import Concern, Event, Message, PageWarning, Review, Withdrawal
from tests import factories

pytestmark = pytest.mark.django_db

WARNING, WITHDRAW = "/desk/articles/seen/warning/", "/desk/articles/seen/withdraw-signature/"


@pytest.fixture
def page(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="seen")


@pytest.fixture
def night(managing_editor: User) -> Client:
    client = Client()
    client.force_login(managing_editor)
    return client


def article_of(html: str) -> str:
    """The public page's content: all of its <article>."""
    found = re.search(r"<article class=\"wrap.*</article>", html, re.DOTALL)
    assert found
    return found[0]


def counts() -> list[int]:
    return [model.objects.count() for model in (Event, Message, PageWarning, Review, Withdrawal)]


@pytest.mark.parametrize("kind", ["being_checked", "safety", "evidence"])
def test_the_warning_that_was_shown_is_what_readers_see(page: Article, night: Client, kind: str) -> None:
    before = counts()
    then = article_of(night.get(f"{WARNING}?kind={kind}").content.decode())
    assert counts() == before
    public = Client().get("/articles/seen/").content.decode()
    assert then != article_of(public)
    assert night.post(f"{WARNING}?kind={kind}", {"kind": kind, "reason": "At night."}).status_code == 302
    assert PageWarning.objects.get().kind == kind
    assert article_of(Client().get("/articles/seen/").content.decode()) == then


def test_the_notice_instead_of_a_text_is_shown_before_the_only_signature_goes(page: Article, night: Client) -> None:
    before = counts()
    shown = night.get(WITHDRAW).content.decode()
    assert counts() == before and "This page is not available for now" in shown
    assert "somebody else has to countersign" in shown
    done = night.post(WITHDRAW, {"publication": page.live_id, "reason": "At night."})
    assert done.status_code == 302
    assert article_of(Client().get("/articles/seen/").content.decode()) == article_of(shown)


def test_the_text_that_the_page_falls_back_to_is_shown_whole(
    page: Article, editor: User, reviewer: User, night: Client
) -> None:
    after = factories.approved(factories.under_review(editor, reviewer, factories.edited(page, editor)))
    then = article_of(night.get(WITHDRAW).content.decode())
    assert "A sentence added in revision 2." not in then
    night.post(WITHDRAW, {"publication": after.live_id, "reason": "At night."})
    assert article_of(Client().get("/articles/seen/").content.decode()) == then


def test_a_warning_that_stands_already_is_said_so(page: Article, night: Client) -> None:
    night.post(WARNING, {"kind": "safety", "reason": "At night."})
    assert "stands above the page already" in night.get(f"{WARNING}?kind=safety").content.decode()
    assert night.get(f"{WARNING}?kind=unknown").status_code == 200


def test_a_concern_that_led_here_is_the_reason_to_start_from(
    page: Article, night: Client, editor: User, reviewer: User
) -> None:
    assert page.live
    workflow.report_mistake(publication=page.live, text="Wrong.")
    concern = Concern.objects.get()
    text = night.get(f"/desk/concerns/{concern.pk}/").content.decode()
    for address in (WARNING, WITHDRAW):
        assert f"{address}?concern={concern.pk}" in text
        shown = night.get(f"{address}?concern={concern.pk}").content.decode()
        assert f"Reader’s report (concern {concern.pk})." in shown
    other = factories.live(editor, reviewer, slug="other")
    assert (
        "concern"
        not in night.get(f"/desk/articles/{other.slug}/warning/?concern={concern.pk}").context["form"].initial["reason"]
    )
    assert night.get(f"{WARNING}?concern=9999999999999999999999").status_code == 200


def test_who_may_not_do_it_is_not_shown_it(page: Article, editor: User) -> None:
    client = Client()
    client.force_login(editor)
    assert client.get(WARNING).status_code == client.get(WITHDRAW).status_code == 403
