from django.apps import AppConfig
from django.core.checks import Tags, register

from .checks import site_texts_are_filled_in


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self) -> None:
        register(site_texts_are_filled_in, Tags.database, deploy=True)
