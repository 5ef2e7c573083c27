"""Access keys, from the command line to the request."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import requests

from tests.server import Server, run_command

COMMENT = {"comments": [{"id": "a", "platform": "x", "text": "こんにちは"}]}


def post(server: Server, authorization: str | None) -> requests.Response:
    headers = {"Authorization": authorization} if authorization is not None else {}
    return requests.post(f"{server.url}/v1/analyze", json=COMMENT, headers=headers, timeout=60)


@pytest.mark.parametrize(
    ("authorization", "says"),
    [
        (None, "missing"),
        ("", "missing"),
        ("Bearer", "missing"),
        ("Basic YTpi", "missing"),
        ("Bearer wrong", "not valid"),
        ("Bearer ' OR 1=1 --", "not valid"),
    ],
)
def test_without_a_usable_key_nothing_is_answered(server: Server, authorization: str | None, says: str) -> None:
    response = post(server, authorization)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert response.headers["Content-Type"] == "application/problem+json"
    assert says in response.json()["detail"]


@pytest.mark.parametrize("path", ["/v1/analyze", "/v1/suggest", "/v1/whoami"])
def test_every_operation_wants_a_key_before_it_reads_anything(server: Server, path: str) -> None:
    method = "GET" if path == "/v1/whoami" else "POST"
    assert requests.request(method, server.url + path, data=b"{", timeout=60).status_code == 401


def test_a_key_works_at_once_says_whose_it_is_and_ends_when_revoked(server: Server) -> None:
    added = run_command(server.environment, "keys", "add", "夜勤", "--role", "viewer")
    assert added.returncode == 0
    key = added.stdout.decode().strip()
    assert "\n" not in key

    me = requests.get(f"{server.url}/v1/whoami", headers={"Authorization": f"Bearer {key}"}, timeout=60)
    assert me.status_code == 200
    assert me.json()["name"] == "夜勤"
    assert me.json()["role"] == "viewer"
    assert me.json()["version"]
    assert post(server, f"Bearer {key}").status_code == 200

    assert run_command(server.environment, "keys", "revoke", "夜勤").returncode == 0
    assert post(server, f"Bearer {key}").status_code == 401


def test_the_list_shows_names_and_never_keys(server: Server) -> None:
    key = run_command(server.environment, "keys", "add", "lister").stdout.decode().strip()
    listed = run_command(server.environment, "keys", "list").stdout.decode()
    assert "lister" in listed
    assert key not in listed


def test_only_a_hash_of_a_key_is_stored(server: Server) -> None:
    key = run_command(server.environment, "keys", "add", "hashed").stdout.decode().strip()
    stored = b"".join(path.read_bytes() for path in Path(server.home).glob("henshin.db*"))
    assert key.encode() not in stored
    assert key.removeprefix("henshin_").encode() not in stored
    with closing(sqlite3.connect(server.home / "henshin.db")) as database:
        assert database.execute("SELECT length(key_hash) FROM access_keys WHERE name = 'hashed'").fetchone() == (64,)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["add", "tests"], "exists already"),
        (["add", ""], "1 to 100"),
        (["add", "a", "--role", "boss"], "boss"),
        (["revoke", "nobody"], "nobody"),
    ],
)
def test_a_wrong_command_says_why(server: Server, arguments: list[str], says: str) -> None:
    result = run_command(server.environment, "keys", *arguments)
    assert result.returncode != 0
    assert says in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()
