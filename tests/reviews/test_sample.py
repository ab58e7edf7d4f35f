"""The sample corpus shows each part of the desk at work, says that it is a sample, and its record verifies."""

import pytest
from django.test import Client
from pytest_django import Settings

from articles.models import Article, Subject
from reviews.models import Comment, Concern, Event, Member, Message, Review
from reviews.sample.load import load
from reviews.states import State
from reviews.verification import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples(settings: Settings) -> int:
    """How many articles were loaded: only where the site is a demonstration."""
    settings.DEBUG = True
    return load()


def test_a_newcomer_finds_one_of_each(samples: int, client: Client) -> None:
    assert samples == 11 and not Message.objects.exists()
    assert set(Review.objects.values_list("state", flat=True)) == set(State) - {State.WITHDRAWN}
    patients = Article.objects.get(slug="how-cryoglobulins-are-tested")
    assert patients.standing["pair"]["slug"] == "reliable-cryoglobulin-testing"
    assert "/articles/reliable-cryoglobulin-testing/" in client.get(patients.get_absolute_url()).content.decode()
    assert set(Subject.objects.values_list("role", "name")) == {("drug", "rituximab")}
    suggestion = Comment.objects.exclude(replacement="").get()
    assert suggestion.is_open and suggestion.review.state == State.CHANGES_REQUESTED and suggestion.replies.exists()
    assert set(Concern.objects.open().values_list("kind", flat=True)) == {"report", "alert"}
    assert Member.objects.exclude(away_from=None).get().user.username == "reviewer2"


def test_what_nobody_said_says_that_it_is_a_sample(samples: int) -> None:
    for concern in Concern.objects.select_related("report", "alert", "reference"):
        assert "Sample" in concern.asked
    for remark in Comment.objects.exclude(replacement="").prefetch_related("replies"):
        assert all("Sample" in said.text for said in (remark, *remark.replies.all()))


def test_its_record_verifies_and_each_chain_goes_forward_in_time(samples: int) -> None:
    assert verify().faults == []
    for article in Article.objects.all():
        times = list(Event.objects.filter(article=article).order_by("seq").values_list("at", flat=True))
        assert times == sorted(times), article.slug
