"""The page /connect over HTTP: open to everybody, since it holds nothing; what it asks for is guarded."""

import re

import requests

from tests.server import Server


def test_the_page_stands_at_connect_and_needs_no_key(server: Server) -> None:
    answer = requests.get(f"{server.url}/connect", timeout=60)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    assert server.key not in answer.text


def test_no_other_page_may_frame_it_or_run_scripts_in_it(server: Server) -> None:
    policy = requests.get(f"{server.url}/connect", timeout=60).headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy


def test_everything_the_page_needs_is_served(server: Server) -> None:
    page = requests.get(f"{server.url}/connect", timeout=60).text
    needed = re.findall(r'(?:href|src)="(/[^"]+\.(?:css|js|svg))"', page)
    assert len(needed) >= 4
    for path in [*needed, "/connect/static/strings.js", "/demo/client.js"]:
        assert requests.get(server.url + path, timeout=60).status_code == 200, path


def test_the_page_is_read_and_nothing_else(server: Server) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert requests.request(method, f"{server.url}/connect", timeout=60).status_code == 405
