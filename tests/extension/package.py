"""`make extension`: the extension as the stores of Chromium's and Firefox's makers take it, out of the one source.

The same source gives the same bytes, wherever and whenever it is packed.
"""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args

Browser = Literal["chromium", "firefox"]
BROWSERS: tuple[Browser, ...] = get_args(Browser)

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "extension"
UNPACKED = ROOT / "build" / "extension"
PACKED = ROOT / "dist"

_KINDS = {".js", ".css", ".html", ".json", ".png", ".txt"}
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can tell."""
_READABLE = 0o100644 << 16
_UNIX = 3


class Stray(ValueError):
    """A file lies in the source that is no part of an extension."""


def manifest_for(browser: Browser, manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest without what only the other browser reads; each store warns of what it does not know."""
    kept = dict(manifest)
    background = dict(kept["background"])
    if browser == "chromium":
        del kept["browser_specific_settings"], background["scripts"]
    else:
        del kept["minimum_chrome_version"], background["service_worker"]
    return kept | {"background": background}


def contents(browser: Browser, source: Path = SOURCE) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file that is shipped, in the order of their names.

    Raises:
        Stray: there is a file of another kind than extensions are made of.
    """
    files = {path.relative_to(source).as_posix(): path for path in source.rglob("*") if path.is_file()}
    for name, path in sorted([*files.items(), ("LICENSE.txt", ROOT / "LICENSE")]):
        if path.suffix not in _KINDS and path != ROOT / "LICENSE":
            raise Stray(f"{path} would be shipped, and is no part of an extension")
        content = path.read_bytes()
        if name == "manifest.json":
            manifest = manifest_for(browser, json.loads(content))
            content = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
        yield name, content


def pack(browser: Browser, file: Path, source: Path = SOURCE) -> None:
    """Write the zip file that a store takes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in contents(browser, source):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.external_attr, entry.create_system = _READABLE, _UNIX
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)


def unpack(browser: Browser, folder: Path) -> None:
    """Lay the same files out in a folder, as linters and browsers under development read them."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in contents(browser):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def main() -> None:
    """Pack for both browsers into dist/; the same unpacked in build/extension/."""
    version = json.loads((SOURCE / "manifest.json").read_text())["version"]
    for browser in BROWSERS:
        file = PACKED / f"henshin-{version}-{browser}.zip"
        pack(browser, file)
        unpack(browser, UNPACKED / browser)
        sys.stdout.write(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1024:.0f} KiB\n")


if __name__ == "__main__":
    main()
