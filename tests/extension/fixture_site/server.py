"""Serves the fixture site over TLS, under a policy as strict as X's, and remembers every request."""

from __future__ import annotations

import json
import secrets
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ..quiet import QuietHandler, QuietServer
from .certificate import Certificate
from .posts import OWN, Post, find, source

_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_PAGE = """<!DOCTYPE html>
<html lang="ja" dir="ltr">
<head><meta charset="utf-8"><title>X</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="/assets/site.css"></head>
<body data-own="{own}"><div id="react-root"></div><div id="layers"></div>
<script nonce="{nonce}" src="/assets/app.js"></script></body></html>
"""
_BARE = "<!DOCTYPE html><title>bare</title><p>A page of the same origin with no policy at all."


@dataclass(frozen=True)
class Assets:
    """The built page: script and style sheet."""

    script: Path
    style: Path


@dataclass
class Site:
    """A running fixture site."""

    port: int
    published: list[dict[str, Any]] = field(default_factory=list)
    """Everything a press of the site's own button would have put before the public."""
    requests: list[str] = field(default_factory=list)
    """Method and path of every request."""


@contextmanager
def serve_site(assets: Assets, certificate: Certificate) -> Iterator[Site]:
    """Serve until the block ends."""
    site = Site(port=0)

    class Handler(QuietHandler):
        protocol_version = "HTTP/1.1"

        def serve(self) -> None:
            url = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(url.query).items()}
            site.requests.append(f"{self.command} {url.path}")
            match url.path:
                case "/i/api/publish":
                    site.published.append(json.loads(self.body()))
                    self._send_json({"ok": True})
                case "/i/api/cells":
                    self._send_json(_cells(query["source"], int(query["cursor"])))
                case "/i/api/post":
                    post = find(query["id"])
                    self._send_json(post.as_json() if post else None)
                case "/assets/app.js":
                    self._send(assets.script.read_bytes(), "text/javascript")
                case "/assets/site.css":
                    self._send(assets.style.read_bytes(), "text/css")
                case "/bare":
                    self._send(_BARE.encode(), "text/html")
                case _:
                    nonce = secrets.token_urlsafe(16)
                    page = _PAGE.format(own=OWN, nonce=nonce).encode()
                    self._send(page, "text/html", _POLICY.format(nonce=nonce))

        def _send_json(self, value: object) -> None:
            self._send(json.dumps(value).encode(), "application/json")

        def _send(self, body: bytes, kind: str, policy: str | None = None) -> None:
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(body)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.file)
    server = QuietServer(("127.0.0.1", 0), Handler)
    # The handshake happens in the request's own thread: a browser's idle spare connection must not hold up the others.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def _cells(name: str, cursor: int) -> dict[str, Any]:
    shown = source(name)
    end = cursor + shown.page
    cells: list[dict[str, Any]] = []
    for offset, cell in enumerate(shown.cells[cursor:end]):
        if isinstance(cell, Post):
            cells.append({"kind": "post", "key": cell.id, "post": cell.as_json()})
        else:
            cells.append({"kind": cell.kind, "key": f"gap{cursor + offset}"})
    return {"cells": cells, "next": end if end < len(shown.cells) else None}
