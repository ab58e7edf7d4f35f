"""The question list of a page, read from its stored HTML: what the signature covers, not what Markdown may become."""

from dataclasses import dataclass
from html.parser import HTMLParser

BLOCKS = {"p", "li", "td", "th", "tr", "blockquote", "div", "dd", "dt", "h4"}


@dataclass(frozen=True)
class Question:
    """One question of a page's list, its answer as plain text, and the question's anchor ("" for none)."""

    text: str
    answer: str
    anchor: str


def questions_in(html: str) -> list[Question]:
    """The `###` questions of the section "FAQs" with their answers, without the marks of citations."""
    if 'class="faqs"' not in html:
        return []
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = [Question(_plain(question), _plain(answer), anchor) for anchor, question, answer in reader.found]
    return [question for question in found if question.text and question.answer]


def _plain(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, list[str], list[str]]] = []
        self._sections: list[bool] = []
        self._in_question = False
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "section":
            self._sections.append(given.get("class") == "faqs")
        elif tag == "sup":
            self._skipping += "citation" in (given.get("class") or "")
        elif tag == "h3" and any(self._sections):
            self.found.append((given.get("id") or "", [], []))
            self._in_question = True
        elif tag in BLOCKS or tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "section" and self._sections:
            self._sections.pop()
        elif tag == "sup" and self._skipping:
            self._skipping -= 1
        elif tag == "h3":
            self._in_question = False

    def handle_data(self, data: str) -> None:
        if any(self._sections) and self.found and not self._skipping:
            _, question, answer = self.found[-1]
            (question if self._in_question else answer).append(data)
