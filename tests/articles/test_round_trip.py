"""RIS → library → article → BibTeX → library is the same record, by the real ways in and out."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import library
from articles.importers import reference_files
from articles.models import Reference
from tests import factories

pytestmark = pytest.mark.django_db

RIS = b"""TY  - JOUR
AU  - Penwright, Paula
AU  - van Made, Ulla
TI  - An invented study of warm & cold samples: 37 % kept
JO  - J Invented Res
PY  - 2021
VL  - 12
IS  - 3
SP  - 101
EP  - 109
DO  - 10.9999/invented.2021
ER  - 
"""  # noqa: W291  RIS ends with a space


def test_a_record_comes_back_as_it_went_in(editor: User, reviewer: User, client: Client) -> None:
    (reference,) = library.add(records=reference_files.parse(RIS, "a.ris")).added
    before = dict(reference.csl)
    factories.live(editor, reviewer, slug="cold", body=f"> [!URGENT]\n> Call.\n\nIt is cold [@{reference.citekey}].")
    exported = client.get("/articles/cold/references.bib").content
    again = library.add(records=reference_files.parse(exported, "a.bib"))
    assert (again.added, [row.pk for row in again.unchanged], again.broken) == ([], [reference.pk], [])
    Reference.objects.filter(pk=reference.pk).update(doi="", csl={"title": "Another"}, citekey="another2000x")
    (back,) = library.add(records=reference_files.parse(exported, "a.bib")).added
    assert back.csl == before
