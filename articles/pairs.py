"""The page on the same subject for the other audience: what each of the two says of the other."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from .choices import Audience, ChangeKind
from .models import Article, Publication


def pair_of(article: Article) -> dict[str, Any] | None:
    """What a page's standing says of the page it is paired with, or None where none is live for another audience.

    It has slug, title, audience and changed_on: the ISO date of the other page's last major change, or None. A page
    for patients whose professional page changed in a major way after it was signed also has checking_since (ISO
    date) and publication (the id of that change). Neither is there once the page is signed again.
    """
    if article.paired_with_id is None or article.live is None:
        return None
    other = Article.objects.live().with_text().filter(pk=article.paired_with_id).first()
    if other is None or other.live is None:
        return None
    if other.live.revision.audience == article.live.revision.audience:
        return None
    changes = _major_changes(other)
    entry: dict[str, Any] = {
        "slug": other.slug,
        "title": other.live.revision.title,
        "audience": other.live.revision.audience,
        "changed_on": changes[-1].published_at.date().isoformat() if changes else None,
    }
    if entry["audience"] == Audience.PROFESSIONALS:
        entry |= _checking(changes, article.live.published_at)
    return entry


def withdrawn_publications(article: Article) -> set[int]:
    """Ids of the publications whose signatures stand no longer."""
    return {entry["publication"] for entry in article.standing.get("withdrawn", [])}


def _major_changes(article: Article) -> list[Publication]:
    """The standing major changes of a page, the oldest first. Its first publication is no change."""
    publications = article.publications.only("published_at", "change_kind", "article").order_by("published_at", "pk")
    gone = withdrawn_publications(article)
    return [row for row in list(publications)[1:] if row.change_kind == ChangeKind.MAJOR and row.pk not in gone]


def _checking(changes: Collection[Publication], signed_at: datetime) -> dict[str, Any]:
    later = [change for change in changes if change.published_at > signed_at]
    if not later:
        return {}
    return {"checking_since": later[0].published_at.date().isoformat(), "publication": later[-1].pk}
