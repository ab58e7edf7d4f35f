"""The libraries that open Word and PDF files, or make PDFs, stay out of the web's processes."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HEAVY = ("mammoth", "pdfplumber", "pdfminer", "pypdfium2", "PIL", "weasyprint")


@pytest.mark.parametrize("module", ["articles.views", "reviews.workflow", "cryosite.urls"])
def test_no_web_module_imports_them(module):
    code = f"import django, sys; django.setup(); import {module}; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip().endswith("[]")
