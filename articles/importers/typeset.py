"""What a printed page shows beside its words, where a file says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typeset:
    """`largest`: the lines that the first page sets in its largest letters. `headings`: the lines set as headings, each
    with its style, 0 the highest; CONTINUED where it goes on with the heading above. `small`: the lines in a box, or in
    smaller letters than the text's. `in_order`: whether its lines stand in the order of their places on the page,
    column after column."""

    largest: tuple[int, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    small: frozenset[int] = frozenset()
    in_order: bool = False

    def style(self, line: int) -> int | None:
        return next((style for number, style in self.headings if number == line), None)


CONTINUED = -1
BAR = " | "
PLAIN = Typeset()
