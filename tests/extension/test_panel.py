"""The panel beside X's reply box names the comment that is being answered, and no other."""

import pytest

from .closed import Node
from .desk import Desk
from .fixture_site.posts import ANSWERED, DELAY, DELIGHT, GRINDER, HOME, NOTICE, SAME_HERE, Post


def names(desk: Desk, panel: Node, post: Post) -> None:
    target = panel.one(data_part="target").text
    assert post.author_name in target
    assert f"@{post.handle}" in target
    assert (post.text or "")[:20] in target


def test_in_a_thread_the_inline_box_answers_the_focal_comment(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    names(desk, desk.panel(), DELAY)


@pytest.mark.parametrize("dialog", ["plain", "linked"])
def test_in_a_dialog_over_a_thread_it_names_the_reply_and_not_the_focal_post(desk: Desk, dialog: str) -> None:
    desk.set_cookies(dialog=dialog)
    desk.go(NOTICE.path)
    desk.page.wait_for_selector("text=10日待っています")
    desk.open_reply_dialog(ANSWERED)
    names(desk, desk.panel(), ANSWERED)


@pytest.mark.parametrize("dialog", ["plain", "linked"])
def test_in_a_dialog_over_a_comments_thread_it_names_the_reply(desk: Desk, dialog: str) -> None:
    desk.set_cookies(dialog=dialog)
    desk.go(DELAY.path)
    desk.page.wait_for_selector("text=Same here")
    desk.enter_inline_box()
    names(desk, desk.panel(), DELAY)
    desk.open_reply_dialog(SAME_HERE)
    desk.looking.until("a panel on the reply", lambda: str(SAME_HERE.text) in desk.panel().one(data_part="target").text)
    names(desk, desk.panel(), SAME_HERE)

    desk.page.keyboard.press("Escape")
    desk.page.wait_for_selector('[role="dialog"]', state="detached")
    desk.enter_inline_box()
    names(desk, desk.panel(), DELAY)


@pytest.mark.parametrize("dialog", ["plain", "linked"])
def test_in_a_dialog_over_the_timeline_it_tells_two_comments_of_one_author_apart(desk: Desk, dialog: str) -> None:
    desk.set_cookies(dialog=dialog)
    desk.go("/home")
    short = next(post for post in HOME.comments if post.text == "神")
    for post in (DELAY, short, GRINDER):
        desk.badge_in_view(post)
        desk.open_reply_dialog(post)
        names(desk, desk.panel(), post)
        desk.page.keyboard.press("Escape")
        desk.page.wait_for_selector('[role="dialog"]', state="detached")


def test_a_suggestion_asked_for_in_the_dialog_is_bound_to_the_comment_it_names(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELIGHT)
    desk.open_reply_dialog(DELIGHT)
    desk.panel()
    asked = desk.gateway.posts("/v1/suggest")[-1].json
    assert asked["comment"]["id"] == f"x:{DELIGHT.id}"
    assert asked["comment"]["text"] == DELIGHT.text
    assert asked["channel"] == "public"


def test_an_own_post_in_focus_is_nobody_to_answer(desk: Desk) -> None:
    desk.go(NOTICE.path)
    desk.page.wait_for_selector("text=10日待っています")
    desk.badge(ANSWERED)
    desk.enter_inline_box()
    desk.page.wait_for_selector('[data-testid="toolBar"]')
    desk.type("少々お待ちください")
    assert desk.surface("panel") is None


def test_the_box_for_a_new_post_answers_nobody(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELAY)
    desk.page.click('[data-testid="tweetTextarea_0"]')
    desk.page.wait_for_selector('[data-testid="toolBar"]')
    desk.type("おはようございます")
    assert desk.surface("panel") is None


def test_all_nine_stages_are_offered_in_words(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    stages = {one.attributes["data-value"]: one.text for one in desk.panel().all(data_action="stage")}
    assert set(stages) == {
        *("first", "holding", "resolution", "follow_up", "close_out", "thanks", "answer", "firm", "playful")
    }
    assert len(set(stages.values())) == 9
    assert not [text for value, text in stages.items() if value in text]


@pytest.mark.parametrize(
    ("switch", "value"),
    [
        *[("stage", stage) for stage in ("holding", "resolution", "follow_up", "close_out", "playful")],
        ("fault", "confirmed"),
    ],
)
def test_stage_and_fault_switches_change_what_is_offered(desk: Desk, switch: str, value: str) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    desk.looking.press(desk.panel().one(data_action=switch, data_value=value))
    desk.looking.until("the new choice asked for", lambda: desk.gateway.posts("/v1/suggest")[-1].json[switch] == value)
    # What does not suit a comment has no suggestions; the choice stands all the same.
    panel = desk.looking.until("the panel", lambda: desk.surface("panel"))
    assert panel.one(data_action=switch, data_value=value).attributes["aria-checked"] == "true"


def test_other_wordings_are_other_texts(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    first = [text.text for text in desk.panel().all(data_part="preview")]
    desk.looking.press(desk.panel().one(data_action="other"))
    desk.looking.until(
        "other wordings",
        lambda: [text.text for text in desk.panel().all(data_part="preview")] not in ([], first),
    )


def test_it_goes_away_with_its_box(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELAY)
    desk.open_reply_dialog(DELAY)
    desk.panel()
    desk.page.click('[data-testid="app-bar-close"]')
    desk.looking.until("no panel", lambda: not desk.looking.hosts("panel"))


def test_it_covers_neither_the_box_nor_its_buttons(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELAY)
    desk.open_reply_dialog(DELAY)
    panel = desk.panel()
    left, top, right, bottom = desk.looking.box(panel.one(data_part="panel"))
    for selector in ('[data-testid="tweetTextarea_0"]', '[data-testid="tweetButton"]', '[data-testid="app-bar-close"]'):
        box = desk.page.locator(f'[role="dialog"] {selector}').bounding_box()
        assert box
        apart = (
            box["x"] >= right
            or box["x"] + box["width"] <= left
            or box["y"] >= bottom
            or box["y"] + box["height"] <= top
        )
        assert apart, f"the panel lies over {selector}"
