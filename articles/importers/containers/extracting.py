"""What runs apart from the site's own processes: a Word or PDF file in, its text out, with little time and memory.

`python -m articles.importers.containers.extracting docx|pdf` reads the file from its standard input and answers in
JSON. So the libraries never stand in a web process, and no file can hold one up or fill its memory.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict

from articles.importers.containers import docx_file, pdf_file
from articles.importers.containers.extracted import SECONDS, Extracted
from articles.importers.value import UnreadableSource

if sys.platform != "win32":
    import resource

MOST_MEMORY = 480_000_000
READERS: dict[str, Callable[[bytes, str], Extracted]] = {"docx": docx_file.extract, "pdf": pdf_file.extract}


def main(kind: str, filename: str) -> None:
    """Read one file from the standard input; answer with what it says, or with the sentence that refuses it."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        answer = asdict(READERS[kind](sys.stdin.buffer.read(), filename))
    except UnreadableSource as refusal:
        answer = {"refusal": refusal.sentence}
    except MemoryError:
        answer = {"refusal": f"{filename} needs too much memory to read. Save the article’s own pages as a new file."}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
