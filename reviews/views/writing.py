"""The editor: new texts, the next revision of a text, and what it will look like."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from articles.changes import texts_of
from articles.choices import Kind
from articles.drafting import Draft, draft_of
from articles.exceptions import ArticleError, RevisionConflict
from articles.models import Article, Revision
from articles.starters import ABOUT, starter_of
from reviews import workflow
from reviews.comparison import compared
from reviews.exceptions import NotAllowed, Refused
from reviews.forms import DecisionForm, DraftForm, NewDraftForm, initial_of
from reviews.models import DrugName, Review
from reviews.permissions import Person, check_can_withdraw, check_can_write
from reviews.presence import note_presence

from .editor import editor_page
from .guard import DeskRequest
from .merging import conflict, merge_again
from .previews import preview_of


def new(request: DeskRequest) -> HttpResponse:
    """Start an article: its address and its first text."""
    check_can_write(request.person)
    if request.method != "POST":
        kind = request.GET.get("kind", "")
        if kind not in Kind.values:
            return render(request, "reviews/new.html", {"kinds": [(one, ABOUT[one]) for one in Kind]})
        starter = initial_of(starter_of(kind), base=0, topics=[])
        return editor_page(request, NewDraftForm(initial=starter))
    form = NewDraftForm(request.POST)
    if not form.is_valid():
        return editor_page(request, form, status=422)
    if "preview" in request.POST:
        return editor_page(request, form, preview=preview_of(form.draft()))
    try:
        revision = workflow.create(
            by=request.user, slug=form.address(), draft=form.draft(), topics=form.chosen_topics()
        )
    except ArticleError as error:
        return editor_page(request, _with_error(form, error), status=422)
    messages.success(request, "Saved as revision 1. Nobody but the desk can see it.")
    return redirect("desk:workspace", revision.article.slug)


def edit(request: DeskRequest, slug: str) -> HttpResponse:
    """Write the next revision of an article. A refusal shows the text again: it is never lost."""
    check_can_write(request.person)
    article = get_object_or_404(Article.objects.with_text(), slug=slug)
    latest = article.revisions.order_by("-number").select_related("created_by").first()
    open_round = Review.objects.open().filter(article=article).with_text().first()
    page: dict[str, Any] = {
        "article": article,
        "latest": latest,
        "next_number": workflow.next_number(article, latest.number) if latest else None,
        "others": note_presence(article, request.user),
        **_blocked(request.person, open_round),
    }
    if request.method != "POST":
        topics = list(article.topics.values_list("pk", flat=True))
        starts = draft_of(latest) if latest else Draft()
        form = DraftForm(initial=initial_of(starts, base=latest.number if latest else 0, topics=topics))
        return editor_page(request, form, **page)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return editor_page(request, form, status=422, **page)
    draft = form.draft(latest.language if latest else Draft.language)
    if "preview" in request.POST:
        return editor_page(request, form, preview=preview_of(draft), **page)
    if latest and "merge" in request.POST:
        return merge_again(request, draft, page)
    try:
        revision = _save(request, article, form, draft, open_round, base=form.base_number() if latest else 0)
    except RevisionConflict:
        return conflict(request, form, draft, page)
    except ArticleError as error:
        return editor_page(request, _with_error(form, error), status=422, **page)
    except Refused as refused:
        return editor_page(request, form, status=refused.status, refusal=refused.message, **page)
    messages.success(request, f"Saved as revision {revision.number}.")
    if latest is None and (began := form.base_number()):
        messages.warning(
            request, f"Revision {began}, which you began from, was purged: take out what should not come back."
        )
    return redirect("desk:workspace", slug)


def bring_back(request: DeskRequest, slug: str, number: int) -> HttpResponse:
    """Make an earlier text the newest revision again: asked first, then done."""
    check_can_write(request.person)
    article = get_object_or_404(Article, slug=slug)
    earlier = get_object_or_404(article.revisions.select_related("created_by"), number=number)
    latest = article.revisions.select_related("created_by").latest("number")
    refusal, status = "", 200
    if request.method == "POST":
        base = request.POST.get("base", "")
        try:
            seen = int(base) if base.isdecimal() and len(base) < 10 else 0
            revision = workflow.bring_back(by=request.user, article=article, number=number, base=seen)
        except RevisionConflict as conflict:
            refusal, status = conflict.message, 409
        except (ArticleError, Refused) as refused:
            refusal, status = refused.message, getattr(refused, "status", 422)
        else:
            messages.success(
                request, f"The text of revision {number} is the newest again, as revision {revision.number}."
            )
            return redirect("desk:workspace", slug)
    changes = compared(texts_of(latest), texts_of(earlier), DrugName.objects.folded())
    context = {
        "article": article,
        "earlier": earlier,
        "latest": latest,
        "next_number": workflow.next_number(article, latest.number),
        "changes": changes,
        "refusal": refusal,
    }
    return render(request, "reviews/bring_back.html", context, status=status)


def _save(
    request: DeskRequest, article: Article, form: DraftForm, draft: Draft, open_round: Review | None, *, base: int
) -> Revision:
    """Save the text and its topics; first withdraw the round that stands in the way, where the person asked for it."""
    with transaction.atomic():
        if open_round and "withdraw" in request.POST:
            seen = DecisionForm(request.POST, review=open_round).seen()
            workflow.withdraw(by=request.user, review=open_round, seen=seen, reason="Withdrawn to go on writing.")
        revision = workflow.save(by=request.user, article=article, draft=draft, base=base)
        if {topic.pk for topic in form.chosen_topics()} != set(article.topics.values_list("pk", flat=True)):
            workflow.set_topics(by=request.user, article=article, topics=form.chosen_topics())
    return revision


def _blocked(who: Person, open_round: Review | None) -> dict[str, Any]:
    """What the page says while a round is open, with the hidden fields to withdraw it where this person may."""
    if open_round is None:
        return {}
    blocked: dict[str, Any] = {"open_round": open_round}
    try:
        check_can_withdraw(who, open_round)
    except NotAllowed as refused:
        blocked["withdraw_refusal"] = refused.message
    else:
        blocked["withdraw_form"] = DecisionForm(review=open_round, auto_id="id_withdraw_%s")
    return blocked


def _with_error(form: DraftForm, error: ArticleError) -> DraftForm:
    form.add_error(error.field if error.field in form.fields else None, error.message)
    return form
