"""The cast of every test: who they are and what they may do never changes."""

import pytest
from django.contrib.auth.models import Group, User

from articles.models import Contributor
from reviews.models import note_own_password

PASSWORD = "correct horse battery staple"


def join(username: str, *groups: str, credentials: str = "MD", superuser: bool = False) -> User:
    """An account with a byline, in the groups named."""
    name = username.replace("_", " ").title()
    user = User.objects.create_user(username, f"{username}@example.org", PASSWORD, first_name=name, is_staff=True)
    if superuser:
        user.is_superuser = True
        user.save()
    user.groups.set(Group.objects.filter(name__in=groups))
    contributor = Contributor.objects.create(slug=username.replace("_", "-"), name=name, credentials=credentials)
    note_own_password(user, contributor=contributor)
    return user


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
