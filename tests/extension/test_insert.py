"""A suggestion lands in X's own editor, in its model, at the caret, undoable; and it is never sent."""

from .closed import Node
from .desk import Desk
from .fixture_site.posts import DELAY, DELIGHT, GRINDER, SAME_HERE


def choose(desk: Desk, index: int = 0, *, leave_blanks: bool = True) -> tuple[Node, str]:
    """Show a suggestion of the open panel in full; the node, and the exact text that would go in."""
    desk.looking.press(desk.panel().all(data_part="suggestion")[index].one(data_action="show-text"))

    def opened() -> Node | None:
        suggestion = desk.panel().all(data_part="suggestion")[index]
        return suggestion if desk.looking.is_painted(suggestion.one(data_part="text")) else None

    suggestion = desk.looking.until("the full text", opened)
    if leave_blanks:
        desk.leave_blanks(suggestion)
    return suggestion, suggestion.one(data_part="text").text


_SHORT = "ご不便をおかけし、申し訳ございません。"
"""A reply that leaves room on X for what stands there already."""


def press_insert(desk: Desk, suggestion: Node) -> None:
    desk.looking.press(suggestion.one(data_action="insert"))
    desk.looking.until(
        "word that it is in",
        lambda: [s for s in desk.panel().all(data_part="status") if s.attributes.get("data-outcome") == "inserted"],
    )


def test_into_an_empty_inline_box(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    assert not desk.can_send()
    suggestion, text = choose(desk)
    press_insert(desk, suggestion)

    desk.until_written(text)
    assert desk.can_send()
    desk.page.keyboard.type("!")
    desk.until_written(text + "!")


def test_into_an_empty_dialog_box(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(GRINDER)
    desk.open_reply_dialog(GRINDER)
    suggestion, text = choose(desk)
    press_insert(desk, suggestion)

    desk.until_written(text)
    assert desk.can_send()


def test_undo_takes_it_back_and_the_button_follows(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    suggestion, text = choose(desk)
    press_insert(desk, suggestion)
    desk.page.keyboard.press("Control+z")

    desk.until_written("")
    assert not desk.can_send()
    desk.page.keyboard.press("Control+Shift+z")
    desk.until_written(text)
    assert desk.can_send()


def test_at_the_caret_of_a_half_written_draft(desk: Desk) -> None:
    desk.give_suggestions(_SHORT)
    desk.go(DELAY.path)
    desk.enter_inline_box()
    desk.type("山田様\nひなた珈琲です。")
    for _ in range(len("ひなた珈琲です。")):
        desk.page.keyboard.press("ArrowLeft")
    suggestion, text = choose(desk)
    press_insert(desk, suggestion)

    desk.until_written(f"山田様\n{text}ひなた珈琲です。")
    desk.page.keyboard.type("★")
    desk.until_written(f"山田様\n{text}★ひなた珈琲です。")


def test_undo_leaves_the_half_written_draft(desk: Desk) -> None:
    desk.give_suggestions(_SHORT)
    desk.go(DELAY.path)
    desk.enter_inline_box()
    desk.type("山田様 ")
    suggestion, _ = choose(desk)
    press_insert(desk, suggestion)
    desk.page.keyboard.press("Control+z")

    desk.until_written("山田様 ")
    assert desk.can_send()


def test_a_text_of_several_lines_keeps_its_lines(desk: Desk) -> None:
    lines = "一行目です。\n\n三行目です。\n四行目です。"
    desk.give_suggestions(lines)
    desk.go(DELAY.path)
    desk.enter_inline_box()
    suggestion, text = choose(desk)
    assert text == lines
    press_insert(desk, suggestion)

    desk.until_written(lines)
    assert desk.can_send()


def test_markup_in_a_suggestion_stays_text(desk: Desk) -> None:
    hostile = "<img src=x onerror=\"document.title='pwned'\"> & <b>太字</b>"
    desk.give_suggestions(hostile)
    desk.go(DELAY.path)
    desk.enter_inline_box()
    suggestion, text = choose(desk)
    assert text == hostile
    press_insert(desk, suggestion)

    desk.until_written(hostile)
    assert desk.page.title() != "pwned"


def test_a_blank_is_filled_or_waved_through_before_a_text_goes_in(desk: Desk) -> None:
    desk.give_suggestions("【お名前】様、【日時】までにお返事します。", blanks=["お名前", "日時"])
    desk.go(DELAY.path)
    desk.enter_inline_box()
    suggestion, _ = choose(desk, leave_blanks=False)
    desk.looking.press(suggestion.one(data_action="insert"))
    desk.looking.until(
        "word that blanks are open",
        lambda: [s for s in desk.panel().all(data_part="status") if s.attributes.get("data-outcome") == "blanks_open"],
    )
    desk.until_written("")

    # The first open blank has the focus.
    desk.page.keyboard.type("さくら豆")
    desk.looking.until("the name in the text", lambda: "さくら豆様" in desk.panel().all(data_part="text")[0].text)
    desk.looking.press(suggestion.one(data_action="copy"))
    desk.looking.until(
        "word that a blank is open", lambda: "空欄が 1 か所" in desk.panel().all(data_part="meter")[0].text
    )
    desk.until_written("")
    desk.looking.press(suggestion.all(data_action="leave-blank")[1])
    press_insert(desk, suggestion)

    desk.until_written("さくら豆様、【日時】までにお返事します。")
    assert desk.page.evaluate("window.__shortcuts") == []


def test_several_wordings_are_stacked_line_by_line_in_one_reply(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    desk.looking.until("several suggestions", lambda: len(desk.panel().all(data_part="suggestion")) > 1)
    first, text = choose(desk)
    press_insert(desk, first)
    desk.until_written(text)
    second, more = choose(desk, 1)
    desk.looking.press(second.one(data_action="append"))
    desk.until_written(f"{text}\n{more}")

    def marked() -> bool:
        tags = [item.one(data_part="inserted") for item in desk.panel().all(data_part="suggestion")[:2]]
        return all(desk.looking.is_painted(tag) for tag in tags)

    desk.looking.until("both told to be in the draft", marked)


def test_from_the_card_while_the_box_of_that_comment_is_open(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    desk.panel()
    suggestion = desk.open_card(DELAY).all(data_part="suggestion")[0]
    desk.looking.press(suggestion.one(data_action="show-text"))
    desk.leave_blanks(suggestion)
    desk.looking.press(suggestion.one(data_action="insert"))
    desk.until_written(desk.suggested_first(DELAY))


def test_the_card_of_another_comment_puts_nothing_into_the_open_box(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.page.wait_for_selector("text=Same here")
    desk.enter_inline_box()
    desk.panel()
    suggestion = desk.open_card(SAME_HERE).all(data_part="suggestion")[0]
    desk.looking.press(suggestion.one(data_action="show-text"))
    desk.leave_blanks(suggestion)
    desk.looking.press(suggestion.one(data_action="insert"))
    desk.looking.until(
        "word that no box of this comment is open",
        lambda: [s for s in desk.card().all(data_part="status") if s.attributes.get("data-outcome") == "closed"],
    )
    desk.until_written("")


def test_the_draft_of_one_comment_is_left_alone_by_the_next(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELIGHT)
    desk.open_reply_dialog(DELIGHT)
    suggestion, text = choose(desk)
    press_insert(desk, suggestion)
    desk.until_written(text)
    desk.page.click('[data-testid="app-bar-close"]')
    desk.page.wait_for_selector('[role="dialog"]', state="detached")

    desk.open_reply_dialog(DELAY)
    desk.looking.until("a panel on the other comment", lambda: "10月3日" in desk.panel().one(data_part="target").text)
    desk.until_written("")
    suggestion, text = choose(desk)
    press_insert(desk, suggestion)
    desk.until_written(text)


def test_the_page_does_not_scroll_when_a_text_goes_in(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    suggestion, _ = choose(desk)
    desk.looking.centre(suggestion.one(data_action="insert"))
    before = desk.page.evaluate("scrollY")
    press_insert(desk, suggestion)
    assert abs(desk.page.evaluate("scrollY") - before) < 60
