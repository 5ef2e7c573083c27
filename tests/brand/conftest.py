"""A key with the role lead on the shared server."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.server import Api, Server, run_command


@pytest.fixture(scope="session")
def lead_server(server: Server) -> Server:
    """The shared server with the key of somebody who may change profiles."""
    added = run_command(server.environment, "keys", "add", "brand-lead", "--role", "lead")
    assert added.returncode == 0, added.stderr.decode()
    return replace(server, key=added.stdout.decode().splitlines()[-1])


@pytest.fixture(scope="session")
def lead(lead_server: Server) -> Iterator[Api]:
    with Api(lead_server) as client:
        yield client
