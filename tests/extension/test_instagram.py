"""Instagram: comments by their links, the textarea with the name in front, the Lexical box beside a reel."""

import pytest

from .browser import Chrome
from .fixture_site.instagram import AGAIN, BEANS, BROKEN, LATTE, LOVE, OWN, SHIP, THANKS, Note
from .meta_desk import MetaDesk

POST = f"/p/{BEANS.code}/"
REEL = f"/reel/{BEANS.code}/"
PROFILE = f"/{OWN}/"
COMMENTS = {BROKEN.id, AGAIN.id, SHIP.id, LOVE.id}
REELS = f"/reels/{BEANS.code}/"
LAYOUTS = ["page", "window", "reel", "reels"]


def show(desk: MetaDesk, layout: str) -> None:
    """Come to the post as a page of its own, as a window over the profile, as a reel, or as one of many reels."""
    if layout == "window":
        desk.go(PROFILE)
        desk.page.click(f'[data-open="{BEANS.code}"]')
        desk.page.wait_for_selector('[role="dialog"] [data-fixture]')
    elif layout == "reels":
        desk.go(REELS)
        desk.page.click(f'[data-open="{BEANS.code}"]')
        desk.page.wait_for_selector('[role="dialog"] [data-fixture]')
    else:
        desk.go(REEL if layout == "reel" else POST)


def reply_to(desk: MetaDesk, note: Note, word: str = "返信") -> None:
    desk.press_in(note.id, word)


def draft(desk: MetaDesk) -> str:
    text: str = desk.page.evaluate("window.__text()")
    return text


def until_draft(desk: MetaDesk, text: str) -> None:
    desk.looking.until(f"{text!r} in the page's own state", lambda: draft(desk) == text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_comment_gets_one_badge_and_caption_and_own_replies_get_none(instagram: MetaDesk, layout: str) -> None:
    show(instagram, layout)
    instagram.until_badges(COMMENTS)
    assert len(instagram.looking.hosts("badge")) == len(COMMENTS)
    assert instagram.homes(THANKS.id)


@pytest.mark.parametrize(("layout", "kind"), [("page", "p"), ("window", "p"), ("reel", "reel"), ("reels", "reels")])
def test_what_is_sent_of_a_comment(instagram: MetaDesk, layout: str, kind: str) -> None:
    show(instagram, layout)
    instagram.until_badges(COMMENTS)
    asked = instagram.sent(AGAIN.id)
    assert asked["id"] == f"instagram:{AGAIN.id}"
    assert asked["text"] == AGAIN.text
    assert asked["author"]["handle"] == f"@{AGAIN.handle}"
    assert asked["posted_at"] == AGAIN.posted_at
    assert asked["url"] == f"https://www.instagram.com/{kind}/{BEANS.code}/c/{BROKEN.id}/r/{AGAIN.id}/"
    assert asked["thread"] == {
        "id": f"instagram:{BEANS.code}",
        "parent_text": BROKEN.text,
        "earlier": [{"handle": f"@{BROKEN.handle}", "text": BROKEN.text}],
    }
    # Among many reels no time tells which words are whose; none is better than another reel's.
    caption = None if layout == "reels" else BEANS.text
    assert instagram.sent(SHIP.id)["thread"].get("parent_text") == caption


@pytest.mark.parametrize("layout", LAYOUTS)
def test_badges_do_not_move_anything_of_the_site(instagram: MetaDesk, layout: str) -> None:
    show(instagram, layout)
    instagram.until_badges(COMMENTS)
    assert instagram.moved_by_badges("article *") == 0


@pytest.mark.parametrize(("language", "word"), [("ja", "返信"), ("en", "Reply"), ("id", "Balas")])
def test_in_every_language_the_panel_names_the_comment_that_is_answered(
    instagram: MetaDesk, language: str, word: str
) -> None:
    instagram.set_cookies(lang=language)
    show(instagram, "page")
    instagram.badge_of(SHIP.id)
    reply_to(instagram, SHIP, word)
    instagram.until_target(SHIP.text)
    reply_to(instagram, BROKEN, word)
    instagram.until_target(BROKEN.text)
    reply_to(instagram, AGAIN, word)
    instagram.until_target(AGAIN.text)


@pytest.mark.parametrize("layout", ["page", "window"])
def test_the_name_that_stands_there_is_kept_and_undo_gives_it_back(instagram: MetaDesk, layout: str) -> None:
    show(instagram, layout)
    instagram.badge_of(SHIP.id)
    reply_to(instagram, SHIP)
    instagram.until_target(SHIP.text)
    suggestion, text = instagram.choose()
    instagram.put_in(suggestion)
    until_draft(instagram, f"@noa_reads {text}")
    instagram.page.keyboard.press("Control+z")
    until_draft(instagram, "@noa_reads ")


def test_at_the_caret_at_the_end_or_instead_of_the_draft_but_never_before_the_name(instagram: MetaDesk) -> None:
    show(instagram, "page")
    instagram.badge_of(SHIP.id)
    reply_to(instagram, SHIP)
    instagram.until_target(SHIP.text)
    instagram.page.keyboard.press("Home")
    suggestion, text = instagram.choose()
    instagram.put_in(suggestion)
    until_draft(instagram, f"@noa_reads {text}")
    instagram.page.keyboard.press("Control+z")
    instagram.page.keyboard.press("End")
    instagram.page.keyboard.type("ab")
    instagram.page.keyboard.press("ArrowLeft")
    instagram.others()
    suggestion, text = instagram.choose()
    instagram.put_in(suggestion)
    until_draft(instagram, f"@noa_reads a{text}b")

    # What stands in the box already is not offered again: one that has not been put in yet.
    instagram.give_suggestions("担当の者に伝えました。")
    instagram.others()
    suggestion, more = instagram.choose()
    instagram.put_in(suggestion, "append")
    until_draft(instagram, f"@noa_reads a{text}b\n{more}")
    instagram.give_suggestions("確認してお返事します。")
    instagram.others()
    suggestion, instead = instagram.choose()
    instagram.put_in(suggestion, "replace")
    until_draft(instagram, f"@noa_reads {instead}")


@pytest.mark.parametrize("layout", ["reel", "reels"])
def test_the_lexical_box_of_a_reel_keeps_the_name_too(instagram: MetaDesk, layout: str) -> None:
    show(instagram, layout)
    instagram.badge_of(SHIP.id)
    reply_to(instagram, SHIP)
    instagram.enter("reel")
    instagram.until_target(SHIP.text)
    suggestion, text = instagram.choose()
    instagram.put_in(suggestion)
    instagram.until_model("reel", f"@noa_reads {text}")
    instagram.others()
    suggestion, instead = instagram.choose()
    instagram.put_in(suggestion, "replace")
    instagram.until_model("reel", f"@noa_reads {instead}")


def test_without_a_name_the_box_is_for_the_post_and_answers_nobody(instagram: MetaDesk) -> None:
    show(instagram, "page")
    instagram.badge_of(SHIP.id)
    instagram.page.click("textarea")
    instagram.page.keyboard.type("ありがとうございます")
    instagram.page.wait_for_timeout(400)
    assert instagram.surface("panel") is None
    reply_to(instagram, LOVE)
    instagram.until_target(LOVE.text)
    instagram.page.fill("textarea", "お知らせ")
    instagram.until_no_panel()


def test_messages_are_never_read(instagram: MetaDesk) -> None:
    instagram.go("/direct/inbox/", wait_for_posts=False)
    instagram.enter("inbox")
    instagram.page.keyboard.type("@noa_reads hello")
    instagram.page.wait_for_timeout(400)
    assert instagram.surface("panel") is None
    assert instagram.looking.hosts("badge") == []
    assert instagram.gateway.judged() == []


def test_the_window_over_the_profile_and_back(instagram: MetaDesk) -> None:
    show(instagram, "window")
    instagram.until_badges(COMMENTS)
    reply_to(instagram, BROKEN)
    instagram.until_target(BROKEN.text)
    instagram.page.go_back()
    instagram.page.wait_for_selector('[role="dialog"]', state="detached")
    instagram.until_no_panel()
    instagram.looking.until("no badge is left", lambda: not instagram.looking.hosts("badge"))


@pytest.mark.parametrize("layout", ["page", "window"])
def test_the_panel_covers_neither_the_box_nor_its_button(instagram: MetaDesk, layout: str) -> None:
    show(instagram, layout)
    instagram.badge_of(SHIP.id)
    reply_to(instagram, SHIP)
    instagram.until_target(SHIP.text)
    left, top, right, bottom = instagram.looking.box(instagram.panel().one(data_part="panel"))
    for selector in ("textarea", "form .send"):
        box = instagram.page.locator(selector).bounding_box()
        assert box
        apart = (
            box["x"] >= right
            or box["x"] + box["width"] <= left
            or box["y"] >= bottom
            or box["y"] + box["height"] <= top
        )
        assert apart, f"the panel lies over {selector}"


def test_from_one_reel_to_the_next_badges_and_panel_follow(instagram: MetaDesk) -> None:
    show(instagram, "reels")
    instagram.until_badges(COMMENTS)
    reply_to(instagram, SHIP)
    instagram.enter("reel")
    instagram.until_target(SHIP.text)
    instagram.page.click('[data-open="next"]')
    [pretty] = LATTE.comments
    instagram.badge_of(pretty.id)
    instagram.until_badges({pretty.id})
    instagram.until_no_panel()
    reply_to(instagram, pretty)
    instagram.enter("reel")
    instagram.until_target(pretty.text)
    suggestion, text = instagram.choose()
    instagram.put_in(suggestion)
    instagram.until_model("reel", f"@{pretty.handle} {text}")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_kind_of_page_says_so_when_it_is_no_longer_understood(
    instagram: MetaDesk, chrome: Chrome, layout: str
) -> None:
    instagram.set_cookies(marks="changed")
    show(instagram, layout)
    instagram.looking.until("the note", lambda: instagram.looking.hosts("note"))
    instagram.looking.until("the mark", lambda: chrome.mark_of_front_tab() == "?")
    assert instagram.looking.hosts("badge") == []
