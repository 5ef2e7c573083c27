"""The demo page shows the very badge, card and panel of the extension, in both languages."""

import re
from collections.abc import Iterator

import pytest

from tests.server import Server

from .browser import Chrome
from .demo import Demo
from .desk import leave_blanks


@pytest.fixture
def demo(chrome: Chrome, server: Server) -> Iterator[Demo]:
    page = chrome.context.new_page()
    visitor = Demo(page, server.url, server.key)
    yield visitor
    page.close()
    assert visitor.complaints == []


KANA = re.compile("[ぁ-んァ-ヶ]")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_sample_is_judged_and_answered(demo: Demo, language: str) -> None:
    demo.open(language)
    text = demo.choose(0)
    card = demo.part("card", "advice")
    assert card.one(data_part="quote").text == text
    assert (KANA.search(card.one(data_part="advice").text) is not None) == (language == "ja")
    assert (KANA.search(demo.page.inner_text(".intro")) is not None) == (language == "ja")
    assert demo.part("badge", "sentiment").text.strip()

    suggestion = demo.part("panel", "suggestion").all(data_part="suggestion")[0]
    demo.looking.press(suggestion.one(data_action="show-text"))
    opened = demo.part("panel", "suggestion").all(data_part="suggestion")[0]
    button = opened.one(data_action="insert")
    assert (KANA.search(button.text) is not None) == (language == "ja")
    leave_blanks(demo.looking, opened)
    demo.looking.press(button)
    demo.looking.until(
        "the text in the field", lambda: demo.page.input_value("#reply-text") == opened.one(data_part="text").text
    )
    demo.page.keyboard.press("Control+z")
    demo.looking.until("an empty field", lambda: demo.page.input_value("#reply-text") == "")


def test_an_own_comment_is_judged(demo: Demo) -> None:
    demo.open("ja")
    demo.page.click('[data-action="sample"] >> nth=-1')
    demo.page.fill("#own-text", "<b>三回目</b>の連絡です。部品がまだ届きません！")
    demo.page.click('[data-action="judge"]')
    card = demo.part("card", "advice")
    assert card.one(data_part="quote").text == "<b>三回目</b>の連絡です。部品がまだ届きません！"


def test_the_key_leaves_the_address_bar(demo: Demo, server: Server) -> None:
    demo.open("ja")
    demo.part("card", "advice")
    assert server.key not in demo.page.url
    demo.page.reload()
    demo.part("card", "advice")


def test_without_a_key_it_asks_for_one(demo: Demo, server: Server) -> None:
    demo.page.goto(server.url)
    demo.page.fill("#key", "hk_thisisnotakeyofthisserver")
    demo.page.click('[data-action="use-key"]')
    demo.page.wait_for_selector("#key-error:not([hidden])")
    demo.page.fill("#key", server.key)
    demo.page.click('[data-action="use-key"]')
    demo.part("card", "advice")
    demo.complaints.clear()  # the browser's own report of the 401


@pytest.mark.parametrize("width", [1280, 768, 360])
def test_it_fits_the_window(demo: Demo, width: int) -> None:
    demo.page.set_viewport_size({"width": width, "height": 800})
    demo.open("ja")
    demo.part("panel", "suggestion")
    assert demo.page.evaluate("document.documentElement.scrollWidth") <= width
