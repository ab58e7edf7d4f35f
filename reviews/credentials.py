"""A person's registration and declaration of interests, as they are now: what claiming and signing ask for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.formats import date_format

from .exceptions import NotAllowed
from .interests import COLUMNS, Entry
from .json_rows import JsonRows
from .models import Interest, Interests, Registration
from .windows import DECLARATION_MONTHS, NOTICE_DAYS, REGISTRATION_CHECK_MONTHS, check_due, declaration_due

WHERE = "under Credentials on the desk"


@dataclass(frozen=True)
class Credentials:
    """`registration` and `declaration` are ids of the newest rows, None where nothing was stated or declared."""

    registration: int | None
    checked_on: date | None
    declaration: int | None
    declared_at: datetime | None
    entries: tuple[Entry, ...]

    @property
    def declared_on(self) -> date | None:
        return self.declared_at.date() if self.declared_at else None

    def has_current_check(self, on: date) -> bool:
        return self.checked_on is not None and on <= check_due(self.checked_on)

    def has_current_declaration(self, on: date) -> bool:
        return self.declared_on is not None and on <= declaration_due(self.declared_on)


@dataclass(frozen=True)
class Lacking:
    """A check or declaration that is not there, ran out or soon will. `row` is its id, `due` the last day it counts."""

    what: Literal["registration", "interests"]
    row: int | None
    due: date | None
    is_soon: bool


def lacking(credentials: Credentials, on: date) -> list[Lacking]:
    """What is missing on the day `on`, or will be within NOTICE_DAYS: registration first; nothing where all is well."""
    check = check_due(credentials.checked_on) if credentials.checked_on else None
    declaration = declaration_due(credentials.declared_on) if credentials.declared_on else None
    told_from = on + timedelta(days=NOTICE_DAYS)
    both = (
        Lacking("registration", credentials.registration, check, credentials.has_current_check(on)),
        Lacking("interests", credentials.declaration, declaration, credentials.has_current_declaration(on)),
    )
    return [one for one in both if one.due is None or one.due <= told_from]


def columns() -> dict[str, Any]:
    """What a query on accounts adds for `credentials_of`, in no query more."""
    now = timezone.now()
    registrations = Registration.objects.filter(user=OuterRef("pk"), stated_at__lte=now)
    declarations = Interests.objects.filter(user=OuterRef("pk"), declared_at__lte=now)
    newest = declarations.values("pk")[:1]
    return {
        "registration_id": Subquery(registrations.values("pk")[:1]),
        "registration_words": Subquery(
            registrations.values(words=Concat("body", Value(", "), "country", Value(", number "), "number"))[:1]
        ),
        "registration_checked_on": Subquery(registrations.values("checked_on")[:1]),
        "declaration_id": Subquery(newest),
        "interests_declared_at": Subquery(declarations.values("declared_at")[:1]),
        "declared_entries": JsonRows(
            Interest.objects.filter(declaration=Subquery(Interests.objects.filter(
                user=OuterRef(OuterRef("pk")), declared_at__lte=now
            ).values("pk")[:1])).order_by("pk"),
            **COLUMNS,
        ),
    }  # fmt: skip


def credentials_of(account: Any) -> Credentials:
    """The credentials in an account read with `columns`."""
    return Credentials(
        registration=account.registration_id,
        checked_on=account.registration_checked_on,
        declaration=account.declaration_id,
        declared_at=account.interests_declared_at,
        entries=tuple(Entry.of(row) for row in account.declared_entries),
    )


def check_credentials(credentials: Credentials, on: date) -> None:
    """Raise NotAllowed unless registration and declaration are current on the day `on`."""
    _check_registration(credentials, on)
    declared_on = credentials.declared_on
    if declared_on is None:
        raise NotAllowed(
            f"You have not declared your interests yet. Declare them {WHERE}, also where there are none.",
            "has not declared their interests",
        )
    if not credentials.has_current_declaration(on):
        raise NotAllowed(
            f"You declared your interests on {date_format(declared_on, 'j F Y')}, more than "
            f"{DECLARATION_MONTHS} months ago. Declare them again, {WHERE}.",
            "has to declare their interests again",
        )


def _check_registration(credentials: Credentials, on: date) -> None:
    if credentials.registration is None:
        raise NotAllowed(
            f"You have not stated your registration yet. State it {WHERE}; then somebody else checks it.",
            "has stated no registration",
        )
    if credentials.checked_on is None:
        raise NotAllowed(
            "Nobody has checked your registration yet. Ask a managing editor to check it, under People.",
            "has a registration that nobody has checked",
        )
    if not credentials.has_current_check(on):
        raise NotAllowed(
            f"Your registration was last checked on {date_format(credentials.checked_on, 'j F Y')}, more than "
            f"{REGISTRATION_CHECK_MONTHS} months ago. Ask a managing editor to check it again, under People.",
            "has a registration whose check is due again",
        )
