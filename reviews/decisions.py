"""The one implementation of the review page and its decisions: the desk and the admin both show it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from . import workflow
from .accounts import authenticate_again
from .authentication import Authentication
from .discussion import discussion
from .exceptions import Incomplete, Refused
from .forms import FORMS, DecisionForm, SignForm
from .models import Review, Signature
from .passkeys import has_passkey
from .permissions import Person, person, scopes_for
from .provenance import Provenance, provenance_of
from .reading import differences
from .waivable import touching
from .workflow import Action, Asked

EARLIER = 20
"""Rounds and signatures shown below a review: the newest."""

ORDER = ("claim", "request_changes", "approve", "reaffirm", "release", "hand_over", "assign", "withdraw")
"""How the page lists the decisions: what a reviewer came for first."""

SIGNED_OUT = "Nothing was written: you had been signed out. Look at your answers, and decide again."
"""Where a decision that met no session comes back to, after the sign-in."""

NO_TEXT = ("revision__body", "revision__html", "revision__references", "revision__outline", "revision__problems")


@dataclass(frozen=True)
class Choice:
    """One decision on the page: what it is, and its form where this person may take it."""

    action: Action
    form: DecisionForm | None
    unfolded: bool

    @property
    def verb(self) -> str:
        return self.action.verb


@dataclass(frozen=True)
class Done:
    """The verb happened: what to tell the person, and where the desk goes next."""

    verb: str
    review: Review
    message: str
    url: str


@dataclass(frozen=True)
class NotDone:
    """Nothing was written: the page to show again with `status`, and all that the person gave but the password."""

    status: int
    message: str
    context: dict[str, Any]


Outcome = Done | NotDone
Perform = Callable[[HttpRequest, User, Review, Any], Done]


def review_context(
    request: HttpRequest, review: Review, *, given: DecisionForm | None = None, refusal: str = ""
) -> dict[str, Any]:
    """All that the review page shows of a round, read as it is now.

    `review` comes from `Review.objects.for_page()`. `given` is a form that the person posted and that was not
    carried out: with errors it is shown as it stands, else its answers are shown again beside the present state;
    `refusal` is the sentence that says why. The template posts to `decide_url_name`, which callers may replace.
    """
    who = person(cast(User, request.user))
    provenance = provenance_of(review.revision, review.article)
    return {
        "review": review,
        "article": review.article,
        "revision": review.revision,
        "live": review.article.live,
        **differences(review, by_round=request.GET.get("since") == "round"),
        "findings": _findings(review),
        "answering": workflow.concerns_named(review),
        **discussion(who, review),
        "earlier": _earlier(review),
        "signatures": _signatures(review),
        "signer": who.contributor,
        "touching": touching(who, review, provenance),
        "has_passkey": partial(has_passkey, who.user),
        "today": timezone.localdate(),
        "refusal": refusal,
        "decide_url_name": "desk:decide",
        **_choices(who, review, provenance, given, request.GET.get("decide", "")),
    }


def decide(request: HttpRequest, pk: int, verb: str) -> Outcome:
    """Carry out a posted decision: `request.POST` holds the form of `verb`, with what was seen.

    Stale or missing hidden fields give 409, a person who may not 403, something missing (a password too) 422;
    then nothing is written. Raises Http404 for an unknown round or verb.
    """
    if verb not in FORMS:
        raise Http404
    review = get_object_or_404(Review.objects.for_page(), pk=pk)
    who = person(cast(User, request.user))
    provenance = provenance_of(review.revision, review.article)
    asked = partial(workflow.asked_of, who, review, provenance)
    form = FORMS[verb](request.POST, review=review, scopes=scopes_for(who, provenance), asked=asked)
    try:
        workflow.check_seen(form.seen(), review)
        workflow.check_action(who, review, provenance, verb)
        if not form.is_valid():
            return _again(request, pk, form, "Something is missing: nothing was written.", 422)
        return PERFORM[verb](request, who.user, review, form)
    except Incomplete as incomplete:
        form.add_error(incomplete.field if incomplete.field in form.fields else None, incomplete.message)
        return _again(request, pk, form, "Something is missing: nothing was written.", incomplete.status)
    except Refused as refused:
        return _again(request, pk, form, refused.message, refused.status)


def _again(request: HttpRequest, pk: int, form: DecisionForm, message: str, status: int) -> NotDone:
    review = Review.objects.for_page().get(pk=pk)
    return NotDone(status, message, review_context(request, review, given=form, refusal=message))


# -- What the page shows ------------------------------------------------------------------------------------


def _choices(
    who: Person, review: Review, provenance: Provenance, given: DecisionForm | None, unfold: str
) -> dict[str, Any]:
    """The decisions that the state allows, `unfold` open, and the answers whose decision it allows no longer."""
    scopes = scopes_for(who, provenance)
    asked = partial(workflow.asked_of, who, review, provenance)
    choices = [
        Choice(
            action,
            _form(action.verb, review, scopes, asked, given) if action.allowed else None,
            action.verb in ("approve", unfold) or (given is not None and given.verb == action.verb),
        )
        for action in workflow.actions_of(who, review, provenance)
    ]
    offered = sorted((choice for choice in choices if choice.form), key=lambda choice: ORDER.index(choice.verb))
    kept = given is not None and given.verb not in {choice.verb for choice in offered}
    return {
        "choices": offered,
        "refused": [choice.action for choice in choices if not choice.form],
        "kept": _kept(given) if given and kept else [],
    }


def _form(
    verb: str, review: Review, scopes: list[Any], asked: Callable[[], Asked], given: DecisionForm | None
) -> DecisionForm:
    if given is None or given.verb != verb:
        return FORMS[verb](review=review, scopes=scopes, asked=asked)
    if given.is_bound and given.errors:
        return given
    return FORMS[verb](review=review, scopes=scopes, asked=asked, initial=given.given())


def _kept(given: DecisionForm) -> list[tuple[str, str]]:
    """What somebody wrote for a decision that is not theirs to take any more: to read and to copy."""
    words = {True: "Confirmed", False: "Not confirmed"}
    return [
        (str(given.fields[name].label), words[value] if isinstance(value, bool) else str(value))
        for name, value in given.given().items()
        if value not in (None, "")
    ]


def _findings(review: Review) -> list[dict[str, Any]]:
    """The findings of the content checks, each with the answer that its submitter gave."""
    return [{**problem, "answer": review.answers.get(problem["code"], "")} for problem in review.revision.problems]


def _earlier(review: Review) -> list[Review]:
    rounds = Review.objects.filter(article=review.article_id, pk__lt=review.pk).order_by("-pk")
    return list(rounds.select_related("revision", "submitted_by", "reviewer", "decided_by").defer(*NO_TEXT)[:EARLIER])


def _signatures(review: Review) -> list[Signature]:
    signed = Signature.objects.filter(review__article=review.article_id).order_by("-signed_at")
    deferred = [f"review__{name}" for name in NO_TEXT]
    return list(signed.select_related("review__revision").defer(*deferred)[:EARLIER])


# -- What each decision does --------------------------------------------------------------------------------


def _claim(request: HttpRequest, by: User, review: Review, form: DecisionForm) -> Done:
    done = workflow.claim(by=by, review=review, seen=form.seen())
    return Done("claim", done, "You hold this round now. Read the text, then decide.", _page_of(done))


def _release(request: HttpRequest, by: User, review: Review, form: DecisionForm) -> Done:
    done = workflow.release(by=by, review=review, seen=form.seen())
    return Done("release", done, "The round is back in the queue.", _page_of(done))


def _assign(request: HttpRequest, by: User, review: Review, form: DecisionForm) -> Done:
    reviewer, due_on = form.cleaned_data["reviewer"], form.cleaned_data["due_on"]
    done = workflow.assign(by=by, review=review, seen=form.seen(), reviewer=reviewer, due_on=due_on)
    day = date_format(done.due_on, "j F Y")
    message = f"{reviewer.member} was asked to review this by {day}."
    return Done("assign", done, message, _page_of(done))


def _hand_over(request: HttpRequest, by: User, review: Review, form: DecisionForm) -> Done:
    reviewer, note = form.cleaned_data["reviewer"], form.cleaned_data["note"]
    done = workflow.hand_over(by=by, review=review, seen=form.seen(), reviewer=reviewer, note=note)
    return Done("hand_over", done, f"{reviewer.member} was asked to take this round over.", reverse("desk:home"))


def _withdraw(request: HttpRequest, by: User, review: Review, form: DecisionForm) -> Done:
    done = workflow.withdraw(by=by, review=review, seen=form.seen(), reason=form.cleaned_data["reason"])
    url = reverse("desk:workspace", args=[done.article.slug])
    return Done("withdraw", done, "The round is withdrawn: the text can be changed again.", url)


def _request_changes(request: HttpRequest, by: User, review: Review, form: DecisionForm) -> Done:
    done = workflow.request_changes(by=by, review=review, seen=form.seen(), reason=form.cleaned_data["reason"])
    editor = done.submitted_by.get_full_name() or done.submitted_by.get_username()
    return Done("request_changes", done, f"The text went back to {editor} with your reasons.", reverse("desk:home"))


def _approve(request: HttpRequest, by: User, review: Review, form: SignForm) -> Done:
    proof = _proof(request, form)
    workflow.approve(by=by, review=review, seen=form.seen(), statement=form.statement(), authentication=proof)
    return Done("approve", review, "Signed and published: this text is live.", _page_of(review))


def _reaffirm(request: HttpRequest, by: User, review: Review, form: SignForm) -> Done:
    proof = _proof(request, form)
    workflow.reaffirm(by=by, review=review, seen=form.seen(), statement=form.statement(), authentication=proof)
    return Done("reaffirm", review, "Signed again: the page was last reviewed today.", _page_of(review))


def _proof(request: HttpRequest, form: SignForm) -> Authentication:
    return authenticate_again(request, password=form.cleaned_data["password"], passkey=form.cleaned_data["passkey"])


def _page_of(review: Review) -> str:
    return review.get_absolute_url()


PERFORM: dict[str, Perform] = {
    "claim": _claim,
    "release": _release,
    "assign": _assign,
    "hand_over": _hand_over,
    "withdraw": _withdraw,
    "request_changes": _request_changes,
    "approve": _approve,
    "reaffirm": _reaffirm,
}
