"""Reference lists in the patterns of NLM's "Citing Medicine" (2nd edition); every record is invented.

The chapters followed: 1 (journals), 2 (books), 4 (reports), 25 (web sites), and NLM's addition on preprints.
"""

import json
import re
import time
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from citeproc import SCHEMA_PATH
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articles.rendering import bibliography
from articles.rendering.bibliography import formatted, year_of
from articles.rendering.sanitise import clean

MADE = {"family": "Made", "given": "Ulla Beate"}
INN = {"family": "Inn", "given": "Vent-Ed", "suffix": "Jr."}
FICT = {"family": "Fict", "non-dropping-particle": "van", "given": "ION"}
GROUP = {"literal": "Invented Study Group"}
EDITORS = [{"family": "Upp", "given": "Ina"}, {"family": "Pretend", "given": "O."}]
PRESS = {"publisher": "Invented Press", "publisher-place": "Nowhere (NW)"}
ONLINE = {"URL": "https://x.example/?a=1&b=2", "accessed": {"date-parts": [[2021, 6, 2]]}}


def on(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


JOURNAL = {"type": "article-journal", "title": "An invented study", "container-title": "J Invented Res"}
IN_JOURNAL = JOURNAL | {"author": [MADE, INN], "issued": on(2020), "volume": "12", "issue": "3", "page": "1490-1495"}
BOOK = {"type": "book", "title": "A made-up handbook", "issued": on(2019), **PRESS}

GOLDEN: list[tuple[str, dict[str, Any], str]] = [
    ("article", IN_JOURNAL, "Made UB, Inn VE Jr. An invented study. J Invented Res. 2020;12(3):1490-5."),
    (
        "article with the day of its issue",
        IN_JOURNAL | {"issued": on(2020, 9, 5)},
        "Made UB, Inn VE Jr. An invented study. J Invented Res. 2020 Sep 5;12(3):1490-5.",
    ),
    (
        "article of a double issue, an organisation after the authors",
        IN_JOURNAL | {"author": [MADE, FICT, GROUP], "issued": {"date-parts": [[2020, 6], [2020, 7]]}, "issue": "6-7"},
        "Made UB, van Fict IO; Invented Study Group. An invented study. J Invented Res. 2020 Jun-Jul;12(6-7):1490-5.",
    ),
    (
        "article by an organisation, with a supplement",
        IN_JOURNAL | {"author": [GROUP], "issue": "3 Suppl 1", "page": "S104-S110"},
        "Invented Study Group. An invented study. J Invented Res. 2020;12(3 Suppl 1):S104-10.",
    ),
    ("article without volume", JOURNAL | {"issued": on(2020), "issue": "5", "page": "8-16"},
     "An invented study. J Invented Res. 2020;(5):8-16."),
    ("article without volume and issue", JOURNAL | {"issued": on(2020, 12), "page": "8-16"},
     "An invented study. J Invented Res. 2020 Dec:8-16."),
    ("article by number", JOURNAL | {"issued": on(2020), "volume": "7", "page": "e0123"},
     "An invented study. J Invented Res. 2020;7:e0123."),
    ("article whose title asks", IN_JOURNAL | {"title": "An invented study?"},
     "Made UB, Inn VE Jr. An invented study? J Invented Res. 2020;12(3):1490-5."),
    ("article with the journal's short title", IN_JOURNAL | {"container-title": "Journal of Invented Research",
                                                           "container-title-short": "J Invented Res"},
     "Made UB, Inn VE Jr. An invented study. J Invented Res. 2020;12(3):1490-5."),
    ("article on the Internet", IN_JOURNAL | ONLINE,
     "Made UB, Inn VE Jr. An invented study. J Invented Res [Internet]. 2020 [cited 2021 Jun 2];12(3):1490-5. "
     "Available from: https://x.example/?a=1&b=2"),
    ("book", BOOK | {"author": [MADE], "edition": "2", "number-of-pages": "340"},
     "Made UB. A made-up handbook. 2nd ed. Nowhere (NW): Invented Press; 2019. 340 p."),
    ("book with editors", BOOK | {"editor": EDITORS, "edition": "3rd edition"},
     "Upp I, Pretend O, editors. A made-up handbook. 3rd ed. Nowhere (NW): Invented Press; 2019."),
    ("book with author and editor", BOOK | {"author": [MADE], "editor": EDITORS[:1]},
     "Made UB. A made-up handbook. Upp I, editor. Nowhere (NW): Invented Press; 2019."),
    ("chapter", BOOK | {"type": "chapter", "title": "Invented things", "container-title": "A made-up handbook",
                        "author": [MADE, INN], "editor": EDITORS, "edition": "Rev. ed.", "page": "123-128"},
     "Made UB, Inn VE Jr. Invented things. In: Upp I, Pretend O, editors. A made-up handbook. Rev. ed. "
     "Nowhere (NW): Invented Press; 2019. p. 123-8."),
    ("web site", {"type": "webpage", "title": "Made-up facts", **PRESS, **ONLINE, "issued": on(2020, 1, 31)},
     "Made-up facts [Internet]. Nowhere (NW): Invented Press; 2020 Jan 31 [cited 2021 Jun 2]. "
     "Available from: https://x.example/?a=1&b=2"),
    ("page of a web site", {"type": "webpage", "title": "Treatment", "container-title": "Made-up facts", **PRESS,
                            **ONLINE, "issued": on(2020)},
     "Made-up facts [Internet]. Nowhere (NW): Invented Press. Treatment; 2020 [cited 2021 Jun 2]. "
     "Available from: https://x.example/?a=1&b=2"),
    ("report", {"type": "report", "title": "On invention", "author": [GROUP], **PRESS, "issued": on(2018, 5),
                "number": "TR-12", "number-of-pages": 44},
     "Invented Study Group. On invention. Nowhere (NW): Invented Press; 2018 May. 44 p. Report No.: TR-12."),
    ("report on the Internet", {"type": "report", "title": "On invention", **PRESS, **ONLINE, "issued": on(2018)},
     "On invention [Internet]. Nowhere (NW): Invented Press; 2018 [cited 2021 Jun 2]. "
     "Available from: https://x.example/?a=1&b=2"),
    ("preprint", {"type": "article", "title": "Not yet read", "author": [MADE], "container-title": "MadeRxiv",
                  "number": "069999", "issued": on(2016, 8, 11), "accessed": on(2017, 1, 12)},
     "Made UB. Not yet read. MadeRxiv 069999 [Preprint]. 2016 Aug 11 [cited 2017 Jan 12]."),
    ("preprint by its genre", {"type": "article-journal", "genre": "Preprint", "title": "Not yet read",
                               "container-title": "MadeRxiv", "issued": on(2016)},
     "Not yet read. MadeRxiv [Preprint]. 2016."),
    ("dissertation", {"type": "thesis", "title": "Inventing", "author": [MADE], "publisher": "Made-up University",
                      "publisher-place": "Nowhere", "issued": on(2012)},
     "Made UB. Inventing [dissertation]. Nowhere: Made-up University; 2012."),
    ("a season", IN_JOURNAL | {"issued": {"date-parts": [[2020]], "season": 1}},
     "Made UB, Inn VE Jr. An invented study. J Invented Res. 2020 Spring;12(3):1490-5."),
]  # fmt: skip


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize(("record", "line"), [case[1:] for case in GOLDEN], ids=[case[0] for case in GOLDEN])
def test_a_record_is_printed_as_citing_medicine_shows_its_kind(record: dict[str, Any], line: str) -> None:
    assert words(formatted(record)) == line


def test_the_style_is_valid_csl() -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    assert schema.validate(etree.parse(bibliography.STYLE)), schema.error_log


@pytest.mark.parametrize(("people", "named", "rest"), [(6, 6, False), (7, 6, True), (40, 6, True)])
def test_after_six_authors_comes_et_al(people: int, named: int, rest: bool) -> None:
    line = formatted(JOURNAL | {"author": [MADE] * people})
    assert line.count("Made UB") == named and ("Made UB, et al. An" in line) == rest


def test_a_list_that_is_known_in_part_ends_in_et_al() -> None:
    assert formatted(JOURNAL | {"author": [MADE, INN], "note": "et al."}).startswith("Made UB, Inn VE Jr, et al. An")
    assert formatted(JOURNAL | {"author": [MADE] * 6, "note": "et al."}).count("et al") == 1
    assert "et al" not in formatted(JOURNAL | {"note": "et al."})


def test_an_imported_entry_that_could_not_be_parted_is_printed_as_it_stood() -> None:
    entry = "Made U. Something, somewhere, J Invented Res 2020"
    assert formatted({"type": "document", "container-title": "J Invented Res", "note": entry}) == f"{entry}."


@pytest.mark.parametrize(
    ("given_names", "printed"),
    [("Jean-Louis", "JL"), ("J. C.", "JC"), ("JC", "JC"), ("A B C", "AB"), ("Élodie", "É"), ("ion", "I"), ("李", "李")],
)
def test_given_names_become_at_most_two_initials(given_names: str, printed: str) -> None:
    assert formatted({"author": [{"family": "Made", "given": given_names}]}) == f"Made {printed}."


def test_identifiers_follow_as_links_and_a_doi_replaces_the_address() -> None:
    line = formatted(JOURNAL | ONLINE | {"DOI": "10.9999/Made(20)<1>", "PMID": "99999901", "PMCID": "PMC9999901"})
    assert line.endswith(
        '<a href="https://doi.org/10.9999/Made(20)%3C1%3E">doi:10.9999/Made(20)&lt;1&gt;</a>. '
        '<a href="https://pubmed.ncbi.nlm.nih.gov/99999901/">PMID: 99999901</a>; '
        '<a href="https://pmc.ncbi.nlm.nih.gov/articles/PMC9999901/">PMCID: PMC9999901</a>.'
    )
    assert "x.example" not in line and "Internet" not in line


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "ftp://x.example"])
def test_only_web_addresses_are_linked(url: str) -> None:
    assert "<a" not in formatted(JOURNAL | {"URL": url, "DOI": "not a doi", "PMID": "x", "PMCID": "y"})


def test_two_hundred_records_of_mixed_kinds_are_printed_each_in_its_pattern() -> None:
    for number in range(200):
        _, record, line = GOLDEN[number % len(GOLDEN)]
        changed = record | {"title": f"{record['title'].rstrip('?')} {number}"}
        expected = line.replace(record["title"].rstrip("?."), changed["title"], 1).replace(f"{number}?", f"{number}.")
        assert words(formatted(changed)) == expected


def test_every_sample_reference_is_printed_without_the_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibliography, "_plainly", lambda fields: pytest.fail(f"fallback for {fields}"))
    bibliography._line.cache_clear()
    for record in json.loads(Path("reviews/sample/references.json").read_text()):
        line = formatted(record)
        assert line == str(clean(line)).replace(' rel="noopener"', "") and record["title"].split()[0] in line


def test_the_references_of_a_page_take_well_under_a_tenth_of_a_second() -> None:
    records = [
        IN_JOURNAL | {"title": f"An invented study {number}", "DOI": f"10.9999/{number}"} for number in range(40)
    ]
    formatted(IN_JOURNAL)
    began = time.process_time()
    for record in records:
        formatted(record)
    assert time.process_time() - began < 0.1


def test_the_year_is_read_or_none() -> None:
    assert year_of({"issued": on(2020)}) == 2020 and year_of({"issued": {"date-parts": [["2020"]]}}) == 2020
    odd: tuple[Any, ...] = (None, {}, [], {"date-parts": None}, {"date-parts": [[]]}, {"date-parts": [["x"]]}, "2020")
    for issued in odd:
        assert year_of({"issued": issued}) is None


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["<script>alert(1)</script>", '"onmouseover="x', "</a>", "&lt;b&gt;", "<span class=\"nocase\">",
                       "et al.", "10.9999/<b>", "https://x.example/'\"<", "\ud800", "\ue000"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["family", "given", "literal", "suffix", "date-parts", "season", "circa", "raw"]), inner),
    max_leaves=10,
)  # fmt: skip
FIELDS = st.sampled_from(
    ["type", "title", "author", "editor", "issued", "accessed", "container-title", "container-title-short", "volume",
     "issue", "page", "edition", "publisher", "publisher-place", "number", "number-of-pages", "genre", "note", "DOI",
     "PMID", "PMCID", "URL", "language", "id", "version"]
)  # fmt: skip
KINDS = st.sampled_from(["article-journal", "book", "chapter", "webpage", "report", "article", "thesis", "x"])


@given(st.dictionaries(FIELDS, ANY), st.none() | KINDS)
def test_any_record_is_printed_and_no_markup_gets_through(record: dict[str, Any], kind: str | None) -> None:
    line = formatted({**record, "type": kind} if kind else record)
    year_of(record)
    tags = re.findall(r"<[^>]*>", line)
    assert all(re.fullmatch(r'</a>|<a href="https?://[^"<>]*">', tag) for tag in tags), line
    assert str(clean(line)).replace(' rel="noopener"', "").count("<a ") == line.count("<a ")
