"""The way back: a signature withdrawn, a warning shown or lifted, a text redacted by two people."""

from collections.abc import Callable, Mapping

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from articles.models import Article, Publication, Revision
from reviews import workflow
from reviews.exceptions import Incomplete, NotPossible, Refused
from reviews.forms.ways_back import RedactionForm, WarningForm, WithdrawSignatureForm
from reviews.models import PageWarning, Redaction, Signature, Withdrawal
from reviews.permissions import check_can_manage, check_can_withdraw_signature

from .guard import DeskRequest

Press = Callable[[], object]


def withdraw_signature(request: DeskRequest, slug: str) -> HttpResponse:
    """Take back the signature under the live text; what readers will see then is shown before it is done."""
    article = _with_live(slug)
    signature = get_object_or_404(Signature.objects.select_related("review"), pk=article.live.signature_id)  # type: ignore[union-attr]
    check_can_withdraw_signature(request.person, signature)
    form = WithdrawSignatureForm(_posted(request), initial={"publication": article.live_id})
    context = {
        "article": article,
        "signature": signature,
        "before": _standing_before(article),
        "form": form,
        "is_emergency": signature.signer_id != request.user.pk,
    }

    def press() -> object:
        return workflow.withdraw_signature(
            by=request.user,
            signature=signature,
            seen_publication=form.seen_publication(),
            reason=form.cleaned_data["reason"],
        )

    done = "The signature is withdrawn. Readers see what was shown to you; a round of review is open."
    return _form_page(request, form, press, "reviews/withdraw_signature.html", context, slug, done)


def show_warning(request: DeskRequest, slug: str) -> HttpResponse:
    """Put one of the fixed warnings above a live page."""
    check_can_manage(request.person)
    article = _with_live(slug)
    form = WarningForm(_posted(request))

    def press() -> object:
        return workflow.show_warning(by=request.user, article=article, **form.cleaned_data)

    context = {"article": article, "form": form}
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


def _standing_before(article: Article) -> Publication | None:
    """What the page falls back to when the live text's signature goes."""
    withdrawn = Withdrawal.objects.filter(signature__review__article=article).values_list("signature", flat=True)
    gone = [*withdrawn, article.live.signature_id if article.live else 0]
    earlier = article.publications.exclude(signature_id__in=gone).select_related("revision")
    return earlier.order_by("-published_at", "-pk").first()
