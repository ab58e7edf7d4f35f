"""Who may do what. `check_can_<verb>` raises a sentence; nothing here looks at states."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Permission, User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.choices import Scope
from articles.models import Contributor

from . import credentials
from .credentials import Credentials, check_credentials
from .exceptions import NotAllowed
from .groups import MANAGE, REVIEW, WRITE
from .matching import About, is_author, matches
from .models import Comment, Interest, Review, Signature, Withdrawal
from .provenance import Hands, Provenance

AUTHOR_OF_THE_CASE = "You are an author of the case that this page retells, so somebody else has to review it."


@dataclass(frozen=True)
class Person:
    """An account as the desk sees it at this moment: active, with its byline and its permissions."""

    user: User
    contributor: Contributor | None
    may_write: bool
    may_review: bool
    may_manage: bool
    credentials: Credentials

    @property
    def has_desk(self) -> bool:
        return self.may_write or self.may_review or self.may_manage


@dataclass(frozen=True)
class Named:
    """An account in a list of names."""

    user: User
    may_write: bool
    may_review: bool


def person(user: User) -> Person:
    """Read an account afresh, in one query. Raises NotAllowed where it is not active."""
    fresh = _accounts().filter(pk=user.pk).first()
    if fresh is None:
        raise NotAllowed("This account is not active. Ask a managing editor.")
    return _person_of(fresh)


def names() -> list[Named]:
    """Every active account by its name, with what it may do and no more: for the choices of a filter, in one query."""
    accounts = (
        User.objects.filter(is_active=True)
        .annotate(**{f"has_{codename}": holds(codename) for codename in (WRITE, REVIEW)})
        .order_by("first_name", "last_name", "username")
    )
    return [
        Named(one, one.is_superuser or getattr(one, f"has_{WRITE}"), one.is_superuser or getattr(one, f"has_{REVIEW}"))
        for one in accounts
    ]


def people() -> list[Person]:
    """Every active account, by the name it signs under, in the same number of queries as one."""
    return [_person_of(account) for account in _accounts().order_by("member__contributor__name", "username")]


def reviewers() -> list[Person]:
    """Those who may review."""
    return [who for who in people() if who.may_review]


def _accounts() -> QuerySet[User, Any]:
    """Active accounts with all that a Person holds."""
    return (
        User.objects.filter(is_active=True)
        .select_related("member__contributor")
        .annotate(**{f"has_{codename}": holds(codename) for codename in (WRITE, REVIEW, MANAGE)})
        .annotate(**credentials.columns())
    )


def _person_of(account: Any) -> Person:
    member = getattr(account, "member", None)
    return Person(
        user=account,
        contributor=member.contributor if member else None,
        may_write=account.is_superuser or getattr(account, f"has_{WRITE}"),
        may_review=account.is_superuser or getattr(account, f"has_{REVIEW}"),
        may_manage=account.is_superuser or getattr(account, f"has_{MANAGE}"),
        credentials=credentials.credentials_of(account),
    )


def holds(codename: str) -> Exists:
    """For a query on accounts: whether each holds one of the desk's permissions, itself or by a group."""
    return Exists(
        Permission.objects.filter(
            Q(group__user=OuterRef("pk")) | Q(user=OuterRef("pk")),
            content_type__app_label="reviews",
            codename=codename,
        )
    )


def may(user: User, codename: str) -> bool:
    """Whether an account holds one of the desk's permissions, from Django's own cache (for templates, lists)."""
    return user.has_perm(f"reviews.{codename}")


def check_can_write(who: Person) -> None:
    if not who.may_write:
        raise NotAllowed("Only editors may write, import and submit articles.")


def check_can_manage(who: Person) -> None:
    if not who.may_manage:
        raise NotAllowed("Only a managing editor may do this.")


def check_can_review(who: Person) -> None:
    if not who.may_review:
        raise NotAllowed("Only medical reviewers may review articles.", "is not a medical reviewer")
    if who.contributor is None or not (who.contributor.name and who.contributor.credentials):
        raise NotAllowed(
            "Your account has no name with credentials to sign under. Ask a managing editor to add them.",
            "has no name with credentials to sign under",
        )


def check_independent(who: Person, hands: Hands) -> None:
    """The four-eyes rule: superusers are not exempt (DESIGN 5.1)."""
    if who.user.pk in hands.creators:
        raise NotAllowed("You wrote part of this text, so somebody else has to review it.", "wrote part of this text")
    if who.contributor and who.contributor.pk in hands.authors:
        raise NotAllowed("You are an author of this text, so somebody else has to review it.", "is its author")
    if who.user.pk in hands.submitters:
        raise NotAllowed("You submitted this text, so somebody else has to review it.", "submitted this text")


def check_unbiased(who: Person, about: About) -> None:
    """No financial interest that touches what the text is about, but a waived one; no hand in the case it retells."""
    for match in matches(who.credentials.entries, about, on=timezone.localdate()):
        if match.waived is None:
            raise NotAllowed(
                f"You declared an interest that touches this text ({match.interest.named}; {match.touches}), so "
                "somebody else has to review it. A managing editor may waive it with a public reason.",
                "has an interest that touches what this text is about",
            )
    if about.retold and who.contributor and is_author(about.retold, who.contributor.orcid):
        raise NotAllowed(AUTHOR_OF_THE_CASE, "is an author of the case that this text retells")


def check_can_sign(who: Person, provenance: Provenance, scope: str) -> None:
    check_can_review(who)
    if scope == Scope.WHOLE:
        check_independent(who, provenance.whole)
    elif provenance.changes is None:
        raise NotAllowed("No approved text lies before this one: sign the whole page.")
    else:
        check_independent(who, provenance.changes)
    check_credentials(who.credentials, timezone.localdate())
    check_unbiased(who, provenance.about)


def scopes_for(who: Person, provenance: Provenance) -> list[Scope]:
    """What a person may sign of a text: the whole page, the changes only, both, or nothing."""
    return [scope for scope in Scope if _can_sign(who, provenance, scope)]


def _can_sign(who: Person, provenance: Provenance, scope: str) -> bool:
    try:
        check_can_sign(who, provenance, scope)
    except NotAllowed:
        return False
    return True


def check_can_be_assigned(who: Person, provenance: Provenance) -> None:
    """A round goes only to somebody who may sign the whole page or the changes."""
    if scopes_for(who, provenance):
        return
    try:
        check_can_sign(who, provenance, Scope.WHOLE)
    except NotAllowed as refused:
        name = who.user.get_username()
        raise NotAllowed(f"{name} cannot review this text: {name} {refused.of_them}. Choose somebody else.") from None


def check_can_claim(who: Person, review: Review, provenance: Provenance) -> None:
    if not scopes_for(who, provenance):
        check_can_sign(who, provenance, Scope.WHOLE)
    if review.reviewer_id and review.reviewer_id != who.user.pk:
        raise NotAllowed("This review is assigned to somebody else. A managing editor can assign it to you.")


def check_can_decide(who: Person, review: Review) -> None:
    """Ask for changes or sign: only who holds the round."""
    check_can_review(who)
    if review.reviewer_id != who.user.pk:
        raise NotAllowed("Only the reviewer who claimed this round may decide it.")


def check_can_release(who: Person, review: Review) -> None:
    if review.reviewer_id != who.user.pk and not who.may_manage:
        raise NotAllowed("Only the reviewer who holds this round, or a managing editor, may release it.")


def check_can_hand_over(who: Person, review: Review) -> None:
    if review.reviewer_id != who.user.pk:
        raise NotAllowed("Only the reviewer who holds this round may hand it over. A managing editor can assign it.")


def check_can_waive(who: Person, review: Review, provenance: Provenance, interest: Interest) -> None:
    """A managing editor who is neither author nor reviewer of the text; nobody waives an interest of their own."""
    check_can_manage(who)
    user, hands = who.user.pk, provenance.whole
    own = who.contributor is not None and who.contributor.pk in hands.authors
    if own or user in hands.creators | hands.submitters | {review.article.created_by_id}:
        raise NotAllowed("You had a hand in this text, so another managing editor has to decide this.")
    if user in (review.reviewer_id, interest.declaration.user_id):
        raise NotAllowed("You cannot waive an interest for your own review. Another managing editor may.")


def check_can_withdraw(who: Person, review: Review) -> None:
    check_can_write(who)
    if review.submitted_by_id != who.user.pk and not who.may_manage:
        raise NotAllowed("Only who submitted this round, or a managing editor, may withdraw it.")


def check_can_comment(who: Person, review: Review) -> None:
    if not (who.may_write or who.may_manage or review.reviewer_id == who.user.pk):
        raise NotAllowed("Only editors and the reviewer of this round may comment.")


def check_can_resolve(who: Person, comment: Comment, newest: Review) -> None:
    """Whoever may comment; a blocking comment only its author, the round's reviewer, or a managing editor who had no
    hand in the text (DESIGN 5.1): the editor whom it holds up does not lift it. `newest` is the article's last round.
    """
    check_can_comment(who, newest)
    if not comment.is_blocking or who.user.pk in (comment.by_id, newest.reviewer_id):
        return
    if not who.may_manage or who.user.pk in (newest.submitted_by_id, newest.revision.created_by_id):
        raise NotAllowed("Only who wrote this blocking comment, or the reviewer of this round, may resolve it.")


def check_can_set_absence(who: Person, account: User) -> None:
    if account.pk != who.user.pk and not who.may_manage:
        raise NotAllowed("Only the person, or a managing editor, may set an absence.")


def check_can_withdraw_signature(who: Person, signature: Signature) -> None:
    """The signer, or a managing editor in an emergency."""
    if signature.signer_id != who.user.pk and not who.may_manage:
        raise NotAllowed("Only the signer, or a managing editor in an emergency, may withdraw this signature.")


def check_can_countersign(who: Person, withdrawal: Withdrawal) -> None:
    if not (who.may_manage or who.may_review):
        raise NotAllowed("Only another managing editor, reviewer or administrator may countersign.")
    if withdrawal.by_id == who.user.pk:
        raise NotAllowed("You withdrew this signature; somebody else has to countersign.")


def check_can_answer_concern(who: Person) -> None:
    """Everybody with a part in the desk: who writes, reviews or manages."""
    if not who.has_desk:
        raise NotAllowed("Only editors, reviewers and managing editors may answer this.")
