from typing import Any, cast

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from reviews.models import Invitation, Role

from .layout import fields_only


class AddPasskeyForm(AddWebAuthnForm):
    """allauth's form, in the words of this site; a passkey that signs in alone is what most people want."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Name of this passkey"
        self.fields["name"].help_text = "So that you can tell several apart, such as “Phone” or “Laptop”."
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].label = "Sign in with it instead of the password"
        self.fields["passwordless"].help_text = "The device then checks that it is you: by PIN, finger or face."


class InviteForm(forms.Form):
    """Whom to invite, as what. The verb decides whether this person may."""

    use_required_attribute = False

    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="They may correct it.",
        error_messages={"required": "Enter the name of whom you invite."},
    )
    email = forms.EmailField(
        label="Email address",
        error_messages={
            "required": "Enter the address that the invitation goes to.",
            "invalid": "This is not an email address: write it as name@example.org.",
        },
    )
    role = forms.ChoiceField(
        label="Role", widget=forms.RadioSelect, error_messages={"required": "Choose what they will do."}
    )

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["role"]).choices = [(role.value, role.label) for role in roles]
        self.helper = fields_only()


class JoinForm(forms.Form):
    """What a guest sets: the name and credentials as printed, and a password."""

    use_required_attribute = False

    name = forms.CharField(
        label="Your name, as readers will see it",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Enter your name as it should be printed."},
    )
    credentials = forms.CharField(
        label="Your credentials",
        max_length=120,
        required=False,
        help_text="Such as “MD, FRCP”. Printed beside your name.",
        error_messages={"required": "Enter your credentials: readers see them beside what you sign."},
    )
    password = forms.CharField(
        label="Choose a password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters; neither your name or address nor a password that many people use.",
        error_messages={"required": "Choose a password."},
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"name": invitation.name})
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["credentials"].required = invitation.role == Role.REVIEWER
        self.helper = fields_only()

    def clean(self) -> dict[str, Any]:
        """Hold the password against this person's own name and address too."""
        given = super().clean() or {}
        person = User(username=given.get("name", ""), email=self.invitation.email, first_name=given.get("name", ""))
        try:
            if password := given.get("password"):
                validate_password(password, person)
        except ValidationError as error:
            self.add_error("password", error)
        return given
