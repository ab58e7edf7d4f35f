"""How a page is looked at: what axe finds, whether it fits its window, and a picture of it where one is asked for."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def axe(page: Page) -> list[str]:
    """A line for each violation, with its first place."""
    return [
        f"{violation['id']}: {violation['help']} at {violation['nodes'][0]['target']} ({len(violation['nodes'])})"
        for violation in Axe().run(page, options=RULES).response["violations"]
    ]


def fits(page: Page) -> bool:
    """Whether nothing makes the page scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def check(page: Page, addresses: Iterable[str]) -> None:
    """At each of these addresses axe finds nothing, and the page fits its window."""
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(address)
        problems = axe(page) + ([] if fits(page) else ["the page scrolls sideways"])
        if problems:
            found[address] = problems
        shot(page, re.sub(r"\W+", "-", address).strip("-") or "home")
    assert found == {}


def shot(page: Page, name: str) -> None:
    """Keep a picture in the folder that SCREENSHOTS names, if it names one."""
    if folder := os.environ.get("SCREENSHOTS"):
        dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        page.screenshot(path=Path(folder) / f"{name}-{'dark' if dark else 'light'}.png", full_page=True)
