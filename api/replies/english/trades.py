"""What to ask for privately, by the trade that an English comment speaks of and by what it bears out."""

import re
from functools import cache
from pathlib import Path

from api.analysis.schemas import Lookup
from api.datafiles import DataModel, Expression, load_yaml
from api.replies.lexicon import Ask

_CLEAR = 2
"""Words of a trade that outweigh the usual thing to ask for."""
_PRIVATE: Lookup = "privacy"
"""Every trade may have shown somebody's details, which is asked about only where some are spoken of."""


class _Trade(DataModel):
    """One row of trades.yaml."""

    name: str
    said: Expression
    ask: Ask
    keeps: frozenset[Lookup] = frozenset()


class _Trades(DataModel):
    borne_out: dict[Lookup, Expression]
    trades: tuple[_Trade, ...]


@cache
def trades() -> _Trades:
    """The trades that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("trades.yaml"), _Trades)


def ask_of_trade(lookup: Lookup, tidied: str) -> Ask | None:
    """What this trade would need to know instead; None where the usual words for `lookup` fit."""
    counted = [(len(_spoken(trade, tidied)), trade) for trade in trades().trades]
    most = max(count for count, _ in counted)
    usual = lookup in trades().borne_out and is_borne_out(lookup, tidied)
    if most < (_CLEAR if usual else 1):
        return None
    trade = next(trade for count, trade in counted if count == most)
    return None if lookup in trade.keeps and (lookup != _PRIVATE or is_borne_out(lookup, tidied)) else trade.ask


def is_borne_out(lookup: Lookup, tidied: str) -> bool:
    """Whether the comment speaks of anything by which such a thing exists."""
    said = trades().borne_out.get(lookup)
    return said is None or re.search(said, tidied, re.IGNORECASE) is not None


def _spoken(trade: _Trade, tidied: str) -> set[str]:
    return {match[0].lower() for match in re.finditer(trade.said, tidied, re.IGNORECASE)}
