from collections.abc import Iterator

from .document import Document, Finding
from .facets import facets_of

_ENOUGH = 2


def check(document: Document) -> Iterator[Finding]:
    """The works listed are on the page's own side of the subject (check 19): a question for an editor.

    Asked where more than half of the titles name other sides only (causes, diagnosis, treatment, prognosis). A title
    that names none says nothing either way.
    """
    page = facets_of(document.title)
    titles = [work.title for work in document.references] or [entry.text for entry in document.reading.entries]
    elsewhere = sum(bool(facets) and not facets & page for facets in map(facets_of, titles))
    if page and len(titles) >= _ENOUGH and elsewhere * 2 > len(titles):
        yield Finding(
            "references_off_topic",
            "question",
            f"The page is about {' and '.join(sorted(page))}; the titles of {elsewhere} of its {len(titles)} works "
            "name another side of the subject. Do they support this page?",
            field="references",
        )
