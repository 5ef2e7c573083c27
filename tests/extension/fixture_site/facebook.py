"""What stands on the fixture Page of Facebook. Every text, name and number is invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

OWN_NAME = "ひなた珈琲"
OWN_NUMBER = "61550000000001"
GROUP = "4400"
_OWN_PROFILE = f"https://www.facebook.com/profile.php?id={OWN_NUMBER}"


@dataclass(frozen=True)
class Person:
    """Somebody with a profile: a name in the address, or a number."""

    name: str
    profile: str

    @property
    def handle(self) -> str:
        return self.profile.rstrip("/").rsplit("=", 1)[-1].rsplit("/", 1)[-1]


OWN = Person(OWN_NAME, _OWN_PROFILE)
SINTA = Person("Sinta Dewi", "https://www.facebook.com/profile.php?id=100000000000018")
TORU = Person("山形 徹", "https://www.facebook.com/toru.yamagata")
NOA = Person("Noa Whitfield", "https://www.facebook.com/groups/4400/user/100000000000027/")
MIO = Person("みお", "https://www.facebook.com/mio.asagohan")


@dataclass(frozen=True)
class Remark:
    """One comment or reply. `plain`: the author's links carry the id as digits; mostly Facebook encodes it there."""

    id: str
    author: Person
    text: str
    replies: tuple[Remark, ...] = ()
    minutes: int = 20
    lang: str = "ja-JP"
    cut: str | None = None
    plain: bool = False
    likes: int = 0

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "author": {"name": self.author.name, "profile": self.author.profile},
            "text": self.text,
            "replies": [reply.as_json() for reply in self.replies],
            "minutes": self.minutes,
            "lang": self.lang,
            "cut": self.cut,
            "plain": self.plain,
            "likes": self.likes,
        }


@dataclass(frozen=True)
class PagePost:
    """A post of the Page: `total` comments exist, `preview` show on the timeline; if `bare`, they carry no time."""

    name: str
    number: str
    text: str
    comments: tuple[Remark, ...]
    total: int
    preview: int = 1
    bare: bool = False
    author: Person = OWN
    kind: Literal["page", "group", "photo", "watch", "reel"] = "page"

    @property
    def address(self) -> str:
        """Path and query under which the post is found, and to which its comments' times lead."""
        return {
            "page": f"/permalink.php?story_fbid={self.name}&id={OWN_NUMBER}",
            "group": f"/groups/{GROUP}/posts/{self.number}/",
            "photo": f"/photo/?fbid={self.number}&set=a.1000000000000777",
            "watch": f"/watch/?v={self.number}",
            "reel": f"/reel/{self.number}/",
        }[self.kind]

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "number": self.number,
            "text": self.text,
            "author": {"name": self.author.name, "profile": self.author.profile},
            "address": self.address,
            "permalink": f"https://www.facebook.com{self.address}",
            "comments": [comment.as_json() for comment in self.comments],
            "total": self.total,
            "preview": self.preview,
            "bare": self.bare,
        }


THANKS = Remark("9000000000000303", OWN, "お待たせしており申し訳ございません。")
ALSO = Remark("9000000000000304", TORU, "こちらもまだです。1週間待っています。")
STILL = Remark("9000000000000305", SINTA, "Still nothing today. Third time I ask!", lang="en-US")
WHERE = Remark(
    "9000000000000301", SINTA, "Where is my parcel? I ordered two weeks ago.", (THANKS, ALSO, STILL), 42, "en-US"
)
SIZE = Remark("9000000000000302", MIO, "200g の袋はまた出ますか？", minutes=30, likes=2)
LONG_START = "先月から定期便を使っています。"
LONG = Remark(
    "9000000000000306",
    NOA,
    LONG_START + "\nところが今月分の請求が二重になっていました。\n返金の手続きを教えてください。",
    cut=LONG_START,
)
STICKER = Remark("9000000000000307", TORU, "")
DELAY = PagePost(
    "pfbid0DelayAaaaaaaaaaaaaaaaaaaaaaaa",
    "1000000000000501",
    "秋の深煎りセットの発送が一部で遅れています。",
    (WHERE, SIZE, LONG, STICKER),
    12,
    2,
)
ALONE = Remark("9000000000000401", MIO, "朝ブレンド、香りが最高です☕", plain=True)
QUIET = PagePost(
    "pfbid0QuietBbbbbbbbbbbbbbbbbbbbbbbb", "1000000000000502", "本日の焙煎はグアテマラです。", (ALONE,), 1, 1, bare=True
)
_PEOPLE = (SINTA, TORU, MIO)
_MORE = tuple(
    PagePost(
        f"pfbid0More{number:02}Cccccccccccccccccccc",
        str(1000000000000600 + number),
        f"お知らせ {number}",
        (
            Remark(str(9000000000001000 + number), _PEOPLE[number % 3], f"注文{number}番がまだ届きません。"),
            Remark(str(9000000000002000 + number), OWN, "確認いたします。"),
            Remark(
                str(9000000000003000 + number), (TORU, MIO, SINTA)[number % 3], f"{number}番目の袋が破れていました。"
            ),
        ),
        3,
        3,
    )
    for number in range(18)
)
POSTS = (DELAY, QUIET, *_MORE)


_GROUP = f"https://www.facebook.com/groups/{GROUP}/user"
EMI = Person("江見 さやか", f"{_GROUP}/100000000000041/")
LEO = Person("Leo Marsh", f"{_GROUP}/100000000000042/")
GRIND = Remark("9000000000000501", LEO, "The grind is far too coarse for my espresso machine.", lang="en-US")
SAME = Remark("9000000000000502", EMI, "うちも同じです。交換してもらえますか？", minutes=12)
_HELP = Remark(
    "9000000000000503", Person(OWN_NAME, f"{_GROUP}/{OWN_NUMBER}/"), "お知らせくださりありがとうございます。"
)
ASKED = PagePost(
    "group-asked",
    "1000000000000701",
    "挽き目についてみなさんどう思いますか？",
    (GRIND, SAME, _HELP),
    3,
    3,
    author=EMI,
    kind="group",
)
CUP = Remark("9000000000000511", EMI, "このカップはどこで買えますか？", minutes=4)
SHOWN_OFF = PagePost("group-shown", "1000000000000702", "今朝の一杯です。", (CUP,), 1, 1, author=LEO, kind="group")
GROUP_POSTS = (ASKED, SHOWN_OFF)


def _beside(kind: Literal["photo", "watch", "reel"], number: int, text: str) -> PagePost:
    """A photo or video of the Page with two comments, the Page's answer and a reply to that."""
    start = 9000000000000600 + 10 * number
    again = Remark(str(start + 2), SINTA, "I sent it twice already, no answer.", lang="en-US", minutes=3)
    answer = Remark(str(start + 1), OWN, "写真をお送りいただけますか。")
    first = Remark(str(start), SINTA, "Mine arrived broken!", (answer, again), 42, "en-US")
    second = Remark(str(start + 3), MIO, "すてきな色ですね。買いました！", minutes=8)
    return PagePost(f"{kind}-post", str(1000000000000710 + number), text, (first, second), 9, kind=kind)


PHOTO = _beside("photo", 1, "新しいマグカップができました。")
WATCH = _beside("watch", 2, "焙煎所をご案内します。")
REEL = _beside("reel", 3, "ドリップのこつを 30 秒で。")
MEDIA = {"photo": PHOTO, "watch": WATCH, "reel": REEL}


def data() -> dict[str, Any]:
    """All of it, for the page."""
    return {
        "own": {"name": OWN.name, "profile": OWN.profile},
        "posts": [post.as_json() for post in POSTS],
        "group": {"name": "珈琲と暮らす会", "posts": [post.as_json() for post in GROUP_POSTS]},
        "media": {kind: post.as_json() for kind, post in MEDIA.items()},
    }
