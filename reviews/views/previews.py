from dataclasses import replace
from typing import Any

from articles import drafting
from articles.drafting import Draft
from articles.exceptions import ArticleError

UNTITLED = "Untitled page"


def preview_of(draft: Draft) -> dict[str, Any]:
    """A text as it would be published: `checked` with its findings, or `problem`, the sentence that says why not.

    A text without a title can be looked at too.
    """
    titled = replace(draft, title=draft.title if draft.title.strip() else UNTITLED)
    try:
        return {"checked": drafting.check(titled)}
    except ArticleError as error:
        return {"problem": error.message}
