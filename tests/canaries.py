"""Words that nobody may read in public, planted by the real verbs wherever the desk keeps something of its own."""

from dataclasses import replace
from datetime import date

from django.contrib.auth.models import User

from articles.choices import Audience, Kind, WarningKind
from articles.models import Article, Contributor
from articles.rendering.quotes import Quote
from reviews import workflow
from reviews.interests import Entry
from reviews.models import Concern, Signature
from reviews.workflow import About, Seen
from tests import factories

STEM = "quokka"
RETIREMENT = "numbatreason"
"""The one planted word that the public may read: why the page at /articles/gone/ was retired."""

LIVE_BODY = factories.BODY + "\n\n## More\n\nCold again.\n"


def canary(kind: str) -> str:
    """A word that stands nowhere else; all of them begin with STEM."""
    return f"{STEM}{kind}"


def marked(kind: str) -> dict[str, str]:
    """Every text of a draft with words of its own."""
    return {
        "title": f"A title {canary(f'{kind}title')}",
        "summary": f"{canary(f'{kind}summary')}.",
        "body": f"{LIVE_BODY}\n\n## {canary(f'{kind}heading')}\n\nIt is {canary(f'{kind}body')}.\n\n"
        f"*[ZQX]: {canary(f'{kind}abbreviation')}\n\nZQX helps.\n",
        "source": canary(f"{kind}source"),
        "permission": canary(f"{kind}permission"),
        "ai_use": canary(f"{kind}ai"),
        "funding": canary(f"{kind}funding"),
    }


def plant(editor: User, reviewer: User, second_reviewer: User, managing_editor: User) -> None:
    """The pages `seen`, `other`, `quiet-draft`, `queued-draft`, `gone`, `hushed`, `fallen`, `back`, and all that is said of them."""
    seen = factories.live(editor, reviewer, slug="seen", title="Cold seen", body=LIVE_BODY)
    other = factories.live(editor, reviewer, slug="other", title="Cold hands", audience=Audience.PROFESSIONALS,
                           kind=Kind.CLINICAL_QUESTION, body=LIVE_BODY)  # fmt: skip
    for article in (seen, other):
        workflow.set_topics(by=editor, article=article, topics=[factories.topic()])
    workflow.pair(by=editor, article=seen, other=other)
    drafts(editor)
    talk(seen, editor, reviewer, second_reviewer)
    reports(other, editor, managing_editor)
    ended(editor, reviewer, managing_editor)
    redacted(other, editor, reviewer, managing_editor)
    sources(editor)
    interests(second_reviewer)


def drafts(editor: User) -> None:
    ghost = Contributor.objects.create(slug="ghost", name="Ghost Writer", credentials="BSc")
    revision = factories.draft(editor, slug="quiet-draft", **marked("draft"), authors=(ghost,))
    workflow.set_topics(by=editor, article=revision.article, topics=[factories.topic()])
    factories.submitted(editor, factories.draft(editor, slug="queued-draft", **marked("waiting")))


def talk(seen: Article, editor: User, reviewer: User, second_reviewer: User) -> None:
    """Two rounds on a live page: one sent back, one handed over and still open."""
    first = factories.under_review(editor, reviewer, factories.edited(seen, editor, **marked("sentback")))
    remark = workflow.comment(by=reviewer, review=first, text=canary("comment"))
    workflow.reply(by=editor, comment=remark, text=canary("reply"))
    workflow.request_changes(by=reviewer, review=first, seen=Seen.of(first), reason=canary("changes"))
    update = factories.edited(seen, editor, **marked("pending"))
    warnings = [problem["code"] for problem in update.problems if problem["level"] == "warning"]
    pending = workflow.submit(by=editor, revision=update, change_note=canary("note"),
                              answers=dict.fromkeys(warnings, canary("answer")))  # fmt: skip
    held = workflow.claim(by=reviewer, review=pending, seen=Seen.of(pending))
    about = About(passage=Quote("A plain paragraph"), replacement=canary("proposed"), blocking=True)
    workflow.comment(by=reviewer, review=held, text=canary("blocking"), about=about)
    workflow.hand_over(by=reviewer, review=held, seen=Seen.of(held), reviewer=second_reviewer, note=canary("handover"))


def reports(other: Article, editor: User, managing_editor: User) -> None:
    """A reader's report, an alert, a concern answered with a note, and a warning with its reason."""
    assert other.live
    for kind in ("report", "answered"):
        workflow.report_mistake(
            publication=other.live,
            text=canary(kind),
            exact=canary(f"{kind}passage"),
            reply_to=f"{canary(kind)}@example.org",
        )
    concern = Concern.objects.filter(article=other).latest("pk")
    workflow.answer_concern(by=editor, concern=concern, note=canary("concernnote"))
    workflow.open_alert(
        by=editor, words="Cold again", reason=canary("alertreason"), due_on=date(2099, 1, 1), pages=[other.pk]
    )
    workflow.show_warning(by=managing_editor, article=other, kind=WarningKind.values[0], reason=canary("warningreason"))


def withdraw(article: Article, by: User) -> None:
    article.refresh_from_db()
    assert article.live is not None
    signature = Signature.objects.get(pk=article.live.signature_id)
    workflow.withdraw_signature(
        by=by, signature=signature, seen_publication=article.live_id, reason=canary("withdrawal")
    )


def ended(editor: User, reviewer: User, managing_editor: User) -> None:
    """A retired text, one whose only signature was withdrawn, and one that fell back to the text before."""
    gone = factories.live(editor, reviewer, slug="gone", **{**marked("retired"), "title": "Cold gone"})
    workflow.set_topics(by=editor, article=gone, topics=[factories.topic()])
    gone.refresh_from_db()
    workflow.retire(by=managing_editor, article=gone, seen_publication=gone.live_id, reason=f"{RETIREMENT}.")
    fallen = factories.live(editor, reviewer, slug="fallen", **marked("fallen"))
    workflow.set_topics(by=editor, article=fallen, topics=[factories.topic()])
    withdraw(fallen, reviewer)
    back = factories.live(editor, reviewer, slug="back", title="Cold back", body=LIVE_BODY)
    workflow.set_topics(by=editor, article=back, topics=[factories.topic()])
    later = factories.approved(
        factories.under_review(editor, reviewer, factories.edited(back, editor, **marked("back")))
    )
    withdraw(later, reviewer)


def redacted(other: Article, editor: User, reviewer: User, managing_editor: User) -> None:
    """A live text that gave way to a notice, after other pages had named it."""
    hushed = factories.live(editor, reviewer, slug="hushed", **marked("redacted"))
    workflow.set_topics(by=editor, article=hushed, topics=[factories.topic()])
    workflow.set_topics(by=editor, article=other, topics=[factories.topic()])
    other.refresh_from_db()
    assert canary("redactedtitle") in str(other.standing["related"]), "a page that names it"
    revision = hushed.revisions.get()
    asked = workflow.request_redaction(by=managing_editor, revision=revision, notice="Taken down by a court.")
    second = User.objects.get(username="ada_administrator")
    workflow.confirm_redaction(by=second, redaction=asked)


def sources(editor: User) -> None:
    """A source that waits, one that was discarded, and one whose draft was made."""
    page = "Winter {0}\nLast updated: 3/4/2023\n\nWhat it is\n\nWinter {0} is a swelling that comes with the cold.\n"
    workflow.upload(by=editor, filename=f"{canary('filename')}.txt", content=page.format(canary("upload")))
    workflow.bring_in(by=editor, filename="made.txt", text=page.format(canary("imported")))
    unwanted = workflow.upload(by=editor, filename="b.txt", content=page.format(canary("discarded")))
    workflow.discard(by=editor, upload=unwanted)


def interests(second_reviewer: User) -> None:
    """Declared by somebody who has signed nothing."""
    entry = Entry(type="fees", company=canary("company"), began_on=date(2024, 1, 1), product=canary("product"))
    workflow.declare_interests(by=second_reviewer, none=False, entries=[replace(entry, detail=canary("detail"))])
