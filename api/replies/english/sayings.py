"""A whole sentence of an English complaint that tells what hangs on the trouble, to be quoted beside it."""

import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from api.datafiles import Alternatives, DataModel, load_yaml
from api.replies.english.facts import facts
from api.replies.english.situation import quotable
from api.replies.english.text import sentences
from api.replies.lexicon import Sign
from api.replies.phrasebook import Texts, fill

_FEWEST, _MOST, _LONGEST = 3, 10, 60
"""Words of a sentence that is quoted, and its characters."""
_BETWEEN = frozenset({"that", "this", "with", "from", "just", "only", "still", "have", "been", "were", "will"})


class _Sayings(DataModel):
    frames: Texts
    enough: float
    tells: tuple[Sign, ...]
    no_fact: Alternatives


@cache
def sayings() -> tuple[_Sayings, tuple[tuple[float, re.Pattern[str]], ...], re.Pattern[str]]:
    """The rows that ship, the signs and what is no fact as expressions.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    table, parts = load_yaml(Path(__file__).with_name("sayings.yaml"), _Sayings), facts()[0]
    signs = tuple((row.adds, parts.compiled(row.signs)) for row in table.tells)
    return table, signs, parts.compiled(table.no_fact)


def another_sentence(tidied: str, told: Sequence[str], said: str, choice: random.Random) -> dict[str, str]:
    """`echo` and `echo_short`, a sentence of ours that quotes theirs; empty where none is short, civil and telling.

    Args:
        told: stretches that tell the trouble; a sentence that holds one is said already.
        said: what the reply names already.
    """
    table, signs, no_fact = sayings()
    found: dict[str, float] = {}
    for sentence in sentences(tidied):
        text = sentence.text
        known = any(one in text or text in one for one in told) or _is_known(text, said)
        if sentence.asks or known or not _FEWEST <= len(text.split()) <= _MOST:
            continue
        if no_fact.search(text) or re.search(facts()[0].never, text):
            continue
        if quote := quotable(text, _LONGEST, few=_MOST):
            found[quote] = sum(adds for adds, sign in signs if sign.search(text))
    best = max(found, key=lambda quote: found[quote], default="")
    if not best or found[best] < table.enough:
        return {}
    return dict.fromkeys(("echo", "echo_short"), fill(choice.choice(table.frames), {"x": best}))


def _is_known(text: str, said: str) -> bool:
    """Whether the reply names already what the sentence tells."""
    telling = [word for word in re.findall("[a-z]{4,}", text.lower()) if word not in _BETWEEN]
    return text.lower() in said.lower() or (bool(telling) and all(word in said.lower() for word in telling))
