from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from reviews import decisions
from reviews.decisions import Done
from reviews.exceptions import NotPossible
from reviews.models import Review
from reviews.passkeys import challenge, has_passkey
from reviews.permissions import check_can_review

from .guard import DeskRequest


@require_GET
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """A round: the text as it will be published, what changed, and the decisions that this person may take."""
    found = get_object_or_404(Review.objects.for_page(), pk=pk)
    return render(request, "reviews/review.html", decisions.review_context(request, found))


def decide(request: DeskRequest, pk: int, verb: str) -> HttpResponse:
    """Carry out a posted decision. A GET (after signing in again) leads back to the round."""
    if request.method != "POST":
        messages.info(request, decisions.SIGNED_OUT)
        return redirect("desk:review", pk)
    outcome = decisions.decide(request, pk, verb)
    if isinstance(outcome, Done):
        messages.success(request, outcome.message)
        return HttpResponseRedirect(outcome.url)
    return render(request, "reviews/review.html", outcome.context, status=outcome.status)


@require_POST
def passkey(request: DeskRequest) -> HttpResponse:
    """The challenge that a passkey answers to sign, for the browser (static/js/passkey.js)."""
    check_can_review(request.person)
    if not has_passkey(request.user):
        raise NotPossible("Your account has no passkey. Sign with your password, or add a passkey first.")
    return JsonResponse(challenge(request, request.user))
