"""A reference by its identifier: a DOI from Crossref, a PMID from NCBI's E-utilities.

Both are asked as they request: with a contact address, slowly, and no sooner again than they say
(Crossref REST API, "Etiquette"; NCBI E-utilities, "Usage Guidelines and Requirements").
"""

import json
from typing import Any, Self
from urllib.parse import quote, urlencode

import urllib3
from django.conf import settings
from urllib3.exceptions import HTTPError, MaxRetryError, ReadTimeoutError, ResponseError

from .exceptions import LookupFailed
from .identifiers import doi_of, plain, pmid_of
from .importers.reference_files import crossref, pubmed_xml
from .importers.reference_files.bibliographic import Broken, ReadReference, UnreadableReferences

TRIES_AGAIN = 3
LONGEST_WAIT = 10
"""Seconds that an editor waits for a service which says when to come back."""
MAX_ANSWER = 5 * 1024 * 1024
BUSY = (429, 500, 502, 503, 504)

CROSSREF, NCBI = "Crossref", "PubMed"


class Patient(urllib3.Retry):
    """Tries again after a pause that doubles, or after the one that the service asks for, if that is short."""

    def increment(self, *args: Any, **kwargs: Any) -> Self:
        response = kwargs.get("response")
        if response is not None and (self.get_retry_after(response) or 0) > LONGEST_WAIT:
            raise MaxRetryError(kwargs["_pool"], "", ResponseError("The pause is too long."))
        return super().increment(*args, **kwargs)


def by_identifier(text: str) -> dict[str, Any]:
    """The record of a DOI or PMID in any usual writing. Raises LookupFailed with a sentence."""
    if doi_of(text):
        return by_doi(text)
    if pmid_of(text):
        return by_pmid(text)
    raise LookupFailed("This is neither a DOI (10.…/…) nor a PMID (digits). Check it, or paste the record.")


def by_doi(text: str) -> dict[str, Any]:
    """The record that Crossref holds of a DOI, as canonical CSL-JSON. Raises LookupFailed with a sentence."""
    doi = doi_of(text)
    if not doi:
        raise LookupFailed(f"“{plain(text)[:80]}” is no DOI: it begins with 10. and has a slash.")
    answer = _ask(CROSSREF, f"{settings.CROSSREF_URL}/works/{quote(doi, safe='')}", f"the DOI {doi}")
    try:
        return crossref.record_of(json.loads(answer)["message"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Broken) as error:
        raise _odd(CROSSREF) from error


def by_pmid(text: str) -> dict[str, Any]:
    """The record that PubMed holds of a PMID, as canonical CSL-JSON. Raises LookupFailed with a sentence."""
    pmid = pmid_of(text)
    if not pmid:
        raise LookupFailed(f"“{plain(text)[:80]}” is no PMID: it has one to eight digits.")
    asked = {"db": "pubmed", "id": pmid, "retmode": "xml", "tool": "cryosite", "email": settings.CONTACT_EMAIL}
    answer = _ask(NCBI, f"{settings.NCBI_URL}/efetch.fcgi?{urlencode(asked)}", f"the PMID {pmid}")
    if b"<PubmedArticleSet" in answer and b"<PubmedArticle>" not in answer and b"<PubmedBookArticle>" not in answer:
        raise _unknown(NCBI, f"the PMID {pmid}")
    try:
        results = pubmed_xml.parse(answer)
    except UnreadableReferences as error:
        raise _odd(NCBI) from error
    records = [result.record for result in results if isinstance(result, ReadReference)]
    record = next((record for record in records if record.get("PMID") == pmid), None)
    if record is None:
        raise _odd(NCBI)
    return record


def _ask(service: str, url: str, what: str) -> bytes:
    """The body of a good answer. Raises LookupFailed for everything else."""
    if not settings.CONTACT_EMAIL:
        raise LookupFailed(f"Set CONTACT_EMAIL first: {service} asks for an address to write to.")
    pool = urllib3.PoolManager(
        headers={"User-Agent": f"CryoSite/0.1 ({settings.SITE_URL}; mailto:{settings.CONTACT_EMAIL})"},
        timeout=urllib3.Timeout(total=settings.LOOKUP_TIMEOUT),
        retries=Patient(
            total=TRIES_AGAIN, connect=1, read=1, redirect=3, status_forcelist=BUSY, raise_on_status=False,
            backoff_factor=settings.LOOKUP_BACKOFF, backoff_max=LONGEST_WAIT,
        ),
    )  # fmt: skip
    try:
        with pool, pool.request("GET", url, preload_content=False) as response:
            body = response.read(MAX_ANSWER + 1)
            status = response.status
    except HTTPError as error:
        raise _unreachable(service, error) from error
    if status == 404 or (status == 400 and service == NCBI):
        raise _unknown(service, what)
    if status in BUSY:
        raise LookupFailed(
            f"{service} is busy (it answered {status}). Try again in a few minutes, or paste the record."
        )
    if status != 200 or len(body) > MAX_ANSWER:
        raise _odd(service)
    return body


def _unreachable(service: str, error: HTTPError) -> LookupFailed:
    reason = error.reason if isinstance(error, MaxRetryError) else error
    if isinstance(reason, ReadTimeoutError):
        return LookupFailed(f"{service} did not answer in time. Try again in a few minutes, or paste the record.")
    if isinstance(reason, ResponseError):
        return _odd(service)
    return LookupFailed(
        f"{service} cannot be reached from this server: its network may be closed. Paste the record instead (RIS, "
        "BibTeX, NBIB, CSL-JSON), or ask your administrator."
    )


def _unknown(service: str, what: str) -> LookupFailed:
    return LookupFailed(f"{service} does not know {what}. Check it digit by digit, or paste the record.")


def _odd(service: str) -> LookupFailed:
    return LookupFailed(f"{service} gave an answer that cannot be read. Try again later, or paste the record.")
