"""Rule 9 of DESIGN 5: deny by default. An address without a declared audience fails here."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cryosite.audiences import audience_of

VALUES = {"slug": "x", "pk": "1", "verb": "claim", "number": "1", "object_id": "1", "app_label": "reviews",
          "url": "x", "path": "x", "uidb36": "1", "key": "x", "content_type_id": "1",
          "interest": "1"}  # fmt: skip


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield route, pattern


ALL = list(addresses(get_resolver().url_patterns))


def test_every_address_has_a_declared_audience() -> None:
    known = ("public", "public-form", "accounts", "desk", "admin")
    undeclared = [route for route, pattern in ALL if audience_of(pattern) not in known]
    assert ALL and undeclared == []


def test_the_report_of_a_mistake_is_the_only_public_form() -> None:
    forms = [route for route, pattern in ALL if audience_of(pattern) == "public-form"]
    assert forms == ["articles/<slug:slug>/report/", "articles/<slug:slug>/report/thanks/"]


def test_desk_and_admin_are_where_they_are_declared() -> None:
    for route, pattern in ALL:
        for audience in ("desk", "admin"):
            assert route.startswith(f"{audience}/") == (audience_of(pattern) == audience), route


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted({route for route, pattern in ALL if audience_of(pattern) in ("desk", "admin")}))
def test_strangers_are_sent_to_the_sign_in(client: Client, name: str) -> None:
    address = "/" + name.replace("^", "").replace("$", "").replace("\\Z", "")
    for key, value in VALUES.items():
        for kind in ("", "slug:", "str:", "int:", "path:"):
            address = address.replace(f"<{kind}{key}>", value)
    if "(" in address:
        address = "/admin/reviews/"
    for response in (client.get(address), client.post(address)):
        assert response.status_code == 302, address
        assert response.headers["Location"].startswith("/accounts/login/"), address
