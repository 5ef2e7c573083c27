"""The browser may end the worker at any time, and itself be ended: nothing is lost, nothing is sent twice."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.server import Api, Server

from .browser import Chrome, chromium
from .desk import Desk
from .fixture_site.certificate import Certificate
from .fixture_site.posts import DELAY, GRINDER, HOME
from .fixture_site.server import Site
from .gateway import Gateway
from .options import Options
from .test_corrections import arrived, label, set_right, until_outcome

pytestmark = pytest.mark.usefixtures("corrections_taken_back")

COMMENTS = {post.id for post in HOME.comments}


def waiting(chrome: Chrome) -> list[Any]:
    """What the worker has written down as not sent yet."""
    kept: list[Any] = chrome.context.service_workers[0].evaluate(
        "async () => (await chrome.storage.local.get('outbox')).outbox ?? []"
    )
    return kept


def test_what_was_judged_outlives_the_worker(desk: Desk, chrome: Chrome) -> None:
    desk.go("/home")
    desk.settled(COMMENTS.__contains__)
    desk.page.wait_for_timeout(1_000)  # judgements are written down together, a moment after they came
    asked = {comment["id"] for comment in desk.gateway.judged()}
    chrome.stop_worker()
    desk.gateway.calls.clear()
    desk.page.reload()
    desk.page.wait_for_selector("article")
    desk.settled(COMMENTS.__contains__)
    assert not asked & {comment["id"] for comment in desk.gateway.judged()}


Started = AbstractContextManager[tuple[Chrome, Desk]]


@pytest.fixture
def start(
    playwright: Playwright, site: Site, certificate: Certificate, gateway: Gateway, server: Server, tmp_path: Path
) -> Callable[[], Started]:
    """Starts a browser on the timeline: connected the first time, as it was left the next."""
    profile = tmp_path / "profile"

    @contextmanager
    def started() -> Iterator[tuple[Chrome, Desk]]:
        first = not profile.exists()
        with chromium(playwright, profile, site, certificate) as chrome:
            if first:
                with Options(chrome) as options:
                    options.speak("ja")
                    assert options.connect(url=gateway.url, key=server.key) == "ok"
            desk = Desk(chrome.context.new_page(), gateway)
            desk.go("/home")
            yield chrome, desk

    return started


def test_corrections_outlive_worker_and_browser_while_the_server_is_away_and_are_sent_once(
    start: Callable[[], Started], gateway: Gateway, lead: Api
) -> None:
    with start() as (chrome, desk):
        desk.open_card(GRINDER)
        desk.page.keyboard.press("Escape")
        desk.open_card(DELAY)
        gateway.stop()
        set_right(desk, "cause", "service")
        assert "対応" in desk.looking.shown(until_outcome(desk, "kept"))
        chrome.stop_worker()
        set_right(desk, "sentiment", "neutral")
        until_outcome(desk, "kept")
        desk.page.keyboard.press("Escape")
        chrome.stop_worker()
        desk.looking.press(desk.badge(GRINDER).one(data_action="open-card"))
        set_right(desk, "sentiment", "neutral")
        until_outcome(desk, "kept")
        chrome.stop_worker()
    gateway.start()
    assert arrived(gateway) == []
    with start() as (chrome, desk):
        desk.looking.until("both corrections at the server", lambda: len(arrived(gateway)) == 2)
        desk.looking.until("that it is known to have them", lambda: waiting(chrome) == [])
        chrome.stop_worker()
        desk.page.reload()
        desk.open_card(DELAY)
        assert "対応" in label(desk, "cause")
        desk.page.keyboard.press("Escape")
        desk.open_card(GRINDER)
        assert "data-outcome" not in desk.card().one(data_part="correction-status").attributes
    first, second = arrived(gateway)
    assert first["comment"]["text"] == DELAY.text
    assert first["labels"] == {"cause": "service", "sentiment": "neutral"}
    assert second["comment"]["text"] == GRINDER.text
    assert len(lead.get("/v1/corrections").json()["corrections"]) == 2


def test_a_worker_that_ends_while_a_correction_is_on_its_way_leaves_one_at_the_server(
    start: Callable[[], Started], gateway: Gateway, lead: Api
) -> None:
    with start() as (chrome, desk):
        desk.open_card(DELAY)
        gateway.hold()
        set_right(desk, "cause", "service")
        desk.looking.until("the correction on its way", lambda: arrived(gateway))
        chrome.stop_worker()
        gateway.release()
    with start() as (_, desk):
        desk.badge(DELAY)
        desk.looking.until("the correction once more", lambda: len(arrived(gateway)) == 2)
    (kept,) = lead.get("/v1/corrections").json()["corrections"]
    assert kept["labels"]["cause"] == "service"
