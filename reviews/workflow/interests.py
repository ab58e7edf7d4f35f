"""A person's interests declared, one of them waived for a round, and what an article is about.

A declaration concerns a person and leaves no event in a ledger: its rows are never changed, and a signature names the
one that it rests on.
"""

import hashlib
from collections.abc import Iterable, Sequence

import rfc8785
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Reference, Subject
from reviews import ledger
from reviews.exceptions import Incomplete, NotPossible
from reviews.interests import Entry
from reviews.matching import matches
from reviews.models import Interest, Interests, Review, Waiver
from reviews.permissions import check_can_waive, check_can_write, person
from reviews.provenance import provenance_of

from .locking import lock_article, lock_review

MOST = {"company": 120, "product": 120, "detail": 300}


def declare_interests(*, by: User, none: bool, entries: Sequence[Entry] = ()) -> Interests:
    """Declare one's interests: that there are none, in so many words, or all of them; it replaces what was declared.

    Raises Incomplete (its field "entry-2-company" for the third entry's company) where neither or both are said, or
    where an entry lacks something.
    """
    now = timezone.now()
    with transaction.atomic():
        who = person(by)
        if none and entries:
            raise Incomplete("You ticked that there are none, and gave some. Take back one of the two.", "none")
        if not none and not entries:
            raise Incomplete("Give your interests, or tick that you have none.", "none")
        for place, entry in enumerate(entries):
            _check_entry(entry, f"entry-{place}-")
        declaration = Interests.objects.create(user=who.user, declared_at=now, none_to_declare=none)
        for entry in entries:
            Interest.objects.create(
                declaration=declaration,
                type=entry.type,
                company=entry.company.strip(),
                product=entry.product.strip(),
                detail=entry.detail.strip(),
                began_on=entry.began_on,
                ended_on=entry.ended_on,
            )
    return declaration


def _check_entry(entry: Entry, prefix: str) -> None:
    if entry.type not in Interest.Type.values:
        raise Incomplete("Choose what kind of interest it is.", f"{prefix}type")
    if not entry.company.strip():
        raise Incomplete("Name the company or body.", f"{prefix}company")
    for field, most in MOST.items():
        if len(getattr(entry, field).strip()) > most:
            raise Incomplete(f"This is too long: at most {most} characters.", f"{prefix}{field}")
    if entry.began_on > timezone.localdate():
        raise Incomplete("This day has not come yet.", f"{prefix}began_on")
    if entry.ended_on and entry.ended_on < entry.began_on:
        raise Incomplete("It cannot end before it began.", f"{prefix}ended_on")


def waive(*, by: User, review: Review, interest: Interest, reason: str) -> Waiver:
    """Let a matching interest not keep its owner from a round; readers see the reason.

    Raises NotAllowed for everybody but a managing editor without a hand in the text, Incomplete without a reason,
    NotPossible where the interest is not part of the declaration in force, does not match, or is waived already.
    """
    now = timezone.now()
    with transaction.atomic():
        fresh = lock_review(review)
        provenance = provenance_of(fresh.revision, fresh.article)
        check_can_waive(person(by), fresh, provenance, interest)
        if not reason.strip():
            raise Incomplete("Say why: readers see it beside the reviewer's interests.", "reason")
        if not fresh.is_open and fresh.article.live_id is None:
            raise NotPossible("This round is closed: nothing is signed in it any more.")
        owner = person(interest.declaration.user)
        found = {
            match.interest.pk: match for match in matches(owner.credentials.entries, provenance.about, on=now.date())
        }
        match = found.get(interest.pk)
        if match is None:
            raise NotPossible("This interest does not touch the text as both stand now: nothing has to be waived.")
        if match.waived:
            raise NotPossible("This interest is waived for this round already.")
        waiver = Waiver.objects.create(review=fresh, interest=interest, by=by, at=now, reason=reason.strip())
        ledger.append(
            article=fresh.article,
            verb="waive",
            by=by,
            at=now,
            facts={"review": fresh.pk, "waiver": waiver.pk, "columns": ledger.fingerprint(waiver)},
        )
    return waiver


def name_subjects(
    *, by: User, article: Article, subjects: Iterable[tuple[str, str]], retold_case: Reference | None
) -> None:
    """Say what an article is about: (role, name) of each drug, manufacturer and funder, and the case that it retells.

    Reviewers' interests are held against it from now on, also in a round that is open.
    """
    now = timezone.now()
    named = sorted({(role, " ".join(name.split())) for role, name in subjects if name.strip()})
    check_can_write(person(by))
    for role, name in named:
        if role not in Subject.Role.values or len(name) > MOST["company"]:
            raise Incomplete(f"“{name[:40]}…” is too long: at most {MOST['company']} characters.", role)
    with transaction.atomic():
        article = lock_article(article)
        article.subjects.all().delete()
        Subject.objects.bulk_create(Subject(article=article, role=role, name=name) for role, name in named)
        article.retold_case = retold_case
        article.save(update_fields=["retold_case"])
        facts = {"subjects": subjects_hash(named), "retold_case": retold_case.pk if retold_case else None}
        ledger.append(article=article, verb="name_subjects", by=by, at=now, facts=facts)


def subjects_hash(named: Iterable[tuple[str, str]]) -> str:
    """SHA-256 (hex) of the RFC 8785 form of the (role, name) of an article's subjects, in order."""
    return hashlib.sha256(rfc8785.dumps([list(pair) for pair in sorted(named)])).hexdigest()
