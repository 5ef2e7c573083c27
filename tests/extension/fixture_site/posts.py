"""What stands on the fixture site. Every text is invented; the company is a coffee roaster that sells by post."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

OWN = "hinata_desk"
"""The account that is signed in: its posts are the company's own."""

_NAMES = {
    OWN: "ひなた珈琲 お客様係",
    "sakura_mame": "さくら豆",
    "ken_kobo": "けん@工房",
    "mio_asagohan": "みお☕朝ごはん",
    "t_yamagata": "山形 徹",
    "noa_reads": "Noa Whitfield",
    "beanhopper": "Bean Hopper",
    "priya_brews": "Priya",
    "oldmill_cafe": "Old Mill Café",
    "kaze_no_ko": "風の子",
    "some_brand": "べつの会社",
    "nobody_884": "名無し884",
}
_STARTED = datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Post:
    """One post as the site shows it. `cut` is what stands before «show more»; `promoted` posts carry no permalink."""

    id: str
    handle: str
    text: str | None
    lang: str = "ja"
    minutes_ago: int = 30
    quote: Post | None = None
    parent: Post | None = None
    cut: str | None = None
    promoted: bool = False
    placed: bool = False
    photo: bool = False
    reposted_by: str | None = None
    likes: int = 2
    name: str | None = None

    def as_json(self) -> dict[str, Any]:
        posted = _STARTED - timedelta(minutes=self.minutes_ago)
        return {
            "id": self.id,
            "author": self._author(self.handle),
            "text": self.text,
            "lang": self.lang,
            "time": posted.isoformat().replace("+00:00", ".000Z"),
            "quote": self.quote.as_json() if self.quote else None,
            "parent": self.parent.as_json() if self.parent else None,
            "cut": self.cut,
            "promoted": self.promoted,
            "placed": self.placed,
            "photo": self.photo,
            "repostedBy": self._author(self.reposted_by) if self.reposted_by else None,
            "counts": {"replies": 1, "reposts": 0, "likes": self.likes},
        }

    def _author(self, handle: str) -> dict[str, str]:
        return {"handle": handle, "name": self.name or _NAMES.get(handle, handle)}

    @property
    def author_name(self) -> str:
        return self._author(self.handle)["name"]

    @property
    def path(self) -> str:
        return f"/{self.handle}/status/{self.id}"


@dataclass(frozen=True)
class Gap:
    """A cell of the list that is no post: a separator, a row of people to follow, word that somebody liked a post."""

    kind: str


Cell = Post | Gap


@dataclass(frozen=True)
class Source:
    """A list of the site: what it shows, and after which cells the next ones must be loaded."""

    cells: tuple[Cell, ...]
    page: int = 14
    comments: tuple[Post, ...] = field(init=False)

    def __post_init__(self) -> None:
        found = tuple(
            cell for cell in self.cells if isinstance(cell, Post) and cell.handle != OWN and not cell.promoted
        )
        object.__setattr__(self, "comments", found)


NOTICE = Post(
    "9000000000000000001",
    OWN,
    "秋の深煎りセットの発送が一部で遅れています。お待たせしており申し訳ございません。",
    minutes_ago=300,
)
DELAY = Post(
    "9000000000000000101",
    "sakura_mame",
    "10月3日に注文した豆がまだ届きません。問い合わせの返事も3日間ありません。どうなっていますか？",
    minutes_ago=42,
    likes=12,
)
GRINDER = Post(
    "9000000000000000102",
    "noa_reads",
    "My grinder arrived with a cracked lid. Second replacement, same crack. What happens now?",
    "en",
    55,
)
DELIGHT = Post(
    "9000000000000000103",
    "mio_asagohan",
    "ひなた珈琲の朝ブレンド、香りが最高☕✨ 毎朝これで目が覚めます。ありがとう！",
    minutes_ago=12,
    likes=34,
)
LONG_START = "先月から定期便を使っています。"
LONG = Post(
    "9000000000000000104",
    "t_yamagata",
    LONG_START
    + "ところが今月分の請求が二重になっていて、電話も30分つながりませんでした。返金の手続きを教えてください。",
    cut=LONG_START,
    minutes_ago=75,
)

_FIRST: tuple[Cell, ...] = (
    DELAY,
    DELIGHT,
    NOTICE,
    Post(
        "9000000000000000105",
        "ken_kobo",
        "これ本当に？うちにはもう届いてるけど、箱がつぶれてた。",
        quote=NOTICE,
        minutes_ago=61,
    ),
    GRINDER,
    Post("8000000000000000001", "some_brand", "新しい水筒、この冬いちばんの保温力。", promoted=True),
    LONG,
    Post("9000000000000000106", "beanhopper", "Do you ship decaf to Canada?", "en", 80),
    Post(
        "9000000000000000107",
        "kaze_no_ko",
        "@hinata_desk 朝ブレンドのカフェインレスは出ますか？ #ひなた珈琲 https://example.com/decaf",
        minutes_ago=90,
    ),
    Gap("people"),
    Post(
        "9000000000000000108",
        OWN,
        "うれしいお写真をありがとうございます！",
        quote=Post("9000000000000000109", "priya_brews", "Latte art day one!", "en", photo=True),
    ),
    Post(
        "9000000000000000110",
        "priya_brews",
        "Best light roast I have had this year. Thank you, Hinata!",
        "en",
        placed=True,
        minutes_ago=95,
    ),
    Post("9000000000000000111", "nobody_884", "返信くれないならカードの支払い止めます", minutes_ago=99),
    Post("9000000000000000112", "sakura_mame", "神", minutes_ago=101),
)
_MORE: tuple[Cell, ...] = (
    Post("9000000000000000201", "ken_kobo", "店員さんの態度が最悪だった。もう行きません。", minutes_ago=120),
    Post("9000000000000000202", "oldmill_cafe", "Wholesale price list for next spring, please?", "en", 125),
    Gap("rule"),
    Post("9000000000000000203", "kaze_no_ko", "値上げしすぎでは？同じ豆が半年で800円も高い。", minutes_ago=131),
    Post("8000000000000000002", "some_brand", "Try our new kettle.", "en", promoted=True),
    Post("9000000000000000204", "mio_asagohan", "😭😭😭", minutes_ago=140),
    Post("9000000000000000205", "beanhopper", "Order #40112 says delivered, nothing is here.", "en", 144),
    Post(
        "9000000000000000206",
        "t_yamagata",
        "この豆、袋に穴が開いてました。写真のとおりです。",
        photo=True,
        minutes_ago=150,
        reposted_by=OWN,
    ),
    Post("9000000000000000207", "noa_reads", "Your app logs me out every single morning.", "en", 152),
    Post("9000000000000000208", "sakura_mame", "ドリップバッグの賞味期限はどこを見ればいいですか", minutes_ago=160),
    Post("9000000000000000209", OWN, "本日の焙煎はグアテマラです。", photo=True),
    Post("9000000000000000210", "nobody_884", "社員全員クビにしろ、無能どもが", minutes_ago=171),
    Post("9000000000000000211", "priya_brews", "Refund came through today, thanks for the quick fix.", "en", 180),
    Post("9000000000000000212", "ken_kobo", "はい最高の接客でした（棒）", minutes_ago=188),
)
_LAST: tuple[Cell, ...] = (
    Post(
        "9000000000000000301",
        "kaze_no_ko",
        "飲んだあと子どもの唇が腫れました。原材料を教えてください。",
        minutes_ago=200,
    ),
    Post("9000000000000000302", "oldmill_cafe", "Is the Kyoto roastery open on public holidays?", "en", 210),
    Post("9000000000000000303", "mio_asagohan", "友だちの誕生日に贈ったらすごく喜ばれました🎁", minutes_ago=215),
    Post(
        "9000000000000000304",
        "t_yamagata",
        "定期便を来月だけ休みたいのですが、どこから手続きできますか？",
        minutes_ago=220,
    ),
    Post("9000000000000000305", "beanhopper", "The barista in Nara was so kind to my grandmother.", "en", 230),
    Post(
        "9000000000000000306",
        "sakura_mame",
        "さっきの件、返信ありがとうございました。",
        minutes_ago=232,
        quote=Post("9000000000000000307", "ken_kobo", "引用される側の投稿です。", minutes_ago=400),
    ),
    Post("9000000000000000308", "noa_reads", "Where can I recycle the aluminium bags?", "en", 240),
    Post("9000000000000000309", "kaze_no_ko", "個人情報が漏れたって聞いたけど本当ですか", minutes_ago=250),
    Post("9000000000000000310", "nobody_884", "https://example.com/win-a-prize", "zxx", 255),
)

HOME = Source(_FIRST + _MORE + _LAST)

ANSWERED = Post(
    "9000000000000000402",
    "t_yamagata",
    "私も同じです。10日待っています。せめて発送日だけでも教えてほしい。",
    minutes_ago=200,
    parent=NOTICE,
)
ONLY_A_QUOTE = Post(
    "9000000000000000414",
    "kaze_no_ko",
    None,
    minutes_ago=30,
    quote=Post("9000000000000000415", "ken_kobo", "引用された側だけに文章があります。"),
)
SAME_HERE = Post(
    "9000000000000000412",
    "beanhopper",
    "Same here. I ordered ten days ago and nothing has arrived. Where is my parcel?",
    "en",
    38,
    parent=DELAY,
)
_THREADS: dict[str, tuple[Cell, ...]] = {
    NOTICE.id: (
        Post("9000000000000000401", "ken_kobo", "了解です、待ってます。", minutes_ago=280, parent=NOTICE),
        ANSWERED,
        Post("9000000000000000403", OWN, "ご不便をおかけしております。", minutes_ago=190),
    ),
    DELAY.id: (
        Post("9000000000000000411", "ken_kobo", "うちは昨日届いたよ。", minutes_ago=40, parent=DELAY),
        SAME_HERE,
        Post("9000000000000000413", "mio_asagohan", None, photo=True, minutes_ago=36, parent=DELAY),
        ONLY_A_QUOTE,
    ),
}
_SEARCH: tuple[Cell, ...] = (
    GRINDER,
    DELIGHT,
    Post("9000000000000000501", "oldmill_cafe", "Hinata or the new place by the station?", "en", 500),
)

HOSTILE = Source(
    (
        Post(
            "9000000000000000601",
            "nobody_884",
            "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script>まだ届きません",
            name="<b onclick=alert(1)>太字</b>",
        ),
        Post("9000000000000000602", "nobody_884", "\u202eenod ton si siht \u2066返金してください\u2069\u202c", "ja"),
        Post(
            "9000000000000000603",
            "nobody_884",
            "返\u200b金\u200d し\ufeff て\u2060く だ さ い、も う 三 回 目 で す",
            "ja",
        ),
        Post("9000000000000000604", "nobody_884", "最悪です。" * 2000, "ja"),
        Post(
            "9000000000000000605",
            "nobody_884",
            "{{constructor.constructor('document.title=1')()}} ${7*7} broken lid",
            "en",
        ),
    )
)


_ASKED = (
    "{}番の注文がまだ届きません。いつ発送されますか？",
    "Order #{} arrived with a cracked lid. What happens now?",
    "朝ブレンド{}袋目です。香りが最高でした☕",
    "{}回も電話したのに、つながりません。返金してください。",
    "Do you ship decaf to post code {}?",
    "店員さんの態度が悪かったです（整理券{}番）。",
)
_CROWD_STARTS = 9_100_000_000_000_000_000
CROWD = Source(
    tuple(
        Post(str(_CROWD_STARTS + n), "sakura_mame", _ASKED[n % len(_ASKED)].format(1_000 + n), minutes_ago=n)
        for n in range(1_000)
    ),
    page=50,
)
"""A list so long that most of it is never on the page at one time."""


NOTICES = Source((Gap("liked"), DELAY, Gap("liked"), NOTICE, GRINDER, Gap("liked"), Gap("liked")))
"""The notifications: comments that name the account, among word of likes."""


def source(name: str) -> Source:
    """The list behind a name the page asks for: home, own, notices, search:WORDS, thread:ID."""
    kind, _, rest = name.partition(":")
    if kind == "home":
        return HOME
    if kind == "notices":
        return NOTICES
    if kind == "own":
        return Source((NOTICE,))
    if kind == "thread":
        return Source(_THREADS.get(rest, ()))
    return {"hostile": HOSTILE, "crowd": CROWD}.get(rest) or Source(_SEARCH)


def find(post_id: str) -> Post | None:
    """A post that has a page of its own."""
    for cells in (HOME.cells, HOSTILE.cells, _SEARCH, *_THREADS.values()):
        for cell in cells:
            if isinstance(cell, Post) and cell.id == post_id:
                return cell
    return None
