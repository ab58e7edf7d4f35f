from dataclasses import replace
from typing import Any

from articles import drafting
from articles.choices import Audience
from articles.drafting import Draft
from articles.exceptions import ArticleError
from articles.rendering.length import length_of

UNTITLED = "Untitled page"


def preview_of(draft: Draft) -> dict[str, Any]:
    """A text as it would be published: `checked` with its findings, or `problem`, the sentence that says why not.

    A text without a title can be looked at too. `grade` is the school grade that a patients' page reads like.
    """
    titled = replace(draft, title=draft.title if draft.title.strip() else UNTITLED)
    try:
        checked = drafting.check(titled)
    except ArticleError as error:
        return {"problem": error.message, "length": length_of(draft.body)}
    return {
        "checked": checked,
        "length": length_of(draft.body),
        "grade": drafting.grade_of(checked) if draft.audience == Audience.PATIENTS else None,
    }
