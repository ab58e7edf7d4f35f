"""What the desk shows of an article: the list, the workspace, single revisions, and what happens around a round."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from articles.changes import texts_of
from articles.history import is_redacted
from articles.models import Article, Revision
from reviews import workflow
from reviews.comparison import compared
from reviews.eligibility import candidates
from reviews.exceptions import Incomplete, NotPossible, Stale
from reviews.forms import RetireForm, SubmitForm, TopicsForm
from reviews.models import DrugName, Review
from reviews.permissions import check_can_manage, check_can_write

from .guard import DeskRequest
from .workspaces import purges_of, whole_workspace


@require_GET
def workspace(request: DeskRequest, slug: str) -> HttpResponse:
    """An article's whole story, and what this person may do with it now."""
    article = get_object_or_404(Article.objects.with_text().select_related("retired_by"), slug=slug)
    every_save = request.GET.get("saves") == "all"
    whole = whole_workspace(article, request.person, every_save=every_save)
    if not whole:
        context = {"article": article, "purges": purges_of(article), "may_edit": request.person.may_write}
        return render(request, "reviews/without_text.html", context)
    return render(request, "reviews/workspace.html", {**whole, "open_comments": workflow.open_threads(article)})


@require_GET
def revision(request: DeskRequest, slug: str, number: int) -> HttpResponse:
    """One revision as it would be published."""
    found = _revision(slug, number)
    newest = found.article.revisions.latest("number").number
    was_submitted = Review.objects.filter(article=found.article_id, revision__number__gte=number).exists()
    context = {
        "article": found.article,
        "revision": found,
        "newest": newest,
        "may_purge": request.person.may_manage and number == newest and not was_submitted,
        "may_redact": request.person.may_manage and was_submitted and not is_redacted(found),
        "may_edit": request.person.may_write,
    }
    return render(request, "reviews/revision.html", context)


@require_GET
def compare(request: DeskRequest, slug: str) -> HttpResponse:
    """The difference of any two revisions: `?from=3&to=5`."""
    before = _revision(slug, _number(request.GET.get("from", "")))
    after = _revision(slug, _number(request.GET.get("to", "")))
    context = {
        "article": after.article,
        "before": before,
        "after": after,
        "changes": compared(texts_of(before), texts_of(after), DrugName.objects.folded()),
    }
    return render(request, "reviews/compare.html", context)


def submit(request: DeskRequest, slug: str) -> HttpResponse:
    """Open a round on the newest revision: errors stop it, warnings need an answer."""
    check_can_write(request.person)
    article = get_object_or_404(Article.objects.with_text(), slug=slug)
    latest = article.revisions.order_by("-number").first()
    if latest is None:
        raise NotPossible("This article has no text to submit.")
    form = SubmitForm(_posted(request), article=article, revision=latest)
    if request.method != "POST":
        return _submit_page(request, form, article, latest)
    if not form.is_valid():
        return _submit_page(request, form, article, latest, status=422)
    if form.cleaned_data["number"] != str(latest.number):
        refusal = f"The newest text is revision {latest.number} now. Read it, then submit that one."
        return _submit_page(request, form, article, latest, status=409, refusal=refusal)
    try:
        review = workflow.submit(
            by=request.user,
            revision=latest,
            answers=form.answers(),
            answering=form.answering(),
            **{name: form.cleaned_data[name] for name in ("change_kind", "change_note") if name in form.fields},
        )
    except Incomplete as incomplete:
        form.add_error(incomplete.field if incomplete.field in form.fields else None, incomplete.message)
        return _submit_page(request, form, article, latest, status=422)
    except NotPossible as refused:
        return _submit_page(request, form, article, latest, status=409, refusal=refused.message)
    messages.success(request, "Submitted. It waits for a medical reviewer.")
    return redirect("desk:review", review.pk)


def retire(request: DeskRequest, slug: str) -> HttpResponse:
    """Take a live page out of lists and search, with a reason that readers see."""
    check_can_manage(request.person)
    article = get_object_or_404(Article.objects.with_text(), slug=slug)
    if article.live is None or article.retired_at:
        raise NotPossible("Only a live page can be retired.")
    form = RetireForm(_posted(request), initial={"publication": article.live.pk})
    status, refusal = 200, ""
    if request.method == "POST" and form.is_valid():
        try:
            workflow.retire(
                by=request.user,
                article=article,
                seen_publication=form.seen_publication(),
                reason=form.cleaned_data["reason"],
            )
        except Incomplete as incomplete:
            form.add_error("reason", incomplete.message)
            status = 422
        except (NotPossible, Stale) as refused:
            status, refusal = refused.status, refused.message
        else:
            messages.success(request, "The page is retired: its address stays and says why.")
            return redirect("desk:workspace", slug)
    context = {"article": article, "revision": article.live.revision, "form": form, "refusal": refusal}
    return render(request, "reviews/retire.html", context, status=status)


def topics(request: DeskRequest, slug: str) -> HttpResponse:
    """File an article under topics."""
    check_can_write(request.person)
    article = get_object_or_404(Article, slug=slug)
    form = TopicsForm(_posted(request), initial={"topics": article.topics.all()})
    if form.is_valid():
        workflow.set_topics(by=request.user, article=article, topics=form.cleaned_data["topics"])
        messages.success(request, "The topics are saved.")
        return redirect("desk:workspace", slug)
    context = {"article": article, "form": form}
    return render(request, "reviews/topics.html", context, status=422 if form.is_bound else 200)


def _submit_page(
    request: DeskRequest, form: SubmitForm, article: Article, latest: Revision, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "article": article,
        "revision": latest,
        "form": form,
        "refusal": refusal,
        "errors": [problem for problem in latest.problems if problem["level"] == "error"],
        "questions": [problem for problem in latest.problems if problem["level"] == "question"],
        "signers": candidates(latest, article, on=timezone.localdate(), submitter=request.user),
    }
    return render(request, "reviews/submit.html", context, status=status)


def _posted(request: DeskRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _revision(slug: str, number: int) -> Revision:
    found = Revision.objects.select_related("article__live", "created_by")
    return get_object_or_404(found, article__slug=slug, number=number)


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise Http404
    return int(text)
