"""Real Firefox with the extension as `make extension` packs it, on a network of the fixture sites and this computer."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from websockets.sync.client import connect

from tests.server import free_port

from .bidi import Session, Tab
from .fixture_site.server import NAMES, Site
from .package import SOURCE, pack

FIREFOX = "firefox-esr"
_HOST_ID = "0f9d2a64-7c1e-4f0b-9a52-51f2c3d84e10"
"""Part of the extension's addresses; Firefox would make up another one for each profile."""
_START_SECONDS = 120


@dataclass
class Firefox:
    """A running browser with the extension in it."""

    session: Session

    def page_of_extension(self, path: str) -> Tab:
        return self.session.open(f"moz-extension://{_HOST_ID}/{path}")


@contextmanager
def firefox(folder: Path, site: Site) -> Iterator[Firefox]:
    """Start a browser whose profile lies in `folder` and put the packed extension in."""
    profile = folder / "profile"
    profile.mkdir()
    preferences = _preferences(site)
    (profile / "user.js").write_text("".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in preferences))
    packed = folder / "henshin.zip"
    pack("firefox", packed)
    port = free_port()
    with (folder / "firefox.log").open("wb") as log:
        command = [FIREFOX, "--headless", "--no-remote", "--width", "1280", "--height", "900"]
        command += ["--profile", str(profile)]
        # Without system access no test could open the extension's own pages.
        command += ["--remote-allow-system-access", "--remote-debugging-port", str(port)]
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait_for(port, process, folder / "firefox.log")
        with connect(f"ws://127.0.0.1:{port}/session", max_size=None) as connection:
            session = Session(connection)
            session.send("webExtension.install", extensionData={"type": "archivePath", "path": str(packed)})
            yield Firefox(session)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _preferences(site: Site) -> list[tuple[str, str | int | bool]]:
    identity = json.loads((SOURCE / "manifest.json").read_text())["browser_specific_settings"]["gecko"]["id"]
    return [
        # The fixture sites stand for the real ones; nothing else has a name.
        ("network.dns.localDomains", ",".join(NAMES)),
        ("network.socket.forcePort", f"443={site.port}"),
        ("network.trr.mode", 5),
        ("intl.accept_languages", "ja"),
        ("extensions.webextensions.uuids", json.dumps({identity: _HOST_ID})),
        # The browser's own question cannot be answered without a screen; who asks still has to wait for a press.
        ("extensions.webextOptionalPermissionPrompts", False),
        # A fresh profile would greet, update and report.
        ("browser.shell.checkDefaultBrowser", False),
        ("browser.startup.homepage_override.mstone", "ignore"),
        ("browser.aboutwelcome.enabled", False),
        ("datareporting.policy.dataSubmissionEnabled", False),
        ("app.normandy.enabled", False),
        ("app.update.disabledForTesting", True),
        ("network.captive-portal-service.enabled", False),
        ("network.connectivity-service.enabled", False),
        ("services.settings.server", "data:,#remote-settings-dummy/v1"),
    ]


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, f"Firefox stopped:\n{log.read_text()}"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"Firefox was not ready within {_START_SECONDS} s:\n{log.read_text()}")
