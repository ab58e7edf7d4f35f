"""The README's PostgreSQL roles: what the site's own role may not do, and that all verbs work under it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.utils import OperationalError

from articles.models import Article, Revision
from reviews import workflow
from reviews.models import Event, Signature
from reviews.verification import verify
from reviews.workflow import Seen
from tests import factories

README = Path(__file__).resolve().parents[2] / "README.md"
DATABASE = r"\bON DATABASE \w+"

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def statements(role: str) -> list[str]:
    """The SQL of the README's production part, for a role of this process and this test's database."""
    blocks = re.findall(r"```sql\n(.*?)```", README.read_text(), re.DOTALL)
    sql = "\n".join(block for block in blocks if "CREATE ROLE" in block)
    sql = re.sub(r"--.*", "", sql).replace("cryosite_web", role)
    sql = re.sub(DATABASE, f"ON DATABASE {connection.settings_dict['NAME']}", sql)
    return [statement.strip() for statement in sql.split(";") if statement.strip()]


@pytest.fixture
def article(editor: User, reviewer: User) -> Article:
    factories.draft(editor, slug="draft")
    factories.live(editor, reviewer, slug="other")
    return factories.live(editor, reviewer, slug="live")


@pytest.fixture
def web(article: Article, transactional: None) -> Iterator[str]:
    """Go on as the role that the README sets up; the test's own transaction takes it back."""
    role = f"cryosite_web_{os.getpid()}"
    with connection.cursor() as cursor:
        for statement in statements(role):
            cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"SET ROLE {role}")
    yield role
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.fixture
def transactional(db: None) -> None:
    assert connection.in_atomic_block


SHADOW = """
CREATE TEMPORARY TABLE reviews_signature AS SELECT 4711 AS id, 4711 AS review_id, v.content_hash, v.html_hash
  FROM articles_revision v JOIN articles_article a ON a.id = v.article_id WHERE a.slug = 'draft';
CREATE TEMPORARY TABLE reviews_review AS SELECT 4711 AS id, v.id AS revision_id
  FROM articles_revision v JOIN articles_article a ON a.id = v.article_id WHERE a.slug = 'draft';
INSERT INTO public.articles_publication (article_id, revision_id, signature_id, content_hash, html_hash, scope, change_kind,
  change_note, reviewer_id, reviewer_name, reviewer_credentials, reviewer_specialty, reviewer_disclosures, is_sample,
  changes_checked, submitted_on, review_began_on, last_reviewed, last_updated, next_review_due, published_at)
SELECT v.article_id, v.id, s.id, v.content_hash, v.html_hash, 'whole', 'major', '', c.id, 'Nobody', 'MD', '', '', false,
  '[]', current_date, current_date, current_date, current_date, current_date + 1, now()
FROM pg_temp.reviews_signature s, articles_contributor c, articles_revision v
  JOIN articles_article a ON a.id = v.article_id WHERE a.slug = 'draft' LIMIT 1
"""
"""Tables of one's own that the guards would read in place of the real ones."""

KEPT = ("reviews_event", "reviews_signature", "articles_publication", "reviews_interests", "reviews_interest",
        "reviews_waiver", "reviews_purge")  # fmt: skip

ATTACKS = [
    *(
        f"{verb} {table}{more}"
        for table in KEPT
        for verb, more in (("UPDATE", " SET id = id"), ("DELETE FROM", ""), ("TRUNCATE", " CASCADE"))
    ),
    *(
        f"DELETE FROM {table}"
        for table in ("articles_revision", "articles_article", "reviews_review", "articles_citation")
    ),
    "UPDATE articles_revision SET body = 'x'",
    "UPDATE articles_revision SET html = 'x'",
    "TRUNCATE articles_revision CASCADE",
    "UPDATE articles_article SET live_id = (SELECT live_id FROM articles_article WHERE slug = 'other') WHERE slug = 'live'",
    "INSERT INTO reviews_event SELECT * FROM reviews_event ON CONFLICT (id) DO UPDATE SET verb = 'x'",
    "ALTER TABLE reviews_event DISABLE TRIGGER ALL",
    "ALTER TABLE articles_revision DISABLE TRIGGER guard_revision_update",
    "DROP TRIGGER guard_event_update ON reviews_event",
    "CREATE OR REPLACE FUNCTION guard_event_update() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TRIGGER late BEFORE UPDATE ON articles_revision FOR EACH ROW EXECUTE FUNCTION guard_event_update()",
    "CREATE RULE nothing AS ON INSERT TO reviews_event DO INSTEAD NOTHING",
    "SET session_replication_role = replica",
    "DROP TABLE reviews_event CASCADE",
    SHADOW,
]


@pytest.mark.parametrize("sql", ATTACKS, ids=[" ".join(sql.split())[:70] for sql in ATTACKS])
def test_the_sites_own_role_cannot_touch_what_is_signed(web: str, sql: str) -> None:
    with (
        pytest.raises((ProgrammingError, IntegrityError, OperationalError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_every_verb_works_under_the_sites_own_role(
    web: str, article: Article, editor: User, reviewer: User, managing_editor: User, administrator: User
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (web,)
    made = factories.live(editor, reviewer, slug="made-by-web")
    workflow.show_warning(by=managing_editor, article=made, kind="safety", reason="An alert.")
    review = factories.submitted(editor, factories.edited(made, editor))
    workflow.comment(by=editor, review=review, text="Look here.")
    workflow.withdraw(by=editor, review=review, seen=Seen.of(review))
    workflow.purge(by=managing_editor, revision=factories.edited(made, editor), reason="By mistake.")
    redaction = workflow.request_redaction(by=managing_editor, revision=review.revision, notice="Gone.")
    workflow.confirm_redaction(by=administrator, redaction=redaction)
    made.refresh_from_db()
    withdrawal = workflow.withdraw_signature(
        by=managing_editor, signature=Signature.objects.get(pk=made.live.signature_id),  # type: ignore[union-attr]
        seen_publication=made.live_id, reason="Wrong.",
    )  # fmt: skip
    workflow.countersign(by=reviewer, withdrawal=withdrawal)
    workflow.retire(by=managing_editor, article=article, seen_publication=article.live_id, reason="Old.")
    assert Revision.objects.get(pk=review.revision_id).body == ""
    assert Event.objects.filter(article=made).count() >= 9
    findings = verify()
    assert findings.faults == [] and len(findings.redactions) == 1
