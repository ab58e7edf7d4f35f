"""Who has a part in the desk: invited, joined, deactivated. Nobody is ever deleted."""

from itertools import count

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from articles.models import Contributor
from reviews import notifications
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.groups import MANAGE
from reviews.models import Invitation, Role, note_own_password
from reviews.permissions import Person, check_can_manage, holds, person

GROUP_OF = {Role.EDITOR: "Editors", Role.REVIEWER: "Reviewers", Role.MANAGER: "Managing editors"}


def roles_for(who: Person) -> list[Role]:
    """The roles that this person may invite to."""
    return [role for role in Role if role != Role.MANAGER or who.user.is_superuser]


def invite(*, by: User, name: str, email: str, role: str) -> Invitation:
    """Ask somebody to join, by mail: a link that works once, for 14 days.

    Raises NotAllowed for who may not invite to that role, Incomplete where the address is taken.
    """
    who = person(by)
    check_can_manage(who)
    if role not in roles_for(who):
        raise NotAllowed("Only an administrator may invite managing editors.")
    if User.objects.filter(email__iexact=email).exists():
        raise Incomplete("Somebody with this address has an account already. Look in the list of people.", "email")
    if Invitation.objects.open().filter(email__iexact=email).exists():
        raise Incomplete("This address is invited already. Take that invitation back first.", "email")
    now = timezone.now()
    with transaction.atomic():
        invitation = Invitation.objects.create(name=name, email=email, role=role, invited_by=who.user, sent_at=now)
        notifications.invited(invitation, now)
    return invitation


def withdraw_invitation(*, by: User, invitation: Invitation) -> None:
    """Take an open invitation back: its link opens nothing any more."""
    check_can_manage(person(by))
    taken = Invitation.objects.open().filter(pk=invitation.pk).update(withdrawn_at=timezone.now())
    if not taken:
        raise NotPossible("This invitation is not open any more.")


def join(*, invitation: Invitation, name: str, credentials: str, password: str) -> User:
    """Make the account of who was invited: byline, group, and a password that its owner chose. Uses the link up.

    The password is checked by the form. Raises NotPossible where the link was used or taken back, or is too old.
    """
    with transaction.atomic():
        if Invitation.objects.select_for_update().open().filter(pk=invitation.pk).first() is None:
            raise NotPossible("This invitation is not open any more. Ask who invited you for a new one.")
        if User.objects.filter(email__iexact=invitation.email).exists():
            raise NotPossible("Somebody with your address has an account already. Sign in, or ask a managing editor.")
        user = User.objects.create_user(free_username(name), invitation.email, password, is_staff=True)
        user.first_name, _, user.last_name = (part[:150] for part in name.partition(" "))
        user.save(update_fields=["first_name", "last_name"])
        user.groups.add(Group.objects.get(name=GROUP_OF[Role(invitation.role)]))
        contributor = Contributor.objects.create(slug=_free_slug(name), name=name, credentials=credentials)
        note_own_password(user, contributor=contributor)
        Invitation.objects.filter(pk=invitation.pk).update(used_at=timezone.now(), account=user)
    return user


def deactivate(*, by: User, account: User) -> None:
    """Close an account and end its sessions; what it wrote and signed stays."""
    _check_can_switch(person(by), account)
    User.objects.filter(pk=account.pk).update(is_active=False)
    end_sessions(account)


def activate(*, by: User, account: User) -> None:
    """Open an account again."""
    _check_can_switch(person(by), account)
    User.objects.filter(pk=account.pk).update(is_active=True)


def remove_second_factors(*, by: User, account: User) -> None:
    """For a lost device: the owner signs in with the password and sets a new factor up. Tells the owner by mail."""
    who = person(by)
    if not who.user.is_superuser or account.pk == who.user.pk:
        raise NotAllowed("Only another administrator may remove somebody's second factor.")
    with transaction.atomic():
        Authenticator.objects.filter(user_id=account.pk).delete()
        notifications.second_factor_removed(account, who.user, timezone.now())
    end_sessions(account)


def end_sessions(account: User) -> None:
    """Sign an account out everywhere, so that no old session comes back to life with it."""
    current = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [row.pk for row in current.iterator() if row.get_decoded().get("_auth_user_id") == str(account.pk)]
    Session.objects.filter(pk__in=theirs).delete()


def may_switch(who: Person, account: User, manages: bool) -> bool:
    """Whether a person may deactivate and activate an account; `manages` says whether that one manages the desk."""
    equal = account.is_superuser or manages
    return who.may_manage and account.pk != who.user.pk and (who.user.is_superuser or not equal)


def _check_can_switch(who: Person, account: User) -> None:
    check_can_manage(who)
    if account.pk == who.user.pk:
        raise NotAllowed("You cannot deactivate your own account. Ask another managing editor or an administrator.")
    manages = User.objects.filter(holds(MANAGE), pk=account.pk).exists()
    if not may_switch(who, account, manages):
        raise NotAllowed("Only an administrator may do this to a managing editor or an administrator.")


def free_username(name: str) -> str:
    """A user name made of a person's name, that nobody has."""
    base = slugify(name)[:140] or "member"
    taken = set(User.objects.filter(username__istartswith=base).values_list("username", flat=True))
    return _first_free(base, taken)


def _free_slug(name: str) -> str:
    base = slugify(name)[:70] or "member"
    return _first_free(base, set(Contributor.objects.filter(slug__startswith=base).values_list("slug", flat=True)))


def _first_free(base: str, taken: set[str]) -> str:
    candidates = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(candidate for candidate in candidates if candidate not in taken)
