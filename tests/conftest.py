import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from articles.bodies import STORE
from reviews import triggers
from tests.people import (
    administrator,
    editor,
    managing_editor,
    reviewer,
    second_editor,
    second_reviewer,
    stranger,
)

__all__ = [
    "administrator",
    "editor",
    "managing_editor",
    "reviewer",
    "second_editor",
    "second_reviewer",
    "stranger",
]

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
hypothesis_settings.register_profile(
    "short", max_examples=50, deadline=None, derandomize=True, suppress_health_check=SLOW
)
hypothesis_settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=SLOW)
hypothesis_settings.load_profile("deep" if os.environ.get("CRYOSITE_DEEP") else "short")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_configure(config: pytest.Config) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of locks and races belong to the PostgreSQL run; tests that meet no database, to the one on SQLite."""
    on_postgresql = connection.vendor == "postgresql"
    out = {
        item for item in items if (not _meets_database(item) if on_postgresql else item.get_closest_marker("postgres"))
    }
    config.hook.pytest_deselected(items=[item for item in items if item in out])
    items[:] = [item for item in items if item not in out]


def _meets_database(item: pytest.Item) -> bool:
    marked = any(item.get_closest_marker(name) for name in ("django_db", "postgres", "browser"))
    return marked or not {"db", "transactional_db", "live_server"}.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def no_page_is_kept_for_the_next_test() -> None:
    """A frozen clock and a rolled back database give two tests the same ids and times."""
    STORE.clear()


@pytest.fixture(autouse=True)
def flushes_meet_no_triggers(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that ends in a flush takes the triggers off first; the flush puts them back (DESIGN 7)."""
    marker = request.node.get_closest_marker("django_db")
    flushed = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not (flushed or (marker and marker.kwargs.get("transaction"))):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    triggers.remove()


@pytest.fixture
def shared() -> Path:
    """The folder with the real source pages; a user's clone has none."""
    if not SHARED.is_dir():
        pytest.skip("../shared is absent: the same forms are covered by the fixtures beside this test")
    return SHARED
