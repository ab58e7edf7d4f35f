"""Documents for tests of the content checks: a page without a fault, and changes to it."""

from typing import Any

from articles.lint import CitedWork, Document

TEXT = "Cold blood can clump, and warmth undoes it [@doe2020cold]."


def work(number: int = 1, key: str = "doe2020cold", **csl: Any) -> CitedWork:
    """An invented work; a field given as None is left out."""
    record = {
        "type": "article-journal",
        "title": f"An invented study of cold ({key})",
        "container-title": "J Invented Res",
        "volume": "3",
        "page": "30-34",
        "issued": {"date-parts": [[2024]]},
        **csl,
    }
    return CitedWork(number, key, {name: value for name, value in record.items() if value is not None})


def page(body: str = TEXT, **changes: Any) -> Document:
    """A clinical question for professionals that states all that it has to."""
    facts: dict[str, Any] = {
        "kind": "clinical_question",
        "audience": "professionals",
        "title": "What does cold do to blood?",
        "summary": "Cold can make some proteins of the blood clump.",
        "authors": ("Paula Penwright",),
        "source": "Written for this test.",
        "permission": "Our own text.",
        "ai_use": "None.",
        "funding": "None.",
    }
    return Document(body=body, **{**facts, **changes})


def lay(body: str = TEXT, **changes: Any) -> Document:
    """An explainer for patients."""
    return page(body, **{"kind": "explainer", "audience": "patients", **changes})


def case(body: str = TEXT, **changes: Any) -> Document:
    """A case report."""
    return page(body, **{"kind": "case_report", **changes})
