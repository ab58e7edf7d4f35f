"""Import: files or a pasted page brought in, each read and kept until its editor makes a draft of it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from articles.importers import MOST_BYTES, UnreadableSource
from reviews import workflow
from reviews.exceptions import NotAllowed, Refused
from reviews.forms import ImportForm
from reviews.models import Upload
from reviews.permissions import check_can_write
from reviews.workflow import AlreadyImported, AlreadyUploaded

from .guard import DeskRequest

MAX_CHARACTERS = 2_000_000
MOST_WAITING = 50
PASTED = "Pasted text"
SMALLER = "Keep only the article’s own text."


@dataclass(frozen=True)
class Given:
    """One source that was brought: a file's bytes, or what was pasted, and its form where the editor knows it."""

    filename: str
    content: str | bytes
    form: str | None


@dataclass(frozen=True)
class Result:
    """What came of one source: an upload; or a sentence, with the address of what it became before."""

    filename: str
    upload: Upload | None = None
    refusal: str = ""
    known: str = ""

    @property
    def status(self) -> int:
        return 200 if self.upload or self.known else 422

    def as_json(self) -> dict[str, Any]:
        url = reverse("desk:upload", args=[self.upload.pk]) if self.upload else self.known
        return {"filename": self.filename, "url": url, "refusal": self.refusal, "made": self.upload is not None}


def bring_in(request: DeskRequest) -> HttpResponse:
    """Read what was chosen or pasted. One source leads to its page; a refusal shows the text again.

    Asked for JSON, it answers for the one file that was sent (static/js/uploads.js).
    """
    check_can_write(request.person)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_bound:
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, status=422)
    given, refused = _given(form)
    if not given and not refused:
        form.add_error(None, "Choose a file, or paste a text.")
        return _page(request, form, status=422)
    results = [*refused, *(_read(request, one) for one in given)]
    if request.headers.get("accept") == "application/json":
        return JsonResponse(results[0].as_json(), status=results[0].status)
    if len(results) == 1 and results[0].upload:
        messages.success(request, "Read. Nothing is a draft yet: look at what was found, then make it.")
        return redirect("desk:upload", results[0].upload.pk)
    return _page(request, form, status=max(result.status for result in results), results=results)


def _given(form: ImportForm) -> tuple[list[Given], list[Result]]:
    """What is to be read, and what is too large to read at all."""
    given: list[Given] = []
    refused: list[Result] = []
    chosen = form.cleaned_data["source_form"] or None
    for file in form.cleaned_data["sources"]:
        name = file.name or "a file"
        if (file.size or 0) > MOST_BYTES:
            refused.append(Result(name, refusal=f"{name} has more than {MOST_BYTES:,} bytes. {SMALLER}"))
        else:
            given.append(Given(name, file.read(), chosen))
    text, html = form.cleaned_data["text"], form.cleaned_data["html"]
    if len(text) > MAX_CHARACTERS:
        sentence = f"The text has {len(text):,} characters; {MAX_CHARACTERS:,} are the most. {SMALLER}"
        form.add_error("text", sentence)
        refused.append(Result(PASTED, refusal=sentence))
    elif text.strip() and html.strip() and len(html) <= MAX_CHARACTERS and not chosen:
        given.append(Given("Pasted page", html, "html_page"))
    elif text.strip():
        given.append(Given(PASTED, text, chosen))
    return given, refused


def _read(request: DeskRequest, given: Given) -> Result:
    name = given.filename
    try:
        upload = workflow.upload(by=request.user, filename=name, content=given.content, form=given.form)
    except AlreadyImported as known:
        return Result(name, refusal=known.message, known=reverse("desk:workspace", args=[known.article.slug]))
    except AlreadyUploaded as known:
        return Result(name, refusal=known.message, known=reverse("desk:upload", args=[known.upload.pk]))
    except NotAllowed:
        raise
    except UnreadableSource as unreadable:
        return Result(name, refusal=unreadable.sentence)
    except Refused as error:
        return Result(name, refusal=error.message)
    return Result(name, upload=upload)


def _page(request: DeskRequest, form: ImportForm, *, status: int = 200, **more: Any) -> HttpResponse:
    waiting = Upload.objects.waiting_for(request.user)[:MOST_WAITING]
    return render(request, "reviews/import.html", {"form": form, "waiting": waiting, **more}, status=status)
