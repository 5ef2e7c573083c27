"""Where a marked stretch of a comment begins and ends in words: its edges may lie a word or two beside the clause."""

import re
from collections.abc import Sequence

from api.replies.japanese.tokens import Token, tidy, tokenize

_ARROW = re.compile("(?<=[0-9円年月日%％gL人枚])→(?=[0-9一-龠])")
"""An arrow from one amount to another."""
_FARTHEST = 4
"""Words by which an edge may move."""
_FARTHEST_QUOTE = 14
"""Words by which it may move to where a quotation opens."""
_LONGEST_CLAUSE = 40
"""Characters of a clause that is read whole where only a part of it was marked."""
_STOPS = frozenset("。?")
_BIDDING = frozenset({"言う", "求める", "頼む", "促す", "勧める", "指示"})
"""Verbs to which 〜よう belongs: 「見合わせるよう言われた」."""
_ENDS = frozenset({"動詞", "助動詞", "形容詞"})


def stretch_tokens(tokens: Sequence[Token], written: str, *, whole: bool = False) -> Sequence[Token]:
    """The words of the stretch `written` of a comment with `tokens`, edges moved to those of its clause.

    Args:
        whole: whether the stretch has to tell something, so that the clause is read from its beginning to its end.
    """
    part = tidy(_ARROW.sub("から", written).replace("→", "、"))
    found = _place(tokens, part)
    if found is None:
        return tokenize(part)
    start, end = _start(tokens, found[0]), _end(tokens, found[1])
    start, end = _opened(tokens, start, end), _closed(tokens, start, end)
    first, last = _clause_around(tokens, start, end) if whole else (start, end)
    if sum(len(token.surface) for token in tokens[first:last]) > _LONGEST_CLAUSE:
        first, last = start, end
    return tokens[first:last]


def _clause_around(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Back to where the clause of a stretch begins, and on to its predicate where the stretch stops before it."""
    while start > 0 and not _parts(tokens, start - 1):
        start -= 1
    while end < len(tokens) and not _ends_clause(tokens, end):
        end += 1
    return start, end


def _parts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause ends with the token at `index`, outside quotations."""
    token = tokens[index]
    if token.surface in _STOPS or token.surface in ("、", ","):
        return sum(earlier.quotes for earlier in tokens[:index]) <= 0
    return (
        token.kind == "助詞" and token.pos[1] == "接続助詞" and token.surface in ("けど", "けれど", "が", "のに", "し")
    )


def _ends_clause(tokens: Sequence[Token], end: int) -> bool:
    """Whether what is told ends at `end`: behind a predicate with no noun after it, or where the sentence stops."""
    if tokens[end].surface in _STOPS or _parts(tokens, end - 1):
        return True
    before, token = tokens[end - 1], tokens[end]
    if token.surface in ("、", ","):
        return before.kind in _ENDS or before.is_noun or before.kind == "助詞"
    if (before.kind not in _ENDS and before.surface not in ("て", "で")) or token.surface in ("て", "で", "ちゃっ"):
        return False
    if token.surface == "よう" and any(later.lemma in _BIDDING for later in tokens[end + 1 : end + 3]):
        return False
    return not token.is_noun and token.kind not in ("助動詞", "動詞", "形容詞", "接尾辞", "代名詞")


def _place(tokens: Sequence[Token], part: str) -> tuple[int, int] | None:
    """First and last (exclusive) token of `part`; a token that lies in it only partly is taken whole."""
    text = "".join(token.surface for token in tokens)
    at = text.find(part) if part else -1
    if at < 0:
        return None
    place, first, last = 0, 0, len(tokens)
    for index, token in enumerate(tokens):
        if place <= at:
            first = index
        place += len(token.surface)
        if place >= at + len(part):
            last = index + 1
            break
    return first, last


def _start(tokens: Sequence[Token], start: int) -> int:
    """Leftward to the beginning of the phrase whose middle the stretch begins in."""
    index = start
    while index > 0 and start - index < _FARTHEST and _continues(tokens[index - 1], tokens[index]):
        index -= 1
    if tokens[index].surface == "の" and index < start and not tokens[index - 1].is_noun:
        return index + 1
    return index


def _opened(tokens: Sequence[Token], start: int, end: int) -> int:
    """Leftward to where a quotation opens that closes inside the stretch, else rightward over particles in front."""
    depth = 0
    for index in range(start, end):
        depth += tokens[index].quotes
        if depth < 0:
            opening = next((at for at in range(start - 1, -1, -1) if tokens[at].quotes > 0), start)
            return opening if start - opening <= _FARTHEST_QUOTE else start
    while start < end - 1 and tokens[start].kind == "助詞":
        start += 1
    return start


def _closed(tokens: Sequence[Token], start: int, end: int) -> int:
    """Rightward to where a quotation closes that opens inside the stretch."""
    depth = sum(token.quotes for token in tokens[start:end])
    if depth <= 0:
        return end
    closing = next((at + 1 for at in range(end, len(tokens)) if tokens[at].quotes < 0), end)
    return closing if closing - end <= _FARTHEST_QUOTE else end


def _continues(before: Token, token: Token) -> bool:
    if token.kind in ("助動詞", "接尾辞") or (token.kind == "助詞" and token.pos[1] != "接続助詞"):
        return before.kind not in ("補助記号", "空白")
    joined = before.is_noun and before.pos[2] != "副詞可能"
    return token.is_noun and (joined or before.surface == "の")


def _end(tokens: Sequence[Token], end: int) -> int:
    """Rightward over what still belongs to the predicate, and to the predicate where the stretch stops before it."""
    index = end
    while index + 1 < len(tokens) and tokens[index].surface == "の" and tokens[index - 1].is_noun:
        if not tokens[index + 1].is_noun or index - end >= _FARTHEST:
            break
        index += 2  # 「父の日」 of 「父の日の前日」
    while index < len(tokens) and index - end < _FARTHEST and _belongs(tokens[index - 1], tokens[index]):
        index += 1
    last = tokens[end - 1]
    leads = last.kind == "助詞" and last.pos[1] in ("格助詞", "係助詞")
    leads = leads or (last.surface == "に" and end > 1 and tokens[end - 2].surface in ("よう", "そう", "みたい"))
    if index == end and leads:
        for at in range(end, min(end + _FARTHEST, len(tokens))):
            if tokens[at].kind == "補助記号":
                break
            if tokens[at].is_predicate:
                return _end(tokens, at + 1)
    return index


def _belongs(before: Token, token: Token) -> bool:
    if token.kind in ("助動詞", "接尾辞"):
        return before.kind not in ("補助記号", "空白") and token.surface not in ("な", "なら")
    if token.surface in ("て", "で"):
        return before.kind in ("動詞", "助動詞") and token.kind == "助詞"
    helps = token.kind == "動詞" and token.pos[1] == "非自立可能"
    return helps and (before.surface in ("て", "で") or before.pos[2] == "サ変可能")
