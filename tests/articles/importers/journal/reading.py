"""A printed article of our own making, read as one."""

from datetime import date

from articles.importers import Imported, read
from articles.importers.forms import JOURNAL
from articles.importers.typeset import PLAIN, Typeset


def read_print(text: str, typeset: Typeset = PLAIN) -> Imported:
    return read(text, "a.txt", form=JOURNAL, today=date(2026, 11, 22), typeset=typeset)


def body_of(imported: Imported) -> str:
    return "\n\n".join(f"{section.heading or ''}\n{section.text}" for section in imported.sections)


def aside_of(imported: Imported) -> list[str]:
    return [aside.text for aside in imported.set_aside]
