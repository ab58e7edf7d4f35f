"""Asking a reviewer to look at a live page again."""

from django.contrib.auth.models import User
from django.utils import timezone

from articles.choices import Scope
from articles.models import Article
from reviews import notifications
from reviews.exceptions import NotAllowed, NotPossible
from reviews.permissions import check_can_manage, check_can_sign, person
from reviews.provenance import provenance_of

from .locking import open_round


def ask_again(*, by: User, article: Article, reviewer: User) -> None:
    """Ask a reviewer by mail to read a live page again, and to reaffirm it or to ask for an update.

    `article` comes with its live text. Raises NotPossible where nothing is live or an update is in review,
    NotAllowed where that person may not sign the page. Asking the same person twice for one day sends one mail.
    """
    check_can_manage(person(by))
    if article.live is None or article.retired_at:
        raise NotPossible("Only a live page is reviewed again.")
    if open_round(article):
        raise NotPossible("An update of this page is in review: assign that round instead.")
    try:
        check_can_sign(person(reviewer), provenance_of(article.live.revision, article), Scope.WHOLE)
    except NotAllowed as refused:
        name = reviewer.get_full_name() or reviewer.get_username()
        raise NotAllowed(f"{name} {refused.of_them}. Choose somebody else.") from None
    notifications.asked_again(article, reviewer, timezone.now())
