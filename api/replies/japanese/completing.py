"""A clause without its verb, completed where only one verb can have been left out: 「充電器が二つ(だった)」."""

import re
from collections.abc import Sequence

from api.replies.japanese.lexicon import clause_words
from api.replies.japanese.telling import ends_in_predicate
from api.replies.japanese.tokens import Token, tokenize

_FOUND = frozenset({"foreign", "unclean", "meal"})
"""Hardships in which a thing that is named after a place was found there."""
_DEED = re.compile("(?:舌打ち|ため息|溜め息|あくび|居眠り|鼻歌|私語|貧乏揺すり)$")
"""What somebody does, named by a noun alone."""
_KANA = re.compile("(?:^|[^ぁ-ん])[ぁ-ん]*(?:とう|なか|[たじ]い|ばい)$")
"""Ends of dialect that look like a noun."""
_WHOLE = re.compile("(?:まま|だけ|のみ|ばかり|[0-9一二三四五六七八九十]+(?:回|度)|待ち|時|なし|無し|[」』])$")
"""Ends that stand as they are, or of which the verb is not known."""
_CHANGED = re.compile("[0-9]円?から[0-9][^、]*$|倍$")
"""What something became."""
_IS = frozenset({"が", "は"})
_COMES_OF = frozenset({"たら", "だら", "のに", "て"})
"""Words behind which stands what came of something."""
_SPAN = re.compile("(?:時間|(?<!時[0-9])(?<!時[0-9]{2})分|日|週間|か月|年)目?$")
"""A span of time, which passed and was not."""
_SENSED = re.compile("(?:音|におい|臭い|匂い|異臭)$")
_LOOKING = frozenset({"たら", "だら"})
_DONE = re.compile("(?:終了|廃番|中止|中|放題|無理|状態|毎[日月年週回朝晩]|針|せい)$|(?:まだ|いまだ)[^、]*$")
"""Ends that name a deed or already say how it is, and what still is so."""


def completed(clause: str, hardship: str | None) -> str:
    """`clause` with the verb that was left out at its end; as it stands where that is not sure."""
    whole = not clause or _WHOLE.search(clause) or _KANA.search(clause) or ends_in_predicate(clause)
    tokens = [] if whole else tokenize(re.sub("「[^」]*」", "言葉", clause))
    return clause + _verb(clause, tokens, hardship) if tokens and tokens[-1].is_noun else clause


def _verb(clause: str, tokens: Sequence[Token], hardship: str | None) -> str:
    """The verb that was left out behind `clause`; empty where it is not known."""
    if _DEED.search(clause) or _CHANGED.search(clause):
        return "をした" if _DEED.search(clause) else "になった"
    marks = [at for at, token in enumerate(tokens) if at and _is_mark(token)]
    behind = tokens[marks[-1] + 1 :] if marks else ()
    told = not behind or any(
        token.kind == "動詞" and token.lemma != "違う" for token in behind
    )  # a thing, told of by what stands before it
    if told or "サ変" in tokens[-1].pos[2] or _DONE.search(clause):
        return ""
    return _of_thing(clause, tokens[marks[-1] - 1 :], hardship)


def _of_thing(clause: str, tokens: Sequence[Token], hardship: str | None) -> str:
    """The verb of what `tokens` name: a noun, the particle that marks it, and what it was or what came of it."""
    before, mark, *behind = tokens
    counted = any(token.pos[1] == "数詞" for token in behind)
    if mark.surface in ("に", "から") and hardship in _FOUND and before.is_noun:
        state = tokens[-1].surface in clause_words().states
        return "" if state else {"に": "があった", "から": "が出てきた"}[mark.surface]
    if mark.surface in _COMES_OF and not counted and _SENSED.search(clause):
        return "がした"
    if mark.surface in _LOOKING and not counted and hardship in _FOUND:
        return "が出てきた"
    sure = mark.surface in _IS or (mark.surface in _COMES_OF and not _SPAN.search(clause))
    return "だった" if sure else ""


def _is_mark(token: Token) -> bool:
    return (token.kind == "助詞" or token.surface in _COMES_OF) and token.surface not in ("の", "と")
