"""Accounts come and go; what was signed stays. Contact data and free text can be erased, and every chain holds."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError, QuerySet
from django.test import Client

from articles.models import Article
from reviews import workflow
from reviews.models import Comment, Event, Message, Review, Signature
from reviews.verification import Findings, verify
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(
    editor: User, second_editor: User, reviewer: User, second_reviewer: User, managing_editor: User,
    administrator: User, stranger: User,
) -> Article:  # fmt: skip
    """Everybody but the stranger and the administrator had a hand in it."""
    review = factories.under_review(editor, reviewer, slug="live")
    workflow.comment(by=reviewer, review=review, text="Write to rita_reviewer@example.org.")
    workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="Ask Rita.")
    article = factories.approved(factories.under_review(editor, reviewer, factories.edited(review.article, editor)))
    factories.approved(factories.under_review(second_editor, second_reviewer, factories.draft(second_editor)))
    return workflow.retire(by=managing_editor, article=article, seen_publication=article.live_id, reason="Superseded.")


def history() -> tuple[int, int, Findings]:
    return Event.objects.count(), Signature.objects.count(), verify()


def by_admin(user: User, client: Client) -> None:
    client.force_login(User.objects.get(username="ada_administrator"))
    response = client.post(f"/admin/auth/user/{user.pk}/delete/", {"post": "yes"})
    assert response.status_code in (200, 302, 403, 404)


def by_orm(user: User, client: Client) -> None:
    user.delete()


def by_queryset(user: User, client: Client) -> None:
    User.objects.filter(pk=user.pk).delete()


def by_private_queryset(user: User, client: Client) -> None:
    QuerySet(User).filter(pk=user.pk)._raw_delete(connection.alias)
    connection.check_constraints()


def by_sql(user: User, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM auth_user WHERE id = %s", [user.pk])
    connection.check_constraints()


@pytest.mark.parametrize("way", [by_admin, by_orm, by_queryset, by_private_queryset, by_sql])
def test_deleting_anybody_is_refused_or_leaves_the_history_whole(
    article: Article, client: Client, way: Callable[[User, Client], None]
) -> None:
    before = history()
    assert before[2].faults == []
    for user in list(User.objects.order_by("pk")):
        refused = False
        with transaction.atomic():
            try:
                with transaction.atomic():
                    way(user, client)
            except (ProtectedError, IntegrityError):
                refused = True
            gone = not User.objects.filter(pk=user.pk).exists()
            assert not (refused and gone)
            assert history() == before
            if Event.objects.filter(by=user).exists() or Signature.objects.filter(signer=user).exists():
                assert not gone, f"{user} has a hand in the history"
            transaction.set_rollback(True)


def test_contact_data_and_free_text_can_be_erased_and_every_chain_holds(
    article: Article, reviewer: User, client: Client
) -> None:
    before = client.get("/articles/live/record/").content
    User.objects.update(email="", first_name="", last_name="")
    for user in User.objects.all():
        User.objects.filter(pk=user.pk).update(username=f"former-{user.pk}", is_active=False)
    Message.objects.all().delete()
    Comment.objects.update(text="")
    Review.objects.update(reason="", change_note="", answers={})
    assert verify().faults == []
    assert client.get("/articles/live/record/").content == before
