"""The server switches a site off or repairs a selector, and the extension takes only its own server's word."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from api.cli import main
from tests.server import Server

from .browser import Chrome
from .desk import Desk
from .fixture_site.posts import DELAY
from .gateway import Gateway
from .options import Options


@pytest.fixture
def says(server: Server) -> Iterator[Any]:
    """The server's administrator at the command line; afterwards all is as it was built in."""

    def adapters(*arguments: str) -> None:
        done = CliRunner().invoke(main, ["adapters", *arguments], env={"HENSHIN_HOME": str(server.home)})
        assert done.exit_code == 0, done.output

    yield adapters
    adapters("on", "x")
    adapters("reset", "x")


def _later(chrome: Chrome) -> None:
    """As if a while had passed since the extension last asked how to read sites."""
    chrome.context.service_workers[0].evaluate(
        """async () => {
          const { adapters } = await chrome.storage.local.get('adapters');
          if (adapters) await chrome.storage.local.set({ adapters: { ...adapters, at: 0 } });
        }"""
    )


def _until_heard(desk: Desk, gateway: Gateway, times: int = 1) -> None:
    desk.looking.until(
        "the question how to read sites", lambda: [c.path for c in gateway.calls].count("/v1/adapters") >= times
    )


def _note(options: Options) -> str:
    place = options.page.locator('[data-part="adapters"]')
    return place.inner_text() if place.is_visible() else ""


def test_a_site_is_switched_off_from_afar_and_on_again(chrome: Chrome, desk: Desk, gateway: Gateway, says: Any) -> None:
    desk.go("/home")
    desk.badge(DELAY)
    _until_heard(desk, gateway)
    says("off", "x")
    _later(chrome)
    desk.go("/home")
    desk.looking.until("no badge is left", lambda: not desk.looking.hosts("badge"))
    with Options(chrome) as options:
        options.page.wait_for_selector('[data-off="x"]')
    says("on", "x")
    _later(chrome)
    desk.go("/home")
    desk.badge(DELAY)


def test_a_site_that_changed_is_read_again_by_a_repaired_selector(
    chrome: Chrome, desk: Desk, gateway: Gateway, says: Any
) -> None:
    says("repair", "x", "post", 'main article[role="article"]', "--checked", "2026-11-20")
    says("repair", "x", "caret", "[[[")
    desk.set_cookies(marks="new")
    desk.go("/home")
    desk.looking.until("badges", lambda: len(desk.looking.hosts("badge")) >= 3)
    with Options(chrome) as options:
        options.page.wait_for_selector('[data-repaired="x"]')
        assert "X" in _note(options)
    says("reset", "x")
    _later(chrome)
    desk.set_cookies(marks="known")
    desk.go("/home")
    desk.badge(DELAY)


def test_a_table_that_somebody_changed_on_its_way_is_not_taken_and_the_options_say_so(
    chrome: Chrome, desk: Desk, gateway: Gateway
) -> None:
    desk.go("/home")
    _until_heard(desk, gateway)
    desk.badge(DELAY)

    def forge(path: str, answer: Any) -> Any:
        if path == "/v1/adapters":
            answer["table"] = answer["table"].replace("true", "false")
        return answer

    gateway.rewrite = forge
    _later(chrome)
    desk.go("/home")
    with Options(chrome) as options:
        options.page.wait_for_selector('[data-part="adapters"][data-outcome="signature"]')
        assert _note(options)
        assert options.page.locator('[data-action="trust"]').count() == 0
    desk.badge(DELAY)


def test_another_key_is_not_taken_until_the_person_trusts_the_server_anew(
    chrome: Chrome, desk: Desk, gateway: Gateway
) -> None:
    desk.go("/home")
    _until_heard(desk, gateway)
    desk.badge(DELAY)
    other = Ed25519PrivateKey.generate()

    def sign_anew(path: str, answer: Any) -> Any:
        if path != "/v1/adapters":
            return answer
        table = json.loads(answer["table"])
        table["adapters"]["x"]["enabled"] = False
        text = json.dumps(table)
        public = other.public_key().public_bytes_raw()
        return {
            "table": text,
            "signature": base64.b64encode(other.sign(text.encode())).decode(),
            "key": base64.b64encode(public).decode(),
        }

    gateway.rewrite = sign_anew
    _later(chrome)
    desk.go("/home")
    with Options(chrome) as options:
        options.page.wait_for_selector('[data-part="adapters"][data-outcome="key"]')
        desk.badge(DELAY)
        options.page.click('[data-action="trust"]')
        options.page.wait_for_selector('[data-off="x"]')
    desk.looking.until("no badge is left", lambda: not desk.looking.hosts("badge"))


def test_an_older_server_that_knows_nothing_of_it_is_served_as_ever(desk: Desk, gateway: Gateway) -> None:
    def unknown(path: str, answer: Any) -> Any:
        return {"title": "Not Found", "status": 404} if path == "/v1/adapters" else answer

    gateway.rewrite = unknown
    desk.go("/home")
    desk.badge(DELAY)
