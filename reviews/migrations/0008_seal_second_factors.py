"""Seals the secrets of second factors that were kept in the clear."""

from collections.abc import Callable
from typing import Any

from django.db import migrations

from reviews.sealing import seal, unseal


def _rewrite(apps: Any, change: Callable[[str], str]) -> None:
    for factor in apps.get_model("mfa", "Authenticator").objects.filter(type__in=["totp", "recovery_codes"]):
        for name in {"secret", "seed"} & factor.data.keys():
            factor.data[name] = change(factor.data[name])
        factor.save(update_fields=["data"])


def seal_all(apps: Any, schema_editor: Any) -> None:
    _rewrite(apps, seal)


def unseal_all(apps: Any, schema_editor: Any) -> None:
    _rewrite(apps, unseal)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0007_purge"), ("mfa", "0003_authenticator_type_uniq")]

    operations = [migrations.RunPython(seal_all, unseal_all)]
