"""What the server's own pages have in common: the language, the colours and the form that asks for a key."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server

from .axe import serious
from .browser import Chrome

KANA = re.compile("[ぁ-んァ-ヶ]")
EVERY_PAGE = pytest.mark.parametrize("path", ["/", "/brand", "/connect"])


@pytest.fixture
def page(chrome: Chrome) -> Iterator[Page]:
    opened = chrome.context.new_page()
    yield opened
    opened.close()


def speak(page: Page, language: str) -> None:
    page.click(f'[data-action="language"][data-value="{language}"]')
    expect(page.locator(f'html[lang="{language}"]')).to_be_attached()


@EVERY_PAGE
def test_a_key_that_does_not_work_is_said_in_the_language_of_the_page(page: Page, server: Server, path: str) -> None:
    page.goto(server.url + path)
    page.fill("#key", "henshin_wrong")
    page.keyboard.press("Enter")
    for language in ("ja", "en", "ja"):
        speak(page, language)
        expect(page.locator("#key-error")).to_be_visible()
        for said in ("#key-error", "#key-hint", "h1"):
            assert (KANA.search(page.inner_text(said)) is not None) == (language == "ja"), said
        assert KANA.search(page.title()) is not None or language == "en"
        assert serious(page.evaluate) == []


@EVERY_PAGE
def test_the_chosen_language_holds_on_every_page(page: Page, server: Server, path: str) -> None:
    page.goto(f"{server.url}/connect")
    speak(page, "ja")
    page.goto(server.url + path)
    expect(page.locator("h1")).to_have_text(KANA)


@EVERY_PAGE
def test_the_page_follows_the_colours_of_the_system(page: Page, server: Server, path: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(server.url + path)
    expect(page.locator('body[data-theme="light"]')).to_be_attached()
    page.emulate_media(color_scheme="dark")
    expect(page.locator('body[data-theme="dark"]')).to_be_attached()


def test_the_logo_leads_to_the_demo_page_and_from_there_nowhere(page: Page, server: Server) -> None:
    for path in ("/brand", "/connect"):
        page.goto(server.url + path)
        page.click("a.brand")
        expect(page).to_have_url(f"{server.url}/")
    expect(page.locator(".brand")).not_to_have_attribute("href", re.compile(""))
