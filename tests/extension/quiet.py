"""A threaded HTTP server that keeps its peace: what it was asked is recorded by who uses it, not printed."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class QuietHandler(BaseHTTPRequestHandler):
    """Hands every request, whatever its method, to `serve`, which the subclass defines."""

    def serve(self) -> None:
        self.send_error(501)

    def do_GET(self) -> None:
        self.serve()

    def do_POST(self) -> None:
        self.serve()

    def do_PUT(self) -> None:
        self.serve()

    def do_DELETE(self) -> None:
        self.serve()

    def do_OPTIONS(self) -> None:
        self.serve()

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


class QuietServer(ThreadingHTTPServer):
    """Serves each connection in a thread that does not outlive the run."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that refuses a certificate or closes early is part of the game."""
