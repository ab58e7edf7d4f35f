"""How often the public may write to us. Nothing is kept of an address but a count, under a name that changes daily."""

import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone


@dataclass(frozen=True)
class Limit:
    """So many times in so many seconds."""

    times: int
    seconds: int


ONE_READER = Limit(5, 60 * 60)
ALL_READERS = Limit(200, 60 * 60)
"""Above any honest day: it keeps a flood from many addresses off the desk."""


def allows_report(address: str) -> bool:
    """Whether one more report may come now from a network address; it is counted where it may.

    The counts stand in the shared cache, the address itself nowhere: only its keyed hash, which is another one
    tomorrow (HMAC-SHA-256 under the site's secret and the day).
    """
    return _take(f"report:{_name_today(address)}", ONE_READER) and _take("report:all", ALL_READERS)


def _name_today(address: str) -> str:
    message = f"{timezone.localdate():%Y%m%d}|{address}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()[:32]


def _take(key: str, limit: Limit) -> bool:
    if cache.add(key, 1, limit.seconds):
        return True
    try:
        return bool(cache.incr(key) <= limit.times)
    except ValueError:  # it expired in between
        return bool(cache.add(key, 1, limit.seconds))
