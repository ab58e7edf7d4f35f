from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from . import triggers
from .groups import make_groups
from .questions import make_questions


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self) -> None:
        pre_migrate.connect(triggers.remove, sender=self)
        post_migrate.connect(make_groups, sender=self)
        post_migrate.connect(make_questions, sender=self)
        post_migrate.connect(triggers.install, sender=self)
