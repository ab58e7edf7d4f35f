"""What the verification of the record finds wrong, as `manage.py verify_record` would say it."""

from articles.models import Article
from reviews.verification import verify


def faults_of(article: Article) -> list[str]:
    """Every fault of an article's record, and of the database's guards: a line for each."""
    return [f"{fault.table} {fault.row} {fault.column}: {fault.sentence}" for fault in verify(article.slug).faults]
