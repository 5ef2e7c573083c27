"""The browser's own log of a whole session: every request that was ever started, by whomever."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Playwright

from tests.server import Server

from .browser import chromium
from .desk import Desk
from .fixture_site.certificate import Certificate
from .fixture_site.posts import DELAY, HOME
from .fixture_site.server import Site
from .gateway import Gateway
from .options import Options


def test_no_request_leaves_except_to_the_site_and_the_configured_server(
    playwright: Playwright, site: Site, certificate: Certificate, gateway: Gateway, server: Server, tmp_path: Path
) -> None:
    log = tmp_path / "net.json"
    with chromium(playwright, tmp_path / "profile", site, certificate, net_log=log) as chrome:
        with Options(chrome) as options:
            assert options.connect(url=gateway.url, key=server.key) == "ok"
        desk = Desk(chrome.context.new_page(), gateway)
        desk.go("/home")
        comments = {post.id for post in HOME.comments}
        desk.settled(comments.__contains__)
        desk.open_card(DELAY)
        desk.page.keyboard.press("Escape")
        desk.open_reply_dialog(DELAY)
        desk.looking.press(desk.panel().one(data_action="other"))
        desk.panel()

    started = _started_requests(log)
    ours = {url for url, initiator in started if initiator.startswith("chrome-extension://")}
    assert {urlsplit(url).netloc for url in ours} == {urlsplit(gateway.url).netloc}
    by_the_page = {url for url, initiator in started if initiator.startswith("https://x.com")}
    assert {urlsplit(url).netloc for url in by_the_page if not url.startswith("data:")} == {"x.com"}
    assert all(call.headers.get("Authorization") in (f"Bearer {server.key}", None) for call in gateway.calls)
    assert all("Cookie" not in call.headers and "Referer" not in call.headers for call in gateway.calls)
    assert not [request for request in site.requests if server.key in request]


def _started_requests(log: Path) -> set[tuple[str, str]]:
    """URL and initiator of every request the network stack started."""
    record = json.loads(log.read_text())
    start = record["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    found = set()
    for event in record["events"]:
        parameters = event.get("params", {})
        if event["type"] == start and "url" in parameters:
            found.add((parameters["url"], parameters.get("initiator", "")))
    return found
