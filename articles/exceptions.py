"""What can be wrong with a text that somebody wants to save. Each message is a sentence to act on."""


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
    """The text cites a key that no reference has."""


class TextRefused(ArticleError):
    """Another field of the text (summary, source, funding …) is too long."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class RevisionConflict(ArticleError):
    """Somebody saved another revision first; `latest` is its number."""

    def __init__(self, latest: int) -> None:
        super().__init__(
            f"Revision {latest} was saved while you were writing. Nothing is lost: both texts are shown below."
        )
        self.latest = latest


class PublicationRefused(ArticleError):
    """What was signed is not what would be published."""
