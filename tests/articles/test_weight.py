"""What a reader's browser has to fetch for an article, as compressed on the way: images apart."""

import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from articles.models import Article
from reviews.sample.load import load

pytestmark = pytest.mark.django_db

MOST = 60 * 1024
IMPORT = re.compile(r'^(?:import|export)\b[^;]*?"\./([\w/-]+\.js)"', re.MULTILINE)


def source(path: str) -> str:
    found = finders.find(path.removeprefix("/static/"))
    assert isinstance(found, str), path
    return Path(found).read_text()


def modules(path: str) -> set[str]:
    """A script and all that it imports, however deep."""
    folder = path.rsplit("/", 1)[0]
    return {path}.union(*(modules(f"{folder}/{name}") for name in IMPORT.findall(source(path))))


def compressed(text: str) -> int:
    return len(brotli.compress(text.encode()))


def test_every_sample_page_weighs_less_than_sixty_kilobytes(client: Client, settings: Any) -> None:
    settings.DEBUG = True
    load()
    weights = {}
    for article in Article.objects.live():
        response = client.get(article.get_absolute_url(), headers={"accept-encoding": "br"})
        assert response.headers["Content-Encoding"] == "br"
        page = brotli.decompress(response.content).decode()
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)
        scripts = re.findall(r'<script[^>]* src="([^"]+)"', page)
        assert (sheets, scripts) == (["/static/css/site.css"], ["/static/js/site.js"])
        fetched = {*sheets}.union(*(modules(script) for script in scripts))
        assert {"/static/js/contents.js", "/static/js/citations.js"} < fetched
        weights[article.slug] = len(response.content) + sum(compressed(source(path)) for path in fetched)
    assert len(weights) >= 6 and max(weights.values()) < MOST, weights
