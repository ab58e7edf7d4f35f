"""What the review page shows of the comments: threads in the order of the text, each with where its passage is now."""

from dataclasses import dataclass
from typing import Any

from articles.models import Article, Revision
from articles.rendering import quotes
from articles.rendering.differences import compare
from articles.rendering.flow import Flow, flow_of, utf16
from articles.rendering.quotes import Quote
from articles.rendering.shown import Shown, as_read

from . import workflow
from .exceptions import NotAllowed
from .forms import CommentForm
from .models import Comment, ReadingPlace, Review
from .permissions import Person, check_can_comment, check_can_resolve

LAST = 10**9
"""Where a comment stands that is about no place of this text: after all others."""


@dataclass(frozen=True)
class Thread:
    """A comment with its replies, and where its passage or section is in the text shown.

    `state` is "here", "changed" or "gone" for a passage, "section", "section_gone" or "whole"; `start` and `end` are
    UTF-16 units of the text's flow, as browsers count. `words`: what is proposed for the passage, against it.
    """

    comment: Comment
    replies: list[Comment]
    state: str
    start: int
    end: int
    section: str
    words: list[Shown]
    may_resolve: bool
    may_take_over: bool

    @property
    def is_placed(self) -> bool:
        return self.state in ("here", "changed")


def discussion(who: Person, review: Review) -> dict[str, Any]:
    """The threads of a round and of those before it, with what this person may do, in five queries at the most."""
    said = workflow.comments_of(review)
    newest = review if review.is_open else Review.objects.filter(article=review.article_id).latest("pk")
    flow = flow_of(review.revision.html)
    origins = _origins(said, review.revision, flow)
    threads = [_thread(remark, said, who, review, newest, flow, origins) for remark in said if remark.parent_id is None]
    threads.sort(key=lambda thread: (thread.start, thread.comment.pk))
    may_talk = _may_comment(who, newest)
    return {
        "comments": said,
        "threads": [thread for thread in threads if thread.comment.is_open],
        "resolved_threads": [thread for thread in threads if not thread.comment.is_open],
        "may_comment": review.is_open and may_talk,
        "may_reply": may_talk,
        "comment_form": CommentForm(revision=review.revision),
        "flow_length": utf16(flow.text, len(flow.text)),
        "reading_place": _reading_place(who, review.revision),
        "newest_number": _newest_number(review.article) if who.may_write else 0,
    }


def _thread(
    remark: Comment,
    said: list[Comment],
    who: Person,
    review: Review,
    newest: Review,
    flow: Flow,
    origins: dict[int, Flow],
) -> Thread:
    sections = {heading["anchor"]: heading["text"] for heading in review.revision.outline}
    state, start, end = "whole", LAST, LAST
    if remark.exact:
        state, start, end = _placed(remark, flow, origins[remark.review.revision_id])
    elif remark.section:
        state = "section" if remark.section in sections else "section_gone"
    return Thread(
        comment=remark,
        replies=[reply for reply in said if reply.parent_id == remark.pk],
        state=state,
        start=start,
        end=end,
        section=sections.get(remark.section, ""),
        words=as_read(compare(remark.exact, remark.replacement)) if remark.replacement else [],
        may_resolve=_may_resolve(who, remark, newest),
        may_take_over=bool(remark.replacement and remark.is_open and not remark.taken_into_id and who.may_write),
    )


def _placed(remark: Comment, flow: Flow, origin: Flow) -> tuple[str, int, int]:
    place = quotes.find(Quote(remark.exact, remark.prefix, remark.suffix), origin.text, flow.text)
    if place is None:
        return "gone", LAST, LAST
    return "changed" if place.changed else "here", utf16(flow.text, place.start), utf16(flow.text, place.end)


def _origins(said: list[Comment], revision: Revision, flow: Flow) -> dict[int, Flow]:
    """The texts in which passages were quoted: revision id → flow."""
    others = {remark.review.revision_id for remark in said if remark.exact} - {revision.pk}
    texts = Revision.objects.filter(pk__in=others).values_list("pk", "html") if others else ()
    return {revision.pk: flow, **{pk: flow_of(html) for pk, html in texts}}


def _reading_place(who: Person, revision: Revision) -> int:
    """The number of the block where a person stopped reading; 0 where nothing is kept."""
    place = ReadingPlace.objects.filter(user=who.user, revision=revision).values_list("block", flat=True).first()
    return place or 0


def _newest_number(article: Article) -> int:
    return article.revisions.order_by("-number").values_list("number", flat=True)[0]


def _may_comment(who: Person, newest: Review) -> bool:
    try:
        check_can_comment(who, newest)
    except NotAllowed:
        return False
    return True


def _may_resolve(who: Person, remark: Comment, newest: Review) -> bool:
    try:
        check_can_resolve(who, remark, newest)
    except NotAllowed:
        return False
    return True
