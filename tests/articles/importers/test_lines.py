"""Lines of a copied page made into blocks: which of them go on from the one before."""

from articles.importers.lines import blocks_of, split_lines

LONG = "The patients wore woollen socks for the whole of the winter"


def _texts(text: str) -> list[str]:
    return [block.text for block in blocks_of(split_lines(text))]


def test_lines_in_lower_case_behind_whole_sentences_do_not_show_a_wrapped_page():
    lines = [f"{LONG}, and so on in room {number}." for number in range(4)]
    links = "\n".join(f"{line}\nlink to more" for line in lines)
    assert _texts(f"{links}\n\n{LONG} and the town\nShort name: Socks")[-2:] == [
        f"{LONG} and the town",
        "Short name: Socks",
    ]


def test_a_row_of_cells_and_an_address_do_not_go_on_from_the_line_above():
    wrapped = "\n".join(
        [LONG, "and all of the summer, and then they were asked again how", "they were, by letter."] * 4
    )
    assert _texts(f"{wrapped}\n\nWinter in the old town by the sea and socks worn\tPairs\nMay\t3")[-1] == "May 3"
    assert _texts("Name of the whole article in short: Woollen socks in winter\ndoi: 10.9999/warm") == [
        "Name of the whole article in short: Woollen socks in winter",
        "doi: 10.9999/warm",
    ]
