"""What two editors made of one revision, put together: the texts block by block, the other fields one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from articles import changes
from articles.drafting import Draft
from articles.rendering.merging import Conflict, Merged, merged, merged_field

LABELS = {name: label for name, label in changes.LABELS.items() if name not in ("authors", "body", "references")}


@dataclass(frozen=True)
class FieldConflict:
    """A short field that both changed, each to something else."""

    name: str
    label: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Together:
    """The draft put together, what of the text both changed, and which fields both changed; mine stands there."""

    draft: Draft
    body: Merged
    fields: tuple[FieldConflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return self.body.conflicts

    @property
    def is_clean(self) -> bool:
        return not self.conflicts and not self.fields


def put_together(base: Draft, mine: Draft, theirs: Draft, choices: Mapping[str, str] | None = None) -> Together:
    """Merge two drafts that both began as `base`.

    `choices` leads from a conflict ("1", "2" … in the text, or a field's name) to "mine", "theirs" or "both".
    """
    chosen = choices or {}
    body = merged(
        base.body, mine.body, theirs.body, {int(key): value for key, value in chosen.items() if key.isdecimal()}
    )
    values: dict[str, Any] = {}
    conflicts: list[FieldConflict] = []
    for name, label in LABELS.items():
        was, ours, others = (str(getattr(draft, name)) for draft in (base, mine, theirs))
        value = merged_field(was, ours, others)
        if value is None:
            conflicts.append(FieldConflict(name, label, ours, others))
            value = others if chosen.get(name) == "theirs" else ours
        values[name] = value
    authors = theirs.authors if list(mine.authors) == list(base.authors) else mine.authors
    return Together(replace(mine, body=body.text, authors=authors, **values), body, tuple(conflicts))
