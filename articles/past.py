"""Earlier versions for readers: the history of a page, each approved version, what was live on a day, differences."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from . import history
from .bodies import kept
from .changes import changes_between
from .etags import article_stamp
from .history import Version
from .models import Article, Publication, Revision
from .structured_data import absolute
from .validity import in_words, validity_today

TEXTS = ("body", "html", "references", "outline", "problems")
NO_LIVE_TEXT = tuple(f"live__revision__{name}" for name in TEXTS)
NOT_A_DAY = "“{given}” is not a day. Write it as year, month and day: ?on=2026-03-01."
TO_COME = "{day} has not come yet."
NOTHING_LIVE = "Nothing was live at this address at the end of {day} (UTC)."
NOT_A_NUMBER = "Choose two versions by their numbers: ?from=1&to=2."
WITHDRAWN = "The signature under version {number} was withdrawn, so its text is not shown and cannot be compared."


def past_stamp(request: HttpRequest, slug: str, **_: Any) -> str | None:
    """What an article's past depends on; None where an argument makes no sense: then the view says so."""
    stamp = article_stamp(request, slug)
    if stamp is None:
        return None
    day, given = _day(request), [request.GET.get(name) for name in ("from", "to")]
    if (request.GET.get("on") and (day is None or day >= timezone.localdate())) or not all(map(_is_number, given)):
        return None
    return "-".join([stamp, "past", *(f"{value}" for value in (day, *given) if value)])


@kept(past_stamp)
def article_history(request: HttpRequest, slug: str) -> HttpResponse:
    """Every approved version; `on` (an ISO day) shows what was live then, `from` and `to` what changed between two."""
    article = _public(slug)
    versions = history.versions_of(article)
    if request.GET.get("on"):
        return _on(request, article, versions)
    if request.GET.get("from") or request.GET.get("to"):
        return _compared(request, article, versions)
    return _listed(request, article, versions)


@kept(past_stamp)
def article_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One approved version under its permanent address; any other number is a page that does not exist."""
    article = _public(slug)
    versions = history.versions_of(article)
    shown = history.shown_of_number(versions, number)
    if shown is None:
        raise Http404
    return _version(request, article, versions, shown)


def _on(request: HttpRequest, article: Article, versions: list[Version]) -> HttpResponse:
    day = _day(request)
    if day is None:
        return _listed(request, article, versions, problem=NOT_A_DAY.format(given=request.GET["on"][:40]), status=400)
    if day > timezone.localdate():
        return _listed(request, article, versions, problem=TO_COME.format(day=in_words(day)), status=400)
    shown = history.live_on(versions, day)
    if shown is None:
        return _listed(request, article, versions, problem=NOTHING_LIVE.format(day=in_words(day)), day=day)
    return _version(request, article, versions, shown, day=day)


def _compared(request: HttpRequest, article: Article, versions: list[Version]) -> HttpResponse:
    given = [request.GET.get("from", ""), request.GET.get("to", "")]
    if not all(value and _is_number(value) for value in given):
        return _listed(request, article, versions, problem=NOT_A_NUMBER, status=400)
    numbers = [int(value) for value in given]
    chosen = [history.shown_of_number(versions, number) for number in numbers]
    for version in chosen:
        if version is None:
            raise Http404
        if version.withdrawn_at:
            return _listed(request, article, versions, problem=WITHDRAWN.format(number=version.number), status=410)
    texts = {text.number: text for text in Revision.objects.filter(article=article, number__in=numbers)}
    before, after = (texts[number] for number in numbers)
    context = {
        **_around(article, versions),
        "before": chosen[0],
        "after": chosen[1],
        "redacted": [text for text in texts.values() if history.is_redacted(text)],
        "changes": changes_between(before, after),
    }
    return render(request, "articles/compare.html", context)


def _listed(
    request: HttpRequest,
    article: Article,
    versions: list[Version],
    problem: str = "",
    day: date | None = None,
    status: int = 200,
) -> HttpResponse:
    reviewed = history.last_whole_review(versions)
    numbers = sorted({version.number for version in versions if not version.withdrawn_at}, reverse=True)
    context = {
        **_around(article, versions),
        "versions": versions,
        "corrections": [version for version in versions if version.is_correction],
        "retirements": history.retirements_of(article),
        "numbers": numbers,
        "reviewed": reviewed,
        "changed_since": reviewed and article.live and article.live.revision_id != reviewed.publication.revision_id,
        "problem": problem,
        "day": day,
        "today": timezone.localdate(),
    }
    return render(request, "articles/history.html", context, status=status)


def _version(
    request: HttpRequest, article: Article, versions: list[Version], shown: Version, day: date | None = None
) -> HttpResponse:
    publication = Publication.objects.select_related("revision", "reviewer").get(pk=shown.publication.pk)
    context = {
        **_around(article, versions),
        "version": shown,
        "spans": history.spans_of_number(versions, shown.number),
        "is_current": any(version.is_live and version.number == shown.number for version in versions),
        "is_text_shown": shown.withdrawn_at is None,
        "publication": publication,
        "revision": publication.revision,
        "day": day,
    }
    return render(request, "articles/version.html", context)


def _public(slug: str) -> Article:
    article = Article.objects.public().with_text().defer(*NO_LIVE_TEXT).filter(slug=slug).first()
    if article is None:
        raise Http404
    return article


def _around(article: Article, versions: list[Version]) -> dict[str, Any]:
    return {
        "article": article,
        "live": article.live,
        "address": absolute(article.get_absolute_url()),
        "validity": validity_today(article, timezone.localdate()),
        "is_sample": any(version.publication.is_sample for version in versions),
    }


def _day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


def _is_number(text: str | None) -> bool:
    return not text or (text.isascii() and text.isdigit() and len(text) < 7)
