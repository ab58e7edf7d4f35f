import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.drugs import is_drug
from articles.rendering.material import KINDS, material_changes

HERE = Path(__file__).parent
EDIT = re.compile(r"\{\{(.*?)\|(.*?)\}\}", re.DOTALL)


def pairs(name: str) -> list[tuple[str, str, str]]:
    """The kind of each pair, its text before and after."""
    kinds = tomllib.loads((HERE / f"pairs_{name}.toml").read_text())
    return [(kind, EDIT.sub(r"\1", pair), EDIT.sub(r"\2", pair)) for kind, found in kinds.items() for pair in found]


MATERIAL, MINOR = pairs("material"), pairs("minor")


def kinds_of(before: str, after: str, **fields: str) -> list[str]:
    return [change.kind for change in material_changes({"body": before}, {"body": after})]


def test_there_are_a_hundred_pairs_of_each_all_different() -> None:
    assert len(MATERIAL) == len(MINOR) == 100
    assert len({before for _, before, _ in MATERIAL + MINOR}) == 200
    assert all(before != after for _, before, after in MATERIAL + MINOR)


@pytest.mark.parametrize(("kind", "before", "after"), MATERIAL)
def test_a_material_change_is_refused_as_minor_and_named(kind: str, before: str, after: str) -> None:
    assert kind in kinds_of(before, after)
    assert kinds_of(after, before)


@pytest.mark.parametrize(("kind", "before", "after"), MINOR)
def test_a_change_of_spelling_or_style_passes_as_minor(kind: str, before: str, after: str) -> None:
    assert material_changes({"body": before}, {"body": after}) == []


@pytest.mark.parametrize(("kind", "before", "after"), MATERIAL)
def test_a_material_change_is_found_in_a_long_text_too(kind: str, before: str, after: str) -> None:
    around = "\n\n".join(text for _, text, _ in MINOR[:40] if "\n" not in text)
    assert kinds_of(f"{around}\n\n{before}\n\n{around}", f"{around}\n\n{after}\n\n{around}")


def test_what_changed_is_told_in_a_sentence() -> None:
    (change,) = material_changes({"body": "Give 10 mg now. Rest."}, {"body": "Give 20 mg now. Rest."})
    assert str(change) == "Dose: “10 mg” became “20 mg”."
    assert change.sentence == "Give 20 mg now."


def test_a_move_is_told_once() -> None:
    before, after = "Do not stop steroids and call us.", "Stop steroids and do not call us."
    assert [str(change) for change in material_changes({"body": before}, {"body": after})] == ["Negation: “not” moved."]


def test_of_what_a_word_passed_on_its_way_three_are_told() -> None:
    doses = "Give 1 mg, 2 mg, 3 mg, 4 mg, 5 mg."
    told = material_changes({"body": f"Winter hurts. {doses} Rest."}, {"body": f"Hurts. {doses} Winter rest."})
    assert [change.what for change in told if change.what.endswith("moved.")] == [
        "“1 mg” moved.", "“2 mg” moved.", "“3 mg” moved.",
    ]  # fmt: skip


def test_a_block_that_moved_with_its_dose_is_no_minor_change() -> None:
    adults, children = "## Adults\n\nGive 10 mg.", "## Children\n\nGive nothing."
    assert kinds_of(f"{adults}\n\n{children}", f"{children}\n\n{adults}")


def test_steps_in_another_order_are_no_minor_change() -> None:
    assert kinds_of("1. Rinse it\n2. Spin it", "1. Spin it\n2. Rinse it")


def test_a_word_that_passes_a_citation_is_no_minor_change() -> None:
    assert kinds_of("a claim [@a2010]. Next.", "a claim. Next [@a2010].") == ["reference"]


def test_a_citation_may_move_within_its_sentence_and_not_to_another() -> None:
    assert kinds_of("Cold [@a2010] is harmful.", "Cold is harmful [@a2010].") == []
    assert kinds_of("Cold is harmful [@a2010]. Heat is fine.", "Cold is harmful. Heat is fine [@a2010].") == [
        "reference"
    ]


@pytest.mark.parametrize(
    ("field", "before", "after", "kind"),
    [
        ("title", "What are cryoglobulins?", "What are 7 cryoglobulins?", "heading"),
        ("title", "What are cryoglobulins?", "What is a cryoglobulin?", "heading"),
        ("summary", "Proteins in 3 types.", "Proteins in 4 types.", "number"),
        ("authors", "Paula Penwright, BSc", "Paula Penwright, MD", "field"),
        ("audience", "For patients", "For professionals", "field"),
        ("funding", "None.", "Paid by a company.", "field"),
        ("references", "1. A study.", "1. Another study.", "reference"),
    ],
)
def test_every_field_that_readers_see_counts(field: str, before: str, after: str, kind: str) -> None:
    assert [change.kind for change in material_changes({field: before}, {field: after})] == [kind]


def test_a_field_is_named_as_the_desk_names_it() -> None:
    (change,) = material_changes({"ai_use": "None."}, {"ai_use": "Some."}, labels={"ai_use": "AI tools used"})
    assert str(change) == "Statement: AI tools used changed."


def test_a_drug_on_the_list_of_managing_editors_counts() -> None:
    before, after = {"body": "Take hopewort now."}, {"body": "Take braveroot now."}
    assert material_changes(before, after) == []
    assert [change.kind for change in material_changes(before, after, {"hopewort"})] == ["drug name"]


@pytest.mark.parametrize(
    "word",
    [
        "rituximab",
        "Obinutuzumab",
        "imatinib",
        "sofosbuvir",
        "enalapril",
        "losartan",
        "prednisolone",
        "atorvastatin",
        "amoxicillin",
        "azithromycin",
        "ciprofloxacin",
        "fluconazole",
        "IVIG",
        "colchicine",
        "bisoprolol",
        "apixaban",
        "abatacept",
    ],
)
def test_a_drug_is_known_by_its_stem_or_by_the_list_of_this_field(word: str) -> None:
    assert is_drug(word)


@pytest.mark.parametrize(
    "word",
    [
        "person",
        "reason",
        "comparison",
        "reservoir",
        "April",
        "urine",
        "except",
        "concept",
        "medicine",
        "creatinine",
        "decline",
        "protein",
        "someone",
        "immunoglobulin",
        "cryoglobulins",
        "milestone",
        "system",
        "accept",
        "season",
        "magazine",
    ],
)
def test_a_word_that_only_ends_like_a_stem_is_no_drug(word: str) -> None:
    assert not is_drug(word)


@given(st.text(), st.text())
def test_any_text_is_read_and_the_same_text_changed_nothing(before: str, after: str) -> None:
    assert material_changes({"body": before}, {"body": before}) == []
    assert all(change.kind in KINDS for change in material_changes({"body": before}, {"body": after}))
