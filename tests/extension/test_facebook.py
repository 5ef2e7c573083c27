"""Facebook: comments by the ids in their links, many Lexical boxes at once, the private one told from the public."""

import pytest

from .browser import Chrome
from .fixture_site.facebook import (
    ALONE,
    ALSO,
    DELAY,
    LONG,
    LONG_START,
    OWN_NAME,
    OWN_NUMBER,
    POSTS,
    QUIET,
    SINTA,
    SIZE,
    STICKER,
    STILL,
    THANKS,
    TORU,
    WHERE,
    Remark,
)
from .meta_desk import MetaDesk
from .options import Options

TIMELINE = "/hinata.coffee"
DIALOG = f"{TIMELINE}/posts/{DELAY.name}"
PAGE = f"/permalink.php?story_fbid={DELAY.name}&id={OWN_NUMBER}"
BRANCHES = [WHERE, ALSO, STILL, SIZE, LONG, STICKER]
THREAD = {remark.id for remark in BRANCHES}
PREVIEWED = {remark.id for post in POSTS for remark in post.comments[: post.preview] if remark.author.name != OWN_NAME}

REPLY = {"ja": "返信する", "en": "Reply", "id": "Balas"}
MESSAGE = "メッセージを送信"


def open_dialog(desk: MetaDesk) -> None:
    desk.go(TIMELINE)
    desk.badge_of(WHERE.id)
    desk.page.click(f'[data-open="{DELAY.name}"]')
    desk.page.wait_for_selector('[role="dialog"]')


def reply_to(desk: MetaDesk, remark: Remark, *, place: str = "dialog", language: str = "ja") -> str:
    """Press the site's own reply button of a comment and enter the box that opens; its name."""
    desk.press_in(remark.id, REPLY[language])
    box = f"{place}:reply:{remark.id}"
    desk.enter(box)
    return box


def test_every_comment_of_the_timeline_gets_one_badge_and_nothing_else_does(facebook: MetaDesk) -> None:
    facebook.go(TIMELINE)
    facebook.until_badges(PREVIEWED)
    homes = facebook.looking.document().all(data_fixture="*")
    housed = {badge.id for home in homes for badge in home.all(data_henshin="badge")}
    assert {badge.id for badge in facebook.looking.hosts("badge")} == housed


def test_what_is_sent_of_a_comment(facebook: MetaDesk) -> None:
    open_dialog(facebook)
    facebook.until_badges(PREVIEWED | THREAD)
    asked = facebook.sent(STILL.id)
    assert asked["id"] == f"facebook:{STILL.id}"
    assert asked["platform"] == "facebook"
    assert asked["text"] == STILL.text
    assert asked["author"] == {"handle": SINTA.handle, "name": SINTA.name}
    assert asked["url"] == (
        f"https://www.facebook.com/permalink.php?story_fbid={DELAY.name}&id={OWN_NUMBER}"
        f"&comment_id={WHERE.id}&reply_comment_id={STILL.id}"
    )
    assert asked["thread"]["id"] == f"facebook:{DELAY.name}"
    assert asked["thread"]["parent_text"] == WHERE.text
    assert facebook.sent(SIZE.id)["thread"]["parent_text"] == DELAY.text


def test_repetition_by_one_author_is_seen_in_what_stands_before(facebook: MetaDesk) -> None:
    facebook.go(PAGE)
    facebook.until_badges(THREAD)
    assert facebook.sent(STILL.id)["thread"]["earlier"] == [
        {"handle": SINTA.handle, "text": WHERE.text},
        {"handle": TORU.handle, "text": ALSO.text},
    ]
    assert facebook.sent(WHERE.id)["thread"]["earlier"] == []


@pytest.mark.parametrize("known_by", ["number", "box"])
def test_own_comments_of_the_page_are_left_out(facebook: MetaDesk, known_by: str) -> None:
    if known_by == "number":
        facebook.set_cookies(i_user=OWN_NUMBER, c_user="100000000009999")
    facebook.go(PAGE)
    facebook.until_badges(THREAD)
    assert facebook.homes(THANKS.id)
    assert all(one["id"] != f"facebook:{THANKS.id}" for one in facebook.gateway.judged())


def test_a_comment_without_a_link_on_its_time_is_known_by_its_author(facebook: MetaDesk) -> None:
    facebook.go(TIMELINE)
    facebook.badge_of(ALONE.id)
    asked = facebook.sent(ALONE.id)
    assert (asked["text"], "url" in asked) == (ALONE.text, False)


def test_a_picture_without_words_has_no_text_and_a_cut_text_is_read_anew_once_unfolded(facebook: MetaDesk) -> None:
    open_dialog(facebook)
    assert facebook.sent(STICKER.id)["text"] == ""
    assert facebook.sent(LONG.id)["text"] == LONG_START
    facebook.press_in(LONG.id, "もっと見る")
    facebook.looking.until("the whole text at the server", lambda: facebook.sent(LONG.id)["text"] == LONG.text)
    facebook.badge_of(LONG.id)


@pytest.mark.parametrize("cells", ["keyed", "patched"])
def test_badges_stay_with_their_comments_while_the_feed_recycles_its_nodes(facebook: MetaDesk, cells: str) -> None:
    facebook.set_cookies(cells=cells)
    facebook.go(TIMELINE)
    for pixels in (1300, 2600, -1900, 4000, -9000, 3300):
        facebook.scroll(pixels)
        facebook.until_badges(PREVIEWED)
    mounted = [comment for comment in facebook.badges_by_comment() if comment in PREVIEWED]
    shown = mounted[len(mounted) // 2]
    facebook.page.locator(f'[data-fixture="{shown}"]').scroll_into_view_if_needed()
    remark = next(remark for post in POSTS for remark in post.comments if remark.id == shown)
    assert facebook.open_card_of(shown).one(data_part="quote").text == remark.text


@pytest.mark.parametrize("path", [TIMELINE, PAGE])
def test_badges_do_not_move_anything_of_the_site(facebook: MetaDesk, path: str) -> None:
    facebook.go(path)
    facebook.until_badges(PREVIEWED | THREAD)
    assert facebook.moved_by_badges('[role="main"] *') == 0


@pytest.mark.parametrize("language", ["ja", "en", "id"])
def test_in_every_language_the_panel_names_the_comment_of_the_box(facebook: MetaDesk, language: str) -> None:
    facebook.set_cookies(lang=language)
    open_dialog(facebook)
    reply_to(facebook, SIZE, language=language)
    facebook.until_target(SIZE.author.name, SIZE.text)
    reply_to(facebook, ALSO, language=language)
    facebook.until_target(ALSO.author.name, ALSO.text)
    assert facebook.channel() == "public"
    facebook.enter("dialog:post")
    facebook.page.keyboard.type("x")
    facebook.enter("dialog:post")
    assert facebook.model("dialog:post") == "x"


def test_of_two_comments_by_one_person_the_panel_names_the_one_whose_reply_was_pressed(facebook: MetaDesk) -> None:
    facebook.go(PAGE)
    facebook.badge_of(STILL.id)
    reply_to(facebook, STILL, place="page")
    facebook.until_target(STILL.text)
    reply_to(facebook, WHERE, place="page")
    facebook.until_target(WHERE.text)
    assert STILL.text not in facebook.target()


def test_the_box_for_the_post_itself_answers_nobody(facebook: MetaDesk) -> None:
    facebook.go(PAGE)
    facebook.badge_of(WHERE.id)
    facebook.enter("page:post")
    facebook.page.keyboard.type("おしらせ")
    assert facebook.model("page:post") == "おしらせ"
    facebook.page.wait_for_timeout(400)
    assert facebook.surface("panel") is None


def test_in_the_feed_a_box_below_the_only_comment_is_not_taken_for_a_reply(facebook: MetaDesk) -> None:
    facebook.go(TIMELINE)
    facebook.badge_of(ALONE.id)
    facebook.enter(f"feed:{QUIET.name}")
    facebook.page.keyboard.type("a")
    facebook.page.wait_for_timeout(400)
    assert facebook.surface("panel") is None
    box = reply_to(facebook, ALONE, place="feed")
    facebook.until_target(ALONE.text)
    suggestion, text = facebook.choose()
    facebook.put_in(suggestion)
    facebook.until_model(box, text)
    assert facebook.model(f"feed:{QUIET.name}") == "a"


def test_a_text_goes_into_its_own_box_and_into_no_other(facebook: MetaDesk) -> None:
    open_dialog(facebook)
    first = reply_to(facebook, LONG)
    second = reply_to(facebook, SIZE)
    facebook.until_target(SIZE.author.name)
    suggestion, text = facebook.choose()
    facebook.put_in(suggestion)
    facebook.until_model(second, text)
    assert facebook.model(first) == ""
    assert facebook.model("dialog:post") == ""


def test_lines_are_kept_and_undo_takes_the_text_back(facebook: MetaDesk) -> None:
    lines = "一行目です。\n\n三行目です。\n四行目です。"
    facebook.give_suggestions(lines)
    facebook.go(PAGE)
    facebook.badge_of(SIZE.id)
    box = reply_to(facebook, SIZE, place="page")
    facebook.page.keyboard.type("みお様 ")
    suggestion, text = facebook.choose()
    assert text == lines
    facebook.put_in(suggestion)
    facebook.until_model(box, f"みお様 {lines}")
    facebook.page.keyboard.press("Control+z")
    facebook.until_model(box, "みお様 ")


def test_at_the_caret_at_the_end_or_instead_of_the_draft(facebook: MetaDesk) -> None:
    facebook.go(PAGE)
    facebook.badge_of(SIZE.id)
    box = reply_to(facebook, SIZE, place="page")
    facebook.page.keyboard.type("はじめ。おわり。")
    for _ in range(len("おわり。")):
        facebook.page.keyboard.press("ArrowLeft")
    suggestion, text = facebook.choose()
    facebook.put_in(suggestion)
    facebook.until_model(box, f"はじめ。{text}おわり。")
    facebook.page.keyboard.press("Control+z")
    facebook.until_model(box, "はじめ。おわり。")

    facebook.others()
    suggestion, text = facebook.choose()
    facebook.put_in(suggestion, "append")
    facebook.until_model(box, f"はじめ。おわり。\n{text}")
    facebook.page.keyboard.press("Control+z")
    facebook.until_model(box, "はじめ。おわり。")

    facebook.others()
    suggestion, text = facebook.choose()
    facebook.put_in(suggestion, "replace")
    facebook.until_model(box, text)


def test_the_private_box_is_labelled_so_and_gets_its_own_kind_of_text(facebook: MetaDesk) -> None:
    open_dialog(facebook)
    public = reply_to(facebook, WHERE)
    facebook.until_target(WHERE.text)
    facebook.press_in(WHERE.id, MESSAGE)
    facebook.enter("message")
    facebook.looking.until("a private panel", lambda: facebook.channel() == "dm")
    facebook.until_target(WHERE.author.name, WHERE.text)
    assert "非公開" in facebook.looking.shown(facebook.panel().one(data_part="channel"))
    assert facebook.gateway.posts("/v1/suggest")[-1].json["channel"] == "dm"

    suggestion, text = facebook.choose()
    facebook.put_in(suggestion)
    facebook.until_model("message", text)
    assert facebook.model(public) == ""
    assert facebook.model("dialog:post") == ""


def test_a_public_suggestion_never_goes_into_the_private_box(facebook: MetaDesk) -> None:
    facebook.go(PAGE)
    facebook.open_card_of(SIZE.id)
    suggestion, text = facebook.choose("card")
    facebook.press_in(SIZE.id, MESSAGE)
    facebook.enter("message")
    facebook.panel()
    insert = suggestion.one(data_action="insert")
    facebook.page.evaluate("document.querySelector('.scrim').style.pointerEvents = 'none'")
    facebook.page.evaluate("document.querySelector('.scrim').style.visibility = 'hidden'")
    facebook.looking.press(insert)
    facebook.until_outcome("card", "covered")  # the dialog lay over it a moment ago
    facebook.page.wait_for_timeout(1_000)  # pressed again on purpose, not twice in one go
    facebook.looking.run(insert, "function () { this.focus(); }")
    facebook.page.keyboard.press("Enter")
    facebook.until_outcome("card", "closed")
    assert facebook.model("message") == ""
    assert text


def test_the_dialog_over_the_feed_and_back(facebook: MetaDesk) -> None:
    open_dialog(facebook)
    facebook.badge_of(STILL.id)
    assert len(facebook.homes(WHERE.id)) == 2
    facebook.page.click('[data-close="post"]')
    facebook.page.wait_for_selector('[role="dialog"]', state="detached")
    facebook.until_badges(PREVIEWED)


def test_the_card_says_how_many_of_the_comments_are_visible(facebook: MetaDesk) -> None:
    facebook.go(PAGE)
    facebook.badge_of(LONG.id)
    shown = facebook.looking.shown(facebook.open_card_of(SIZE.id).one(data_part="coverage"))
    assert "12 件中 7 件" in shown


def test_a_page_that_is_no_longer_understood_says_so_and_lets_a_comment_be_pasted(
    facebook: MetaDesk, chrome: Chrome
) -> None:
    facebook.set_cookies(marks="changed")
    facebook.go(PAGE)

    def note() -> bool:
        return any(facebook.looking.is_painted(part) for part in facebook.looking.hosts("note"))

    facebook.looking.until("the note", note)
    facebook.looking.until("the mark", lambda: chrome.mark_of_front_tab() == "?")
    assert facebook.looking.hosts("badge") == []
    host = facebook.looking.hosts("note")[0]
    assert "ここでは読み取れません" in facebook.looking.shown(host.one(data_part="note"))

    facebook.looking.press(host.one(data_action="paste"))
    facebook.page.keyboard.type(WHERE.text)
    facebook.looking.press(facebook.looking.hosts("note")[0].one(data_action="judge-pasted"))
    card = facebook.card()
    assert card.one(data_part="quote").text == WHERE.text
    assert card.all(data_part="suggestion")
    facebook.page.keyboard.press("Escape")
    facebook.looking.until("no card", lambda: facebook.surface("card") is None)

    facebook.set_cookies(marks="known")
    facebook.go(PAGE)
    facebook.until_badges(THREAD)
    assert facebook.looking.hosts("note") == []


def test_the_switch_of_one_site_leaves_the_others_alone(facebook: MetaDesk, chrome: Chrome) -> None:
    facebook.go(TIMELINE)
    facebook.badge_of(WHERE.id)
    try:
        with Options(chrome) as options:
            options.switch_site(False, "instagram")
            options.switch_site(False, "facebook")
            facebook.looking.until("no badge is left", lambda: not facebook.looking.hosts("badge"))
            options.switch_site(True, "facebook")
            facebook.badge_of(WHERE.id)
            assert options.page.is_checked('[data-action="site-x"]')
            assert not options.page.is_checked('[data-action="site-instagram"]')
    finally:
        with Options(chrome) as options:
            options.switch_site(True, "facebook")
            options.switch_site(True, "instagram")
