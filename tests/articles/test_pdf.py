"""The PDF of a publication, read back: its words, its tags, and that nothing but the article goes into it."""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone
from lxml import html as lxml_html

from articles.models import Article, Publication
from tests import factories

weasyprint = pytest.importorskip("weasyprint", exc_type=OSError)
