"""Faults planted into the verbs, one at a time: the state machine has to notice each."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from articles import publishing
from articles.models import Revision
from reviews import permissions, provenance
from reviews.models import Review
from reviews.workflow import Seen, locking, purging, rounds, seen, signing, withdrawing, writing

Plant = Callable[[pytest.MonkeyPatch], None]


def latest_instead_of_read(patch: pytest.MonkeyPatch) -> None:
    """What is published is the newest text, not the one that was signed."""
    publish = publishing.publish

    def wrong(*, article: Any, revision: Any, signed: Any) -> Any:
        newest = Revision.objects.select_related("article").filter(article=article).latest("number")
        hashes = {"content_hash": newest.content_hash, "html_hash": newest.html_hash}
        return publish(article=article, revision=newest, signed=replace(signed, **hashes))

    patch.setattr(writing, "refuse_while_open", lambda article, by: None)
    patch.setattr(signing.publishing, "publish", wrong)


def only_the_submitter_checked(patch: pytest.MonkeyPatch) -> None:
    def wrong(who: permissions.Person, hands: provenance.Hands) -> None:
        if who.user.pk in hands.submitters:
            raise permissions.NotAllowed("You submitted this text.")

    patch.setattr(permissions, "check_independent", wrong)


def superusers_exempt(patch: pytest.MonkeyPatch) -> None:
    check = permissions.check_independent
    patch.setattr(
        permissions, "check_independent", lambda who, hands: None if who.user.is_superuser else check(who, hands)
    )


def only_the_last_editor_counts(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(provenance, "_lineage", lambda pk, parents: [pk])


def a_save_gets_through_during_an_open_round(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(writing, "refuse_while_open", lambda article, by: None)


def a_second_round_opens(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(rounds, "refuse_while_open", lambda article, by: None)


def signed_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(signing, "check_possible", lambda review, verb, seen: None)


def stale_forms_pass(patch: pytest.MonkeyPatch) -> None:
    def wrong(given: Seen | None, review: Review) -> None:
        if given is None or given.review != review.pk:
            raise seen.Stale("Another review.")

    patch.setattr(locking, "check_seen", wrong)


def anybodys_proof_passes(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(signing, "check_authentication", lambda proof, who, now: None)


def deactivated_and_demoted_people_go_on(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(permissions, "check_can_review", lambda who: None)
    patch.setattr(signing, "check_can_review", lambda who: None)


def a_withdrawn_signature_stays_live(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(withdrawing.publishing, "fall_back", lambda *, article, withdrawn, now: article.live)


def an_approval_leaves_no_event(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(signing.ledger, "append", _without(signing.ledger.append, "approve"))


def a_purged_number_comes_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(writing, "highest_purged", lambda article: 0)


def anybody_purges(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(purging, "check_can_manage", lambda who: None)


def a_purge_leaves_no_event(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(purging.ledger, "append", _without(purging.ledger.append, "purge"))


def _without(append: Callable[..., Any], verb: str) -> Callable[..., Any]:
    return lambda **given: None if given["verb"] == verb else append(**given)


FAULTS: list[Plant] = [
    latest_instead_of_read,
    only_the_submitter_checked,
    superusers_exempt,
    only_the_last_editor_counts,
    a_save_gets_through_during_an_open_round,
    a_second_round_opens,
    signed_twice,
    stale_forms_pass,
    anybodys_proof_passes,
    deactivated_and_demoted_people_go_on,
    a_withdrawn_signature_stays_live,
    an_approval_leaves_no_event,
    a_purged_number_comes_again,
    anybody_purges,
    a_purge_leaves_no_event,
]
