from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.doses import doses_of
from articles.rendering.markdown import render

SAMPLES = Path("reviews/sample/articles")


@pytest.mark.parametrize(
    ("sentence", "doses"),
    [
        ("The dose was 2 g/kg.", ["2 g/kg"]),
        ("She took prednisone 5 mg every other day.", ["5 mg every other day"]),
        ("Give 375 mg/m2 once a week for 4 weeks.", ["375 mg/m2 once a week for 4 weeks"]),
        ("Rituximab 375 mg/m² weekly or 1,000 mg twice.", ["375 mg/m² weekly", "1,000 mg"]),
        ("Start at 0.5-1 mg/kg of prednisone daily.", ["0.5-1 mg/kg of prednisone daily"]),
        ("Take two tablets twice a day.", ["two tablets twice a day"]),
        ("Inject 40 000 IU; then 10 µg.", ["40 000 IU", "10 µg"]),
        ("Colchicine **0.5 mg** at night.", ["0.5 mg at night"]),
        ("A 500-mg capsule.", ["500-mg"]),
        ("Take half a tablet daily.", ["half a tablet daily"]),
        ("Use 4 × 375 mg/m2.", ["4 × 375 mg/m2"]),
        ("Ten milligrams a day is enough, and 20 milligrams is not.", ["Ten milligrams a day", "20 milligrams"]),
    ],
)  # fmt: skip
def test_a_dose_is_read_with_its_unit_and_how_often(sentence: str, doses: list[str]) -> None:
    assert [dose.text for dose in doses_of("", sentence)] == doses


@pytest.mark.parametrize(
    "sentence",
    [
        "Creatinine rose from 0.8 to 1.2 mg/dl.",
        "The urine held 1 g of protein in 24 hours.",
        "A filtration rate under 60 ml/min predicts worse survival.",
        "Take 10 ml of blood into a warm tube.",
        "In 2012, 59 patients were enrolled, 64.3% of them in Italy.",
        "Serum should stand at 4 °C for 7 days.",
        "See `5 mg` in the source.",
        "As reported [@made2020mg, p. 5 mg].",
        "C4 was 3 mg per dl, and IgM 2 g/L.",
    ],
)
def test_a_laboratory_value_or_a_count_is_no_dose(sentence: str) -> None:
    assert doses_of("", sentence) == []


def test_a_dose_carries_its_sentence_heading_anchor_and_sources() -> None:
    text = "Intro.\n\n## The course\n\nIt was long. The dose was 2 g/kg [@a2010; @b2011]. It ended [@c2012]."
    (dose,) = doses_of("", text)
    assert dose.sentence == "The dose was 2 g/kg [@a2010; @b2011]."
    assert (dose.heading, dose.anchor, dose.citations) == ("The course", "s-the-course", ("a2010", "b2011"))


def test_a_paragraph_lends_its_citation_to_no_other_sentence() -> None:
    (dose,) = doses_of("", "It was tried [@a2010]. The dose was 2 g/kg.")
    assert dose.citations == ()


def test_items_and_rows_take_the_citation_that_leads_them() -> None:
    text = """The schedule [@a2010]:

- 5 mg daily
- 10 mg daily [@own2011]

| Drug | Dose [@head2012] |
|---|---|
| Prednisone | 5 mg |
| Other | 7 mg [@row2013] |
"""
    assert [dose.citations for dose in doses_of("", text)] == [("a2010",), ("own2011",), ("head2012",), ("row2013",)]


def test_the_anchor_is_the_one_that_the_page_gives_the_heading() -> None:
    text = "## Dose\n\nGive 1 mg.\n\n## Dose\n\nGive 2 mg.\n\n#### Sjögren's\n\nGive 3 mg."
    outline = [heading.anchor for heading in render(text, {}).outline]
    assert [dose.anchor for dose in doses_of("", text)] == outline


OLD = "## Adults\n\nGive prednisone 10 mg daily [@a2010]. Stop it in remission."


@pytest.mark.parametrize(
    "changed",
    [
        OLD.replace("10 mg", "20 mg"),
        OLD.replace("10 mg", "10 g"),
        OLD.replace("daily", "weekly"),
        OLD.replace("prednisone", "prednisolone"),
        OLD.replace("Give", "Do not give"),
        OLD.replace("@a2010", "@b2011"),
        OLD.replace("Adults", "Children"),
        OLD + " Give prednisone 10 mg daily [@a2010].",
    ],
)
def test_a_dose_is_told_where_anything_about_it_changed(changed: str) -> None:
    assert len(doses_of(OLD, changed)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        OLD,
        OLD.replace("10 mg", "**10 mg**"),
        OLD.replace("Stop it in remission.", "Stop it when remission comes."),
        f"A new opening.\n\n{OLD}",
        OLD.replace("## Adults", "### Adults"),
    ],
)
def test_a_dose_that_stayed_is_not_asked_for_again(changed: str) -> None:
    assert doses_of(OLD, changed) == []


def test_the_sample_articles_state_the_doses_that_we_know() -> None:
    body = (SAMPLES / "case-remission-after-ivig.md").read_text().split("+++\n", 2)[2]
    found = [(dose.text, dose.heading, dose.citations) for dose in doses_of("", body)]
    assert found == [
        ("2 g/kg", "The course after IVIG", ("almog2010dramatic",)),
        ("5 mg every other day", "The course after IVIG", ("almog2010dramatic",)),
    ]


@given(st.text(), st.text())
def test_any_text_answers(before: str, after: str) -> None:
    assert doses_of(after, after) == []
    assert isinstance(doses_of(before, after), list)
