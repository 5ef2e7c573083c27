"""Fixtures shared by every room's tests."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import settings

from tests.server import Api, Server, run_command, running

settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One real server for the whole run."""
    with running(tmp_path_factory.mktemp("home")) as started:
        yield started


@pytest.fixture(scope="session")
def api(server: Server) -> Iterator[Api]:
    """A client of that server."""
    with Api(server) as client:
        yield client


@pytest.fixture(scope="session")
def lead_server(server: Server) -> Server:
    """That server with the key of somebody who may change profiles."""
    added = run_command(server.environment, "keys", "add", "brand-lead", "--role", "lead")
    assert added.returncode == 0, added.stderr.decode()
    return replace(server, key=added.stdout.decode().splitlines()[-1])


@pytest.fixture(scope="session")
def lead(lead_server: Server) -> Iterator[Api]:
    """A client with that key."""
    with Api(lead_server) as client:
        yield client
