import re
from collections.abc import Iterator

from .document import Document, Finding

_STEP = re.compile(
    r"[\s>*•+-]*(?:\d+[.)]\s*)?[*_]*(submitted|under review|in review|approved|pending(?: review)?)[*_]*\s*[.✓✔☑]?$",
    re.I,
)
_STATUS_HEADING = re.compile(r"(?:article\s+)?(?:medical\s+)?review\s+status\s*:?$", re.IGNORECASE)
_PENDING = re.compile(r"\bpending\s+(?:\w+\s+){0,2}review\b|\breview\s+(?:is\s+)?pending\b", re.IGNORECASE)
_REVIEWED = re.compile(r"(?<!peer-)(?<!to be )\breviewed\s+(?:for\s+(?:\w+\s+)?accuracy|by)\b", re.IGNORECASE)
_ENOUGH_STEPS = 2


def check(document: Document) -> Iterator[Finding]:
    """Only the workflow states how far a page has come (lint.md, check 4).

    Two steps on lines of their own leave the status unknown; "pending" and "reviewed" in one text contradict.
    """
    steps = [
        (number, found[1])
        for number, line in document.reading.open_lines
        if len(line) < 60 and (found := _STEP.match(line))
    ]
    headed = next((head for head in document.reading.headings if _STATUS_HEADING.match(head.text)), None)
    if len({step.lower() for _, step in steps}) >= _ENOUGH_STEPS or (headed and steps):
        yield Finding(
            "status_unproven",
            "error",
            f"The text prints steps of a review ({', '.join(step for _, step in steps)}) and none of them is proven. "
            "Take these lines out: the site shows the steps that were taken, with their dates.",
            line=steps[0][0],
        )
    pending = next((one for one in document.reading.sentences if _PENDING.search(one.text)), None)
    if pending and any(_REVIEWED.search(sentence.text) for sentence in document.reading.sentences):
        yield Finding(
            "status_contradiction",
            "error",
            "The text calls its review pending and says elsewhere that it was done. Take both statements out: only "
            "the site’s own record can say it.",
            line=pending.line,
        )
