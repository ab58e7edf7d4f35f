"""Our own sample articles: no error, and only warnings that an editor would want."""

from datetime import date

import pytest

from articles.lint import CitedWork, Document, Finding, check
from articles.rendering.markdown import cited_keys
from reviews.sample import corpus

TEXTS = [*corpus.articles(), *corpus.updates().values()]
RECORDS = {record["id"]: record for record in corpus.references()}


def findings(text: corpus.SampleText) -> list[Finding]:
    keys = cited_keys(text.body)
    front = {name: text.front[name] for name in ("kind", "audience", "title", "summary", "authors", "source")}
    stated = {name: text.front[name] for name in ("permission", "ai_use", "funding")}
    works = [CitedWork(number, key, RECORDS[key]) for number, key in enumerate(keys, start=1)]
    return check(Document(body=text.body, cited=keys, references=works, today=date(2026, 11, 22), **front, **stated))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.slug)
def test_a_sample_article_has_no_error(text: corpus.SampleText) -> None:
    assert [finding for finding in findings(text) if finding.level == "error"] == []


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.slug)
def test_what_a_sample_article_is_warned_of_is_a_record_that_our_sources_do_not_complete(
    text: corpus.SampleText,
) -> None:
    rest = [finding for finding in findings(text) if finding.level != "error"]
    assert {finding.code for finding in rest} <= {"reference_form"}, rest
