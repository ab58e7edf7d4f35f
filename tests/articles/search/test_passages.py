"""What a result quotes: text in parts, never HTML."""

from articles.rendering.markdown import render
from articles.search.passages import marked, passages, read_text
from articles.search.query import read


def test_the_text_of_a_page_is_read_without_references_and_marks() -> None:
    library = {"made": {"type": "book", "title": "An invented study", "author": [{"family": "Made"}]}}
    text = read_text(str(render("Cold *hurts* [@made].\n\n## Part\n\n- one\n- two & <three>", library).html))
    assert text == "Cold hurts.\nPart\none\ntwo & <three>"


def test_a_mark_covers_the_word_as_it_is_written() -> None:
    assert marked("Sjögren's disease was treated.", read("sjogren treatment").phrases) == [
        ("Sjögren's", True), (" disease was ", False), ("treated", True), (".", False)]  # fmt: skip


def test_a_phrase_is_marked_as_a_whole() -> None:
    assert ("anti-CD20 therapy", True) in marked("With anti-CD20 therapy.", read('"anti-CD20 therapy"').phrases)


def test_parts_put_together_are_the_text() -> None:
    text = "IL-6 <b>and</b> IL-6 & more IL6."
    assert "".join(words for words, _ in marked(text, read("IL-6 and").phrases)) == text


def test_a_passage_is_short_and_holds_the_word() -> None:
    text = "\n".join([" ".join(["before"] * 200 + ["ribavirin"] + ["after"] * 200), "Nothing here."])
    (parts,) = passages(text, read("ribavirin").phrases)
    words = "".join(piece for piece, _ in parts)
    assert ("ribavirin", True) in parts and len(words.split()) < 40
    assert words.startswith("…") and words.endswith("…")


def test_the_passages_with_most_of_the_words_are_chosen() -> None:
    text = "Only cold.\nOnly cold.\nCold and purpura.\nOnly cold."
    found = ["".join(piece for piece, _ in parts) for parts in passages(text, read("cold purpura").phrases)]
    assert found == ["Only cold.", "Cold and purpura."]
