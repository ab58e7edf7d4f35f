"""Why a verb refuses. Each message is a sentence that a person can act on."""


class Refused(Exception):
    """Base of all refusals; `status` is the HTTP status code that answers it."""

    status = 400

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(Refused):
    """This person may not do this; `of_them` says why to somebody else, after their name, as in a list of people."""

    status = 403

    def __init__(self, message: str, of_them: str = "may not do this") -> None:
        super().__init__(message)
        self.of_them = of_them


class NotPossible(Refused):
    """Nobody may do this now: the state does not allow it."""

    status = 409


class Stale(Refused):
    """What was read is not what would be signed or changed, or somebody was first (DESIGN 5.2, 5.3)."""

    status = 409


class Incomplete(Refused):
    """Something that the person has to give is missing; `field` names it."""

    status = 422

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field
