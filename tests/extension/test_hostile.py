"""A page that is out to deceive: false parts of ours, messages, covers over what gets pressed, poisoned built-ins."""

from typing import Any

import pytest

from .closed import Node
from .desk import Desk
from .fixture_site.posts import DELAY

KINDS = [
    "start",
    "analyze",
    "suggest",
    "check",
    "correct",
    "waiting",
    "blur",
    "page",
    "open-options",
    "state",
    "wordings",
]

FALSE_PARTS = """() => {
  for (const kind of ['badge', 'card', 'panel', 'note', 'guard']) {
    const host = document.createElement('div');
    host.dataset.henshin = kind;
    const root = host.attachShadow({ mode: 'open' });
    for (const action of ['open-card', 'insert', 'replace', 'grant', 'trust', 'open-options']) {
      const button = document.createElement('button');
      button.dataset.action = action;
      button.textContent = action;
      root.append(button);
    }
    host.style.cssText = 'position: fixed; inset-block-end: 0; inset-inline-start: 0; z-index: 9';
    host.id = `false-${kind}`;
    document.body.append(host);
  }
}"""

POISON = """
  window.__heard = [];
  const hear = (value) => { try { window.__heard.push(String(value)); } catch {} };
  for (const name of 'enabled active ok data key text suggestions selectors kind id author'.split(' ')) {
    Object.defineProperty(Object.prototype, name, {
      configurable: true,
      get() { return undefined; },
      set(value) {
        hear(value);
        Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
      },
    });
  }
  const wrap = (owner, name) => {
    const original = owner[name];
    owner[name] = function (...given) {
      given.forEach(hear);
      return original.apply(this, given);
    };
  };
  wrap(Element.prototype, 'attachShadow');
  wrap(Element.prototype, 'setAttribute');
  wrap(Element.prototype, 'append');
  wrap(JSON, 'parse');
  wrap(JSON, 'stringify');
  wrap(window, 'fetch');
  wrap(EventTarget.prototype, 'addEventListener');
"""


def _open_suggestion(desk: Desk) -> tuple[Node, str]:
    """Show a suggestion in full; what inserts it, and its text."""
    suggestion = desk.panel().all(data_part="suggestion")[0]
    desk.looking.press(suggestion.one(data_action="show-text"))
    shown = suggestion.one(data_part="text")
    desk.looking.until("the full text", lambda: desk.looking.is_painted(shown))
    desk.leave_blanks(suggestion)
    return suggestion.one(data_action="insert"), desk.looking.shown(shown)


def test_false_parts_of_ours_do_nothing_and_hinder_nothing(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELAY)  # once we are there: what an earlier life of ours left behind is removed at the start
    desk.page.evaluate(FALSE_PARTS)
    asked = len(desk.gateway.posts("/v1/suggest"))
    tabs = len(desk.page.context.pages)
    for kind in ("badge", "card", "panel", "note", "guard"):
        for action in ("open-card", "insert", "trust", "open-options"):
            button = desk.page.locator(f"#false-{kind} [data-action={action}]")
            button.evaluate(
                "(button) => button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }))"
            )
    desk.page.locator("#false-guard [data-action=open-options]").click()
    assert desk.open_card(DELAY).one(data_part="advice").text
    assert len(desk.gateway.posts("/v1/suggest")) == asked
    assert len(desk.page.context.pages) == tabs
    assert all(host.shadow == "closed" for host in desk.looking.hosts("card") if "id" not in host.attributes)


def test_what_a_page_says_to_itself_reaches_nobody(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELAY)
    tabs = len(desk.page.context.pages)
    before = len(desk.gateway.calls)
    secret = "この文は送られてはならない"
    desk.page.evaluate(
        """([kinds, text]) => {
          const comment = { id: 'x:1', platform: 'x', text };
          for (const kind of [...kinds, 'settings-changed', 'blur-changed']) {
            const asked = { comment, explain: true, request: { comment } };
            const message = { kind, ...asked, on: true, platform: 'x', unreadable: true };
            postMessage(message, '*');
            const channel = new MessageChannel();
            postMessage(message, '*', [channel.port2]);
            channel.port1.postMessage(message);
            for (const name of ['message', 'henshin', kind]) {
              window.dispatchEvent(new MessageEvent(name, { data: message }));
              document.dispatchEvent(new CustomEvent(name, { detail: message }));
            }
            new BroadcastChannel('henshin').postMessage(message);
          }
        }""",
        [KINDS, secret],
    )
    desk.open_card(DELAY)
    assert secret.encode() not in b"".join(call.body for call in desk.gateway.calls[before:])
    assert len(desk.page.context.pages) == tabs
    assert desk.page.evaluate("document.querySelectorAll('[style*=blur]').length") == 0


def test_a_cover_over_insert_takes_the_press_and_nothing_goes_in(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    insert, text = _open_suggestion(desk)
    x, y = desk.looking.centre(insert)
    desk.page.evaluate(
        """([x, y]) => {
          const cover = document.createElement('div');
          cover.id = 'cover';
          cover.style.cssText = `position: fixed; z-index: 2147483647; left: ${x - 50}px; top: ${y - 50}px;
            width: 100px; height: 100px; opacity: 0.01; background: red`;
          document.body.append(cover);
          cover.addEventListener('click', (event) => {
            cover.remove();
            // The real press, handed on to whatever lies below.
            const below = document.elementFromPoint(x, y);
            below.dispatchEvent(event);
          });
          cover.addEventListener('click', () => {
            document.elementFromPoint(x, y).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
          });
        }""",
        [x, y],
    )
    desk.complaints.clear()
    desk.page.mouse.click(x, y)
    desk.page.wait_for_selector("#cover", state="detached")
    desk.enter_inline_box()
    desk.type("確認")
    desk.until_written("確認")
    desk.complaints.clear()  # the event was already on its way: the page's own script fails when it sends it again
    desk.looking.press(insert)
    desk.until_written("確認" + text)


COVER = """([x, y, vanishes]) => {
  const cover = document.createElement('div');
  cover.textContent = 'つづきを読む';
  cover.style.cssText = `position: fixed; z-index: 2147483647; left: ${x - 80}px; top: ${y - 30}px; width: 160px;
    height: 60px; background: white; pointer-events: none`;
  document.body.append(cover);
  if (vanishes) addEventListener('pointerdown', () => cover.remove(), { capture: true, once: true });
}"""


@pytest.mark.parametrize("vanishes", [False, True], ids=["stays", "vanishes"])
def test_a_cover_that_lets_the_press_through_is_told_of_and_nothing_goes_in(desk: Desk, vanishes: bool) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    insert, text = _open_suggestion(desk)
    x, y = desk.looking.centre(insert)
    desk.page.evaluate(COVER, [x, y, vanishes])
    desk.page.wait_for_timeout(500)  # a cover is laid before somebody comes to press it
    desk.page.mouse.click(x, y)
    desk.looking.until("word of it", lambda: desk.panel().all(data_part="status", data_outcome="covered"))
    assert desk.editor()["text"] == ""
    desk.page.wait_for_timeout(1_000)  # somebody looks at it once more
    desk.looking.press(insert)
    desk.until_written(text)


def test_a_page_cannot_make_a_panel_invisible_or_move_it_under_the_mouse_by_style(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.enter_inline_box()
    panel = desk.panel().one(data_part="panel")
    before = desk.looking.box(panel)
    desk.page.evaluate(
        """() => {
          // The strongest a sheet can say; adopted, since the page's own policy allows no inline sheet.
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`[data-henshin], [data-henshin] * { opacity: 0 !important; visibility: hidden !important;
            transform: translate(-300px, 100px) scale(9) !important; filter: opacity(0) !important;
            clip-path: inset(50%) !important; pointer-events: none !important; animation: none !important }`);
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        }"""
    )
    assert desk.looking.box(panel) == before
    seen = """function () {
      const { opacity, visibility, filter, clipPath, pointerEvents } = getComputedStyle(this);
      return [opacity, visibility, filter, clipPath, pointerEvents].join(' ');
    }"""
    assert desk.looking.run(desk.looking.hosts("panel")[0], seen) == "1 visible none none auto"
    insert, text = _open_suggestion(desk)
    desk.looking.press(insert)
    desk.until_written(text)


def test_poisoned_built_ins_of_the_page_neither_break_nor_overhear_us(desk: Desk) -> None:
    desk.page.add_init_script(POISON)
    desk.go(DELAY.path)
    card = desk.open_card(DELAY)
    advice = card.one(data_part="advice").text
    desk.page.keyboard.press("Escape")
    desk.enter_inline_box()
    insert, text = _open_suggestion(desk)
    heard: list[Any] = desk.page.evaluate("window.__heard")
    assert heard
    assert not [said for said in heard if text in said or advice in said]
    desk.looking.press(insert)
    desk.until_written(text)
