from .events import Event
from .messages import Message
from .people import Member
from .rounds import Comment, Review
from .signatures import Signature
from .ways_back import PageWarning, Redaction, Withdrawal

__all__ = [
    "Comment",
    "Event",
    "Member",
    "Message",
    "PageWarning",
    "Redaction",
    "Review",
    "Signature",
    "Withdrawal",
]
