"""One function for each verb, keyword-only, the actor named `by`.

Each verb reads the person afresh, locks the article, checks the state and the permission, moves the round by a
conditional update, writes the event and the messages, all in one transaction (DESIGN 5.3).
"""

from .absence import choose_mail, set_absence
from .actions import Action, actions_for, actions_of, check_action
from .alerts import open_alert
from .asking import ask_again
from .change_kinds import RAISED
from .commenting import About, comment, comments_of, keep_place, open_threads, reopen, reply, resolve
from .concerns import answer_concern, concerns_named, erase_addresses, report_mistake
from .credentials import check_registration, state_registration
from .evidence import evidence_changed
from .handing import assign, hand_over, its_already, set_due
from .importing import AlreadyImported, bring_in
from .interests import declare_interests, name_subjects, waive
from .pairing import pair, unpair
from .purging import answered_by, check_can_be_purged, next_number, purge
from .redacting import confirm_redaction, request_redaction
from .retiring import retire
from .rounds import claim, release, request_changes, submit, withdraw
from .seen import Seen, check_seen
from .signing import approve, reaffirm
from .statement import MEANINGS, TERMS, Asked, Statement, asked_of
from .suggesting import body_with, check_can_be_taken_over, newest_text, take_over
from .uploads import AlreadyUploaded, discard, make_draft, put_back, put_in_again, read_again, take_out, upload
from .uploads import correct as correct_upload
from .warnings import lift_warning, show_warning
from .withdrawing import countersign, escalate_withdrawals, withdraw_signature
from .writing import bring_back, create, import_source, save, set_topics

__all__ = [
    "MEANINGS",
    "RAISED",
    "TERMS",
    "About",
    "Action",
    "AlreadyImported",
    "AlreadyUploaded",
    "Asked",
    "Seen",
    "Statement",
    "actions_for",
    "actions_of",
    "answer_concern",
    "answered_by",
    "approve",
    "ask_again",
    "asked_of",
    "assign",
    "body_with",
    "bring_back",
    "bring_in",
    "check_action",
    "check_can_be_purged",
    "check_can_be_taken_over",
    "check_registration",
    "check_seen",
    "choose_mail",
    "claim",
    "comment",
    "comments_of",
    "concerns_named",
    "confirm_redaction",
    "correct_upload",
    "countersign",
    "create",
    "declare_interests",
    "discard",
    "erase_addresses",
    "escalate_withdrawals",
    "evidence_changed",
    "hand_over",
    "import_source",
    "its_already",
    "keep_place",
    "lift_warning",
    "make_draft",
    "name_subjects",
    "newest_text",
    "next_number",
    "open_alert",
    "open_threads",
    "pair",
    "purge",
    "put_back",
    "put_in_again",
    "read_again",
    "reaffirm",
    "release",
    "reopen",
    "reply",
    "report_mistake",
    "request_changes",
    "request_redaction",
    "resolve",
    "retire",
    "save",
    "set_absence",
    "set_due",
    "set_topics",
    "show_warning",
    "state_registration",
    "submit",
    "take_out",
    "take_over",
    "unpair",
    "upload",
    "waive",
    "withdraw",
    "withdraw_signature",
]
