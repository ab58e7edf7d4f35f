"""Who may do what. `check_can_<verb>` raises a sentence; nothing here looks at states."""

from dataclasses import dataclass

from django.contrib.auth.models import Permission, User
from django.db.models import Exists, OuterRef, Q

from articles.choices import Scope
from articles.models import Contributor

from .exceptions import NotAllowed
from .groups import MANAGE, REVIEW, WRITE
from .models import Review, Signature, Withdrawal
from .provenance import Hands, Provenance


@dataclass(frozen=True)
class Person:
    """An account as the desk sees it at this moment: active, with its byline and its permissions."""

    user: User
    contributor: Contributor | None
    may_write: bool
    may_review: bool
    may_manage: bool

    @property
    def has_desk(self) -> bool:
        return self.may_write or self.may_review or self.may_manage


def person(user: User) -> Person:
    """Read an account afresh, in one query. Raises NotAllowed where it is not active."""
    fresh = (
        User.objects.filter(pk=user.pk, is_active=True)
        .select_related("member__contributor")
        .annotate(**{f"has_{codename}": holds(codename) for codename in (WRITE, REVIEW, MANAGE)})
        .first()
    )
    if fresh is None:
        raise NotAllowed("This account is not active. Ask a managing editor.")
    member = getattr(fresh, "member", None)
    return Person(
        user=fresh,
        contributor=member.contributor if member else None,
        may_write=fresh.is_superuser or getattr(fresh, f"has_{WRITE}"),
        may_review=fresh.is_superuser or getattr(fresh, f"has_{REVIEW}"),
        may_manage=fresh.is_superuser or getattr(fresh, f"has_{MANAGE}"),
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
        raise NotAllowed("Only medical reviewers may review articles.")
    if who.contributor is None or not (who.contributor.name and who.contributor.credentials):
        raise NotAllowed("Your account has no name with credentials to sign under. Ask a managing editor to add them.")


def check_independent(who: Person, hands: Hands) -> None:
    """The four-eyes rule: superusers are not exempt (DESIGN 5.1)."""
    if who.user.pk in hands.creators:
        raise NotAllowed("You wrote part of this text, so somebody else has to review it.")
    if who.contributor and who.contributor.pk in hands.authors:
        raise NotAllowed("You are an author of this text, so somebody else has to review it.")
    if who.user.pk in hands.submitters:
        raise NotAllowed("You submitted this text, so somebody else has to review it.")


def check_can_sign(who: Person, provenance: Provenance, scope: str) -> None:
    check_can_review(who)
    if scope == Scope.WHOLE:
        check_independent(who, provenance.whole)
    elif provenance.changes is None:
        raise NotAllowed("No approved text lies before this one: sign the whole page.")
    else:
        check_independent(who, provenance.changes)


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
    if not scopes_for(who, provenance):
        raise NotAllowed(
            f"{who.user.get_username()} cannot review this text: only a medical reviewer with credentials who "
            "neither wrote nor submitted any of it may. Choose somebody else."
        )


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


def check_can_withdraw(who: Person, review: Review) -> None:
    check_can_write(who)
    if review.submitted_by_id != who.user.pk and not who.may_manage:
        raise NotAllowed("Only who submitted this round, or a managing editor, may withdraw it.")


def check_can_comment(who: Person, review: Review) -> None:
    if not (who.may_write or who.may_manage or review.reviewer_id == who.user.pk):
        raise NotAllowed("Only editors and the reviewer of this round may comment.")


def check_can_withdraw_signature(who: Person, signature: Signature) -> None:
    """The signer, or a managing editor in an emergency."""
    if signature.signer_id != who.user.pk and not who.may_manage:
        raise NotAllowed("Only the signer, or a managing editor in an emergency, may withdraw this signature.")


def check_can_countersign(who: Person, withdrawal: Withdrawal) -> None:
    if not (who.may_manage or who.may_review):
        raise NotAllowed("Only another managing editor, reviewer or administrator may countersign.")
    if withdrawal.by_id == who.user.pk:
        raise NotAllowed("You withdrew this signature; somebody else has to countersign.")
