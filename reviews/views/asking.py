from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from articles.models import Article
from reviews.eligibility import Candidate, candidates
from reviews.exceptions import NotPossible
from reviews.forms.layout import fields_only
from reviews.forms.reviewers import ReviewerField
from reviews.permissions import check_can_manage
from reviews.workflow import ask_again

from .guard import DeskRequest


class AskForm(forms.Form):
    use_required_attribute = False
    reviewer = ReviewerField()

    def __init__(self, data: QueryDict | None, signers: list[Candidate]) -> None:
        super().__init__(data)
        cast(ReviewerField, self.fields["reviewer"]).offer(signers)
        self.helper = fields_only()


@require_http_methods(["GET", "POST"])
def ask(request: DeskRequest, slug: str) -> HttpResponse:
    """Ask a reviewer to read a live page again."""
    check_can_manage(request.person)
    article = get_object_or_404(Article.objects.with_text(), slug=slug)
    if article.live is None or article.retired_at:
        raise NotPossible("Only a live page is reviewed again.")
    signers = candidates(article.live.revision, article, on=timezone.localdate())
    form = AskForm(request.POST if request.method == "POST" else None, signers)
    if request.method == "POST" and form.is_valid():
        reviewer = form.cleaned_data["reviewer"]
        ask_again(by=request.user, article=article, reviewer=reviewer)
        messages.success(request, f"{reviewer.member} was asked to read this page again.")
        return redirect("desk:workspace", slug)
    context = {"article": article, "form": form, "signers": signers}
    return render(request, "reviews/ask.html", context, status=422 if form.errors else 200)
