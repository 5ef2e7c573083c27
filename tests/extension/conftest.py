"""A browser with the extension, the fixture site it looks at, and the recorded way to the real server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.server import Api, Server

from .browser import Chrome, build_assets, chromium
from .desk import Desk
from .fixture_site.certificate import Certificate, make_certificate
from .fixture_site.server import NAMES, Assets, Site, serve_site
from .gateway import Gateway, before
from .meta_desk import MetaDesk
from .options import Options

GRANTED = ("https://127.0.0.1/*", "https://nowhere.example/*")
"""Hosts beyond the default one that the person has allowed the extension to talk to."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Assets:
    return build_assets(tmp_path_factory.mktemp("assets"))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"), *NAMES)


@pytest.fixture(scope="session")
def running_site(assets: Assets, certificate: Certificate) -> Iterator[Site]:
    with serve_site(assets, certificate) as site:
        yield site


@pytest.fixture
def site(running_site: Site) -> Iterator[Site]:
    """The fixture site. Whatever a test does, nothing may ever be published."""
    running_site.published.clear()
    running_site.requests.clear()
    yield running_site
    assert running_site.published == []


@pytest.fixture(scope="session")
def running_gateway(server: Server) -> Iterator[Gateway]:
    with before(server.url) as gateway:
        yield gateway


@pytest.fixture
def gateway(running_gateway: Gateway) -> Iterator[Gateway]:
    running_gateway.reset()
    yield running_gateway
    running_gateway.reset()


@pytest.fixture
def corrections_taken_back(lead: Api) -> Iterator[None]:
    """The server is that of all tests: labels set right in one must not outlast it."""
    yield
    for correction in lead.get("/v1/corrections").json()["corrections"]:
        assert lead.delete(f"/v1/corrections/{correction['id']}").status_code == 204


@pytest.fixture(scope="session")
def chrome(
    playwright: Playwright,
    running_site: Site,
    certificate: Certificate,
    running_gateway: Gateway,
    server: Server,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Chrome]:
    """The browser of the whole run, set up once through the options page as a person would do it."""
    profile = tmp_path_factory.mktemp("profile")
    with chromium(playwright, profile, running_site, certificate, granted=GRANTED) as started:
        with Options(started) as options:
            options.speak("ja")
            assert options.connect(url=running_gateway.url, key=server.key) == "ok"
        yield started


@pytest.fixture
def desk(chrome: Chrome, site: Site, gateway: Gateway) -> Iterator[Desk]:
    """A fresh tab in front of the fixture site, and a check that the page itself never broke."""
    chrome.context.clear_cookies()
    chrome.point_at(gateway.url)
    page = chrome.context.new_page()
    seat = Desk(page, gateway)
    yield seat
    seat.close()
    assert seat.complaints == []


@pytest.fixture
def facebook(chrome: Chrome, site: Site, gateway: Gateway) -> Iterator[MetaDesk]:
    """A fresh tab for the fixture pages of Facebook, and a check that the page itself never broke."""
    yield from _meta_desk(chrome, gateway, "www.facebook.com")


@pytest.fixture
def instagram(chrome: Chrome, site: Site, gateway: Gateway) -> Iterator[MetaDesk]:
    """A fresh tab for the fixture pages of Instagram, and a check that the page itself never broke."""
    yield from _meta_desk(chrome, gateway, "www.instagram.com")


def _meta_desk(chrome: Chrome, gateway: Gateway, host: str) -> Iterator[MetaDesk]:
    chrome.context.clear_cookies()
    chrome.point_at(gateway.url)
    seat = MetaDesk(chrome.context.new_page(), gateway, host)
    yield seat
    seat.close()
    assert seat.complaints == []
