"""What a page's data says, set against what its text says: it fills what the text leaves open, and never overrules."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from articles.importers.copied.subject import words_on
from articles.importers.found import Found, where
from articles.importers.html.stated import Stated, plain, without_site
from articles.importers.lines import Block
from articles.importers.record.dates import read_date
from articles.importers.record.people import without_degrees
from articles.importers.value import Faq, Problem, Reviewer
from articles.importers.words import normalised, words_of

OPENING_WORDS = 8
FEWEST_OF_SUMMARY = 6


def names_of(stated: Stated, page: str) -> list[str]:
    """What the page calls itself, in its data and in its window's title: what its title can be known by."""
    printed = [text for _, text in stated.titles] + ([page] if page else [])
    return list(dict.fromkeys([*printed, *map(without_site, printed)]))


def written(stated: Stated, first: int) -> tuple[Stated, list[str]]:
    """The data as lines that stand below the page's text, from line `first` on; and the data with those lines."""
    lines: list[str] = []

    def line(key: str, text: str) -> int:
        lines.append(f"{key}: {text}")
        return first + len(lines) - 1

    made = replace(
        stated,
        titles=_titles(stated, line),
        authors=[(line("author", text), text) for _, text in stated.authors],
        reviewers=[(line("reviewed by", printed_name(one)), one) for _, one in stated.reviewers],
        dates={key: (line(key, iso), iso) for key, (_, iso) in stated.dates.items()},
        keywords=[(line("keyword", text), text) for _, text in stated.keywords],
        summary=(line("description", stated.summary[1]), stated.summary[1]) if stated.summary else None,
        questions=[
            (line("question", f"{question} {answer}"), question, answer) for _, question, answer in stated.questions
        ],
    )
    return made, lines


def _titles(stated: Stated, line: Callable[[str, str], int]) -> list[tuple[int, str]]:
    """All that the page is called, on the line of the first."""
    on = line("title", stated.titles[0][1]) if stated.titles else 0
    return [(on, text) for _, text in stated.titles]


def printed_name(reviewer: Reviewer) -> str:
    return f"{reviewer.name}, {reviewer.credentials}" if reviewer.credentials else reviewer.name


def take_stated(stated: Stated, shown: str, found: Found) -> None:
    """Fill from the page's data what `shown`, its text, left open; where both speak and differ, ask."""
    _title(stated, found)
    _authors(stated, found)
    _reviewers(stated, found)
    _dates(stated, found)
    _keywords(stated, found)
    _summary(stated, shown, found)
    _questions(stated, shown, found)


def _title(stated: Stated, found: Found) -> None:
    for line, text in stated.titles[:1]:
        if found.title is None:
            found.label(Block(line, "title:"), "title")
            found.title, found.places["title"] = without_site(text), (line,)
            rest = text.removeprefix(found.title)
            if words_of(rest):
                found.put_aside(Block(line, rest.strip()), "furniture")
            continue
        found.label(Block(line, f"title: {text}"), "title")
        if not any(_agree(said, found.title) for _, said in stated.titles):
            found.problem("title_conflict", "review", f"the page’s data calls it “{text}”", where([line]))


def _agree(stated: str, printed: str) -> bool:
    """Tell whether two titles share a third of their words."""
    said, shown = set(normalised(without_site(stated)).split()), set(normalised(printed).split())
    return len(said & shown) * 3 >= min(len(said), len(shown))


def _authors(stated: Stated, found: Found) -> None:
    names = [name for _, name in stated.authors]
    for line, name in stated.authors:
        found.label(Block(line, f"author: {name}"), "authors")
    found.authors[:] = dict.fromkeys(_within(name, names) for name in found.authors)
    printed, said = {_folded(name): name for name in found.authors}, {_folded(name) for name in names}
    if printed.keys() <= said:
        found.authors[:] = dict.fromkeys(printed.get(_folded(name), name) for name in names)
    elif names and not said & printed.keys():
        message = f"the page’s data names {', '.join(names[:5])} as author, its text {', '.join(found.authors[:5])}"
        found.problem("author_conflict", "review", message, where([stated.authors[0][0]]))


def _reviewers(stated: Stated, found: Found) -> None:
    for line, one in stated.reviewers:
        found.label(Block(line, f"reviewed by: {printed_name(one)}"), "source_review")
    held = {_folded(one.name): one for _, one in stated.reviewers}
    if not held:
        return
    if not found.reviewers:
        found.reviewers.extend(held.values())
    elif not held.keys() & {_folded(one.name) for one in found.reviewers}:
        names = ", ".join(one.name for one in held.values())
        message = (
            f"the page’s data names {names} as reviewer, its text {', '.join(one.name for one in found.reviewers)}"
        )
        found.problem("reviewer_conflict", "review", message, where([stated.reviewers[0][0]]))
    else:
        known = [held.get(_folded(one.name)) for one in found.reviewers]
        found.reviewers[:] = [
            replace(one, credentials=one.credentials or (named.credentials if named else None))
            for one, named in zip(found.reviewers, known, strict=True)
        ]


def _dates(stated: Stated, found: Found) -> None:
    for key, (line, iso) in stated.dates.items():
        found.label(Block(line, f"{key}: {iso}"), "source_dates")
        asked = next((one for one in found.date_questions if one.key == key), None)
        printed = found.dates.get(key)
        if asked is not None and iso in asked.readings:
            found.date_questions.remove(asked)
            found.problems[:] = [one for one in found.problems if f"“{asked.printed}”" not in one.message]
        elif asked is not None:
            continue
        if printed is None:
            found.dates[key] = (line, iso)
            found.problems[:] = [one for one in found.problems if not _asks_for(one, iso)]
        elif printed[1] != iso:
            message = f"the page’s data says {key} {iso}, its text {printed[1]}"
            found.problem("date_conflict", "warning", message, where([line]))


def _asks_for(problem: Problem, iso: str) -> bool:
    """Tell whether a problem is only that this very day stands in the text without a label."""
    if problem.code != "date_unlabelled":
        return False
    date = read_date(problem.message)
    return date is not None and date.iso == iso


def _keywords(stated: Stated, found: Found) -> None:
    printed = bool(found.keywords)
    for line, term in stated.keywords:
        found.label(Block(line, f"keyword: {term}" if printed else "keyword:"), "keywords")
        if not printed:
            found.keywords.append(term)


def _summary(stated: Stated, shown: str, found: Found) -> None:
    """A description of the page's own; one that only repeats the text or the title, or cuts it off, is none."""
    if stated.summary is None:
        return
    line, text = stated.summary
    words = normalised(text).split()
    repeats = " ".join(words[:OPENING_WORDS]) in normalised(shown) or words_on(text) <= words_on(found.title or "")
    if found.summary or repeats or len(words) < FEWEST_OF_SUMMARY or text.endswith(("…", "...")):
        found.label(Block(line, f"description: {text}"), "summary")
        return
    found.label(Block(line, "description:"), "summary")
    found.summary, found.places["summary"] = text, (line,)
    found.problem("summary_from_data", "info", "the summary stands in the page’s data, not in its text", where([line]))


def _questions(stated: Stated, shown: str, found: Found) -> None:
    """Questions that stand in the data only; those that the page shows are read from it."""
    text = normalised(shown)
    unseen = [entry for entry in stated.questions if normalised(entry[1]) not in text]
    for line, question, answer in stated.questions:
        new = (line, question, answer) in unseen and not found.faqs
        found.label(Block(line, "question:" if new else f"question: {question} {answer}"), "faqs")
    if unseen and not found.faqs:
        found.faqs.extend(Faq(question, answer, (line,)) for line, question, answer in unseen)
        message = "questions and answers stand in the page’s data, not in its text"
        found.problem("faqs_from_data", "info", message, where([line for line, _, _ in unseen]))


def is_asked(heading: str, stated: Stated) -> bool:
    """Tell whether a heading is one of the questions that the page's data lists."""
    words = normalised(plain(heading, 500))
    return bool(words) and any(words == normalised(question) for _, question, _ in stated.questions)


def repeats_name(names: Sequence[str], text: str) -> bool:
    """Tell whether a line is what the page calls itself, or what its name begins with."""
    printed = normalised(text)
    return len(printed) > 3 and any(
        name == printed or name.startswith(f"{printed} ") for name in map(normalised, names)
    )


def _within(printed: str, names: Sequence[str]) -> str:
    """The stated name that a printed one only says more around ("An analysis by A B", "A B Health Editor")."""
    words = f" {normalised(without_degrees(printed))} "
    inside = [name for name in names if f" {normalised(without_degrees(name))} " in words]
    return next((name for name in inside if len(words.split()) > len(normalised(name).split())), printed)


def _folded(name: str) -> str:
    """A name as it is compared: its first and last word, without degrees and marks."""
    words = re.findall(r"[^\W\d_]+", without_degrees(name).lower())
    return f"{words[0]} {words[-1]}" if words else ""
