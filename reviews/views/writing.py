"""The editor: new texts, the next revision of a text, and what it will look like."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from articles.drafting import Draft, draft_of
from articles.exceptions import ArticleError, RevisionConflict
from articles.models import Article, Reference, Revision
from reviews import workflow
from reviews.comparison import compared, texts_of, texts_of_draft
from reviews.exceptions import NotAllowed, NotPossible, Refused
from reviews.forms import DecisionForm, DraftForm, NewDraftForm, initial_of
from reviews.models import Review
from reviews.permissions import Person, check_can_withdraw, check_can_write

from .guard import DeskRequest
from .previews import preview_of

REFERENCES_SHOWN = 200


def new(request: DeskRequest) -> HttpResponse:
    """Start an article: its address and its first text."""
    check_can_write(request.person)
    if request.method != "POST":
        return _editor(request, NewDraftForm(initial={"base": 0}))
    form = NewDraftForm(request.POST)
    if not form.is_valid():
        return _editor(request, form, status=422)
    if "preview" in request.POST:
        return _editor(request, form, preview=preview_of(form.draft()))
    try:
        revision = workflow.create(
            by=request.user, slug=form.address(), draft=form.draft(), topics=form.chosen_topics()
        )
    except ArticleError as error:
        return _editor(request, _with_error(form, error), status=422)
    messages.success(request, "Saved as revision 1. Nobody but the desk can see it.")
    return redirect("desk:workspace", revision.article.slug)


def edit(request: DeskRequest, slug: str) -> HttpResponse:
    """Write the next revision of an article. A refusal shows the text again: it is never lost."""
    check_can_write(request.person)
    article = get_object_or_404(Article.objects.with_text(), slug=slug)
    latest = article.revisions.order_by("-number").select_related("created_by").first()
    if latest is None:
        raise NotPossible("This article has no text to start from.")
    open_round = Review.objects.open().filter(article=article).with_text().first()
    page: dict[str, Any] = {"article": article, "latest": latest, **_blocked(request.person, open_round)}
    if request.method != "POST":
        topics = list(article.topics.values_list("pk", flat=True))
        form = DraftForm(initial=initial_of(draft_of(latest), base=latest.number, topics=topics))
        return _editor(request, form, **page)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _editor(request, form, status=422, **page)
    draft = form.draft(latest.language)
    if "preview" in request.POST:
        return _editor(request, form, preview=preview_of(draft), **page)
    try:
        revision = _save(request, article, form, draft, open_round)
    except RevisionConflict:
        return _conflict(request, draft, **page)
    except ArticleError as error:
        return _editor(request, _with_error(form, error), status=422, **page)
    except Refused as refused:
        return _editor(request, form, status=refused.status, refusal=refused.message, **page)
    messages.success(request, f"Saved as revision {revision.number}.")
    return redirect("desk:workspace", slug)


@require_POST
def preview(request: DeskRequest) -> HttpResponse:
    """A posted text as it would be published, with its findings: a fragment for the page beside the editor."""
    check_can_write(request.person)
    form = DraftForm(request.POST)
    shown = preview_of(form.draft()) if form.is_valid() else {"problem": "Correct what is marked, then look again."}
    return render(request, "reviews/_preview.html", {"preview": shown})


def _save(request: DeskRequest, article: Article, form: DraftForm, draft: Draft, open_round: Review | None) -> Revision:
    """Save the text and its topics; first withdraw the round that stands in the way, where the person asked for it."""
    with transaction.atomic():
        if open_round and "withdraw" in request.POST:
            seen = DecisionForm(request.POST, review=open_round).seen()
            workflow.withdraw(by=request.user, review=open_round, seen=seen, reason="Withdrawn to go on writing.")
        revision = workflow.save(by=request.user, article=article, draft=draft, base=form.base_number())
        if {topic.pk for topic in form.chosen_topics()} != set(article.topics.values_list("pk", flat=True)):
            workflow.set_topics(by=request.user, article=article, topics=form.chosen_topics())
    return revision


def _conflict(request: DeskRequest, draft: Draft, **page: Any) -> HttpResponse:
    """Both texts and their difference; the form now stands on the newest revision, if the person saves again."""
    latest: Revision = page["latest"]
    posted = request.POST.copy()
    posted["base"] = str(latest.number)
    form = DraftForm(posted)
    theirs, yours = texts_of(latest), texts_of_draft(draft)
    conflict = {"theirs": latest, "changes": compared(theirs, yours)}
    return _editor(request, form, status=409, conflict=conflict, **page)


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


def _editor(request: DeskRequest, form: DraftForm, *, status: int = 200, **page: Any) -> HttpResponse:
    library = Reference.objects.filter(merged_into=None).order_by("citekey")[: REFERENCES_SHOWN + 1]
    references = list(library)
    context = {
        "form": form,
        "references": references[:REFERENCES_SHOWN],
        "more_references": len(references) > REFERENCES_SHOWN,
        **page,
    }
    return render(request, "reviews/edit.html", context, status=status)


def _with_error(form: DraftForm, error: ArticleError) -> DraftForm:
    form.add_error(error.field if error.field in form.fields else None, error.message)
    return form
