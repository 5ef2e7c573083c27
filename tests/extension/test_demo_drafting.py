"""The demo page checks a draft while it is written and finds wordings, by keyboard alone, in both languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.server import Server

from .browser import Chrome
from .demo import Demo


@pytest.fixture
def demo(chrome: Chrome, server: Server) -> Iterator[Demo]:
    page = chrome.context.new_page()
    visitor = Demo(page, server.url, server.key)
    yield visitor
    page.close()
    assert visitor.complaints == []


HEADINGS = {"ja": "文例を探す", "en": "Find a wording"}


def open_in(demo: Demo, language: str) -> None:
    """Come to the page and wait until it speaks the language."""
    demo.open(language)
    demo.page.wait_for_selector('[data-action="sample"]')
    demo.page.click(f'[data-action="language"][data-value="{language}"]')
    expect(demo.page.locator("#lookup-heading")).to_have_text(HEADINGS[language])


@pytest.mark.parametrize(
    ("language", "draft", "rule", "level"),
    [
        ("ja", "ご不便をおかけし申し訳ございません。善処いたします。", "R52", "見直す"),
        (
            "en",
            "We're sorry for the trouble with the parts. You misunderstood how it works.",
            "R27",
            "Fix before sending",
        ),
    ],
)
def test_a_draft_is_checked_while_it_is_written(demo: Demo, language: str, draft: str, rule: str, level: str) -> None:
    open_in(demo, language)
    page = demo.page
    page.click("#reply-text")
    page.keyboard.insert_text(draft)
    finding = page.locator(f'#findings li[data-rule="{rule}"]').first
    expect(finding).to_contain_text(level)
    marked = page.locator("#draft-marks mark").first.inner_text()
    assert marked
    assert marked in draft
    assert page.inner_text("#draft-length").split(" / ")[1] == "280"
    page.fill("#reply-text", "")
    expect(page.locator("#findings li")).to_have_count(0)


def test_a_rewrite_goes_in_at_one_press_and_can_be_undone(demo: Demo) -> None:
    open_in(demo, "ja")
    page = demo.page
    draft = "お届けの遅れでご不便をおかけし申し訳ございません。善処いたします。"
    page.click("#reply-text")
    page.keyboard.insert_text(draft)
    finding = page.locator("#findings li", has=page.locator('[data-action="rewrite"]')).first
    rule = finding.get_attribute("data-rule")
    finding.locator('[data-action="rewrite"]').press("Enter")
    expect(page.locator(f'#findings li[data-rule="{rule}"]')).to_have_count(0)
    assert page.input_value("#reply-text") != draft
    page.focus("#reply-text")
    page.keyboard.press("Control+z")
    assert page.input_value("#reply-text") == draft


@pytest.mark.parametrize(("language", "typed", "said"), [("ja", "todokanai", "届"), ("en", "never came", "Delivery")])
def test_a_wording_is_found_and_put_into_the_reply_by_keyboard(
    demo: Demo, language: str, typed: str, said: str
) -> None:
    open_in(demo, language)
    page = demo.page
    page.keyboard.press("Control+k")
    page.keyboard.type(typed)
    first = page.locator("#lookup-results [role=option]").first
    expect(first).to_be_visible()
    expect(page.locator("#lookup-results")).to_contain_text(said)
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#lookup-results [aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert page.get_attribute("#lookup-query", "aria-activedescendant") == chosen.get_attribute("id")
    text = chosen.locator("p").last.inner_text()
    page.keyboard.press("Enter")
    assert page.input_value("#reply-text") == text
    assert page.evaluate("document.activeElement.id") == "reply-text"


def test_the_customers_name_stands_in_the_wording(demo: Demo) -> None:
    open_in(demo, "ja")
    page = demo.page
    name = page.inner_text("#name")
    page.keyboard.press("Control+k")
    page.keyboard.type("お届けの遅れ 確認中")
    expect(page.locator("#lookup-results")).to_contain_text(f"{name}様")


def test_nothing_found_is_said(demo: Demo) -> None:
    open_in(demo, "ja")
    demo.page.fill("#lookup-query", "ぬゅぱぴょ")
    expect(demo.page.locator("#lookup-status")).to_contain_text("見つかりません")
    demo.page.press("#lookup-query", "Escape")
    expect(demo.page.locator("#lookup-status")).to_have_text("")
