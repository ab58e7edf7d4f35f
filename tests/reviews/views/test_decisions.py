from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Publication
from reviews.models import Review, Signature
from reviews.questions import first_questions
from reviews.states import State
from tests import factories
from tests.people import PASSWORD
from tests.reviews.views.desk import decision, seen, signed_in, signing


def state(review: Review) -> str:
    return Review.objects.get(pk=review.pk).state


def post(user: User, review: Review, verb: str, data: dict[str, Any]) -> Any:
    return signed_in(user).post(decision(review, verb), data)


def test_a_reviewer_claims_reads_signs_and_the_page_is_live(editor: User, reviewer: User, client: Client) -> None:
    review = factories.submitted(editor)
    desk = signed_in(reviewer)
    assert desk.post(decision(review, "claim"), seen(review)).status_code == 302
    shown = desk.get(f"/desk/reviews/{review.pk}/").content.decode()
    assert review.revision.html in shown
    assert "Rita Reviewer, MD" in shown
    answer = desk.post(decision(review, "approve"), signing(review), follow=True)
    assert "Signed and published" in answer.content.decode()
    assert state(review) == State.APPROVED
    signature = Signature.objects.get()
    assert (signature.note, signature.disclosures) == ("Read twice.", factories.no_interests())
    assert Publication.objects.count() == 1


def test_a_shorter_term_can_be_set_when_signing(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    assert post(reviewer, review, "approve", signing(review, term_months="3")).status_code == 302
    published = Publication.objects.get()
    assert published.next_review_due - published.last_reviewed < timedelta(days=100)


DOSES = next(question.mark for question in first_questions("explainer") if question.key == "doses")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password": ""}, "Enter your password"),
        ({"password": "not the password"}, "That is not your password"),
        ({f"check_{DOSES}": None}, "Confirm this, or request changes instead."),
        ({"disclosures": "None at all."}, "is not what you saw"),
        ({"scope": ""}, "Choose what you sign."),
        ({"scope": "changes"}, "You may not sign that."),
        ({"term_months": "60"}, "Select a valid choice"),
    ],
)
def test_a_signature_that_lacks_something_is_422_with_everything_kept(
    editor: User, reviewer: User, changes: dict[str, Any], sentence: str
) -> None:
    review = factories.under_review(editor, reviewer)
    answer = post(reviewer, review, "approve", signing(review, **changes))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert "Read twice." in text
    assert text.count(" checked") >= 3
    assert PASSWORD not in text and "not the password" not in text
    assert state(review) == State.UNDER_REVIEW
    assert not Signature.objects.exists()


def test_a_text_that_changed_hands_since_it_was_opened_is_409_and_the_answers_stay(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    review = factories.under_review(editor, reviewer)
    opened = signing(review)
    Review.objects.filter(pk=review.pk).update(version=review.version + 1)
    answer = post(reviewer, review, "approve", opened)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "has changed since you opened it" in text
    assert "Read twice." in text
    assert PASSWORD not in text
    assert f'name="seen_version" value="{review.version + 1}"' in text
    assert text.count(" checked") >= 5
    assert not Signature.objects.exists()


def test_a_form_that_does_not_say_what_was_read_is_409(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    filled = {name: value for name, value in signing(review).items() if not name.startswith("seen_")}
    answer = post(reviewer, review, "approve", filled)
    assert answer.status_code == 409
    assert "did not say which text" in answer.content.decode()
    assert not Signature.objects.exists()


@pytest.mark.parametrize("field", ["seen_review", "seen_revision", "seen_content_hash", "seen_version"])
def test_each_hidden_field_counts(editor: User, reviewer: User, field: str) -> None:
    review = factories.under_review(editor, reviewer)
    assert post(reviewer, review, "approve", signing(review, **{field: "7"})).status_code == 409
    assert not Signature.objects.exists()


def test_answers_stay_when_the_decision_is_open_no_longer(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    opened = signing(review, note="An hour of work.")
    post(editor, review, "withdraw", {**seen(review), "reason": "A figure is wrong."})
    answer = post(reviewer, review, "approve", opened)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "What you had written" in text and "An hour of work." in text
    assert PASSWORD not in text


def test_who_may_not_sign_gets_403_and_the_answers_stay(editor: User, reviewer: User, second_reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    answer = post(second_reviewer, review, "approve", signing(review, note="Not mine."))
    assert answer.status_code == 403
    assert "Only the reviewer who claimed this round" in answer.content.decode()
    assert "Not mine." in answer.content.decode()
    assert not Signature.objects.exists()


def test_a_round_is_claimed_once(editor: User, reviewer: User, second_reviewer: User) -> None:
    review = factories.submitted(editor)
    opened = seen(review)
    assert post(reviewer, review, "claim", opened).status_code == 302
    assert post(second_reviewer, review, "claim", opened).status_code == 409


def test_a_round_is_released_and_assigned(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    review = factories.under_review(editor, reviewer)
    assert post(reviewer, review, "release", seen(review)).status_code == 302
    due = timezone.localdate() + timedelta(days=3)
    asked = {**seen(review), "reviewer": second_reviewer.pk, "due_on": due.isoformat()}
    assert post(managing_editor, review, "assign", asked).status_code == 302
    fresh = Review.objects.get(pk=review.pk)
    assert (fresh.reviewer, fresh.due_on) == (second_reviewer, due)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [("reviewer", "", "Choose a reviewer."), ("due_on", "tomorrow", "Write the day as"), ("due_on", "9999999", "day")],
)
def test_an_assignment_that_lacks_something_is_422(
    editor: User, second_reviewer: User, managing_editor: User, field: str, value: str, sentence: str
) -> None:
    review = factories.submitted(editor)
    data = {**seen(review), "reviewer": second_reviewer.pk, "due_on": "", field: value}
    answer = post(managing_editor, review, "assign", data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_only_those_who_may_review_are_offered(
    editor: User, reviewer: User, second_editor: User, managing_editor: User
) -> None:
    review = factories.submitted(editor)
    answer = post(managing_editor, review, "assign", {**seen(review), "reviewer": second_editor.pk})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Choose a reviewer from the list." in text
    assert "Rita Reviewer, MD (" in text and "Edith Editor, BSc (" not in text


def test_whom_the_round_is_with_is_not_offered_but_named(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    review = factories.under_review(editor, reviewer)
    shown = signed_in(managing_editor).get(f"/desk/reviews/{review.pk}/?decide=assign").content.decode()
    assert "Ravi Second Reviewer, MD (" in shown and "Rita Reviewer, MD (" not in shown
    assert "Rita Reviewer is reviewing this already. To give the round another due day" in shown
    answer = post(managing_editor, review, "assign", {**seen(review), "reviewer": reviewer.pk, "due_on": ""})
    assert answer.status_code == 422 and state(review) == State.UNDER_REVIEW


def test_changes_are_requested_with_a_reason(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    assert post(reviewer, review, "request_changes", {**seen(review), "reason": " "}).status_code == 422
    assert post(reviewer, review, "request_changes", {**seen(review), "reason": "Cite it."}).status_code == 302
    assert state(review) == State.CHANGES_REQUESTED
    assert "Cite it." in signed_in(editor).get(f"/desk/reviews/{review.pk}/").content.decode()


def test_the_submitter_withdraws(editor: User, second_editor: User) -> None:
    review = factories.submitted(editor)
    assert post(second_editor, review, "withdraw", seen(review)).status_code == 403
    assert post(editor, review, "withdraw", seen(review)).status_code == 302
    assert state(review) == State.WITHDRAWN


def test_an_unchanged_live_page_is_reaffirmed(editor: User, reviewer: User, second_reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    review = Review.objects.get()
    assert post(second_reviewer, review, "reaffirm", signing(review)).status_code == 302
    assert Publication.objects.count() == 2
    article.refresh_from_db()
    assert article.live is not None and article.live.reviewer_name == "Ravi Second Reviewer"


def test_an_update_shows_what_changed_and_lets_the_scope_be_chosen(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    review = factories.under_review(editor, reviewer, factories.edited(article, editor))
    text = signed_in(reviewer).get(f"/desk/reviews/{review.pk}/").content.decode()
    assert "What changed from the page that is live" in text
    assert "A sentence added in revision 2." in text and "block-added" in text
    assert 'value="whole"' in text and 'value="changes"' in text
    assert post(reviewer, review, "approve", signing(review, scope="changes")).status_code == 302


def test_a_get_on_a_decision_writes_nothing_and_leads_back(editor: User, reviewer: User) -> None:
    review = factories.submitted(editor)
    answer = signed_in(reviewer).get(decision(review, "claim"))
    assert answer.headers["Location"] == f"/desk/reviews/{review.pk}/"
    assert state(review) == State.SUBMITTED


def test_a_decision_needs_its_token(editor: User, reviewer: User) -> None:
    review = factories.submitted(editor)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reviewer)
    assert strict.post(decision(review, "claim"), seen(review)).status_code == 403
    assert state(review) == State.SUBMITTED


@pytest.mark.parametrize("verb", ["submit", "delete", "publish"])
def test_no_other_verb_has_an_address(editor: User, reviewer: User, verb: str) -> None:
    review = factories.submitted(editor)
    assert post(reviewer, review, verb, seen(review)).status_code == 404


def test_an_expired_session_leads_to_the_login_and_back(editor: User, client: Client) -> None:
    review = factories.submitted(editor)
    answer = client.post(decision(review, "claim"), seen(review))
    assert answer.headers["Location"].startswith("/accounts/login/?next=/desk/reviews/")


def test_comments_are_said_in_an_open_round(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    address = f"/desk/reviews/{review.pk}/comment/"
    client = signed_in(reviewer)
    assert client.post(address, {"text": "<b>Which</b> dose?"}).status_code == 302
    assert "&lt;b&gt;Which&lt;/b&gt; dose?" in client.get(f"/desk/reviews/{review.pk}/").content.decode()
    assert client.post(address, {"text": " "}).status_code == 422
    post(editor, review, "withdraw", seen(review))
    late = client.post(address, {"text": "Too late, but long."})
    assert late.status_code == 409
    assert "Too late, but long." in late.content.decode()


def test_the_page_says_why_a_decision_is_refused(administrator: User) -> None:
    review = factories.submitted(administrator)
    text = signed_in(administrator).get(f"/desk/reviews/{review.pk}/").content.decode()
    assert "You wrote part of this text, so somebody else has to review it." in text
