"""What people fill in at the desk. Forms carry no rule: the verbs decide."""

from .accounts import InviteForm, JoinForm
from .articles import RetireForm, SubmitForm, TopicsForm
from .comments import CommentForm
from .decisions import ROUND_FORMS, DecisionForm
from .draft import DraftForm, NewDraftForm, initial_of
from .importing import ImportForm, UploadForm
from .references import LoadForm, ReferenceForm
from .signing import ReaffirmForm, SignForm

FORMS: dict[str, type[DecisionForm]] = {form.verb: form for form in (*ROUND_FORMS, SignForm, ReaffirmForm)}
"""Verb → its form."""

__all__ = [
    "FORMS",
    "CommentForm",
    "DecisionForm",
    "DraftForm",
    "ImportForm",
    "InviteForm",
    "JoinForm",
    "LoadForm",
    "NewDraftForm",
    "ReferenceForm",
    "RetireForm",
    "SignForm",
    "SubmitForm",
    "TopicsForm",
    "UploadForm",
    "initial_of",
]
