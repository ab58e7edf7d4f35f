"""States are reached by the real verbs; only rows that carry no rule are made directly."""

from dataclasses import replace
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles.choices import Audience, Kind, Scope
from articles.drafting import Draft
from articles.models import Article, Contributor, Reference, Revision, Topic
from reviews import workflow
from reviews.authentication import Authentication
from reviews.checklists import checklist_for, dose_questions, questions_for
from reviews.interests import declared
from reviews.models import Interests, Review
from reviews.workflow import Seen, Statement

BODY = """Cold can make some proteins in the blood clump together [@made2020up].

> [!URGENT]
> Call your local emergency number when you cannot breathe.

## What it is

A plain paragraph about cold and blood.

> [!KEY]
> Keep warm.

## Frequently asked questions

### Is it rare?

Yes [@made2020up].
"""

_numbers = count(1)


def reference(key: str = "made2020up", **csl: Any) -> Reference:
    """A reference that exists only in tests."""
    record = {
        "type": "article-journal",
        "title": f"An invented study ({key})",
        "author": [{"family": "Made", "given": "U"}],
        "container-title": "J Invented Res",
        "issued": {"date-parts": [[2020]]},
        **csl,
    }
    return Reference.objects.get_or_create(citekey=key, defaults={"csl": record})[0]


def author() -> Contributor:
    """A byline without an account."""
    return Contributor.objects.get_or_create(
        slug="paula-penwright", defaults={"name": "Paula Penwright", "credentials": "BSc"}
    )[0]


def topic(name: str = "Basics") -> Topic:
    return Topic.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0]


def text(**changes: Any) -> Draft:
    """A draft that lacks nothing for submission."""
    reference()
    complete = Draft(
        kind=Kind.EXPLAINER,
        audience=Audience.PATIENTS,
        title="What are cryoglobulins?",
        summary="Proteins that clump together in the cold.",
        body=BODY,
        authors=(author(),),
        source="Written for this test.",
        permission="Our own text.",
        ai_use="None.",
        funding="None.",
    )
    return replace(complete, **changes)


def draft(by: User, slug: str = "", **changes: Any) -> Revision:
    """A new article with one revision."""
    return workflow.create(by=by, slug=slug or f"article-{next(_numbers)}", draft=text(**changes))


def edited(article: Article, by: User, **changes: Any) -> Revision:
    """The next revision of an article."""
    latest = article.revisions.order_by("-number").first()
    assert latest is not None
    changes.setdefault("body", f"{latest.body}\n\nA sentence added in revision {latest.number + 1}.")
    return workflow.save(by=by, article=article, draft=text(**changes), base=latest.number)


def submitted(by: User, revision: Revision | None = None, **changes: Any) -> Review:
    revision = revision or draft(by, **changes)
    warnings = [problem["code"] for problem in revision.problems if problem["level"] == "warning"]
    return workflow.submit(
        by=by,
        revision=revision,
        change_note="What changed, in a sentence.",
        answers=dict.fromkeys(warnings, "Looked at; it stands."),
    )


def under_review(by: User, reviewer: User, revision: Revision | None = None, **changes: Any) -> Review:
    review = submitted(by, revision, **changes)
    return workflow.claim(by=reviewer, review=review, seen=Seen.of(review))


def statement(kind: str = Kind.EXPLAINER, scope: str = Scope.WHOLE, **changes: Any) -> Statement:
    """A reviewer's statement with everything confirmed."""
    filled = Statement(scope=scope, checklist=dict.fromkeys(checklist_for(kind), True), disclosures=no_interests())
    return replace(filled, **changes)


def no_interests(user: User | None = None) -> str:
    """What is printed of somebody who declared that they have none, as everybody of the cast did: today, or `user`."""
    declaration = Interests.objects.filter(user=user).order_by("-declared_at").first() if user else None
    day = declaration.declared_at.date() if declaration else timezone.localdate()
    is_sample = user is not None and user.member.contributor is not None and user.member.contributor.is_sample
    return declared([], declared_on=day, on=timezone.localdate(), is_sample=is_sample)


def confirmed(review: Review) -> dict[str, bool]:
    """A tick for every question and dose that is asked of a round."""
    questions = [*questions_for(review.revision.kind), *dose_questions(review.revision, review.article)]
    return {question.mark: True for question in questions}


def proof(user: User) -> Authentication:
    """What a password, just entered, proves."""
    return Authentication(user_id=user.pk, method="password", at=timezone.now())


def approved(review: Review, scope: str = Scope.WHOLE) -> Article:
    """A round under review, signed by its reviewer."""
    assert review.reviewer is not None
    publication = workflow.approve(
        by=review.reviewer,
        review=review,
        seen=Seen.of(review),
        statement=statement(
            review.revision.kind, scope, checklist=confirmed(review), disclosures=no_interests(review.reviewer)
        ),
        authentication=proof(review.reviewer),
    )
    return publication.article


def live(by: User, reviewer: User, **changes: Any) -> Article:
    """An article that the public reads."""
    return approved(under_review(by, reviewer, **changes))


def retired(by: User, reviewer: User, managing_editor: User, **changes: Any) -> Article:
    article = live(by, reviewer, **changes)
    return workflow.retire(
        by=managing_editor, article=article, seen_publication=article.live_id, reason="Superseded by another page."
    )
