"""The process that reads Word and PDF files: seconds of CPU for each page, not for all of them together."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
BUSY = """
import time
from articles.importers.containers import extracting
def work(seconds):
    start = time.process_time()
    while time.process_time() - start < seconds:
        pass
def reader(data, filename):
    {work}
    return extracting.docx_file.Extracted("read")
extracting.READERS["pdf"] = reader
extracting.main("pdf", "a.pdf")
"""


def test_a_page_that_hangs_ends_the_process():
    assert answer_of("work(30)") == ""


def test_pages_that_go_on_are_given_more_time():
    assert '"read"' in answer_of("[(work(1.5), extracting._allow_more()) for _ in range(4)]")


def answer_of(work: str) -> str:
    script = BUSY.format(work=work)
    done = subprocess.run([sys.executable, "-c", script], input="", capture_output=True, text=True, cwd=ROOT)
    return done.stdout
