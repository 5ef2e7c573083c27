"""A real Henshin server for tests: the installed command, gunicorn, the shipped models, a database of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

COMMAND = str(Path(sys.executable).parent / "henshin")
_START_SECONDS = 240
"""Generous: a machine that is busy elsewhere loads the models slowly."""


@dataclass(frozen=True)
class Server:
    """Where a server listens, a key that works there, and its data folder."""

    url: str
    key: str
    home: Path
    pid: int

    @property
    def environment(self) -> dict[str, str]:
        """Environment in which the command line works on this server's data."""
        return environment(self.home)


class Api(requests.Session):
    """A client of one server that sends its key and takes paths."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self.base_url = server.url
        self.headers["Authorization"] = f"Bearer {server.key}"

    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs.setdefault("timeout", 60)
        return super().request(method, self.base_url + str(url), *args, **kwargs)


def environment(home: Path, **settings: str) -> dict[str, str]:
    """This process' environment with Henshin's own settings replaced."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HENSHIN_")}
    return kept | {"HENSHIN_HOME": str(home)} | settings


def run_command(
    env: Mapping[str, str], *arguments: str, stdin: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run `henshin` with `arguments` and return what became of it."""
    return subprocess.run([COMMAND, *arguments], env=env, input=stdin, capture_output=True, check=False, timeout=120)


def free_port() -> int:
    """A loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(home: Path, *, workers: int = 2, **settings: str) -> Iterator[Server]:
    """Serve from `home` until the block ends."""
    env = environment(home, **settings)
    added = run_command(env, "keys", "add", "tests")
    assert added.returncode == 0, added.stderr.decode()
    with serving(env, home / "server.log", workers) as (url, pid):
        yield Server(url, added.stdout.decode().splitlines()[-1], home, pid)


@contextmanager
def serving(env: Mapping[str, str], log: Path, workers: int = 1) -> Iterator[tuple[str, int]]:
    """Run `henshin serve` until the block ends; yields its address and process id. What it prints goes to `log`."""
    port = free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port), "--workers", str(workers)], env=env, stdout=output, stderr=output
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_ready(url, process, log)
        yield url, process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the server stopped:\n{log.read_text()}"
        try:
            if requests.get(f"{url}/readyz", timeout=2).status_code == 200:
                return
        except requests.ConnectionError:
            time.sleep(0.05)
    raise AssertionError(f"the server was not ready within {_START_SECONDS} s:\n{log.read_text()}")
