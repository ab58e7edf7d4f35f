"""What the database refuses, as conditions that SQLite and PostgreSQL both understand."""

from dataclasses import dataclass
from typing import Literal

Operation = Literal["INSERT", "UPDATE", "DELETE"]


@dataclass(frozen=True)
class Guard:
    """Refuse `operation` on a row of `table` where `condition` (SQL over OLD and NEW) is true."""

    name: str
    table: str
    operation: Operation
    condition: str
    message: str


STANDS = """EXISTS (
    SELECT 1 FROM reviews_signature s JOIN reviews_review r ON r.id = s.review_id
    WHERE s.id = {publication}.signature_id
      AND r.revision_id = {publication}.revision_id
      AND s.content_hash = {publication}.content_hash
      AND s.html_hash = {publication}.html_hash
      AND NOT EXISTS (SELECT 1 FROM reviews_withdrawal w WHERE w.signature_id = s.id))"""
"""That a publication's signature is under that revision and those hashes, and was not withdrawn."""

SUBMITTED = "EXISTS (SELECT 1 FROM reviews_review r WHERE r.revision_id = OLD.{column})"

REDACTED = """(
    EXISTS (SELECT 1 FROM reviews_redaction x
            WHERE x.revision_id = OLD.id AND x.confirmed_by_id IS NOT NULL
              AND x.confirmed_by_id <> x.requested_by_id AND NEW.html = x.html)
    AND NEW.id = OLD.id AND NEW.article_id = OLD.article_id AND NEW.number = OLD.number
    AND NEW.content_hash = OLD.content_hash AND NEW.html_hash = OLD.html_hash
    AND NEW.created_by_id = OLD.created_by_id AND NEW.created_at = OLD.created_at
    AND NEW.body = '' AND NEW.summary = '')"""
"""The one change that a redaction by two people makes; hashes stay."""

SOURCE_REDACTED = """(
    EXISTS (SELECT 1 FROM reviews_redaction x
            WHERE x.revision_id = OLD.revision_id AND x.confirmed_by_id IS NOT NULL
              AND x.confirmed_by_id <> x.requested_by_id)
    AND NEW.id = OLD.id AND NEW.article_id = OLD.article_id AND NEW.revision_id = OLD.revision_id
    AND NEW.sha256 = OLD.sha256 AND NEW.imported_by_id = OLD.imported_by_id AND NEW.imported_at = OLD.imported_at
    AND NEW.text = '' AND NEW.content IS NULL)"""
"""The same for the source that a text was made from: neither its words nor its file stay."""

LIVE = f"""(NEW.live_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM articles_publication p
    WHERE p.id = NEW.live_id AND p.article_id = NEW.id AND {STANDS.format(publication="p")}))"""

PUBLISHED = f"""NOT ({STANDS.format(publication="NEW")} AND EXISTS (
    SELECT 1 FROM articles_revision v
    WHERE v.id = NEW.revision_id AND v.article_id = NEW.article_id
      AND v.content_hash = NEW.content_hash AND v.html_hash = NEW.html_hash))"""

WITHDRAWAL_KEPT = """(NEW.id <> OLD.id OR NEW.signature_id <> OLD.signature_id OR NEW.by_id <> OLD.by_id
    OR NEW.at <> OLD.at OR NEW.reason <> OLD.reason
    OR (OLD.countersigned_by_id IS NOT NULL AND NEW.countersigned_by_id IS NULL))"""


def append_only(table: str, noun: str) -> tuple[Guard, Guard]:
    """Neither change nor delete a row, ever."""
    short = table.split("_", 1)[1]
    return (
        Guard(f"guard_{short}_update", table, "UPDATE", "1 = 1", f"{noun} is never changed."),
        Guard(f"guard_{short}_delete", table, "DELETE", "1 = 1", f"{noun} is never deleted."),
    )


def kept_once_submitted(table: str, noun: str) -> tuple[Guard, Guard]:
    """Neither change nor delete a row that belongs to a submitted revision."""
    short, condition = table.split("_", 1)[1], SUBMITTED.format(column="revision_id")
    return (
        Guard(f"guard_{short}_update", table, "UPDATE", condition, f"A {noun} of a submitted text stays."),
        Guard(f"guard_{short}_delete", table, "DELETE", condition, f"A {noun} of a submitted text stays."),
    )


GUARDS: tuple[Guard, ...] = (
    *append_only("reviews_event", "An event"),
    *append_only("reviews_signature", "A signature"),
    *append_only("articles_publication", "A publication"),
    *append_only("reviews_interests", "A declaration of interests"),
    *append_only("reviews_interest", "A declared interest"),
    *append_only("reviews_waiver", "A waiver"),
    Guard("guard_publication_insert", "articles_publication", "INSERT", PUBLISHED,
          "A publication needs a standing signature of that text."),
    Guard("guard_revision_update", "articles_revision", "UPDATE", f"NOT {REDACTED}",
          "A revision is never changed; only two people together redact it."),
    Guard("guard_revision_delete", "articles_revision", "DELETE", SUBMITTED.format(column="id"),
          "A submitted revision is never deleted."),
    Guard("guard_importedsource_update", "articles_importedsource", "UPDATE", f"NOT {SOURCE_REDACTED}",
          "An imported source is never changed; only two people together redact it."),
    Guard("guard_importedsource_delete", "articles_importedsource", "DELETE",
          SUBMITTED.format(column="revision_id"), "The source of a submitted text is never deleted."),
    *kept_once_submitted("articles_authorship", "byline"),
    *kept_once_submitted("articles_citation", "citation"),
    Guard("guard_article_insert", "articles_article", "INSERT", LIVE, "A live text needs a standing signature."),
    Guard("guard_article_update", "articles_article", "UPDATE", LIVE, "A live text needs a standing signature."),
    Guard("guard_article_delete", "articles_article", "DELETE",
          "EXISTS (SELECT 1 FROM reviews_review r WHERE r.article_id = OLD.id)",
          "An article with a submitted text is never deleted."),
    Guard("guard_review_delete", "reviews_review", "DELETE", "1 = 1", "A round of review is never deleted."),
    Guard("guard_withdrawal_update", "reviews_withdrawal", "UPDATE", WITHDRAWAL_KEPT,
          "A withdrawal is never changed but by its countersignature."),
    Guard("guard_withdrawal_delete", "reviews_withdrawal", "DELETE", "1 = 1", "A withdrawal is never deleted."),
    Guard("guard_redaction_delete", "reviews_redaction", "DELETE", "1 = 1", "A redaction is never deleted."),
    *append_only("reviews_purge", "A purge"),
)  # fmt: skip
