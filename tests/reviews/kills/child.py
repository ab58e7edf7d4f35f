"""A process that approves rounds and may be killed at any statement: `child.py KILL_AT REVIEW…`.

It prints the number of each round whose approval was acknowledged. With KILL_AT 0 nothing kills it from inside.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django


def kill_at(place: int) -> Callable[..., Any]:
    """An execute wrapper that ends this process, without a word, before the statement of that number."""
    seen = 0

    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == place:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    return wrapper


def main() -> None:
    django.setup()
    from django.db import connection  # noqa: PLC0415  only after django.setup()

    from reviews import workflow  # noqa: PLC0415
    from reviews.models import Review  # noqa: PLC0415
    from reviews.workflow import Seen  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    place, *reviews = map(int, sys.argv[1:])
    for pk in reviews:
        review = Review.objects.select_related("revision", "article", "reviewer").get(pk=pk)
        assert review.reviewer is not None
        statement, proof = factories.statement(review.revision.kind), factories.proof(review.reviewer)
        with connection.execute_wrapper(kill_at(place)):
            workflow.approve(
                by=review.reviewer, review=review, seen=Seen.of(review), statement=statement, authentication=proof
            )
        print(pk, flush=True)


if __name__ == "__main__":
    main()
