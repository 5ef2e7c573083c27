"""The generated OpenAPI document is valid, documents every operation, and the server keeps to it."""

import os
import subprocess
import sys
from pathlib import Path

import requests

from tests.server import Server, running


def test_the_document_is_openapi_3_1_and_names_every_operation(server: Server) -> None:
    document = requests.get(f"{server.url}/v1/openapi.json", timeout=10).json()
    assert document["openapi"].startswith("3.1")
    operations = {(method, path) for path, item in document["paths"].items() for method in item}
    assert operations >= {
        ("post", "/v1/analyze"),
        ("post", "/v1/suggest"),
        ("get", "/v1/whoami"),
        ("get", "/v1/wordings"),
        ("get", "/healthz"),
        ("get", "/readyz"),
        ("get", "/metrics"),
    }
    assert document["paths"]["/v1/analyze"]["post"]["security"] == [{"bearer": []}]


def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    # A server of its own: it leaves favourites, uses and corrections behind, which change what others are answered.
    with running(tmp_path) as server:
        result = _schemathesis(server, tmp_path)
    assert result.returncode == 0, result.stdout.decode()[-6000:]


def _schemathesis(server: Server, folder: Path) -> subprocess.CompletedProcess[bytes]:
    command = [
        str(Path(sys.executable).parent / "schemathesis"),
        "--config-file",
        str(Path(__file__).with_name("schemathesis.toml")),
        "run",
        f"{server.url}/v1/openapi.json",
        "--header",
        f"Authorization: Bearer {server.key}",
        "--max-examples=60",
        "--request-timeout=60",
        "--seed=1",
        "--no-color",
    ]
    return subprocess.run(
        command, cwd=folder, env=os.environ | {"HOME": str(folder)}, capture_output=True, check=False, timeout=600
    )
