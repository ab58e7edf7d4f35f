import pytest

from articles.importers.citations import decide_style, find_marks


def numbers(text: str, style: str) -> list[tuple[int, ...]]:
    return [mark.numbers for mark in find_marks(text, style)]


@pytest.mark.parametrize(
    "text",
    [
        "The dose was raised to 5.",
        "He had type 2.",
        "They were in stages 4-5.",
        "This is shown in Figure 1.",
        "It fell on day 4.",
        "Genotypes 1 and 4.",
        "Child-Pugh class 3; and after week 12.",
        "A score of 7.",
        "It dropped from 12.5 to 8.1 g/dl.",
        "Interleukin 6.",
        "It happened in March 12.",
    ],
)
def test_a_dose_a_type_a_stage_or_a_figure_is_not_a_citation_mark(text):
    assert numbers(text, "bare") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It resolves in most 1, 2.", [(1, 2)]),
        ("It resolves (in most) 3; it returns 4.", [(3,), (4,)]),
        ("for patients with infection 7, 9", [(7, 9)]),
        ("Rest for 7 days 3.", [(3,)]),
        ("It helped most patients 3.", [(3,)]),
        ("It was seen by many 2-5.", [(2, 3, 4, 5)]),
    ],
)
def test_bare_numbers_before_a_stop_or_the_end_of_a_line_are_marks(text, expected):
    assert numbers(text, "bare") == expected


def test_ranges_in_brackets_are_written_out():
    assert numbers("so [1], and [2, 4–6], and [8,9].", "bracket") == [(1,), (2, 4, 5, 6), (8, 9)]


def test_a_confidence_interval_in_brackets_is_not_a_mark():
    assert numbers("hazard ratio 2 (95% CI [1-3]) and more [4]", "bracket") == [(4,)]


def test_a_range_that_runs_backwards_is_not_a_mark():
    assert numbers("see [9-3]", "bracket") == []


def test_numbers_glued_to_a_full_stop_are_marks():
    assert numbers("It heals.1,2 It returns.3 At 0.5 mg no.", "superscript") == [(1, 2), (3,)]


def test_a_number_glued_to_the_stop_behind_a_rate_is_a_mark():
    assert numbers("It was found in 22%.7 Others saw 10–20%,2,5 and 5%. 3 were ill at 12%.", "superscript") == [
        (7,),
        (2, 5),
    ]


def test_raised_figures_are_marks_but_square_metres_are_not():
    assert numbers("It heals¹ and returns.²,³ Give 375 mg/m².", "superscript") == [(1,), (2, 3)]


def test_numbers_in_round_brackets_at_the_end_of_a_clause_are_marks():
    assert numbers("It heals (1), mostly (2, 3). Steps: (1) wash (2) dry", "paren") == [(1,), (2, 3)]


def test_one_bracket_decides_the_style():
    assert decide_style(["It heals [1]. It was 3."], []) == "bracket"


def test_two_bare_numbers_do_not_make_a_style():
    assert decide_style(["It heals well 1. It returns 2."], []) is None


def test_two_bare_numbers_make_a_style_where_both_are_listed_references():
    assert decide_style(["It heals well 1. It returns 2."], [1, 2]) == "bare"


def test_a_page_of_plain_figures_has_no_style():
    assert decide_style(["We counted apples 40.", "Pears 50.", "Plums 60."], []) is None


def test_a_bare_number_behind_the_full_stop_is_a_mark():
    assert numbers("It heals well. 1 It returns in spring. 2, 3\nSee Fig. 4", "bare") == [(1,), (2, 3)]


def test_a_number_glued_to_a_year_at_the_end_of_its_sentence_is_a_mark():
    assert numbers("It was named in 1933.1 Others followed.2 The titre was 1933.5 units.", "superscript") == [
        (1,),
        (2,),
    ]


def test_what_is_numbered_without_brackets_only_may_stand_before_a_mark_in_brackets():
    assert numbers("It grows with age (1, 2). We saw one such patient (3). See Table (4).", "paren") == [(1, 2), (3,)]


def test_numbers_parted_by_blanks_that_count_up_are_one_mark():
    assert numbers("Cold stiffens them.2 4 Warmth helps.1 3 5", "superscript") == [(2, 4), (1, 3, 5)]
    assert numbers("Seen in most hands 1 3. Gloves help. 2 4 Mittens too. 3", "bare") == [(1, 3), (2, 4), (3,)]


def test_figures_parted_by_blanks_that_do_not_count_up_or_go_on_are_no_mark():
    assert numbers("It cost them. 4 2 Others paid. 10 000 People came.", "bare") == []
    assert numbers("Cold stiffens them.2 4 hours later it is gone", "superscript") == [(2,)]


def test_a_bracket_behind_a_rate_or_et_al_is_a_mark():
    assert numbers("Give 0.5 mg/kg/day (2). Read Made et al. (1) on it. Seen on day (3).", "paren") == [(2,), (1,)]


def test_a_raised_list_behind_a_full_stop_may_stand_apart_from_it_and_a_single_figure_may_not():
    assert numbers("Nine works were named. 2–5 Butchers were among them.", "superscript") == [(2, 3, 4, 5)]
    assert numbers("Nine works were named. 5 Butchers were among them.", "superscript") == []


def test_degrees_of_freedom_in_brackets_are_no_mark():
    assert numbers("Heat rose with wood (F[1,12] = 8.4), as others saw [3].", "bracket") == [(3,)]


def test_raised_figures_behind_a_bracket_and_several_behind_a_short_word_are_marks():
    text = "Stoves (of iron)2,3 warm the hall (Hall4)5 as they do in vivo6,7 and iron8–10. The gene sox9 and size4 are none."
    assert numbers(text, "superscript") == [(2, 3), (5,), (6, 7), (8, 9, 10)]


def test_a_figure_in_brackets_among_more_raised_ones_leaves_the_raised_ones_the_marks():
    text = "It warms.1 It smokes.2 It costs.3 The sum [2] is large."
    assert decide_style([text], [1, 2, 3]) == "superscript"
    assert decide_style([text + " Others say so [1], [2], [3]."], [1, 2, 3]) == "bracket"


def test_behind_a_full_stop_only_a_word_cut_short_keeps_the_number_from_being_a_mark():
    text = "Stoves burn every other day. 1, 4 Wood is dry in each group. 2 It smokes, see Figs. 3 Heat stays for an hour. 3"
    assert numbers(text, "bare") == [(1, 4), (2,), (3,)]
