"""How a test reads a copied page, and what was set aside of it."""

from datetime import date

from articles.importers import Imported, read


def page(text: str, form: str | None = "patient_page") -> Imported:
    return read(text, "page.txt", form=form, today=date(2026, 11, 22))


def aside(imported: Imported) -> list[str]:
    return [one.text for one in imported.set_aside]
