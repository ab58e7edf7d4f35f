"""The library of references: look, add, load, edit, merge, delete, take away. Anybody of the desk may look."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from articles import citing, keyset, library, works
from articles.exceptions import LibraryRefused, LookupFailed
from articles.identifiers import year_of
from articles.importers import reference_files
from articles.importers.reference_files import UnreadableReferences
from articles.library import Outcome, Usage
from articles.models import Reference, Revision
from articles.rendering.bibliography import formatted
from reviews.forms import LoadForm, ReferenceForm
from reviews.permissions import check_can_write
from reviews.workflow import references as verbs

from .guard import DeskRequest

PAGE_SIZE = 40
KEYS_SHOWN = 12
MAX_BYTES = reference_files.MAX_BYTES
COMPARED = {
    "type": "Kind", "title": "Title", "author": "Authors", "container-title": "Appeared in", "issued": "Date",
    "volume": "Volume", "issue": "Issue", "page": "Pages", "publisher": "Publisher", "DOI": "DOI", "PMID": "PMID",
    "PMCID": "PMCID", "URL": "Address",
}  # fmt: skip


@require_GET
def reference_list(request: DeskRequest) -> HttpResponse:
    """The library by key; `q` narrows it, `after` turns the page."""
    words = request.GET.get("q", "").replace("\x00", "").strip()
    found = Reference.objects.filter(merged_into=None)
    found = found.matching(words) if words else found
    page = keyset.page(found, keys=("citekey",), after=request.GET.get("after", ""), size=PAGE_SIZE)
    return render(request, "reviews/references.html", {"page": page, "q": words, "forms": citing.FORMS})


@require_GET
def keys(request: DeskRequest) -> HttpResponse:
    """The references that a half-written citation may mean, for the editor (static/js/keys.js)."""
    words = request.GET.get("q", "").replace("\x00", "").strip()
    found = Reference.objects.filter(merged_into=None).order_by("citekey")
    starting = list(found.filter(citekey__istartswith=words)[:KEYS_SHOWN])
    known = [reference.pk for reference in starting]
    more = found.matching(words).exclude(pk__in=known)[: KEYS_SHOWN - len(starting)] if words else []
    rows = [{"key": row.citekey, "words": formatted_words(row)} for row in (*starting, *more)]
    return JsonResponse({"keys": rows})


def formatted_words(reference: Reference) -> str:
    """A reference in a few plain words: first author, year, title."""
    record = reference.csl
    first: dict[str, str] = next(iter(record.get("author", ())), {})
    name = first.get("family") or first.get("literal") or ""
    parts = (name, str(year_of(record) or ""), str(record.get("title", "")))
    return " · ".join(part for part in parts if part)[:160]


@require_GET
def export(request: DeskRequest, form: str) -> HttpResponse:
    """The whole library as one file."""
    rows = Reference.objects.filter(merged_into=None).order_by("citekey").iterator()
    return citing.as_file([row.csl | {"id": row.citekey} for row in rows], form, "cryosite-references")


def new(request: DeskRequest) -> HttpResponse:
    """Add one reference by hand."""
    check_can_write(request.person)
    form = ReferenceForm(request.POST) if request.method == "POST" else ReferenceForm()
    if form.is_valid():
        outcome = verbs.add(by=request.user, records=[form.csl()])
        if outcome.broken:
            form.add_error(None, outcome.broken[0].sentence)
        else:
            known = outcome.unchanged
            messages.success(request, "It is in the library already." if known else "The reference is in the library.")
            return redirect("desk:reference", (known or outcome.added)[0].citekey)
    return _form_page(request, form)


def load(request: DeskRequest) -> HttpResponse:
    """Add many: from an identifier, a file or a pasted text. A refusal shows the text again."""
    check_can_write(request.person)
    if request.method != "POST":
        return render(request, "reviews/references_load.html", {"form": LoadForm()})
    form = LoadForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "reviews/references_load.html", {"form": form}, status=422)
    outcome = _loaded(request, form)
    status = 422 if outcome is None or (outcome.broken and not outcome.added and not outcome.unchanged) else 200
    return render(request, "reviews/references_load.html", {"form": form, "outcome": outcome}, status=status)


@require_GET
def reference(request: DeskRequest, key: str) -> HttpResponse:
    """One reference: how it prints, where it is cited, which live pages print it otherwise."""
    found = get_object_or_404(Reference.objects.select_related("merged_into"), citekey=key)
    if found.merged_into:
        messages.info(request, f"“{key}” was merged into this reference.")
        return redirect("desk:reference", found.merged_into.citekey)
    usage = library.usage(reference=found)
    former = list(found.aliases.values_list("citekey", flat=True))
    context = {
        "reference": found,
        "usage": usage,
        "former": former,
        "differing": _differing(found, [key, *former], usage),
        "fields": _fields(found),
    }
    return render(request, "reviews/reference.html", context)


def edit(request: DeskRequest, key: str) -> HttpResponse:
    """Change a record; texts that were signed keep the form in which they were signed."""
    check_can_write(request.person)
    found = _standing(key)
    form = ReferenceForm(request.POST if request.method == "POST" else None, record=found.csl)
    if form.is_valid():
        try:
            verbs.edit(by=request.user, reference=found, csl=form.csl())
        except LibraryRefused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, "Saved. Texts that are signed already print it as it was.")
            return redirect("desk:reference", key)
    return _form_page(request, form, found)


@require_GET
def duplicates(request: DeskRequest) -> HttpResponse:
    """Groups of references that are likely the same work."""
    return render(request, "reviews/references_duplicates.html", {"groups": works.duplicates()})


def merge(request: DeskRequest) -> HttpResponse:
    """Both records side by side, and which one is kept; a POST merges."""
    check_can_write(request.person)
    given = request.POST if request.method == "POST" else request.GET
    kept, merged = _standing(given.get("kept", "")), _standing(given.get("merged", ""))
    refusal, status = "", 200
    if kept.pk == merged.pk:
        refusal, status = "Choose two different references.", 422
    elif request.method == "POST":
        try:
            verbs.merge(by=request.user, kept=kept, merged=merged)
        except LibraryRefused as refused:
            refusal, status = refused.message, 409
        else:
            messages.success(request, f"“{merged.citekey}” now leads to this reference.")
            return redirect("desk:reference", kept.citekey)
    rows = zip(_fields(kept, all_of=True), _fields(merged, all_of=True), strict=True)
    compared = [(label, one, other) for (label, one), (_, other) in rows if one or other]
    context = {"kept": kept, "merged": merged, "rows": compared, "refusal": refusal}
    context["usage"] = library.usage(reference=merged)
    return render(request, "reviews/references_merge.html", context, status=status)


def delete(request: DeskRequest, key: str) -> HttpResponse:
    """Ask, then take out a reference that nothing cites."""
    check_can_write(request.person)
    found = _standing(key)
    refusal = ""
    if request.method == "POST":
        try:
            verbs.delete(by=request.user, reference=found)
        except LibraryRefused as refused:
            refusal = refused.message
        else:
            messages.success(request, f"“{key}” is deleted.")
            return redirect("desk:references")
    context = {"reference": found, "usage": library.usage(reference=found), "refusal": refusal}
    return render(request, "reviews/references_delete.html", context, status=409 if refusal else 200)


def _form_page(request: DeskRequest, form: ReferenceForm, found: Reference | None = None) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "reviews/references_edit.html", {"form": form, "reference": found}, status=status)


def _loaded(request: DeskRequest, form: LoadForm) -> Outcome | None:
    """What became of the first thing given; None, with an error on the form, where nothing could be read."""
    given = form.cleaned_data
    try:
        if given["identifier"].strip():
            return verbs.look_up(by=request.user, identifier=given["identifier"])
        if given["file"]:
            if given["file"].size > MAX_BYTES:
                raise UnreadableReferences(f"The file is larger than {MAX_BYTES // 1024**2} MB. Split it.")
            records = reference_files.parse(given["file"].read(), given["file"].name or "")
        elif given["text"].strip():
            records = reference_files.parse(given["text"])
        else:
            form.add_error(None, "Give a DOI or PMID, choose a file, or paste the records.")
            return None
        return verbs.add(by=request.user, records=records)
    except LookupFailed as failed:
        form.add_error("identifier", failed.message)
    except UnreadableReferences as unreadable:
        form.add_error("file" if given["file"] else "text", unreadable.sentence)
    return None


def _standing(key: str) -> Reference:
    """The reference of a key; 404 for a former key and an unknown one."""
    found = Reference.objects.filter(merged_into=None, citekey=key.replace("\x00", "")).first()
    if found is None:
        raise Http404
    return found


def _differing(found: Reference, keys: list[str], usage: list[Usage]) -> list[Any]:
    """The live pages that print a reference otherwise than it would print today, in one query."""
    live = {use.article.live.revision_id: use.article for use in usage if use.is_live and use.article.live}
    if not live:
        return []
    now = formatted(found.csl)
    frozen = Revision.objects.filter(pk__in=live).values_list("pk", "references")
    return [
        live[pk]
        for pk, references in frozen
        if any(cited["key"] in keys and cited["html"] != now for cited in references)
    ]


def _fields(found: Reference, *, all_of: bool = False) -> list[tuple[str, str]]:
    """The record's fields in words; those that it lacks only where `all_of` them are asked for."""
    initial = ReferenceForm(record=found.csl).initial
    words = {name: str(found.csl.get(name, "")) for name in COMPARED}
    words |= {"author": initial["authors"].replace("\n", "; "), "issued": initial["issued"]}
    words["type"] = dict(ReferenceForm.base_fields["type"].choices).get(words["type"], words["type"])  # type: ignore[attr-defined]
    return [(label, words[name]) for name, label in COMPARED.items() if all_of or words[name]]
