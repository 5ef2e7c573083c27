"""The options page tells apart what can be wrong between the browser and the server, and its switches work at once."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import Server, free_port

from .browser import Chrome
from .desk import Desk
from .fixture_site.certificate import make_certificate
from .fixture_site.posts import DELAY
from .fixture_site.server import Assets, serve_site
from .gateway import Gateway
from .options import Options


@pytest.fixture
def options(chrome: Chrome, gateway: Gateway, server: Server) -> Iterator[Options]:
    """The page, and the settings put right again afterwards."""
    with Options(chrome) as page:
        yield page
        assert page.connect(url=gateway.url, key=server.key) == "ok"
        page.speak("ja")


def test_a_good_address_and_key(options: Options, gateway: Gateway, server: Server) -> None:
    assert options.connect(url=gateway.url, key=server.key) == "ok"
    assert "0.1.0" in options.verdict
    assert [call.path for call in gateway.calls] == ["/healthz", "/v1/whoami"]
    assert "Authorization" not in gateway.calls[0].headers


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("", "empty"),
        ("http://", "malformed"),
        ("https://exa mple", "malformed"),
        ("ftp://127.0.0.1", "scheme"),
        ("javascript:alert(1)", "malformed"),
        ("http://henshin.example", "insecure"),
        ("https://user:secret@henshin.example", "extras"),
        ("https://henshin.example/?key=1", "extras"),
    ],
)
def test_an_address_that_cannot_be_one(options: Options, gateway: Gateway, typed: str, outcome: str) -> None:
    assert options.connect(url=typed) == outcome
    assert gateway.calls == []


def test_nobody_listens(options: Options) -> None:
    assert options.connect(url=f"http://127.0.0.1:{free_port()}") == "refused"


def test_a_name_that_does_not_exist(options: Options) -> None:
    assert options.connect(url="https://nowhere.example") == "dns"


def test_a_certificate_that_is_not_trusted(options: Options, assets: Assets, tmp_path: Path) -> None:
    with serve_site(assets, make_certificate(tmp_path, "127.0.0.1")) as untrusted:
        assert options.connect(url=f"https://127.0.0.1:{untrusted.port}") == "tls"
        assert untrusted.requests == []


def test_tls_asked_of_a_server_that_speaks_none(options: Options, gateway: Gateway) -> None:
    assert options.connect(url=f"https://127.0.0.1:{gateway.port}") == "tls"


def test_a_host_the_browser_was_not_allowed_to_talk_to(options: Options) -> None:
    assert options.connect(url="https://henshin.example") == "permission"
    assert options.page.is_visible('[data-action="grant"]')


def test_something_else_answers(options: Options, gateway: Gateway) -> None:
    gateway.answer_with = (200, b"<h1>Welcome to nginx</h1>")
    assert options.connect(url=gateway.url) == "not_henshin"
    gateway.answer_with = (404, b"{}")
    assert options.connect() == "not_henshin"
    gateway.answer_with = None


def test_a_server_in_trouble(options: Options, gateway: Gateway) -> None:
    gateway.answer_with = (503, b"{}")
    assert options.connect(url=gateway.url) == "server"
    gateway.answer_with = None


def test_a_server_that_accepts_and_says_nothing(options: Options) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert options.connect(url=f"http://127.0.0.1:{silent.getsockname()[1]}") == "timeout"


def test_no_key(options: Options, gateway: Gateway) -> None:
    assert options.connect(url=gateway.url, key="") == "no_key"


def test_a_wrong_key(options: Options, gateway: Gateway) -> None:
    assert options.connect(url=gateway.url, key="hk_thisisnotakeyofthisserver") == "wrong_key"


def test_each_outcome_is_said_in_other_words_in_both_languages(options: Options, gateway: Gateway) -> None:
    said = set()
    for language in ("ja", "en"):
        options.speak(language)
        for url, key in ((gateway.url, ""), (gateway.url, "hk_wrong"), (f"http://127.0.0.1:{free_port()}", "hk_wrong")):
            options.connect(url=url, key=key)
            said.add(options.verdict)
    assert len(said) == 6
    assert all(text.strip() for text in said)


def test_the_key_is_covered_until_asked_for(options: Options) -> None:
    assert options.page.get_attribute("#key", "type") == "password"
    options.page.click('[data-action="show-key"]')
    assert options.page.get_attribute("#key", "type") == "text"


def test_switching_the_site_off_and_on_works_at_once(options: Options, desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELAY)
    options.switch_site(False)
    desk.looking.until("no badge is left", lambda: not desk.looking.hosts("badge"))
    options.switch_site(True)
    desk.badge(DELAY)


def test_the_interface_changes_its_language_at_once(options: Options, desk: Desk) -> None:
    desk.go("/home")
    japanese = desk.badge(DELAY).one(data_part="badge").text
    options.speak("en")

    def in_english() -> bool:
        return desk.badge(DELAY).one(data_part="badge").text.isascii()

    desk.looking.until("the badge in English", in_english)
    assert not japanese.isascii()


def test_the_popup_says_how_it_is_and_pauses(options: Options, desk: Desk, chrome: Chrome) -> None:
    desk.go("/home")
    desk.badge(DELAY)
    popup = chrome.page_of_extension("popup/popup.html")
    popup.wait_for_selector('[data-state="ok"]')
    popup.click('[data-action="pause"]')
    popup.wait_for_selector('[data-state="paused"]')
    desk.looking.until("no badge is left", lambda: not desk.looking.hosts("badge"))
    popup.click('[data-action="pause"]')
    desk.badge(DELAY)
    popup.close()
