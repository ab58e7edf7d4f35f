"""One's own registration and interests; what an article is about; the waiver of an interest that matches."""

from typing import Any

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles.models import Article
from reviews import workflow
from reviews.exceptions import Incomplete, Refused
from reviews.forms.credentials import (
    BLANK_LINES,
    ChoiceForm,
    InterestForm,
    RegistrationForm,
    SubjectsForm,
    WaiverForm,
    interest_lines,
)
from reviews.matching import matches
from reviews.models import Interest, Registration, Review
from reviews.permissions import check_can_waive, check_can_write, person
from reviews.provenance import provenance_of
from reviews.suggestions import suggested_drugs
from reviews.windows import LOOK_BACK_MONTHS, check_due, declaration_due

from .guard import DeskRequest

HISTORY = 20


@require_GET
def credentials(request: DeskRequest) -> HttpResponse:
    """One's own registration and interests, what is due, and what was declared before."""
    return _page(request, 200)


@require_POST
def registration(request: DeskRequest) -> HttpResponse:
    """State one's registration anew."""
    form = RegistrationForm(request.POST)
    if form.is_valid():
        try:
            workflow.state_registration(by=request.user, **form.cleaned_data)
        except Incomplete as incomplete:
            form.add_error(incomplete.field, incomplete.message)
        else:
            messages.success(request, "Your registration is stated. It counts once somebody else has checked it.")
            return redirect("desk:credentials")
    return _page(request, 422, registration_form=form)


@require_POST
def interests(request: DeskRequest) -> HttpResponse:
    """Declare one's interests; the button "more" only adds empty lines."""
    wants_more = "more" in request.POST
    choice = ChoiceForm(request.POST)
    lines = interest_lines(request.POST, more=BLANK_LINES if wants_more else 0)
    if wants_more:
        choice.errors.clear()
        return _page(request, 200, choice=choice, lines=lines, is_draft=True)
    if choice.is_valid() & lines.is_valid():
        entries = [line.entry() for line in lines if line.has_changed() and not line.cleaned_data.get("DELETE")]
        try:
            workflow.declare_interests(by=request.user, none=choice.cleaned_data["none"], entries=entries)
        except Incomplete as incomplete:
            _place(incomplete, choice, lines)
        else:
            messages.success(request, "Your interests are declared.")
            return redirect("desk:credentials")
    return _page(request, 422, choice=choice, lines=lines)


def _place(incomplete: Incomplete, choice: ChoiceForm, lines: "BaseFormSet[InterestForm]") -> None:
    """Put a refusal beside the field it is about."""
    kept = [line for line in lines if line.has_changed() and not line.cleaned_data.get("DELETE")]
    _, _, rest = incomplete.field.partition("entry-")
    place, _, name = rest.partition("-")
    if place.isdecimal():
        kept[int(place)].add_error(name, incomplete.message)
    else:
        choice.add_error("none", incomplete.message)


def _page(request: DeskRequest, status: int, **shown: Any) -> HttpResponse:
    own = request.person.credentials
    today = timezone.localdate()
    registrations = Registration.objects.filter(user=request.user).select_related("checked_by__member__contributor")
    declarations = request.user.declarations.prefetch_related("entries")
    context = {
        "own": own,
        "today": today,
        "registrations": list(registrations[:HISTORY]),
        "declarations": list(declarations[:HISTORY]),
        "check_due": check_due(own.checked_on) if own.checked_on else None,
        "declaration_due": declaration_due(own.declared_on) if own.declared_on else None,
        "is_checked": own.has_current_check(today),
        "is_declared": own.has_current_declaration(today),
        "look_back": LOOK_BACK_MONTHS,
        "registration_form": RegistrationForm(),
        "choice": ChoiceForm(),
        "lines": interest_lines(entries=own.entries),
        **shown,
    }
    return render(request, "reviews/credentials.html", context, status=status)


@require_http_methods(["GET", "POST"])
def subjects(request: DeskRequest, slug: str) -> HttpResponse:
    """Name the drugs, manufacturers and funders that an article is about, and the case that it retells."""
    check_can_write(request.person)
    article = get_object_or_404(Article.objects.select_related("retold_case"), slug=slug)
    form = SubjectsForm(request.POST or None, article=article)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                workflow.name_subjects(
                    by=request.user,
                    article=article,
                    subjects=form.subjects(),
                    retold_case=form.cleaned_data["retold_case"],
                )
            except Incomplete as incomplete:
                form.add_error(incomplete.field, incomplete.message)
            else:
                messages.success(request, "Noted. Reviewers' interests are held against it from now on.")
                return redirect("desk:workspace", slug)
    newest = article.revisions.order_by("-number").first()
    context: dict[str, Any] = {"article": article, "revision": newest, "form": form}
    context["suggested"] = suggested_drugs(newest, article) if newest else []
    return render(request, "reviews/subjects.html", context, status=status)


@require_http_methods(["GET", "POST"])
def waive(request: DeskRequest, pk: int, interest: int) -> HttpResponse:
    """Let an interest that matches not keep its owner from a round, with a public reason."""
    review = get_object_or_404(Review.objects.for_page(), pk=pk)
    entry = get_object_or_404(Interest.objects.select_related("declaration__user__member__contributor"), pk=interest)
    provenance = provenance_of(review.revision, review.article)
    check_can_waive(request.person, review, provenance, entry)
    owner = person(entry.declaration.user)
    found = matches(owner.credentials.entries, provenance.about, on=timezone.localdate())
    match = next((one for one in found if one.interest.pk == entry.pk), None)
    form = WaiverForm(request.POST or None)
    context: dict[str, Any] = {"review": review, "owner": owner, "match": match, "form": form, "entry": entry}
    status = 422 if request.method == "POST" and not form.is_valid() else 200
    if request.method == "POST" and form.is_valid():
        try:
            workflow.waive(by=request.user, review=review, interest=entry, reason=form.cleaned_data["reason"])
        except Incomplete as incomplete:
            form.add_error(incomplete.field, incomplete.message)
            status = incomplete.status
        except Refused as refused:
            context["refusal"], status = refused.message, refused.status
        else:
            messages.success(request, "Waived for this round. Readers will see your reason once it is signed.")
            return redirect("desk:review", pk)
    return render(request, "reviews/waive.html", context, status=status)
