"""Lists that managing editors keep in the admin."""

from django.db import models

from articles.choices import Kind
from reviews.querysets import DrugNameQuerySet


class ChecklistQuestion(models.Model):
    """One thing that a reviewer confirms before signing. What was answered is frozen with its wording."""

    kind = models.CharField(
        "kind of article", max_length=20, choices=Kind.choices, blank=True, help_text="Empty: asked for every kind."
    )
    key = models.SlugField(max_length=40, help_text="A short name that stays when the wording changes.")
    wording = models.CharField(max_length=300, help_text="A sentence that begins with what the reviewer confirms.")
    position = models.PositiveSmallIntegerField(default=10)
    is_asked = models.BooleanField(default=True, help_text="Take the tick off to stop asking it.")

    class Meta:
        ordering = ("position", "id")
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="a_question_is_asked_once")]

    def __str__(self) -> str:
        return self.wording


class DrugName(models.Model):
    """A drug that the material-change guard does not know by its international stem."""

    name = models.CharField(max_length=80, unique=True, help_text="In small letters, such as “prednisone”.")

    objects = DrugNameQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
