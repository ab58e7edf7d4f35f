"""The link of an invitation: the row's number under Django's signature. What is stored opens nothing."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from .models import Invitation

SALT = "cryosite.invitation"


def invitation_url(invitation: Invitation) -> str:
    return settings.SITE_URL + reverse("invitation", args=[Signer(salt=SALT).sign(str(invitation.pk))])


def invitation_of(token: str) -> Invitation | None:
    """The invitation that a link names, open or not; None where the link was altered."""
    try:
        pk = int(Signer(salt=SALT).unsign(token))
    except (BadSignature, ValueError):
        return None
    return Invitation.objects.select_related("invited_by").filter(pk=pk).first()
