"""Races through several server processes: of sixteen clients one wins, the rest get 409; one event, one mail."""

import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from articles.models import Publication
from reviews.models import Event, Signature
from tests import factories
from tests.record import faults_of
from tests.reviews.views.desk import seen, signing

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = 16
TOKEN = "a" * 32


@pytest.fixture
def port(tmp_path: Path, transactional_db: None) -> Iterator[int]:
    """Four server processes on the test's database, as in production."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
    database = connection.settings_dict
    address = f"postgresql://{database['USER']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    environment = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.server_settings",
                   "EMAIL_FILE_PATH": str(tmp_path)}  # fmt: skip
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "4", "--host", "127.0.0.1",
               "--port", str(number), "--no-log", "cryosite.wsgi:application"]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        wait_for(number)
        yield number
        server.terminate()


def wait_for(number: int) -> None:
    for _ in range(150):
        try:
            if get(number, "/healthz") == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail("the server does not answer")


def get(number: int, path: str) -> int:
    client = HTTPConnection("localhost", number, timeout=20)
    client.request("GET", path)
    status = client.getresponse().status
    client.close()
    return status


def session_of(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def post(number: int, session: str, path: str, fields: dict[str, str]) -> int:
    client = HTTPConnection("localhost", number, timeout=60)
    body = urlencode({**fields, "csrfmiddlewaretoken": TOKEN})
    headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}", "Content-Type": "application/x-www-form-urlencoded"}
    client.request("POST", path, body, headers)
    status = client.getresponse().status
    client.close()
    return status


def race(press: Callable[[int], int]) -> Counter[int]:
    """Let sixteen clients press at the same moment: how many got which status."""
    barrier = Barrier(CLIENTS)

    def run(place: int) -> int:
        barrier.wait()
        return press(place)

    with ThreadPoolExecutor(CLIENTS) as clients:
        return Counter(clients.map(run, range(CLIENTS)))


def mails(folder: Path, subject: str) -> int:
    return sum(path.read_text().count(f"Subject: {subject}") for path in folder.glob("*.log"))


def test_sixteen_clients_sign_and_one_does(port: int, tmp_path: Path, editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    fields, session = signing(review), session_of(reviewer)
    statuses = race(lambda place: post(port, session, f"/desk/reviews/{review.pk}/approve/", fields))
    assert statuses == {302: 1, 409: CLIENTS - 1}
    assert (Signature.objects.count(), Publication.objects.count()) == (1, 1)
    assert Event.objects.filter(verb="approve").count() == 1
    assert faults_of(review.article) == []
    assert (mails(tmp_path, "Approved"), mails(tmp_path, "You signed")) == (1, 1)


def test_signing_against_withdrawing_one_of_both_happens(port: int, editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    signed, looked_at = signing(review), seen(review)
    reviewers, editors = session_of(reviewer), session_of(editor)

    def press(place: int) -> int:
        if place % 2:
            return post(port, editors, f"/desk/reviews/{review.pk}/withdraw/", looked_at)
        return post(port, reviewers, f"/desk/reviews/{review.pk}/approve/", signed)

    assert race(press) == {302: 1, 409: CLIENTS - 1}
    assert Event.objects.filter(verb__in=["approve", "withdraw"]).count() == 1


def test_signing_against_editing_signs_the_text_that_was_read(port: int, editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    signed = signing(review)
    draft = {"base": "1", "title": "Another title", "kind": "explainer", "audience": "patients",
             "body": "Another text.", "save": "1"}  # fmt: skip
    reviewers, editors = session_of(reviewer), session_of(editor)

    def press(place: int) -> int:
        if place % 2:
            return post(port, editors, f"/desk/articles/{review.article.slug}/edit/", draft)
        return post(port, reviewers, f"/desk/reviews/{review.pk}/approve/", signed)

    statuses = race(press)
    assert set(statuses) <= {302, 409} and statuses[302] in (1, 2)
    publication = Publication.objects.get()
    assert publication.revision_id == review.revision_id
    assert review.article.revisions.count() <= 2
    assert faults_of(review.article) == []
