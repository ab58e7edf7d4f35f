"""The only writer of articles' texts: create_article() and save_revision()."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from . import lint
from .choices import Audience, Kind
from .exceptions import RevisionConflict, SlugRefused, TextRefused, TitleRefused, UnknownCitation
from .lint import reading_level
from .models import Article, Authorship, Citation, Contributor, ImportedSource, Reference, Revision, Topic
from .rendering import fingerprint, hints, markdown
from .rendering.markdown import CitedReference, Rendered

MAX_TITLE = 200
MAX_SUMMARY = 600
MAX_STATEMENT = 2_000
MAX_SLUG = 80
RESERVED = ("new", "a-z")
"""Words that the site's own addresses use: /desk/articles/new/, /articles/a-z/."""


@dataclass(frozen=True)
class Draft:
    """What an editor writes: the fields of a revision before it is saved."""

    kind: str = Kind.EXPLAINER
    audience: str = Audience.PATIENTS
    language: str = "en"
    title: str = ""
    summary: str = ""
    body: str = ""
    authors: Sequence[Contributor] = field(default=())
    source: str = ""
    permission: str = ""
    ai_use: str = ""
    funding: str = ""


@dataclass(frozen=True)
class Checked:
    """A draft that can be saved: cleaned, rendered, and what the content checks found in it."""

    draft: Draft
    rendered: Rendered
    references: dict[str, Reference]
    findings: list[lint.Finding]


def draft_of(revision: Revision) -> Draft:
    """The fields of a saved revision, to start the next one from."""
    authors = [row.contributor for row in revision.authorships.select_related("contributor")]
    return Draft(
        kind=revision.kind,
        audience=revision.audience,
        language=revision.language,
        title=revision.title,
        summary=revision.summary,
        body=revision.body,
        authors=authors,
        source=revision.source,
        permission=revision.permission,
        ai_use=revision.ai_use,
        funding=revision.funding,
    )


def check(draft: Draft) -> Checked:
    """Clean, render and check a draft without saving it: what preview and save share.

    Raises TitleRefused, TextRefused, BodyRefused or UnknownCitation.
    """
    clean = _cleaned(draft)
    references = Reference.objects.by_keys(markdown.cited_keys(clean.body))
    rendered = _rendered(clean.body, references)
    return Checked(clean, rendered, references, lint.check(_document(clean, rendered, references)))


def grade_of(checked: Checked) -> float | None:
    """The school grade that a checked draft reads like (lint/reading_level.py); None where it is too short to tell."""
    level = reading_level.level_of(_document(checked.draft, checked.rendered, checked.references))
    return level[1] if level else None


def create_article(*, slug: str, by: User, now: datetime, topics: Iterable[Topic] = ()) -> Article:
    """Give a new article its address. Raises SlugRefused where it is malformed or taken."""
    _check_slug(slug)
    article = Article.objects.create(slug=slug, created_by=by, created_at=now)
    article.topics.set(topics)
    return article


def save_revision(*, article: Article, draft: Draft, base: int, by: User, now: datetime, above: int = 0) -> Revision:
    """Save a draft as the next revision of an article; `base` is the number that it started from (0: none).

    `above` is the highest number that was given before, where its text is gone: none is given twice. Raises what
    `check` raises, and RevisionConflict where another revision came first. Nothing is written then.
    """
    checked = check(draft)
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=article.pk)
        latest = article.revisions.order_by("-number").first()
        if (latest.number if latest else 0) != base:
            raise RevisionConflict(latest.number if latest else 0, base)
        revision = _revision(article, checked, latest, max(latest.number if latest else 0, above) + 1, by, now)
        revision.save(force_insert=True)
        Authorship.objects.bulk_create(
            Authorship(revision=revision, contributor=author, position=position)
            for position, author in enumerate(checked.draft.authors, start=1)
        )
        Citation.objects.bulk_create(
            Citation(
                revision=revision,
                reference=checked.references[cited.key],
                number=cited.number,
                anchor=f"ref-{cited.number}",
            )
            for cited in checked.rendered.references
        )
    return revision


def delete_revision(*, revision: Revision) -> None:
    """Delete a text with its byline, citations and source. The database refuses one that was ever submitted."""
    with transaction.atomic():
        for belongings in (Authorship, Citation, ImportedSource):
            QuerySet(belongings).filter(revision=revision).delete()
        QuerySet(Revision).filter(pk=revision.pk).delete()


def _revision(
    article: Article, checked: Checked, latest: Revision | None, number: int, by: User, now: datetime
) -> Revision:
    draft, rendered = checked.draft, checked.rendered
    revision = Revision(
        article=article,
        number=number,
        based_on=latest,
        kind=draft.kind,
        audience=draft.audience,
        language=draft.language,
        title=draft.title,
        summary=draft.summary,
        body=draft.body,
        byline=[author.byline() for author in draft.authors],
        source=draft.source,
        permission=draft.permission,
        ai_use=draft.ai_use,
        funding=draft.funding,
        references=[cited.as_dict() for cited in rendered.references],
        created_by=by,
        created_at=now,
        html=str(rendered.html),
        outline=[heading.as_dict() for heading in rendered.outline],
        problems=[finding.as_dict() for finding in checked.findings],
        html_hash=fingerprint.html_hash(rendered.html),
    )
    revision.content_hash = fingerprint.content_hash(revision.readable())
    return revision


def _rendered(body: str, references: Mapping[str, Reference]) -> Rendered:
    """The body with these references; an unknown key is refused with the library's keys that resemble it."""
    library = {key: reference.csl for key, reference in references.items()}
    first_key: dict[int, str] = {}
    same = {key: first_key.setdefault(reference.pk, key) for key, reference in references.items()}
    try:
        return markdown.render(body, library, same)
    except UnknownCitation as error:
        raise UnknownCitation(error.keys, Reference.objects.near_keys(error.keys)) from error


def _cleaned(draft: Draft) -> Draft:
    title = " ".join(draft.title.split())
    if not title:
        raise TitleRefused("Give the page a title.")
    if len(title) > MAX_TITLE:
        raise TitleRefused(f"The title has {len(title)} characters; {MAX_TITLE} are the most. Shorten it.")
    statements: dict[str, Any] = {
        name: _statement(name, getattr(draft, name), limit)
        for name, limit in (
            ("summary", MAX_SUMMARY),
            ("source", MAX_STATEMENT),
            ("permission", MAX_STATEMENT),
            ("ai_use", MAX_STATEMENT),
            ("funding", MAX_STATEMENT),
        )
    }
    body = hints.drop_used(markdown.normalised(draft.body))
    return replace(draft, title=title, body=body, **statements)


def _statement(name: str, text: str, limit: int) -> str:
    cleaned = text.replace("\r\n", "\n").strip()
    if len(cleaned) > limit:
        raise TextRefused(name, f"This has {len(cleaned):,} characters; {limit:,} are the most. Shorten it.")
    return cleaned


def _check_slug(slug: str) -> None:
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise SlugRefused("An address has small letters, digits and hyphens only.") from error
    if slug != slug.lower() or len(slug) > MAX_SLUG:
        raise SlugRefused(f"An address has small letters, digits and hyphens only, at most {MAX_SLUG}.")
    if slug in RESERVED:
        raise SlugRefused(f"“{slug}” is a word of the desk itself. Choose another address.")
    if Article.objects.filter(slug=slug).exists():
        raise SlugRefused(f"There is an article at /articles/{slug}/ already. Choose another address.")


def _document(draft: Draft, rendered: Rendered, references: Mapping[str, Reference]) -> lint.Document:
    return lint.Document(
        kind=draft.kind,
        audience=draft.audience,
        title=draft.title,
        summary=draft.summary,
        body=hints.without_hints(draft.body),
        hints=hints.parts_with_hints(draft.body),
        authors=[author.name for author in draft.authors],
        source=draft.source,
        permission=draft.permission,
        ai_use=draft.ai_use,
        funding=draft.funding,
        cited=[cited.key for cited in rendered.references],
        references=[_cited_work(cited, references) for cited in rendered.references],
        today=timezone.localdate(),
    )


def _cited_work(cited: CitedReference, references: Mapping[str, Reference]) -> lint.CitedWork:
    reference = references[cited.key]
    same = [key for key, other in references.items() if other.pk == reference.pk and key != cited.key]
    return lint.CitedWork(cited.number, cited.key, cited.csl, reference.retraction, same)
