"""What live pages lack of JAMA's four benchmarks is seen on the workspace and in one list."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Contributor
from reviews.views import trust
from tests import factories
from tests.reviews.views.desk import signed_in


def whole(editor: User, reviewer: User, slug: str) -> None:
    """A live page that meets all four."""
    author, _ = Contributor.objects.get_or_create(
        slug="whole", defaults={"name": "Willa Whole", "credentials": "MD", "affiliation": "A hospital"}
    )
    factories.live(editor, reviewer, slug=slug, authors=(author,))


def test_the_workspace_says_what_the_live_page_lacks(editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="lacking")
    whole(editor, reviewer, "whole")
    lacking, complete = (
        signed_in(editor).get(f"/desk/articles/{slug}/").content.decode() for slug in ("lacking", "whole")
    )
    assert "Authorship: lacking" in lacking and "Each author is named with credentials and affiliation." in lacking
    assert "Authorship" in complete and ": lacking" not in complete


def test_the_list_names_every_live_page_and_no_other(
    editor: User, reviewer: User, managing_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trust, "PAGE_SIZE", 2)
    for slug in ("a", "b", "c"):
        factories.live(editor, reviewer, slug=slug)
    factories.draft(editor, slug="draft-only")
    factories.retired(editor, reviewer, managing_editor, slug="retired-one")
    first = signed_in(reviewer).get("/desk/trust/").context
    second = signed_in(reviewer).get("/desk/trust/", {"after": first["page"].next}).context
    assert [article.slug for context in (first, second) for article, _ in context["lines"]] == ["a", "b", "c"]
    assert [one.name for one in first["lines"][0][1] if not one.is_met] == ["Authorship"]


def test_the_list_costs_the_same_for_one_page_and_for_many(editor: User, reviewer: User) -> None:
    client = signed_in(editor)
    for more in (1, 10):
        for _ in range(more):
            factories.live(editor, reviewer)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/desk/trust/").status_code == 200
        asked = [query["sql"] for query in queries if "articles_article" in query["sql"]]
        assert len(asked) == 1 and len(queries) <= 6, [query["sql"][:90] for query in queries]
