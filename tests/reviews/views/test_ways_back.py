"""The way back at the desk: what is shown before it is done, and what is refused."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article
from reviews.models import PageWarning, Redaction, Withdrawal
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="seen")


def at(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=args)


def test_the_signer_is_shown_what_readers_will_see_and_withdraws(
    article: Article, reviewer: User, client: Client
) -> None:
    client.force_login(reviewer)
    page = client.get(at("withdraw_signature", "seen"))
    assert "not available for now" in page.content.decode()
    response = client.post(
        at("withdraw_signature", "seen"), {"publication": article.live_id, "reason": "A dose is wrong."}
    )
    assert response.status_code == 302
    assert Withdrawal.objects.get().by == reviewer
    assert "No signature stands" in client.get(at("workspace", "seen")).content.decode()


@pytest.mark.parametrize(
    ("fields", "status"), [({"reason": "Wrong."}, 409), ({"publication": "live", "reason": " "}, 422)]
)
def test_a_stale_or_empty_form_withdraws_nothing_and_keeps_the_reason(
    article: Article, reviewer: User, client: Client, fields: dict[str, str], status: int
) -> None:
    client.force_login(reviewer)
    given = {**fields, "publication": str(article.live_id)} if "publication" in fields else fields
    response = client.post(at("withdraw_signature", "seen"), given)
    assert response.status_code == status
    assert fields["reason"].strip() in response.content.decode()
    assert not Withdrawal.objects.exists()


def test_an_emergency_is_countersigned_by_somebody_else(
    article: Article, managing_editor: User, second_reviewer: User, client: Client
) -> None:
    client.force_login(managing_editor)
    client.post(at("withdraw_signature", "seen"), {"publication": article.live_id, "reason": "A dose is wrong."})
    withdrawal = Withdrawal.objects.get()
    assert client.post(at("countersign", withdrawal.pk)).status_code == 403
    client.force_login(second_reviewer)
    assert client.post(at("countersign", withdrawal.pk)).status_code == 302
    withdrawal.refresh_from_db()
    assert withdrawal.countersigned_by == second_reviewer


def test_a_warning_is_shown_and_lifted(article: Article, managing_editor: User, client: Client) -> None:
    client.force_login(managing_editor)
    assert client.post(at("show_warning", "seen"), {"kind": "mine", "reason": "Why."}).status_code == 422
    assert client.post(at("show_warning", "seen"), {"kind": "safety", "reason": "An alert."}).status_code == 302
    assert "New safety information" in client.get("/articles/seen/").content.decode()
    assert client.post(at("lift_warning", PageWarning.objects.get().pk)).status_code == 302
    assert "New safety information" not in client.get("/articles/seen/").content.decode()


def test_a_redaction_takes_two_people(
    article: Article, managing_editor: User, administrator: User, client: Client
) -> None:
    client.force_login(managing_editor)
    assert client.post(at("redact", "seen", 1), {"notice": "Consent was withdrawn."}).status_code == 302
    redaction = Redaction.objects.get()
    assert client.post(at("confirm_redaction", redaction.pk)).status_code == 403
    client.force_login(administrator)
    assert client.post(at("confirm_redaction", redaction.pk)).status_code == 302
    assert "Consent was withdrawn." in client.get("/articles/seen/").content.decode()


@pytest.mark.parametrize("name", ["withdraw_signature", "show_warning"])
def test_editors_have_no_way_there(article: Article, editor: User, client: Client, name: str) -> None:
    client.force_login(editor)
    assert client.get(at(name, "seen")).status_code == 403
