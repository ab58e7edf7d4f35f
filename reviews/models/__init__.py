from .events import Event
from .messages import Message
from .people import Member
from .rounds import Comment, Review
from .signatures import Signature

__all__ = ["Comment", "Event", "Member", "Message", "Review", "Signature"]
