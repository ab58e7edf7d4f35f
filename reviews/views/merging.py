"""Two editors at once: their texts put together, and the places where they cannot be."""

from typing import Any

from django.http import HttpResponse

from articles.changes import texts_of
from articles.drafting import Draft, draft_of
from articles.models import Article, Revision
from reviews.comparison import compared, texts_of_draft
from reviews.forms import DraftForm, initial_of
from reviews.merging import LABELS, Together, put_together
from reviews.models import DrugName

from .editor import editor_page
from .guard import DeskRequest

KEPT = (*LABELS, "body")


def conflict(request: DeskRequest, form: DraftForm, draft: Draft, page: dict[str, Any]) -> HttpResponse:
    """Somebody saved first: what both made of the revision that the text began from, put together. Nothing is lost."""
    article, latest = page["article"], page["latest"]
    began = form.base_number()
    base = _base(article, began, latest)
    return _shown(request, base, draft, page, 409, purged=began if began > base.number else 0)


def merge_again(request: DeskRequest, draft: Draft, page: dict[str, Any]) -> HttpResponse:
    """The same with the choices that the person made; their own text came along with the form."""
    article, latest = page["article"], page["latest"]
    own = {name: request.POST.get(f"mine_{name}", getattr(draft, name)) for name in KEPT}
    mine = Draft(language=draft.language, authors=draft.authors, **own)
    number = request.POST.get("merge_base", "")
    base = _base(article, int(number) if number.isdecimal() and len(number) < 10 else 0, latest)
    return _shown(request, base, mine, page, 200)


def _shown(
    request: DeskRequest, base: Revision, mine: Draft, page: dict[str, Any], status: int, *, purged: int = 0
) -> HttpResponse:
    latest: Revision = page["latest"]
    choices = {key[len("choice_") :]: str(value) for key, value in request.POST.items() if key.startswith("choice_")}
    together = put_together(draft_of(base), mine, draft_of(latest), choices)
    posted = request.POST.copy()
    topics = [int(pk) for pk in posted.getlist("topics") if pk.isdecimal()]
    for name, value in initial_of(together.draft, base=latest.number, topics=topics).items():
        if name != "topics":
            posted[name] = str(value)
    context = {
        "theirs": latest,
        "base": base,
        "purged": purged,
        "together": together,
        "choices": choices,
        "mine": {name: getattr(mine, name) for name in KEPT},
        "changes": compared(texts_of(latest), texts_of_draft(together.draft), DrugName.objects.folded()),
        "options": _options(together, choices),
    }
    return editor_page(request, DraftForm(posted), status=status, conflict=context, **page)


def _options(together: Together, choices: dict[str, str]) -> list[dict[str, Any]]:
    """The places that both changed, each with what may be chosen and what is."""
    places = [
        {"key": str(place.number), "label": f"Place {place.number}", "mine": place.mine, "theirs": place.theirs,
         "both": bool(place.mine and place.theirs)}
        for place in together.conflicts
    ] + [
        {"key": field.name, "label": field.label, "mine": field.mine, "theirs": field.theirs, "both": False}
        for field in together.fields
    ]  # fmt: skip
    return [{**place, "chosen": choices.get(str(place["key"]), "mine")} for place in places]


def _base(article: Article, number: int, latest: Revision) -> Revision:
    """The revision that the text began from, the one before it where that was purged; else the newest one."""
    return article.revisions.filter(number__lte=number).order_by("-number").first() or latest
