from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles import lint
from articles.models import Article, Citation, Publication

ROW = "{article:<44} {level:<9} {code:<21} {line:>5}  {message}"
ROWS_AT_ONCE = 100


class Command(BaseCommand):
    help = "Run the content checks over everything live, its record of review included. Exit status 1: an error stands."

    def handle(self, *args: Any, **options: Any) -> None:
        counted: Counter[str] = Counter()
        checked = 0
        self.stdout.write(ROW.format(article="ARTICLE", level="LEVEL", code="CODE", line="LINE", message="WHAT TO DO"))
        for slug, document in _live_documents(timezone.localdate()):
            checked += 1
            for finding in lint.check(document):
                counted[finding.level] += 1
                self.stdout.write(ROW.format(article=slug, **_shown(finding)))
        levels = ", ".join(f"{counted[level]} {level}{'' if counted[level] == 1 else 's'}" for level in lint.LEVELS)
        summary = f"{checked} live {'article' if checked == 1 else 'articles'}: {levels}."
        if counted["error"]:
            raise CommandError(summary, returncode=1)
        self.stdout.write(summary)


def _shown(finding: lint.Finding) -> dict[str, str]:
    return {
        "level": finding.level,
        "code": finding.code,
        "line": str(finding.line or ""),
        "message": finding.message,
    }


def _live_documents(today: date) -> Iterator[tuple[str, lint.Document]]:
    """Every live article as a check reads it, with its slug: two queries, however many there are."""
    marked: dict[int, list[Citation]] = defaultdict(list)
    for citation in Citation.objects.exclude(reference__retraction="").select_related("reference"):
        marked[citation.revision_id].append(citation)
    for article in Article.objects.live().with_text().iterator(chunk_size=ROWS_AT_ONCE):
        if article.live is not None:
            yield article.slug, _document(article.live, marked[article.live.revision_id], today)


def _document(live: Publication, marked: list[Citation], today: date) -> lint.Document:
    revision = live.revision
    kinds = {citation.number: citation.reference.retraction for citation in marked}
    works = [
        lint.CitedWork(work["number"], work["key"], work["csl"], kinds.get(work["number"], ""))
        for work in revision.references
    ]
    retracted_on = max((citation.reference.retracted_on or date.min for citation in marked), default=None)
    return lint.Document(
        kind=revision.kind,
        audience=revision.audience,
        title=revision.title,
        summary=revision.summary,
        body=revision.body,
        authors=[str(author["name"]) for author in revision.byline],
        source=revision.source,
        permission=revision.permission,
        ai_use=revision.ai_use,
        funding=revision.funding,
        cited=[work.key for work in works],
        references=works,
        review=_review(live, retracted_on),
        today=today,
    )


def _review(live: Publication, retracted_on: date | None) -> lint.ReviewFacts:
    changes = [date.fromisoformat(str(line["on"])) for line in live.changes_checked]
    return lint.ReviewFacts(
        reviewer=live.reviewer_name,
        credentials=live.reviewer_credentials,
        reviewed_on=live.last_reviewed,
        checked_on=max(changes, default=None),
        next_due=live.next_review_due,
        changed_on=live.last_updated,
        references_changed_on=retracted_on,
    )
