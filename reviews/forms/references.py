"""What people fill in about a reference: its fields by hand, files and identifiers to load."""

import re
from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Div, Fieldset
from django import forms

from articles.identifiers import URL, date_parts, doi_of, pmcid_of, pmid_of
from articles.importers.reference_files.bibliographic import ET_AL, date_of, person

from .layout import fields_only

TYPES = {
    "article-journal": "Article in a journal",
    "book": "Book",
    "chapter": "Chapter of a book",
    "report": "Report or guideline",
    "webpage": "Web page",
    "article": "Preprint",
    "paper-conference": "Paper at a conference",
    "thesis": "Thesis",
    "article-newspaper": "Article in a newspaper",
    "article-magazine": "Article in a magazine",
    "manuscript": "Manuscript",
    "dataset": "Data set",
    "document": "Other document",
}
PLAIN = {
    "title": "title", "container": "container-title", "volume": "volume", "issue": "issue", "pages": "page",
    "publisher": "publisher", "place": "publisher-place", "url": "URL", "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID",
}  # fmt: skip
"""Field of the form → variable of the record."""
_ISO = re.compile(r"\d{4}(?:-\d{1,2}){0,2}")
_TWO_WORDS = re.compile(r"([^\W\d_][^\s,{}]*)\s+([^\W\d_][^\s,{}]*)")


def _short(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=400, help_text=help_text)


class ReferenceForm(forms.Form):
    """One reference by hand. `csl()` gives its record; what the form does not show of an old record is kept."""

    use_required_attribute = False
    type = forms.ChoiceField(choices=TYPES.items(), label="Kind of work")
    title = forms.CharField(max_length=2000, error_messages={"required": "Give the title."})
    authors = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="One on each line: Ferri Clodoveo, Ferri C, or De Vita, Salvatore. An organisation stands in "
        "braces: {World Health Organization}.",
    )
    et_al = forms.BooleanField(required=False, label="The author list is not complete (et al.)")
    container = _short("Journal, book or site it appeared in")
    issued = _short("Date", "2020, 2020-03 or 2020-03-05.")
    volume, issue, pages = _short("Volume"), _short("Issue"), _short("Pages", "1490-1495")
    publisher, place = _short("Publisher"), _short("Place")
    doi, pmid, pmcid = _short("DOI", "10.1000/182"), _short("PMID"), _short("PMCID")
    url = _short("Address (URL)", "Only where there is no DOI.")

    def __init__(self, *args: Any, record: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self.record = dict(record or {})
        kwargs.setdefault("initial", initial_of(self.record) if record else None)
        super().__init__(*args, **kwargs)
        self.helper = fields_only(
            Fieldset("The work", "type", "title", "authors", "et_al"),
            Fieldset(
                "Where and when",
                Div("container", "issued", "volume", "issue", css_class="field-pair"),
                Div("pages", "place", "publisher", css_class="field-pair"),
            ),
            Fieldset("Identifiers", Div("doi", "pmid", "pmcid", "url", css_class="field-pair")),
        )

    def clean_issued(self) -> str:
        text: str = self.cleaned_data["issued"].strip()
        if text and text != _date_words(self.record) and not (_ISO.fullmatch(text) and date_of(text)):
            raise forms.ValidationError("Write a year, 2020-03, or 2020-03-05.")
        return text

    def clean_doi(self) -> str:
        return _identifier(self.cleaned_data["doi"], doi_of, "A DOI begins with 10. and has a slash.")

    def clean_pmid(self) -> str:
        return _identifier(self.cleaned_data["pmid"], pmid_of, "A PMID has one to eight digits.")

    def clean_pmcid(self) -> str:
        return _identifier(self.cleaned_data["pmcid"], pmcid_of, "A PMCID is PMC and digits.")

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        if url and not URL.fullmatch(url):
            raise forms.ValidationError("An address begins with https:// or http:// and has no spaces.")
        return url

    def csl(self) -> dict[str, Any]:
        """The record of the valid form, as CSL-JSON."""
        given = self.cleaned_data
        record = self.record | {variable: given[name] for name, variable in PLAIN.items()}
        record["type"] = given["type"]
        record["author"] = [author_of(line) for line in given["authors"].splitlines() if line.strip()]
        record["note"] = ET_AL if given["et_al"] else ""
        if given["issued"] != _date_words(self.record):
            record["issued"] = date_of(given["issued"])
        return record


class LoadForm(forms.Form):
    """References to load: an identifier to look up, a file, or a pasted text."""

    use_required_attribute = False
    identifier = forms.CharField(
        label="DOI or PMID", required=False, max_length=300, help_text="Its record is fetched from Crossref or PubMed."
    )
    file = forms.FileField(
        label="File", required=False, allow_empty_file=True, help_text="RIS, BibTeX, NBIB, CSL-JSON or PubMed XML."
    )
    text = forms.CharField(
        label="Or paste the records",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "body-input"}),
        help_text="Several at once are fine. What is in the library already stays as it is.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = fields_only()


def author_of(line: str) -> dict[str, str]:
    """A line of the form as a name: "Ferri Clodoveo", "Ferri C", "De Vita, Salvatore", "{An organisation}"."""
    words = " ".join(line.split())
    if words.startswith("{") and words.endswith("}"):
        return {"literal": words[1:-1].strip()}
    name = person(words)
    two = _TWO_WORDS.fullmatch(words) if "literal" in name else None
    return {"family": two[1], "given": two[2]} if two else name


def initial_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as the form's first values."""
    known = {name: record.get(variable, "") for name, variable in PLAIN.items()}
    authors = "\n".join(_line_of(name) for name in record.get("author", ()))
    kind = record.get("type") if record.get("type") in TYPES else "document"
    return known | {
        "type": kind,
        "authors": authors,
        "et_al": record.get("note") == ET_AL,
        "issued": _date_words(record),
    }


def _line_of(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return f"{{{name['literal']}}}"
    return ", ".join(part for part in (name.get("family"), name.get("given"), name.get("suffix")) if part)


def _date_words(record: Mapping[str, Any]) -> str:
    """ "2020-03-05"; a range as "2020-03/2020-04". A season is kept with its year."""
    dates = [
        "-".join([str(date[0]), *(f"{part:02}" for part in date[1:])]) for date in date_parts(record.get("issued"))
    ]
    return "/".join(dates)


def _identifier(text: str, read: Any, sentence: str) -> str:
    found: str = read(text.strip())
    if text.strip() and not found:
        raise forms.ValidationError(sentence)
    return found
