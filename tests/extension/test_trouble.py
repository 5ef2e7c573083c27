"""When the server is absent, slow, broken or refuses the key, the page works on and the badge says what is wrong."""

import pytest

from tests.server import Server

from .browser import Chrome
from .desk import Desk
from .fixture_site.posts import DELAY, DELIGHT, HOME, HOSTILE
from .options import Options

COMMENTS = {post.id for post in HOME.comments}


def is_comment(post_id: str) -> bool:
    return post_id in COMMENTS


def page_works_on(desk: Desk) -> None:
    """Write into X's box, walk to another page of the site and back."""
    desk.page.click('[data-testid="tweetTextarea_0"]')
    desk.type("店舗からのお知らせ")
    assert desk.editor()["text"] == "店舗からのお知らせ"
    assert desk.can_send()
    desk.go_within("AppTabBar_Explore_Link", until="text=place by the station")
    desk.go_within("AppTabBar_Home_Link", until="text=朝ブレンド")


def test_server_down_then_back(desk: Desk) -> None:
    desk.gateway.stop()
    desk.go("/home")
    desk.settled(is_comment, state="unreachable")
    page_works_on(desk)
    desk.settled(is_comment, state="unreachable")

    desk.looking.press(desk.badge(DELAY, state="unreachable").one(data_action="open-card"))
    error = desk.trouble("card")
    assert error.attributes["data-code"] == "unreachable"
    assert desk.looking.shown(error).strip()
    desk.gateway.start()
    desk.looking.press(error.one(data_action="retry"))
    desk.card()
    desk.settled(is_comment)


def test_slow_server(desk: Desk) -> None:
    desk.gateway.hold()
    desk.go("/home")
    desk.settled(is_comment, state="waiting")
    page_works_on(desk)
    desk.settled(is_comment, state="waiting")

    desk.gateway.release()
    desk.settled(is_comment)


def test_server_that_never_answers(desk: Desk) -> None:
    desk.gateway.hold()
    desk.go("/home")
    desk.settled(is_comment, state="waiting")
    desk.looking.until(
        "the badge says that no answer came",
        lambda: desk.settled(is_comment, state="timeout"),
        patience=25,
    )
    desk.gateway.release()
    desk.looking.press(desk.badge(DELAY, state="timeout").one(data_action="open-card"))
    desk.card()
    desk.settled(is_comment)


@pytest.mark.parametrize(
    ("status", "body", "state"),
    [
        (403, b"{}", "forbidden"),
        (422, b"{}", "refused"),
        (429, b"{}", "busy"),
        (500, b"{}", "server"),
        (404, b"<h1>Not found</h1>", "not_henshin"),
        (200, b"<h1>Welcome to nginx</h1>", "not_henshin"),
        (200, b'{"results": []}', "server"),
    ],
)
def test_server_that_answers_otherwise(desk: Desk, status: int, body: bytes, state: str) -> None:
    desk.gateway.answer_with = (status, body)
    desk.go("/home")
    desk.settled(is_comment, state=state)
    assert desk.badge(DELIGHT, state=state).one(data_part="badge").attributes["title"]


def test_wrong_key_is_told_by_the_real_server_and_mended_in_the_settings(
    desk: Desk, chrome: Chrome, server: Server
) -> None:
    try:
        with Options(chrome) as options:
            assert options.connect(key="hk_thisisnotakeyofthisserver") == "wrong_key"
        desk.go("/home")
        desk.settled(is_comment, state="wrong_key")
        page_works_on(desk)
    finally:
        with Options(chrome) as options:
            assert options.connect(key=server.key) == "ok"
    desk.settled(is_comment)


def test_comments_gathered_for_one_server_never_reach_another(desk: Desk, chrome: Chrome) -> None:
    """They wait behind slow requests while their tab goes away and the address is changed."""

    def on_their_way(count: int) -> None:
        desk.looking.until("requests", lambda: len(desk.gateway.posts("/v1/analyze")) >= count)

    desk.gateway.hold()
    desk.go("/home")
    for count in (1, 2):
        on_their_way(count)
        desk.scroll(3000)
    desk.settled(is_comment, state="waiting")
    desk.page.goto("about:blank")
    desk.gateway.calls.clear()
    desk.gateway.run += 1
    chrome.point_at(desk.gateway.url)
    desk.gateway.release()
    desk.go("/search?q=hostile")
    desk.settled({post.id for post in HOSTILE.comments}.__contains__)
    asked = {comment["id"].removeprefix("x:") for comment in desk.gateway.judged()}
    assert asked & {post.id for post in HOSTILE.comments}
    assert not asked & COMMENTS


def test_paused_it_shows_nothing_and_asks_nothing(desk: Desk, chrome: Chrome) -> None:
    desk.go("/home")
    desk.settled(is_comment)
    try:
        with Options(chrome) as options:
            options.pause(True)
        desk.looking.until("no badge is left", lambda: not desk.looking.hosts("badge"))
        desk.gateway.calls.clear()
        desk.scroll(3000)
        desk.scroll_to_top()
        page_works_on(desk)
        assert desk.gateway.calls == []
    finally:
        with Options(chrome) as options:
            options.pause(False)
    desk.settled(is_comment)


def test_trouble_in_the_panel_can_be_tried_again(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.badge(DELAY)
    desk.gateway.answer_with = (500, b"{}")
    desk.enter_inline_box()
    error = desk.trouble("panel")
    assert error.attributes["data-code"] == "server"
    desk.gateway.answer_with = None
    desk.looking.press(error.one(data_action="retry"))
    desk.panel()
