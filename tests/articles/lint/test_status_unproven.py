from articles.lint.status_unproven import check as rule

from .building import page


def codes(body: str) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.line) for finding in rule(page(body))]


def test_two_steps_on_lines_of_their_own_leave_the_status_unknown() -> None:
    assert codes("Cold clumps blood.\n\nSubmitted\nUnder Review\nApproved") == [("status_unproven", 3)]


def test_steps_in_a_list_are_seen() -> None:
    assert codes("Blood clumps.\n\n- Submitted\n- **Approved**") == [("status_unproven", 3)]


def test_one_step_under_a_heading_for_it_is_a_status() -> None:
    assert codes("## Article Review Status\n\nApproved") == [("status_unproven", 3)]


def test_pending_beside_reviewed_is_a_contradiction() -> None:
    text = "This content is pending human review.\n\nAll articles are reviewed for accuracy by a board."
    assert codes(text) == [("status_contradiction", 1)]


def test_one_such_word_on_a_line_is_no_status() -> None:
    assert codes("Blood clumps.\n\nApproved\n\nMore text.") == []


def test_the_words_inside_sentences_are_no_steps() -> None:
    assert codes("The drug was submitted in 2001 and approved in 2003. A second use is under review.") == []


def test_pending_alone_contradicts_nothing() -> None:
    assert codes("The result was pending review at the time of the report.") == []
