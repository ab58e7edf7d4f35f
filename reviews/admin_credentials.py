"""Registrations, interests and waivers to look at in the admin, and the checklist that managing editors keep."""

from django.contrib import admin
from django.http import HttpRequest

from articles.admin import NothingIsDeleted, ReadOnly

from .models import ChecklistQuestion, Interest, Interests, Registration, Waiver


@admin.register(Registration)
class RegistrationAdmin(ReadOnly):
    list_display = ("user", "body", "country", "number", "stated_at", "checked_on", "checked_by")
    list_select_related = ("user", "checked_by")


@admin.register(Interests)
class InterestsAdmin(ReadOnly):
    list_display = ("user", "declared_at", "none_to_declare")
    list_select_related = ("user",)


@admin.register(Interest)
class InterestAdmin(ReadOnly):
    list_display = ("declaration", "type", "company", "product", "began_on", "ended_on")
    list_filter = ("type",)
    list_select_related = ("declaration__user",)


@admin.register(Waiver)
class WaiverAdmin(ReadOnly):
    list_display = ("review", "interest", "by", "at", "reason")
    list_select_related = ("review__revision", "interest", "by")


@admin.register(ChecklistQuestion)
class ChecklistQuestionAdmin(NothingIsDeleted):
    """What is no longer asked stays, with its tick taken off; what was answered is kept in the signatures."""

    list_display = ("wording", "kind", "position", "is_asked")
    list_filter = ("kind", "is_asked")

    def get_readonly_fields(self, request: HttpRequest, obj: ChecklistQuestion | None = None) -> tuple[str, ...]:
        return ("kind", "key") if obj else ()
