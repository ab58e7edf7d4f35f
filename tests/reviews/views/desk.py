"""How a test walks through the desk: signed in, with the forms as a browser would post them."""

from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from reviews.checklists import checklist_for
from reviews.models import Review
from tests import factories
from tests.people import PASSWORD


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def shown(user: User, address: str = "/desk/") -> str:
    """What this user gets at this address."""
    answer = signed_in(user).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def queries(user: User, address: str) -> int:
    """How many queries the page takes this user, once its templates are loaded."""
    client = signed_in(user)
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def seen(review: Review) -> dict[str, Any]:
    """The hidden fields of a page that shows this round as it is now."""
    fresh = Review.objects.select_related("revision").get(pk=review.pk)
    return {
        "seen_review": fresh.pk,
        "seen_revision": fresh.revision.number,
        "seen_content_hash": fresh.revision.content_hash,
        "seen_version": fresh.version,
    }


def signing(review: Review, **changes: Any) -> dict[str, Any]:
    """A complete signing form."""
    checks = {f"check_{key}": "on" for key in checklist_for(review.revision.kind)}
    filled = {
        **seen(review),
        **checks,
        "scope": "whole",
        "disclosures": factories.no_interests(),
        "note": "Read twice.",
        "term_months": "",
        "password": PASSWORD,
        **changes,
    }
    return {name: value for name, value in filled.items() if value is not None}


def decision(review: Review, verb: str) -> str:
    return f"/desk/reviews/{review.pk}/{verb}/"


def page(article: Article, what: str = "") -> str:
    return f"/desk/articles/{article.slug}/{what}"


def written(**changes: Any) -> dict[str, Any]:
    """The editor's form, filled in so that nothing is missing."""
    factories.reference()
    return {
        "base": 0,
        "title": "What are cryoglobulins?",
        "slug": "",
        "kind": "explainer",
        "audience": "patients",
        "summary": "Proteins that clump together in the cold.",
        "body": factories.BODY,
        "author_1": factories.author().pk,
        "source": "Written for this test.",
        "permission": "Our own text.",
        "ai_use": "None.",
        "funding": "None.",
        **changes,
    }
