from articles.lint.heading_skipped import check as rule

from .building import page


def lines(body: str) -> list[int | None]:
    return [finding.line for finding in rule(page(body))]


def test_a_skipped_level_is_a_warning_that_says_what_to_write() -> None:
    (found,) = rule(page("## Care\n\nWarm.\n\n#### Gloves\n\nThick."))
    assert (found.code, found.level, found.line) == ("heading_skipped", "warning", 5)
    assert found.message == (
        "“Gloves” skips a level below “Care”. Start it, and others of its rank, with ### instead of ####."
    )


def test_a_page_that_opens_below_the_second_level_skips_it_too() -> None:
    (found,) = rule(page("### Care\n\nWarm."))
    assert found.message.startswith("“Care” skips a level below the title.") and " with ## instead" in found.message


def test_every_step_down_and_any_way_up_are_well() -> None:
    assert lines("## Care\n\n### Hands\n\n#### Gloves\n\nThick.\n\n## Course\n\n### Winter\n\nCold.") == []


def test_levels_count_as_they_are_printed() -> None:
    assert lines("# Care\n\n### Hands\n\n#### Gloves\n\n###### Wool\n\nThick.") == []
    assert lines("## Care\n\n###### Wool\n\nThick.") == [3]


def test_a_heading_within_a_quote_counts() -> None:
    assert lines("## Care\n\n> #### Gloves\n>\n> Thick.") == [3]


def test_one_that_follows_on_its_own_level_is_not_told_again() -> None:
    assert lines("## Care\n\n#### Gloves\n\nThick.\n\n#### Socks\n\nWool.") == [3]
