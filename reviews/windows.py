"""How long a check, a declaration and an interest count, in months, each with its source: here and nowhere else."""

from datetime import date

from articles.credit import months_later

REGISTRATION_CHECK_MONTHS = 12
"""A registration is looked up again every year: bodies renew their registers yearly. CryoSite's own rule."""

DECLARATION_MONTHS = 12
"""Interests are declared anew every year. CryoSite's own rule."""

LOOK_BACK_MONTHS = 36
"""An interest is told until 36 months after it ended: the window of the ICMJE Disclosure Form (icmje.org)."""

NOTICE_DAYS = 30
"""How long before its last day a person is told that a check or a declaration runs out. CryoSite's own rule."""


def check_due(checked_on: date) -> date:
    """The last day on which a registration checked on that day counts as checked."""
    return months_later(checked_on, REGISTRATION_CHECK_MONTHS)


def declaration_due(declared_on: date) -> date:
    """The last day on which interests declared on that day count as declared."""
    return months_later(declared_on, DECLARATION_MONTHS)


def looked_back_to(on: date) -> date:
    """The first of the days whose interests are told and held against a text on the day `on`."""
    return months_later(on, -LOOK_BACK_MONTHS)
