"""«This is wrong»: staff set a label right in the card; their word reaches the server once, whatever goes down."""

from typing import Any

import pytest

from .closed import Node
from .desk import Desk
from .fixture_site.posts import DELAY, GRINDER
from .gateway import Gateway

pytestmark = pytest.mark.usefixtures("corrections_taken_back")


def set_right(desk: Desk, task: str, label: str) -> None:
    """Choose another label in the open card by keyboard, and keep it."""
    desk.looking.press(desk.card().one(data_action="correct"))
    field = next(one for one in desk.card().all(data_part="label-field") if one.attributes["data-task"] == task)
    desk.looking.until("the form", lambda: desk.looking.is_painted(field))
    desk.looking.run(field, "function () { this.focus(); }")
    options = [option.attributes["value"] for option in field.below()]
    desk.page.keyboard.press("Home")
    for _ in range(options.index(label)):
        desk.page.keyboard.press("ArrowDown")
    desk.looking.press(desk.card().one(data_action="save-correction"))


def until_outcome(desk: Desk, outcome: str) -> Node:
    def look() -> Node | None:
        status = desk.card().one(data_part="correction-status")
        return status if status.attributes.get("data-outcome") == outcome else None

    return desk.looking.until(f"word that it is {outcome}", look)


def label(desk: Desk, task: str) -> str:
    row = next(one for one in desk.card().all(data_part="label") if one.attributes["data-label"] == task)
    return desk.looking.shown(row)


def arrived(gateway: Gateway) -> list[Any]:
    return [call.json for call in gateway.posts("/v1/corrections")]


def test_a_label_set_right_is_kept_and_the_comment_judged_by_it_at_once(desk: Desk) -> None:
    desk.go("/home")
    desk.open_card(DELAY)
    assert "否定的" in label(desk, "sentiment")
    set_right(desk, "sentiment", "neutral")
    status = until_outcome(desk, "sent")
    assert "中立" in desk.looking.shown(status)
    (sent,) = arrived(desk.gateway)
    assert sent["labels"] == {"sentiment": "neutral"}
    assert sent["comment"]["text"] == DELAY.text
    assert sent["comment"].keys() <= {"id", "platform", "text", "thread"}
    desk.looking.until("the new label", lambda: "中立" in label(desk, "sentiment"))
    desk.looking.until("the new badge", lambda: "中立" in desk.badge(DELAY).one(data_part="sentiment").text)


def test_an_exception_is_corrected_with_its_subtype(desk: Desk) -> None:
    desk.go("/home")
    desk.open_card(GRINDER)
    set_right(desk, "exception", "trolling.provocation")
    until_outcome(desk, "sent")
    assert arrived(desk.gateway)[-1]["labels"] == {"exception": "trolling.provocation"}


def test_nothing_is_kept_before_something_is_chosen_and_a_made_up_press_keeps_nothing(desk: Desk) -> None:
    desk.go("/home")
    desk.open_card(DELAY)
    desk.looking.press(desk.card().one(data_action="correct"))
    save = desk.card().one(data_action="save-correction")
    desk.looking.until("the form", lambda: desk.looking.is_painted(save))
    assert "disabled" in desk.card().one(data_action="save-correction").attributes
    desk.looking.run(save, "function () { this.disabled = false; this.click(); }")
    desk.looking.press(desk.card().one(data_action="cancel-correction"))
    desk.looking.until("no form", lambda: not desk.looking.is_painted(save))
    assert arrived(desk.gateway) == []
