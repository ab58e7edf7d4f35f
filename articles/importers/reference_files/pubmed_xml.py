"""PubMed's XML (PubmedArticleSet), as its web page and NCBI's efetch give it."""

import re
from typing import Any

from lxml import etree

from articles.importers.reference_files.bibliographic import (
    Broken,
    BrokenReference,
    ReadReference,
    Result,
    UnreadableReferences,
    date_of,
    tidy,
)

RECORDS = ("PubmedArticle", "PubmedBookArticle")


def parse(data: bytes) -> list[Result]:
    """The records of a PubmedArticleSet, in order.

    Nothing outside the file is read, and no entity is resolved. Raises UnreadableReferences where it is no
    well-formed XML, declares entities of its own, or holds no PubMed records.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
                             dtd_validation=False, remove_comments=True, remove_pis=True)  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f" (line {line})" if line else ""
        raise UnreadableReferences(f"This is no well-formed XML{where}. Save it again from PubMed.") from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise UnreadableReferences("This XML declares entities of its own, which PubMed's never does. Save it again.")
    records = [root] if root.tag in RECORDS else [element for element in root if element.tag in RECORDS]
    if not records:
        raise UnreadableReferences("This XML holds no PubMed records. Save it from PubMed, or by its efetch service.")
    return [_result(number, element) for number, element in enumerate(records, start=1)]


def _result(number: int, element: etree._Element) -> Result:
    try:
        return ReadReference(number, tidy(_article(element) if element.tag == RECORDS[0] else _book(element)))
    except Broken as error:
        return BrokenReference(number, str(error))


def _article(record: etree._Element) -> dict[str, Any]:
    kinds = [_text(kind) for kind in record.findall(".//PublicationTypeList/PublicationType")]
    article = "MedlineCitation/Article/"
    journal = f"{article}Journal/"
    return {
        "type": "article" if "Preprint" in kinds else "article-journal",
        "title": _find(record, f"{article}ArticleTitle") or _find(record, f"{article}VernacularTitle"),
        "container-title": _find(record, f"{journal}Title"),
        "container-title-short": _find(record, f"{journal}ISOAbbreviation").replace(".", ""),
        "author": _names(record, f"{article}AuthorList"),
        "issued": _date(record.find(f"{journal}JournalIssue/PubDate")),
        "volume": _find(record, f"{journal}JournalIssue/Volume"),
        "issue": _find(record, f"{journal}JournalIssue/Issue"),
        "page": _find(record, f"{article}Pagination/MedlinePgn") or _find(record, f"{article}Pagination/StartPage"),
        "ISSN": _find(record, f"{journal}ISSN"),
        "language": _find(record, f"{article}Language"),
        "DOI": _article_id(record, "doi") or _find(record, f"{article}ELocationID[@EIdType='doi']"),
        "PMID": _find(record, "MedlineCitation/PMID"),
        "PMCID": _article_id(record, "pmc"),
    }


def _book(record: etree._Element) -> dict[str, Any]:
    chapter = _find(record, "BookDocument/ArticleTitle")
    title = _find(record, "BookDocument/Book/BookTitle")
    lists = "BookDocument/Book/AuthorList"
    return {
        "type": "chapter" if chapter else "book",
        "title": chapter or title,
        "container-title": title if chapter else "",
        "author": _names(record, "BookDocument/AuthorList") or _names(record, f"{lists}[@Type='authors']"),
        "editor": _names(record, f"{lists}[@Type='editors']"),
        "issued": _date(record.find("BookDocument/Book/PubDate")),
        "publisher": _find(record, "BookDocument/Book/Publisher/PublisherName"),
        "publisher-place": _find(record, "BookDocument/Book/Publisher/PublisherLocation"),
        "edition": _find(record, "BookDocument/Book/Edition"),
        "ISBN": _find(record, "BookDocument/Book/Isbn"),
        "PMID": _find(record, "BookDocument/PMID"),
        "DOI": _article_id(record, "doi"),
    }


def _find(element: etree._Element, path: str) -> str:
    return _text(element.find(path))


def _text(element: etree._Element | None) -> str:
    """All text inside an element, its subscripts and italics included; entities are left out."""
    return "" if element is None else " ".join("".join(str(part) for part in element.itertext("*")).split())


def _article_id(record: etree._Element, kind: str) -> str:
    """An identifier of the record itself: those of the references that it cites stand elsewhere."""
    data = "PubmedData" if record.tag == RECORDS[0] else "PubmedBookData"
    return _find(record, f"{data}/ArticleIdList/ArticleId[@IdType='{kind}']")


def _names(record: etree._Element, path: str) -> list[dict[str, str]]:
    names = []
    for author in record.findall(f"{path}/Author"):
        if group := _find(author, "CollectiveName"):
            names.append({"literal": group})
        else:
            given = _find(author, "ForeName") or _find(author, "Initials")
            names.append({"family": _find(author, "LastName"), "given": given, "suffix": _find(author, "Suffix")})
    return names


def _date(element: etree._Element | None) -> dict[str, Any]:
    if element is None:
        return {}
    medline = _find(element, "MedlineDate")
    parts = [_find(element, name) for name in ("Year", "Month", "Season", "Day")]
    if re.fullmatch(r"\d{1,2}", parts[1]):
        return date_of("-".join(part for part in (parts[0], parts[1], parts[3]) if part))
    return date_of(medline or " ".join(part for part in parts if part))
