from articles.changes import LABELS, texts_of
from articles.choices import ChangeKind
from articles.models import Article, Revision
from articles.rendering.material import MaterialChange, material_changes
from reviews.exceptions import Incomplete
from reviews.models import DrugName, Review

TOLD = 6
"""Material changes that a refusal names, before it counts the rest."""

RAISED = {ChangeKind.MINOR: (ChangeKind.MINOR, ChangeKind.CORRECTION, ChangeKind.MAJOR)}
"""What a signer may make of the kind that was proposed: minor may be raised, the others stand."""


def material_in(article: Article, revision: Revision) -> list[MaterialChange]:
    """What a revision changes in the live text that is not minor (DESIGN 5.6); none where nothing is live."""
    if article.live is None:
        return []
    names = DrugName.objects.folded()
    return material_changes(texts_of(article.live.revision), texts_of(revision), names, LABELS)


def check_change(article: Article, revision: Revision, change_kind: str, change_note: str) -> None:
    """Raise Incomplete unless the kind fits what changed, and readers are told what it was."""
    if change_kind not in ChangeKind.values:
        raise Incomplete("Choose the kind of change.", "change_kind")
    if article.live is None:
        if change_kind != ChangeKind.MAJOR:
            raise Incomplete("A first publication is a major change.", "change_kind")
        return
    if not change_note.strip():
        raise Incomplete("Tell readers in a sentence what changed.", "change_note")
    if change_kind == ChangeKind.MINOR:
        check_minor(article, revision)


def check_minor(article: Article, revision: Revision) -> None:
    """Raise Incomplete, naming what changed, where a change is material and so not minor (DESIGN 5.6)."""
    found = material_in(article, revision)
    if not found:
        return
    more = f" And {len(found) - TOLD} more." if len(found) > TOLD else ""
    raise Incomplete(
        f"Because of these changes this is not minor. {' '.join(map(str, found[:TOLD]))}{more} "
        "Choose a major change or a correction.",
        "change_kind",
    )


def confirmed_kind(review: Review, stated: str | None) -> str:
    """The kind that a text is published under: as proposed, or as its signer raised it.

    Raises Incomplete where the signer lowers it, or where it stays minor although something material changed.
    """
    kind = stated or review.change_kind
    if kind != review.change_kind and kind not in RAISED.get(ChangeKind(review.change_kind), ()):
        proposed = review.get_change_kind_display().lower()
        raise Incomplete(f"This was submitted as a {proposed}. A signer may raise a kind, not lower it.", "change_kind")
    if kind == ChangeKind.MINOR:
        check_minor(review.article, review.revision)
    return kind
