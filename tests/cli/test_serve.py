"""`henshin serve`: what a newcomer reads, and that what it prints works."""

import re
from pathlib import Path

import requests

from tests.server import environment, run_command, serving


def test_the_first_start_prints_an_address_a_key_that_works_and_the_extension(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serving(environment(tmp_path / "home"), log) as (url, _):
        printed = log.read_text()
        assert f"{url}/" in printed
        [key] = re.findall(r"First access key +(\S+)", printed)
        answer = requests.get(f"{url}/v1/whoami", headers={"Authorization": f"Bearer {key}"}, timeout=30)
        assert answer.status_code == 200
        [extension] = re.findall(r"Unpacked extension +(\S+)", printed)
        assert (Path(extension) / "manifest.json").is_file()
        assert f"{url}/#key={key}" in printed


def test_a_later_start_never_prints_a_key(tmp_path: Path) -> None:
    env = environment(tmp_path / "home")
    key = run_command(env, "keys", "add", "desk").stdout.decode().strip()
    log = tmp_path / "log"
    with serving(env, log):
        printed = log.read_text()
        assert key not in printed
        assert "key=" not in printed
        assert "henshin keys add" in printed
