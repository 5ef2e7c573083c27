"""A server of its own: corrections change how like texts are judged."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.server import Api, Server, run_command, running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("home")) as started:
        yield started


@pytest.fixture(scope="module")
def api(server: Server) -> Iterator[Api]:
    with Api(server) as client:
        yield client


@pytest.fixture(scope="module")
def lead(server: Server) -> Iterator[Api]:
    added = run_command(server.environment, "keys", "add", "chief", "--role", "lead")
    with Api(replace(server, key=added.stdout.decode().splitlines()[-1])) as client:
        yield client
