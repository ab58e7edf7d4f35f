"""The clock of the sample loader: the only thing about the samples that no verb did."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest import mock

from django.utils import timezone


@contextmanager
def clock(*, days_ago: int) -> Iterator[datetime]:
    """Let the verbs believe that it is some days ago, at ten in the morning UTC or a little later."""
    moment = (timezone.now() - timedelta(days=days_ago)).replace(hour=10, minute=12)
    with mock.patch.object(timezone, "now", lambda: moment):
        yield moment
