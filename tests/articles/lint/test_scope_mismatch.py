import pytest

from articles.lint.scope_mismatch import check as rule

from .building import page


def questions(title: str, body: str) -> list[str]:
    return [finding.message for finding in rule(page(title=title, body=body))]


def test_a_title_on_infections_over_a_text_on_one_of_them_is_a_question() -> None:
    (message,) = questions("How is infection-related vasculitis treated?", "Cure hepatitis C first. HCV matters.")
    assert "hepatitis C alone" in message


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("How is infection-related vasculitis treated?", "Cure hepatitis C first; look for HIV."),
        ("How is infection-related vasculitis treated?", "Look for the cause."),
        ("How is vasculitis after hepatitis C infection treated?", "Cure hepatitis C first."),
        ("How is vasculitis treated?", "Cure hepatitis C first."),
    ],
    ids=["two members", "no member", "the title names the member", "the title promises no class"],
)
def test_a_title_that_keeps_its_promise_is_none(title: str, body: str) -> None:
    assert questions(title, body) == []
