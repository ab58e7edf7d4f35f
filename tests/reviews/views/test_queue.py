from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article
from reviews import workflow
from reviews.capped import MOST, capped_counts
from reviews.models import Message, Review
from reviews.templatetags.desk import age, days_from, up_to
from reviews.views import queue
from reviews.workflow import Seen
from tests import factories
from tests.reviews.views.desk import decision, seen, signed_in
from tests.reviews.views.test_home import shown


def test_the_queue_shows_what_is_due_first_and_narrows(editor: User, reviewer: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=20)):
        factories.submitted(editor, title="Older")
    factories.under_review(editor, reviewer, title="Newer")
    everything = shown(reviewer, "/desk/queue/")
    assert everything.index("Older") < everything.index("Newer")
    assert "Older" not in shown(reviewer, "/desk/queue/?show=mine")
    assert "Newer" not in shown(reviewer, "/desk/queue/?show=unassigned")
    assert "Newer" not in shown(reviewer, "/desk/queue/?show=overdue")
    assert "Older" in shown(reviewer, "/desk/queue/?show=nonsense&after=nonsense&reviewer=x&kind=y")


def test_kind_audience_and_reviewer_narrow_the_queue(editor: User, reviewer: User, second_reviewer: User) -> None:
    factories.under_review(editor, reviewer, title="Held by Rita", audience="professionals")
    factories.under_review(editor, second_reviewer, title="Held by Ravi")
    for query, there, absent in (
        (f"reviewer={reviewer.pk}", "Held by Rita", "Held by Ravi"),
        ("audience=patients", "Held by Ravi", "Held by Rita"),
        ("kind=explainer", "Held by Ravi", "No round fits"),
    ):
        text = shown(editor, f"/desk/queue/?{query}")
        assert there in text and absent not in text, query
    assert "No round fits" in shown(editor, "/desk/queue/?kind=case_report")


def test_the_queue_turns_its_pages_by_key(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "PAGE_SIZE", 3)
    for number in range(5):
        factories.submitted(editor, title=f"Text number {number:02}")
    first = signed_in(editor).get("/desk/queue/")
    assert len(first.context["page"].rows) == 3
    second = signed_in(editor).get(f"/desk/queue/?after={first.context['page'].next}")
    assert len(second.context["page"].rows) == 2
    assert not {row.pk for row in first.context["page"].rows} & {row.pk for row in second.context["page"].rows}


def test_a_round_is_claimed_from_its_line_with_one_press(editor: User, reviewer: User) -> None:
    review = factories.submitted(editor)
    text = shown(reviewer, "/desk/queue/")
    assert f'action="{decision(review, "claim")}"' in text
    assert all(f'name="{name}" value="{value}"' in text for name, value in seen(review).items())
    assert "claim/" not in shown(editor, "/desk/queue/")


def test_only_who_may_claim_is_offered_it_and_a_managing_editor_assigns(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    review = factories.submitted(editor)
    workflow.assign(by=managing_editor, review=review, seen=Seen.of(review), reviewer=reviewer)
    assert "claim/" in shown(reviewer, "/desk/queue/")
    assert "claim/" not in shown(second_reviewer, "/desk/queue/")
    assert f"/desk/reviews/{review.pk}/?decide=assign#decision-assign" in shown(managing_editor, "/desk/queue/")


@pytest.mark.django_db
def test_counts_stop_at_a_hundred_and_say_so(editor: User) -> None:
    assert capped_counts(some=User.objects.all()) == {"some": User.objects.count()}
    User.objects.bulk_create(User(username=f"user-{number}") for number in range(MOST + 20))
    counts = capped_counts(some=User.objects.all(), none=User.objects.none().filter(pk=0), rounds=Review.objects.open())
    assert counts == {"some": MOST + 1, "none": 0, "rounds": 0}
    assert (up_to(MOST), up_to(MOST + 1)) == ("99", "99+")


def test_days_are_told_in_words() -> None:
    today = date(2026, 5, 5)
    assert [days_from(today + timedelta(days=days), today) for days in (-3, -1, 0, 1, 12)] == [
        "3 days late", "1 day late", "today", "in 1 day", "in 12 days",
    ]  # fmt: skip
    moment = timezone.now()
    assert [age(moment, moment.date() + timedelta(days=days)) for days in (0, 1, 2)] == [
        "since today", "for 1 day", "for 2 days",
    ]  # fmt: skip


def test_the_submit_page_says_who_may_sign_and_how_busy_they_are(
    editor: User, reviewer: User, second_reviewer: User
) -> None:
    factories.under_review(editor, reviewer)
    revision = factories.draft(editor)
    text = shown(editor, f"/desk/articles/{revision.article.slug}/submit/")
    assert text.index("Ravi Second Reviewer") < text.index("Rita Reviewer") < text.index("1 under review")


def test_where_nobody_may_sign_the_submit_page_offers_to_invite(editor: User, managing_editor: User) -> None:
    slug = factories.draft(editor).article.slug
    text = shown(editor, f"/desk/articles/{slug}/submit/")
    assert (
        "Nobody here may sign this text" in text
        and "Ask a managing editor" in text
        and "/desk/people/invite/" not in text
    )
    assert "/desk/people/invite/" in shown(managing_editor, f"/desk/articles/{slug}/submit/")


def test_the_last_signer_is_asked_to_read_a_page_again_once(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    article = factories.live(editor, reviewer)
    address = f"/desk/articles/{article.slug}/ask/"
    assert "Rita Reviewer" in shown(managing_editor, address)
    assert signed_in(editor).get(address).status_code == 403
    client = signed_in(managing_editor)
    assert client.post(address, {"reviewer": ""}).status_code == 422
    for _ in range(2):
        assert client.post(address, {"reviewer": reviewer.pk}).status_code == 302
    assert Message.objects.filter(to=reviewer, subject__startswith="Please read again").count() == 1
    assert Article.objects.get().live_id == article.live_id


def test_an_absence_is_set_on_its_page_and_names_what_falls_into_it(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    review = factories.under_review(editor, reviewer, title="Due meanwhile")
    client = signed_in(reviewer)
    wrong = {"away_from": review.due_on.isoformat(), "away_until": "", "wants_digest": "on"}
    answer = client.post("/desk/absence/", wrong)
    assert answer.status_code == 422 and "Give the last day too." in answer.content.decode()
    assert wrong["away_from"] in answer.content.decode()
    right = {"away_from": review.due_on.isoformat(), "away_until": review.due_on.isoformat()}
    assert client.post("/desk/absence/", right).status_code == 302
    assert "Due meanwhile" in client.get("/desk/absence/").content.decode()
    member = User.objects.get(pk=reviewer.pk).member
    assert member.is_away(review.due_on) and not member.wants_digest
    assert signed_in(editor).get(f"/desk/absence/{reviewer.pk}/").status_code == 403
    assert "Rita Reviewer" in shown(managing_editor, f"/desk/absence/{reviewer.pk}/")
