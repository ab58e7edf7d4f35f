"""The whole table: each state of a round × each verb × each person, with no empty cell.

A signature is there to be withdrawn only once a round was approved; comments and signing verbs need a round.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from reviews import workflow
from reviews.exceptions import NotAllowed, NotPossible, Refused
from reviews.models import Review, Signature
from reviews.states import TRANSITIONS, State
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db

Cast = dict[str, User]

PEOPLE = ("editor", "second_editor", "reviewer", "second_reviewer", "managing_editor", "administrator", "stranger")
"""The editor wrote and submitted; the reviewer holds the round, or held it."""

# yes: done · no: this person may not · late: nobody may now
#                     editor second_ed reviewer second_rev manager admin stranger
TABLE = {
    ("submit", "draft"):              "yes  yes  no   no   yes  yes  no",
    ("save", "draft"):                "yes  yes  no   no   yes  yes  no",
    ("retire", "draft"):              "no   no   no   no   late late no",
    ("claim", "submitted"):           "no   no   yes  yes  no   yes  no",
    ("release", "submitted"):         "no   no   no   no   late late no",
    ("assign", "submitted"):          "no   no   no   no   yes  yes  no",
    ("hand_over", "submitted"):       "no   no   no   no   no   no   no",
    ("set_due", "submitted"):         "no   no   no   no   yes  yes  no",
    ("withdraw", "submitted"):        "yes  no   no   no   yes  yes  no",
    ("request_changes", "submitted"): "no   no   no   no   no   no   no",
    ("approve", "submitted"):         "no   no   no   no   no   no   no",
    ("reaffirm", "submitted"):        "no   no   late late no   late no",
    ("submit", "submitted"):          "late late no   no   late late no",
    ("save", "submitted"):            "late late no   no   late late no",
    ("retire", "submitted"):          "no   no   no   no   late late no",
    ("comment", "submitted"):         "yes  yes  no   no   yes  yes  no",
    ("claim", "under_review"):           "no   no   late no   no   no   no",
    ("release", "under_review"):         "no   no   yes  no   yes  yes  no",
    ("assign", "under_review"):          "no   no   no   no   yes  yes  no",
    ("hand_over", "under_review"):       "no   no   yes  no   no   no   no",
    ("set_due", "under_review"):         "no   no   no   no   yes  yes  no",
    ("withdraw", "under_review"):        "yes  no   no   no   yes  yes  no",
    ("request_changes", "under_review"): "no   no   yes  no   no   no   no",
    ("approve", "under_review"):         "no   no   yes  no   no   no   no",
    ("reaffirm", "under_review"):        "no   no   late late no   late no",
    ("submit", "under_review"):          "late late no   no   late late no",
    ("save", "under_review"):            "late late no   no   late late no",
    ("retire", "under_review"):          "no   no   no   no   late late no",
    ("comment", "under_review"):         "yes  yes  yes  no   yes  yes  no",
    ("claim", "approved"):           "no   no   late no   no   no   no",
    ("release", "approved"):         "no   no   late no   late late no",
    ("assign", "approved"):          "no   no   no   no   late late no",
    ("hand_over", "approved"): "no   no   late no   no   no   no",
    ("set_due", "approved"): "no   no   no   no   late late no",
    ("withdraw", "approved"):        "late no   no   no   late late no",
    ("request_changes", "approved"): "no   no   late no   no   no   no",
    ("approve", "approved"):         "no   no   late no   no   no   no",
    ("reaffirm", "approved"):        "no   no   yes  yes  no   yes  no",
    ("submit", "approved"):          "late late no   no   late late no",
    ("save", "approved"):            "yes  yes  no   no   yes  yes  no",
    ("retire", "approved"):          "no   no   no   no   yes  yes  no",
    ("comment", "approved"):         "late late late no   late late no",
    ("claim", "changes_requested"):           "no   no   late no   no   no   no",
    ("release", "changes_requested"):         "no   no   late no   late late no",
    ("assign", "changes_requested"):          "no   no   no   no   late late no",
    ("hand_over", "changes_requested"): "no   no   late no   no   no   no",
    ("set_due", "changes_requested"): "no   no   no   no   late late no",
    ("withdraw", "changes_requested"):        "late no   no   no   late late no",
    ("request_changes", "changes_requested"): "no   no   late no   no   no   no",
    ("approve", "changes_requested"):         "no   no   late no   no   no   no",
    ("reaffirm", "changes_requested"):        "no   no   late late no   late no",
    ("submit", "changes_requested"):          "yes  yes  no   no   yes  yes  no",
    ("save", "changes_requested"):            "yes  yes  no   no   yes  yes  no",
    ("retire", "changes_requested"):          "no   no   no   no   late late no",
    ("comment", "changes_requested"):         "late late late no   late late no",
    ("claim", "withdrawn"):           "no   no   late late no   late no",
    ("release", "withdrawn"):         "no   no   no   no   late late no",
    ("assign", "withdrawn"):          "no   no   no   no   late late no",
    ("hand_over", "withdrawn"): "no   no   no   no   no   no   no",
    ("set_due", "withdrawn"): "no   no   no   no   late late no",
    ("withdraw", "withdrawn"):        "late no   no   no   late late no",
    ("request_changes", "withdrawn"): "no   no   no   no   no   no   no",
    ("approve", "withdrawn"):         "no   no   no   no   no   no   no",
    ("reaffirm", "withdrawn"):        "no   no   late late no   late no",
    ("submit", "withdrawn"):          "yes  yes  no   no   yes  yes  no",
    ("save", "withdrawn"):            "yes  yes  no   no   yes  yes  no",
    ("retire", "withdrawn"):          "no   no   no   no   late late no",
    ("comment", "withdrawn"):         "late late no   no   late late no",
    ("show_warning", "draft"): "no   no   no   no   late late no",
    ("request_redaction", "draft"): "no   no   no   no   late late no",
    ("show_warning", "submitted"): "no   no   no   no   late late no",
    ("request_redaction", "submitted"): "no   no   no   no   yes  yes  no",
    ("show_warning", "under_review"): "no   no   no   no   late late no",
    ("request_redaction", "under_review"): "no   no   no   no   yes  yes  no",
    ("show_warning", "approved"): "no   no   no   no   yes  yes  no",
    ("request_redaction", "approved"): "no   no   no   no   yes  yes  no",
    ("show_warning", "changes_requested"): "no   no   no   no   late late no",
    ("request_redaction", "changes_requested"): "no   no   no   no   yes  yes  no",
    ("show_warning", "withdrawn"): "no   no   no   no   late late no",
    ("request_redaction", "withdrawn"): "no   no   no   no   yes  yes  no",
    ("purge", "draft"): "no   no   no   no   yes  yes  no",
    ("purge", "submitted"): "no   no   no   no   late late no",
    ("purge", "under_review"): "no   no   no   no   late late no",
    ("purge", "approved"): "no   no   no   no   late late no",
    ("purge", "changes_requested"): "no   no   no   no   late late no",
    ("purge", "withdrawn"): "no   no   no   no   late late no",
    ("withdraw_signature", "approved"): "no   no   yes  no   yes  yes  no",
}  # fmt: skip

STATES: dict[str, Callable[[Cast], Review | None]] = {
    "draft": lambda cast: None,
    "submitted": lambda cast: factories.submitted(cast["editor"]),
    "under_review": lambda cast: factories.under_review(cast["editor"], cast["reviewer"]),
    "approved": lambda cast: _approved(cast),
    "changes_requested": lambda cast: _sent_back(cast),
    "withdrawn": lambda cast: _withdrawn(cast),
}

CELLS = [
    pytest.param(verb, state, person, outcome, id=f"{verb}-{state}-{person}")
    for (verb, state), row in TABLE.items()
    for person, outcome in zip(PEOPLE, row.split(), strict=True)
]


def test_the_table_has_every_verb_in_every_state() -> None:
    verbs = {*TRANSITIONS, "set_due", "save", "retire", "purge", "comment", "show_warning", "request_redaction"}
    rounds = {(verb, state.value) for verb in verbs for state in State}
    drafts = {(verb, "draft") for verb in ("submit", "save", "retire", "purge", "show_warning", "request_redaction")}
    assert set(TABLE) == rounds | drafts | {("withdraw_signature", "approved")}


@pytest.mark.parametrize(("verb", "state", "person", "outcome"), CELLS)
def test_a_verb_is_done_or_refused_as_the_table_says(
    cast: Cast, verb: str, state: str, person: str, outcome: str
) -> None:
    review = STATES[state](cast)
    article = review.article if review else factories.draft(cast["editor"]).article
    try:
        _press(verb, cast[person], article, review, cast)
    except NotAllowed:
        happened = "no"
    except NotPossible:
        happened = "late"
    except Refused as refused:
        happened = f"{type(refused).__name__}: {refused.message}"
    else:
        happened = "yes"
    assert happened == outcome


@pytest.fixture
def cast(
    editor: User,
    second_editor: User,
    reviewer: User,
    second_reviewer: User,
    managing_editor: User,
    administrator: User,
    stranger: User,
) -> Cast:
    people = (editor, second_editor, reviewer, second_reviewer, managing_editor, administrator, stranger)
    return dict(zip(PEOPLE, people, strict=True))


def _approved(cast: Cast) -> Review:
    review = factories.under_review(cast["editor"], cast["reviewer"])
    factories.approved(review)
    return Review.objects.get(pk=review.pk)


def _sent_back(cast: Cast) -> Review:
    review = factories.under_review(cast["editor"], cast["reviewer"])
    return workflow.request_changes(by=cast["reviewer"], review=review, seen=Seen.of(review), reason="More.")


def _withdrawn(cast: Cast) -> Review:
    review = factories.submitted(cast["editor"])
    return workflow.withdraw(by=cast["editor"], review=review, seen=Seen.of(review))


def _press(verb: str, by: User, article: Article, review: Review | None, cast: Cast) -> None:
    """Press one button as one person; whatever the form asks for is filled in."""
    newest = article.revisions.order_by("-number").first()
    assert newest is not None
    if verb == "save":
        factories.edited(article, by)
    elif verb == "submit":
        workflow.submit(by=by, revision=newest, change_note="A change.")
    elif verb == "retire":
        live = Article.objects.get(pk=article.pk).live_id
        workflow.retire(by=by, article=article, seen_publication=live, reason="Superseded.")
    elif verb == "show_warning":
        workflow.show_warning(by=by, article=article, kind="safety", reason="An alert.")
    elif verb == "purge":
        workflow.purge(by=by, revision=newest, reason="Brought here by mistake.")
    elif verb == "request_redaction":
        workflow.request_redaction(by=by, revision=newest, notice="Removed.")
    elif verb == "withdraw_signature":
        live = Article.objects.get(pk=article.pk).live_id
        workflow.withdraw_signature(by=by, signature=Signature.objects.get(), seen_publication=live, reason="Wrong.")
    elif review is not None and verb == "comment":
        workflow.comment(by=by, review=review, text="A remark.")
    elif review is not None:
        _press_round(verb, by, review, cast)


def _press_round(verb: str, by: User, review: Review, cast: Cast) -> None:
    seen = Seen.of(review)
    if verb in ("approve", "reaffirm"):
        sign = workflow.approve if verb == "approve" else workflow.reaffirm
        sign(
            by=by,
            review=review,
            seen=seen,
            statement=factories.statement(),
            authentication=factories.proof(by),
        )
    elif verb == "assign":
        workflow.assign(by=by, review=review, seen=seen, reviewer=cast["second_reviewer"])
    elif verb == "hand_over":
        workflow.hand_over(by=by, review=review, seen=seen, reviewer=cast["second_reviewer"], note="Read up to here.")
    elif verb == "set_due":
        workflow.set_due(by=by, review=review, due_on=date.today() + timedelta(days=3))
    elif verb == "request_changes":
        workflow.request_changes(by=by, review=review, seen=seen, reason="More.")
    else:
        {"claim": workflow.claim, "release": workflow.release, "withdraw": workflow.withdraw}[verb](
            by=by, review=review, seen=seen
        )
