"""What a reply asks for in private, and why: by what was judged to be needed, else by the comment's words."""

import re
from collections.abc import Mapping

from api.analysis.schemas import Lookup
from api.replies.japanese.lexicon import feelings
from api.replies.japanese.trades import ask_in_trade

_ROWS: Mapping[Lookup, str] = {"contact": "call"}
"""Rows of asks whose name is not that of the lookup."""
_VISITS: Mapping[str, str] = {"dining": "shop", "store": "shop", "ride": "ride", "stay": "stay"}
"""Rows of asks for a visit, by its kind."""
_SHOP = re.compile("店|レジ|売り場|売場|食堂|レストラン|カフェ")
_PLACE_AND_TIME = frozenset({"visit", "shop", "ride", "event", "lesson", "clinic", "vehicle"})
"""Rows that ask for a place and a time."""
_PLACE = re.compile("[一-龠ァ-ヶー]{2,}(?:店(?!員|長|頭)|支店|支社|ステーション|号車|駅|校|院)")
_TIME = re.compile("今日|本日|昨日|昨夜|今朝|さっき|先ほど|[0-9]+月[0-9]+日|[0-9]+時(?!間)")


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
    if (asked := ask_in_trade(lookup, tidied)) is not None:
        return asked
    kind = _VISITS.get(setting, "visit")
    kind = "visit" if kind == "shop" and not _SHOP.search(tidied) else kind
    row = kind if lookup == "visit" else _ROWS.get(lookup, lookup)
    borne_out = lookup == "visit" or re.search(feelings().asks_words[row], tidied)
    ask = feelings().asks[row if borne_out else "situation"]
    return {"ask_why": ask.why, "ask_what": ask.what}
