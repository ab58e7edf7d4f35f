"""The only module that knows how search works. Nothing here can show what is not live.

Texts and questions are folded alike (folding, query); the databases differ in `postgresql` and `sqlite` alone.
"""

from .finding import MAX_COUNTED, PAGE_SIZE, Found, Result, find, first_letters
from .index import forget, put, rebuild, reword
from .query import Query
from .related import related_to
from .suggesting import Suggestion, did_you_mean, suggest

__all__ = [
    "MAX_COUNTED",
    "PAGE_SIZE",
    "Found",
    "Query",
    "Result",
    "Suggestion",
    "did_you_mean",
    "find",
    "first_letters",
    "forget",
    "put",
    "rebuild",
    "related_to",
    "reword",
    "suggest",
]
