"""What a reply asks for in private, and why: by what was judged to be needed, else by the comment's words."""

import re
from collections.abc import Mapping

from api.analysis.schemas import Lookup
from api.replies.japanese.lexicon import feelings
from api.replies.japanese.trades import ask_in_trade

_BOUGHT = frozenset({"order", "billing", "item"})
_NOT_ORDERED = re.compile(
    "(?:注文|購入|頼ん|申し込ん|買っ)(?:し)?[てで](?:も|は)?い?(?:な[いかくの]|ませ).{0,24}(?:届|送られ|来[たてま])|身に覚え.{0,24}(?:届|送られ)"
)
"""Something came that nobody ordered, for which there is no number of an order."""
_ROWS: Mapping[Lookup, str] = {"contact": "call"}
"""Rows of asks whose name is not that of the lookup."""
_INSTEAD: Mapping[Lookup, tuple[str, ...]] = {
    "account": ("billing", "contract", "order"),
    "billing": ("order", "account", "contract"),
    "booking": ("event", "lesson", "visit", "order"),
    "contract": ("billing", "account"),
    "order": ("billing", "item"),
    "item": ("order", "food"),
    "repair": ("order", "item"),
}
"""Rows that ask for much the same, taken where a word of the comment speaks of one of them and none of the first."""
_VISITS: Mapping[str, str] = {"dining": "shop", "store": "shop", "ride": "ride", "stay": "stay"}
"""Rows of asks for a visit, by its kind."""
_SHOP = re.compile("店|レジ|売り場|売場|食堂|レストラン|カフェ")
_PLACE_AND_TIME = frozenset({"visit", "shop", "ride", "event", "lesson", "clinic", "vehicle"})
"""Rows that ask for a place and a time."""
_GOODS = "服|靴|タグ|蓋|ふた|フタ|容器|袋|コード|本体|ケース|パーツ|部品|買っ|購入|商品|製品|開け|新品"
_THERE = (
    "[場席床園車道階客屋室所係]|トイレ|窓口|フロア|待合|改札|レーン|カウンター|ショップ|サロン|入口|出口|並[んび]|行っ|伺|訪"
    "|着いた|降り|乗[っり]|先生|警備|ガイド|ベンチ"
)
"""Words of somebody who was there."""
_PLACE = re.compile("[一-龠ァ-ヶー]{2,}(?:店(?!員|長|頭)|支店|支社|ステーション|号車|駅|校|院)")
_TIME = re.compile("今日|本日|昨日|昨夜|今朝|さっき|先ほど|[0-9]+月[0-9]+日|[0-9]+時(?!間)")


def _is_visit(setting: str, tidied: str) -> bool:
    """Whether the comment may tell of a place that somebody was at, and not of a thing at home."""
    words = feelings().asks_words
    if re.search("通販|ネットで", tidied):
        return False
    there = "|".join([_THERE, *(words[row] for row in _PLACE_AND_TIME)])
    return setting != "any" or bool(re.search(there, tidied)) or not re.search(_GOODS, tidied)


def ask_by_words(name: str, setting: str, tidied: str) -> dict[str, str]:
    """What to ask for where nobody judged it: only what the comment's own words call for, and has not given already."""
    table = feelings()
    row = table.asks_by_setting.get(name, {}).get(setting, name)
    if row == "none":
        return {}
    words = table.asks_words
    if row not in words or not re.search(words[row], tidied):
        row = next((other for other, pattern in words.items() if other != "privacy" and re.search(pattern, tidied)), "")
    if row in _PLACE_AND_TIME and _PLACE.search(tidied) and _TIME.search(tidied):
        return {}
    ask = table.asks.get(row)
    return {"ask_why": ask.why, "ask_what": ask.what} if ask else {}


def ask_for(lookup: Lookup, setting: str, tidied: str) -> dict[str, str]:
    """What to ask for in private, and why: by the trade where it is sure, else what was judged to be needed.

    Where no word of the comment says that there is such a number or thing, what anybody can tell is asked for.
    """
    if lookup in _BOUGHT and _NOT_ORDERED.search(tidied):
        return {"ask_why": "記録と照合する", "ask_what": "お届け日とお品物の名前"}
    if (asked := ask_in_trade(lookup, tidied)) is not None:
        return asked
    kind = _VISITS.get(setting, "visit")
    kind = "visit" if kind == "shop" and not _SHOP.search(tidied) else kind
    row = kind if lookup == "visit" else _ROWS.get(lookup, lookup)
    words = feelings().asks_words
    if not (_is_visit(setting, tidied) if lookup == "visit" else re.search(words[row], tidied)):
        row = next((one for one in _INSTEAD.get(lookup, ()) if re.search(words[one], tidied)), "situation")
    ask = feelings().asks[row]
    return {"ask_why": ask.why, "ask_what": ask.what}
