"""What the desk tells of a contributor's standing as a clinician, for the page of that person."""

from datetime import date

from .models import Contributor


def note_registration(contributor: Contributor, *, registration: str, checked_on: date | None) -> None:
    """Let a person's page say with whom they are registered, and when somebody checked it; "" and None take it off."""
    Contributor.objects.filter(pk=contributor.pk).update(registration=registration, registration_checked_on=checked_on)
    contributor.registration, contributor.registration_checked_on = registration, checked_on
