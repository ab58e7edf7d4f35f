"""Checkpoints: what all chains were at one moment, signed, to be kept where nobody who runs the site can change it."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import rfc8785
from django.db.models import Exists, Max, OuterRef

from articles.models import Article

from . import keys
from .models import Event
from .verification import Findings, batches

VERSION = 1
SUFFIX = ".jws"
CHAINS_AT_ONCE = 500
TABLE = Event._meta.db_table

Head = tuple[int, int, str]
"""An article's id, the sequence number of its last event, and that event's hash."""


class BadCheckpoint(Exception):
    """A file is no checkpoint of this site; the message says why."""


@dataclass(frozen=True)
class Checkpoint:
    """A checkpoint whose signature and Merkle root hold; `digest` is the SHA-256 (hex) of its file."""

    at: datetime
    heads: list[Head]
    root: str
    previous: str | None
    digest: str


def current_heads() -> list[Head]:
    """The last event of every chain, by article id: one statement, so one state of the database."""
    later = Event.objects.filter(article=OuterRef("article"), seq__gt=OuterRef("seq"))
    heads = Event.objects.filter(~Exists(later)).order_by("article")
    return list(heads.values_list("article", "seq", "hash"))


def write(now: datetime, previous: bytes | None) -> str:
    """The text of a new checkpoint file; `previous` is the whole file before it. Raises keys.KeyProblem."""
    heads = current_heads()
    payload = rfc8785.dumps(
        {
            "type": "cryosite-checkpoint",
            "version": VERSION,
            "at": now.astimezone(UTC).isoformat(timespec="seconds"),
            "events": sum(seq for _, seq, _ in heads),
            "root": merkle_root(map(leaf, heads)),
            "previous": hashlib.sha256(previous).hexdigest() if previous is not None else None,
            "heads": [list(head) for head in heads],
        }
    )
    return keys.sign(payload) + "\n"


def read(path: Path) -> Checkpoint:
    """A checkpoint from its file. Raises BadCheckpoint where it cannot be read, or signature or root do not hold."""
    try:
        content = path.read_bytes()
        found = json.loads(keys.opened(content.decode("ascii")))
        heads = [(int(article), int(seq), str(digest)) for article, seq, digest in found["heads"]]
        at = datetime.fromisoformat(found["at"])
    except OSError as error:
        raise BadCheckpoint(f"{path} cannot be opened: {error.strerror}.") from error
    except keys.KeyProblem as error:
        raise BadCheckpoint(f"{path}: {error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadCheckpoint(f"{path} is no checkpoint.") from error
    if found["root"] != merkle_root(map(leaf, heads)) or found["events"] != sum(seq for _, seq, _ in heads):
        raise BadCheckpoint(f"{path}: its Merkle root or count is not that of the chains it lists.")
    return Checkpoint(at, heads, found["root"], found["previous"], hashlib.sha256(content).hexdigest())


def compare(checkpoint: Checkpoint, findings: Findings) -> None:
    """Find the chains that are gone, shorter or other than they were at the checkpoint."""
    day = f"{checkpoint.at:%-d %B %Y, %H:%M} UTC"
    for batch in batches(iter(checkpoint.heads), CHAINS_AT_ONCE):
        ids = [article for article, _, _ in batch]
        slugs = dict(Article.objects.filter(pk__in=ids).values_list("pk", "slug"))
        events = Event.objects.filter(article__in=ids).order_by()
        lengths = dict(events.values_list("article").annotate(Max("seq")))
        events = events.filter(seq__in={seq for _, seq, _ in batch})
        hashes = {(article, seq): digest for article, seq, digest in events.values_list("article", "seq", "hash")}
        for article, seq, digest in batch:
            found = hashes.get((article, seq))
            if found != digest:
                sentence = f"On {day} {_what(found, seq, lengths.get(article))}"
                findings.add(slugs.get(article, f"(article {article})"), TABLE, f"seq {seq}", "hash", sentence)


def check_succession(checkpoints: Sequence[Checkpoint]) -> list[str]:
    """A sentence for each checkpoint, in the order of time, that does not name the one before it."""
    in_order = sorted(checkpoints, key=lambda checkpoint: checkpoint.at)
    return [
        f"The checkpoint of {after.at:%-d %B %Y, %H:%M} UTC does not name the one before it that was given."
        for before, after in pairwise(in_order)
        if after.previous != before.digest
    ]


def leaf(head: Head) -> bytes:
    """What stands for one chain in the Merkle tree: the RFC 8785 bytes of [article, seq, hash]."""
    return rfc8785.dumps(list(head))


def merkle_root(leaves: Iterable[bytes]) -> str:
    """Merkle tree hash (hex) of RFC 6962, section 2.1: SHA-256 over 0x00 and a leaf, over 0x01 and two nodes."""
    level = [hashlib.sha256(b"\x00" + one).digest() for one in leaves]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:  # an odd node goes up as it is: the same tree as RFC 6962's split at a power of two
        pairs = zip(level[::2], level[1::2], strict=False)
        odd = level[-1:] if len(level) % 2 else []
        level = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs] + odd
    return level[0].hex()


def _what(found: str | None, seq: int, length: int | None) -> str:
    if found is not None:
        return f"event {seq} of this chain was another: the chain was written anew."
    if length is None:
        return f"this chain had {seq} events; now it is gone."
    if length > seq:
        return f"event {seq} of this chain was there; now it is missing."
    return f"this chain had {seq} events; now {seq - length} of them are missing at its end."
