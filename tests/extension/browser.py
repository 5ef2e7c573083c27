"""Real Chromium with the unpacked extension as it stands, on a network of three sites and this computer."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from .fixture_site.certificate import Certificate
from .fixture_site.server import NAMES, SITES, Assets, Site

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "extension"
_WEB = ROOT / "tests" / "web"
CHROMIUM = "/usr/bin/chromium"


def build_assets(folder: Path) -> Assets:
    """Bundle the fixture pages: React 17, Draft.js, Lexical and our own sources."""
    for site in SITES:
        sources = _WEB / "fixtures" / site
        subprocess.run(
            [
                _WEB / "node_modules" / ".bin" / "esbuild",
                sources / "main.jsx",
                "--bundle",
                "--minify",
                "--log-level=warning",
                '--define:process.env.NODE_ENV="production"',
                "--define:global=window",
                f"--outfile={folder / site}.js",
            ],
            check=True,
        )
        shutil.copy(sources / "site.css", folder / f"{site}.css")
    return Assets(folder)


@dataclass
class Chrome:
    """A browser profile in which the extension is loaded."""

    context: BrowserContext
    extension_id: str

    def page_of_extension(self, path: str) -> Page:
        page = self.context.new_page()
        page.goto(f"chrome-extension://{self.extension_id}/{path}")
        return page

    def mark_of_front_tab(self) -> str:
        """What the extension's icon in the toolbar shows for the tab in front."""
        worker = self.context.service_workers[0]
        mark: str = worker.evaluate(
            """async () => {
              const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
              return chrome.action.getBadgeText({ tabId: tab.id });
            }"""
        )
        return mark

    def stop_worker(self) -> None:
        """End the worker in the middle of whatever it does, as the browser may at any time."""
        states: list[str] = []
        page = self.page_of_extension("options/privacy.html")
        protocol = self.context.new_cdp_session(page)
        protocol.on(
            "ServiceWorker.workerVersionUpdated",
            lambda event: states.extend(version["runningStatus"] for version in event["versions"]),
        )
        protocol.send("ServiceWorker.enable")
        protocol.send("ServiceWorker.stopAllWorkers")
        while "stopped" not in states:
            page.wait_for_timeout(20)
        page.close()

    def point_at(self, server: str) -> None:
        """Change the server's address without the options page, so that nothing remembered of another one serves."""
        worker = self.context.service_workers[0]
        worker.evaluate("(server) => chrome.storage.local.set({ server })", server)


@contextmanager
def chromium(
    playwright: Playwright,
    profile: Path,
    site: Site,
    certificate: Certificate,
    *,
    language: str = "ja",
    granted: Sequence[str] = (),
    net_log: Path | None = None,
) -> Iterator[Chrome]:
    """Start a browser that knows no names but the fixture sites', and checks certificates but for the fixture's own.

    `granted` are optional host permissions as if the person had agreed to them earlier: the browser's own question
    cannot be answered without a screen. A profile that was used before is taken up as it was left.
    """
    first = not profile.exists() or not any(profile.iterdir())
    if first:
        _grant(profile, granted)
    hosts = ", ".join(f"MAP {host}:443 127.0.0.1:{site.port}" for host in NAMES)
    arguments = [
        "--headless=new",
        f"--host-resolver-rules={hosts}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        f"--ignore-certificate-errors-spki-list={certificate.pin}",
        f"--disable-extensions-except={EXTENSION}",
        f"--load-extension={EXTENSION}",
        # Lets a test press the icon in the toolbar, which has no place on a page.
        "--enable-unsafe-extension-debugging",
    ]
    if net_log:
        arguments += [f"--log-net-log={net_log}", "--net-log-capture-mode=Everything"]
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=CHROMIUM,
        headless=True,
        args=arguments,
        ignore_default_args=["--disable-extensions"],
        viewport={"width": 1280, "height": 900},
        locale=language,
    )
    try:
        chrome = Chrome(context, _extension_id())
        if first:
            _leave_first_run(chrome)
        elif not context.service_workers:
            context.wait_for_event("serviceworker")
        yield chrome
    finally:
        context.close()


def _leave_first_run(chrome: Chrome) -> None:
    """A fresh installation opens the options page by itself; it would take over the next empty tab."""
    context = chrome.context
    address = f"chrome-extension://{chrome.extension_id}/options/options.html"
    while not any(page.url == address for page in context.pages):
        context.pages[0].wait_for_timeout(20)
    if not context.service_workers:
        context.wait_for_event("serviceworker")
    if len(context.pages) == 1:
        context.new_page()
    next(page for page in context.pages if page.url == address).close()


def _extension_id() -> str:
    """What Chromium calls an unpacked extension: its path, hashed, in the letters a to p."""
    digits = hashlib.sha256(str(EXTENSION).encode()).hexdigest()[:32]
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digits)


def _grant(profile: Path, hosts: Sequence[str]) -> None:
    manifest = json.loads((EXTENSION / "manifest.json").read_text())
    permissions = {
        "api": manifest["permissions"],
        "explicit_host": [*manifest["host_permissions"], *hosts],
        "manifest_permissions": [],
        "scriptable_host": [match for script in manifest["content_scripts"] for match in script["matches"]],
    }
    kinds = ("active_permissions", "granted_permissions", "runtime_granted_permissions")
    preferences = {"extensions": {"settings": {_extension_id(): dict.fromkeys(kinds, permissions)}}}
    folder = profile / "Default"
    folder.mkdir(parents=True)
    (folder / "Preferences").write_text(json.dumps(preferences))
