"""SHA-256 over canonical bytes: what a signature names."""

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785


def content_hash(readable: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the RFC 8785 form of everything a reader can read in a revision."""
    return hashlib.sha256(rfc8785.dumps(dict(readable))).hexdigest()


def html_hash(html: str) -> str:
    """SHA-256 (hex) of the UTF-8 bytes of the stored HTML."""
    return hashlib.sha256(html.encode()).hexdigest()
