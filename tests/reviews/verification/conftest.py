from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from articles.models import Article
from reviews import keys, triggers, workflow
from reviews.models import Signature
from tests import factories


@pytest.fixture
def key_file(tmp_path: Path, settings: Settings) -> Path:
    """A signing key of the test's own."""
    path = tmp_path / "signing-key.jwk"
    keys.make_key(path)
    settings.SIGNING_KEY_FILE, settings.SIGNING_OLD_KEYS_FILE = str(path), ""
    return path


@pytest.fixture
def article(editor: User, reviewer: User, second_reviewer: User, second_editor: User, managing_editor: User) -> Article:
    """Signed twice, the second signature withdrawn in an emergency and countersigned; two more articles beside it."""
    factories.live(second_editor, second_reviewer, slug="another")
    factories.edited(factories.draft(editor, slug="never-submitted").article, editor)
    article = factories.live(editor, reviewer, slug="twice-signed")
    update = factories.edited(article, editor)
    article = factories.approved(factories.under_review(editor, second_reviewer, update))
    assert article.live is not None
    withdrawal = workflow.withdraw_signature(
        by=managing_editor,
        signature=Signature.objects.get(pk=article.live.signature_id),
        seen_publication=article.live_id,
        reason="A dose is wrong.",
    )
    workflow.countersign(by=reviewer, withdrawal=withdrawal)
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def owner(article: Article) -> None:
    """Somebody who owns the database and takes its guards off first."""
    triggers.remove()
