"""WORKFLOW.md: the transition table for people who read rather than run. Generated; a test compares."""

from .questions import BY_KIND, first_questions
from .states import ARTICLE_VERBS, TRANSITIONS, State

HEAD = """# The workflow

Generated from `reviews/states.py` and `reviews/questions.py` by `manage.py workflow_diagram`; do not edit.

A round of review is about one revision. Submitted and under review are open, and an article has at most one open
round; approved, changes requested and withdrawn close it. Submitting again opens a new round.
"""


def workflow_document() -> str:
    """The whole document as Markdown, with a Mermaid state diagram."""
    return "\n".join([HEAD, *_diagram(), "", *_table(), "", *_checklists()]) + "\n"


def _diagram() -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2"]
    for row in TRANSITIONS.values():
        lines += [f"    {source or '[*]'} --> {row.target}: {row.verb}" for source in row.sources or ("[*]",)]
    lines += [f"    {state} --> [*]" for state in State if state not in ("submitted", "under_review")]
    return [*lines, "```"]


def _table() -> list[str]:
    lines = ["| verb | label | from | to |", "|---|---|---|---|"]
    for row in TRANSITIONS.values():
        sources = ", ".join(source.label for source in row.sources) or "no open round"
        lines.append(f"| `{row.verb}` | {row.label} | {sources} | {row.target.label} |")
    lines += [f"| `{verb}` | {label} | no open round | (the article) |" for verb, label in ARTICLE_VERBS.items()]
    return lines


def _checklists() -> list[str]:
    lines = ["## What a reviewer confirms before signing, as a new site asks it", ""]
    for kind in BY_KIND:
        lines += [f"### {kind.label}", "", *(f"- {question.wording}" for question in first_questions(kind)), ""]
    return lines[:-1]
