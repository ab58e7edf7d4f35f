from django.conf import settings
from django.db import models

from reviews.querysets import MessageQuerySet

from .people import Invitation


class Message(models.Model):
    """One mail in the outbox, written in the transaction of the verb that causes it.

    It goes to an account, or to somebody who is invited and has none yet.
    """

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    invitation = models.ForeignKey(Invitation, models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    matter = models.CharField(
        max_length=120, blank=True, editable=False, help_text="What it is about: one message a matter and person."
    )
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "to"], condition=~models.Q(matter=""), name="one_message_a_matter_and_person"
            ),
            models.CheckConstraint(
                name="a_message_has_one_recipient",
                condition=models.Q(to__isnull=False, invitation=None) | models.Q(to=None, invitation__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=models.Q(sent_at=None), name="messages_to_send")]

    def __str__(self) -> str:
        return self.subject
