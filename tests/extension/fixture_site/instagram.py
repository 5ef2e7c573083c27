"""What stands on the fixture profile of Instagram. Every text and name is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

OWN = "hinata.coffee"
_STARTED = datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Note:
    """One comment or reply under a picture."""

    id: str
    handle: str
    text: str
    replies: tuple[Note, ...] = ()
    minutes: int = 20

    @property
    def posted_at(self) -> str:
        return (_STARTED - timedelta(minutes=self.minutes)).isoformat().replace("+00:00", ".000Z")

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "author": {"handle": self.handle},
            "text": self.text,
            "time": self.posted_at,
            "minutes": self.minutes,
            "replies": [reply.as_json() for reply in self.replies],
        }


@dataclass(frozen=True)
class Picture:
    """A post with its caption and all its comments."""

    code: str
    text: str
    comments: tuple[Note, ...]

    def as_json(self) -> dict[str, Any]:
        caption = Note("", OWN, self.text, minutes=500).as_json()
        return caption | {"code": self.code, "comments": [comment.as_json() for comment in self.comments]}


AGAIN = Note("18000000000000204", "toru.yama", "まだ返事がありません。もう3回目です。", minutes=8)
THANKS = Note("18000000000000202", OWN, "@toru.yama ご連絡ありがとうございます。確認します。", minutes=30)
BROKEN = Note("18000000000000201", "toru.yama", "届いた袋に穴が開いていて、豆がこぼれていました。", (THANKS, AGAIN), 42)
SHIP = Note("18000000000000203", "noa_reads", "Do you ship decaf to Canada?", minutes=25)
LOVE = Note("18000000000000205", "mio_asagohan", "朝ブレンド、香りが最高☕✨", minutes=5)
BEANS = Picture("DEbeans_01", "秋の深煎り、はじまりました。", (BROKEN, SHIP, LOVE))
LATTE = Picture(
    "DElatte-02", "ラテアート教室の様子です。", (Note("18000000000000301", "noa_reads", "So pretty!", minutes=90),)
)
POSTS = (BEANS, LATTE)


def data() -> dict[str, Any]:
    """All of it, for the page."""
    return {"own": {"handle": OWN}, "posts": [post.as_json() for post in POSTS]}
