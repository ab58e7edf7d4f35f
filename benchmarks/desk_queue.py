"""How long the queue takes in the database: `python benchmarks/desk_queue.py [ROUNDS]` (20,000 unless told).

It makes an empty test database of the kind that DATABASE_URL names (on SQLite a file), takes one text under review by
the real verbs, copies its rows, and times each tab and filter of the queue: all its queries, their rows read, the
least and the median of twenty turns, at the first page and at one in the middle. On PostgreSQL:
`python tests/postgres.py python benchmarks/desk_queue.py`. The database is dropped afterwards.
"""

import os
import statistics
import sys
import tempfile
import time
from copy import copy
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cryosite.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles import keyset  # noqa: E402
from articles.choices import Audience, Kind  # noqa: E402
from articles.models import Article, Revision  # noqa: E402
from reviews import triggers  # noqa: E402
from reviews.capped import capped_counts  # noqa: E402
from reviews.models import Review  # noqa: E402
from reviews.permissions import names, person  # noqa: E402
from reviews.states import State  # noqa: E402
from reviews.views.queue import PAGE_SIZE, Narrowed, tabs_of  # noqa: E402
from tests import factories  # noqa: E402
from tests.people import join  # noqa: E402

AT_ONCE, TURNS, REVIEWERS = 1000, 20, 40
CLOSED_OF_TEN = 5
"""Of ten rounds, how many are closed: the others wait in the queue."""

VIEWS = ("", "show=mine", "show=unassigned", "show=overdue", "kind=case_report", "audience=professionals",
         "show=overdue&kind=case_report", "reviewer={reviewer}")  # fmt: skip


def fill(rounds: int) -> User:
    """So many rounds, each on an article of its own, without the guards: gives back a reviewer."""
    editor = join("edith_editor", "Editors")
    people = [join(f"reviewer_{number}", "Reviewers") for number in range(REVIEWERS)]
    body = factories.BODY + "\n\n".join(f"A sentence about cold, blood and vessels, number {n}." for n in range(160))
    review = factories.submitted(editor, body=body)
    article, revision, review = review.article, review.revision, Review.objects.get()
    triggers.remove()
    steps = (article.pk, revision.pk, review.pk)
    for start in range(1, rounds, AT_ONCE):
        places = range(start, min(start + AT_ONCE, rounds))
        rows = [_copy(place, steps, article, revision, review, people, editor) for place in places]
        with transaction.atomic():
            for model, found in zip((Article, Revision, Review), zip(*rows, strict=True), strict=True):
                model._default_manager.bulk_create(found, batch_size=AT_ONCE)
    triggers.install()
    return people[7]


def _copy(
    place: int, steps: tuple[int, int, int], article: Article, revision: Revision, review: Review,
    people: list[User], editor: User,
) -> tuple[Article, Revision, Review]:  # fmt: skip
    page, text, round_ = copy(article), copy(revision), copy(review)
    page.pk, text.pk, round_.pk = (step + place for step in steps)
    page.slug, text.title = f"{article.slug}-{place}", f"Text number {place}"
    kinds = (Kind.EXPLAINER, Kind.CLINICAL_QUESTION)
    text.kind = Kind.CASE_REPORT if place % 199 == 0 else kinds[place % 2]
    text.audience = Audience.PATIENTS if place % 3 else Audience.PROFESSIONALS
    text.article_id, round_.article_id, round_.revision_id = page.pk, page.pk, text.pk
    for row in (text, round_):
        row._state.fields_cache = {}
    now = timezone.now()
    round_.submitted_at = now - timedelta(days=place % 400)
    round_.due_on = now.date() + timedelta(days=place % 60 - 20)
    if place % 10 < CLOSED_OF_TEN:
        state, round_.decided_by, round_.decided_at = State.WITHDRAWN, editor, now
    elif place % 10 == CLOSED_OF_TEN:
        return page, text, round_
    else:
        state, round_.reviewer, round_.began_at = State.UNDER_REVIEW, people[place % REVIEWERS], now
    setattr(round_, "state", state)  # noqa: B010  a row of a benchmark: no verb made it
    return page, text, round_


def show(reviewer: User, query: str, after: str) -> keyset.Page:
    """All that the queue asks of the database for a page."""
    who, today = person(reviewer), timezone.localdate()
    rounds = Narrowed.of(QueryDict(query)).rounds(who, today).listed()
    page = keyset.page(rounds, keys=("due_on", "id"), after=after, size=PAGE_SIZE)
    capped_counts(**{name or "all": rows for name, rows in tabs_of(who, today).items()})
    names()
    return page


def measure(reviewer: User) -> None:
    middle = Review.objects.open().order_by("due_on", "pk")[Review.objects.open().count() // 2]
    for view in VIEWS:
        query = view.format(reviewer=reviewer.pk)
        for name, after in (("first page", ""), ("middle", f"{middle.due_on}~{middle.pk}")):
            in_database, whole, queries = [], [], 0
            for _ in range(TURNS):
                with CaptureQueriesContext(connection) as captured:
                    began = time.perf_counter()
                    rows = len(show(reviewer, query, after).rows)
                    whole.append(1000 * (time.perf_counter() - began))
                in_database.append(1000 * sum(float(one["time"]) for one in captured))
                queries = len(captured)
            print(
                f"{connection.vendor:10} {query or 'all':30} {name:10} {rows:3} rows, {queries} queries: "
                f"{min(in_database):5.1f} (median {statistics.median(in_database):5.1f}) ms in the database, "
                f"{min(whole):5.1f} (median {statistics.median(whole):5.1f}) ms in all"
            )


def plans(reviewer: User) -> None:
    who, today = person(reviewer), timezone.localdate()
    for name, rounds in tabs_of(who, today).items():
        print(f"\n{name or 'all'}:", rounds.listed().order_by("due_on", "id")[:PAGE_SIZE].explain())


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "benchmark.sqlite3")
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        settings.DEBUG = False
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        connection.creation.create_test_db(verbosity=0)
        try:
            reviewer = fill(rounds)
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
            print(f"{rounds:,} rounds, {Review.objects.open().count():,} of them open")
            measure(reviewer)
            plans(reviewer)
        finally:
            connection.creation.destroy_test_db(":memory:", verbosity=0)


if __name__ == "__main__":
    main()
