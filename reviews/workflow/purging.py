from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from articles import drafting
from articles.models import Article, Revision
from reviews import ledger
from reviews.exceptions import Incomplete, NotPossible
from reviews.models import Comment, Purge, Review, Upload
from reviews.permissions import check_can_manage, person

from .locking import lock_article


def purge(*, by: User, revision: Revision, reason: str) -> Purge:
    """Delete a text that was never submitted, with its source and upload; its event and the reason stay (DESIGN 5.7).

    A comment whose words it took over is open again. Raises NotPossible for a text that was submitted, or from which
    a later one was written.
    """
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(revision.article)
        check_can_manage(person(by))
        if not reason.strip():
            raise Incomplete("Say why this text is purged: the reason stays in the record.", "reason")
        check_can_be_purged(revision)
        _part_from_desk(revision)
        drafting.delete_revision(revision=revision)
        purged = Purge.objects.create(article=article, number=revision.number, reason=reason.strip(), by=by, at=now)
        facts: ledger.Facts = {
            "purge": purged.pk,
            "revision": revision.number,
            "content_hash": revision.content_hash,
            "columns": ledger.fingerprint(purged),
        }
        ledger.append(article=article, verb="purge", by=by, at=now, facts=facts)
    return purged


def check_can_be_purged(revision: Revision) -> None:
    """Raise NotPossible unless the text is still there, was never submitted, and none was written from it."""
    if not Revision.objects.filter(pk=revision.pk).exists():
        raise NotPossible("This text is gone already.")
    later = Revision.objects.filter(article=revision.article_id, number__gt=revision.number).order_by("-number")
    submitted = Review.objects.filter(article=revision.article_id, revision__number__gte=revision.number)
    first = submitted.order_by("revision__number").values_list("revision__number", flat=True).first()
    if first is not None:
        which = "This text" if first == revision.number else f"Revision {first}, which was written from this text,"
        raise NotPossible(f"{which} was submitted, so nothing is deleted. Two people together can redact this text.")
    if newest := later.values_list("number", flat=True).first():
        raise NotPossible(f"Later texts were written from this one. Purge the newest, revision {newest}, first.")


def answered_by(revision: Revision) -> QuerySet[Comment]:
    """The comments that are resolved because the text took over their words."""
    return Comment.objects.filter(taken_into=revision, resolved_at=revision.created_at)


def highest_purged(article: Article) -> int:
    """The highest number of an article's purged texts, 0 for none."""
    return Purge.objects.filter(article=article).aggregate(highest=Max("number"))["highest"] or 0


def next_number(article: Article, latest: int) -> int:
    """The number of the text that is saved after `latest`: that of a purged one is not given again."""
    return max(latest, highest_purged(article)) + 1


def _part_from_desk(revision: Revision) -> None:
    """Open the comments that the text answered, and delete the upload that it was made from."""
    answered_by(revision).update(resolved_by=None, resolved_at=None)
    Comment.objects.filter(taken_into=revision).update(taken_into=None)
    Upload.objects.filter(revision=revision).delete()
