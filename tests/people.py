"""The cast of every test: who they are and what they may do never changes."""

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from articles.models import Contributor
from reviews.models import Interests, Registration, note_own_password

PASSWORD = "correct horse battery staple"


def join(
    username: str, *groups: str, credentials: str = "MD", superuser: bool = False, cleared: bool | None = None
) -> User:
    """An account with a byline, in the groups named; who reviews has a checked registration and no interests.

    `cleared` says otherwise.
    """
    name = username.replace("_", " ").title()
    user = User.objects.create_user(username, f"{username}@example.org", PASSWORD, first_name=name, is_staff=True)
    if superuser:
        user.is_superuser = True
        user.save()
    user.groups.set(Group.objects.filter(name__in=groups))
    contributor = Contributor.objects.create(slug=username.replace("_", "-"), name=name, credentials=credentials)
    note_own_password(user, contributor=contributor)
    if cleared if cleared is not None else superuser or "Reviewers" in groups:
        register(user)
        Interests.objects.create(user=user, declared_at=timezone.now(), none_to_declare=True)
    return user


def register(user: User) -> Registration:
    """A registration that the registrar checked today."""
    registrar, _ = User.objects.get_or_create(username="registrar", defaults={"is_active": False})
    now = timezone.now()
    return Registration.objects.create(
        user=user,
        body="Test Medical Council",
        number=f"T{user.pk}",
        country="Testland",
        stated_at=now,
        checked_by=registrar,
        checked_on=now.date(),
    )


@pytest.fixture
def editor(db: None) -> User:
    return join("edith_editor", "Editors", credentials="BSc")


@pytest.fixture
def second_editor(db: None) -> User:
    return join("sven_second_editor", "Editors", credentials="BSc")


@pytest.fixture
def reviewer(db: None) -> User:
    return join("rita_reviewer", "Reviewers")


@pytest.fixture
def second_reviewer(db: None) -> User:
    return join("ravi_second_reviewer", "Reviewers")


@pytest.fixture
def managing_editor(db: None) -> User:
    return join("mona_manager", "Managing editors", credentials="PhD")


@pytest.fixture
def administrator(db: None) -> User:
    return join("ada_administrator", superuser=True)


@pytest.fixture
def stranger(db: None) -> User:
    """Signed in, in no group."""
    return join("stan_stranger")
