"""Comments on a round: said, answered, resolved; the words that they propose; where one stopped reading."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from articles.exceptions import ArticleError, RevisionConflict
from reviews import decisions, workflow
from reviews.comparison import compared
from reviews.exceptions import Incomplete, NotAllowed, Refused
from reviews.forms import CommentForm, DecisionForm
from reviews.models import Comment, DrugName, Review
from reviews.permissions import check_can_withdraw, check_can_write

from .guard import DeskRequest


@require_POST
def comment(request: DeskRequest, pk: int) -> HttpResponse:
    """Say something in an open round, about a passage, a section or the whole text."""
    found = get_object_or_404(Review.objects.for_page(), pk=pk)
    form = CommentForm(request.POST, revision=found.revision)
    try:
        if not form.is_valid():
            return _again(request, found, "Something is missing: nothing was written.", 422, form)
        said = workflow.comment(by=request.user, review=found, text=form.cleaned_data["text"], about=form.about())
    except Incomplete as incomplete:
        form.add_error(incomplete.field if incomplete.field in form.fields else None, incomplete.message)
        return _again(request, found, "Something is missing: nothing was written.", incomplete.status, form)
    except Refused as refused:
        return _again(request, found, refused.message, refused.status, form)
    messages.success(request, "Your comment is in the round.")
    return _back(request, said, pk)


@require_POST
def reply(request: DeskRequest, pk: int) -> HttpResponse:
    """Answer a comment."""
    found = _comment(pk)
    text = request.POST.get("text", "")
    try:
        workflow.reply(by=request.user, comment=found, text=text)
    except Refused as refused:
        kept = {"Your reply": text} if text.strip() else {}
        review = get_object_or_404(Review.objects.for_page(), pk=_round(request, found))
        return _again(request, review, refused.message, refused.status, kept=kept)
    messages.success(request, "Your reply is in the thread.")
    return _back(request, found)


@require_POST
def resolve(request: DeskRequest, pk: int) -> HttpResponse:
    """Close a thread."""
    found = workflow.resolve(by=request.user, comment=_comment(pk))
    messages.success(request, "Resolved.")
    return _back(request, found)


@require_POST
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    """Open a thread again."""
    found = workflow.reopen(by=request.user, comment=_comment(pk))
    messages.success(request, "The comment is open again.")
    return _back(request, found)


def take_over(request: DeskRequest, pk: int) -> HttpResponse:
    """The text with the words that a comment proposes: asked first (or at once, from the thread), then saved."""
    check_can_write(request.person)
    found = _comment(pk)
    if request.method != "POST":
        return _proposal(request, found)
    try:
        revision = _take(request, found)
    except RevisionConflict as conflict:
        message = f"Revision {conflict.latest} was saved in the meantime. Nothing was written; look at it again."
        return _proposal(request, found, message, 409)
    except ArticleError as error:
        return _proposal(request, found, error.message, 422)
    except Refused as refused:
        return _proposal(request, found, refused.message, refused.status)
    proposer = found.by.get_full_name() or found.by.get_username()
    counts = f"It counts as yours; the record names {proposer}."
    messages.success(request, f"Taken over as revision {revision.number}. {counts}")
    return redirect("desk:workspace", found.review.article.slug)


@require_POST
def place(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep where this person stopped reading; the page calls it now and then (static/js/place.js)."""
    found = get_object_or_404(Review.objects.select_related("revision"), pk=pk)
    block = request.POST.get("block", "")
    if not (block.isdecimal() and len(block) < 7):
        raise Incomplete("Say which paragraph.", "block")
    workflow.keep_place(by=request.user, review=found, block=int(block))
    return HttpResponse(status=204)


def _take(request: DeskRequest, found: Comment) -> Any:
    """Take the words over; first withdraw the round that stands in the way, where the person asked for it."""
    base = request.POST.get("base", "")
    with transaction.atomic():
        open_round = _open_round(found)
        if open_round and "withdraw" in request.POST:
            seen = DecisionForm(request.POST, review=open_round).seen()
            reason = "Withdrawn to take over the words of a comment."
            workflow.withdraw(by=request.user, review=open_round, seen=seen, reason=reason)
        return workflow.take_over(
            by=request.user, comment=found, base=int(base) if base.isdecimal() and len(base) < 10 else 0
        )


def _proposal(request: DeskRequest, found: Comment, refusal: str = "", status: int = 200) -> HttpResponse:
    article = found.review.article
    latest, open_round = workflow.newest_text(article), _open_round(found)
    context: dict[str, Any] = {
        "comment": found,
        "article": article,
        "latest": latest,
        "next_number": workflow.next_number(article, latest.number),
        "refusal": refusal,
    }
    try:
        workflow.check_can_be_taken_over(found)
        after = {"body": workflow.body_with(found, latest)}
        context["changes"] = compared({"body": latest.body}, after, DrugName.objects.folded())
        if open_round:
            context["open_round"] = open_round
            check_can_withdraw(request.person, open_round)
            context["withdraw_form"] = DecisionForm(review=open_round, auto_id="id_withdraw_%s")
    except NotAllowed as refused:
        context["withdraw_refusal"] = refused.message
    except Refused as refused:
        context["refusal"], status = refused.message, refused.status if request.method == "POST" else status
    return render(request, "reviews/take_over.html", context, status=status)


def _open_round(found: Comment) -> Review | None:
    return Review.objects.open().filter(article=found.review.article_id).with_text().first()


def _comment(pk: int) -> Comment:
    threads = Comment.objects.filter(parent=None)
    return get_object_or_404(threads.select_related("by", "review__article", "review__revision"), pk=pk)


def _again(
    request: DeskRequest,
    review: Review,
    refusal: str,
    status: int,
    form: CommentForm | None = None,
    kept: dict[str, str] | None = None,
) -> HttpResponse:
    """The review page with what was refused and all that the person wrote."""
    context = decisions.review_context(request, review, refusal=refusal)
    if form and context["may_comment"]:
        context["comment_form"] = form
    elif form:
        kept = {"Your comment": form.data.get("text", ""), "Better words": form.data.get("replacement", "")}
    context["kept"] = [(label, words) for label, words in (kept or {}).items() if words]
    return render(request, "reviews/review.html", context, status=status)


def _round(request: HttpRequest, found: Comment) -> int:
    """The round whose page was before the person."""
    shown = request.POST.get("round", "")
    return int(shown) if shown.isdecimal() and len(shown) < 10 else found.review_id


def _back(request: HttpRequest, found: Comment, pk: int | None = None) -> HttpResponse:
    page = "admin:reviews_review_change" if request.POST.get("back") == "admin" else "desk:review"
    return HttpResponseRedirect(f"{reverse(page, args=[pk or _round(request, found)])}#comment-{found.pk}")
