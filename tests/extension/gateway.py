"""Stands before the real server as the address the extension is told: passes everything on, records it, and can be made
slow, broken or absent while a test looks on."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from .quiet import QuietHandler, QuietServer


@dataclass
class Call:
    """One request as it arrived, and what was answered."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    answer: bytes = b""

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def answered(self) -> Any:
        return json.loads(self.answer)


@dataclass
class Gateway:
    """The recording address before one server."""

    behind: str
    port: int = 0
    run: int = 0
    """Part of the address: tells what an earlier test left behind in the browser from what the present one asks."""
    calls: list[Call] = field(default_factory=list)
    answer_with: tuple[int, bytes] | None = None
    """Status and body to give instead of asking the server."""
    rewrite: Callable[[str, Any], Any] | None = None
    """Changes an answer on its way: takes the path and the JSON value, returns the value to give instead."""
    _open: threading.Event = field(default_factory=threading.Event)
    _server: QuietServer | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/run{self.run}"

    def posts(self, path: str) -> list[Call]:
        return [call for call in self.calls if call.method == "POST" and call.path == path]

    def judged(self) -> list[dict[str, Any]]:
        """Every comment that was sent to be judged, in order."""
        return [comment for call in self.posts("/v1/analyze") for comment in call.json["comments"]]

    def start(self) -> None:
        """Listen; on the same port again after `stop`."""
        self._open.set()
        self._server = QuietServer(("127.0.0.1", self.port), self._handler())
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Be absent: connections are refused."""
        if self._server:
            self._open.set()
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def hold(self) -> None:
        """Let requests wait until `release`."""
        self._open.clear()

    def release(self) -> None:
        self._open.set()

    def reset(self) -> None:
        """Back to an honest, quiet state with nothing recorded."""
        self.answer_with = None
        self.rewrite = None
        self.release()
        if not self._server:
            self.start()
        self.calls.clear()
        self.run += 1

    def _handler(self) -> type[QuietHandler]:
        gateway = self
        target = urlsplit(self.behind)

        class Handler(QuietHandler):
            def serve(self) -> None:
                body = self.body()
                headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
                run, _, rest = self.path.removeprefix("/run").partition("/")
                path = f"/{rest}"
                call = Call(self.command, path, headers, body)
                if run == str(gateway.run):
                    gateway.calls.append(call)
                gateway._open.wait()
                if gateway.answer_with:
                    status, content = gateway.answer_with
                    self._answer(status, [("Content-Type", "application/json")], content)
                    return
                connection = HTTPConnection(target.hostname or "", target.port or 80, timeout=30)
                connection.request(self.command, path, body, headers)
                answer = connection.getresponse()
                content = answer.read()
                connection.close()
                if gateway.rewrite and answer.status == 200:
                    content = json.dumps(gateway.rewrite(path, json.loads(content))).encode()
                call.answer = content
                skipped = {"content-length", "transfer-encoding", "connection"}
                kept = [(name, value) for name, value in answer.getheaders() if name.lower() not in skipped]
                self._answer(answer.status, kept, content)

            def _answer(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
                self.send_response(status)
                for name, value in headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        return Handler


@contextmanager
def before(url: str) -> Iterator[Gateway]:
    """A gateway before the server at `url`, until the block ends."""
    gateway = Gateway(url)
    gateway.start()
    try:
        yield gateway
    finally:
        gateway.stop()
