"""Look-ups against a server of our own on this machine that answers as Crossref and NCBI do, well and badly."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pytest_django.fixtures import Settings

from articles import lookup
from articles.exceptions import LookupFailed
from tests.articles.importers.reference_files.test_crossref import WORK
from tests.articles.importers.reference_files.test_pubmed_xml import ARTICLE, a_set

DOI, PMID = "10.9999/invented.2020", "99999901"
Answer = Callable[["Handler"], None]


class Service(ThreadingHTTPServer):
    """Gives the next of `answers` to each request (the last one again and again) and keeps what was asked."""

    daemon_threads = True
    answers: list[Answer]
    asked: list[tuple[str, dict[str, str]]]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has given up is part of these tests."""


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.answers.pop(0) if len(self.server.answers) > 1 else self.server.answers[0]
        answer(self)

    def log_message(self, *args: Any) -> None:
        pass

    def give(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def gives(status: int, body: bytes = b"", **headers: str) -> Answer:
    return lambda handler: handler.give(status, body, **headers)


def slowly(handler: Handler) -> None:
    time.sleep(1)
    handler.give(200, GOOD)


def cut_off(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"{")


GOOD = json.dumps({"status": "ok", "message": WORK}).encode()


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    server = Service(("127.0.0.1", 0), Handler)
    server.answers, server.asked = [gives(200, GOOD)], []
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    settings.CROSSREF_URL = settings.NCBI_URL = f"http://127.0.0.1:{server.server_address[1]}"
    settings.LOOKUP_TIMEOUT, settings.LOOKUP_BACKOFF = 0.3, 0.01
    settings.CONTACT_EMAIL = "desk@invented.example"
    yield server
    server.shutdown()
    server.server_close()


def refusal(ask: Callable[[str], object], text: str) -> str:
    with pytest.raises(LookupFailed) as refused:
        ask(text)
    return refused.value.message


def test_a_doi_is_asked_of_crossref_with_our_address(service: Service) -> None:
    assert lookup.by_doi("https://doi.org/10.9999/Invented.2020")["title"] == "An invented study of things & more"
    ((path, headers),) = service.asked
    assert path == "/works/10.9999%2FInvented.2020" and "mailto:desk@invented.example" in headers["User-Agent"]


def test_a_pmid_is_asked_of_ncbi_with_tool_and_address(service: Service) -> None:
    service.answers = [gives(200, a_set(ARTICLE))]
    assert lookup.by_pmid("PMID: 99999901")["DOI"] == DOI
    asked = parse_qs(urlsplit(service.asked[0][0]).query)
    assert asked == {"db": ["pubmed"], "id": [PMID], "retmode": ["xml"], "tool": ["cryosite"],
                     "email": ["desk@invented.example"]}  # fmt: skip


def test_the_kind_of_identifier_is_told_from_its_form(service: Service) -> None:
    assert lookup.by_identifier(DOI)["DOI"] == DOI
    service.answers = [gives(200, a_set(ARTICLE))]
    assert lookup.by_identifier(PMID)["PMID"] == PMID
    assert "neither a DOI" in refusal(lookup.by_identifier, "ferri")


def test_a_busy_service_is_asked_again_after_the_pause_that_it_asks_for(service: Service) -> None:
    service.answers = [gives(429, Retry_After="1"), gives(503), gives(200, GOOD)]
    began = time.monotonic()
    assert lookup.by_doi(DOI)["DOI"] == DOI
    assert len(service.asked) == 3 and time.monotonic() - began >= 1


def test_a_pause_too_long_to_wait_for_is_told_at_once(service: Service) -> None:
    service.answers = [gives(429, Retry_After="3600")]
    assert "busy" in refusal(lookup.by_doi, DOI) and len(service.asked) == 1


def test_a_service_that_stays_broken_is_given_up(service: Service) -> None:
    service.answers = [gives(500)]
    assert refusal(lookup.by_doi, DOI).startswith("Crossref is busy (it answered 500).")
    assert len(service.asked) == 1 + lookup.TRIES_AGAIN


@pytest.mark.parametrize(
    ("ask", "text", "answer", "sentence"),
    [
        (lookup.by_doi, DOI, gives(404), "Crossref does not know the DOI 10.9999/invented.2020."),
        (lookup.by_pmid, PMID, gives(400), "PubMed does not know the PMID 99999901."),
        (lookup.by_pmid, PMID, gives(200, a_set()), "PubMed does not know the PMID 99999901."),
        (lookup.by_pmid, "1", gives(200, a_set(ARTICLE)), "PubMed gave an answer that cannot be read."),
        (lookup.by_pmid, PMID, gives(200, b"<a"), "PubMed gave an answer that cannot be read."),
        (lookup.by_doi, DOI, gives(200, b"<html>Sign in</html>"), "Crossref gave an answer that cannot be read."),
        (lookup.by_doi, DOI, gives(200, b'{"message": []}'), "Crossref gave an answer that cannot be read."),
        (lookup.by_doi, DOI, gives(200, b'{"message": {"title": []}}'), "Crossref gave an answer that cannot be read."),
        (lookup.by_doi, DOI, gives(403), "Crossref gave an answer that cannot be read."),
        (lookup.by_doi, DOI, gives(200, b"[" * lookup.MAX_ANSWER + b"["), "Crossref gave an answer that cannot be read."),
        (lookup.by_doi, DOI, slowly, "Crossref did not answer in time."),
        (lookup.by_doi, DOI, cut_off, "Crossref cannot be reached"),
    ],
)  # fmt: skip
def test_every_failure_has_its_sentence(
    service: Service, ask: Callable[[str], object], text: str, answer: Answer, sentence: str
) -> None:
    service.answers = [answer]
    assert refusal(ask, text).startswith(sentence)


def test_a_redirect_is_followed_but_not_for_ever(service: Service) -> None:
    service.answers = [gives(302, Location="/elsewhere"), gives(200, GOOD)]
    assert lookup.by_doi(DOI)["DOI"] == DOI and service.asked[1][0] == "/elsewhere"
    service.answers = [gives(302, Location="/elsewhere")]
    assert "cannot be read" in refusal(lookup.by_doi, DOI)


def test_a_closed_network_is_told_with_the_way_out(service: Service, settings: Settings) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.CROSSREF_URL = f"http://127.0.0.1:{unused.getsockname()[1]}"
    message = refusal(lookup.by_doi, DOI)
    assert "network may be closed" in message and "Paste the record" in message
    settings.CROSSREF_URL = "http://no-such-host.invalid"
    assert "network may be closed" in refusal(lookup.by_doi, DOI)


def test_without_an_address_to_write_to_nobody_is_asked(service: Service, settings: Settings) -> None:
    settings.CONTACT_EMAIL = ""
    assert "CONTACT_EMAIL" in refusal(lookup.by_doi, DOI) and service.asked == []


@pytest.mark.parametrize("text", ["", "x", "10.9999", "12345678901"])
def test_what_is_no_identifier_is_never_asked(service: Service, text: str) -> None:
    assert refusal(lookup.by_doi, text) and refusal(lookup.by_pmid, text) and service.asked == []
