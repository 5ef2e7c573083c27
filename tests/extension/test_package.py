"""What `make extension` hands to the stores."""

import hashlib
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from api.version import VERSION

from .package import BROWSERS, SOURCE, Browser, Stray, manifest_for, pack


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _manifest() -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((SOURCE / "manifest.json").read_text())
    return manifest


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_same_source_gives_the_same_bytes_wherever_it_lies(browser: Browser, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.copytree(SOURCE, moved)
    for file in moved.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
        if file.is_file():
            file.chmod(0o600)
    pack(browser, tmp_path / "one.zip")
    pack(browser, tmp_path / "other.zip", moved)
    assert _digest(tmp_path / "one.zip") == _digest(tmp_path / "other.zip")


@pytest.mark.parametrize("browser", BROWSERS)
def test_all_of_the_source_is_shipped_and_nothing_else_but_the_licence(browser: Browser, tmp_path: Path) -> None:
    pack(browser, tmp_path / "packed.zip")
    with zipfile.ZipFile(tmp_path / "packed.zip") as archive:
        assert archive.testzip() is None
        shipped = {name: archive.read(name) for name in archive.namelist()}
    source = {file.relative_to(SOURCE).as_posix(): file for file in SOURCE.rglob("*") if file.is_file()}
    assert set(shipped) == {*source, "LICENSE.txt"}
    assert [name for name, file in source.items() if file.read_bytes() != shipped[name]] == ["manifest.json"]


def test_a_manifest_lacks_only_what_the_other_browser_reads() -> None:
    source = _manifest()
    chromium, firefox = (manifest_for(browser, source) for browser in BROWSERS)
    assert set(source) - set(chromium) == {"browser_specific_settings"}
    assert set(source) - set(firefox) == {"minimum_chrome_version"}
    assert chromium["background"] == {"service_worker": "background/main.js", "type": "module"}
    assert firefox["background"] == {"scripts": ["background/main.js"], "type": "module"}
    assert {name: chromium[name] for name in chromium if name != "background"}.items() <= source.items()
    assert {name: firefox[name] for name in firefox if name != "background"}.items() <= source.items()


def test_the_extension_and_the_server_are_of_one_version() -> None:
    assert _manifest()["version"] == VERSION


def test_a_file_that_is_no_part_of_an_extension_is_never_shipped(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "source")
    (tmp_path / "source" / "notes.md").write_text("nothing to see")
    with pytest.raises(Stray, match=r"notes\.md"):
        pack("firefox", tmp_path / "packed.zip", tmp_path / "source")
