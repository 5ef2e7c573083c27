"""The server's own pages over HTTP: open to everybody, since they hold nothing; what they ask for is guarded."""

import posixpath
import re

import pytest
import requests

from tests.server import Server

EVERY_PAGE = pytest.mark.parametrize("path", ["/", "/brand", "/connect"])


@EVERY_PAGE
def test_a_page_needs_no_key_and_gives_none_away(server: Server, path: str) -> None:
    answer = requests.get(server.url + path, timeout=60)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    assert server.key not in answer.text


@EVERY_PAGE
def test_no_other_page_may_frame_it_or_run_scripts_in_it(server: Server, path: str) -> None:
    answer = requests.get(server.url + path, timeout=60)
    policy = answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy
    assert re.findall(r"<script(?![^>]* src=)|<style|\s(?:style|on\w+)=", answer.text) == []


@EVERY_PAGE
def test_everything_the_page_needs_is_served(server: Server, path: str) -> None:
    page = requests.get(server.url + path, timeout=60).text
    needed = set(re.findall(r'(?:href|src)="(/[^"]+\.(?:css|js|svg))"', page))
    assert len(needed) >= 4
    read: set[str] = set()
    while needed - read:
        name = (needed - read).pop()
        answer = requests.get(server.url + name, timeout=60)
        assert answer.status_code == 200, name
        read.add(name)
        if name.endswith(".js"):
            imported = re.findall(r'^(?:import|export) .*from "([^"]+)";$', answer.text, re.MULTILINE)
            needed |= {posixpath.normpath(posixpath.join(posixpath.dirname(name), other)) for other in imported}
    assert {"/static/page.js", "/static/server.js", "/static/strings.js"} <= read


@EVERY_PAGE
def test_a_page_is_read_and_nothing_else(server: Server, path: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert requests.request(method, server.url + path, timeout=60).status_code == 405
