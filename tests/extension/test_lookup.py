"""The quick lookup: over any page, with the keyboard alone, from the first letter to the text in the field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.server import Server

from .axe import serious
from .browser import EXTENSION, Chrome
from .desk import Desk
from .fixture_site.elsewhere import HOST
from .fixture_site.posts import DELAY
from .fixture_site.server import Site
from .gateway import Gateway
from .options import Options
from .popup import Popup

WITH_BLANK = "document.querySelector('[aria-selected=true] .blank')"


@pytest.fixture
def elsewhere(chrome: Chrome, site: Site, gateway: Gateway) -> Iterator[Page]:
    """A tab on a site that the extension has no standing permission for."""
    chrome.point_at(gateway.url)
    chrome.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=f"https://{HOST}")
    page = chrome.context.new_page()
    page.goto(f"https://{HOST}/")
    yield page
    page.close()
    chrome.context.clear_permissions()


def clipboard(page: Page) -> str:
    page.bring_to_front()
    return str(page.evaluate("navigator.clipboard.readText()"))


def choose_without_blanks(popup: Popup) -> str:
    """Go down the list to a text that is finished as it stands."""
    popup.until("document.querySelector('[aria-selected=true]')")
    for _ in range(20):
        if not popup.evaluate(f"Boolean({WITH_BLANK})"):
            return popup.chosen()
        before = popup.chosen()
        popup.press("ArrowDown")
        popup.until(
            f"document.querySelector('[aria-selected=true] [data-part=choice-text]').innerText !== {json.dumps(before)}"
        )
    raise AssertionError("every wording has blanks")


def value(page: Page, selector: str) -> str:
    return str(page.locator(selector).input_value())


def test_typing_finds_arrows_choose_and_enter_copies(chrome: Chrome, elsewhere: Page, gateway: Gateway) -> None:
    with Popup(chrome, elsewhere) as popup:
        popup.look_up("otoiawase arigatou")
        first = popup.chosen()
        popup.press("ArrowDown")
        popup.until(
            f"document.querySelector('[aria-selected=true] [data-part=choice-text]').innerText !== {json.dumps(first)}"
        )
        popup.press("ArrowUp")
        popup.until(
            f"document.querySelector('[aria-selected=true] [data-part=choice-text]').innerText === {json.dumps(first)}"
        )
        text = choose_without_blanks(popup)
        popup.press("Enter")
        popup.until("document.querySelector('[data-part=status]').dataset.outcome === 'copied'")
    assert clipboard(elsewhere) == text
    assert [call.path for call in gateway.calls if call.path.endswith("/uses")]


@pytest.mark.parametrize("selector", ["#area", "#line"])
def test_control_enter_puts_it_at_the_caret_and_one_undo_takes_it_out(
    chrome: Chrome, elsewhere: Page, selector: str
) -> None:
    elsewhere.focus(selector)
    before = value(elsewhere, selector)
    elsewhere.keyboard.press("Control+End")
    with Popup(chrome, elsewhere) as popup:
        popup.look_up("お礼")
        text = choose_without_blanks(popup)
        popup.press("Enter", control=True)
        popup.until_closed()
    written = value(elsewhere, selector)
    assert written.replace("\n", "").replace(" ", "") == (before + text).replace("\n", "").replace(" ", "")
    assert elsewhere.evaluate("document.activeElement.matches('textarea, input')")
    elsewhere.bring_to_front()
    elsewhere.keyboard.press("Control+z")
    assert value(elsewhere, selector) == before


@pytest.mark.parametrize(
    ("focus", "read"),
    [
        ("document.querySelector('#rich').focus()", "document.querySelector('#rich').innerText"),
        (
            "document.querySelector('#shadow').shadowRoot.querySelector('textarea').focus()",
            "document.querySelector('#shadow').shadowRoot.querySelector('textarea').value",
        ),
        (
            "document.querySelector('#frame').contentDocument.querySelector('#inner').focus()",
            "document.querySelector('#frame').contentDocument.querySelector('#inner').value",
        ),
    ],
    ids=["contenteditable", "shadow", "frame"],
)
def test_fields_of_other_kinds_take_it_too(chrome: Chrome, elsewhere: Page, focus: str, read: str) -> None:
    elsewhere.evaluate(focus)
    before = elsewhere.evaluate(read)
    with Popup(chrome, elsewhere) as popup:
        popup.look_up("お礼")
        text = choose_without_blanks(popup)
        popup.press("Enter", control=True)
        popup.until_closed()
    written = "".join(str(elsewhere.evaluate(read)).split())
    assert written == "".join((str(before) + text).split()) or written == "".join((text + str(before)).split())


@pytest.mark.parametrize("selector", ["#secret", "#fixed", "#short", "body"])
def test_where_it_cannot_stand_whole_nothing_is_written_and_it_is_copied(
    chrome: Chrome, elsewhere: Page, selector: str
) -> None:
    if selector != "body":
        elsewhere.focus(selector)
    before = elsewhere.evaluate("[...document.querySelectorAll('textarea, input')].map((field) => field.value)")
    with Popup(chrome, elsewhere) as popup:
        popup.look_up("お礼")
        text = choose_without_blanks(popup)
        popup.press("Enter", control=True)
        popup.until(
            "['refused', 'failed', 'nowhere'].includes(document.querySelector('[data-part=status]').dataset.outcome)"
        )
        assert "コピーしました" in popup.text("[data-part=status]")
    assert elsewhere.evaluate("[...document.querySelectorAll('textarea, input')].map((field) => field.value)") == before
    assert clipboard(elsewhere) == text


def test_in_the_reply_box_of_x_the_editor_itself_knows_the_text(chrome: Chrome, desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.badge(DELAY)
    desk.enter_inline_box()
    desk.type("確認")
    desk.until_written("確認")
    with Popup(chrome, desk.page) as popup:
        popup.look_up("お礼")
        text = choose_without_blanks(popup)
        popup.press("Enter", control=True)
        popup.until_closed()
    assert "".join(desk.editor()["text"].split()) == "".join(("確認" + text).split())


def test_blanks_are_filled_before_the_text_goes_in_or_waved_through(chrome: Chrome, elsewhere: Page) -> None:
    elsewhere.focus("#area")
    with Popup(chrome, elsewhere) as popup:
        popup.look_up("注文番号")
        popup.until("document.querySelectorAll('[aria-selected=true] .blank').length > 0")
        popup.press("Enter", control=True)
        popup.until("document.querySelector('[data-part=status]').dataset.outcome === 'blanks'")
        popup.until("document.activeElement.matches('[data-part=blank-field]')")
        assert value(elsewhere, "#area") == "はじめに。"
        popup.type("受付番号A-123")
        popup.until("document.querySelector('[aria-selected=true] .blank.filled')")
        popup.press("Enter", control=True)
        popup.until_closed()
    assert "受付番号A-123" in value(elsewhere, "#area")


def test_filters_narrow_and_are_kept(chrome: Chrome, elsewhere: Page, gateway: Gateway) -> None:
    def asked() -> dict[str, list[str]]:
        last = [call for call in gateway.calls if call.path.startswith("/v1/wordings?")][-1]
        return parse_qs(urlsplit(last.path).query)

    def set_filter(popup: Popup, name: str, chosen: str) -> None:
        seen = len(gateway.calls)
        popup.evaluate(
            f"(() => {{ const field = document.querySelector('[data-action=filter-{name}]'); field.value = '{chosen}';"
            " field.dispatchEvent(new Event('change')); })()"
        )
        popup._wait(lambda: len(gateway.calls) > seen)

    with Popup(chrome, elsewhere) as popup:
        popup.until("document.querySelector('[data-part=choice]')")
        assert asked()["lang"] == ["ja"]
        set_filter(popup, "lang", "en")
        set_filter(popup, "stage", "thanks")
        set_filter(popup, "tone", "friendly")
        popup.until("[...document.querySelectorAll('.choice-title')].every(({ lang }) => lang === 'en')")
    with Popup(chrome, elsewhere) as popup:
        popup.until("document.querySelector('[data-part=choice]')")
        assert {name: asked()[name] for name in ("lang", "stage", "tone")} == {
            "lang": ["en"],
            "stage": ["thanks"],
            "tone": ["friendly"],
        }
        for name, chosen in (("lang", "ja"), ("stage", ""), ("tone", "")):
            set_filter(popup, name, chosen)


def test_favourites_and_what_was_used_last_wait_at_the_top(chrome: Chrome, elsewhere: Page, gateway: Gateway) -> None:
    with Popup(chrome, elsewhere) as popup:
        popup.look_up("営業時間")
        favourite = popup.text("[aria-selected=true] .choice-title")
        popup.click("[data-action=favourite]")
        popup.until("document.querySelector('[data-action=favourite]').getAttribute('aria-pressed') === 'true'")
        assert popup.evaluate("Boolean(document.querySelector('[aria-selected=true] .choice-star'))")
    with Popup(chrome, elsewhere) as popup:
        popup.look_up("返金")
        used = popup.text("[aria-selected=true] .choice-title")
        popup.press("Enter")
        popup.until("document.querySelector('[data-part=status]').dataset.outcome === 'copied'")
        popup._wait(lambda: any(call.path.endswith("/uses") and call.answer is not None for call in gateway.calls))
    with Popup(chrome, elsewhere) as popup:
        popup.until("document.querySelector('[data-part=choice]')")
        titles = popup.texts(".choice-title")
        assert titles[0] == favourite
        assert titles[1] == used
        assert "最近使用" in popup.texts(".choice-caption")[1]
        popup.click("[data-action=favourite]")
        popup.until("document.querySelector('[data-action=favourite]').getAttribute('aria-pressed') === 'false'")


def test_selected_words_on_any_site_get_replies(chrome: Chrome, elsewhere: Page, gateway: Gateway) -> None:
    elsewhere.evaluate("getSelection().selectAllChildren(document.querySelector('#complaint'))")
    with Popup(chrome, elsewhere) as popup:
        popup.until("document.querySelector('[data-action=reply-selection]')")
        assert gateway.posts("/v1/analyze") == []
        popup.click("[data-action=reply-selection]")
        popup.until("document.querySelectorAll('[data-part=reply] [data-part=choice]').length >= 2")
        assert "届きません。\nいつ届きますか" in popup.text("[data-part=asked]")
        assert popup.text("[data-part=verdict]").strip()
        text = popup.chosen()
        popup.press("Enter")
        popup.until("document.querySelector('[data-part=status]').dataset.outcome === 'copied'")
        popup.press("Escape")
        popup.until("document.querySelector('[data-part=search]')")
    assert clipboard(elsewhere) == text
    (sent,) = gateway.judged()
    assert sent["text"] == "注文した商品が三日たっても届きません。\nいつ届きますか。"
    assert set(sent) == {"id", "platform", "text"}
    assert gateway.posts("/v1/suggest")


def test_another_stage_gives_other_replies(chrome: Chrome, elsewhere: Page, gateway: Gateway) -> None:
    elsewhere.evaluate("getSelection().selectAllChildren(document.querySelector('#complaint'))")
    with Popup(chrome, elsewhere) as popup:
        popup.until("document.querySelector('[data-action=reply-selection]')")
        popup.click("[data-action=reply-selection]")
        popup.until("document.querySelector('[data-part=reply] [data-part=choice]')")
        popup.evaluate(
            "(() => { const field = document.querySelector('[data-action=stage]'); field.value = 'holding';"
            " field.dispatchEvent(new Event('change')); })()"
        )
        popup.until("document.querySelector('.choice-title')?.innerText.startsWith('確認中')")
    assert gateway.posts("/v1/suggest")[-1].json["stage"] == "holding"


def test_the_menu_of_selected_text_opens_replies_to_it(chrome: Chrome, elsewhere: Page) -> None:
    """The browser's own menu has no place on a page: its choice is told to the worker as the browser tells it."""
    elsewhere.bring_to_front()
    chrome.context.service_workers[0].evaluate(
        """async (text) => {
          const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          chrome.contextMenus.onClicked.dispatch({ menuItemId: 'reply-to-selection', selectionText: text }, tab);
        }""",
        "注文した商品が届きません",
    )
    with Popup(chrome, elsewhere, pressed=False) as popup:
        popup.until("document.querySelector('[data-part=reply] [data-part=choice]')")
        assert popup.text("[data-part=asked]") == "注文した商品が届きません"


def test_no_letter_leaves_before_it_is_asked_for_and_nothing_at_all_while_paused(
    chrome: Chrome, elsewhere: Page, gateway: Gateway
) -> None:
    with Options(chrome) as options:
        options.pause(True)
        elsewhere.evaluate("getSelection().selectAllChildren(document.querySelector('#complaint'))")
        gateway.calls.clear()
        with Popup(chrome, elsewhere) as popup:
            popup.until("document.querySelector('#state').dataset.state === 'paused'")
            assert popup.text("#view") == ""
            assert gateway.calls == []
            popup.click("[data-action=pause]")
            popup.until("document.querySelector('[data-part=choice]')")
        assert not options.page.is_checked('[data-action="pause"]')


def test_only_pages_of_the_extension_may_look_up(chrome: Chrome, desk: Desk, gateway: Gateway) -> None:
    """A script of ours on a page, should it be taken over, gets comments judged and no more."""
    desk.go("/home")
    desk.badge(DELAY)
    answer = desk.run_beside_content(
        "chrome.runtime.sendMessage({ kind: 'wordings', query: { q: 'お礼' } }).then(JSON.stringify)"
    )
    assert json.loads(answer)["error"]["code"] == "refused"
    assert not [call for call in gateway.calls if call.path.startswith("/v1/wordings")]


def test_the_lookup_has_a_shortcut_and_asks_for_no_site(chrome: Chrome) -> None:
    commands = chrome.context.service_workers[0].evaluate("chrome.commands.getAll()")
    assert [(one["name"], one["shortcut"]) for one in commands] == [("_execute_action", "Alt+Shift+H")]
    manifest = json.loads((EXTENSION / "manifest.json").read_text())
    assert manifest["host_permissions"] == ["http://127.0.0.1/*"]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_keeps_anybody_out_of_the_popup(
    chrome: Chrome, elsewhere: Page, server: Server, language: str, theme: str
) -> None:
    with Options(chrome) as options:
        options.speak(language)
        options.page.select_option('[data-action="theme"]', theme)
    elsewhere.evaluate("getSelection().selectAllChildren(document.querySelector('#complaint'))")
    with Popup(chrome, elsewhere) as popup:
        popup.until(f"document.body.dataset.theme === '{theme}' && document.querySelector('[data-part=choice]')")
        assert serious(popup.evaluate) == []
        popup.click("[data-action=reply-selection]")
        popup.until("document.querySelector('[data-part=reply] [data-part=choice]')")
        assert serious(popup.evaluate) == []
    with Options(chrome) as options:
        options.speak("ja")
        options.page.select_option('[data-action="theme"]', "auto")
