"""What a text is about, read from the rows: its subjects, the case it retells, what was waived in its round."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Value
from django.db.models.functions import Coalesce, NullIf

from articles.models import Article, Authorship, Revision, Subject

from .json_rows import JsonRows
from .matching import About, Waived
from .models import ChecklistQuestion, Review, Waiver
from .questions import Question
from .states import State

NOBODY = "a managing editor"


def around(articles: Iterable[int]) -> Iterable[Mapping[str, Any]]:
    """For articles (ids), in one query: all that the rules on reviewing ask of them, as lists of rows.

    Their texts, authors, rounds, subjects and waivers, the case they retell, and the checklist's questions.
    """
    here = OuterRef("pk")
    waivers = Waiver.objects.filter(review__article=here).annotate(
        by_name=Coalesce(NullIf("by__member__contributor__name", Value("")), Value(NOBODY))
    )
    return (
        Article.objects.filter(pk__in=list(articles))
        .order_by()
        .values(
            "pk",
            texts=JsonRows(
                Revision.objects.filter(article=here), pk="pk", based_on="based_on", created_by="created_by"
            ),
            authorships=JsonRows(
                Authorship.objects.filter(revision__article=here), revision="revision", contributor="contributor"
            ),
            rounds=JsonRows(
                Review.objects.filter(article=here).order_by("pk"),
                **{name: name for name in ("pk", "previous", "state", "revision", "submitted_by")},
            ),
            named=JsonRows(Subject.objects.filter(article=here).order_by("role", "name"), role="role", name="name"),
            waivers=JsonRows(
                waivers.order_by("pk"), review="review", interest="interest", reason="reason", by="by_name", at="at"
            ),
            questions=JsonRows(
                ChecklistQuestion.objects.filter(is_asked=True).order_by("position", "pk"),
                kind="kind",
                key="key",
                wording="wording",
            ),
            retold=F("retold_case__csl"),
            retold_key=F("retold_case__citekey"),
        )
    )


def about_of(revision: Revision, row: Mapping[str, Any]) -> About:
    """What a revision is about; `row` is its article's of `around`.

    In lists, which read no texts, only what is there is held against interests: the verb reads the text.
    """
    read = revision.__dict__
    words = [str(read.get(name, "")) for name in ("title", "summary", "body", "funding")]
    rounds = chain(row["rounds"], revision.pk)
    return About(
        subjects=tuple(f"{Subject.Role(one['role']).label.lower()}: {one['name']}" for one in row["named"]),
        text="\n".join(words),
        waived=tuple(_waived(one) for one in row["waivers"] if one["review"] in rounds),
        retold=row["retold"],
        retold_key=row["retold_key"] or "",
        references=tuple(read.get("references") or ()),
        questions=tuple(
            Question(one["key"], one["wording"]) for one in row["questions"] if one["kind"] in ("", revision.kind)
        ),
    )


def chain(rounds: list[dict[str, Any]], revision: int) -> set[int]:
    """The newest round of a revision with those that it goes on from, back to the last approved one (ids).

    For a text that was not submitted yet, the rounds that its own will go on from.
    """
    earlier = {one["pk"]: one for one in rounds}
    step = max((one["pk"] for one in rounds if one["revision"] == revision), default=None)
    found = set() if step is None else {step}
    following = earlier[step]["previous"] if step else max(earlier, default=None)
    while following is not None and earlier[following]["state"] != State.APPROVED:
        found.add(following)
        following = earlier[following]["previous"]
    return found


def _waived(row: Mapping[str, Any]) -> Waived:
    on = datetime.fromisoformat(row["at"]).date()
    return Waived(interest=row["interest"], reason=row["reason"], by=row["by"], on=on)
