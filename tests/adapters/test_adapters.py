"""A site is switched off and a selector repaired on the command line, and every extension hears of it, signed."""

import base64
import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner, Result
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import text as sql

from api.adapters.signing import UnusableKey, open_signer
from api.adapters.store import AdapterStore
from api.cli import main
from api.database import open_database
from tests.server import Server, run_command


@pytest.fixture
def tidy(server: Server) -> Iterator[Server]:
    """The server, and its table as it was built in once the test is over."""
    yield server
    for site, adapter in _table(server)["adapters"].items():
        if not adapter["enabled"]:
            _run(server, "on", site)
        if adapter["selectors"]:
            _run(server, "reset", site)


def _signed(server: Server) -> dict[str, str]:
    answer = requests.get(f"{server.url}/v1/adapters", timeout=60)
    assert answer.status_code == 200
    body: dict[str, str] = answer.json()
    return body


def _table(server: Server) -> dict[str, Any]:
    signed = _signed(server)
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signed["key"]))
    key.verify(base64.b64decode(signed["signature"]), signed["table"].encode())
    table: dict[str, Any] = json.loads(signed["table"])
    return table


def _command(home: Path, *arguments: str) -> Result:
    """`henshin adapters …` without a process of its own, which takes seconds to start."""
    return CliRunner().invoke(main, ["adapters", *arguments], env={"HENSHIN_HOME": str(home)})


def _run(server: Server, *arguments: str) -> None:
    done = _command(server.home, *arguments)
    assert done.exit_code == 0, done.output


def _refused(server: Server, *arguments: str) -> str:
    before = _table(server)
    done = _command(server.home, *arguments)
    assert done.exit_code != 0
    assert _table(server) == before
    return done.output


def test_without_a_key_everybody_may_read_that_all_is_as_built_in(server: Server) -> None:
    table = _table(server)
    assert table["kind"] == "henshin.adapters.1"
    assert table["adapters"] == {site: {"enabled": True, "selectors": {}} for site in ("x", "facebook", "instagram")}


def test_a_site_is_switched_off_and_on_at_once(tidy: Server) -> None:
    first = _table(tidy)["revision"]
    done = run_command(tidy.environment, "adapters", "off", "facebook")
    assert done.returncode == 0, done.stderr.decode()
    off = _table(tidy)
    assert (off["revision"], off["adapters"]["facebook"]["enabled"]) == (first + 1, False)
    assert off["adapters"]["x"]["enabled"] is True
    _run(tidy, "on", "facebook")
    assert _table(tidy)["adapters"]["facebook"]["enabled"] is True


def test_a_selector_is_repaired_with_its_day_and_reset(tidy: Server) -> None:
    css = 'article[data-testid="post"]:not([aria-hidden="true"]) > div'
    _run(tidy, "repair", "x", "post", css, "--checked", "2026-11-20")
    assert _table(tidy)["adapters"]["x"]["selectors"] == {"post": {"css": css, "checked": "2026-11-20"}}
    assert "2026-11-20" in _command(tidy.home, "show").output
    _run(tidy, "repair", "x", "send", '[data-testid="send"]')
    _run(tidy, "reset", "x", "post")
    assert set(_table(tidy)["adapters"]["x"]["selectors"]) == {"send"}
    _run(tidy, "reset", "x")
    assert _table(tidy)["adapters"]["x"]["selectors"] == {}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("off", "myspace"), "myspace"),
        (("repair", "x", "popst", "article"), "popst"),
        (("repair", "instagram", "quote", "div"), "quote"),
        (("repair", "x", "post", ""), "empty"),
        (("repair", "x", "post", " article"), "space"),
        (("repair", "x", "post", "a" * 501), "500"),
        (("repair", "x", "post", "article{} body"), "plain CSS"),
        (("repair", "x", "post", "</style><script>"), "plain CSS"),
        (("repair", "x", "post", "a;b"), "plain CSS"),
        (("repair", "x", "post", "a\nb"), "plain CSS"),
        (("repair", "x", "post", "article", "--checked", "yesterday"), "yesterday"),
        (("reset", "x", "post"), "no repaired selector"),
    ],
)
def test_what_is_no_repair_is_refused_with_the_reason(server: Server, arguments: tuple[str, ...], says: str) -> None:
    assert says in _refused(server, *arguments)


def test_nobody_can_change_the_table_over_http(server: Server) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = requests.request(method, f"{server.url}/v1/adapters", json={}, timeout=60)
        assert answer.status_code == 405


def test_a_changed_letter_breaks_the_signature(server: Server) -> None:
    signed = _signed(server)
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(signed["key"]))
    with pytest.raises(InvalidSignature):
        key.verify(base64.b64decode(signed["signature"]), signed["table"].replace("true", "false").encode())


def test_the_private_key_is_the_owners_alone_and_stays_the_same(server: Server) -> None:
    file = server.home / "signing.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert open_signer(server.home).public == _signed(server)["key"]
    assert [other.name for other in server.home.glob("signing.key*")] == ["signing.key"]


def test_a_key_file_that_is_none_stops_the_start_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "signing.key").write_text("hello")
    with pytest.raises(UnusableKey, match=r"signing\.key"):
        open_signer(tmp_path)


def test_a_selector_that_a_later_version_no_longer_has_is_left_out(tmp_path: Path) -> None:
    assert _command(tmp_path, "repair", "x", "post", "article").exit_code == 0
    engine = open_database(f"sqlite:///{tmp_path / 'henshin.db'}")
    with engine.begin() as connection:
        connection.execute(sql("UPDATE adapter_revisions SET content = replace(content, '\"post\"', '\"gone\"')"))
    table = AdapterStore(engine).current()
    engine.dispose()
    assert table.adapters["x"].selectors == {}
    assert table.revision == 1
