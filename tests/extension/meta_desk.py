"""What a person at the support desk does and sees on the fixture pages of Facebook and Instagram."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from .closed import Node
from .desk import Desk, badge_state
from .gateway import Gateway


class MetaDesk(Desk):
    """One tab on one of the two sites. Comments are named by their ids there."""

    def __init__(self, page: Page, gateway: Gateway, host: str) -> None:
        super().__init__(page, gateway)
        self.origin = f"https://{host}"

    def set_cookies(self, **cookies: str) -> None:
        self.page.context.add_cookies(
            [{"name": name, "value": value, "url": self.origin} for name, value in cookies.items()]
        )

    def go(self, path: str, *, wait_for_posts: bool = True) -> None:
        self.page.goto(self.origin + path)
        if wait_for_posts:
            self.page.wait_for_selector("[data-fixture], [data-open]")

    # --- badges ---

    def homes(self, comment: str) -> list[Node]:
        """Every place in which the page shows the comment, the one in front last."""
        return self.looking.document().all(data_fixture=comment)

    def badge_of(self, comment: str, state: str = "ok") -> Node:
        """The one badge of the comment's place in front, once it is in that state."""

        def look() -> Node | None:
            homes = self.homes(comment)
            found = homes[-1].all(data_henshin="badge") if homes else []
            return found[0] if len(found) == 1 and badge_state(found[0]) == state else None

        return self.looking.until(f"a badge in state {state} on {comment}", look)

    def badges_by_comment(self) -> dict[str, int]:
        """How many badges each comment on the page has, in the place in front."""
        homes = self.looking.document().all(data_fixture="*")
        return {home.attributes["data-fixture"]: len(home.all(data_henshin="badge")) for home in homes}

    def until_badges(self, expected: set[str]) -> None:
        """Wait until exactly these of the comments on the page have a badge, and one each."""

        def look() -> bool:
            found = self.badges_by_comment()
            assert {comment for comment, count in found.items() if count} == expected & found.keys(), found
            assert expected & found.keys()
            return all(count <= 1 for count in found.values())

        self.looking.until("one badge on each comment and on nothing else", look)

    def moved_by_badges(self, selector: str) -> int:
        """How many of the site's own nodes would stand elsewhere if there were no badges; an error without badges."""
        moved: int = self.page.evaluate(
            """(selector) => {
              const places = () => [...document.querySelectorAll(selector)]
                .filter((node) => !node.closest('[data-henshin]'))
                .map((node) => node.getBoundingClientRect()).map((r) => [r.x, r.y, r.width, r.height].join());
              const badges = [...document.querySelectorAll('[data-henshin="badge"]')];
              if (badges.length === 0) throw new Error('no badges');
              const withBadges = places();
              for (const host of badges) host.style.setProperty('display', 'none', 'important');
              const without = places();
              return withBadges.filter((place, index) => place !== without[index]).length;
            }""",
            selector,
        )
        return moved

    def sent(self, comment: str) -> dict[str, Any]:
        """What the server was last asked about a comment."""

        def look() -> dict[str, Any] | None:
            asked = [one for one in self.gateway.judged() if one["id"].endswith(f":{comment}")]
            return asked[-1] if asked else None

        return self.looking.until(f"{comment} at the server", look)

    def open_card_of(self, comment: str) -> Node:
        """Press the badge of a comment and wait for advice."""
        self.looking.press(self.badge_of(comment).one(data_action="open-card"))
        return self.card()

    # --- the panel ---

    def target(self) -> str:
        """Whom and what the open panel says it answers."""
        open_panel = self.looking.until("a panel", lambda: self.surface("panel"))
        return open_panel.one(data_part="target").text

    def until_target(self, *words: str) -> None:
        """Wait until the panel names these, and nothing but one comment."""
        self.looking.until(f"a panel on {words}", lambda: all(word in self.target() for word in words))

    def until_no_panel(self) -> None:
        self.looking.until("no panel", lambda: not self.looking.hosts("panel"))

    def channel(self) -> str:
        open_panel = self.looking.until("a panel", lambda: self.surface("panel"))
        return open_panel.one(data_part="channel").attributes["data-channel"]

    def choose(self, kind: str = "panel") -> tuple[Node, str]:
        """Show the first suggestion in full; the node, and the exact text that would go in."""
        surface = self.panel if kind == "panel" else self.card
        first = self.looking.until("a suggestion", lambda: surface().all(data_part="suggestion"))[0]
        self.looking.press(first.one(data_action="show-text"))

        def opened() -> Node | None:
            host = self.surface(kind)
            suggestion = host.all(data_part="suggestion")[0] if host else None
            shown = suggestion and self.looking.is_painted(suggestion.one(data_part="text"))
            return suggestion if shown else None

        suggestion = self.looking.until("the full text", opened)
        self.leave_blanks(suggestion)
        return suggestion, suggestion.one(data_part="text").text

    def others(self) -> None:
        """Ask for other suggestions and wait until they stand in the place of the first."""
        before = {one.id for one in self.panel().all(data_part="suggestion")}
        self.looking.press(self.panel().one(data_action="other"))

        def arrived() -> bool:
            now = {one.id for one in self.panel().all(data_part="suggestion")}
            return bool(now) and now.isdisjoint(before)

        self.looking.until("other suggestions", arrived)

    def put_in(self, suggestion: Node, action: str = "insert") -> None:
        """Press a button that puts the text in, and wait for word that it is in."""
        self.looking.press(suggestion.one(data_action=action))
        self.until_outcome("panel", "inserted")

    def until_outcome(self, kind: str, outcome: str) -> None:
        """Wait until the open card or panel says what came of the last press."""
        self.looking.until(f"word that the text is {outcome}", lambda: self.has_outcome(kind, outcome))

    def has_outcome(self, kind: str, outcome: str) -> bool:
        """Whether the open card or panel says so now."""
        host = self.surface(kind)
        statuses = host.all(data_part="status") if host else []
        return any(status.attributes.get("data-outcome") == outcome for status in statuses)

    # --- boxes ---

    def model(self, box: str) -> str | None:
        """The text in the model of one of the site's Lexical boxes; None when it is not there."""
        text: str | None = self.page.evaluate("(name) => window.__model(name)", box)
        return text

    def until_model(self, box: str, text: str) -> None:
        self.looking.until(f"{text!r} in {box}", lambda: self.model(box) == text)

    def enter(self, box: str) -> None:
        self.page.click(f'[data-box="{box}"]')

    def press_in(self, comment: str, button: str) -> None:
        """Press one of the site's own buttons of a comment, by its words."""
        self.page.locator(f'[data-fixture="{comment}"]').last.get_by_text(button, exact=True).click()
