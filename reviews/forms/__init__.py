"""What people fill in at the desk. Forms carry no rule: the verbs decide."""

from .accounts import InviteForm, JoinForm
from .articles import RetireForm, SubmitForm, TopicsForm
from .decisions import FORMS, DecisionForm, SignForm
from .draft import DraftForm, NewDraftForm, initial_of
from .importing import ImportForm
from .references import LoadForm, ReferenceForm

__all__ = [
    "FORMS",
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
    "initial_of",
]
