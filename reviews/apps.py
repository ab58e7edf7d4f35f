from django.apps import AppConfig
from django.db.models.signals import post_migrate

from .groups import make_groups


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self) -> None:
        post_migrate.connect(make_groups, sender=self)
