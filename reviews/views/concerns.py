"""What calls live pages into question: the list, one concern with its answer, and an alert over all live texts."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from articles import keyset
from articles.live_text import FoundPage, pages_with
from reviews import workflow
from reviews.exceptions import Incomplete, Refused
from reviews.forms.concerns import MAX_PAGES, AlertForm, AnswerForm
from reviews.models import Concern
from reviews.permissions import check_can_answer_concern, check_can_write
from reviews.workflow.concerns import ANSWERABLE

from .guard import DeskRequest

PAGE_SIZE = 30
SHOWN = {"": "Open", "closed": "Closed"}
ORDERS = {"": ("due_on", "id"), "closed": ("-closed_at", "-id")}
DAYS_TO_ANSWER_AN_ALERT = 14
MAX_WORDS = 200

CAUSES = ("report__publication__revision", "alert__by", "publication__article", "publication__revision")
NO_TEXT = ("body", "html", "references", "outline", "problems")
DEFERRED = [
    f"{path}__{name}"
    for path in ("article__live__revision", "report__publication__revision", "publication__revision")
    for name in NO_TEXT
]


@require_GET
def concern_list(request: DeskRequest) -> HttpResponse:
    """Open concerns, what is due first on top, or closed ones, the newest on top; `kind` narrows them."""
    show, kind = request.GET.get("show", ""), request.GET.get("kind", "")
    show = show if show in SHOWN else ""
    rows = Concern.objects.closed() if show else Concern.objects.open()
    if kind in Concern.Kind.values:
        rows = rows.filter(kind=kind)
    page = keyset.page(rows.listed(), keys=ORDERS[show], after=request.GET.get("after", ""), size=PAGE_SIZE)
    context = {
        "page": page, "tabs": SHOWN.items(), "show": show, "kind": kind, "kinds": Concern.Kind.choices,
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "reviews/concerns.html", context)


def concern(request: DeskRequest, pk: int) -> HttpResponse:
    """One concern: its cause, its passage, and the answer of somebody who looked at it."""
    check_can_answer_concern(request.person)
    rows = Concern.objects.select_related("article__live__revision", "reference", "closed_by", *CAUSES)
    found = get_object_or_404(rows.defer(*DEFERRED), pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    status, refusal = 200, ""
    if form.is_bound and form.is_valid():
        try:
            workflow.answer_concern(by=request.user, concern=found, note=form.cleaned_data["note"])
        except Incomplete as incomplete:
            form.add_error("note", incomplete.message)
            status = incomplete.status
        except Refused as refused:
            status, refusal = refused.status, refused.message
        else:
            messages.success(request, "The concern is closed with your note.")
            return redirect("desk:concerns")
    context = {
        "concern": found,
        "article": found.article,
        "live": found.article.live,
        "form": form,
        "refusal": refusal,
        "is_answerable": found.kind in ANSWERABLE,
        "may_manage": request.person.may_manage,
        "today": timezone.localdate(),
    }
    return render(request, "reviews/concern.html", context, status=status)


def new_alert(request: DeskRequest) -> HttpResponse:
    """Search every live text (`?q=`), look at what was found, and open a concern on each page that is chosen."""
    check_can_write(request.person)
    posted = request.method == "POST"
    words = " ".join((request.POST.get("words", "") if posted else request.GET.get("q", "")).split())[:MAX_WORDS]
    words = words.replace("\x00", "")
    looked_at, found = pages_with(words) if words else (0, [])
    earlier = set(Concern.objects.open().filter(alert__words=words).values_list("article", flat=True))
    fresh = [page for page in found if posted or page.article.pk not in earlier]
    shown = fresh[:MAX_PAGES]
    due_on = timezone.localdate() + timedelta(days=DAYS_TO_ANSWER_AN_ALERT)
    form = AlertForm(
        request.POST if posted else None,
        initial={"words": words, "due_on": due_on},
        pages=[page.article.pk for page in (found if posted else shown)],
    )
    context = {"words": words, "looked_at": looked_at, "found": found, "shown": shown, "form": form,
               "already": len(found) - len(fresh), "more": len(fresh) - len(shown)}  # fmt: skip
    return _open_alert(request, form, context) if posted else _alert_page(request, form, context)


def _open_alert(request: DeskRequest, form: AlertForm, context: dict[str, Any]) -> HttpResponse:
    if not form.is_valid():
        return _alert_page(request, form, context, status=422)
    try:
        opened = workflow.open_alert(by=request.user, **form.cleaned_data)
    except Incomplete as incomplete:
        form.add_error(incomplete.field if incomplete.field in form.fields else None, incomplete.message)
        return _alert_page(request, form, context, status=incomplete.status)
    except Refused as refused:
        return _alert_page(request, form, {**context, "refusal": refused.message}, status=refused.status)
    count = len(opened)
    told = (
        f"{count} concern{'' if count == 1 else 's'} opened." if count else "Nothing new: this alert is open already."
    )
    messages.success(request, told)
    return redirect("desk:concerns")


def _alert_page(request: DeskRequest, form: AlertForm, context: dict[str, Any], status: int = 200) -> HttpResponse:
    chosen = form.chosen()
    lines: list[tuple[FoundPage, bool]] = [(page, page.article.pk in chosen) for page in context["shown"]]
    return render(request, "reviews/alert.html", {**context, "form": form, "lines": lines}, status=status)
