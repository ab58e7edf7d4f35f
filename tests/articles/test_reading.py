"""What a reader is told before reading: how long, how hard, and on paper what the abbreviations stand for."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import publishing
from articles.choices import Audience, Kind
from articles.models import Article
from articles.reading import reading_of
from tests import factories

pytestmark = pytest.mark.django_db

PLAIN = "\n\nCold can hurt. Keep warm. Wear a hat. Drink warm tea. Ask your nurse. " * 60
BODY = f"{factories.BODY}{PLAIN}\n\n*[IVIG]: intravenous immunoglobulin\n\nIVIG may help.\n"


def page(client: Client, article: Article) -> str:
    return " ".join(client.get(article.get_absolute_url()).content.decode().split())


def test_a_page_for_patients_says_how_long_and_how_hard_it_is(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, body=BODY)
    assert "<span>4 minutes to read · plain language: school grade 1</span>" in page(client, article)
    assert "<dt>IVIG</dt><dd>intravenous immunoglobulin</dd>" in page(client, article)


def test_a_page_for_professionals_says_how_long_alone(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, body=BODY, kind=Kind.CLINICAL_QUESTION, audience=Audience.PROFESSIONALS)
    assert "<span>4 minutes to read</span>" in page(client, article)


def test_no_grade_is_told_of_another_language_or_of_too_few_sentences(editor: User) -> None:
    assert reading_of(factories.draft(editor, body=BODY))["grade"] == 1
    assert reading_of(factories.draft(editor, body=BODY, language="de"))["grade"] is None
    assert reading_of(factories.draft(editor, body="Cold."))["grade"] is None


def test_hard_words_are_not_called_plain(client: Client, editor: User, reviewer: User) -> None:
    hard = "Immunosuppressive pharmacotherapeutic interventions necessitate multidisciplinary characterization. " * 8
    article = factories.live(editor, reviewer, body=f"{factories.BODY}\n\n{hard}")
    assert "school grade" in page(client, article) and "plain language" not in page(client, article)


def test_it_stays_while_an_update_waits_and_changes_with_the_text(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, body=BODY)
    review = factories.under_review(editor, reviewer, factories.edited(article, editor, body=factories.BODY))
    assert "4 minutes to read" in page(client, article)
    factories.approved(review)
    assert "1 minute to read" in page(client, article) and "<dt>IVIG</dt>" not in page(client, article)


def test_rebuilding_the_search_writes_it_for_pages_that_had_none(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, body=BODY)
    Article.objects.filter(pk=article.pk).update(**{"standing": {}})
    publishing.rebuild_search()
    article.refresh_from_db()
    assert article.standing["reading"]["minutes"] == 4


def test_nothing_of_a_retired_text_is_kept_beside_it(editor: User, reviewer: User, managing_editor: User) -> None:
    article = factories.retired(editor, reviewer, managing_editor, body=BODY)
    article.refresh_from_db()
    assert article.standing["reading"] == {} and "intravenous" not in str(article.standing)
