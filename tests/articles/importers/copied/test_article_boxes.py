"""Boxes beside an article's opening: which lines open one, where it ends, and what never does."""

import pytest

from articles.importers.copied.article_boxes import LONGEST, MOST_LINES, take_boxes
from articles.importers.found import Found
from articles.importers.lines import blocks_of, split_lines

DOI = "https://doi.org/10.9999/warm1165"


def parted(text: str) -> tuple[list[str], list[str]]:
    """What is set aside, and what stays, of lines that are a block each."""
    found = Found()
    blocks = [block for line in split_lines(text) for block in blocks_of([line])]
    rest = take_boxes(blocks, found)
    return [aside.text for aside in found.set_aside], [block.text for block in rest]


@pytest.mark.parametrize(
    "box",
    [
        f"Citation: Made, A. Warm hands.\nJ. Warm 2022. {DOI}",
        f"Suggested citation: Made, A. Warm hands.\nJ. Warm 2022. {DOI}",
        f"Cite this article: Made, A. Warm hands. {DOI}",
        f"Cite this paper as: Made, A. Warm hands. {DOI}",
        f"How to cite this article: Made, A. Warm hands. {DOI}",
        "Publisher’s Note: The press takes\nno side.",
        "Publisher's note: The press takes no side.",
        "Disclaimer/Publisher’s Note: The press takes no side.",
        "Copyright: © 2022 by the authors. Under the\nlicence (https://warm.example/licenses/by/4.0/).",
        "Copyright: (c) 2022 by the authors. Under https://warm.example/licences/by/4.0/.",
    ],
)
def test_a_box_goes_from_its_label_to_its_end(box: str):
    aside, rest = parted(f"Warm hands\n{box}\nGloves help.")
    assert (aside, rest) == (box.split("\n"), ["Warm hands", "Gloves help."])


def test_boxes_one_below_the_other_are_each_taken():
    boxes = f"Citation: Made, A. {DOI}\nPublisher’s Note: No side.\nCitation: Up, B. {DOI}"
    assert parted(f"{boxes}\nGloves help.") == (boxes.split("\n"), ["Gloves help."])


@pytest.mark.parametrize("heading", ["Footnotes", "Foot note", "How to cite this article", "Rights and permissions"])
def test_a_heading_that_is_left_without_its_box_goes_with_it(heading: str):
    assert parted(f"Warm hands\n{heading}\nPublisher’s Note: No side.\nGloves help.")[1] == [
        "Warm hands",
        "Gloves help.",
    ]
    assert parted(f"{heading}\nGloves help.") == ([], [heading, "Gloves help."])


def test_a_heading_above_a_box_that_does_not_name_it_stays():
    assert parted("Warm hands\nPublisher’s Note: No side.")[1] == ["Warm hands"]


@pytest.mark.parametrize(
    "text",
    [
        f"A citation: Made, A. Warm hands. {DOI}",
        f"Citations: Made, A. Warm hands. {DOI}",
        f"Citation:\nMade, A. Warm hands. {DOI}",
        "Copyright: the laws of winter, see https://warm.example/licenses/by/4.0/.",
        "Copyright: © 2022 by the authors.\nAll rights stay with them.",
        "The publisher’s note: no side.",
        f"Citation: Made, A. Warm hands.\n\nGloves help, see {DOI}",
        f"Citation: Made, A. Warm hands.\nBackground: Gloves help. {DOI}",
        f"Citation: Made, A.\n{chr(10).join(['Gloves help in winter'] * MOST_LINES)}\n{DOI}",
        f"Citation: Made, A. {'Gloves help in winter. ' * (LONGEST // 20)}\nand feet\n{DOI}",
    ],
)
def test_what_opens_no_box_or_does_not_end_stays(text: str):
    assert parted(f"Warm hands\n{text}")[0] == []
