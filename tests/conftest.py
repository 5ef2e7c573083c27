"""Fixtures shared by every room's tests."""

from collections.abc import Iterator

import pytest

from tests.server import Api, Server, running


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
