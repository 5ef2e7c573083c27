"""Serves the fixture sites over TLS, under a policy as strict as X's, and remembers every request."""

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
from . import elsewhere, facebook, instagram
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
_META_PAGE = """<!DOCTYPE html>
<html lang="ja" dir="ltr">
<head><meta charset="utf-8"><title>{site}</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="/assets/site.css"></head>
<body><div id="root"></div><script id="data" type="application/json">{data}</script>
<script nonce="{nonce}" src="/assets/app.js"></script></body></html>
"""
_META = {"www.facebook.com": ("facebook", facebook.data), "www.instagram.com": ("instagram", instagram.data)}
SITES = ("x", "facebook", "instagram")
HOSTS = ("x.com", *_META)
NAMES = (*HOSTS, elsewhere.HOST)
"""Every name that is served."""
_BARE = "<!DOCTYPE html><title>bare</title><p>A page of the same origin with no policy at all."


@dataclass(frozen=True)
class Assets:
    """The built pages: a script and a style sheet for each site."""

    folder: Path

    def script(self, site: str) -> bytes:
        return (self.folder / f"{site}.js").read_bytes()

    def style(self, site: str) -> bytes:
        return (self.folder / f"{site}.css").read_bytes()


@dataclass
class Site:
    """The running fixture sites, all on one port."""

    port: int
    captured: Path | None = None
    """A folder with pages as they were once served to somebody: shown under /captured/ of the site they are from."""
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
            name, data = _META.get(self.headers.get("Host", ""), ("x", None))
            away = self.headers.get("Host") == elsewhere.HOST and not url.path.startswith("/api/")
            match url.path:
                case path if away:
                    self._serve_elsewhere(path)
                case "/assets/app.js":
                    self._send(assets.script(name), "text/javascript")
                case "/assets/site.css":
                    self._send(assets.style(name), "text/css")
                case "/api/publish":
                    site.published.append(json.loads(self.body()))
                    self._send_json({"ok": True})
                case path if path.startswith("/captured/") and site.captured:
                    file = site.captured / name / path.removeprefix("/captured/")
                    self._send(f"<!DOCTYPE html><meta charset=utf-8><title>captured</title>{file.read_text()}".encode())
                case _ if data:
                    nonce = secrets.token_urlsafe(16)
                    content = json.dumps(data()).replace("<", "\\u003c")
                    served = _META_PAGE.format(site=name, data=content, nonce=nonce)
                    self._send(served.encode(), "text/html", _POLICY.format(nonce=nonce))
                case "/i/api/publish":
                    site.published.append(json.loads(self.body()))
                    self._send_json({"ok": True})
                case "/i/api/cells":
                    self._send_json(_cells(query["source"], int(query["cursor"])))
                case "/i/api/post":
                    post = find(query["id"])
                    self._send_json(post.as_json() if post else None)
                case "/bare":
                    self._send(_BARE.encode(), "text/html")
                case _:
                    nonce = secrets.token_urlsafe(16)
                    page = _PAGE.format(own=OWN, nonce=nonce).encode()
                    self._send(page, "text/html", _POLICY.format(nonce=nonce))

        def _serve_elsewhere(self, path: str) -> None:
            nonce = secrets.token_urlsafe(16)
            policy = _POLICY.format(nonce=nonce).replace("frame-ancestors 'none'", "frame-src 'self'")
            page = elsewhere.FRAME if path == "/frame" else elsewhere.PAGE.format(nonce=nonce)
            self._send(page.encode(), "text/html", policy)

        def _send_json(self, value: object) -> None:
            self._send(json.dumps(value).encode(), "application/json")

        def _send(self, body: bytes, kind: str = "text/html", policy: str | None = None) -> None:
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
