"""Legible on every theme of the site, light enough for every page, and gone when the extension goes."""

import gzip
import json
import re
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Playwright

from tests.server import Server

from .browser import EXTENSION, chromium
from .desk import Desk
from .fixture_site.certificate import Certificate
from .fixture_site.posts import DELAY, HOME
from .fixture_site.server import HOSTS, SITES, Site
from .gateway import Gateway
from .options import Options

ENOUGH = 4.5
"""Contrast that WCAG 2.2 AA asks of text of ordinary size."""
FAINT = """
function (enough) {
  const channels = (colour) => {
    const numbers = colour.match(/[\\d.]+/g).map(Number);
    const scale = colour.startsWith('color(') ? 255 : 1;
    const [r, g, b, a = 1] = numbers;
    return [r * scale, g * scale, b * scale, a];
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parent = (node) => node.parentElement ?? node.getRootNode().host ?? null;
  const backdrop = (node) => {
    const layers = [];
    for (let at = node; at; at = parent(at)) {
      const layer = channels(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  const faint = [];
  for (const node of [this, ...this.querySelectorAll('*')]) {
    const own = [...node.childNodes].filter((child) => child.nodeType === 3);
    const text = own.map((child) => child.data).join('').trim();
    if (!text || !node.checkVisibility({ opacityProperty: true }) || node.closest(':disabled')) continue;
    const behind = backdrop(node);
    const shown = over(channels(getComputedStyle(node).color), behind);
    const [light, dark] = [luminance(shown), luminance(behind)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < enough) faint.push(`${text.slice(0, 20)} ${contrast.toFixed(2)}`);
  }
  return faint;
}
"""


@pytest.mark.parametrize("night", ["0", "1", "2"], ids=["light", "dim", "dark"])
def test_every_word_stands_out_from_its_ground(desk: Desk, night: str) -> None:
    desk.set_cookies(night_mode=night)
    desk.go(DELAY.path)
    desk.enter_inline_box()
    suggestion = desk.panel().all(data_part="suggestion")[0]
    desk.looking.press(suggestion.one(data_action="show-text"))
    desk.looking.until("the full text", lambda: desk.looking.is_painted(suggestion.one(data_part="text")))
    card = desk.open_card(DELAY).one(data_part="card")
    panel = desk.panel().one(data_part="panel")
    badges = [badge.one(data_part="badge") for badges in desk.badges().values() for badge in badges]

    assert badges
    assert [words for part in (card, panel, *badges) for words in desk.looking.run(part, FAINT, ENOUGH)] == []


def test_the_theme_of_the_site_is_followed_while_the_page_stays(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELAY)

    def ground() -> str:
        chip = desk.badge(DELAY).one(data_part="badge")
        return str(desk.looking.run(chip, "function () { return getComputedStyle(this).color; }"))

    light = ground()
    desk.page.evaluate("document.body.style.backgroundColor = 'rgb(0, 0, 0)'")
    desk.scroll(40)
    desk.looking.until("other colours", lambda: ground() != light)


@pytest.mark.parametrize(
    ("host", "own", "others"),
    [
        ("https://www.facebook.com", "facebook", ["x", "instagram"]),
        ("https://www.instagram.com", "instagram", ["x", "facebook"]),
        ("https://x.com", "x", ["facebook", "instagram"]),
    ],
)
def test_a_page_loads_the_adapter_of_its_own_site_only(desk: Desk, host: str, own: str, others: list[str]) -> None:
    loaded: list[str] = []
    protocol = desk.page.context.new_cdp_session(desk.page)
    protocol.on("Debugger.scriptParsed", lambda event: loaded.append(event["url"].rsplit("/", 1)[-1]))
    protocol.send("Debugger.enable")
    desk.page.goto(f"{host}/home")
    desk.looking.until("the adapter", lambda: f"{own}.js" in loaded)
    desk.page.wait_for_timeout(200)
    assert not {f"{name}.js" for name in others} & set(loaded)


def test_a_page_carries_card_and_panel_only_once_one_of_them_is_opened(desk: Desk) -> None:
    loaded: list[str] = []
    protocol = desk.page.context.new_cdp_session(desk.page)
    protocol.on("Debugger.scriptParsed", lambda event: loaded.append(event["url"]))
    protocol.send("Debugger.enable")

    def ours() -> set[str]:
        return {urlsplit(url).path[1:] for url in loaded if url.startswith("chrome-extension://")}

    desk.go("/home")
    desk.badge(DELAY)
    reading = ours()
    assert "content/posts.js" in reading
    assert not {"ui/comment-card.js", "ui/reply-panel.js", "ui/suggestion.js", "editors/index.js"} & reading
    assert len(gzip.compress(b"".join((EXTENSION / name).read_bytes() for name in sorted(reading)))) <= 30 * 1024
    desk.open_card(DELAY)
    assert "ui/comment-card.js" in ours()


def test_what_may_run_on_a_page_is_small_and_asks_for_little() -> None:
    manifest = json.loads((EXTENSION / "manifest.json").read_text())
    exposed = [pattern for entry in manifest["web_accessible_resources"] for pattern in entry["resources"]]
    files = [path for path in EXTENSION.rglob("*.js") if _is_exposed(path, exposed)]
    for site in SITES:
        others = tuple(other for other in SITES if other != site)
        loaded = [
            path.read_bytes() for path in files if path.parent.name != "platforms" or not path.name.startswith(others)
        ]
        assert len(gzip.compress(b"".join(loaded))) <= 60 * 1024, site
    assert {host for script in manifest["content_scripts"] for host in script["matches"]} == {
        f"https://{host}/*" for host in HOSTS
    }
    assert set(manifest["permissions"]) <= {"activeTab", "alarms", "contextMenus", "scripting", "storage", "webRequest"}
    assert manifest["host_permissions"] == ["http://127.0.0.1/*"]
    assert "externally_connectable" not in manifest


def test_no_module_writes_markup() -> None:
    markup = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|\beval\(|new Function")
    assert [path.name for path in EXTENSION.rglob("*.js") if markup.search(path.read_text())] == []


def test_when_the_extension_is_updated_so_goes_everything_it_showed(
    playwright: Playwright, site: Site, certificate: Certificate, gateway: Gateway, server: Server, tmp_path: Path
) -> None:
    """After an update the script on an open page is an orphan; it must clear away what it can no longer keep."""
    with chromium(playwright, tmp_path / "profile", site, certificate) as chrome:
        with Options(chrome) as options:
            assert options.connect(url=gateway.url, key=server.key) == "ok"
        desk = Desk(chrome.context.new_page(), gateway)
        desk.go("/home")
        desk.badge(DELAY)
        keeper = chrome.context.new_page()
        keeper.goto("chrome://extensions")
        keeper.evaluate("(id) => chrome.developerPrivate.reload(id, { failQuietly: true })", chrome.extension_id)
        keeper.close()
        desk.bring_into_view(HOME.comments[20])
        desk.looking.until("nothing of ours is left", lambda: not desk.looking.document().all(data_henshin="*"))
        assert desk.complaints == []


def _is_exposed(path: Path, patterns: list[str]) -> bool:
    return any(fnmatch(str(path.relative_to(EXTENSION)), pattern) for pattern in patterns)
