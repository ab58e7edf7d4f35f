"""Parsers of source texts, one for each form: text in, one value out. No Django, no database."""

from articles.importers.decoding import decode
from articles.importers.draft import DraftText, to_draft
from articles.importers.files import read_file, read_source
from articles.importers.forms import FORMS, TEXT_FORMS
from articles.importers.reading import read
from articles.importers.value import Imported, UnreadableSource

__all__ = [
    "FORMS",
    "TEXT_FORMS",
    "DraftText",
    "Imported",
    "UnreadableSource",
    "decode",
    "read",
    "read_file",
    "read_source",
    "to_draft",
]
