"""What people say in a round: comments on passages, replies, what is resolved by whom; where one stopped reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Revision
from articles.rendering import quotes
from articles.rendering.flow import flow_of, squeezed
from articles.rendering.quotes import Quote
from reviews import ledger, notifications
from reviews.exceptions import Incomplete, NotPossible
from reviews.models import Comment, ReadingPlace, Review
from reviews.permissions import check_can_comment, check_can_resolve, person

from .locking import lock_article

LONGEST = 4000
"""Characters of one passage, one replacement and one comment at the most."""

NO_TEXT = ("body", "html", "references", "outline", "problems", "byline")


@dataclass(frozen=True)
class About:
    """What a comment is about: a passage, a section (its anchor), or with neither the whole text.

    `replacement` holds words that could take the passage's place; `blocking` says that nothing is signed meanwhile.
    """

    passage: Quote | None = None
    section: str = ""
    replacement: str = ""
    blocking: bool = False


def comment(*, by: User, review: Review, text: str, about: About | None = None) -> Comment:
    """Say something in an open round. Raises Incomplete, with the field, where the passage is not in the text."""
    about = about or About()
    _check_words(text, about)
    now = timezone.now()
    with transaction.atomic():
        lock_article(review.article)
        fresh = Review.objects.select_related("revision", "article", "submitted_by", "reviewer").get(pk=review.pk)
        check_can_comment(person(by), fresh)
        if not fresh.is_open:
            raise NotPossible("This round is closed; comment on the next one.")
        quote = _quoted(fresh.revision, about)
        remark = Comment.objects.create(
            review=fresh,
            by=by,
            at=now,
            text=text.strip(),
            exact=quote.exact,
            prefix=quote.prefix,
            suffix=quote.suffix,
            section=about.section,
            replacement=about.replacement.strip(),
            is_blocking=about.blocking,
        )
        _record("comment", remark, fresh.revision, by, now)
        if about.blocking:
            notifications.blocked(remark, now)
    return remark


def reply(*, by: User, comment: Comment, text: str) -> Comment:
    """Answer a comment, while its page has not been signed since."""
    if not text.strip():
        raise Incomplete("The reply is empty.", "text")
    now = timezone.now()
    with transaction.atomic():
        parent, newest = _locked(comment)
        check_can_comment(person(by), newest)
        answer = Comment.objects.create(review=parent.review, parent=parent, by=by, at=now, text=text.strip()[:LONGEST])
        _record("reply", answer, newest.revision, by, now, parent=parent.pk)
        notifications.replied(answer, now)
    return answer


def resolve(*, by: User, comment: Comment) -> Comment:
    """Close a thread; who may close a blocking one says `check_can_resolve`."""
    now = timezone.now()
    with transaction.atomic():
        fresh, newest = _locked(comment)
        check_can_resolve(person(by), fresh, newest)
        if not Comment.objects.filter(pk=fresh.pk, resolved_at=None).update(resolved_by=by, resolved_at=now):
            raise NotPossible(f"This comment was resolved already, by {_name(fresh.resolved_by)}.")
        fresh.resolved_by, fresh.resolved_at = by, now
        _record("resolve", fresh, newest.revision, by, now)
    return fresh


def reopen(*, by: User, comment: Comment) -> Comment:
    """Open a thread again. Whoever may resolve it may."""
    now = timezone.now()
    with transaction.atomic():
        fresh, newest = _locked(comment)
        check_can_resolve(person(by), fresh, newest)
        if not Comment.objects.exclude(resolved_at=None).filter(pk=fresh.pk).update(resolved_by=None, resolved_at=None):
            raise NotPossible("This comment is open already.")
        fresh.resolved_by = fresh.resolved_at = None
        _record("reopen", fresh, newest.revision, by, now)
    return fresh


def keep_place(*, by: User, review: Review, block: int) -> None:
    """Keep where a person stopped reading: the number of the block, counted from 0. Raises Incomplete out of range."""
    if not 0 <= block < len(flow_of(review.revision.html).starts):
        raise Incomplete("The text has no such paragraph.", "block")
    place = ReadingPlace(user=by, revision=review.revision, block=block, at=timezone.now())
    ReadingPlace.objects.bulk_create(
        [place], update_conflicts=True, unique_fields=["user", "revision"], update_fields=["block", "at"]
    )


def comments_of(review: Review) -> list[Comment]:
    """The comments of a round and of the rounds that it follows, replies too, the oldest first."""
    texts = [f"{way}__{name}" for way in ("review__revision", "taken_into") for name in NO_TEXT]
    said = Comment.objects.filter(review__article=review.article_id, review__lte=review.pk)
    return list(said.select_related("by", "resolved_by", "review__revision", "taken_into__created_by").defer(*texts))


def open_threads(article: Article) -> list[Comment]:
    """What is still open of what was said about an article: what blocks it first, then the oldest, fifty at most."""
    threads = Comment.objects.filter(review__article=article, parent=None, resolved_at=None).select_related("by")
    return list(threads.order_by("-is_blocking", "pk")[:50])


def _check_words(text: str, about: About) -> None:
    if not text.strip() and not about.replacement.strip():
        raise Incomplete("The comment is empty.", "text")
    if about.replacement.strip() and about.passage is None:
        raise Incomplete("Say which words it would replace: the passage is empty.", "exact")
    given: Mapping[str, str] = {"text": text, "replacement": about.replacement,
                                "exact": about.passage.exact if about.passage else ""}  # fmt: skip
    for field, words in given.items():
        if len(words) > LONGEST:
            raise Incomplete(f"This has {len(words):,} characters; {LONGEST:,} are the most. Shorten it.", field)


def _quoted(revision: Revision, about: About) -> Quote:
    """The passage as the text has it, with its neighbours. Raises Incomplete where it is not one place of it."""
    if about.section and about.section not in {heading["anchor"] for heading in revision.outline}:
        raise Incomplete("Choose a section of this text.", "section")
    if about.passage is None:
        return Quote("")
    text = flow_of(revision.html).text
    exact = squeezed(about.passage.exact)
    found = quotes.places(text, Quote(exact, about.passage.prefix, about.passage.suffix))
    found = found if len(found) == 1 else quotes.places(text, Quote(exact))
    if len(found) > 1:
        raise Incomplete("These words stand in the text more than once. Take in a few words beside them.", "exact")
    if not found:
        raise Incomplete(
            "The text does not have these words one after the other. Copy them from it, without the small numbers "
            "of references.",
            "exact",
        )
    return quotes.quote_at(text, found[0])


def _locked(comment: Comment) -> tuple[Comment, Review]:
    """A comment as it is now, with its article locked, and the article's newest round."""
    lock_article(comment.review.article)
    fresh = Comment.objects.select_related("review__article", "by", "resolved_by").get(pk=comment.pk, parent=None)
    rounds = Review.objects.filter(article=fresh.review.article_id)
    return fresh, rounds.select_related("revision", "article", "submitted_by", "reviewer").latest("pk")


def _record(verb: str, remark: Comment, revision: Revision, by: User, at: datetime, **facts: int) -> None:
    """Write the event; a comment moves no round, and readers of the page see none of it."""
    ledger.append(
        article=remark.review.article,
        verb=verb if verb in ("comment", "reply") else f"{verb}_comment",
        by=by,
        at=at,
        facts={"review": remark.review_id, "revision": revision.number, "content_hash": revision.content_hash,
               "comment": remark.pk, **facts},
    )  # fmt: skip


def _name(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else "nobody"
