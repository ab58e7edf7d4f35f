"""A clinician's registration: stated by its owner, checked by somebody else every year.

It concerns a person, not an article, so it leaves no event in a ledger: the rows themselves are kept, one for each
statement and one for each check.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.contributors import note_registration
from reviews import notifications
from reviews.exceptions import Incomplete, NotAllowed, NotPossible, Stale
from reviews.models import Member, Registration
from reviews.permissions import check_can_manage, person

MISSING = {"body": "the registration body", "number": "your number with it", "country": "its country"}


def state_registration(*, by: User, body: str, number: str, country: str) -> Registration:
    """Say with which body one is registered; it counts once somebody else has checked it.

    The managing editors are told. Raises Incomplete where one of the three is missing.
    """
    now = timezone.now()
    with transaction.atomic():
        who = person(by)
        _lock(by)
        stated = {"body": body.strip(), "number": number.strip(), "country": country.strip()}
        for field, value in stated.items():
            if not value:
                raise Incomplete(f"State {MISSING[field]}.", field)
        registration = Registration.objects.create(user=by, stated_at=now, **stated)
        if who.contributor:
            note_registration(who.contributor, registration="", checked_on=None)
        notifications.registration_stated(by, now)
    return registration


def check_registration(*, by: User, registration: Registration) -> Registration:
    """Confirm that the body's register lists this person today. `registration` is what was looked up.

    The first check completes the row; a later one adds a row, so that every check is kept. Raises NotAllowed for
    who may not manage and for one's own, Stale where its owner stated another one since, NotPossible on the same day.
    """
    today = timezone.localdate()
    with transaction.atomic():
        who = person(by)
        check_can_manage(who)
        if registration.user_id == by.pk:
            raise NotAllowed("Nobody checks their own registration. Ask another managing editor or an administrator.")
        _lock(registration.user)
        newest = Registration.objects.filter(user=registration.user_id).first()
        if newest is None or newest.pk != registration.pk:
            raise Stale("This person's registration has changed since you looked. Look it up as it is stated now.")
        if newest.checked_on == today:
            raise NotPossible("This registration was checked today already.")
        checked = _checked(newest, by)
        member = Member.objects.filter(user=registration.user_id).select_related("contributor").first()
        if member and member.contributor:
            where = f"{checked.body}, {checked.country}"
            note_registration(member.contributor, registration=where, checked_on=checked.checked_on)
    return checked


def _checked(newest: Registration, by: User) -> Registration:
    if newest.checked_on is not None:
        newest.pk = None
        newest._state.adding = True
    newest.checked_by, newest.checked_on = by, timezone.localdate()
    newest.save()
    return newest


def _lock(user: User) -> None:
    """One statement or check of a person at a time."""
    User.objects.select_for_update(no_key=True).values_list("pk").get(pk=user.pk)
