"""How long `verify_record` takes: `python benchmarks/verify_record.py [EVENTS]` (100,000 unless told).

It makes an empty test database of the kind that DATABASE_URL names (on SQLite a file), takes one article through the
real verbs, copies its rows with hashes and chains of their own, then verifies everything and says how long that took,
how much memory it needed, and that an altered letter is still found. The database is dropped afterwards.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cryosite.settings")

import django

django.setup()

import rfc8785  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Model  # noqa: E402

from articles.models import Article, Publication, Revision  # noqa: E402
from articles.rendering import fingerprint  # noqa: E402
from reviews import ledger, triggers, workflow  # noqa: E402
from reviews.models import Event, Review, Signature  # noqa: E402
from reviews.verification import verify  # noqa: E402
from reviews.workflow import Seen  # noqa: E402
from tests import factories  # noqa: E402
from tests.people import join  # noqa: E402

AT_ONCE = 500
MODELS = (Article, Revision, Review, Signature, Publication, Event)


def example() -> Article:
    """An article of the usual length, sent back once, signed, and signed once more: ten events."""
    editor = join("edith_editor", "Editors")
    reviewer = join("rita_reviewer", "Reviewers")
    body = factories.BODY + "\n\n".join(f"A sentence about cold, blood and vessels, number {n}." for n in range(160))
    review = factories.under_review(editor, reviewer, body=body)
    workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="Shorter, please.")
    update = factories.edited(review.article, editor, body=f"{body}\n\nOne more sentence.")
    article = factories.approved(factories.under_review(editor, reviewer, update))
    workflow.set_topics(by=editor, article=article, topics=[factories.topic()])
    round_ = Review.objects.with_text().get(revision=update)
    workflow.reaffirm(
        by=reviewer, review=round_, seen=Seen.of(round_),
        statement=factories.statement(), authentication=factories.proof(reviewer),
    )  # fmt: skip
    return Article.objects.get(pk=article.pk)


def copies(article: Article, count: int) -> Iterator[list[Model]]:
    """The rows of one copy after another, each with ids, hashes and a chain of its own."""
    rows = {model: list(model._default_manager.order_by("pk")) for model in MODELS}
    step = {model: max(row.pk for row in found) for model, found in rows.items()}
    for place in range(1, count + 1):
        yield _copy(article, rows, step, place)


def _copy(article: Article, rows: dict[Any, list[Any]], step: dict[Any, int], place: int) -> list[Model]:
    def moved(row: Any, **links: Any) -> Any:
        new = copy(row)
        new.pk = row.pk + place * step[type(row)]
        for column, model in links.items():
            value = getattr(row, column)
            setattr(new, column, value and value + place * step[model])
        new._state.fields_cache = {}
        return new

    page = moved(article, live_id=Publication)
    page.slug = f"{article.slug}-{place}"
    texts = {row.pk: moved(row, article_id=Article, based_on_id=Revision) for row in rows[Revision]}
    for text in texts.values():
        text.article = page
        text.content_hash = fingerprint.content_hash(text.readable())
    rounds = [moved(row, article_id=Article, revision_id=Revision, previous_id=Review) for row in rows[Review]]
    under = {row.pk: row.revision_id for row in rows[Review]}
    signatures = {row.pk: moved(row, review_id=Review) for row in rows[Signature]}
    for pk, signature in signatures.items():
        old = next(row for row in rows[Signature] if row.pk == pk)
        signature.content_hash = texts[under[old.review_id]].content_hash
    publications = {
        row.pk: moved(row, article_id=Article, revision_id=Revision, signature_id=Signature)
        for row in rows[Publication]
    }
    for pk, publication in publications.items():
        old = next(row for row in rows[Publication] if row.pk == pk)
        publication.content_hash = texts[old.revision_id].content_hash
    named = {"signature": signatures, "publication": publications}
    numbers = {text.number: text for text in texts.values()}
    events, prev = [], ledger.GENESIS
    for row in rows[Event]:
        event = moved(row, article_id=Article)
        hashed = json.loads(row.canonical)
        hashed.update(article=page.pk, prev=prev, facts=_facts(hashed["facts"], named, numbers, place, step))
        event.prev, event.canonical = prev, rfc8785.dumps(hashed).decode()
        event.hash = prev = ledger.link_hash(event.canonical.encode())
        events.append(event)
    return [page, *texts.values(), *rounds, *signatures.values(), *publications.values(), *events]


def _facts(
    facts: dict[str, Any], named: dict[str, Any], numbers: dict[int, Revision], place: int, step: dict[Any, int]
) -> dict[str, Any]:
    new = dict(facts)
    if "review" in facts:
        new["review"] = facts["review"] + place * step[Review]
    if "revision" in facts:
        new["content_hash"] = numbers[facts["revision"]].content_hash
    if "signature" in facts:
        signature = named["signature"][facts["signature"]]
        publication = named["publication"][facts["publication"]]
        new.update(signature=signature.pk, publication=publication.pk, columns=ledger.fingerprint(signature))
        new["publication_columns"] = ledger.fingerprint(publication)
    elif "columns" in facts:
        new["columns"] = ledger.fingerprint(numbers[facts["revision"]])
    return new


def fill(events: int) -> None:
    """Write so many events, in bulk, without the guards."""
    article = example()
    triggers.remove()
    chain = Event.objects.count()
    batch: dict[type[Model], list[Model]] = {model: [] for model in MODELS}
    count = max(1, events // chain - 1)
    for place, rows in enumerate(copies(article, count), start=1):
        for row in rows:
            batch[type(row)].append(row)
        if place % AT_ONCE == 0 or place == count:
            with transaction.atomic():  # an article names its publication, which names the article
                for model, found in batch.items():
                    model._default_manager.bulk_create(found, batch_size=AT_ONCE)
            for found in batch.values():
                found.clear()
    triggers.install()


def measure() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, used = time.perf_counter(), time.process_time()
    findings = verify()
    took, used = time.perf_counter() - began, time.process_time() - used
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{connection.vendor}: {findings.articles:,} articles, {findings.events:,} events, "
        f"{len(findings.faults)} faults: "
        f"{took:.1f} s ({used:.1f} s of it on this process's CPU), {findings.events / took:,.0f} events a second, "
        f"peak memory {before / 1024:.0f} MiB before, {after / 1024:.0f} MiB after"
    )
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reviews_signature SET note = 'x' WHERE id = (SELECT max(id) FROM reviews_signature)")
    triggers.install()
    print("after one letter was changed:", *verify().faults)


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "benchmark.sqlite3")
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        settings.DEBUG = False  # else Django keeps every query in memory
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        connection.creation.create_test_db(verbosity=0)
        try:
            began = time.perf_counter()
            fill(events)
            print(f"filled in {time.perf_counter() - began:.0f} s")
            measure()
        finally:
            connection.creation.destroy_test_db(":memory:", verbosity=0)


if __name__ == "__main__":
    main()
