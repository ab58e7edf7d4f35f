from .events import Event
from .evidence import Concern
from .messages import Message
from .people import Invitation, Member, Role, note_own_password
from .rounds import Comment, Review
from .signatures import Signature
from .ways_back import PageWarning, Redaction, Withdrawal

__all__ = [
    "Comment",
    "Concern",
    "Event",
    "Invitation",
    "Member",
    "Message",
    "PageWarning",
    "Redaction",
    "Review",
    "Role",
    "Signature",
    "Withdrawal",
    "note_own_password",
]
