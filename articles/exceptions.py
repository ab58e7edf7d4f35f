"""What can be wrong with a text that somebody wants to save. Each message is a sentence to act on."""

from collections.abc import Mapping, Sequence


class ArticleError(Exception):
    """A refusal; `field` names the form field it belongs to ("" for none)."""

    field = ""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class SlugRefused(ArticleError):
    """The address is taken or malformed."""

    field = "slug"


class TitleRefused(ArticleError):
    """The title is empty or too long."""

    field = "title"


class BodyRefused(ArticleError):
    """The text cannot be rendered: too long, an image, a control character."""

    field = "body"


class UnknownCitation(BodyRefused):
    """The text cites keys that no reference has; `near` offers, for each of `keys`, those that resemble it."""

    def __init__(self, keys: Sequence[str], near: Mapping[str, Sequence[str]] | None = None) -> None:
        self.keys = list(keys)
        self.near = {key: list((near or {}).get(key, ())) for key in self.keys}
        super().__init__(
            f"No reference has the key {_any_of(self.keys)}. "
            + "".join(f"Did you mean {_any_of(offered)}? " for offered in self.near.values() if offered)
            + "Add the reference to the library first, or correct the key."
        )


class TextRefused(ArticleError):
    """Another field of the text (summary, source, funding …) is too long."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class RevisionConflict(ArticleError):
    """Somebody saved another revision first, or purged the one that this began from; `latest` is the newest number."""

    def __init__(self, latest: int, base: int = 0) -> None:
        happened = f"{base} was purged" if base > latest else f"{latest} was saved"
        super().__init__(f"Revision {happened} while you were writing. Nothing is lost: both texts are shown below.")
        self.latest = latest


class SiteTextConflict(ArticleError):
    """Somebody saved another version of a page about the site first; `latest` is its number."""

    field = "body"

    def __init__(self, latest: int) -> None:
        super().__init__(
            f"Version {latest} was saved while you were writing, and is shown beside yours. Nothing is lost: take over "
            "from it what you want to keep, then save again. Yours becomes the next version."
        )
        self.latest = latest


class LibraryRefused(ArticleError):
    """A reference cannot be edited, merged or deleted like this."""


class LookupFailed(ArticleError):
    """A service could not be asked for a record, or gave none."""


class BadRetractionFile(ArticleError):
    """A file of retractions is not what it should be; nothing was changed."""


class PublicationRefused(ArticleError):
    """What was signed is not what would be published."""


def _any_of(keys: Sequence[str]) -> str:
    return " or ".join(f"“{key}”" for key in keys)
