"""Bytes of an uploaded file to text."""

import codecs

from articles.importers.value import UnreadableSource

MAX_BYTES = 2_000_000

# First bytes of files that people pick by mistake, and what they are.
MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP, Word or spreadsheet file"),
    (b"PK\x05\x06", "a ZIP file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"Rar!", "a RAR file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"SQLite format 3", "a database"),
)


def decode(data: bytes, filename: str) -> str:
    """Turn a file's bytes into text.

    UTF-8 with or without a byte order mark, UTF-16 with one, and Windows-1252 where that gives
    plausible text (see `encoding_was_guessed`). Raises UnreadableSource with a sentence that says
    what to do for an empty, binary or too large file, or an encoding that cannot be told.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableSource(
            f"{filename} is larger than {MAX_BYTES:,} bytes. Split it, or keep only the article's text."
        )
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise UnreadableSource(
                f"{filename} is {what}, not text. Copy the text out of it and save it as a UTF-8 text file."
            )
    text = _unicode_text(data, filename)
    if text is None:
        text = _western_text(data, filename)
    if not text.strip():
        raise UnreadableSource(f"{filename} is empty. Choose a file that holds the article's text.")
    if "\0" in text:
        raise UnreadableSource(f"{filename} holds binary data, not text. Save the article as a UTF-8 text file.")
    return text


def encoding_was_guessed(data: bytes) -> bool:
    """Tell whether `decode` read these bytes as Windows-1252, which the editor has to check."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _unicode_text(data: bytes, filename: str) -> str | None:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        if utf16:
            raise _ask_for_utf8(filename) from error
        return None


def _western_text(data: bytes, filename: str) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _ask_for_utf8(filename) from error
    if not _plausible(text):
        raise _ask_for_utf8(filename)
    return text


def _plausible(text: str) -> bool:
    """Western prose is mostly ASCII letters, holds no control characters and few accented letters."""
    if any(character < " " and character not in "\t\n\r\f" for character in text):
        return False
    letters = sum(character.isascii() and character.isalpha() for character in text)
    beyond_ascii = sum(not character.isascii() for character in text)
    return letters * 2 > len(text) and beyond_ascii * 10 < letters


def _ask_for_utf8(filename: str) -> UnreadableSource:
    return UnreadableSource(f"The encoding of {filename} is not clear. Save the file as UTF-8 and try again.")
