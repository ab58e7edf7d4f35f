"""The editor's page, and what it asks the server for while it is open."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from articles.importers.pasted import to_markdown
from articles.importers.value import UnreadableSource
from articles.models import Article, Reference
from reviews.forms import DraftForm
from reviews.permissions import check_can_write
from reviews.presence import end_presence, note_presence

from .guard import DeskRequest
from .previews import preview_of

REFERENCES_SHOWN = 200


def editor_page(request: DeskRequest, form: DraftForm, *, status: int = 200, **page: Any) -> HttpResponse:
    """The editor with a form in it, empty, filled or with its errors; `page` is what else the template shows."""
    library = Reference.objects.filter(merged_into=None).order_by("citekey")[: REFERENCES_SHOWN + 1]
    references = list(library)
    context = {
        "form": form,
        "references": references[:REFERENCES_SHOWN],
        "more_references": len(references) > REFERENCES_SHOWN,
        **page,
    }
    return render(request, "reviews/edit.html", context, status=status)


@require_POST
def preview(request: DeskRequest) -> HttpResponse:
    """A posted text as it would be published, with its findings: a fragment for the page beside the editor."""
    check_can_write(request.person)
    form = DraftForm(request.POST)
    shown = preview_of(form.draft()) if form.is_valid() else {"problem": "Correct what is marked, then look again."}
    return render(request, "reviews/_preview.html", {"preview": shown})


@require_POST
def paste(request: DeskRequest) -> HttpResponse:
    """What was pasted as HTML, as Markdown, and what was left out of it: JSON."""
    check_can_write(request.person)
    try:
        pasted = to_markdown(request.POST.get("html", ""))
    except UnreadableSource as refused:
        return JsonResponse({"problem": str(refused)}, status=422)
    return JsonResponse({"markdown": pasted.markdown, "dropped": pasted.dropped})


@require_POST
def presence(request: DeskRequest, slug: str) -> HttpResponse:
    """A sign that this person has the article open (or, with `closed`, no more): who else has, and what is newest."""
    check_can_write(request.person)
    article = get_object_or_404(Article, slug=slug)
    if "closed" in request.POST:
        end_presence(article, request.user)
        return HttpResponse(status=204)
    newest = article.revisions.order_by("-number").values_list("number", flat=True).first() or 0
    others = [other.name for other in note_presence(article, request.user)]
    return JsonResponse({"others": others, "newest": newest})


@require_GET
def token(request: DeskRequest) -> HttpResponse:
    """The CSRF token of this session: after signing in again in another tab, an open form goes on with it."""
    return JsonResponse({"token": get_token(request), "user": request.user.pk})
