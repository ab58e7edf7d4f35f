import pytest
import time_machine
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from reviews.presence import end_presence, note_presence
from tests import factories
from tests.reviews.views.desk import page, signed_in


def test_who_has_the_article_open_is_told_to_the_other(editor: User, second_editor: User) -> None:
    article = factories.draft(editor).article
    assert note_presence(article, editor) == []
    assert [other.name for other in note_presence(article, second_editor)] == ["Edith Editor"]


def test_an_editor_who_has_gone_is_named_no_more(editor: User, second_editor: User) -> None:
    article = factories.draft(editor).article
    note_presence(article, editor)
    end_presence(article, editor)
    assert note_presence(article, second_editor) == []


def test_an_editor_without_a_sign_of_life_is_named_no_more(editor: User, second_editor: User) -> None:
    article = factories.draft(editor).article
    with time_machine.travel("2026-03-01 10:00", tick=False):
        note_presence(article, editor)
    with time_machine.travel("2026-03-01 10:01", tick=False):
        assert len(note_presence(article, second_editor)) == 1
    with time_machine.travel("2026-03-01 10:02", tick=False):
        assert note_presence(article, second_editor) == []


def test_a_sign_of_life_costs_two_statements(
    editor: User, second_editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = factories.draft(editor).article
    note_presence(article, second_editor)
    for _ in range(2):
        with django_assert_num_queries(2):
            note_presence(article, editor)


@pytest.mark.parametrize("closed", [True, False])
def test_the_open_editor_says_so_over_http(editor: User, second_editor: User, closed: bool) -> None:

    article = factories.draft(editor).article
    signed_in(editor).get(page(article, "edit/"))
    if closed:
        assert signed_in(editor).post(page(article, "presence/"), {"closed": "1"}).status_code == 204
    answer = signed_in(second_editor).post(page(article, "presence/")).json()
    assert answer == {"others": [] if closed else ["Edith Editor"], "newest": 1}
