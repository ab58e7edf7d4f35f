"""Import: files or a pasted text made into drafts, with what was found wrong."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from articles.exceptions import ArticleError
from articles.importers import UnreadableSource
from articles.models import Revision
from reviews import workflow
from reviews.exceptions import NotAllowed, Refused
from reviews.forms import ImportForm
from reviews.permissions import check_can_write
from reviews.workflow import AlreadyImported

from .guard import DeskRequest

MAX_CHARACTERS = 2_000_000
MAX_BYTES = 8_000_000
PASTED = "Pasted text"
SMALLER = "Keep only the article’s own text."


@dataclass(frozen=True)
class Source:
    """One text to import: a file's bytes, or what was pasted."""

    filename: str
    text: str | bytes


@dataclass(frozen=True)
class Result:
    """What came of one source: a draft, or a sentence; `known` is the slug of an article made of it before."""

    filename: str
    revision: Revision | None = None
    refusal: str = ""
    known: str = ""


def bring_in(request: DeskRequest) -> HttpResponse:
    """Import what was chosen or pasted. One success leads to its draft; a refusal shows the text again."""
    check_can_write(request.person)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_bound:
        return render(request, "reviews/import.html", {"form": form})
    if not form.is_valid():
        return render(request, "reviews/import.html", {"form": form}, status=422)
    sources, refused = _sources(form)
    if not sources and not refused:
        form.add_error(None, "Choose a file, or paste a text.")
        return render(request, "reviews/import.html", {"form": form}, status=422)
    results = [*refused, *(_imported(request, source, form) for source in sources)]
    if len(results) == 1 and results[0].revision:
        messages.success(request, "Imported as a draft. What was found is listed below: nothing here is public.")
        return redirect("desk:workspace", results[0].revision.article.slug)
    failed = [result for result in results if not result.revision and not result.known]
    status = 422 if failed else 200
    return render(request, "reviews/import.html", {"form": form, "results": results}, status=status)


def _sources(form: ImportForm) -> tuple[list[Source], list[Result]]:
    """What is to be read, and what is too large to read at all."""
    sources: list[Source] = []
    refused: list[Result] = []
    for file in form.cleaned_data["sources"]:
        name = file.name or "a file"
        if (file.size or 0) > MAX_BYTES:
            refused.append(Result(name, refusal=f"{name} has more than {MAX_BYTES:,} bytes. {SMALLER}"))
        else:
            sources.append(Source(name, file.read()))
    text = form.cleaned_data["text"]
    if len(text) > MAX_CHARACTERS:
        sentence = f"The text has {len(text):,} characters; {MAX_CHARACTERS:,} are the most. {SMALLER}"
        form.add_error("text", sentence)
        refused.append(Result(PASTED, refusal=sentence))
    elif text.strip():
        sources.append(Source(PASTED, text))
    return sources, refused


def _imported(request: DeskRequest, source: Source, form: ImportForm) -> Result:
    try:
        revision = workflow.bring_in(
            by=request.user,
            filename=source.filename,
            text=source.text,
            title=form.cleaned_data["title"] or None,
            form=form.cleaned_data["source_form"] or None,
        )
    except AlreadyImported as known:
        return Result(source.filename, refusal=known.message, known=known.article.slug)
    except NotAllowed:
        raise
    except UnreadableSource as unreadable:
        return Result(source.filename, refusal=unreadable.sentence)
    except (ArticleError, Refused) as error:
        return Result(source.filename, refusal=error.message)
    return Result(source.filename, revision=revision)
