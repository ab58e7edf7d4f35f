import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_healthy_site_answers_200_without_a_cookie(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content, dict(response.cookies)) == (200, b"ok\n", {})


def test_a_missing_migration_answers_503_and_says_what_to_do(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="reviews").delete()
    response = client.get("/healthz")
    assert response.status_code == 503 and b"manage.py migrate" in response.content
