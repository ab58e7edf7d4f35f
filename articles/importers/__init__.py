"""Parsers of source texts, one for each form: text in, one value out. No Django, no database."""

from articles.importers.decoding import decode
from articles.importers.draft import DraftText, to_draft
from articles.importers.forms import FORMS
from articles.importers.reading import read, read_file
from articles.importers.value import Imported, UnreadableSource

__all__ = ["FORMS", "DraftText", "Imported", "UnreadableSource", "decode", "read", "read_file", "to_draft"]
