"""The board: every article by state, with filters, sorting, keyset pages and an export; and several at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from articles import keyset
from articles.choices import Audience, Kind
from articles.models import Topic
from reviews import together as several
from reviews.forms.together import ASSIGN, DUE, TogetherForm
from reviews.models import Signature
from reviews.permissions import check_can_write, names
from reviews.spreadsheet import csv_lines
from reviews.states import State

from .guard import DeskRequest
from .standing import ARTICLE_STATES, DRAFT, NEVER, articles_in, with_days

PAGE_SIZE = 30
CHUNK = 500

SORTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "": ("Address", ("slug",)),
    "due": ("Due first", ("due", "pk")),
    "updated": ("Last updated", ("-updated", "-pk")),
    "reviewed": ("Longest since its review", ("reviewed", "pk")),
    "title": ("Title", ("newest_title", "pk")),
}

COLUMNS = ("address", "title", "kind", "audience", "state", "public", "revision", "due", "last reviewed", "reviewed by",
           "last updated", "next review due")  # fmt: skip


@dataclass(frozen=True)
class Narrowed:
    """What the address asks for; what it names wrongly is left out."""

    q: str
    state: str
    kind: str
    audience: str
    topic: str
    editor: int | None
    reviewer: int | None
    sort: str

    @classmethod
    def of(cls, query: QueryDict) -> "Narrowed":
        def one_of(name: str, known: Any) -> str:
            value = query.get(name, "")
            return value if value in known else ""

        return cls(
            q=query.get("q", "").replace("\x00", "").strip(),
            state=one_of("state", ARTICLE_STATES),
            kind=one_of("kind", Kind.values),
            audience=one_of("audience", Audience.values),
            topic=query.get("topic", "").replace("\x00", ""),
            editor=_id(query.get("editor", "")),
            reviewer=_id(query.get("reviewer", "")),
            sort=one_of("sort", SORTS),
        )

    @property
    def is_narrow(self) -> bool:
        return any((self.q, self.state, self.kind, self.audience, self.topic, self.editor, self.reviewer))

    @property
    def unfolds(self) -> bool:
        """Whether one of the rarer filters is set."""
        return any((self.kind, self.audience, self.topic, self.editor, self.reviewer))

    def articles(self) -> QuerySet[Any]:
        found = articles_in(self.state, self.q)
        if self.kind:
            found = found.filter(newest_kind=self.kind)
        if self.audience:
            found = found.filter(newest_audience=self.audience)
        if self.topic:
            found = found.filter(topics__slug=self.topic)
        if self.editor:
            found = found.filter(newest_by=self.editor)
        if self.reviewer:
            signed = Signature.objects.filter(pk=OuterRef("live__signature_id"), signer=self.reviewer)
            found = found.filter(Q(round_reviewer=self.reviewer) | Exists(signed))
        return with_days(found)


@require_GET
def board(request: DeskRequest) -> HttpResponse:
    """Every article of the desk: `after` turns the page."""
    narrowed = Narrowed.of(request.GET)
    keys = SORTS[narrowed.sort][1]
    page = keyset.page(narrowed.articles(), keys=keys, after=request.GET.get("after", ""), size=PAGE_SIZE)
    desk = names()
    who = request.person
    context = {
        "page": page,
        "narrowed": narrowed,
        "states": ARTICLE_STATES,
        "kinds": Kind.choices,
        "audiences": Audience.choices,
        "topics": Topic.objects.all(),
        "editors": [one for one in desk if one.may_write],
        "reviewers": [one for one in desk if one.may_review],
        "names": {one.user.pk: one.user for one in desk},
        "sorts": [(name, label) for name, (label, _) in SORTS.items()],
        "may_choose": who.may_write or who.may_manage,
        "never": NEVER,
        "today": timezone.localdate(),
    }
    return render(request, "reviews/board.html", context)


@require_GET
def export(request: DeskRequest) -> StreamingHttpResponse:
    """The whole narrowed list as CSV, line by line."""
    narrowed = Narrowed.of(request.GET)
    rows = narrowed.articles().order_by(*SORTS[narrowed.sort][1]).iterator(CHUNK)
    answer = StreamingHttpResponse(csv_lines(COLUMNS, _cells(rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="cryosite-articles-{timezone.localdate()}.csv"'
    return answer


def together(request: DeskRequest) -> HttpResponse:
    """Do one thing with the chosen articles: first what would happen, then, once confirmed, each by its verb."""
    check_can_write(request.person)
    if request.method != "POST":
        return redirect("desk:articles")
    articles = several.chosen(request.POST.getlist("pick"))
    if not articles:
        messages.warning(request, "Choose the articles first: nothing was changed.")
        return redirect("desk:articles")
    is_asked = "action" in request.POST
    form = TogetherForm(request.POST if is_asked else None, who=request.person)
    steps = _steps(form, articles) if form.is_valid() else []
    ready = [step for step in steps if not step.is_refused]
    if "confirmed" in request.POST and ready:
        return _carried_out(request, form, steps, ready)
    context = {"form": form, "articles": articles, "steps": steps, "ready": ready}
    return render(request, "reviews/together.html", context, status=422 if is_asked and form.errors else 200)


def _steps(form: TogetherForm, articles: list[Any]) -> list[several.Step]:
    given = form.cleaned_data
    if given["action"] == ASSIGN:
        return several.steps_to_assign(articles, given["reviewer"], given["due_on"])
    if given["action"] == DUE:
        return several.steps_to_set_due(articles, given["due_on"])
    return several.steps_to_file(articles, given["topic"])


def _carried_out(
    request: DeskRequest, form: TogetherForm, steps: list[several.Step], ready: list[several.Step]
) -> HttpResponse:
    given = form.cleaned_data
    if given["action"] == ASSIGN:
        seen = {step.article.pk: several.seen_of(request.POST.get(f"seen_{step.article.pk}", "")) for step in ready}
        refusals = several.assign_each(request.user, ready, seen, given)
    elif given["action"] == DUE:
        refusals = several.set_due_each(request.user, ready, given)
    else:
        refusals = several.file_each(request.user, ready, given)
    for refusal in (*refusals, *(f"{step.title}: {step.refusal}" for step in steps if step.is_refused)):
        messages.warning(request, refusal)
    if done := len(ready) - len(refusals):
        messages.success(request, f"Done for {done} article{'s' if done > 1 else ''}.")
    return redirect("desk:articles")


def _cells(rows: Any) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        live = row.live
        yield (
            row.slug,
            row.newest_title,
            Kind(row.newest_kind).label if row.newest_kind else "",
            Audience(row.newest_audience).label if row.newest_audience else "",
            _state_words(row.work_state),
            "Retired" if row.retired_at else "Live" if live else "",
            row.newest_number,
            row.round_due,
            live and live.last_reviewed,
            live and live.reviewer_name,
            live and live.last_updated,
            live and live.next_review_due,
        )


def _state_words(state: str) -> str:
    return "Draft" if state == DRAFT else State(state).label if state else ""


def _id(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None
