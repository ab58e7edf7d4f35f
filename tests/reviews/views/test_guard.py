import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse

from tests import factories
from tests.reviews.views.desk import page, signed_in

ADDRESSES = ["home", "queue", "articles", "new", "import", "preview"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ADDRESSES)
def test_who_is_not_signed_in_is_led_to_the_login_and_back(client: Client, name: str) -> None:
    address = reverse(f"desk:{name}")
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/accounts/login/?next={address}"


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_account_without_a_part_in_the_desk_gets_403_with_a_sentence(stranger: User, name: str) -> None:
    answer = signed_in(stranger).get(reverse(f"desk:{name}"))
    assert answer.status_code == 403
    assert "no part in the desk yet" in answer.content.decode()


def test_every_desk_address_is_guarded(stranger: User, editor: User) -> None:
    revision = factories.draft(editor)
    client = signed_in(stranger)
    values = {"slug": revision.article.slug, "number": 1, "pk": 1, "verb": "claim", "key": "made2020up", "interest": 1}
    names = get_resolver().namespace_dict["desk"][1].reverse_dict
    for name in [key for key in names if isinstance(key, str)]:
        route = names.getlist(name)[0][0][0]
        address = reverse(f"desk:{name}", kwargs={key: values[key] for key in route[1]})
        assert client.get(address).status_code == 403, name
        assert client.post(address).status_code == 403, name


def test_an_account_that_was_deactivated_is_out_at_once(editor: User) -> None:
    client = signed_in(editor)
    editor.is_active = False
    editor.save()
    assert client.get("/desk/").status_code == 302


@pytest.mark.parametrize("what", ["edit/", "submit/", "topics/"])
def test_a_reviewer_reads_an_article_but_does_not_write_it(editor: User, reviewer: User, what: str) -> None:
    revision = factories.draft(editor)
    client = signed_in(reviewer)
    assert client.get(page(revision.article)).status_code == 200
    answer = client.get(page(revision.article, what))
    assert answer.status_code == 403
    assert "Only editors may write" in answer.content.decode()


def test_the_desk_is_never_stored_on_the_way(editor: User) -> None:
    assert "no-store" in signed_in(editor).get("/desk/").headers["Cache-Control"]


@pytest.mark.parametrize(
    "address",
    [
        "/desk/articles/unknown/",
        "/desk/articles/unknown/edit/",
        "/desk/articles/unknown/revisions/1/",
        "/desk/articles/unknown/revisions/99999999999999999999999/",
        "/desk/articles/unknown/compare/?from=x&to=2",
        "/desk/reviews/99999999999999999999999/",
        "/desk/reviews/1/",
    ],
)
def test_what_does_not_exist_is_404(editor: User, address: str) -> None:
    assert signed_in(editor).get(address).status_code == 404
