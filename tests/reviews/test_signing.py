"""Rules 2 and 4 of DESIGN 5: what was read is what is signed, by somebody who proved who they are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.choices import ChangeKind, Scope
from articles.credit import Signed
from articles.exceptions import PublicationRefused
from articles.models import Article, Contributor, Publication
from reviews import workflow
from reviews.authentication import Authentication
from reviews.exceptions import Incomplete, NotAllowed, NotPossible, Refused, Stale
from reviews.models import Event, Message, Review, Signature
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(editor: User, reviewer: User) -> Review:
    return factories.under_review(editor, reviewer)


def sign(review: Review, by: User, seen: Seen | None = None, **changes: object) -> Publication:
    """Press "Approve and sign" with everything filled in, but for `changes`."""
    statement = replace(factories.statement(), **changes)  # type: ignore[arg-type]
    return workflow.approve(
        by=by,
        review=review,
        seen=seen or Seen.of(review),
        statement=statement,
        authentication=factories.proof(by),
    )


def byline(user: User) -> Contributor:
    contributor = user.member.contributor
    assert contributor is not None
    return contributor


def nothing_was_written() -> bool:
    return not (Signature.objects.exists() or Publication.objects.exists() or Article.objects.live().exists())


STALE: dict[str, Callable[[Seen], Seen]] = {
    "another review": lambda seen: replace(seen, review=seen.review + 1),
    "another revision": lambda seen: replace(seen, revision=seen.revision + 1),
    "another text": lambda seen: replace(seen, content_hash="0" * 64),
    "an older version": lambda seen: replace(seen, version=seen.version - 1),
}


@pytest.mark.parametrize("change", STALE.values(), ids=STALE.keys())
def test_a_form_about_something_else_signs_nothing(
    review: Review, reviewer: User, change: Callable[[Seen], Seen]
) -> None:
    with pytest.raises(Stale):
        sign(review, reviewer, seen=change(Seen.of(review)))
    assert nothing_was_written()


def test_a_form_that_does_not_say_what_it_is_about_signs_nothing(review: Review, reviewer: User) -> None:
    with pytest.raises(Stale):
        workflow.approve(
            by=reviewer,
            review=review,
            seen=None,
            statement=factories.statement(),
            authentication=factories.proof(reviewer),
        )
    assert nothing_was_written()


def test_of_two_stale_forms_the_second_writes_nothing(review: Review, reviewer: User) -> None:
    seen = Seen.of(review)
    sign(review, reviewer, seen=seen)
    events = Event.objects.count()
    with pytest.raises(Refused):
        sign(review, reviewer, seen=seen)
    assert (Signature.objects.count(), Publication.objects.count(), Event.objects.count()) == (1, 1, events)


def test_a_round_released_and_claimed_again_does_not_take_the_old_form(review: Review, reviewer: User) -> None:
    seen = Seen.of(review)
    released = workflow.release(by=reviewer, review=review, seen=seen)
    workflow.claim(by=reviewer, review=released, seen=Seen.of(released))
    with pytest.raises(Stale):
        sign(review, reviewer, seen=seen)
    assert nothing_was_written()


def test_every_question_of_the_checklist_has_to_be_confirmed(review: Review, reviewer: User) -> None:
    answered = {mark: not mark.startswith("doses-") for mark in factories.statement().checklist}
    with pytest.raises(Incomplete, match="Doses, numbers and units"):
        sign(review, reviewer, checklist=answered)
    assert nothing_was_written()


def test_what_is_printed_of_the_signers_interests_is_what_they_saw(review: Review, reviewer: User) -> None:
    with pytest.raises(Incomplete, match="not what you saw"):
        sign(review, reviewer, disclosures="  ")
    assert nothing_was_written()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"at": timezone.now() - timedelta(minutes=6)}, "too long ago"),
        ({"at": timezone.now() + timedelta(hours=1)}, "too long ago"),
        ({"user_id": 0}, "your own password"),
        ({"method": "sample"}, "demonstration"),
    ],
)
def test_a_proof_of_identity_is_ones_own_and_fresh(
    review: Review, reviewer: User, change: dict[str, object], message: str
) -> None:
    proof = replace(factories.proof(reviewer), **change)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed, match=message):
        workflow.approve(
            by=reviewer, review=review, seen=Seen.of(review), statement=factories.statement(), authentication=proof
        )
    assert nothing_was_written()


def test_a_sample_proof_needs_debug_and_a_sample_person(review: Review, reviewer: User, settings: object) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]
    sample = Authentication(user_id=reviewer.pk, method="sample", at=timezone.now())
    with pytest.raises(NotAllowed, match="demonstration"):
        workflow.approve(
            by=reviewer, review=review, seen=Seen.of(review), statement=factories.statement(), authentication=sample
        )


def test_demoted_between_opening_and_posting_is_refused(review: Review, reviewer: User) -> None:
    reviewer.groups.remove(Group.objects.get(name="Reviewers"))
    with pytest.raises(NotAllowed, match="Only medical reviewers"):
        sign(review, reviewer)
    assert nothing_was_written()


def test_deactivated_between_opening_and_posting_is_refused(review: Review, reviewer: User) -> None:
    User.objects.filter(pk=reviewer.pk).update(is_active=False)
    with pytest.raises(NotAllowed, match="not active"):
        sign(review, reviewer)
    assert nothing_was_written()


def test_nobody_signs_without_credentials(review: Review, reviewer: User) -> None:
    contributor = byline(reviewer)
    contributor.credentials = ""
    contributor.save()
    with pytest.raises(NotAllowed, match="credentials"):
        sign(review, reviewer)


def test_the_signature_keeps_name_meaning_scope_hashes_and_the_checklists_wording(
    review: Review, reviewer: User
) -> None:
    sign(review, reviewer, note="Well written.")
    signature = Signature.objects.get()
    assert (signature.name, signature.credentials, signature.scope) == ("Rita Reviewer", "MD", Scope.WHOLE)
    assert signature.meaning.startswith("I have read the whole text")
    assert signature.content_hash == review.revision.content_hash
    assert signature.html_hash == review.revision.html_hash
    assert signature.authenticated_by == "password"
    assert all(item["answer"] and item["question"] for item in signature.checklist)
    assert signature.note == "Well written."


def test_the_credit_stays_when_the_profile_changes(review: Review, reviewer: User) -> None:
    publication = sign(review, reviewer)
    contributor = byline(reviewer)
    contributor.name = "Another Name"
    contributor.save()
    publication.refresh_from_db()
    assert publication.reviewer_name == "Rita Reviewer"


@pytest.mark.parametrize("column", ["content_hash", "html_hash"])
def test_a_publication_of_other_bytes_than_the_signed_ones_is_refused(
    review: Review, reviewer: User, column: str
) -> None:
    signed = Signed(
        content_hash=review.revision.content_hash,
        html_hash=review.revision.html_hash,
        signature_id=1,
        scope=Scope.WHOLE,
        change_kind=ChangeKind.MAJOR,
        change_note="",
        reviewer=byline(reviewer),
        reviewer_name="Rita Reviewer",
        reviewer_credentials="MD",
        disclosures="None.",
        is_sample=False,
        submitted_at=timezone.now(),
        review_began_at=timezone.now(),
        signed_at=timezone.now(),
    )
    altered = replace(signed, **{column: "0" * 64})  # type: ignore[arg-type]
    with pytest.raises(PublicationRefused):
        publishing.publish(article=review.article, revision=review.revision, signed=altered)
    assert nothing_was_written()


def test_approving_costs_at_most_fifteen_queries(review: Review, reviewer: User) -> None:
    seen, statement, proof = Seen.of(review), factories.statement(), factories.proof(reviewer)
    with CaptureQueriesContext(connection) as queries:
        workflow.approve(by=reviewer, review=review, seen=seen, statement=statement, authentication=proof)
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) <= 15, [q["sql"][:99] for q in queries]


def test_a_reaffirmation_moves_last_reviewed_alone(editor: User, reviewer: User, second_reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    before = article.live
    review = Review.objects.get(article=article)
    workflow.reaffirm(
        by=second_reviewer,
        review=review,
        seen=Seen.of(review),
        statement=factories.statement(),
        authentication=factories.proof(second_reviewer),
    )
    article.refresh_from_db()
    assert before is not None and article.live is not None
    assert article.live.reviewer_name == "Ravi Second Reviewer"
    assert article.live.last_updated == before.last_updated
    assert article.live.revision_id == before.revision_id
    assert Signature.objects.filter(review=review).count() == 2


def test_a_reaffirmation_is_refused_while_an_update_is_in_review(
    editor: User, reviewer: User, second_reviewer: User
) -> None:
    article = factories.live(editor, reviewer)
    factories.submitted(editor, factories.edited(article, editor))
    review = Review.objects.get(article=article, state="approved")
    with pytest.raises(NotPossible, match="update"):
        workflow.reaffirm(
            by=second_reviewer,
            review=review,
            seen=Seen.of(review),
            statement=factories.statement(),
            authentication=factories.proof(second_reviewer),
        )


def test_a_signature_over_changes_leaves_last_reviewed_and_adds_a_line(
    editor: User, reviewer: User, second_reviewer: User
) -> None:
    article = factories.live(editor, reviewer)
    first = article.live
    review = factories.under_review(editor, second_reviewer, factories.edited(article, editor))
    article = factories.approved(review, Scope.CHANGES)
    assert first is not None and article.live is not None
    assert article.live.reviewer_name == "Rita Reviewer"
    assert article.live.last_reviewed == first.last_reviewed
    assert [line["name"] for line in article.live.changes_checked] == ["Ravi Second Reviewer"]


def test_a_minor_change_is_refused_where_a_number_changed(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, body="Take 5 mg [@made2020up].\n\n> [!URGENT]\n> Call.")
    changed = factories.edited(article, editor, body="Take 50 mg [@made2020up].\n\n> [!URGENT]\n> Call.")
    with pytest.raises(Incomplete, match="not minor"):
        workflow.submit(by=editor, revision=changed, change_kind=ChangeKind.MINOR, change_note="Typing.")


def test_a_minor_change_leaves_last_updated(editor: User, reviewer: User, second_reviewer: User) -> None:
    article = factories.live(editor, reviewer, body="Keep warm please [@made2020up]\n\n> [!URGENT]\n> Call.")
    changed = factories.edited(article, editor, body="Keep warm, please [@made2020up].\n\n> [!URGENT]\n> Call.")
    review = workflow.submit(by=editor, revision=changed, change_kind=ChangeKind.MINOR, change_note="A comma.")
    review = workflow.claim(by=second_reviewer, review=review, seen=Seen.of(review))
    before = article.live
    article = factories.approved(review)
    assert before is not None and article.live is not None
    assert article.live.last_updated == before.last_updated


def test_the_signer_and_the_editor_get_one_message_each(review: Review, reviewer: User, editor: User) -> None:
    Message.objects.all().delete()
    sign(review, reviewer)
    assert sorted(message.to.username for message in Message.objects.all() if message.to) == [
        editor.username,
        reviewer.username,
    ]


def test_a_statement_needs_a_scope_that_exists(review: Review, reviewer: User) -> None:
    with pytest.raises(Incomplete, match="Choose what you sign"):
        sign(review, reviewer, scope="everything")
    assert nothing_was_written()
