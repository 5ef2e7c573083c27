"""Settings stop the start with a sentence; origins are closed until opened."""

from pathlib import Path

import pytest
import requests

from tests.server import Server, environment, run_command, running


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("HENSHIN_CORS_ORIGINS", "*", "not an origin"),
        ("HENSHIN_CORS_ORIGINS", "https://desk.example.com/path", "not an origin"),
        ("HENSHIN_CORS_ORIGINS", "https://x.com", "must never read"),
        ("HENSHIN_CORS_ORIGINS", "https://www.facebook.com", "must never read"),
        ("HENSHIN_DATABASE_URL", "not a url", "HENSHIN_DATABASE_URL"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_names_itself(tmp_path: Path, name: str, value: str, says: str) -> None:
    result = run_command(environment(tmp_path, **{name: value}), "serve")
    assert result.returncode != 0
    message = result.stderr.decode()
    assert name in message
    assert says in message
    assert "Traceback" not in message


def preflight(url: str, origin: str) -> requests.Response:
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    return requests.options(f"{url}/v1/analyze", headers=headers, timeout=10)


@pytest.mark.parametrize("origin", ["https://x.com", "https://evil.example", "null"])
def test_no_page_may_read_an_answer_by_default(server: Server, origin: str) -> None:
    for answer in (
        preflight(server.url, origin),
        requests.get(f"{server.url}/healthz", headers={"Origin": origin}, timeout=10),
    ):
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_list_of_origins_opens_the_api_to_them_alone(tmp_path: Path) -> None:
    with running(tmp_path, workers=1, HENSHIN_CORS_ORIGINS="https://desk.example.com, http://localhost:3000") as server:
        allowed = preflight(server.url, "https://desk.example.com")
        assert allowed.headers["Access-Control-Allow-Origin"] == "https://desk.example.com"
        assert "Access-Control-Allow-Credentials" not in allowed.headers
        assert "Access-Control-Allow-Origin" not in preflight(server.url, "https://x.com").headers


def test_the_page_and_the_docs_load_nothing_from_elsewhere(server: Server) -> None:
    for path in ("/", "/v1/scalar"):
        answer = requests.get(server.url + path, timeout=10)
        assert answer.status_code == 200
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "http" not in policy
