"""Whether a clause tells that something happened or is so, or only names a thing."""

import re
from collections.abc import Sequence

from api.replies.japanese.lexicon import clause_words
from api.replies.japanese.tokens import Token, tokenize

_PLACING = frozenset({"が", "は", "も", "に", "で", "へ", "から", "て"})
_COMES_OF = frozenset({"のに", "たら", "だら", "ば", "ても", "て", "と", "けど"})
"""Words behind which stands what came of something."""
_TE_FORM = re.compile("(?:[いえきけしせちにねびべみめりれげぎじ]|(?<![たいるだ])っ)て$|[いん]で$")


def is_told(clause: str) -> bool:
    """Whether a clause says that something is so; one that ends in a bare noun does only where the noun is a state."""
    tokens = tokenize(clause)
    last = tokens[-1]
    if (
        not last.is_noun
        or clause.endswith(("」", "まま", "放題", "無理"))
        or tells_of_a_thing(tokens)
        or ends_on(tokens)
    ):
        return True
    if "サ変" in last.pos[2] or "助数詞" in last.pos[2] or last.pos[1] == "数詞":
        return True  # 「大量出品」, 「手数料3850円」
    words = clause_words()
    return last.surface in words.states or last.surface.endswith(words.state_endings) or last.pos[1] == "形状詞可能"


def tells_of_a_thing(tokens: Sequence[Token]) -> bool:
    """Whether a clause without a verb says where or what something is: 「ふたの裏に緑のカビ」, 「中身が半分」."""
    marks = [at for at, token in enumerate(tokens) if at and token.surface in _PLACING and token.kind == "助詞"]
    after = tokens[marks[-1] + 1 :] if marks else []
    return bool(after) and not any(token.kind in ("動詞", "助動詞") for token in after)


def ends_on(tokens: Sequence[Token]) -> bool:
    """Whether a noun says what came of what stands before it: 「家にいるのに不在票」, 「噛んだら金属音」."""
    joints = [
        at
        for at, token in enumerate(tokens)
        if token.surface in _COMES_OF and token.kind in ("助詞", "助動詞") and not token.pos[1].startswith("格助詞")
    ]
    after = tokens[joints[-1] + 1 :] if joints else []
    return bool(after) and not any(token.kind in ("動詞", "助動詞", "形容詞") for token in after)


def breaks_off(written: str) -> bool:
    """Whether words end in a te-form: what is asked for, 「一回で言って」, told back would have been done."""
    return bool(_TE_FORM.search(written))


def ends_in_predicate(clause: str) -> bool:
    """Whether a clause ends in a verb or adjective, and so says that something happened or is so."""
    return bool(clause) and tokenize(clause)[-1].kind in ("動詞", "助動詞", "形容詞")
