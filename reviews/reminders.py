"""What `send_reminders` writes: what is due or late, and the weekly digest. Each person is told of a matter once.

A matter names what it is about, the day that counts and the stage, so that another due day is another matter. Mails
carry links, days and the titles that readers see; no word of an unapproved text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Count, OuterRef, Q, Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Article

from .calendar import MONDAY, working_days_after
from .credentials import lacking
from .models import Concern, Message, Review, Signature
from .notifications import named, post_once
from .permissions import Person, people

DAYS_BEFORE, DAYS_LATE = 2, 5
"""Working days before a due day when its person is reminded, and after it when the managing editors are told."""

FIRST_NOTICE, SECOND_NOTICE = timedelta(days=60), timedelta(days=14)
"""How long before the next review of a live page."""

CREDENTIALS = {"registration": "Registration to be checked", "interests": "Interests to be declared"}
AT_ONCE = 500
LIVE_TEXT = tuple(f"live__revision__{name}" for name in ("body", "html", "references", "outline", "problems"))


@dataclass(frozen=True)
class Reminder:
    """One matter, for the people whom it concerns. `about` is what its template prints."""

    matter: str
    subject: str
    template: str
    url: str
    to: list[User]
    about: dict[str, Any] = field(default_factory=dict)

    def message(self, to: User) -> Message:
        context = {**self.about, "url": settings.SITE_URL + self.url}
        body = render_to_string(f"emails/{self.template}.txt", context)
        return Message(to=to, subject=self.subject[:200], body=body, matter=self.matter, created_at=timezone.now())


class Staff:
    """Who is here on a day, and who manages the desk: read once."""

    def __init__(self, on: date) -> None:
        desk = [who for who in people() if who.has_desk]
        managers = [who.user for who in desk if who.may_manage and not who.user.is_superuser]
        self.present = {who.user.pk: who for who in desk if not _is_away(who, on)}
        self.managers = managers or [who.user for who in desk if who.user.is_superuser]

    def here(self, users: Iterable[int | None]) -> list[User]:
        """Those of the users (ids) who are active and here; the managing editors in the place of the others."""
        wanted = set(users)
        found = {pk: self.present[pk].user for pk in wanted if pk in self.present}
        if len(found) < len(wanted):
            found |= {user.pk: user for user in self.managers}
        return list(found.values())


def send_reminders(today: date) -> int:
    """Tell everybody what is due, late or, on a Monday, waiting: how many messages were written."""
    staff = Staff(today)
    return sum(_remind(found) for found in (_rounds(today, staff), _pages(today, staff), _concerns(today, staff),
                                            _credentials(today, staff), _digests(today, staff)))  # fmt: skip


def _remind(reminders: Iterator[Reminder]) -> int:
    written = 0
    while some := list(islice(reminders, AT_ONCE)):
        told = set(Message.objects.filter(matter__in=[one.matter for one in some]).values_list("matter", "to"))
        new = [one.message(to) for one in some for to in one.to if (one.matter, to.pk) not in told]
        post_once(new)
        written += len(new)
    return written


def _rounds(today: date, staff: Staff) -> Iterator[Reminder]:
    """Open rounds: shortly before they are due, on the day after, and five working days late."""
    due = Review.objects.open().filter(due_on__lte=working_days_after(today, DAYS_BEFORE)).order_by("due_on", "pk")
    texts = [f"article__{name}" for name in LIVE_TEXT]
    for review in due.select_related("article__live__revision", "reviewer").defer(*texts).iterator(AT_ONCE):
        to = staff.here([review.reviewer_id])
        if today <= review.due_on:
            yield _of_round(review, "soon", f"Review due on {_day(review.due_on)}", to)
            continue
        yield _of_round(review, "overdue", "Review overdue", to)
        if today >= working_days_after(review.due_on, DAYS_LATE):
            yield _of_round(review, "late", "Review late by five working days", staff.managers)


def _of_round(review: Review, stage: str, subject: str, to: list[User]) -> Reminder:
    page = named(review.article)
    matter = f"round:{review.pk}:{review.due_on}:{stage}"
    about = {"review": review, "page": page, "stage": stage}
    return Reminder(matter, f"{subject}: {page}", "round_due", review.get_absolute_url(), to, about)


def _pages(today: date, staff: Staff) -> Iterator[Reminder]:
    """Live pages whose next review comes near or was due: to the last signer, the editor and the managing editors."""
    pages = _with_people(Article.objects.live().filter(live__next_review_due__lte=today + FIRST_NOTICE))
    for article in pages.order_by("live__next_review_due", "pk").iterator(AT_ONCE):
        due = article.live.next_review_due
        near = "14" if due <= today + SECOND_NOTICE else "60"
        stage = "overdue" if due < today else near
        to = staff.here({article.signer, article.editor})
        subject = "Review of a live page overdue" if due < today else f"Review of a live page due on {_day(due)}"
        yield Reminder(
            f"page:{article.pk}:{due}:{stage}", f"{subject}: {named(article)}", "page_due",
            reverse("desk:workspace", args=[article.slug]), _and(to, staff.managers),
            {"article": article, "page": named(article), "due": due, "stage": stage},
        )  # fmt: skip


def _concerns(today: date, staff: Staff) -> Iterator[Reminder]:
    """Open concerns shortly before they are due and on the day after: to the signer and the editor of the page."""
    near = Concern.objects.open().filter(due_on__lte=working_days_after(today, DAYS_BEFORE))
    concerns = {concern.pk: concern for concern in near}
    articles = {concern.article_id for concern in concerns.values()}
    pages = {page.pk: page for page in _with_people(Article.objects.filter(pk__in=articles))}
    for concern in concerns.values():
        page = pages[concern.article_id]
        overdue = concern.due_on < today
        to = staff.here({page.signer, page.editor} - {None})
        subject = "Answer to a concern overdue" if overdue else f"Answer to a concern due on {_day(concern.due_on)}"
        yield Reminder(
            f"concern:{concern.pk}:{concern.due_on}:{'overdue' if overdue else 'soon'}", f"{subject}: {named(page)}",
            "concern_due", concern.get_absolute_url(), _and(to, staff.managers) if overdue else to,
            {"concern": concern, "page": named(page), "overdue": overdue},
        )  # fmt: skip


def _credentials(today: date, staff: Staff) -> Iterator[Reminder]:
    """A reviewer's check or declaration, 30 days before its last day and on it; who is away is told once they are back.

    A check that runs out is a matter for the managing editors too, since they make it.
    """
    for who in staff.present.values():
        for one in lacking(who.credentials, today) if who.may_review else []:
            if one.due is None:
                continue
            stage = "soon" if today < one.due else "due"
            matter = f"{one.what}:{one.row}:{one.due}:{stage}"
            subject = f"{CREDENTIALS[one.what]} again by {_day(one.due)}"
            name = who.contributor.name if who.contributor else who.user.get_username()
            about = {"one": one, "name": name, "own": True}
            yield Reminder(matter, subject, "credentials_due", reverse("desk:credentials"), [who.user], about)
            if one.what == "registration":
                others = [user for user in staff.managers if user.pk != who.user.pk]
                about = {**about, "own": False}
                subject = f"{subject}: {name}"
                yield Reminder(matter, subject, "credentials_due", reverse("desk:people"), others, about)


def _digests(today: date, staff: Staff) -> Iterator[Reminder]:
    """On a Monday: how much waits for each person who wants to know, where something does."""
    if today.weekday() != MONDAY:
        return
    year, week, _ = today.isocalendar()
    waiting = _Waiting(today)
    for who in staff.present.values():
        member = getattr(who.user, "member", None)
        lines = waiting.lines(who)
        if lines and (member is None or member.wants_digest):
            yield Reminder(
                f"digest:{year}-W{week:02}", "Your desk this week", "digest", reverse("desk:home"), [who.user],
                {"lines": lines, "settings_url": settings.SITE_URL + reverse("desk:absence")},
            )  # fmt: skip


class _Waiting:
    """The counts of a digest, for everybody, in a constant number of queries."""

    def __init__(self, today: date) -> None:
        rounds = Review.objects.open()
        late = Count("pk", Q(due_on__lt=today))
        grouped = rounds.exclude(reviewer=None).order_by().values_list("reviewer")
        self.held = {row[0]: row[1:] for row in grouped.annotate(held=Count("pk"), late=late)}
        sent_back = Review.objects.sent_back().order_by().values_list("submitted_by")
        self.sent_back = dict(sent_back.annotate(count=Count("pk")))
        self.free = rounds.filter(reviewer=None).count()
        self.overdue = rounds.overdue(today).count()
        self.concerns = Concern.objects.open().count()
        self.pages = Article.objects.live().filter(live__next_review_due__lte=today + FIRST_NOTICE).count()

    def lines(self, who: Person) -> list[str]:
        held, late = self.held.get(who.user.pk, (0, 0))
        found = [(f"reviews that you hold or are asked to take ({late} overdue)", held),
                 ("texts that were sent back to you", self.sent_back.get(who.user.pk, 0))]  # fmt: skip
        if who.may_review or who.may_manage:
            found.append(("texts without a reviewer", self.free))
        if who.may_manage:
            found += [
                ("overdue reviews on the whole desk", self.overdue),
                ("open concerns about live pages", self.concerns),
                ("live pages to be reviewed within 60 days, or overdue", self.pages),
            ]
        return [f"{words}: {count}" for words, count in found if count]


def _with_people(articles: Any) -> Any:
    """Articles with their live title, and the ids of the last signer and of who submitted last."""
    signatures = Signature.objects.filter(pk=OuterRef("live__signature_id"))
    rounds = Review.objects.filter(article=OuterRef("pk")).order_by("-pk")
    return (
        articles.select_related("live__revision")
        .defer(*LIVE_TEXT)
        .annotate(signer=Subquery(signatures.values("signer")[:1]), editor=Subquery(rounds.values("submitted_by")[:1]))
    )


def _is_away(who: Person, on: date) -> bool:
    member = getattr(who.user, "member", None)
    return bool(member and member.is_away(on))


def _and(some: list[User], others: list[User]) -> list[User]:
    return list({user.pk: user for user in (*some, *others)}.values())


def _day(day: date) -> str:
    return date_format(day, "j F Y")
