"""First run: from a fresh installation to a working connection by the server's own page, in a few presses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.server import Server

from .axe import serious
from .browser import Chrome, chromium
from .desk import Desk
from .fixture_site.certificate import Certificate
from .fixture_site.elsewhere import HOST
from .fixture_site.posts import DELAY
from .fixture_site.server import Site
from .gateway import Gateway
from .popup import Popup

OFFERED = "document.documentElement.dataset.henshinOffer"


@pytest.fixture
def fresh(playwright: Playwright, site: Site, certificate: Certificate, tmp_path: Path) -> Iterator[Chrome]:
    """A browser in which the extension was installed a moment ago."""
    with chromium(playwright, tmp_path / "profile", site, certificate) as started:
        yield started


def stored(chrome: Chrome) -> dict[str, str]:
    kept: dict[str, str] = chrome.context.service_workers[0].evaluate(
        "chrome.storage.local.get({ server: '', key: '' })"
    )
    return kept


def connect_page(chrome: Chrome, server: Server) -> Page:
    page = chrome.context.new_page()
    page.goto(f"{server.url}/connect#key={server.key}")
    expect(page.locator("#owner")).to_contain_text("tests")
    return page


def test_from_the_servers_page_to_the_first_badge(fresh: Chrome, server: Server, gateway: Gateway) -> None:
    page = connect_page(fresh, server)
    assert server.key not in page.url
    assert page.inner_text("#server") == server.url
    page.click('[data-action="connect"]')
    with Popup(fresh, page) as popup:
        popup.until("document.querySelector('[data-part=connecting]')")
        assert popup.text("[data-part=server]") == server.url
        assert stored(fresh) == {"server": "", "key": ""}
        assert serious(popup.evaluate) == []
        popup.press("Enter")
        popup.until("document.querySelector('[data-part=result]')?.dataset.outcome === 'ok'")
        expect(page.locator("#done")).to_be_visible()
    assert stored(fresh) == {"server": server.url, "key": server.key}
    assert page.evaluate(OFFERED) is None
    desk = Desk(fresh.context.new_page(), gateway)
    desk.go("/home")
    desk.badge(DELAY)
    with Popup(fresh, desk.page) as popup:
        popup.until("document.querySelector('[data-part=choice]')")


def test_refusing_changes_nothing(fresh: Chrome, server: Server) -> None:
    page = connect_page(fresh, server)
    page.click('[data-action="connect"]')
    with Popup(fresh, page) as popup:
        popup.until("document.querySelector('[data-part=connecting]')")
        popup.click("[data-action=refuse]")
        popup.until_closed()
    assert stored(fresh) == {"server": "", "key": ""}


def test_nothing_is_held_out_before_the_person_presses_nor_by_a_made_up_press(fresh: Chrome, server: Server) -> None:
    page = connect_page(fresh, server)
    page.evaluate("document.querySelector('[data-action=connect]').click()")
    assert page.evaluate(OFFERED) is None
    with Popup(fresh, page) as popup:
        popup.until("document.querySelector('#state').dataset.state === 'no_key'")
        assert popup.text("#view") == ""
    assert stored(fresh) == {"server": "", "key": ""}


def test_a_page_can_hold_out_no_server_but_its_own_and_one_that_is_none_is_not_kept(
    fresh: Chrome, server: Server, gateway: Gateway
) -> None:
    """The address comes from the browser: whatever the page claims, the person sees where it really is."""
    gateway.answer_with = (200, b'{"service": "something else"}')
    page = fresh.context.new_page()
    page.goto(f"{gateway.url}/connect")
    page.evaluate(
        "document.documentElement.dataset.henshinOffer = 'henshin_key'; "
        "document.documentElement.dataset.server = 'https://henshin.example'"
    )
    with Popup(fresh, page) as popup:
        popup.until("document.querySelector('[data-part=connecting]')")
        assert popup.text("[data-part=server]") == gateway.url
        popup.press("Enter")
        popup.until("document.querySelector('[data-part=result]')?.dataset.outcome === 'not_henshin'")
    assert stored(fresh) == {"server": "", "key": ""}


def test_a_server_elsewhere_is_connected_from_the_options_page_where_the_browser_can_ask(fresh: Chrome) -> None:
    page = fresh.context.new_page()
    page.goto(f"https://{HOST}/connect")
    page.evaluate("document.documentElement.dataset.henshinOffer = 'henshin_offered'")
    with Popup(fresh, page) as popup:
        popup.until("document.querySelector('[data-part=connecting]')")
        assert popup.text("[data-part=server]") == f"https://{HOST}"
        with fresh.context.expect_page() as opened:
            popup.press("Enter")
        popup.until_closed()
    options = opened.value
    options.wait_for_selector('[data-part="result"][data-outcome="permission"] [data-action="grant"]')
    assert options.input_value("#server") == f"https://{HOST}"
    assert options.input_value("#key") == "henshin_offered"
    assert stored(fresh) == {"server": "", "key": ""}


def test_the_page_asks_for_a_key_when_it_has_none(fresh: Chrome, server: Server) -> None:
    page = fresh.context.new_page()
    page.goto(f"{server.url}/connect")
    expect(page.locator("#key-form")).to_be_visible()
    expect(page.locator("#connect")).to_be_hidden()
    page.fill("#key", "henshin_wrong")
    page.keyboard.press("Enter")
    expect(page.locator("#key-error")).to_be_visible()
    page.fill("#key", server.key)
    page.keyboard.press("Enter")
    expect(page.locator("#connect")).to_be_visible()
    for language in ("ja", "en"):
        page.click(f'[data-action="language"][data-value="{language}"]')
        assert serious(page.evaluate) == []
