"""The sample accounts. Everybody knows their password: they exist only where DEBUG is on."""

from django.contrib.auth.models import Group, User

from articles.models import Contributor
from reviews.models import note_own_password

PASSWORD = "cryosite-sample"  # noqa: S105  printed by script/server; load_demo refuses to run without DEBUG

ACCOUNTS = (
    ("editor", "Editors", "noor-example"),
    ("editor2", "Editors", "luca-example"),
    ("reviewer", "Reviewers", "rowan-sample"),
    ("reviewer2", "Reviewers", "imani-sample"),
    ("manager", "Managing editors", "wren-sample"),
    ("admin", "", ""),
)
"""User name, group ("" for the administrator), contributor."""


def make_accounts(contributors: dict[str, Contributor]) -> dict[str, User]:
    """Create the sample accounts: user name → user."""
    return {name: _make(name, group, contributors.get(byline)) for name, group, byline in ACCOUNTS}


def _make(name: str, group: str, contributor: Contributor | None) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", PASSWORD, is_staff=True)
    if group:
        user.groups.add(Group.objects.get(name=group))
    else:
        user.is_superuser = True
        user.save(update_fields=["is_superuser"])
    if contributor:
        user.first_name, user.last_name = contributor.name.split(" ", 1)
        user.save(update_fields=["first_name", "last_name"])
    note_own_password(user, contributor=contributor)
    return user


def logins() -> str:
    """The sample logins as a table to print."""
    lines = [f"  {name:<10} {group or 'Administrator'}" for name, group, _ in ACCOUNTS]
    return "\n".join([f"Sample logins (password of each: {PASSWORD})", *lines])
