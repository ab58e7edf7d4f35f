"""Pages of the desk once a text was purged: they give its number to none, say what happened, and lead on."""

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from articles.rendering.quotes import Quote
from reviews import workflow
from reviews.models import Review
from reviews.views import workspaces
from reviews.workflow import About, Seen
from tests import factories
from tests.reviews.views.desk import page, shown, signed_in, written

pytestmark = pytest.mark.django_db

REASON = "The wrong file."
LINES = "One stays.\n\nTwo is here.\n\nThree is here."


def purged(article: Article, by: User) -> None:
    workflow.purge(by=by, revision=article.revisions.latest("number"), reason=REASON)


@pytest.fixture
def article(editor: User, managing_editor: User) -> Article:
    """Revision 1 stands, and revision 2 was purged."""
    article = factories.draft(editor, body=LINES).article
    factories.edited(article, editor, body=LINES)
    purged(article, managing_editor)
    return article


def test_the_editor_and_bringing_back_name_the_number_that_is_given_next(article: Article, editor: User) -> None:
    assert "Saving makes revision 3;" in shown(editor, page(article, "edit/"))
    assert signed_in(editor).post(page(article, "edit/"), written(base=1)).status_code == 302
    assert article.revisions.latest("number").number == 3
    assert "It is saved again as revision 4;" in shown(editor, page(article, "revisions/1/bring-back/"))


def test_taking_over_names_the_number_that_is_given_next(editor: User, reviewer: User, managing_editor: User) -> None:
    review = factories.under_review(editor, reviewer)
    about = About(passage=Quote("A plain paragraph"), replacement="Words")
    remark = workflow.comment(by=reviewer, review=review, text="Shorter.", about=about)
    workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="See the comment.")
    factories.edited(review.article, editor, body=review.revision.body)
    purged(review.article, managing_editor)
    assert "Take over into revision 3" in shown(editor, f"/desk/comments/{remark.pk}/take-over/")
    assert workflow.take_over(by=editor, comment=remark, base=1).number == 3


def test_who_wrote_on_from_a_purged_text_reads_that_and_finds_their_own(article: Article, editor: User) -> None:
    answer = signed_in(editor).post(page(article, "edit/"), written(base=2, body="Mine entirely."))
    text = answer.content.decode()
    assert answer.status_code == 409 and "Mine entirely." in text
    assert "Revision 2, which you began from, was purged while you were writing" in text
    assert "Take out what should not come back" in text and "was saved while" not in text


def test_so_does_who_wrote_on_from_the_only_text(editor: User, managing_editor: User) -> None:
    article = factories.draft(editor).article
    purged(article, managing_editor)
    answer = signed_in(editor).post(page(article, "edit/"), written(base=1), follow=True)
    text = answer.content.decode()
    assert "Saved as revision 2." in text and "Revision 1, which you began from, was purged: take out" in text
    assert "was purged" not in " ".join(
        map(str, signed_in(editor).post(page(article, "edit/"), written(base=2), follow=True).context["messages"])
    )


def test_what_another_saved_after_the_purge_is_put_together_with_it(
    article: Article, editor: User, second_editor: User
) -> None:
    factories.edited(article, second_editor, body=LINES.replace("Three", "Third"))
    sent = written(base=2, body=LINES.replace("One", "First"))
    answer = signed_in(editor).post(page(article, "edit/"), sent)
    assert answer.status_code == 409 and "Revision 2, which you began from, was purged" in answer.content.decode()
    assert answer.context["form"]["body"].value() == LINES.replace("One", "First").replace("Three", "Third")


def test_a_purge_is_told_however_much_happened_since(
    article: Article, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspaces, "EVENTS", 1)
    factories.edited(article, editor)
    assert REASON in shown(editor, page(article))


def test_what_cannot_be_purged_since_it_was_submitted_can_be_redacted(
    editor: User, managing_editor: User, administrator: User
) -> None:
    first = factories.draft(editor)
    article = first.article
    second = factories.edited(article, editor)
    address, link = page(article, "revisions/1/"), page(article, "revisions/1/redact/")
    purging = page(article, "revisions/2/purge/")
    assert purging in shown(managing_editor, page(article, "revisions/2/"))
    assert purging not in shown(editor, page(article, "revisions/2/"))
    assert link not in shown(managing_editor, address)
    factories.submitted(editor, second)
    for number in (1, 2):
        assert page(article, f"revisions/{number}/redact/") in shown(
            managing_editor, page(article, f"revisions/{number}/")
        )
    assert link not in shown(editor, address)
    refused = signed_in(managing_editor).get(page(article, "revisions/1/purge/")).content.decode()
    assert "Two people together can redact" in refused and f'href="{address}"' in refused
    workflow.withdraw(by=editor, review=Review.objects.get(), seen=Seen.of(Review.objects.get()))
    redaction = workflow.request_redaction(by=managing_editor, revision=first, notice="Gone.")
    workflow.confirm_redaction(by=administrator, redaction=redaction)
    assert link not in shown(managing_editor, address)


def test_two_who_write_the_first_text_anew_learn_of_each_other(
    editor: User, second_editor: User, managing_editor: User
) -> None:
    article = factories.draft(editor).article
    purged(article, managing_editor)
    signed_in(second_editor).post(page(article, "presence/"))
    answer = signed_in(editor).post(page(article, "presence/"))
    assert answer.status_code == 200 and answer.json()["newest"] == 0 and len(answer.json()["others"]) == 1
