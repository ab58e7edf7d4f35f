"""The state machine over the whole desk, and the proof that it would notice."""

import os
from collections import Counter

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.people import join
from tests.reviews.machine.desk import PEOPLE, Desk
from tests.reviews.machine.faults import FAULTS, Plant

pytestmark = pytest.mark.django_db

DEEP = bool(os.environ.get("CRYOSITE_DEEP"))
HEALTH = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
RUNS = settings(
    max_examples=500 if DEEP else 20,
    stateful_step_count=50 if DEEP else 30,
    deadline=None,
    suppress_health_check=HEALTH,
)
NOTICED = (AssertionError, IntegrityError, AttributeError, ObjectDoesNotExist)
"""By an invariant, by the database, or because the verb stumbles over what it finds."""

HUNT = settings(
    max_examples=400,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=HEALTH,
    phases=[Phase.generate],
    database=None,
    derandomize=True,
    report_multiple_bugs=False,
    print_blob=False,
)


@pytest.fixture(autouse=True)
def cast(
    editor: User,
    second_editor: User,
    reviewer: User,
    second_reviewer: User,
    managing_editor: User,
    administrator: User,
) -> None:
    both = join("bo_writes_and_reviews", "Editors", "Reviewers")
    people = (editor, second_editor, reviewer, second_reviewer, both, managing_editor, administrator)
    Desk.cast = dict(zip(PEOPLE, people, strict=True))
    Desk.reached = Counter()


def test_whatever_anybody_presses_the_promise_holds() -> None:
    run_state_machine_as_test(Desk, settings=RUNS)
    if DEEP:
        assert Desk.reached["approvals 2"] * 5 >= sum(Desk.reached.values()), Desk.reached


@pytest.mark.parametrize("plant", FAULTS, ids=lambda plant: plant.__name__)
@pytest.mark.deep
def test_a_planted_fault_is_noticed(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(NOTICED):
        run_state_machine_as_test(Desk, settings=HUNT)
