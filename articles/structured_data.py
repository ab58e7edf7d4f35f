"""What machines read of a page: schema.org's terms as JSON-LD, and the tags that reference managers look for.

Types and properties are those of https://schema.org (checked in the tests against its packaged vocabulary). Dates are
the page's own, in UTC.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

from .choices import Audience, Kind
from .identifiers import doi_of, plain, pmid_of, year_of
from .models import Article, Publication, Revision
from .rendering.questions import questions_in
from .validity import Validity

Node = dict[str, Any]

SITE = "CryoSite"
AUDIENCES = {Audience.PATIENTS: "Patient", Audience.PROFESSIONALS: "Clinician"}
WORKS = {
    "article-journal": "ScholarlyArticle", "book": "Book", "chapter": "Chapter", "report": "Report",
    "thesis": "Thesis", "dataset": "Dataset", "webpage": "WebPage",
}  # fmt: skip
FATES = {"retraction": "Retracted", "concern": "Expression of concern", "correction": "Corrected"}
SAMPLE = "Sample content, made for demonstration. No real clinician has reviewed it."
SAMPLE_PERSON = "Sample person, invented for demonstration."


def absolute(path: str) -> str:
    """An address of this site in full, whatever name the request came by."""
    return f"{settings.SITE_URL}{path}"


def graph_of(article: Article, live: Publication, validity: Validity) -> Node:
    """The JSON-LD of a live page: the page, its place, its questions, and for a case report the article."""
    nodes = [_page(article, live, validity), _breadcrumb(article, live.revision)]
    questions = questions_in(live.revision.html)
    if questions:
        nodes.append(_questions(article, questions))
    if live.revision.kind == Kind.CASE_REPORT:
        nodes.append(_case_report(article, live))
    return {"@context": "https://schema.org", "@graph": nodes}


def retired_graph(article: Article, live: Publication, validity: Validity) -> Node:
    """The JSON-LD of a retired page: that it is retired, and nothing that would offer its text."""
    page = {
        "@type": "MedicalWebPage",
        "@id": absolute(article.get_absolute_url()),
        "url": absolute(article.get_absolute_url()),
        "name": live.revision.title,
        "creativeWorkStatus": _status(validity),
    }
    return {"@context": "https://schema.org", "@graph": [page]}


def citation_tags(article: Article, live: Publication, *, has_pdf: bool = False) -> list[tuple[str, str]]:
    """Highwire Press tags (name, content), as Zotero and Google Scholar read them. Days are written 2026/05/03.

    An author's institution follows the author; the PDF is named where there is one.
    """
    revision = live.revision
    address = absolute(article.get_absolute_url())
    first = article.standing.get("published_on") or live.published_at.date().isoformat()
    return [
        ("citation_title", revision.title),
        *(tag for author in revision.byline for tag in _author_tags(author)),
        ("citation_publication_date", first.replace("-", "/")),
        ("citation_online_date", live.last_updated.isoformat().replace("-", "/")),
        ("citation_publisher", SITE),
        ("citation_language", revision.language),
        ("citation_public_url", address),
        ("citation_fulltext_html_url", address),
        *([("citation_pdf_url", absolute(reverse("articles:article_pdf", args=[article.slug])))] if has_pdf else []),
        *(("citation_keywords", topic["name"]) for topic in article.standing.get("topics", [])),
    ]


def _author_tags(author: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "citation_author", str(author["name"])
    if author["affiliation"]:
        yield "citation_author_institution", str(author["affiliation"])


def _page(article: Article, live: Publication, validity: Validity) -> Node:
    revision, address = live.revision, absolute(article.get_absolute_url())
    audience = {"@type": "MedicalAudience", "audienceType": AUDIENCES[Audience(revision.audience)]}
    return _without_gaps(
        {
            "@type": "MedicalWebPage",
            "@id": address,
            "url": address,
            "name": revision.title,
            "description": revision.summary,
            "disambiguatingDescription": SAMPLE if live.is_sample else "",
            "inLanguage": revision.language,
            "version": str(revision.number),
            "lastReviewed": live.last_reviewed.isoformat(),
            "reviewedBy": _reviewer(live),
            "datePublished": article.standing.get("published_on", ""),
            "dateModified": live.last_updated.isoformat(),
            "creativeWorkStatus": _status(validity),
            "audience": audience,
            "medicalAudience": audience,
            "author": [_author(author) for author in revision.byline],
            "publisher": _publisher(),
            "publishingPrinciples": absolute(reverse("articles:editorial_policy")),
            "keywords": [topic["name"] for topic in article.standing.get("topics", [])],
            "citation": list(_works(article, revision)),
            "isAccessibleForFree": True,
            "breadcrumb": {"@id": f"{address}#breadcrumb"},
        }
    )


def _status(validity: Validity) -> Node:
    return {
        "@type": "DefinedTerm",
        "termCode": validity.code,
        "name": validity.label,
        "description": validity.sentence,
    }


def _reviewer(live: Publication) -> Node:
    return _without_gaps(
        {
            "@type": "Person",
            "name": live.reviewer_name,
            "honorificSuffix": live.reviewer_credentials,
            "knowsAbout": live.reviewer_specialty,
            "url": absolute(live.reviewer.get_absolute_url()),
            "disambiguatingDescription": SAMPLE_PERSON if live.is_sample else "",
        }
    )


def _author(author: Mapping[str, Any]) -> Node:
    affiliation = {"@type": "Organization", "name": author["affiliation"]} if author["affiliation"] else ""
    return _without_gaps(
        {
            "@type": "Person",
            "name": author["name"],
            "honorificSuffix": author["credentials"],
            "affiliation": affiliation,
            "url": absolute(reverse("articles:person", args=[author["slug"]])),
            "disambiguatingDescription": SAMPLE_PERSON if author["sample"] else "",
        }
    )


def _publisher() -> Node:
    return {"@type": "Organization", "name": SITE, "url": absolute(reverse("articles:home"))}


def _works(article: Article, revision: Revision) -> Iterator[Node]:
    """What the text cites, with what became of it."""
    fates = {entry["number"]: FATES[entry["kind"]] for entry in article.standing.get("evidence", [])}
    for work in revision.references:
        csl = work["csl"]
        doi, pmid, year = doi_of(csl.get("DOI")), pmid_of(csl.get("PMID")), year_of(csl)
        links = [f"https://doi.org/{quote(doi, safe='/:;().,_-~')}"] if doi else []
        links += [f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"] if pmid else []
        yield _without_gaps(
            {
                "@type": WORKS.get(plain(csl.get("type")), "CreativeWork"),
                "name": plain(csl.get("title")),
                "author": [node for name in csl.get("author") or [] if (node := _cited_author(name))],
                "datePublished": str(year or ""),
                "sameAs": links,
                "url": "" if links else plain(csl.get("URL")),
                "creativeWorkStatus": fates.get(work["number"], ""),
            }
        )


def _cited_author(name: Any) -> Node | None:
    if not isinstance(name, Mapping):
        return None
    literal = plain(name.get("literal"))
    person = " ".join(filter(None, (plain(name.get("given")), plain(name.get("family")))))
    if literal:
        return {"@type": "Organization", "name": literal}
    return {"@type": "Person", "name": person} if person else None


def _breadcrumb(article: Article, revision: Revision) -> Node:
    steps = [("Articles", reverse("articles:list"))]
    steps += [(t["name"], reverse("articles:topic", args=[t["slug"]])) for t in article.standing.get("topics", [])[:1]]
    steps.append((revision.title, article.get_absolute_url()))
    return {
        "@type": "BreadcrumbList",
        "@id": f"{absolute(article.get_absolute_url())}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": {"@type": "WebPage", "@id": absolute(path)}}
            for place, (name, path) in enumerate(steps, start=1)
        ],
    }


def _questions(article: Article, questions: list[Any]) -> Node:
    address = absolute(article.get_absolute_url())
    return {
        "@type": "FAQPage",
        "@id": f"{address}#questions",
        "isPartOf": {"@id": address},
        "mainEntity": [
            _without_gaps(
                {
                    "@type": "Question",
                    "name": question.text,
                    "url": f"{address}#{question.anchor}" if question.anchor else "",
                    "acceptedAnswer": {"@type": "Answer", "text": question.answer},
                }
            )
            for question in questions
        ],
    }


def _case_report(article: Article, live: Publication) -> Node:
    address = absolute(article.get_absolute_url())
    return _without_gaps(
        {
            "@type": "MedicalScholarlyArticle",
            "@id": f"{address}#article",
            "headline": live.revision.title,
            "abstract": live.revision.summary,
            "publicationType": "Case Reports",
            "author": [_author(author) for author in live.revision.byline],
            "publisher": _publisher(),
            "datePublished": article.standing.get("published_on", ""),
            "dateModified": live.last_updated.isoformat(),
            "inLanguage": live.revision.language,
            "citation": list(_works(article, live.revision)),
            "mainEntityOfPage": {"@id": address},
        }
    )


def _without_gaps(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", [], None)}
