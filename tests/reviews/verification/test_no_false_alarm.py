"""Whatever people do by the verbs, the record verifies."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.exceptions import ArticleError
from reviews.exceptions import Refused
from reviews.models import Redaction
from reviews.verification import verify
from tests import factories
from tests.reviews.verification.verbs import BESIDE, VERBS, Desk

pytestmark = pytest.mark.django_db

STEPS = 25


LIKELY = ("save", "submit", "claim", "approve") * 3


@pytest.fixture
def people(
    editor: User, second_editor: User, reviewer: User, second_reviewer: User, managing_editor: User, administrator: User
) -> list[tuple[User, User]]:
    return [(editor, second_editor), (reviewer, second_reviewer), (managing_editor, administrator)]


def play(people: list[tuple[User, User]], steps: list[tuple[str, int]]) -> list[str]:
    """Take the steps that are allowed, verify, and take everything back: the steps that were refused."""
    refused = []
    with transaction.atomic():
        other = factories.draft(people[0][0], audience="professionals").article
        editors, reviewers, managers = people
        desk = Desk(factories.draft(editors[0]).article, editors, reviewers, managers, other)
        for name, who in steps:
            try:
                VERBS[name](desk, who)
            except (Refused, ArticleError, ObjectDoesNotExist) as error:
                refused.append(f"{name}: {error}")
        findings = verify()
        assert findings.faults == []
        assert len(findings.redactions) == Redaction.objects.exclude(confirmed_at=None).count()
        transaction.set_rollback(True)
    return refused


STORIES = st.lists(st.tuples(st.sampled_from([*VERBS, *LIKELY]), st.integers(0, 1)), min_size=5, max_size=STEPS)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=15, deadline=None, suppress_health_check=QUIET)
@given(steps=STORIES)
def test_a_clean_record_has_no_fault(people: list[tuple[User, User]], steps: list[tuple[str, int]]) -> None:
    play(people, steps)


@pytest.mark.deep
@settings(max_examples=1000, deadline=None, suppress_health_check=QUIET)
@given(steps=STORIES)
def test_a_thousand_clean_records_have_no_fault(people: list[tuple[User, User]], steps: list[tuple[str, int]]) -> None:
    play(people, steps)


def test_the_whole_life_of_a_page_has_no_fault(people: list[tuple[User, User]]) -> None:
    round_ = [("save", 0), ("submit", 0), ("claim", 0), ("approve", 0)]
    steps = [*round_, ("reaffirm", 0), ("warn", 0), ("lift", 0), ("ask to redact", 0), ("redact", 1),
             ("withdraw signature", 0), ("countersign", 0), ("withdraw signature", 0), ("withdraw", 0), *round_,
             ("retire", 0), *round_]  # fmt: skip
    refused = play(people, steps)
    assert refused == [], "\n".join(refused)


def test_what_stands_beside_the_texts_has_no_fault_wherever_each_verb_can_be_done(
    people: list[tuple[User, User]],
) -> None:
    round_ = [("submit", 0), ("claim", 0)]
    steps = [
        ("purge", 0), ("save", 0), ("pair", 0), ("name subjects", 0), ("register", 1), *round_, ("set due", 0),
        ("comment", 0), ("reply", 0), ("resolve", 0), ("open again", 0), ("resolve", 1), ("propose words", 0),
        ("hand over", 0), ("claim", 1), ("withdraw", 0), ("resolve", 0), ("open again", 0), ("save", 0),
        ("bring back", 0), ("purge", 1), *round_, ("propose words", 0), ("go away", 1), ("request changes", 0),
        ("take over", 0), ("purge", 0), ("take over", 1), *round_, ("declare", 0), ("waive", 0), ("approve", 0),
        ("report", 0), ("answer", 0), ("alert", 0), ("answer", 1), ("unpair", 0),
    ]  # fmt: skip
    refused = play(people, steps)
    assert refused == [], "\n".join(refused)
    assert {name for name, _ in steps} >= set(BESIDE)
