"""Review in the admin: the list, the page with its decisions, and what is not there."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from articles.models import Article
from reviews.models import Review, Signature
from tests import factories
from tests.people import PASSWORD
from tests.reviews.views.desk import seen, signed_in, signing

pytestmark = pytest.mark.django_db

LIST = "/admin/reviews/review/"


def decide(review: Review, verb: str) -> str:
    return reverse("admin:reviews_review_decide", args=[review.pk, verb])


def test_the_list_costs_the_same_for_few_and_for_many(editor: User, reviewer: User) -> None:
    client = signed_in(reviewer)
    factories.submitted(editor)
    with CaptureQueriesContext(connection) as few:
        assert client.get(LIST).status_code == 200
    for _ in range(25):
        factories.submitted(editor)
    with CaptureQueriesContext(connection) as many:
        page = client.get(LIST)
    assert len(page.context["cl"].result_list) == 26
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("waiting", "count"), [("mine", 1), ("unassigned", 1), ("open", 2), ("overdue", 0), ("anything", 3)]
)
def test_filters_show_what_waits(editor: User, reviewer: User, waiting: str, count: int) -> None:
    factories.submitted(editor)
    factories.under_review(editor, reviewer)
    factories.live(editor, reviewer)
    page = signed_in(reviewer).get(LIST, {"waiting": waiting} if waiting != "anything" else {})
    assert page.context["cl"].result_count == count


def test_the_page_shows_the_very_text_that_will_be_published_and_its_difference(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    review = factories.under_review(editor, reviewer, factories.edited(article, editor))
    page = signed_in(reviewer).get(f"{LIST}{review.pk}/change/").content.decode()
    assert review.revision.html in page
    assert "A sentence added in revision 2." in page
    assert decide(review, "approve") in page and 'name="seen_content_hash"' in page


def test_a_reviewer_claims_and_signs_at_an_address_of_its_own(editor: User, reviewer: User) -> None:
    review = factories.submitted(editor)
    client = signed_in(reviewer)
    assert client.post(decide(review, "claim"), seen(review)).status_code == 302
    review.refresh_from_db()
    response = client.post(decide(review, "approve"), signing(review))
    assert response.status_code == 302
    assert Signature.objects.get().authenticated_by == "password"
    assert Article.objects.live().exists()


def test_the_change_form_itself_takes_no_decision(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    signed_in(reviewer).post(f"{LIST}{review.pk}/change/", {**signing(review), "state": "approved"})
    review.refresh_from_db()
    assert review.state == "under_review" and not Signature.objects.exists()


def test_a_stale_form_is_a_409_with_every_answer_kept(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    fields = {**signing(review), "seen_version": "1", "note": "A note to keep."}
    response = signed_in(reviewer).post(decide(review, "approve"), fields)
    page = response.content.decode()
    assert response.status_code == 409
    assert "A note to keep." in page and PASSWORD not in page
    assert not Signature.objects.exists()


def test_a_form_that_does_not_say_what_was_seen_is_a_409(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    fields = {name: value for name, value in signing(review).items() if not name.startswith("seen_")}
    assert signed_in(reviewer).post(decide(review, "approve"), fields).status_code == 409


def test_somebody_who_may_not_gets_a_403(editor: User, reviewer: User, second_reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    assert signed_in(second_reviewer).post(decide(review, "approve"), signing(review)).status_code == 403


def test_claiming_and_assigning_are_actions_of_the_list(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    first, second = factories.submitted(editor), factories.submitted(editor)
    chosen = {"_selected_action": [first.pk], "action": "claim_chosen"}
    signed_in(reviewer).post(LIST, chosen)
    signed_in(managing_editor).post(
        LIST, {"_selected_action": [second.pk], "action": "assign_chosen", "reviewer": second_reviewer.pk}
    )
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.reviewer) == ("under_review", reviewer)
    assert (second.state, second.reviewer) == ("submitted", second_reviewer)


def test_an_action_that_is_refused_names_its_round_and_stops_no_other(editor: User, reviewer: User) -> None:
    own = factories.submitted(editor, authors=(reviewer.member.contributor,))
    other = factories.submitted(editor)
    chosen = {"_selected_action": [own.pk, other.pk], "action": "claim_chosen"}
    page = signed_in(reviewer).post(LIST, chosen, follow=True).content.decode()
    other.refresh_from_db()
    assert other.state == "under_review" and "You are an author of this text" in page


@pytest.mark.parametrize("reviewer_field", ["", "x", "999999"])
def test_assigning_without_a_reviewer_says_what_to_do(editor: User, managing_editor: User, reviewer_field: str) -> None:
    review = factories.submitted(editor)
    given = {"_selected_action": [review.pk], "action": "assign_chosen", "reviewer": reviewer_field}
    page = signed_in(managing_editor).post(LIST, given, follow=True).content.decode()
    said = "Choose the reviewer beside the action first." if not reviewer_field else "No action selected."
    assert said in page
    review.refresh_from_db()
    assert review.reviewer is None


def test_nothing_can_be_signed_in_bulk_or_deleted(administrator: User, editor: User) -> None:
    review = factories.submitted(editor)
    page = signed_in(administrator).get(LIST)
    actions = {name for name, _ in page.context["action_form"].fields["action"].choices}
    assert actions == {"", "claim_chosen", "assign_chosen"}
    assert signed_in(administrator).post(f"{LIST}{review.pk}/delete/", {"post": "yes"}).status_code == 403
    with pytest.raises(NoReverseMatch):
        reverse("admin:account_emailaddress_changelist")


def test_an_unknown_round_is_not_found(reviewer: User) -> None:
    assert signed_in(reviewer).get(f"{LIST}999/change/").status_code == 404


def test_somebody_without_staff_rights_stays_out(stranger: User) -> None:
    stranger.is_staff = False
    stranger.save()
    assert signed_in(stranger).get(LIST).status_code == 403


def test_renaming_a_topic_reaches_the_pages_that_name_it(editor: User, reviewer: User, administrator: User) -> None:
    article = factories.live(editor, reviewer)
    topic = factories.topic("Basics")
    article.topics.add(topic)
    signed_in(administrator).post(
        f"/admin/articles/topic/{topic.pk}/change/", {"name": "First steps", "description": ""}
    )
    article.refresh_from_db()
    assert article.standing["topics"] == [{"slug": "basics", "name": "First steps"}]
