"""The pages about the site as they come with the code, with placeholders for what only the publisher knows."""

import re
from functools import cache
from pathlib import Path

PLACEHOLDER = re.compile(r"\[PLACEHOLDER:[^\]]*\]")


@cache
def shipped_body(name: str) -> str:
    """The Markdown of a page, by its address."""
    return Path(__file__).with_name(f"{name}.md").read_text(encoding="utf-8")


def placeholders_in(body: str) -> list[str]:
    """What is still to be filled in, once each, in order."""
    return list(dict.fromkeys(PLACEHOLDER.findall(body)))
