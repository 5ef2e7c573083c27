"""The draft check follows what is typed into the site's own box: says why, mends in place, warns, never hinders."""

from typing import Any

import pytest

from .closed import Node
from .desk import Desk
from .fixture_site.facebook import DELAY as NOTICE
from .fixture_site.facebook import OWN_NUMBER, SIZE
from .fixture_site.instagram import BEANS, SHIP
from .fixture_site.posts import DELAY, Post
from .meta_desk import MetaDesk
from .test_insert import choose

EVASIVE = "善処いたします。"
DRAFT = f"お届けの遅れでご不便をおかけし申し訳ございません。{EVASIVE}"
FACEBOOK = f"/permalink.php?story_fbid={NOTICE.name}&id={OWN_NUMBER}"
BLAMING = "お客様の勘違いではないでしょうか。"


def checks(desk: Desk) -> list[Any]:
    """Every draft that was sent to be checked, in order."""
    return [call.json for call in desk.gateway.posts("/v1/drafts/check")]


def findings(desk: Desk) -> list[Node]:
    panel = desk.surface("panel")
    return panel.all(data_part="finding") if panel else []


def until_finding(desk: Desk, *, words: str | None = None, severity: str | None = None, rewrite: bool = False) -> Node:
    """Wait for a finding about these words, of this severity, that offers a rewrite."""

    def look() -> Node | None:
        for finding in findings(desk):
            spans = [span.text for span in finding.all(data_part="finding-span")]
            if (
                (words is None or any(words in span or span in words for span in spans))
                and (severity is None or finding.attributes["data-severity"] == severity)
                and (not rewrite or finding.all(data_action="rewrite"))
            ):
                return finding
        return None

    return desk.looking.until(f"a finding ({words}, {severity})", look)


def until_state(desk: Desk, state: str) -> None:
    def look() -> bool:
        panel = desk.surface("panel")
        return bool(panel and [one for one in panel.all(data_state=state) if one.tag == "footer"])

    desk.looking.until(f"the check {state}", look)


def answer(desk: Desk, post: Post) -> None:
    desk.go(post.path)
    desk.enter_inline_box()
    desk.panel()


def test_what_is_typed_is_checked_against_the_comment_it_answers(desk: Desk) -> None:
    answer(desk, DELAY)
    desk.type(DRAFT)
    finding = until_finding(desk, words=EVASIVE)

    assert finding.attributes["data-rule"].startswith(("R", "C"))
    assert desk.looking.shown(finding.one(data_part="why")).strip()
    assert finding.one(data_part="finding-span").text in DRAFT
    asked = checks(desk)[-1]
    assert asked["text"] == DRAFT
    assert asked["comment"]["id"] == f"x:{DELAY.id}"
    assert (asked["platform"], asked["channel"], asked["brand"]) == ("x", "public", "default")
    assert {"stage", "fault"} <= asked.keys()
    assert desk.panel().one(data_part="draft-length").text.endswith("/ 280")


def test_other_stage_or_fault_is_another_check(desk: Desk) -> None:
    answer(desk, DELAY)
    desk.type(DRAFT)
    until_finding(desk)
    desk.looking.press(desk.panel().one(data_action="fault", data_value="confirmed"))
    desk.looking.until("a check with the fault confirmed", lambda: checks(desk)[-1]["fault"] == "confirmed")
    assert checks(desk)[-1]["text"] == DRAFT


def test_a_rewrite_takes_the_place_of_exactly_those_words_and_can_be_undone(desk: Desk) -> None:
    answer(desk, DELAY)
    desk.type(DRAFT)
    finding = until_finding(desk, rewrite=True)
    rewrite = next(
        (one["start"], one["end"], one["rewrite"])
        for one in desk.gateway.posts("/v1/drafts/check")[-1].answered["findings"]
        if one["rule"] == finding.attributes["data-rule"] and one["rewrite"]
    )[2]
    desk.looking.press(finding.one(data_action="rewrite"))
    mended = DRAFT[: rewrite["start"]] + rewrite["text"] + DRAFT[rewrite["end"] :]
    desk.until_written(mended)
    desk.looking.until(
        "word of it",
        lambda: desk.panel().one(data_part="check-status").attributes.get("data-outcome") == "changed",
    )
    desk.looking.until("another check", lambda: checks(desk)[-1]["text"] == mended)
    desk.page.keyboard.press("Control+z")
    desk.until_written(DRAFT)
    assert desk.can_send()


def give_finding(desk: Desk, words: str, instead: str, severity: str = "warn") -> None:
    """From now on the server finds these words wherever they stand in a draft, and offers others."""

    def find(path: str, said: Any) -> Any:
        if path != "/v1/drafts/check":
            return said
        text = checks(desk)[-1]["text"]
        start = text.find(words)
        end = start + len(words)
        found = {
            "rule": "R27",
            "name": "made_up",
            "start": start,
            "end": end,
            "severity": severity,
            "why": "この言い方は責めているように読めます。",
            "rewrite": {"start": start, "end": end, "text": instead},
        }
        return {**said, "findings": [found] if start >= 0 else []}

    desk.gateway.rewrite = find


@pytest.mark.parametrize(
    ("draft", "words", "instead"),
    [
        ("👨‍👩‍👧 様\nお待ちください！\n確認します。", "お待ちください！", "お待ちいただけますか。\n本日中に"),
        ("😀はい😀違います", "😀違", "😃存じ"),
        ("一行目です。\n消す。\n三行目です。", "消す。", ""),
        ("消す。残す。", "消す。", ""),
    ],
    ids=["lines", "emoji", "taken-out", "taken-out-in-front"],
)
def test_the_exact_words_are_found_among_emoji_and_lines(desk: Desk, draft: str, words: str, instead: str) -> None:
    give_finding(desk, words, instead)
    answer(desk, DELAY)
    desk.type(draft)
    desk.looking.press(until_finding(desk, words=words).one(data_action="rewrite"))
    desk.until_written(draft.replace(words, instead))


def test_in_lexical_the_exact_words_are_rewritten_too(facebook: MetaDesk) -> None:
    give_finding(facebook, "お待ちください！", "お待ちいただけますか。")
    facebook.go(FACEBOOK)
    facebook.badge_of(SIZE.id)
    facebook.press_in(SIZE.id, "返信する")
    box = f"page:reply:{SIZE.id}"
    facebook.enter(box)
    facebook.until_target(SIZE.text)
    facebook.page.keyboard.type("😀 確認します。")
    facebook.page.keyboard.press("Shift+Enter")
    facebook.page.keyboard.type("お待ちください！すぐに。")
    finding = until_finding(facebook, words="お待ちください！")
    before = facebook.model(box) or ""
    facebook.looking.press(finding.one(data_action="rewrite"))
    facebook.until_model(box, before.replace("お待ちください！", "お待ちいただけますか。"))


def test_the_name_in_front_of_a_reply_is_neither_checked_nor_touched(instagram: MetaDesk) -> None:
    give_finding(instagram, "Wait.", "")
    instagram.go(f"/p/{BEANS.code}/")
    instagram.badge_of(SHIP.id)
    instagram.press_in(SHIP.id, "返信")
    instagram.until_target(SHIP.text)
    instagram.page.keyboard.type("Wait. We do ship to Canada.")
    finding = until_finding(instagram, words="Wait.")
    assert checks(instagram)[-1]["text"] == "Wait. We do ship to Canada."
    instagram.looking.press(finding.one(data_action="rewrite"))
    instagram.looking.until(
        "the rest of the reply",
        lambda: instagram.page.evaluate("window.__text()") == "@noa_reads  We do ship to Canada.",
    )


def test_nothing_is_sent_while_the_draft_stays_and_never_two_at_once(desk: Desk) -> None:
    give_finding(desk, "×××", "")
    answer(desk, DELAY)
    desk.type("ご連絡ありがとうございます。")
    until_state(desk, "clean")
    sent = len(checks(desk))
    for key in ("ArrowLeft", "ArrowLeft", "ArrowRight"):
        desk.page.keyboard.press(key)
    desk.scroll(120)
    desk.page.wait_for_timeout(900)
    assert len(checks(desk)) == sent

    desk.gateway.hold()
    desk.page.keyboard.press("End")
    desk.type("あ")
    desk.looking.until("one more check", lambda: len(checks(desk)) == sent + 1)
    desk.type("いう")
    desk.page.wait_for_timeout(1500)
    assert len(checks(desk)) == sent + 1
    desk.gateway.release()
    desk.looking.until("the last words", lambda: checks(desk)[-1]["text"].endswith("あいう"))
    assert len(checks(desk)) == sent + 2


def test_many_findings_leave_the_suggestions_their_room(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    desk.type("山田様 ")
    desk.looking.until("many findings", lambda: len(findings(desk)) > 3)

    _, top, _, bottom = desk.looking.box(desk.panel())
    assert desk.looking.box(findings(desk)[0])[1] > (top + bottom) / 2


def test_a_button_half_under_the_edge_of_the_suggestions_is_pressed_in_plain_sight(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    suggestion, text = choose(desk)
    desk.type("山田様 ")
    desk.looking.until("many findings", lambda: len(findings(desk)) > 3)
    insert = suggestion.one(data_action="insert")
    x, edge = desk.looking.run(
        insert,
        """function () {
          const sheet = this.closest('.body');
          const cut = this.getBoundingClientRect();
          sheet.scrollTop += cut.top + cut.height / 2 - sheet.getBoundingClientRect().bottom;
          return [cut.left + cut.width / 2, sheet.getBoundingClientRect().bottom];
        }""",
    )
    desk.page.wait_for_timeout(500)  # somebody scrolled there and comes to press it
    desk.page.mouse.click(x, edge - 4)
    desk.until_written("山田様 " + text)


def test_an_emptied_box_is_not_checked(desk: Desk) -> None:
    answer(desk, DELAY)
    desk.type(DRAFT)
    until_finding(desk)
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.press("Delete")
    desk.until_written("")
    desk.looking.until("no check", lambda: not any(desk.looking.is_painted(one) for one in findings(desk)))
    assert all(check["text"].strip() for check in checks(desk))


def test_trouble_is_said_and_tried_again_when_asked(desk: Desk) -> None:
    answer(desk, DELAY)
    desk.gateway.answer_with = (500, b"{}")
    desk.type(DRAFT)
    until_state(desk, "failed")
    desk.gateway.answer_with = None
    footer = next(one for one in desk.panel().below() if one.tag == "footer")
    desk.looking.press(footer.one(data_action="retry"))
    until_finding(desk)


def test_words_that_changed_meanwhile_are_left_alone(desk: Desk) -> None:
    answer(desk, DELAY)
    desk.type(DRAFT)
    rewrite = until_finding(desk, rewrite=True).one(data_action="rewrite")
    x, y = desk.looking.centre(rewrite)
    desk.page.keyboard.type("追記")
    desk.page.mouse.click(x, y)
    desk.until_written(DRAFT + "追記")


def guard(desk: Desk) -> Node:
    return desk.looking.until("the warning", lambda: desk.surface("guard"))


@pytest.mark.parametrize("place", ["inline", "dialog"])
def test_a_block_asks_for_a_deliberate_word_beside_the_button_and_leaves_the_button_alone(
    desk: Desk, place: str
) -> None:
    if place == "inline":
        answer(desk, DELAY)
    else:
        desk.go("/home")
        desk.badge(DELAY)
        desk.open_reply_dialog(DELAY)
        desk.panel()
    desk.type(BLAMING)
    finding = until_finding(desk, severity="block")
    warning = guard(desk)
    assert desk.looking.shown(finding.one(data_part="why")) in desk.looking.shown(warning.one(data_part="guard"))
    assert desk.can_send()
    left, top, right, bottom = desk.looking.box(warning.one(data_part="guard"))
    send = desk.page.locator("[data-testid=tweetButton], [data-testid=tweetButtonInline]").last
    for locator in (send, desk.page.locator('[data-testid="tweetTextarea_0"]').last):
        box = locator.bounding_box()
        assert box
        apart = (
            box["x"] >= right
            or box["x"] + box["width"] <= left
            or box["y"] >= bottom
            or box["y"] + box["height"] <= top
        )
        assert apart
    button = send.bounding_box()
    assert button
    assert min(abs(top - button["y"] - button["height"]), abs(button["y"] - bottom)) < 160

    desk.looking.press(warning.one(data_action="confirm-draft"))
    desk.looking.until("no warning", lambda: not desk.looking.hosts("guard"))
    desk.looking.until("the finding told to be looked at", lambda: desk.panel().all(data_part="confirmed"))
    desk.until_written(BLAMING)
    assert desk.can_send()
    # The same words are not asked about twice; others are.
    desk.page.keyboard.type("確認します。")
    desk.looking.until("another check", lambda: checks(desk)[-1]["text"] == f"{BLAMING}確認します。")
    desk.looking.until("told again", lambda: desk.panel().all(data_part="confirmed"))
    assert not desk.looking.hosts("guard")


def test_the_warning_goes_with_the_words_and_with_the_box(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELAY)
    desk.open_reply_dialog(DELAY)
    desk.panel()
    desk.type(BLAMING)
    guard(desk)
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.press("Delete")
    desk.looking.until("no warning", lambda: not desk.looking.hosts("guard"))
    desk.type(BLAMING)
    guard(desk)
    desk.page.click('[data-testid="app-bar-close"]')
    desk.looking.until("nothing left", lambda: not desk.looking.hosts("guard") and not desk.looking.hosts("panel"))


def test_a_made_up_press_confirms_nothing(desk: Desk) -> None:
    answer(desk, DELAY)
    desk.type(BLAMING)
    until_finding(desk, severity="block")
    button = guard(desk).one(data_action="confirm-draft")
    desk.looking.run(button, "function () { this.click(); }")
    assert guard(desk).shadow == "closed"
    assert not desk.panel().all(data_part="confirmed")


def test_a_private_draft_is_checked_as_one(facebook: MetaDesk) -> None:
    facebook.go(FACEBOOK)
    facebook.badge_of(SIZE.id)
    facebook.press_in(SIZE.id, "メッセージを送信")
    facebook.enter("message")
    facebook.looking.until("a private panel", lambda: facebook.channel() == "dm")
    facebook.page.keyboard.type("ご連絡ありがとうございます。")
    facebook.looking.until("a check", lambda: checks(facebook))
    assert checks(facebook)[-1]["channel"] == "dm"
    assert checks(facebook)[-1]["platform"] == "facebook"
