from .comments import Comment, ReadingPlace
from .credentials import Interest, Interests, Registration, Waiver
from .events import Event
from .evidence import Alert, Concern, Report
from .lists import ChecklistQuestion, DrugName
from .messages import Message
from .people import Invitation, Member, Role, note_own_password
from .presence import Presence
from .rounds import Review
from .signatures import Signature
from .uploads import Upload
from .ways_back import PageWarning, Purge, Redaction, Withdrawal

__all__ = [
    "Alert",
    "ChecklistQuestion",
    "Comment",
    "Concern",
    "DrugName",
    "Event",
    "Interest",
    "Interests",
    "Invitation",
    "Member",
    "Message",
    "PageWarning",
    "Presence",
    "Purge",
    "ReadingPlace",
    "Redaction",
    "Registration",
    "Report",
    "Review",
    "Role",
    "Signature",
    "Upload",
    "Waiver",
    "Withdrawal",
    "note_own_password",
]
