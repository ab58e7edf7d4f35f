"""Shelves of the library in the admin. Texts are read here, and written at the desk; nothing is deleted."""

import json
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from . import publishing
from .exceptions import BodyRefused, SiteTextConflict
from .models import Article, Contributor, Publication, Reference, Revision, SiteText, Topic
from .site_texts import body_of, check_body, save_site_text, version_of, versions


class SiteTextForm(forms.ModelForm):
    """One version of a page about the site. What the verb would refuse is said beside the text.

    It carries which version of each page was there when it was opened. Where another came meanwhile, `theirs` is that
    one's text, and to save again is to save over it.
    """

    seen = forms.JSONField(widget=forms.HiddenInput, required=False)
    theirs: str | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = versions()

    def base(self) -> int:
        """The number of the version that the writer started from."""
        seen = self.cleaned_data.get("seen")
        number = seen.get(self.cleaned_data.get("name")) if isinstance(seen, dict) else 0
        return number if isinstance(number, int) else 0

    def clean(self) -> dict[str, Any]:
        name = self.cleaned_data.get("name", "")
        latest = version_of(name)
        if name and latest != self.base():
            self.theirs = body_of(name)
            self.add_error("body", SiteTextConflict(latest).message)
            self.data = {**dict(self.data.items()), self.add_prefix("seen"): json.dumps(versions())}
        return self.cleaned_data

    def clean_body(self) -> str:
        body = str(self.cleaned_data["body"])
        try:
            check_body(body)
        except BodyRefused as refused:
            raise ValidationError(refused.message) from refused
        return body


class NothingIsDeleted(admin.ModelAdmin):
    """No delete, no editing in lists, no "save as new" (DESIGN 5.7)."""

    save_as = False
    show_full_result_count = False
    list_per_page = 50

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnly(NothingIsDeleted):
    """Rows that only the verbs write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(ReadOnly):
    list_display = ("slug", "title", "last_reviewed", "next_review_due", "retired_at")
    list_filter = ("topics", "live__revision__kind", "live__revision__audience")
    search_fields = ("slug", "live__revision__title")
    list_select_related = ("live__revision",)

    @admin.display(description="live title", empty_value="not live")
    def title(self, article: Article) -> str | None:
        return article.live.revision.title if article.live else None

    @admin.display(ordering="live__last_reviewed")
    def last_reviewed(self, article: Article) -> Any:
        return article.live.last_reviewed if article.live else None

    @admin.display(ordering="live__next_review_due")
    def next_review_due(self, article: Article) -> Any:
        return article.live.next_review_due if article.live else None


@admin.register(Revision)
class RevisionAdmin(ReadOnly):
    list_display = ("title", "number", "article", "kind", "audience", "created_by", "created_at")
    list_filter = ("kind", "audience")
    search_fields = ("title", "article__slug")
    list_select_related = ("article", "created_by")


@admin.register(Publication)
class PublicationAdmin(ReadOnly):
    list_display = ("article", "revision", "scope", "change_kind", "reviewer_name", "published_at", "is_sample")
    list_filter = ("scope", "change_kind", "is_sample")
    search_fields = ("article__slug", "reviewer_name")
    list_select_related = ("article", "revision")


@admin.register(Topic)
class TopicAdmin(NothingIsDeleted):
    list_display = ("name", "slug")
    search_fields = ("name",)

    def get_readonly_fields(self, request: HttpRequest, obj: Topic | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    def save_model(self, request: HttpRequest, obj: Topic, form: forms.ModelForm, change: bool) -> None:
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            publishing.refresh_topic(obj, now=timezone.now())


@admin.register(Contributor)
class ContributorAdmin(NothingIsDeleted):
    list_display = ("name", "credentials", "specialty", "affiliation", "is_sample")
    list_filter = ("is_sample",)
    search_fields = ("name", "affiliation", "orcid")

    def get_readonly_fields(self, request: HttpRequest, obj: Contributor | None = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()


@admin.register(SiteText)
class SiteTextAdmin(NothingIsDeleted):
    """Pages about the site: each save is a new version, public at once; earlier ones stay to be read."""

    form = SiteTextForm
    list_display = ("name", "number", "by", "at")
    list_filter = ("name",)
    list_select_related = ("by",)
    fields = ("name", "body", "seen")

    def has_change_permission(self, request: HttpRequest, obj: SiteText | None = None) -> bool:
        return False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The next version starts from the text that is public now: `?name=about`."""
        name = request.GET.get("name", "")
        return {"name": name, "body": body_of(name)} if name in SiteText.Name.values else {}

    def save_model(self, request: HttpRequest, obj: SiteText, form: SiteTextForm, change: bool) -> None:
        written = save_site_text(name=obj.name, body=obj.body, by=cast(User, request.user), base=form.base())
        obj.pk, obj.number = written.pk, written.number

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Where somebody saves between the form's check and its save, the form looks again, and finds that version."""
        try:
            answer = super().changeform_view(request, *args, **kwargs)
        except SiteTextConflict:
            answer = super().changeform_view(request, *args, **kwargs)
        page = getattr(answer, "context_data", None) or {}
        if "adminform" in page and page["adminform"].form.theirs is not None:
            answer.status_code = 409
        return answer

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"names": SiteText.Name.choices, **(extra_context or {})})


@admin.register(Reference)
class ReferenceAdmin(ReadOnly):
    """The library is kept at the desk, where articles.library tidies records and articles.works finds duplicates."""

    list_display = ("citekey", "title", "doi", "pmid", "retraction")
    list_filter = ("retraction",)
    search_fields = ("citekey", "doi", "pmid", "csl")
    fields = ("citekey", "csl", "doi", "pmid", "pmcid", "retraction", "retracted_on", "retraction_notice")

    @admin.display(ordering="csl__title")
    def title(self, reference: Reference) -> str:
        return str(reference.csl.get("title", ""))
