"""What people fill in at the desk. Forms carry no rule: the verbs decide."""

from .articles import RetireForm, SubmitForm, TopicsForm
from .decisions import FORMS, DecisionForm, SignForm
from .draft import DraftForm, NewDraftForm, initial_of
from .importing import ImportForm

__all__ = [
    "FORMS",
    "DecisionForm",
    "DraftForm",
    "ImportForm",
    "NewDraftForm",
    "RetireForm",
    "SignForm",
    "SubmitForm",
    "TopicsForm",
    "initial_of",
]
