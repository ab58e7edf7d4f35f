from datetime import date

import pytest

from articles.importers import UnreadableSource, decode, read, read_file
from articles.importers.containers.decoding import MAX_BYTES

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_or_without_a_byte_order_mark_is_decoded(encoding):
    assert decode("Sjögren’s 37°C".encode(encoding), "a.txt") == "Sjögren’s 37°C"


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"", "empty"),
        (b"  \n\t ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\x89PNG\r\n", "picture"),
        (b"text with \x00 in it", "binary"),
        (b"x" * (MAX_BYTES + 1), "larger"),
        (b"\xff\xfe\x00\xd8", "UTF-8"),
        (bytes(range(128, 256)) * 4, "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data, advice):
    with pytest.raises(UnreadableSource) as refusal:
        decode(data, "a.txt")
    assert advice in refusal.value.sentence
    assert refusal.value.sentence.endswith(".")


def test_a_western_encoding_is_read_and_reported_as_guessed():
    data = "Sjögren’s syndrome is a disease of the glands, and many people live with it.".encode("cp1252")
    imported = read_file(data, "a.txt", today=TODAY)
    assert "Sjögren’s" in imported.sections[0].text
    assert imported.problems[0].code == "encoding_guessed"


def test_utf_8_is_not_reported_as_guessed():
    imported = read_file("Sjögren’s syndrome is a disease.".encode(), "a.txt", today=TODAY)
    assert "encoding_guessed" not in {problem.code for problem in imported.problems}


@pytest.mark.parametrize("text", ["", " \n ", "123 456", "--- ***", "word\0word"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(UnreadableSource):
        read(text, "a.txt", today=TODAY)


def test_an_unknown_form_is_refused_by_name():
    with pytest.raises(UnreadableSource, match="leaflet"):
        read("A text.", "a.txt", form="leaflet", today=TODAY)
