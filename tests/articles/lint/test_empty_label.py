import pytest

from articles.lint.empty_label import check as rule

from .building import page


def found(body: str) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.line) for finding in rule(page(body))]


@pytest.mark.parametrize(
    "label", ["Reviewed by:", "**Last updated:**", "Sources:", "Medically reviewed by: —", "Author:"]
)
def test_a_label_without_a_value_is_an_error(label: str) -> None:
    assert found(f"Cold clumps blood.\n\n{label}\n\n## Next\n\nText.") == [("empty_label", 3)]


def test_two_empty_labels_do_not_fill_each_other() -> None:
    assert found("Reviewed by:\n\nLast updated:\n\n## Next\n\nText.") == [("empty_label", 1), ("empty_label", 3)]


@pytest.mark.parametrize(
    "link", ["[our policy]()", "[our policy](#)", "View editorial policy", "May 3 • View editorial policy"]
)
def test_a_link_without_an_address_is_an_error(link: str) -> None:
    assert found(f"Cold clumps blood.\n\n{link}") == [("link_lost", 3)]


@pytest.mark.parametrize(
    "body",
    [
        "Sources:\n\n- Doe J. 2020.",
        "Last updated: 3 May 2026.",
        "The sources:\n\nThey are two.",
        "[View editorial policy](/editorial-policy/)",
        "Read [the guideline](https://example.org/).",
        "A `[link]()` is written so: \\[x\\]().",
        "```\n[link]()\n```",
        "We read the sources and the policy.",
    ],
)
def test_labels_with_values_and_links_with_addresses_are_well(body: str) -> None:
    assert found(body) == []
