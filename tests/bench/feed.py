"""The extension on a feed of 1,000 comments in real Chromium, before the real server: what it costs the page."""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.extension.browser import Chrome, build_assets, chromium
from tests.extension.fixture_site.certificate import make_certificate
from tests.extension.fixture_site.posts import CROWD
from tests.extension.fixture_site.server import NAMES, serve_site
from tests.extension.options import Options
from tests.server import Api, Server

COMMENTS = len(CROWD.comments)
_SAMPLE_US = 200
_FRAME_MS = 1000 / 60
_READING = 40
"""Pixels a frame, 2,400 a second: as fast as somebody looks comments over who still reads."""
_FLYING = 120
"""Pixels a frame: a comment is in the window for an eighth of a second, and read by nobody."""
_ROUNDS = 7
_STRETCH = 8_000
"""Pixels of a round."""
_UNREAD = 33_000
"""From here on the list was not read while waiting times were taken: the server, too, remembers what it has judged."""
_PAGE = 800
"""Pixels that a press of Page Down moves the list."""
_GLANCE_MS = 250
_RUSH_MS = 120
"""What somebody gives a page who reads, and who looks for something."""
_JUMPS = 40
_LOOKS = 50
"""How often to look, ten times a second, whether all in view have their badges before the next jump."""

_SCROLL = """([step, pixels]) => new Promise((done) => {
  const times = [];
  const end = scrollY + pixels;
  const frame = (now) => {
    times.push(now);
    const before = scrollY;
    scrollBy(0, step);
    if (step > 0 ? scrollY >= end : scrollY <= end) return done(times);
    // The end of the list: more may be loading.
    if (scrollY === before && times.length > 60) return done(times);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})"""

# The end is where nothing moves for a while: more may be loading.
_TURN_PAGES = """([pixels, pause]) => new Promise((done) => {
  let still = 0;
  const turn = () => {
    const before = scrollY;
    scrollBy(0, pixels);
    still = scrollY === before ? still + 1 : 0;
    if (still > 4) return done();
    setTimeout(turn, pause);
  };
  turn();
})"""

# Runs beside the extension's own content script: only from there closed shadow trees can be read.
_WATCH = """(() => {
  const seen = new Map();
  const shown = new Map();
  const look = () => {
    for (const post of document.querySelectorAll('article[data-testid="tweet"]')) {
      const id = post.querySelector('a[href*="/status/"] time')?.closest('a').href;
      const { top, bottom } = post.getBoundingClientRect();
      if (!id || bottom <= 0 || top >= innerHeight) continue;
      if (!seen.has(id)) seen.set(id, performance.now());
      if (shown.has(id)) continue;
      const host = post.querySelector('[data-henshin="badge"]');
      const chip = host && chrome.dom.openOrClosedShadowRoot(host).querySelector('[data-part="badge"]');
      if (chip?.dataset.state === 'ok') shown.set(id, performance.now());
    }
    const all = [...document.querySelectorAll('article[data-testid="tweet"]')].every((post) => {
      const id = post.querySelector('a[href*="/status/"] time')?.closest('a').href;
      return !seen.has(id) || shown.has(id);
    });
    calm = all && scrollY === place ? calm + 1 : 0;
    place = scrollY;
    requestAnimationFrame(look);
  };
  let calm = 0;
  let place = 0;
  requestAnimationFrame(look);
  globalThis.__settled = () => calm > 5;
  globalThis.__waits = () => JSON.stringify([...seen].map(([id, at]) => shown.has(id) ? shown.get(id) - at : null));
})()"""


@dataclass(frozen=True)
class Limit:
    """One figure, and what it may be at most (None: told, not bounded)."""

    name: str
    value: float
    most: float | None
    unit: str


def on_a_feed(server: Server) -> list[Limit]:
    """Measure everything once; needs the fixture pages' packages and Chromium."""
    with _seated(server) as chrome:
        page = chrome.context.new_page()
        chrome.context.add_cookies([{"name": "cells", "value": "patched", "url": "https://x.com"}])
        waits = _waits(page)
        fresh, remembered, flying = _dropped(chrome, page)
        _pause(chrome, False)
        _forget(chrome)
        script, longest = _cost(page, server)
        grown = _recycled(page)
        _pause(chrome, True)
        grown_without = _recycled(page)
    return [
        Limit("main-thread time of the extension a comment", script, 3, "ms"),
        Limit("longest task of the extension", longest, 50, "ms"),
        Limit("from visible to badge, median", statistics.median(waits), 250, "ms"),
        Limit("from visible to badge, p95", sorted(waits)[int(0.95 * (len(waits) - 1))], None, "ms"),
        Limit("frames dropped more than without it, the server beside it on this machine", fresh, 5, "%"),
        Limit("frames dropped more than without it, answers remembered", remembered, 5, "%"),
        Limit("frames dropped more than without it, too fast to be read", flying, 5, "%"),
        Limit("heap grown by 2,000 recycled comments more than without it", grown - grown_without, 5, "MB"),
    ]


@contextmanager
def _seated(server: Server) -> Iterator[Chrome]:
    """A browser with the extension, connected to the server, before the fixture site."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        assets, certificate = build_assets(folder), make_certificate(folder, *NAMES)
        with (
            serve_site(assets, certificate) as site,
            chromium(playwright, folder / "profile", site, certificate) as chrome,
        ):
            with Options(chrome) as options:
                assert options.connect(url=server.url, key=server.key) == "ok"
            yield chrome


def _open(page: Page) -> None:
    page.goto("https://x.com/search?q=crowd")
    page.wait_for_selector("article")
    page.wait_for_timeout(2_000)


def _scroll(page: Page, step: int, pixels: int) -> list[float]:
    """Scroll so far, a step every frame; the times of the frames in ms."""
    times: list[float] = page.evaluate(_SCROLL, [step, pixels])
    return times


def _turn_pages(page: Page, pixels: int, pause_ms: int) -> None:
    """To the end of the list, or back to its top."""
    page.evaluate(_TURN_PAGES, [pixels, pause_ms])


def _waits(page: Page) -> list[float]:
    """Jump through the list as Page Down does; ms from a comment's first frame in the window to its badge."""
    _open(page)
    protocol = page.context.new_cdp_session(page)
    world = _world_of_extension(protocol)
    protocol.send("Runtime.evaluate", {"expression": _WATCH, "contextId": world})
    for _ in range(_JUMPS):
        page.evaluate("(pixels) => scrollBy(0, pixels)", _PAGE)
        for _ in range(_LOOKS):
            page.wait_for_timeout(100)
            if protocol.send("Runtime.evaluate", {"expression": "__settled()", "contextId": world})["result"]["value"]:
                break
    answer = protocol.send("Runtime.evaluate", {"expression": "__waits()", "contextId": world})
    waits = json.loads(answer["result"]["value"])
    judged = [wait for wait in waits if wait is not None]
    assert len(judged) >= 0.9 * len(waits), f"{len(waits) - len(judged)} of {len(waits)} comments never got a badge"
    return judged


def _world_of_extension(protocol: CDPSession) -> int:
    worlds: list[dict[str, Any]] = []
    protocol.on("Runtime.executionContextCreated", lambda event: worlds.append(event["context"]))
    protocol.send("Runtime.enable")
    return next(int(world["id"]) for world in worlds if world["origin"].startswith("chrome-extension://"))


def _cost(page: Page, server: Server) -> tuple[float, float]:
    """Processor time of the page's main thread under functions of ours while the whole list is read, for each comment
    that the server judged; and the most that one call of ours took; in ms. Time in which another process had the
    processor does not count."""
    page.goto("about:blank")
    protocol = page.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    protocol.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    protocol.send("Performance.setTimeDomain", {"timeDomain": "threadTicks"})
    protocol.send("Performance.enable")
    protocol.send("Profiler.enable")
    protocol.send("Profiler.setSamplingInterval", {"interval": _SAMPLE_US})
    _open(page)
    protocol.send("Tracing.start", {"traceConfig": {"includedCategories": ["devtools.timeline"]}})
    protocol.send("Profiler.start")
    before, judged_before = _busy(protocol), _judged(server)
    _turn_pages(page, _PAGE, _GLANCE_MS)
    page.wait_for_timeout(1_000)
    busy, judged = _busy(protocol) - before, _judged(server) - judged_before
    assert judged >= 0.8 * COMMENTS, f"only {judged} of {COMMENTS} comments were judged"
    share = _share_of_ours(protocol.send("Profiler.stop")["profile"])
    done: list[object] = []
    protocol.on("Tracing.tracingComplete", lambda event: done.extend([event]))
    protocol.send("Tracing.end")
    while not done:
        page.wait_for_timeout(50)
    calls = [event for event in events if event["name"] == "FunctionCall" and _is_ours(event["args"]["data"])]
    return busy * share / judged, max(event["tdur"] for event in calls) / 1000


def _busy(protocol: CDPSession) -> float:
    """Processor time that the page's main thread has spent on tasks, in ms."""
    metrics = {metric["name"]: metric["value"] for metric in protocol.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000


def _judged(server: Server) -> int:
    """Comments that the server has judged since it started."""
    with Api(server) as api:
        figures = api.get("/metrics").text
    return round(
        float(next(line for line in figures.splitlines() if line.startswith("henshin_comments_total")).split()[-1])
    )


def _is_ours(function: dict[str, Any]) -> bool:
    return str(function.get("url", "")).startswith("chrome-extension://")


def _share_of_ours(profile: dict[str, Any]) -> float:
    """Of the time in which the thread was busy, how much a function of ours was on the stack."""
    nodes = {node["id"]: node["callFrame"] for node in profile["nodes"]}
    parents = {child: node["id"] for node in profile["nodes"] for child in node.get("children", [])}

    def is_ours(node: int | None) -> bool:
        while node is not None:
            if _is_ours(nodes[node]):
                return True
            node = parents.get(node)
        return False

    owned = {node: is_ours(node) for node in nodes}
    # A sample lasts until the next one; the time between belongs to what was running.
    lasted = list(zip(profile["samples"], [*profile["timeDeltas"][1:], 0], strict=True))
    busy = sum(time for node, time in lasted if nodes[node]["functionName"] != "(idle)")
    return float(sum(time for node, time in lasted if owned[node]) / busy)


def _recycled(page: Page) -> float:
    """MB by which the heap has grown after every node was used for many comments, down and up again."""
    _open(page)
    for pixels in (_PAGE, -_PAGE):
        _turn_pages(page, pixels, _RUSH_MS)
    page.wait_for_timeout(2_000)
    protocol = page.context.new_cdp_session(page)
    before = _heap(protocol)
    for pixels in (_PAGE, -_PAGE):
        _turn_pages(page, pixels, _RUSH_MS)
    page.wait_for_timeout(2_000)
    return _heap(protocol) - before


def _heap(protocol: CDPSession) -> float:
    for _ in range(3):
        protocol.send("HeapProfiler.collectGarbage")
    return float(protocol.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


def _dropped(chrome: Chrome, page: Page) -> tuple[float, float, float]:
    """By how many percent of frames more come late with the extension than without: while comments are read that were
    not judged yet, while the same are read once more, and when they fly by.

    Each round passes one stretch of the list without the extension and with it, in turns the one and the other first,
    after the browser has drawn it once; the medians of their differences are given, since whatever else the machine
    does weighs on neighbours alike."""
    _pause(chrome, True)
    page.goto("https://x.com/search?q=crowd")
    page.wait_for_selector("article")
    _turn_pages(page, 8 * _PAGE, 200)
    more: dict[str, list[float]] = {"fresh": [], "remembered": [], "flying": []}
    for number in range(_ROUNDS):
        top = _UNREAD + number * _STRETCH
        late = partial(_late_share, chrome, page, top)
        late(_READING, paused=True)
        early = late(_READING, paused=True) if number % 2 == 0 else None
        fresh = late(_READING, paused=False)
        without = late(_READING, paused=True) if early is None else early
        more["fresh"].append(fresh - without)
        more["remembered"].append(late(_READING, paused=False) - without)
        flying = late(_FLYING, paused=False)
        more["flying"].append(flying - late(_FLYING, paused=True))
    fresh, remembered, flying = (100 * statistics.median(kind) for kind in more.values())
    return fresh, remembered, flying


def _late_share(chrome: Chrome, page: Page, top: int, step: int, *, paused: bool) -> float:
    """Share of frames that came late on one stretch of the list, all of which was loaded before."""
    _pause(chrome, paused)
    page.evaluate("(top) => scrollTo(0, top)", top)
    page.wait_for_timeout(1_000)
    times = _scroll(page, step, _STRETCH)
    steps = [later - earlier for earlier, later in pairwise(times)]
    late = sum(max(0, round(step / _FRAME_MS) - 1) for step in steps)
    return late / (late + len(steps))


def _pause(chrome: Chrome, paused: bool) -> None:
    chrome.context.service_workers[0].evaluate("(paused) => chrome.storage.local.set({ paused })", paused)


def _forget(chrome: Chrome) -> None:
    """What was judged before is asked for anew; so it is whenever the language changes."""
    chrome.context.service_workers[0].evaluate(
        """async () => {
          await chrome.storage.local.set({ language: 'en' });
          await chrome.storage.local.set({ language: 'ja' });
        }"""
    )
