"""The drugs that managing editors list are set off on every page that compares texts, at the cost of one query."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.rendering.quotes import Quote
from reviews import workflow
from reviews.models import DrugName, Review
from reviews.workflow import About
from tests import factories
from tests.reviews.views.desk import page, signed_in, written

BODY = "Take hopewort with water, once you are warm [@made2020up].\n\n> [!URGENT]\n> Call."
CHANGED = BODY.replace("hopewort", "braveroot")
SET_OFF = " drug name] "

PAGES: dict[str, Callable[[Article, Review], str]] = {
    "the review page": lambda article, review: f"/desk/reviews/{review.pk}/",
    "the review page in the admin": lambda article, review: f"/admin/reviews/review/{review.pk}/change/",
    "two revisions": lambda article, review: page(article, "compare/?from=1&to=2"),
    "bringing back": lambda article, review: page(article, "revisions/1/bring-back/"),
}


@pytest.fixture
def review(editor: User, reviewer: User, administrator: User) -> Review:
    article = factories.live(editor, reviewer, body=BODY)
    return factories.submitted(editor, factories.edited(article, editor, body=CHANGED))


@pytest.mark.parametrize("name", PAGES)
def test_a_listed_drug_is_set_off_for_one_query(administrator: User, review: Review, name: str) -> None:
    client, address = signed_in(administrator), PAGES[name](review.article, review)
    assert SET_OFF not in client.get(address).content.decode()
    DrugName.objects.bulk_create(DrugName(name=f"herb{number}") for number in range(50))
    DrugName.objects.create(name="braveroot")
    with CaptureQueriesContext(connection) as queries:
        assert f"{SET_OFF}</span>braveroot" in client.get(address).content.decode()
    assert len([query for query in queries if "reviews_drugname" in query["sql"]]) == 1


def test_a_listed_drug_is_set_off_where_two_texts_are_put_together(editor: User, second_editor: User) -> None:
    DrugName.objects.create(name="braveroot")
    article = factories.draft(editor, body=BODY).article
    factories.edited(article, second_editor, body=BODY, title="Their title")
    answer = signed_in(editor).post(page(article, "edit/"), written(base=1, body=CHANGED))
    assert answer.status_code == 409 and f"{SET_OFF}</span>braveroot" in answer.content.decode()


def test_a_listed_drug_is_set_off_in_words_that_a_comment_proposes(editor: User, reviewer: User) -> None:
    DrugName.objects.create(name="braveroot")
    review = factories.under_review(editor, reviewer, body=BODY)
    about = About(passage=Quote("hopewort"), replacement="braveroot")
    comment = workflow.comment(by=reviewer, review=review, text="Another drug is meant.", about=about)
    shown = signed_in(editor).get(f"/desk/comments/{comment.pk}/take-over/").content.decode()
    assert f"{SET_OFF}</span>braveroot" in shown


def test_a_drug_is_listed_in_any_letters(administrator: User, review: Review) -> None:
    DrugName.objects.create(name="BraveRoot")
    assert SET_OFF in signed_in(administrator).get(f"/desk/reviews/{review.pk}/").content.decode()
