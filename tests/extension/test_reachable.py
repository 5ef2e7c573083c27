"""Nothing keeps anybody out of what the extension shows on a site: every part, every theme, both languages."""

from collections.abc import Iterator

import pytest

from .axe import serious_in_parts
from .browser import Chrome
from .desk import Desk
from .fixture_site.facebook import DELAY as NOTICE
from .fixture_site.facebook import OWN_NUMBER, SIZE
from .fixture_site.posts import DELAY
from .meta_desk import MetaDesk
from .options import Options

FACEBOOK = f"/permalink.php?story_fbid={NOTICE.name}&id={OWN_NUMBER}"
BLAMING = "お客様の勘違いではないでしょうか。"
NIGHTS = {"light": "0", "dim": "1", "dark": "2"}


@pytest.fixture(params=["ja", "en"])
def language(request: pytest.FixtureRequest, chrome: Chrome) -> Iterator[str]:
    with Options(chrome) as options:
        options.speak(request.param)
    yield request.param
    with Options(chrome) as options:
        options.speak("ja")


@pytest.mark.parametrize("night", NIGHTS)
def test_badge_and_card(desk: Desk, language: str, night: str) -> None:
    desk.set_cookies(night_mode=NIGHTS[night])
    desk.go("/home")
    card = desk.open_card(DELAY)
    assert serious_in_parts(desk.run_beside_content) == []
    desk.looking.press(card.all(data_part="suggestion")[0].one(data_action="show-text"))
    desk.looking.press(card.one(data_action="correct"))
    desk.looking.until("the form", lambda: desk.looking.is_painted(desk.card().all(data_part="label-field")[0]))
    assert serious_in_parts(desk.run_beside_content) == []


@pytest.mark.parametrize("night", NIGHTS)
def test_panel_and_draft_check(desk: Desk, language: str, night: str) -> None:
    desk.set_cookies(night_mode=NIGHTS[night])
    desk.go(DELAY.path)
    desk.enter_inline_box()
    panel = desk.panel()
    desk.looking.press(panel.all(data_part="suggestion")[0].one(data_action="show-text"))
    desk.page.focus('[data-testid="inline_reply_offscreen"] [data-testid="tweetTextarea_0"]')
    desk.type(BLAMING)
    desk.looking.until("findings", lambda: desk.panel().all(data_part="finding"))
    assert serious_in_parts(desk.run_beside_content) == []


def test_the_panel_beside_a_private_box(facebook: MetaDesk, language: str) -> None:
    facebook.go(FACEBOOK)
    facebook.badge_of(SIZE.id)
    facebook.press_in(SIZE.id, "メッセージを送信")
    facebook.enter("message")
    facebook.looking.until("a private panel", lambda: facebook.channel() == "dm")
    facebook.panel()
    assert serious_in_parts(facebook.run_beside_content) == []


def test_the_note_on_a_page_that_is_not_understood(facebook: MetaDesk, language: str) -> None:
    facebook.set_cookies(marks="changed")
    facebook.go(FACEBOOK)
    note = facebook.looking.until("the note", lambda: facebook.looking.hosts("note"))[0]
    facebook.looking.press(note.one(data_action="paste"))
    assert serious_in_parts(facebook.run_beside_content) == []
