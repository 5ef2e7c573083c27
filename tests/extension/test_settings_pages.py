"""What the options page sets beside the connection, and the page that says what is sent where."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from tests.brand.desk import stored
from tests.server import Api, Server

from .axe import serious
from .browser import EXTENSION, Chrome
from .desk import Desk
from .fixture_site.posts import DELAY, HOME
from .gateway import Gateway
from .options import Options


@pytest.fixture
def options(chrome: Chrome, gateway: Gateway) -> Iterator[Options]:
    """The page, and its settings put right again afterwards."""
    chrome.point_at(gateway.url)
    with Options(chrome) as page:
        yield page
        gateway.answer_with = None
        page.name_brand("default")
        page.page.select_option('[data-action="theme"]', "auto")
        page.page.select_option('[data-action="least"]', "low")
        page.speak("ja")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_colours_follow_the_system_until_somebody_chooses(options: Options, system: str) -> None:
    page = options.page
    page.emulate_media(color_scheme="light" if system == "light" else "dark")
    page.wait_for_selector(f'body[data-theme="{system}"]')
    other = "dark" if system == "light" else "light"
    page.select_option('[data-action="theme"]', other)
    page.wait_for_selector(f'body[data-theme="{other}"]')
    page.reload()
    page.wait_for_selector(f'body[data-theme="{other}"]')
    page.select_option('[data-action="theme"]', "auto")
    page.wait_for_selector(f'body[data-theme="{system}"]')


def test_comments_of_lower_priority_get_no_badge_and_the_others_keep_theirs(options: Options, desk: Desk) -> None:
    desk.go("/home")
    badges = desk.settled({post.id for post in HOME.comments}.__contains__)
    priorities = {id_: badge.one(data_part="badge").attributes["data-priority"] for id_, badge in badges.items()}
    assert "high" in priorities.values() or "critical" in priorities.values()
    assert "normal" in priorities.values() or "low" in priorities.values()

    def painted() -> set[str]:
        return {
            id_
            for id_, found in desk.badges().items()
            if id_ in priorities and found and desk.looking.is_painted(found[0].one(data_part="badge"))
        }

    options.page.select_option('[data-action="least"]', "high")
    urgent = {id_ for id_, priority in priorities.items() if priority in ("high", "critical")}
    desk.looking.until("badges of urgent comments only", lambda: painted() == urgent)
    options.page.select_option('[data-action="least"]', "low")
    desk.looking.until("all badges", lambda: painted() == set(priorities))


def test_trouble_is_shown_whatever_the_priority(options: Options, desk: Desk, gateway: Gateway) -> None:
    options.page.select_option('[data-action="least"]', "critical")
    gateway.answer_with = (500, b"{}")
    desk.go("/home")
    badge = desk.badge(DELAY, state="server")
    assert desk.looking.is_painted(badge.one(data_part="badge"))


def test_the_shortcuts_are_shown_as_the_browser_has_them(options: Options) -> None:
    shown = options.page.locator('[data-part="open-shortcut"] kbd').all_inner_texts()
    assert shown == ["Alt", "Shift", "H"]


def test_the_shortcuts_are_changed_where_the_browser_keeps_them(options: Options) -> None:
    with options.page.context.expect_page() as opened:
        options.page.click('[data-action="change-shortcuts"]')
    opened.value.wait_for_url("chrome://extensions/shortcuts")
    opened.value.close()


def test_answers_go_by_the_brand_profile_that_was_named(options: Options, desk: Desk, lead: Api) -> None:
    stored(lead, "night-shift", name={"ja": "夜勤堂", "en": "Night Shift"})
    assert options.name_brand("night-shift") == "known"
    assert "夜勤堂" in options.page.inner_text("#brand-state")
    desk.go("/home")
    desk.badge(DELAY)
    assert {call.json["brand"] for call in desk.gateway.posts("/v1/analyze")} == {"night-shift"}
    options.speak("en")
    assert options.name_brand("default") == "known"
    assert options.name_brand("night-shift") == "known"
    assert "Night Shift" in options.page.inner_text("#brand-state")


@pytest.mark.parametrize(
    ("typed", "outcome"), [("nobodys", "unknown"), ("Night Shift", "malformed"), ("夜勤", "malformed")]
)
def test_a_brand_profile_that_cannot_be_is_not_kept(options: Options, typed: str, outcome: str) -> None:
    assert options.name_brand(typed) == outcome
    assert options.page.get_attribute("#brand", "aria-invalid") == "true"
    options.page.reload()
    options.page.wait_for_selector("#brand:enabled")
    assert options.page.input_value("#brand") == "default"


def test_a_brand_profile_is_kept_while_the_server_is_away(options: Options, gateway: Gateway) -> None:
    gateway.answer_with = (503, b"{}")
    assert options.name_brand("early-bird") == "unchecked"
    options.page.reload()
    options.page.wait_for_selector("#brand:enabled")
    assert options.page.input_value("#brand") == "early-bird"


def test_the_privacy_page_names_the_server_and_every_permission(options: Options, gateway: Gateway) -> None:
    page = options.page
    page.click('a[href="privacy.html"]')
    page.wait_for_selector("body[data-theme]")
    assert page.inner_text("#server") == gateway.url
    named = {
        name
        for entry in page.locator("[data-permission]").all()
        for name in (entry.get_attribute("data-permission") or "").split()
    }
    manifest = json.loads((EXTENSION / "manifest.json").read_text())
    assert named == set(manifest["permissions"])
    said = page.inner_text(".asked-for")
    assert all(re.sub(r"^https://|/\*$", "", site) in said for site in manifest["content_scripts"][0]["matches"])
    page.go_back()
    page.wait_for_selector("#test:enabled")


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["options", "privacy"])
def test_nothing_keeps_anybody_out_of_the_settings(
    options: Options, server: Server, language: str, theme: str, name: str
) -> None:
    page = options.page
    options.speak(language)
    page.select_option('[data-action="theme"]', theme)
    if name == "options":
        assert options.connect(key="hk_wrong") == "wrong_key"
        assert serious(page.evaluate) == []
        assert options.connect(key=server.key) == "ok"
    else:
        page.click('a[href="privacy.html"]')
        page.wait_for_selector(f'body[data-theme="{theme}"]')
    assert serious(page.evaluate) == []
    if name == "privacy":
        page.go_back()
        page.wait_for_selector("#test:enabled")
