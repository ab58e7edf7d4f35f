"""How a test writes in the editor: by the keyboard, in the field that stands over the plain one."""

from playwright.sync_api import Locator, Page


def field(page: Page) -> Locator:
    """What the keys go to."""
    return page.locator(".CodeMirror textarea")


def body_of(page: Page) -> str:
    """What the form would send."""
    return page.locator("textarea[name=body]").input_value()


def write(page: Page, words: str) -> None:
    """Put these words in the text's place; the caret stands at their end."""
    field(page).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(words)
