"""`verify_record`: what it prints, and how it ends."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from reviews import triggers
from reviews.models import Signature
from reviews.verification import verify

pytestmark = pytest.mark.django_db


def test_it_says_how_much_it_verified(article: Article) -> None:
    out = StringIO()
    call_command("verify_record", stdout=out, stderr=StringIO())
    assert out.getvalue() == "3 articles, 16 events: 0 faults.\n"


def test_it_verifies_one_article(article: Article) -> None:
    out = StringIO()
    call_command("verify_record", article="another", stdout=out, stderr=StringIO())
    assert out.getvalue() == "1 articles, 4 events: 0 faults.\n"


def test_an_unknown_article_ends_it_with_a_sentence(article: Article) -> None:
    with pytest.raises(CommandError, match="no article at /articles/nowhere/") as ended:
        call_command("verify_record", article="nowhere")
    assert ended.value.returncode == 1


def test_a_fault_is_a_line_with_article_table_row_and_column(article: Article, owner: None) -> None:
    first = Signature.objects.earliest("pk").pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reviews_signature SET name = 'Somebody Else' WHERE id = %s", [first])
    triggers.install()
    out = StringIO()
    with pytest.raises(CommandError, match="1 faults") as ended:
        call_command("verify_record", stdout=out, stderr=StringIO())
    assert ended.value.returncode == 1
    assert out.getvalue().splitlines()[1].split()[:4] == ["another", "reviews_signature", str(first), "name"]


def test_it_shows_how_far_it_is(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviews.management.commands.verify_record.EVERY", 5)
    monkeypatch.setattr("reviews.verification.EVENTS_AT_ONCE", 5)
    err = StringIO()
    call_command("verify_record", stdout=StringIO(), stderr=err)
    assert err.getvalue().splitlines() == ["5 of 16 events …", "10 of 16 events …", "15 of 16 events …"]


def test_it_asks_the_database_the_same_number_of_times_for_one_batch(
    article: Article, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(40):
        verify()
