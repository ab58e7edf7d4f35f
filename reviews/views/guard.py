"""Who may enter the desk, and how its refusals are answered: around every desk view, in reviews/urls.py."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from reviews.exceptions import NotAllowed, Refused
from reviews.permissions import Person, person


class DeskRequest(HttpRequest):
    """A request inside the desk: somebody with a part in it, read afresh."""

    user: User
    person: Person


DeskView = Callable[..., HttpResponseBase]


def desk_view(view: DeskView) -> Callable[..., HttpResponseBase]:
    """Let in who may write, review or manage; anybody else gets 403. A verb's refusal becomes a page that says it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        desk = cast(DeskRequest, request)
        try:
            who = person(desk.user)
            if not who.has_desk:
                raise NotAllowed("Your account has no part in the desk yet. Ask a managing editor to give it one.")
            desk.person = who
            return view(desk, *args, **kwargs)
        except Refused as refused:
            return render(request, "reviews/refused.html", {"refusal": refused.message}, status=refused.status)

    return guarded
