"""Only what is live is ever in the index, and what leaves it leaves in the same transaction."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles import publishing, search
from articles.models import Article, SearchEntry, SearchTerm
from reviews import workflow
from reviews.models import Signature
from tests import factories

pytestmark = pytest.mark.django_db


class Undone(Exception):
    pass


def slugs(text: str) -> list[str]:
    return [result.article.slug for result in search.find(text).results]


@pytest.fixture
def page(editor: User, reviewer: User) -> Article:
    return factories.live(
        editor, reviewer, slug="page", title="Ribavirin", body="Pentoxifylline.\n\n## Anakinra\n\nCold."
    )


def retire(article: Article, by: User) -> None:
    article.refresh_from_db()
    workflow.retire(by=by, article=article, seen_publication=article.live_id, reason="Superseded.")


def withdraw(article: Article, by: User) -> None:
    article.refresh_from_db()
    signature = Signature.objects.filter(review__article=article).latest("pk")
    workflow.withdraw_signature(by=by, signature=signature, seen_publication=article.live_id, reason="A mistake.")


def test_a_retired_page_leaves_the_index_and_the_suggestions(page: Article, managing_editor: User) -> None:
    assert slugs("ribavirin") == ["page"] and search.suggest("anak")
    retire(page, managing_editor)
    assert slugs("ribavirin") == [] and search.suggest("anak") == []
    assert not SearchEntry.objects.exists() and not SearchTerm.objects.exists()


def test_a_page_whose_only_signature_was_withdrawn_leaves_the_index(page: Article, reviewer: User) -> None:
    withdraw(page, reviewer)
    assert slugs("ribavirin") == [] and not SearchTerm.objects.exists()


def test_a_superseded_text_leaves_the_index_and_comes_back_with_its_signature(
    page: Article, editor: User, reviewer: User
) -> None:
    update = factories.edited(page, editor, title="Ribavirin", body="Belatacept.\n\n## Emapalumab\n\nCold.")
    factories.approved(factories.under_review(editor, reviewer, update))
    assert slugs("pentoxifylline") == [] and search.suggest("anak") == []
    assert slugs("belatacept") == ["page"] and search.suggest("emapa")
    withdraw(page, reviewer)
    assert slugs("belatacept") == [] and search.suggest("emapa") == []
    assert slugs("pentoxifylline") == ["page"] and search.suggest("anak")


@pytest.mark.parametrize("verb", [retire, withdraw])
def test_what_is_undone_leaves_the_index_as_it_was(page: Article, managing_editor: User, verb: object) -> None:
    terms = set(SearchTerm.objects.values_list("key", "kind", "articles"))
    with pytest.raises(Undone), transaction.atomic():
        verb(page, managing_editor)  # type: ignore[operator]
        assert slugs("ribavirin") == []
        raise Undone
    assert slugs("ribavirin") == ["page"]
    assert set(SearchTerm.objects.values_list("key", "kind", "articles")) == terms


def test_a_publication_that_is_undone_never_was_in_the_index(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer, title="Ribavirin")
    with pytest.raises(Undone), transaction.atomic():
        factories.approved(review)
        assert len(slugs("ribavirin")) == 1
        raise Undone
    assert slugs("ribavirin") == [] and not SearchTerm.objects.exists()


def test_a_redacted_text_leaves_the_index(page: Article, managing_editor: User, administrator: User) -> None:
    page.refresh_from_db()
    assert page.live is not None
    asked = workflow.request_redaction(
        by=managing_editor, revision=page.live.revision, notice="Taken out by court order."
    )
    workflow.confirm_redaction(by=administrator, redaction=asked)
    assert slugs("ribavirin") == slugs("pentoxifylline") == []
    assert search.suggest("anak") == search.suggest("ribav") == []


def test_a_page_is_found_by_the_name_of_its_topic_until_it_is_filed_elsewhere(page: Article, editor: User) -> None:
    workflow.set_topics(by=editor, article=page, topics=[factories.topic("Zebrafish")])
    assert slugs("zebrafish") == ["page"] and [one.kind for one in search.suggest("zebra")][:1]
    workflow.set_topics(by=editor, article=page, topics=[])
    assert slugs("zebrafish") == [] and search.suggest("zebra") == []


def test_a_word_of_two_pages_stays_suggested_while_one_of_them_is_live(
    page: Article, editor: User, reviewer: User, managing_editor: User
) -> None:
    factories.live(editor, reviewer, slug="other", body="Cold.\n\n## Anakinra\n\nWarm.")
    assert SearchTerm.objects.get(key="anakinra", kind="heading").articles == 2
    retire(page, managing_editor)
    assert SearchTerm.objects.get(key="anakinra", kind="heading").articles == 1


def test_rebuilding_makes_the_index_that_the_verbs_made(
    page: Article, editor: User, reviewer: User, managing_editor: User
) -> None:
    other = factories.live(editor, reviewer, slug="other", title="Belatacept")
    retire(factories.live(editor, reviewer, slug="gone", title="Emapalumab"), managing_editor)
    fields = ("article", "revision", "title", "summary", "headings", "body", "passages", "terms", "sort_key")
    before = list(SearchEntry.objects.order_by("article").values_list(*fields))
    terms = set(SearchTerm.objects.values_list("key", "kind", "shown", "detail", "articles"))
    SearchEntry.objects.filter(article=other).delete()
    SearchEntry.objects.filter(article=page).update(title="something else", terms=[["x", "word", "x", ""]])
    assert publishing.rebuild_search() == 2
    assert list(SearchEntry.objects.order_by("article").values_list(*fields)) == before
    assert set(SearchTerm.objects.values_list("key", "kind", "shown", "detail", "articles")) == terms
    assert slugs("belatacept") == ["other"]
