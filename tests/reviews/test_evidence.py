"""What happens to a live page when a work that it cites is retracted, and when the mark goes again."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import library, retractions
from articles.models import Article, Reference
from articles.retractions import Changes
from reviews import workflow
from reviews.models import Concern, Message
from reviews.workflow import references as verbs
from tests import factories
from tests.articles.test_retractions import file_of, row

pytestmark = pytest.mark.django_db

SAYS_SO = "Cold can make some proteins clump, said a study that was later retracted [@made2020up]."


def told(reference: Reference, nature: str = "Retraction", **values: str) -> Changes:
    """Lay a file over the library that names this reference (or, with another DOI, does not)."""
    record = {"RetractionNature": nature, "OriginalPaperDOI": "", "OriginalPaperPubMedID": "77", **values}
    changes = retractions.apply([row(**record)])
    workflow.evidence_changed(by=None, changes=changes)
    return changes


@pytest.fixture
def cited(db: None) -> Reference:
    return factories.reference("made2020up", PMID="77")


@pytest.fixture
def page(cited: Reference, editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="rests-on-it")


def standing(article: Article) -> dict[str, Any]:
    return dict(Article.objects.get(pk=article.pk).standing)


def shown(article: Article) -> str:
    return Client().get(article.get_absolute_url()).content.decode()


def open_kinds() -> list[str]:
    return list(Concern.objects.open().values_list("kind", flat=True))


def test_a_page_says_that_its_source_was_retracted_and_links_every_sentence(page: Article, cited: Reference) -> None:
    before = page.live.revision.html  # type: ignore[union-attr]
    assert "Evidence challenged" not in shown(page)
    told(cited)
    assert standing(page)["evidence"] == [
        {
            "number": 1,
            "reference": cited.pk,
            "kind": "retraction",
            "on": "2021-03-05",
            "notice": "10.9999/notice",
            "anchors": ["cite-1-1", "cite-1-2"],
            "challenges": True,
        }
    ]
    text = shown(page)
    assert before in text
    for part in ('href="#cite-1-1"', 'href="#cite-1-2"', "https://doi.org/10.9999/notice", "5 March 2021", "Validity"):
        assert part in text, part
    above, below = text.split(before)
    assert "has been retracted" in above and "has been retracted" in below
    assert "Evidence challenged" in Client().get("/articles/").content.decode()


@pytest.mark.parametrize(
    ("nature", "kind", "words"),
    [
        ("Retraction", "retraction", "has been retracted"),
        ("Expression of concern", "concern", "carries an expression of concern"),
        ("Correction", "correction", "has been corrected"),
    ],
)
def test_each_kind_of_notice_opens_a_concern(
    page: Article, cited: Reference, nature: str, kind: str, words: str
) -> None:
    told(cited, nature)
    assert open_kinds() == [kind]
    assert words in shown(page)


def test_editor_and_signer_get_one_message_each_and_no_second_one(
    page: Article, cited: Reference, editor: User, reviewer: User
) -> None:
    Message.objects.all().delete()
    told(cited)
    told(cited)
    messages = Message.objects.order_by("to__username")
    assert [message.to for message in messages] == [editor, reviewer]
    assert "made2020up" in messages[0].body and "/articles/rests-on-it/" in messages[0].body
    assert open_kinds() == ["retraction"]


def test_a_mark_taken_back_closes_the_concern_and_clears_the_page(page: Article, cited: Reference) -> None:
    told(cited)
    told(cited, OriginalPaperPubMedID="78")
    concern = Concern.objects.get()
    assert concern.closed_at and concern.closed_by is None and concern.note == "The mark was taken back."
    assert not standing(page)["challenged"] and "Evidence challenged" not in shown(page)


def test_a_graver_mark_closes_one_concern_and_opens_the_next(page: Article, cited: Reference) -> None:
    told(cited, "Expression of concern")
    told(cited)
    assert open_kinds() == ["retraction"]
    assert Concern.objects.exclude(closed_at=None).get().note.startswith("The mark changed")


@pytest.mark.parametrize("body", [SAYS_SO, "A text that no longer cites it, on cold [@doe2021other]."])
def test_a_new_signed_text_that_answers_for_it_closes_the_concern(
    page: Article, cited: Reference, editor: User, reviewer: User, body: str
) -> None:
    factories.reference("doe2021other")
    told(cited)
    answer = factories.edited(page, editor, body=body + "\n\n> [!URGENT]\n> Call your local emergency number.")
    review = factories.under_review(editor, reviewer, answer)
    assert open_kinds() == ["retraction"] and standing(page)["challenged"]
    factories.approved(review)
    concern = Concern.objects.get()
    assert concern.closed_by == reviewer and "does not rest on it" in concern.note
    assert not standing(page)["challenged"] and "Evidence challenged" not in shown(page)


def test_a_reference_that_the_text_calls_retracted_is_still_marked_at_the_list(
    cited: Reference, editor: User, reviewer: User
) -> None:
    article = factories.live(editor, reviewer, body=SAYS_SO + "\n\n> [!URGENT]\n> Call your local emergency number.")
    told(cited)
    text = shown(article)
    assert open_kinds() == [] and "Evidence challenged" not in text
    assert 'data-evidence="1"' in text and "has been retracted" in text


def test_a_signature_over_a_text_that_still_rests_on_it_leaves_the_concern_open(
    page: Article, cited: Reference, editor: User, reviewer: User
) -> None:
    review = factories.under_review(editor, reviewer, factories.edited(page, editor))
    told(cited)
    factories.approved(review)
    assert open_kinds() == ["retraction"] and standing(page)["challenged"]


def test_a_correction_that_the_reviewer_was_asked_about_is_settled_by_the_signature(
    page: Article, cited: Reference, editor: User, reviewer: User
) -> None:
    told(cited, "Correction")
    answer = factories.edited(page, editor)
    assert "reference_corrected" in [problem["code"] for problem in answer.problems]
    factories.approved(factories.under_review(editor, reviewer, answer))
    assert open_kinds() == []


def test_falling_back_to_a_text_that_rests_on_it_opens_the_concern_again(
    page: Article, cited: Reference, editor: User, reviewer: User
) -> None:
    factories.reference("doe2021other")
    told(cited)
    body = "Another source [@doe2021other].\n\n> [!URGENT]\n> Call your local emergency number."
    signed = factories.under_review(editor, reviewer, factories.edited(page, editor, body=body))
    article = factories.approved(signed)
    assert open_kinds() == []
    workflow.withdraw_signature(
        by=reviewer, signature=signed.signatures.get(), seen_publication=article.live_id, reason="Signed too soon."
    )
    assert open_kinds() == ["retraction"] and standing(page)["challenged"]


def test_a_retired_page_has_no_concern(page: Article, cited: Reference, managing_editor: User) -> None:
    told(cited)
    workflow.retire(by=managing_editor, article=page, seen_publication=page.live_id, reason="Superseded.")
    assert open_kinds() == []
    told(cited)
    assert open_kinds() == []


def test_a_draft_has_no_concern(cited: Reference, editor: User) -> None:
    factories.draft(editor)
    told(cited)
    assert open_kinds() == []


def test_a_mark_reaches_texts_that_cite_a_former_key(page: Article, cited: Reference, editor: User) -> None:
    other = factories.reference("roe2020same", PMID="79")
    told(other, OriginalPaperPubMedID="79")
    assert open_kinds() == []
    verbs.merge(by=editor, kept=other, merged=cited)
    assert open_kinds() == ["retraction"]
    assert standing(page)["evidence"][0]["reference"] == other.pk


def test_what_an_earlier_run_left_undone_is_done(page: Article, cited: Reference) -> None:
    retractions.apply([row(OriginalPaperDOI="", OriginalPaperPubMedID="77")])
    assert not standing(page)["challenged"]
    workflow.evidence_changed(by=None, changes=Changes([], [], 0, 0))
    assert standing(page)["challenged"]


def test_one_cause_is_open_once(page: Article, cited: Reference) -> None:
    told(cited)
    concern = Concern.objects.get()
    concern.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        concern.save(force_insert=True)


def test_a_closed_concern_says_why(page: Article, cited: Reference) -> None:
    told(cited)
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.update(closed_at=Concern.objects.get().opened_at)


def test_the_command_marks_tells_and_reports(
    page: Article, cited: Reference, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "retractions.csv"
    file.write_text(file_of([row(OriginalPaperDOI="", OriginalPaperPubMedID="77")]))
    call_command("check_retractions", str(file))
    assert "rests-on-it: evidence challenged by made2020up" in capsys.readouterr().out
    concern = Concern.objects.get()
    assert standing(page)["challenged"] and concern.due_on == concern.opened_at.date() + timedelta(days=7)


def test_a_page_costs_no_more_queries_for_many_challenged_sources(editor: User, reviewer: User) -> None:
    def cost(keys: list[str]) -> tuple[int, int]:
        references = [factories.reference(key, PMID=str(len(keys) * 100 + at)) for at, key in enumerate(keys)]
        marks = "; ".join(f"@{key}" for key in keys)
        body = f"Cold clumps [{marks}].\n\n> [!URGENT]\n> Call your local emergency number."
        article = factories.live(editor, reviewer, body=body)
        retractions.apply([row(OriginalPaperDOI="", OriginalPaperPubMedID=one.pmid) for one in references])
        topics = [factories.topic()]
        with CaptureQueriesContext(connection) as writing:
            workflow.set_topics(by=editor, article=article, topics=topics)
        with CaptureQueriesContext(connection) as reading:
            assert "has been retracted" in shown(article)
        return len(writing), len(reading)

    few = cost(["doe2020one"])
    assert cost([f"made2020{letter}" for letter in "abcde"]) == few
    assert few[1] <= 2


def test_the_desk_lists_the_open_concern_first(page: Article, cited: Reference, editor: User, client: Client) -> None:
    told(cited)
    client.force_login(editor)
    text = client.get("/desk/").content.decode()
    first = text.index('class="waiting-list"')
    assert first < text.index("Concerns to answer") < text.index("What are cryoglobulins?")
    assert f"/desk/concerns/{Concern.objects.get().pk}/" in text
    assert text.count('class="waiting-list"', 0, text.index("made2020up")) == 1
    assert "Evidence challenged" in client.get("/desk/articles/rests-on-it/").content.decode()


def test_a_live_page_may_go_on_citing_what_was_merged_without_a_mark(page: Article, cited: Reference) -> None:
    other = factories.reference("roe2020same")
    library.merge(kept=other, merged=cited)
    assert not standing(page).get("challenged") and open_kinds() == []


def test_a_redacted_text_rests_on_nothing(
    page: Article, cited: Reference, managing_editor: User, administrator: User
) -> None:
    told(cited)
    revision = Article.objects.with_text().get(pk=page.pk).live.revision  # type: ignore[union-attr]
    asked = workflow.request_redaction(by=managing_editor, revision=revision, notice="Taken out of sight.")
    workflow.confirm_redaction(by=administrator, redaction=asked)
    assert open_kinds() == [] and standing(page)["evidence"] == []
