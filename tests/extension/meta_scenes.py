"""What is pictured of Facebook and Instagram, and the blurred comments of all three sites."""

from __future__ import annotations

from .fixture_site.facebook import DELAY as NEWS
from .fixture_site.facebook import GRIND, GROUP, PHOTO, SIZE, WHERE
from .fixture_site.instagram import BEANS, BROKEN, SHIP
from .fixture_site.posts import DELAY
from .meta_desk import MetaDesk
from .studio import Studio, insulting, unfold


def reply_to(desk: MetaDesk, comment: str, button: str, box: str) -> None:
    """Press one of the site's own buttons of a comment, enter the box it opens, and wait for suggestions."""
    desk.press_in(comment, button)
    desk.enter(box)
    unfold(desk.looking, desk.panel().all(data_part="suggestion")[0])


def shoot_facebook(studio: Studio, night: str) -> None:
    """Facebook is light or dark, never dim."""
    if night == "dim":
        return
    reply, message = {"ja": ("返信する", "メッセージを送信"), "en": ("Reply", "Send message")}[studio.language]
    desk = studio.meta(night, "www.facebook.com")
    desk.go(NEWS.address)
    desk.open_card_of(WHERE.id)
    studio.keep(desk.page, f"facebook-card-{night}")
    desk.page.keyboard.press("Escape")
    reply_to(desk, SIZE.id, reply, f"page:reply:{SIZE.id}")
    studio.keep(desk.page, f"facebook-panel-{night}")
    desk.go(NEWS.address)
    desk.badge_of(SIZE.id)
    reply_to(desk, SIZE.id, message, "message")
    studio.keep(desk.page, f"facebook-private-{night}")
    desk.go("/hinata.coffee")
    desk.page.click('[data-open="photo"]')
    beside = PHOTO.comments[1]
    desk.badge_of(beside.id)
    reply_to(desk, beside.id, reply, f"viewer:reply:{beside.id}")
    studio.keep(desk.page, f"facebook-photo-{night}")
    desk.go(f"/groups/{GROUP}/")
    desk.badge_of(GRIND.id)
    studio.keep(desk.page, f"facebook-group-{night}")
    desk.set_cookies(marks="changed")
    desk.go(NEWS.address)
    note = desk.looking.until("the note", lambda: desk.looking.hosts("note"))[0]
    desk.looking.press(note.one(data_action="paste"))
    studio.keep(desk.page, f"facebook-note-{night}")
    desk.close()


def shoot_instagram(studio: Studio, night: str) -> None:
    """Instagram is light or dark, never dim."""
    if night == "dim":
        return
    reply = {"ja": "返信", "en": "Reply"}[studio.language]
    desk = studio.meta(night, "www.instagram.com")
    desk.go(f"/p/{BEANS.code}/")
    desk.open_card_of(BROKEN.id)
    studio.keep(desk.page, f"instagram-card-{night}")
    desk.page.keyboard.press("Escape")
    desk.press_in(SHIP.id, reply)
    suggestion = desk.panel().all(data_part="suggestion")[0]
    unfold(desk.looking, suggestion)
    desk.leave_blanks(suggestion)
    desk.put_in(suggestion)
    studio.keep(desk.page, f"instagram-panel-{night}")
    desk.go("/hinata.coffee/")
    desk.page.click(f'[data-open="{BEANS.code}"]')
    desk.badge_of(SHIP.id)
    studio.keep(desk.page, f"instagram-window-{night}")
    desk.go(f"/reels/{BEANS.code}/")
    desk.page.click(f'[data-open="{BEANS.code}"]')
    desk.badge_of(SHIP.id)
    reply_to(desk, SHIP.id, reply, "reel")
    studio.keep(desk.page, f"instagram-reels-{night}")
    desk.close()


def shoot_blurred(studio: Studio, night: str) -> None:
    """Insults blurred where they stand, and in the card."""
    desk = studio.desk(night)
    studio.blur(True)
    desk.gateway.rewrite = insulting
    desk.go("/home")
    desk.open_card(DELAY)
    studio.keep(desk.page, f"blurred-x-{night}")
    desk.close()
    for host, path, comment in (
        ("www.facebook.com", NEWS.address, WHERE.id),
        ("www.instagram.com", f"/p/{BEANS.code}/", BROKEN.id),
    ):
        if night == "dim":
            break
        meta = studio.meta(night, host)
        meta.gateway.rewrite = insulting
        meta.go(path)
        meta.open_card_of(comment)
        studio.keep(meta.page, f"blurred-{host.split('.')[1]}-{night}")
        meta.close()
    studio.blur(False)
