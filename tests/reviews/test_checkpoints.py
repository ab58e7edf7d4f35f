"""Checkpoints: what only a copy kept elsewhere can show."""

import hashlib
import json
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from articles.models import Article
from reviews import checkpoints, keys, ledger, triggers
from reviews.checkpoints import BadCheckpoint, merkle_root
from reviews.models import Event
from reviews.verification import Findings
from tests import factories

pytestmark = pytest.mark.django_db

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
"""The test vectors of Certificate Transparency for RFC 6962."""


@pytest.fixture(autouse=True)
def key_file(tmp_path: Path, settings: Settings) -> Path:
    path = tmp_path / "key.jwk"
    keys.make_key(path)
    settings.SIGNING_KEY_FILE, settings.SIGNING_OLD_KEYS_FILE = str(path), ""
    return path


@pytest.fixture
def drafted(editor: User) -> Article:
    """Three events and three texts, none of them submitted."""
    article = factories.draft(editor, slug="drafted").article
    factories.edited(article, editor)
    factories.edited(article, editor)
    return article


def written(path: Path) -> Path:
    call_command("write_checkpoint", to=path, stdout=StringIO())
    return path


def verified(*kept: Path) -> str:
    """What verify_record prints; raises CommandError where something does not hold."""
    out = StringIO()
    call_command("verify_record", checkpoint=list(kept), stdout=out, stderr=StringIO())
    return out.getvalue()


def found(path: Path) -> list[str]:
    findings = Findings()
    checkpoints.compare(checkpoints.read(path), findings)
    return [f"{fault.article}: {fault.sentence.split('UTC ')[1]}" for fault in findings.faults]


def as_owner(*statements: str) -> None:
    triggers.remove()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    triggers.install()


def purge(condition: str) -> None:
    """Take revisions and the events that tell of them out, leaving no trace."""
    rows = f"(SELECT id FROM articles_revision WHERE {condition})"
    as_owner(
        f"DELETE FROM articles_authorship WHERE revision_id IN {rows}",
        f"DELETE FROM articles_citation WHERE revision_id IN {rows}",
        f"DELETE FROM articles_revision WHERE {condition}",
        f"DELETE FROM reviews_event WHERE {condition.replace('number', 'seq')}",
    )


@pytest.mark.parametrize("size", ROOTS)
def test_the_merkle_root_is_that_of_rfc_6962(size: int) -> None:
    assert merkle_root(map(bytes.fromhex, LEAVES[:size])) == ROOTS[size]


def test_a_clean_record_agrees_with_its_checkpoint(drafted: Article, editor: User, tmp_path: Path) -> None:
    kept = written(tmp_path / "one.jws")
    factories.edited(drafted, editor)
    factories.draft(editor)
    assert "2 articles, 5 events: 0 faults." in verified(kept)


def test_a_checkpoint_holds_ids_and_hashes_and_is_signed(drafted: Article, tmp_path: Path) -> None:
    kept = json.loads(keys.opened(written(tmp_path / "one.jws").read_text()))
    head = Event.objects.latest("seq")
    assert kept["heads"] == [[drafted.pk, 3, head.hash]]
    assert kept["events"] == 3 and kept["previous"] is None
    assert kept["root"] == hashlib.sha256(f'\0[{drafted.pk},3,"{head.hash}"]'.encode()).hexdigest()


def test_a_cut_tail_shows_against_the_checkpoint_alone(drafted: Article, tmp_path: Path) -> None:
    kept = written(tmp_path / "one.jws")
    purge(f"article_id = {drafted.pk} AND number = 3")
    assert "0 faults" in verified()
    assert found(kept) == ["drafted: this chain had 3 events; now 1 of them are missing at its end."]
    with pytest.raises(CommandError, match="1 faults"):
        verified(kept)


def test_a_dropped_chain_shows_against_the_checkpoint_alone(drafted: Article, tmp_path: Path) -> None:
    kept = written(tmp_path / "one.jws")
    purge(f"article_id = {drafted.pk}")
    as_owner(f"DELETE FROM articles_article WHERE id = {drafted.pk}")
    assert "0 faults" in verified()
    assert found(kept) == [f"(article {drafted.pk}): this chain had 3 events; now it is gone."]


def test_a_chain_written_anew_shows_against_the_checkpoint_alone(drafted: Article, tmp_path: Path) -> None:
    kept = written(tmp_path / "one.jws")
    last = Event.objects.get(seq=3)
    canonical = last.canonical.replace('"verb":"save"', '"verb":"sa-e"')
    as_owner(
        f"UPDATE reviews_event SET verb = 'sa-e', canonical = '{canonical}', "
        f"hash = '{ledger.link_hash(canonical.encode())}' WHERE seq = 3"
    )
    assert found(kept) == ["drafted: event 3 of this chain was another: the chain was written anew."]


def test_a_new_checkpoint_names_the_one_before_it(drafted: Article, tmp_path: Path) -> None:
    first, second = written(tmp_path / "one.jws"), written(tmp_path / "two.jws")
    assert checkpoints.read(second).previous == hashlib.sha256(first.read_bytes()).hexdigest()
    assert "0 faults" in verified(first, second)


def test_a_checkpoint_that_was_put_between_shows(drafted: Article, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    first, stranger = written(tmp_path / "one.jws"), written(tmp_path / "elsewhere" / "two.jws")
    with pytest.raises(CommandError, match="1 faults"):
        verified(first, stranger)


def test_no_checkpoint_is_written_over_another_or_of_a_cut_record(drafted: Article, tmp_path: Path) -> None:
    kept = written(tmp_path / "one.jws")
    with pytest.raises(CommandError, match="is there already"):
        written(kept)
    purge(f"article_id = {drafted.pk} AND number = 3")
    with pytest.raises(CommandError, match="is not what it was"):
        call_command("write_checkpoint", to=tmp_path / "two.jws", stderr=StringIO())
    assert not (tmp_path / "two.jws").exists()


def test_a_checkpoint_of_another_key_is_refused_until_that_key_is_listed(
    drafted: Article, tmp_path: Path, settings: Settings, key_file: Path
) -> None:
    kept = written(tmp_path / "one.jws")
    listed = tmp_path / "old.jwks"
    listed.write_text(json.dumps(keys.public_keys()))
    keys.make_key(tmp_path / "new.jwk")
    settings.SIGNING_KEY_FILE = str(tmp_path / "new.jwk")
    with pytest.raises(CommandError, match="not by one of the site's keys"):
        verified(kept)
    settings.SIGNING_OLD_KEYS_FILE = str(listed)
    assert "0 faults" in verified(kept)


@pytest.mark.parametrize("place", [10, 200, -10])
def test_a_checkpoint_with_one_letter_changed_is_refused(drafted: Article, tmp_path: Path, place: int) -> None:
    kept = written(tmp_path / "one.jws")
    text = kept.read_text()
    other = "A" if text[place] != "A" else "B"
    kept.write_text(text[:place] + other + text[place + 1 or None :])
    with pytest.raises(BadCheckpoint):
        checkpoints.read(kept)


def test_a_file_that_is_no_checkpoint_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadCheckpoint, match="cannot be opened"):
        checkpoints.read(tmp_path / "nowhere.jws")
    other = tmp_path / "record.jws"
    other.write_text(keys.sign(b'{"type":"cryosite-record"}'))
    with pytest.raises(BadCheckpoint, match="is no checkpoint"):
        checkpoints.read(other)


def test_a_root_that_is_not_that_of_the_chains_is_refused(drafted: Article, tmp_path: Path) -> None:
    kept = json.loads(keys.opened(checkpoints.write(timezone.now(), None)))
    kept["heads"][0][2] = "f" * 64
    forged = tmp_path / "forged.jws"
    forged.write_text(keys.sign(json.dumps(kept).encode()))
    with pytest.raises(BadCheckpoint, match="Merkle root"):
        checkpoints.read(forged)
