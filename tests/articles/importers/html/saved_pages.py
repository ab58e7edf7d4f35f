"""What the tests of saved pages share: an article's text, and a page around it."""

from datetime import date

from articles.importers import Imported, read_text

TODAY = date(2026, 11, 23)
FIRST = "Cold hands turn white when the small vessels of the fingers close in the wind."
SECOND = "Most people notice the first attack on a windy day between fifteen and thirty."
LAST = "Warm the whole body, not only the hands, and keep the hands dry after washing."
TEXT = f"<p>{FIRST}</p><h2>Causes</h2><p>{SECOND}</p><h2>Relief</h2><p>{LAST}</p>"


def page(body: str, head: str = "") -> Imported:
    text = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_text(text, "page.html", today=TODAY)[1]


def article(body: str, head: str = "") -> Imported:
    return page(f"<article><h1>White fingers in winter</h1>{body}</article>", head)


def headings(imported: Imported) -> list[str | None]:
    return [section.heading for section in imported.sections]


def asides(imported: Imported) -> set[str]:
    return {aside.text for aside in imported.set_aside}


def shown(imported: Imported) -> str:
    return "\n".join(f"{section.heading or ''}\n{section.text}" for section in imported.sections)
