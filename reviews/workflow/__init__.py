"""One function for each verb, keyword-only, the actor named `by`.

Each verb reads the person afresh, locks the article, checks the state and the permission, moves the round by a
conditional update, writes the event and the messages, all in one transaction (DESIGN 5.3).
"""

from .actions import Action, actions_for, actions_of, check_action
from .evidence import evidence_changed
from .importing import AlreadyImported, bring_in
from .redacting import confirm_redaction, request_redaction
from .retiring import retire
from .rounds import assign, claim, comment, comments_of, release, request_changes, submit, withdraw
from .seen import Seen, check_seen
from .signing import MEANINGS, TERMS, Statement, approve, reaffirm
from .warnings import lift_warning, show_warning
from .withdrawing import countersign, escalate_withdrawals, withdraw_signature
from .writing import create, import_source, save, set_topics

__all__ = [
    "MEANINGS",
    "TERMS",
    "Action",
    "AlreadyImported",
    "Seen",
    "Statement",
    "actions_for",
    "actions_of",
    "approve",
    "assign",
    "bring_in",
    "check_action",
    "check_seen",
    "claim",
    "comment",
    "comments_of",
    "confirm_redaction",
    "countersign",
    "create",
    "escalate_withdrawals",
    "evidence_changed",
    "import_source",
    "lift_warning",
    "reaffirm",
    "release",
    "request_changes",
    "request_redaction",
    "retire",
    "save",
    "set_topics",
    "show_warning",
    "submit",
    "withdraw",
    "withdraw_signature",
]
