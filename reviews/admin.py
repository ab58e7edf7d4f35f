"""Review in the admin: the list, the page and the decisions that the desk has too."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from articles.admin import NothingIsDeleted, ReadOnly

from . import admin_credentials as admin_credentials
from . import decisions, workflow
from .decisions import Done
from .eligibility import everybody
from .exceptions import Refused
from .forms.reviewers import ReviewerField
from .models import Comment, DrugName, Event, Member, Message, Review, Signature
from .querysets import ReviewQuerySet
from .workflow import Seen
from .workflow.people import end_sessions

admin.site.site_header = "CryoSite administration"
admin.site.site_title = "CryoSite"
admin.site.index_title = "Records of the site"
admin.site.enable_nav_sidebar = False

Press = Callable[[User, Review], Review]


class WaitingFilter(admin.SimpleListFilter):
    title = "what waits"
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("mine", "Mine"), ("unassigned", "Unassigned"), ("overdue", "Overdue"), ("open", "All open")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Review]) -> QuerySet[Review]:
        reviews = cast(ReviewQuerySet, queryset)
        chosen: dict[str | None, Callable[[], QuerySet[Review]]] = {
            "mine": lambda: reviews.mine(cast(User, request.user)),
            "unassigned": reviews.unassigned,
            "overdue": lambda: reviews.overdue(timezone.localdate()),
            "open": reviews.open,
        }
        return chosen.get(self.value(), lambda: reviews)()


class AssignActionForm(ActionForm):
    """Whom "Assign" gives the chosen rounds to."""

    reviewer = ReviewerField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(ReviewerField, self.fields["reviewer"]).offer(everybody(timezone.localdate()))


@admin.register(Review)
class ReviewAdmin(ReadOnly):
    list_display = ("title", "state", "article", "submitted_by", "reviewer", "due_on", "age")
    list_filter = (WaitingFilter, "state", "revision__kind")
    search_fields = ("revision__title", "article__slug")
    ordering = ("due_on", "id")
    action_form = AssignActionForm
    actions = ("claim_chosen", "assign_chosen")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        return Review.objects.listed()

    @admin.display(description="article text", ordering="revision__title")
    def title(self, review: Review) -> str:
        return str(review.revision)

    @admin.display(description="age", ordering="-submitted_at")
    def age(self, review: Review) -> str:
        days = (timezone.now() - review.submitted_at).days
        return "today" if days == 0 else f"{days} day{'s' if days > 1 else ''}"

    @admin.action(description="Claim and start the review", permissions=["view"])
    def claim_chosen(self, request: HttpRequest, queryset: QuerySet[Review]) -> None:
        self._press_each(
            request, queryset, lambda by, review: workflow.claim(by=by, review=review, seen=Seen.of(review))
        )

    @admin.action(description="Assign to the reviewer chosen here", permissions=["view"])
    def assign_chosen(self, request: HttpRequest, queryset: QuerySet[Review]) -> None:
        chosen = request.POST.get("reviewer", "")
        reviewer = User.objects.filter(pk=int(chosen)).first() if chosen.isdecimal() else None
        if reviewer is None:
            self.message_user(request, "Choose the reviewer beside the action first.", messages.ERROR)
            return
        self._press_each(
            request,
            queryset,
            lambda by, review: workflow.assign(by=by, review=review, seen=Seen.of(review), reviewer=reviewer),
        )

    def _press_each(self, request: HttpRequest, reviews: Iterable[Review], press: Press) -> None:
        """Press one button for each chosen round; a refusal names its round and stops none of the others."""
        done = 0
        for review in reviews:
            try:
                press(cast(User, request.user), review)
            except Refused as refused:
                self.message_user(request, f"{review.revision}: {refused.message}", messages.WARNING)
            else:
                done += 1
        if done:
            self.message_user(request, f"Done for {done} of the rounds.", messages.SUCCESS)

    def get_urls(self) -> list[URLPattern]:
        decide = self.admin_site.admin_view(self.decide_view)
        return [path("<int:pk>/<str:verb>/decide/", decide, name="reviews_review_decide"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The text exactly as it will be published, its difference from the live one, and the decisions."""
        if not self.has_view_permission(request) or not object_id.isdecimal():
            return super().change_view(request, object_id, form_url, extra_context)
        review = get_object_or_404(Review.objects.for_page(), pk=object_id)
        return self._page(request, decisions.review_context(request, review), 200)

    def decide_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Where every decision form of the admin posts to. A GET leads back to the round."""
        if request.method != "POST":
            self.message_user(request, decisions.SIGNED_OUT, messages.INFO)
            return redirect("admin:reviews_review_change", pk)
        outcome = decisions.decide(request, pk, verb)
        if isinstance(outcome, Done):
            self.message_user(request, outcome.message, messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:reviews_review_change", args=[pk]))
        return self._page(request, outcome.context, outcome.status)

    def _page(self, request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
        review = context["review"]
        return TemplateResponse(
            request,
            "admin/reviews/review/page.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": review.revision.title,
                **context,
                "decide_url_name": "admin:reviews_review_decide",
            },
            status=status,
        )


@admin.register(Signature)
class SignatureAdmin(ReadOnly):
    list_display = ("name", "credentials", "scope", "review", "signed_at", "authenticated_by", "is_sample")
    list_filter = ("scope", "is_sample")
    search_fields = ("name", "review__article__slug")
    list_select_related = ("review__revision",)


@admin.register(Event)
class EventAdmin(ReadOnly):
    list_display = ("article", "seq", "verb", "by", "at", "hash")
    list_filter = ("verb",)
    search_fields = ("article__slug",)
    list_select_related = ("article", "by")


@admin.register(Comment)
class CommentAdmin(ReadOnly):
    list_display = ("review", "by", "at")
    list_select_related = ("review__revision", "by")


@admin.register(Message)
class MessageAdmin(ReadOnly):
    list_display = ("subject", "to", "invitation", "created_at", "sent_at", "attempts")
    list_filter = (("sent_at", admin.EmptyFieldListFilter),)
    list_select_related = ("to", "invitation")


@admin.register(Member)
class MemberAdmin(NothingIsDeleted):
    list_display = ("user", "contributor")
    list_select_related = ("user", "contributor")

    def get_readonly_fields(self, request: HttpRequest, obj: Member | None = None) -> tuple[str, ...]:
        return ("user",) if obj else ()


class DrugNameForm(forms.ModelForm):
    class Meta:
        model = DrugName
        fields = ("name",)

    def clean_name(self) -> str:
        """One word in small letters, as the guard against material changes looks it up."""
        name = str(self.cleaned_data["name"]).strip().casefold()
        if len(name.split()) != 1:
            raise forms.ValidationError("Write one word; for a name of several words, each in a line of its own.")
        return name


@admin.register(DrugName)
class DrugNameAdmin(NothingIsDeleted):
    """The drugs that the guard against material changes does not know by their stem."""

    form = DrugNameForm
    search_fields = ("name",)


class DeskUserAdmin(UserAdmin, NothingIsDeleted):
    """People are deactivated, never deleted."""

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and not obj.is_active:
            end_sessions(obj)


class SecondFactorAdmin(ReadOnly):
    """Who has which second factor. Nobody sees what it holds; a lost device is removed at the desk, under People."""

    list_display = ("user", "type", "created_at", "last_used_at")
    list_filter = ("type",)
    list_select_related = ("user",)
    fields = ("user", "type", "created_at", "last_used_at")


class DeskGroupAdmin(GroupAdmin, NothingIsDeleted):
    """The groups stay as they are made."""


for model, model_admin in ((User, DeskUserAdmin), (Group, DeskGroupAdmin)):
    admin.site.unregister(model)
    admin.site.register(model, model_admin)
admin.site.unregister(EmailAddress)
admin.site.unregister(Authenticator)
admin.site.register(Authenticator, SecondFactorAdmin)
