from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.models import Article, Revision
from articles.rendering import markdown
from reviews import ledger
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.models import Redaction, Review
from reviews.permissions import check_can_manage, person

from .evidence import follow_evidence
from .locking import lock_article, open_round


def request_redaction(*, by: User, revision: Revision, notice: str) -> Redaction:
    """Ask that a submitted text gives way to a public notice: withdrawn consent, a court's order (DESIGN 5.7)."""
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(revision.article)
        check_can_manage(person(by))
        if not notice.strip():
            raise Incomplete("Write the notice that readers see instead of the text.", "notice")
        if not Review.objects.filter(article=article, revision__number__gte=revision.number).exists():
            raise NotPossible("This text was never submitted: it can be purged instead.")
        if Redaction.objects.filter(revision=revision).exists():
            raise NotPossible("The redaction of this text was asked for already.")
        redaction = Redaction.objects.create(
            revision=revision,
            notice=notice.strip(),
            html=str(markdown.render(notice, {}).html),
            requested_by=by,
            requested_at=now,
        )
        _record_redaction("request_redaction", redaction, article, by)
    return redaction


def confirm_redaction(*, by: User, redaction: Redaction) -> Redaction:
    """The second person's word: the stored text gives way to the notice, for good. Hashes and events stay."""
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(redaction.revision.article)
        check_can_manage(person(by))
        fresh = Redaction.objects.get(pk=redaction.pk)
        if fresh.requested_by_id == by.pk:
            raise NotAllowed("You asked for this redaction; somebody else has to confirm it.")
        if fresh.confirmed_at:
            raise NotPossible("This text is redacted already.")
        review = open_round(article)
        if review and review.revision_id == redaction.revision_id:
            raise NotPossible("This text is in review. Withdraw the round first.")
        fresh.confirmed_by, fresh.confirmed_at = by, now
        fresh.save(update_fields=["confirmed_by", "confirmed_at"])
        publishing.redact(article=article, revision=redaction.revision, html=fresh.html, now=now)
        _record_redaction("confirm_redaction", fresh, article, by)
        publishing.refresh_standing(article, pending=article.standing.get("pending"), now=now)
        follow_evidence(article, by=by, now=now)
    return fresh


def _record_redaction(verb: str, redaction: Redaction, article: Article, by: User) -> None:
    facts: ledger.Facts = {
        "redaction": redaction.pk,
        "revision": redaction.revision.number,
        "columns": ledger.fingerprint(redaction, leave_out=("confirmed_by", "confirmed_at")),
    }
    ledger.append(article=article, verb=verb, by=by, at=timezone.now(), facts=facts)
