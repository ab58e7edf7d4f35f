"""A text that rests on a work which was retracted, questioned or corrected, on its way to the reviewer."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import retractions
from articles.models import Reference
from reviews.exceptions import Incomplete
from tests import factories
from tests.articles.test_retractions import row
from tests.reviews.test_evidence import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def cited(db: None) -> Reference:
    return factories.reference("made2020up", PMID="77")


def test_a_text_that_rests_on_a_retracted_work_cannot_be_submitted(cited: Reference, editor: User) -> None:
    told(cited)
    revision = factories.draft(editor)
    assert "reference_retracted" in [problem["code"] for problem in revision.problems if problem["level"] == "error"]
    with pytest.raises(Incomplete, match="retracted"):
        factories.submitted(editor, revision)
    says_so = factories.BODY.replace(" [@made2020up]", ", said a study since retracted [@made2020up]")
    factories.submitted(editor, factories.edited(revision.article, editor, body=says_so))


def test_nor_one_whose_source_was_retracted_after_it_was_saved(cited: Reference, editor: User) -> None:
    revision = factories.draft(editor)
    told(cited)
    with pytest.raises(Incomplete, match="Reference 1 was retracted"):
        factories.submitted(editor, revision)


def test_the_reviewer_sees_warnings_with_their_answers_and_the_questions(
    cited: Reference, editor: User, reviewer: User, client: Client
) -> None:
    factories.reference("roe2021fixed", PMID="88")
    retractions.apply(
        [
            row(OriginalPaperDOI="", OriginalPaperPubMedID="77", RetractionNature="Expression of concern"),
            row(OriginalPaperDOI="", OriginalPaperPubMedID="88", RetractionNature="Correction"),
        ]
    )
    review = factories.submitted(editor, body=factories.BODY + "\n\nMore on cold [@roe2021fixed].")
    client.force_login(reviewer)
    text = client.get(review.get_absolute_url()).content.decode()
    warning, answer = text.index("carries an expression of concern"), text.index("Looked at; it stands.")
    question = text.index("was corrected after it appeared")
    assert text.index("Each needs an answer") < warning < answer < text.index("For the reviewer to decide") < question
