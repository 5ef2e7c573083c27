"""What a reply asks for in private: by the trade that the comment's words name, never what it has told already."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from api.analysis.schemas import Lookup
from api.datafiles import DataModel, Expression, load_yaml

_Group = Literal["number", "place", "thing"]
_GROUPS: dict[Lookup, _Group] = {
    "order": "number",
    "booking": "number",
    "account": "number",
    "billing": "number",
    "contract": "number",
    "contact": "number",
    "repair": "number",
    "visit": "place",
    "item": "thing",
    "device": "thing",
}
"""What kind of thing has to be asked for; the rest is the same in every trade."""
_WHY: dict[_Group, str] = {
    "number": "記録と照合する",
    "place": "そのときの状況を確認する",
    "thing": "どのお品のことかを確かめる",
}


class Trade(DataModel):
    """One row of trades.yaml; empty where the trade has nothing of the kind."""

    name: str
    words: Expression
    not_: Expression | None = Field(default=None, alias="not")
    number: str = ""
    place: str = ""
    thing: str = ""


class _Given(DataModel):
    number: Expression
    place: Expression
    time: Expression
    thing: Expression


class _Trades(DataModel):
    given: _Given
    trades: tuple[Trade, ...]


@cache
def trades() -> _Trades:
    """The rows that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("trades.yaml"), _Trades)


def trade_of(tidied: str) -> Trade | None:
    """The trade that a comment's words name; None where none is sure."""
    return next(
        (
            trade
            for trade in trades().trades
            if re.search(trade.words, tidied) and not (trade.not_ and re.search(trade.not_, tidied))
        ),
        None,
    )


def ask_in_trade(lookup: Lookup, tidied: str) -> dict[str, str] | None:
    """Why and what to ask for; empty where the comment gives it already, None where no trade decides it."""
    group, trade = _GROUPS.get(lookup), trade_of(tidied)
    if group is None:
        return None
    given = trades().given
    if group == "place" and re.search(given.place, tidied) and re.search(given.time, tidied):
        return {}
    if group != "place" and re.search(given.number if group == "number" else given.thing, tidied):
        return {}
    if trade is None:
        return None
    kinds: tuple[_Group, ...] = (group, "number", "place") if group != "place" else ("place", "thing", "number")
    kind = next((one for one in kinds if _what(trade, one)), None)
    return None if kind is None else {"ask_why": _WHY[kind], "ask_what": _asked_for(_what(trade, kind), kind, tidied)}


def _what(trade: Trade, group: _Group) -> str:
    return {"number": trade.number, "place": trade.place, "thing": trade.thing}[group]


def _asked_for(what: str, group: _Group, tidied: str) -> str:
    """A place together with the time, each only where it was not told."""
    given = trades().given
    if group != "place" or re.search(given.time, tidied):
        return what
    return "ご利用の日時" if re.search(given.place, tidied) else f"{what}と日時"
