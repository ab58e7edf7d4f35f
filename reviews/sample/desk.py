"""One of each thing that the desk knows beside the rounds, for a newcomer to see at work; all marked as samples."""

from collections.abc import Mapping
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from articles.live_text import pages_with
from articles.models import Article
from articles.rendering.quotes import Quote
from reviews import workflow
from reviews.models import Review

from .clock import clock

Users = Mapping[str, User]

PAIR = ("how-cryoglobulins-are-tested", "reliable-cryoglobulin-testing")
"""The same test, told to those who have it done and to those who order it."""

ABOUT_RITUXIMAB = ("when-is-rituximab-used", "treating-hcv-cryoglobulinemic-vasculitis")

REPORTED = ("symptoms-and-when-to-seek-help", "Joints may ache, and some may swell.")

REWORDED = ("so the population would look different now", "so a trial today would enroll other patients")


def pair_the_pages_on_tests(users: Users) -> None:
    """Call it when both are live, before an update of one is on its way."""
    with clock(days_ago=80):
        patients, professionals = (Article.objects.get(slug=slug) for slug in PAIR)
        workflow.pair(by=users["editor"], article=patients, other=professionals)


def name_drugs(users: Users) -> None:
    """Say which drug two pages are about: interests of a reviewer are held against it."""
    with clock(days_ago=10):
        for article in Article.objects.filter(slug__in=ABOUT_RITUXIMAB):
            workflow.name_subjects(
                by=users["editor"], article=article, subjects=[("drug", "rituximab")], retold_case=None
            )


def propose_words(users: Users, review: Review) -> None:
    """A comment on a passage with words that could take its place, and the editor's reply; the clock is the round's."""
    passage, words = REWORDED
    remark = workflow.comment(
        by=users["reviewer2"],
        review=review,
        text="Say it of the trial: a population does not enroll itself. (Sample comment.)",
        about=workflow.About(passage=Quote(passage), replacement=words),
    )
    workflow.reply(by=users["editor"], comment=remark, text="Agreed: I take these words over. (Sample reply.)")


def open_concerns(users: Users) -> None:
    """A reader's report that waits for its answer, and an alert that opened a concern on each page that it names."""
    slug, passage = REPORTED
    with clock(days_ago=2):
        live = Article.objects.with_text().get(slug=slug).live
        if live is not None:
            workflow.report_mistake(
                publication=live,
                text="Sample report, sent by nobody: this is very short. Do joints swell in most people?",
                exact=passage,
            )
    with clock(days_ago=1) as now:
        _, found = pages_with("rituximab")
        workflow.open_alert(
            by=users["manager"],
            words="rituximab",
            pages=[page.article.pk for page in found],
            reason="Sample alert: no such notice exists. One search asks about every page that names a drug.",
            due_on=now.date() + timedelta(days=14),
        )


def go_away(users: Users) -> None:
    """A reviewer who is away for a week soon: rounds that fall due then are shown to who assigns."""
    today = timezone.localdate()
    workflow.set_absence(
        by=users["reviewer2"],
        account=users["reviewer2"],
        away_from=today + timedelta(days=5),
        away_until=today + timedelta(days=12),
    )
