"""Any input answers: no error, no script, no word that nobody approved."""

import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.query import MAX_CLAUSES, MAX_LENGTH, read
from reviews import workflow
from tests import factories

pytestmark = pytest.mark.django_db

CANARY = "Zanzibarcanary"
PIECES = st.sampled_from(
    ['"', "-", "'", "(", ")", "*", ":", "AND", "OR", "NOT", "NEAR(", "^", "{title}", "<->", "&", "|", "!", "\\", "%", "_",
     "--", ";", "\x00", "<script>alert(1)</script>", "IL-6", "cold", "IVIG", CANARY.lower(), "🧊", "كريو", "寒冷", "ii", " "]
)  # fmt: skip
TYPED = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES).map(" ".join))
ADDRESSES = (
    "/", "/articles/", "/articles/a-z/", "/people/", "/search/", "/articles/seen/", "/articles/gone/", "/topics/basics/",
    "/people/rita-reviewer/", "/people/paula-penwright/", "/sitemap.xml", "/articles/a-z/?letter=Z",
)  # fmt: skip


@pytest.fixture
def canaries(editor: User, reviewer: User, managing_editor: User) -> None:
    """A word in a draft, a superseded text, a pending update, a comment and a retired text; none of it is live."""
    seen = factories.live(
        editor, reviewer, slug="seen", title=f"{CANARY} once", body=f"Cold {CANARY}.\n\n## {CANARY}\n\nIL-6."
    )
    workflow.set_topics(by=editor, article=seen, topics=[factories.topic()])
    approved = factories.edited(seen, editor, title="Cold", body="Cold, with IL-6 and IVIG.")
    factories.approved(factories.under_review(editor, reviewer, approved))
    factories.draft(editor, title=f"{CANARY} draft", summary=CANARY, body=f"{CANARY}.\n\n*[ZCX]: {CANARY} extra")
    update = factories.edited(
        seen, editor, title=f"{CANARY} update", summary=CANARY, body=f"{CANARY}.\n\n## {CANARY}\n\nX."
    )
    review = factories.submitted(editor, update)
    workflow.comment(by=editor, review=review, text=CANARY)
    factories.retired(editor, reviewer, managing_editor, slug="gone", body=f"{CANARY} retired.", title="Gone away")


@settings(max_examples=max(200, settings().max_examples))
@given(
    typed=TYPED,
    page=st.sampled_from(["", "1", "2", "-1", "x", "99999999"]),
    audience=st.sampled_from(["", "patients", "'"]),
)
def test_any_search_answers_without_script_or_unapproved_word(
    client: Client, canaries: None, typed: str, page: str, audience: str
) -> None:
    asked = typed.encode("utf-8", "replace").decode()
    response = client.get("/search/", {"q": asked, "page": page, "audience": audience})
    assert response.status_code == 200
    text = response.content.decode()
    assert "<script>" not in text and "alert(1)</script" not in text
    for result in response.context["found"].results:
        shown = "".join(words for parts in (result.title, result.summary, *result.passages) for words, _ in parts)
        assert CANARY.lower() not in shown.lower()
    assert CANARY not in text
    suggested = client.get("/search/suggest", {"q": asked})
    assert suggested.status_code == 200 and CANARY.lower() not in suggested.content.decode().lower()


@pytest.mark.parametrize(
    "typed", ["", " ", "-", '"', '""', "- -", "\x00", "a" * 10_000, "ab " * 5_000, '"' * 999, "🧊", "ع"]
)
def test_odd_input_answers(client: Client, canaries: None, typed: str) -> None:
    assert client.get("/search/", {"q": typed}).status_code == 200
    assert client.get("/search/suggest", {"q": typed}).status_code == 200


@pytest.mark.parametrize(
    "raw", ["q=%ff%fe", "q=%00", "q", "page=2", "q=cold&q=warm", "q=cold&topic=%00", "q=%ed%a0%80"]
)
def test_malformed_addresses_answer(client: Client, canaries: None, raw: str) -> None:
    assert client.get(f"/search/?{raw}").status_code == 200
    assert client.get(f"/search/suggest?{raw}").status_code == 200
    assert client.get(f"/articles/a-z/?{raw}&letter=%00").status_code == 200


def test_words_that_nobody_approved_are_found_by_no_public_address(client: Client, canaries: None) -> None:
    for asked in (CANARY, CANARY[:6], f'"{CANARY} draft"', "ZCX", f"cold {CANARY}", f"{CANARY[:-1]}"):
        found = client.get("/search/", {"q": asked}).context
        assert found["found"].total == 0 and not found["meant"]
        assert json.loads(client.get("/search/suggest", {"q": asked}).content) == []
    for address in ADDRESSES:
        response = client.get(address)
        assert response.status_code == 200 and CANARY not in response.content.decode(), address


@given(st.text())
def test_any_text_reads_as_a_query_of_bounded_size(typed: str) -> None:
    query = read(typed)
    assert len(query.text) <= MAX_LENGTH and len(query.clauses) <= MAX_CLAUSES
    assert all(phrase for clause in query.clauses for alternative in clause for phrase in alternative)
