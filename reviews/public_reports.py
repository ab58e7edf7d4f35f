"""“Report a mistake”: the one public page with a form. It sets a CSRF cookie and no other, and publishes nothing."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles.models import Article, Publication

from . import throttle, workflow
from .forms.reports import AROUND, MAX_PASSAGE, ReportForm

TOO_OFTEN = (
    "Many reports have come in a short time, so this one was not sent. Your text is still here: "
    "please send it again in an hour."
)


def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, with the passage that the address names (`?exact=`); a report that is sent leads to the thanks."""
    article = _live(slug)
    if request.method != "POST":
        return _page(request, article, ReportForm(initial=_given(request, article)))
    form = ReportForm(request.POST)
    if form.is_trapped:
        return redirect("report:thanks", slug)
    if not form.is_valid():
        return _page(request, article, form, status=422)
    if not throttle.allows_report(get_adapter().get_client_ip(request)):
        return _page(request, article, form, status=429, refusal=TOO_OFTEN)
    words = ("text", "exact", "reply_to", *AROUND)
    workflow.report_mistake(
        publication=_read(form.read(), article), **{name: form.cleaned_data[name] for name in words}
    )
    return redirect("report:thanks", slug)


def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """What happens with a report now."""
    return render(request, "reviews/public/report_thanks.html", {"article": _live(slug)})


def _page(
    request: HttpRequest, article: Article, form: ReportForm, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    context = {"article": article, "publication": article.live, "form": form, "refusal": refusal}
    return render(request, "reviews/public/report.html", context, status=status)


def _live(slug: str) -> Article:
    """A page that the public finds. Raises Http404 for any other, drafts too."""
    found = Article.objects.live().select_related("live__revision").filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def _given(request: HttpRequest, article: Article) -> dict[str, Any]:
    passage = {name: request.GET.get(name, "").replace("\x00", "")[:MAX_PASSAGE] for name in ("exact", *AROUND)}
    return {**passage, "publication": article.live_id}


def _read(publication: int | None, article: Article) -> Publication:
    """The publication that the form was opened on, where it is one of this page; else the live one."""
    publications = article.publications.select_related("article")
    read = publications.filter(pk=publication).first() if publication else None
    return read or publications.get(pk=article.live.pk)  # type: ignore[union-attr]
