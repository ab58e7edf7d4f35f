"""What `manage.py check --deploy --database default` asks of a site before it goes public."""

from collections.abc import Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Warning
from django.db import DatabaseError

from .shipped_texts import placeholders_in, shipped_body


def site_texts_are_filled_in(*, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """A warning for each page about the site that still says PLACEHOLDER. Reads the database only when asked to."""
    if not databases:
        return []
    model = apps.get_model("articles", "SiteText")
    try:
        bodies = {name: _body(model, name) for name in model.Name.values}
    except DatabaseError as error:
        return [Warning(f"The site’s texts cannot be read: {error}", id="articles.W002")]
    return [
        Warning(
            f"The page /{name}/ is not filled in: {', '.join(placeholders_in(body))}.",
            hint="A managing editor writes it in the admin, under Site texts.",
            id="articles.W001",
        )
        for name, body in bodies.items()
        if placeholders_in(body)
    ]


def _body(model: Any, name: str) -> str:
    written = model.objects.filter(name=name).order_by("-number").values_list("body", flat=True).first()
    return shipped_body(name) if written is None else str(written)
