"""The three groups and what each may do. Made after every migration."""

from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS

WRITE, REVIEW, MANAGE = "write_articles", "review_articles", "manage_desk"

GROUPS = {
    "Editors": (WRITE,),
    "Reviewers": (REVIEW,),
    "Managing editors": (WRITE, MANAGE),
}

ADMIN_VIEWS = (
    ("articles", "article", ("view",)),
    ("articles", "revision", ("view",)),
    ("articles", "publication", ("view",)),
    ("reviews", "review", ("view",)),
    ("reviews", "signature", ("view",)),
    ("reviews", "event", ("view",)),
)

ADMIN_CHANGES = {
    "Editors": (("articles", "reference", ("view",)), ("articles", "topic", ("view",))),
    "Reviewers": (("articles", "reference", ("view",)),),
    "Managing editors": (
        ("articles", "reference", ("view",)),
        ("articles", "topic", ("add", "change", "view")),
        ("articles", "contributor", ("add", "change", "view")),
        ("articles", "sitetext", ("add", "view")),
        ("reviews", "member", ("add", "change", "view")),
        ("reviews", "checklistquestion", ("add", "change", "view")),
        ("reviews", "registration", ("view",)),
        ("reviews", "interests", ("view",)),
        ("reviews", "interest", ("view",)),
        ("reviews", "waiver", ("view",)),
        ("reviews", "drugname", ("add", "change", "view")),
    ),
}


def make_groups(using: str = DEFAULT_DB_ALIAS, apps: Apps = installed, **kwargs: Any) -> None:
    """Create the groups with their permissions; permissions added by hand stay."""
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    for name, own in GROUPS.items():
        group, _ = group_model.objects.using(using).get_or_create(name=name)
        wanted = {("reviews", codename) for codename in own}
        for app, model, actions in (*ADMIN_VIEWS, *ADMIN_CHANGES[name]):
            wanted |= {(app, f"{action}_{model}") for action in actions}
        permissions = permission_model.objects.using(using).filter(
            content_type__app_label__in={app for app, _ in wanted}, codename__in={code for _, code in wanted}
        )
        group.permissions.add(*permissions)
