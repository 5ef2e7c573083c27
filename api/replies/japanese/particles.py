"""Particles that careless writing leaves out: which one a noun or a comma stands for."""

import re
from collections.abc import Sequence

from api.replies.japanese.lexicon import clause_words
from api.replies.japanese.tokens import Token

_GOING = frozenset({"行く", "通う", "向かう"})
"""Verbs before which a place takes に."""
_OPENED = frozenset(
    {"マイページ", "アプリ", "ページ", "サイト", "メール", "リンク", "封筒", "箱", "袋", "段ボール", "パッケージ"}
)
"""What somebody opens, of which 開く says a deed."""
_ACTS_WITHOUT_OBJECT = frozenset({"為る", "出来る", "致す", "過ぎる"})


def topic_particle(tokens: Sequence[Token], start: int, *, person: bool) -> str:
    """What the comma after a topic stands for: の in 「配信、音がひどい」, を in 「箱、開けたら」, else が or で."""
    rest = tokens[start:]
    subject = next((i for i, token in enumerate(rest) if _marks_subject(rest, i)), None)
    verb = next((i for i, token in enumerate(rest) if token.is_predicate), None)
    if subject is not None and subject > 0 and all(token.is_noun or token.surface == "の" for token in rest[:subject]):
        return "が" if person else "の"
    if person:
        return "が"
    if verb is not None and _takes_object(rest[verb]):
        alone = not any(token.is_noun and not _counts(rest, i) for i, token in enumerate(rest[:verb]))
        return "を" if alone else "で"
    return "が" if subject is None else "で"


def _marks_subject(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    return token.kind == "助詞" and token.surface in ("が", "は", "も") and not _counts(tokens, index - 1)


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """Whether the noun at `index` counts or dates something: 「3日」「1回」「瞬間」."""
    if index < 0:
        return False
    before = tokens[index - 1] if index else None
    return (
        ("可能" in tokens[index].pos[2] and tokens[index].pos[2] != "サ変可能")
        or (before is not None and before.pos[1] == "数詞")
        or tokens[index].pos[1] == "数詞"
    )


def left_out(tokens: Sequence[Token], index: int) -> str:
    """The particle that careless writing leaves out after the noun at `index`: 「ラテ(を)頼んだ」."""
    follow = _after_adverbs(tokens, index + 1)
    if follow >= len(tokens) or not _can_lack_particle(tokens, index):
        return ""
    token = tokens[follow]
    if token.kind == "形容詞" and token.form.startswith("連用形") and is_done(tokens, follow + 1):
        return "を"
    if token.is_mimetic or (follow > index + 1 and is_done(tokens, follow + 1)):
        return "が"
    if (
        token.kind not in ("動詞", "形容詞", "形状詞")
        or token.lemma in _ACTS_WITHOUT_OBJECT
        or is_done(tokens, index + 1)
    ):
        return ""
    helper = token.kind == "動詞" and token.pos[1] == "非自立可能" and tokens[index].pos[2] == "サ変可能"
    compound = token.form.startswith("連用形") and is_done(tokens, follow + 1)
    if compound or token.surface in ("なし", "無し") or (helper and follow == index + 1):
        return ""
    object_of = "" if _earlier_object(tokens, index) else "を"
    opened = token.lemma == "開く" and tokens[index].surface in _OPENED
    return object_of if opened or _takes_object(token) else "に" if token.lemma in _GOING else "が"


def _can_lack_particle(tokens: Sequence[Token], index: int) -> bool:
    noun = tokens[index]
    if noun.surface == "半" or re.match("[一二三四五六七八九十0-9何数]+[回度]$", noun.surface):
        return False
    if noun.kind not in ("名詞", "接尾辞") or noun.pos[1] not in ("普通名詞", "固有名詞", "名詞的"):
        return False
    if noun.pos[2] in ("副詞可能", "形状詞可能", "サ変形状詞可能") or noun.surface in clause_words().alone:
        return False
    return not (index and (tokens[index - 1].pos[1] == "数詞" or tokens[index - 1].surface in ("何", "数")))


def _after_adverbs(tokens: Sequence[Token], index: int) -> int:
    """Where the next word stands that is neither an adverb nor 何も and the like."""
    while index < len(tokens):
        nobody = tokens[index].kind == "代名詞" and index + 1 < len(tokens) and tokens[index + 1].surface == "も"
        if nobody:
            index += 2
        elif tokens[index].kind == "副詞" and not tokens[index].is_mimetic:
            index += 1
        else:
            break
    return index


def _takes_object(token: Token) -> bool:
    """Whether a verb acts on something: 開ける, and not 開く; what can be done (読み込める) takes が."""
    if token.kind != "動詞" or token.is_potential:
        return False
    return token.lemma in clause_words().objects or token.conjugation == "五段-サ行"


def _earlier_object(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb that follows has its object already."""
    start = max((at for at in range(index) if tokens[at].is_predicate), default=0)
    return any(token.surface == "を" for token in tokens[start:index])


def is_done(tokens: Sequence[Token], index: int) -> bool:
    """Whether する or できる makes a verb of the noun before; it then takes no ご of ours."""
    return index < len(tokens) and tokens[index].lemma in ("為る", "出来る", "致す")
