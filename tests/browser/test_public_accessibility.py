"""axe finds nothing on any public page, in light and dark, wide and narrow; nothing scrolls sideways."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import retractions
from articles.choices import Audience, Kind, WarningKind
from articles.models import Contributor, SiteText
from reviews import workflow
from reviews.models import Signature
from tests import factories
from tests.articles.test_retractions import row
from tests.browser.conftest import Enter, Look
from tests.browser.looking import check

pytestmark = pytest.mark.django_db(transaction=True)

LONG_TITLE = (
    "Which immunosuppressive treatment should be chosen for relapsing cryoglobulinemic glomerulonephritis after "
    "direct-acting antivirals have cleared hepatitis C, and for how long must it be given?"
)
PATIENTS = ["/", "/articles/", "/articles/?audience=patients&topic=basics", "/articles/?kind=case_report&topic=basics",
            "/articles/a-z/", "/search/", "/search/?q=cold", "/search/?q=nowhere", "/people/", "/people/layla/",
            "/people/rita-reviewer/", "/topics/basics/", "/topics/empty/"]  # fmt: skip
PAGES = ["explainer", "question", "case", "long-title", "without-references", "forty-references", "challenged",
         "updated"]  # fmt: skip
PAST = ["/articles/gone/", "/articles/fallen/", "/articles/gone/history/", "/articles/fallen/history/",
        "/articles/fallen/v/1/", "/articles/updated/history/", "/articles/updated/v/1/", "/articles/updated/v/2/",
        "/articles/updated/history/?from=1&to=2", "/articles/updated/history/?on=nonsense",
        "/articles/updated/record/", "/articles/fallen/record/", "/articles/updated/report/",
        "/articles/updated/report/?exact=Cold+and+blood", "/articles/updated/report/thanks/"]  # fmt: skip


def whole(editor: User, reviewer: User, managing_editor: User) -> None:
    """A page of every kind and in every state that the public can meet."""
    factories.live(editor, reviewer, slug="explainer")
    factories.live(editor, reviewer, slug="question", kind=Kind.CLINICAL_QUESTION, audience=Audience.PROFESSIONALS,
                   body=factories.BODY.replace("[@made2020up].", "[@made2020up]{grade=1C}.", 1))  # fmt: skip
    factories.live(editor, reviewer, slug="case", kind=Kind.CASE_REPORT, audience=Audience.PROFESSIONALS)
    names = (("layla", "ليلى الطبيبة", "طبيبة"), ("noa", "נועה הכותבת", "ד״ר"))
    authors = tuple(
        Contributor.objects.create(slug=slug, name=name, credentials=title, affiliation="מרכז רפואי")
        for slug, name, title in names
    )
    factories.live(editor, reviewer, slug="long-title", title=LONG_TITLE, authors=authors)
    plain = (
        "Cold can make proteins clump.\n\n> [!URGENT]\n> Call your local emergency number.\n\n## What it is\n\nCold."
    )
    factories.live(editor, reviewer, slug="without-references", body=plain)
    for number in range(40):
        factories.reference(f"made{number}", DOI=f"10.9999/invented.{number}", title=f"An invented study {number} " * 4)
    cited = "\n\n".join(f"A sentence about cold [@made{number}; @made{(number + 7) % 40}]." for number in range(40))
    body = f"{factories.BODY}\n\n## Many\n\n{cited}\n\n*[COLD]: a low temperature\n\nCOLD."
    factories.live(editor, reviewer, slug="forty-references", body=body)
    changed(editor, reviewer, managing_editor)


def changed(editor: User, reviewer: User, managing_editor: User) -> None:
    factories.reference("doubted2021", PMID="77")
    doubted = f"{factories.BODY}\n\n## More\n\nCold too [@doubted2021]."
    challenged = factories.live(editor, reviewer, slug="challenged", body=doubted)
    workflow.evidence_changed(
        by=None, changes=retractions.apply([row(OriginalPaperDOI="", OriginalPaperPubMedID="77")])
    )
    workflow.show_warning(by=managing_editor, article=challenged, kind=WarningKind.values[0], reason="Looked at.")
    updated = factories.live(editor, reviewer, slug="updated")
    workflow.set_topics(by=editor, article=updated, topics=[factories.topic()])
    factories.topic("Empty")
    factories.approved(factories.under_review(editor, reviewer, factories.edited(updated, editor)))
    factories.submitted(editor, factories.edited(updated, editor))
    factories.retired(editor, reviewer, managing_editor, slug="gone")
    fallen = factories.live(editor, reviewer, slug="fallen")
    assert fallen.live
    signature = Signature.objects.get(pk=fallen.live.signature_id)
    workflow.withdraw_signature(by=reviewer, signature=signature, seen_publication=fallen.live_id, reason="Wrong.")


def test_every_public_page(
    enter: Enter, look: Look,
    editor: User, reviewer: User, managing_editor: User,
) -> None:  # fmt: skip
    whole(editor, reviewer, managing_editor)
    own = [reverse(f"articles:{name.replace('-', '_')}") for name in SiteText.Name.values]
    addresses = [*PATIENTS, *(f"/articles/{slug}/" for slug in PAGES), *PAST, *own, "/nowhere/"]
    check(enter(**look), addresses)
