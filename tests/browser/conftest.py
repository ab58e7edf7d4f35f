"""Chromium, and the cast with pages of their own."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from threading import get_ident, main_thread
from time import monotonic, sleep
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, Page

from tests.people import PASSWORD

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = (
    os.environ.get("CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
    or shutil.which("google-chrome")
)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip

SAYS_WHEN_LOADED = "addEventListener('load', () => { document.documentElement.dataset.loaded = ''; });"

Enter = Callable[..., Page]
Look = dict[str, Any]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing: .ci/run installs it.")
        pytest.skip("no Chromium on this machine: install the package “chromium”")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


def _act_once_loaded(page: Page) -> None:
    """Actions and waiting assertions hold until the page's scripts have run, also behind a link that was pressed.

    What people meet who are faster than a script is the matter of tests of its own, which hold the script back and
    enter with `is_patient=False`.
    """
    page.add_init_script(SAYS_WHEN_LOADED)
    loading = page.locator("html:not([data-loaded])")
    page.add_locator_handler(loading, lambda: page.wait_for_load_state("load"))


@pytest.fixture
def answered(live_server: Any) -> Iterator[None]:
    """The test ends when the server has answered all: a page's last word must not meet the emptied database."""
    at_work: set[int] = set()

    def begin(**_: Any) -> None:
        at_work.add(get_ident())

    def end(**_: Any) -> None:
        at_work.discard(get_ident())

    request_started.connect(begin)
    request_finished.connect(end)
    yield
    deadline = monotonic() + 10
    while at_work - {main_thread().ident} and monotonic() < deadline:
        sleep(0.02)


@pytest.fixture
def enter(browser: Browser, live_server: Any, answered: None) -> Iterator[Enter]:
    """A page in a context of its own, signed in as a user where one is given; it fails on a CSP violation."""
    contexts = []
    complaints: list[str] = []

    def open_page(user: User | None = None, *, is_patient: bool = True, **options: Any) -> Page:
        base = live_server.url.replace("127.0.0.1", "localhost")
        context = browser.new_context(base_url=base, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        if is_patient and options.get("java_script_enabled", True):
            _act_once_loaded(page)
        page.on(
            "console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if user is not None:
            page.goto("/accounts/login/?next=/desk/")
            page.get_by_label("Username").or_(page.locator("[name=login]")).first.fill(user.username)
            page.locator("[name=password]").fill(PASSWORD)
            page.locator("main button[type=submit]").first.click()
            page.wait_for_url(re.compile(r"/desk/$"))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(
    params=[
        pytest.param({"color_scheme": "light", "viewport": {"width": 1440, "height": 900}}, id="light-wide"),
        pytest.param({"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}, id="dark-narrow"),
    ]
)
def look(request: pytest.FixtureRequest) -> Look:
    """What `enter` opens the page with: a wide window in light colours, a narrow one in dark."""
    found: Look = request.param
    return found
