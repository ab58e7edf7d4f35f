"""Words that a comment proposes, and how an editor takes them over (docs/decisions/0012)."""

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction

from articles.drafting import draft_of
from articles.models import Article, Revision
from articles.rendering.flow import flow_of
from articles.rendering.quotes import Quote
from articles.rendering.rewording import reworded
from reviews import ledger
from reviews.exceptions import NotPossible
from reviews.models import Comment
from reviews.permissions import check_can_write, person

from .locking import lock_article
from .writing import save

NOT_FOUND = (
    "The passage does not stand in the newest text word for word, or its place there is not certain. "
    "Put the words in by hand, in the editor."
)


def take_over(*, by: User, comment: Comment, base: int) -> Revision:
    """Put the words that a comment proposes in the place of its passage, as the editor's next revision.

    `base` is the number of the newest revision seen. Raises NotAllowed, NotPossible where a round is open or the
    passage has no certain place, RevisionConflict where somebody saved first; nothing is written then.
    """
    check_can_write(person(by))
    with transaction.atomic():
        article = lock_article(comment.review.article)
        fresh = Comment.objects.select_related("review__revision").get(pk=comment.pk)
        check_can_be_taken_over(fresh)
        latest = newest_text(article)
        draft = replace(draft_of(latest), body=body_with(fresh, latest))
        revision = save(by=by, article=article, draft=draft, base=base)
        _mark_as_taken(fresh, revision, by)
        _record(fresh, revision, by)
    return revision


def _record(comment: Comment, revision: Revision, by: User) -> None:
    ledger.append(
        article=revision.article,
        verb="take_over",
        by=by,
        at=revision.created_at,
        facts={
            "review": comment.review_id,
            "revision": revision.number,
            "content_hash": revision.content_hash,
            "comment": comment.pk,
            "proposed_by": comment.by_id,
        },
    )


def check_can_be_taken_over(comment: Comment) -> None:
    """Raise NotPossible unless the comment proposes words that nobody took over, and is open."""
    if not comment.replacement:
        raise NotPossible("This comment proposes no other words.")
    if comment.taken_into_id:
        raise NotPossible("These words were taken over already.")
    if comment.resolved_at:
        raise NotPossible("This comment is resolved. Open it again first.")


def body_with(comment: Comment, latest: Revision) -> str:
    """The newest Markdown with the words proposed. Raises NotPossible where their place is not certain."""
    quote = Quote(comment.exact, comment.prefix, comment.suffix)
    body = reworded(latest.body, quote, flow_of(comment.review.revision.html).text, comment.replacement)
    if body is None or body == latest.body:
        raise NotPossible(NOT_FOUND)
    return body


def newest_text(article: Article) -> Revision:
    """The newest revision of an article, with its text."""
    return article.revisions.latest("number")


def _mark_as_taken(comment: Comment, revision: Revision, by: User) -> None:
    """A blocking comment stays open: its reviewer looks at the words in their place, and resolves it."""
    changes = {} if comment.is_blocking else {"resolved_by": by, "resolved_at": revision.created_at}
    Comment.objects.filter(pk=comment.pk).update(taken_into=revision, **changes)
