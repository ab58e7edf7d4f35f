"""Parsers of source texts, one for each form: text in, one value out. No Django, no database."""

from articles.importers.containers.decoding import decode
from articles.importers.containers.extracted import MAX_BYTES as MOST_BYTES
from articles.importers.draft import DraftText, to_draft
from articles.importers.files import media_type_of, read_file, read_source, read_text
from articles.importers.forms import FORMS, TEXT_FORMS
from articles.importers.reading import read
from articles.importers.value import Imported, UnreadableSource

__all__ = [
    "FORMS",
    "MOST_BYTES",
    "TEXT_FORMS",
    "DraftText",
    "Imported",
    "UnreadableSource",
    "decode",
    "media_type_of",
    "read",
    "read_file",
    "read_source",
    "read_text",
    "to_draft",
]
