"""Who each address is for. An address without a declared audience fails the build (tests/cryosite)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver

View = Callable[..., HttpResponseBase]
Pattern = URLPattern | URLResolver


def declare(audience: str, patterns: list[Pattern], guard: Callable[[View], View] | None = None) -> list[Pattern]:
    """Mark every view below `patterns` as meant for `audience`, behind `guard` where one is given."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            declare(audience, pattern.url_patterns, guard)
        else:
            pattern.callback = _declared(audience, pattern.callback, guard)
    return patterns


def audience_of(pattern: URLPattern) -> str | None:
    """The audience declared for an address, or None."""
    return getattr(pattern.callback, "audience", None)


def _declared(audience: str, view: View, guard: Callable[[View], View] | None) -> View:
    guarded = guard(view) if guard else view

    @wraps(view)
    def declared(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return guarded(*args, **kwargs)

    declared.audience = audience  # type: ignore[attr-defined]
    return declared
