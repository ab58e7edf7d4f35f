"""What runs apart from the site's own processes: a Word or PDF file in, its text out, with little time and memory.

`python -m articles.importers.containers.extracting docx|pdf` reads the file from its standard input and answers in
JSON. So the libraries never stand in a web process, and no file can hold one up or fill its memory.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from articles.importers.containers import docx_file, pdf_file
from articles.importers.containers.extracted import Extracted
from articles.importers.value import UnreadableSource

if sys.platform != "win32":
    import resource

MOST_MEMORY = 480_000_000
SECONDS = 4
MOST_SECONDS = 12


def _allow_more() -> None:
    """Seconds of CPU for what comes next: a page that hangs ends the process, a long file of quick pages does not."""
    if sys.platform != "win32":
        limit = min(int(time.process_time()) + SECONDS, MOST_SECONDS)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, MOST_SECONDS + 1))


READERS: dict[str, Callable[[bytes, str], Extracted]] = {
    "docx": docx_file.extract,
    "pdf": partial(pdf_file.extract, page_read=_allow_more),
}


def main(kind: str, filename: str) -> None:
    """Read one file from the standard input; answer with what it says, or with the sentence that refuses it."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    _allow_more()
    try:
        answer = asdict(READERS[kind](sys.stdin.buffer.read(), filename))
    except UnreadableSource as refusal:
        answer = {"refusal": refusal.sentence}
    except MemoryError:
        answer = {"refusal": f"{filename} needs too much memory to read. Save the article’s own pages as a new file."}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
