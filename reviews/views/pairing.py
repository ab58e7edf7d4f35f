"""The pair of a page: naming the page for the other audience, and ending that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from articles.models import Article
from reviews import workflow
from reviews.exceptions import Incomplete, NotPossible
from reviews.forms.pairing import PairForm
from reviews.permissions import check_can_write

from .guard import DeskRequest


def pair(request: DeskRequest, slug: str) -> HttpResponse:
    """Pair a page with the one on the same subject for the other audience."""
    check_can_write(request.person)
    article = get_object_or_404(Article.objects.with_text().select_related("paired_with"), slug=slug)
    form = PairForm(request.POST if request.method == "POST" else None)
    status, refusal = (422 if form.is_bound else 200), ""
    if form.is_bound and form.is_valid():
        try:
            workflow.pair(by=request.user, article=article, other=form.cleaned_data["other"])
        except Incomplete as incomplete:
            form.add_error(incomplete.field or None, incomplete.message)
        except NotPossible as refused:
            status, refusal = refused.status, refused.message
        else:
            messages.success(request, "The two pages name each other now, where both are live.")
            return redirect("desk:workspace", slug)
    context = {"article": article, "form": form, "refusal": refusal}
    return render(request, "reviews/pair.html", context, status=status)


@require_POST
def unpair(request: DeskRequest, slug: str) -> HttpResponse:
    """End the pair of a page."""
    article = get_object_or_404(Article, slug=slug)
    workflow.unpair(by=request.user, article=article)
    messages.success(request, "The two pages no longer name each other.")
    return redirect("desk:workspace", slug)
