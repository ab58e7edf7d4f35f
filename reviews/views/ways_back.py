"""The way back: a signature withdrawn, a warning shown or lifted, a text redacted by two people, or purged."""

from collections.abc import Callable, Mapping
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from articles.choices import WarningKind
from articles.models import Article, ImportedSource, Revision
from reviews import workflow
from reviews.exceptions import Incomplete, NotPossible, Refused
from reviews.forms.ways_back import PurgeForm, RedactionForm, WarningForm, WithdrawSignatureForm
from reviews.models import Concern, PageWarning, Redaction, Signature, Withdrawal
from reviews.permissions import check_can_manage, check_can_withdraw_signature

from .guard import DeskRequest
from .reader_sees import rehearsed

Press = Callable[[], object]

REHEARSAL = "Only looked at."
"""The reason in a rehearsal: it is taken back with the rest of it."""


def withdraw_signature(request: DeskRequest, slug: str) -> HttpResponse:
    """Take back the signature under the live text; what readers will see then is shown before it is done."""
    article = _with_live(slug)
    signature = get_object_or_404(Signature.objects.select_related("review"), pk=article.live.signature_id)  # type: ignore[union-attr]
    check_can_withdraw_signature(request.person, signature)
    initial = {"publication": article.live_id, "reason": _reason(request, article)}
    form = WithdrawSignatureForm(_posted(request), initial=initial)

    def press(reason: str = "", seen: int | None = None) -> object:
        return workflow.withdraw_signature(
            by=request.user,
            signature=signature,
            seen_publication=seen or form.seen_publication(),
            reason=reason or form.cleaned_data["reason"],
        )

    context = {
        "article": article,
        "signature": signature,
        "form": form,
        "is_emergency": signature.signer_id != request.user.pk,
        "then": rehearsed(slug, partial(press, REHEARSAL, article.live_id)),
    }
    done = "The signature is withdrawn. Readers see what was shown to you; a round of review is open."
    return _form_page(request, form, press, "reviews/withdraw_signature.html", context, slug, done)


def show_warning(request: DeskRequest, slug: str) -> HttpResponse:
    """Put one of the fixed warnings above a live page."""
    check_can_manage(request.person)
    article = _with_live(slug)
    kind = request.POST.get("kind") or request.GET.get("kind", "")
    kind = kind if kind in WarningKind.values else WarningKind.BEING_CHECKED.value
    form = WarningForm(_posted(request), initial={"kind": kind, "reason": _reason(request, article)})

    def press() -> object:
        return workflow.show_warning(by=request.user, article=article, **form.cleaned_data)

    rehearse = partial(workflow.show_warning, by=request.user, article=article, kind=kind, reason=REHEARSAL)
    concern = request.GET.get("concern", "")
    context = {"article": article, "form": form, "kind": kind, "kinds": WarningKind.choices, "concern": concern}
    try:
        context["then"] = rehearsed(slug, rehearse)
    except NotPossible as refused:
        context["refusal"] = refused.message
    return _form_page(request, form, press, "reviews/warning.html", context, slug, "The warning stands above the page.")


def redact(request: DeskRequest, slug: str, number: int) -> HttpResponse:
    """Ask that a submitted text gives way to a notice."""
    check_can_manage(request.person)
    revision = get_object_or_404(Revision.objects.select_related("article"), article__slug=slug, number=number)
    form = RedactionForm(_posted(request))

    def press() -> object:
        return workflow.request_redaction(by=request.user, revision=revision, **form.cleaned_data)

    context = {"article": revision.article, "revision": revision, "form": form}
    done = "The redaction is asked for. Somebody else has to confirm it."
    return _form_page(request, form, press, "reviews/redact.html", context, slug, done)


def purge(request: DeskRequest, slug: str, number: int) -> HttpResponse:
    """Delete a text that was never submitted: asked first, with what goes and what stays, then done."""
    check_can_manage(request.person)
    revision = get_object_or_404(
        Revision.objects.select_related("article", "created_by"), article__slug=slug, number=number
    )
    form = PurgeForm(_posted(request))

    def press() -> object:
        return workflow.purge(by=request.user, revision=revision, **form.cleaned_data)

    context = {
        "article": revision.article,
        "revision": revision,
        "form": form,
        "source": ImportedSource.objects.filter(revision=revision).defer("content", "text").first(),
        "reopened": workflow.answered_by(revision).count(),
        "is_only": not Revision.objects.filter(article=revision.article).exclude(pk=revision.pk).exists(),
    }
    try:
        workflow.check_can_be_purged(revision)
    except NotPossible as refused:
        return render(
            request, "reviews/purge.html", {**context, "refusal": refused.message, "cannot": True}, status=409
        )
    done = f"Revision {number} is purged. Its number, who purged it and why stay in the record."
    return _form_page(request, form, press, "reviews/purge.html", context, slug, done)


@require_POST
def lift_warning(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a warning off its page."""
    warning = get_object_or_404(PageWarning.objects.select_related("article"), pk=pk)
    workflow.lift_warning(by=request.user, warning=warning)
    messages.success(request, "The warning is lifted.")
    return redirect("desk:workspace", warning.article.slug)


@require_POST
def countersign(request: DeskRequest, pk: int) -> HttpResponse:
    """Agree to an emergency withdrawal."""
    withdrawal = get_object_or_404(Withdrawal.objects.select_related("signature__review__article"), pk=pk)
    workflow.countersign(by=request.user, withdrawal=withdrawal)
    messages.success(request, "Countersigned.")
    return redirect("desk:workspace", withdrawal.signature.review.article.slug)


@require_POST
def confirm_redaction(request: DeskRequest, pk: int) -> HttpResponse:
    """The second person's word on a redaction."""
    redaction = get_object_or_404(Redaction.objects.select_related("revision__article"), pk=pk)
    workflow.confirm_redaction(by=request.user, redaction=redaction)
    messages.success(request, "The text is redacted: the notice stands in its place.")
    return redirect("desk:workspace", redaction.revision.article.slug)


def _form_page(
    request: DeskRequest,
    form: forms.Form,
    press: Press,
    template: str,
    context: Mapping[str, object],
    slug: str,
    done: str,
) -> HttpResponse:
    """Show a form, or press its button: a refusal comes back with its status and everything that was written."""
    if not form.is_bound:
        return render(request, template, context)
    if not form.is_valid():
        return render(request, template, context, status=422)
    try:
        press()
    except Incomplete as incomplete:
        form.add_error(incomplete.field if incomplete.field in form.fields else None, incomplete.message)
        return render(request, template, context, status=incomplete.status)
    except Refused as refused:
        return render(request, template, {**context, "refusal": refused.message}, status=refused.status)
    messages.success(request, done)
    return redirect("desk:workspace", slug)


def _posted(request: DeskRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _with_live(slug: str) -> Article:
    article = get_object_or_404(Article.objects.with_text(), slug=slug)
    if article.live is None:
        raise NotPossible("No text of this article is live.")
    return article


def _reason(request: DeskRequest, article: Article) -> str:
    """The reason to start from: the concern that led here (`?concern=`), so that nothing need be typed at night."""
    named = request.GET.get("concern", "")
    concern = (
        Concern.objects.filter(pk=named, article=article).first() if named.isdecimal() and len(named) < 19 else None
    )
    return f"{concern.get_kind_display()} (concern {concern.pk})." if concern else ""
