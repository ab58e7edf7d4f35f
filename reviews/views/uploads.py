"""One upload: its source and what was read in it, side by side; corrected here, then made a draft."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from articles.exceptions import ArticleError
from articles.importers import UnreadableSource
from articles.models import ImportedSource
from reviews import workflow
from reviews.exceptions import Incomplete, NotAllowed, Refused
from reviews.forms import UploadForm
from reviews.forms.importing import FORM_NAMES
from reviews.models import Upload
from reviews.permissions import check_can_write
from reviews.workflow.uploads import FIELDS, corrected_field

from .guard import DeskRequest
from .upload_parts import blocks_of, has_claims, lines_of, missing_in, problems_of, set_aside_of

STEPS: Mapping[str, Callable[..., Upload]] = {
    "back": workflow.put_back,
    "out": workflow.take_out,
    "in": workflow.put_in_again,
}
"""Name of a button → what it does to one passage or block."""


def upload(request: DeskRequest, pk: int) -> HttpResponse:
    """Look at one upload and correct it. Whatever button is pressed, what was typed is kept first."""
    check_can_write(request.person)
    found = get_object_or_404(Upload.objects.select_related("revision__article"), pk=pk, by=request.user)
    if found.revision:
        return redirect("desk:workspace", found.revision.article.slug)
    if request.method != "POST":
        return _page(request, found)
    form = UploadForm(request.POST, dates=found.value["dates"])
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    try:
        found = workflow.correct_upload(by=request.user, upload=found, changes=form.changes())
        return _pressed(request, found)
    except UnreadableSource as unreadable:
        return _page(request, found, refusal=unreadable.sentence, status=422)
    except NotAllowed:
        raise
    except (ArticleError, Refused) as error:
        field = error.field if isinstance(error, ArticleError | Incomplete) else ""
        return _page(request, found, refusal=error.message, field=field, status=getattr(error, "status", 422))


def discard(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, then forget an upload with everything that was corrected in it."""
    check_can_write(request.person)
    found = get_object_or_404(Upload.objects.waiting_for(request.user), pk=pk)
    if request.method != "POST":
        return render(request, "reviews/upload_discard.html", {"upload": found})
    workflow.discard(by=request.user, upload=found)
    messages.success(request, f"{found.filename} was discarded. No draft was made of it.")
    return redirect("desk:import")


def file_of_upload(request: DeskRequest, pk: int) -> HttpResponse:
    """The source of an upload as it came."""
    check_can_write(request.person)
    found = get_object_or_404(Upload, pk=pk, by=request.user, revision=None)
    return _attachment(found.filename, bytes(found.content), found.media_type, found.text)


def file_of_source(request: DeskRequest, slug: str) -> HttpResponse:
    """The source that an article was made from, for everybody at the desk. A redacted one is gone."""
    source = ImportedSource.objects.filter(article__slug=slug).first()
    if source is None or not (source.content or source.text):
        raise Http404("There is no source, or it was redacted.")
    return _attachment(source.filename, bytes(source.content or b""), source.media_type, source.text)


def _pressed(request: DeskRequest, found: Upload) -> HttpResponse:
    """Do what the pressed button says, once the corrections are kept."""
    for name, step in STEPS.items():
        if name in request.POST:
            step(by=request.user, upload=found, position=_number(request.POST[name]))
            return redirect(f"{request.path}#{'aside' if name == 'back' else 'block'}-{_number(request.POST[name])}")
    if "read" in request.POST:
        chosen = request.POST.get("source_form", "")
        workflow.read_again(by=request.user, upload=found, form=chosen or None)
        messages.success(request, "Read again. What you had typed is kept.")
    elif "make" in request.POST:
        revision = workflow.make_draft(by=request.user, upload=found)
        messages.success(request, "Imported as a draft. What was found is listed below: nothing here is public.")
        return redirect("desk:workspace", revision.article.slug)
    else:
        messages.success(request, "Kept. You can go on at any time: it waits under Import.")
    return redirect("desk:upload", found.pk)


def _number(printed: str) -> int:
    return int(printed) if printed.isdecimal() and len(printed) < 9 else -1


def _page(
    request: DeskRequest,
    found: Upload,
    *,
    form: UploadForm | None = None,
    refusal: str = "",
    field: str = "",
    status: int = 200,
) -> HttpResponse:
    lines, cut = lines_of(found.text)
    context: dict[str, Any] = {
        "upload": found,
        "form": form or UploadForm(initial=_initial(found), dates=found.value["dates"]),
        "refusal": refusal,
        "refused_field": field,
        "forms": FORM_NAMES,
        "lines": lines,
        "cut": cut,
        "blocks": blocks_of(found),
        "aside": set_aside_of(found),
        "problems": problems_of(found),
        "missing": missing_in(found),
        "saves": found.corrected.get("saves", 0),
        "report": found.value["report"],
        "claims": has_claims(found.value["report"]),
    }
    return render(request, "reviews/upload.html", context, status=status)


def _initial(found: Upload) -> dict[str, Any]:
    dates = found.corrected.get("dates", {})
    days = {f"date_{question['key']}": dates.get(question["key"], "") for question in found.value["dates"]}
    return {**{name: corrected_field(found, name) for name in FIELDS}, **days}


def _attachment(filename: str, content: bytes, media_type: str, text: str) -> HttpResponse:
    """A file that no browser opens as a page of ours: it is saved, whatever stands in it."""
    response = HttpResponse(content or text.encode(), content_type=media_type or "text/plain")
    if not content or media_type.startswith("text/"):
        response["Content-Type"] = "application/octet-stream" if content else "text/plain; charset=utf-8"
    ascii_name = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in filename)
    response["Content-Disposition"] = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(filename)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
