from datetime import UTC, datetime, timedelta

import time_machine
from django.contrib.auth.models import User

from articles.models import Article, Revision
from reviews.saves import sittings
from tests import factories

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def saved(article: Article, by: User, minutes: int) -> Revision:
    with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
        return factories.edited(article, by)


def numbers(article: Article, kept: frozenset[int] = frozenset()) -> list[list[int]]:
    found = sittings(article.revisions.order_by("-number"), kept)
    return [[sitting.last.number, *(revision.number for revision in sitting.earlier)] for sitting in found]


def test_saves_of_one_person_in_one_sitting_fold_under_the_last(editor: User) -> None:
    with time_machine.travel(NOON, tick=False):
        article = factories.draft(editor).article
    for minutes in (5, 20, 49):
        saved(article, editor, minutes)
    saved(article, editor, 90)
    assert numbers(article) == [[5], [4, 3, 2, 1]]


def test_another_person_ends_a_sitting(editor: User, second_editor: User) -> None:
    with time_machine.travel(NOON, tick=False):
        article = factories.draft(editor).article
    saved(article, second_editor, 2)
    saved(article, editor, 4)
    assert numbers(article) == [[3], [2], [1]]


def test_a_submitted_text_stands_by_itself(editor: User) -> None:
    with time_machine.travel(NOON, tick=False):
        article = factories.draft(editor).article
    second = saved(article, editor, 1)
    saved(article, editor, 2)
    assert numbers(article, frozenset({second.pk})) == [[3], [2, 1]]
