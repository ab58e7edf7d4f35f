""" "Review date: May 2026" may be the day of the last review or of the next one: what else the page says decides."""

from datetime import date

from articles.importers.found import Found, where
from articles.importers.record.dates import month_of

UNSURE = ("date_incomplete", "date_ambiguous")


def settle_reviews(found: Found, today: date) -> None:
    """Take out what was read as reviewed and is the next review: a day ahead, or one that lies whole years behind the
    day of publication or update, in the same month (a leaflet's term)."""
    for block, printed in found.unsure_reviews:
        month = month_of(printed)
        begun = [
            read for line, text in found.months() if line != block.line or text != printed if (read := month_of(text))
        ]
        term = month is not None and any(year < month[0] and month[1] == of_year for year, of_year in begun)
        if month is None or not (month > (today.year, today.month) or (term and month >= max(begun))):
            continue
        if found.dates.get("reviewed", (0, ""))[0] == block.line:
            del found.dates["reviewed"]
        found.date_questions = [one for one in found.date_questions if (one.key, one.line) != ("reviewed", block.line)]
        line = where([block.line])
        found.problems = [
            one for one in found.problems if not (one.where == line and one.code in UNSURE and printed in one.message)
        ]
        found.labels = [label for label in found.labels if (label.line, label.text) != (block.line, block.printed)]
        found.put_aside(block, "furniture")
