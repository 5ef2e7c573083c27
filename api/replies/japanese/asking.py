"""What a customer asks or wishes, as a clause that a reply can take up: 「〜できるかどうか」, 「〜してほしい」."""

import re
from collections.abc import Sequence
from dataclasses import replace

from api.replies.japanese.clauses import is_repeatable, reworded, sentences, stripped
from api.replies.japanese.forms import ADJECTIVE, NOUN, Predicate, parse
from api.replies.japanese.nouns import noun_phrases
from api.replies.japanese.tokens import Token

_ASKING = frozenset(
    {
        "何",
        "なに",
        "なん",
        "いつ",
        "何時",
        "どこ",
        "どちら",
        "誰",
        "どなた",
        "いくら",
        "どの",
        "どれ",
        "どう",
        "何度",
        "何歳",
        "どんな",
        "どうやっ",
        "いくつ",
        "何人",
        "何日",
        "何円",
        "どのくらい",
        "どれくらい",
        "どのぐらい",
    }
)
_WISHES = (
    "欲しい",
    "下さる",
    "頂く",
    "貰う",
    "呉れる",
    "貰える",
    "頂ける",
    "願う",
    "頼む",
    "助かる",
    "嬉しい",
    "幸い",
    "有り難い",
)
_LONGEST = 34


def asked(tokens: Sequence[Token], aspects: Sequence[str]) -> str:
    """The question as a clause: 「ミルクの温度は何度までなら大丈夫か」; empty when it cannot be taken up as it stands."""
    best, best_score = "", -1.0
    for first, last, marked in sentences(tokens):
        part = stripped(tokens[first:last])
        if not (marked or _asks(part)):
            continue
        clause = _question(part)
        if clause:
            score = 1.0 + any(aspect in clause for aspect in aspects) - len(clause) / 60
            if score > best_score:
                best, best_score = clause, score
    return best


def _asks(part: Sequence[Token]) -> bool:
    return bool(part) and part[-1].surface in ("か", "かな", "の", "かしら", "っけ") and part[-1].kind == "助詞"


def _question(part: Sequence[Token]) -> str:
    part = list(part)
    wh = any(token.surface in _ASKING or token.lemma in _ASKING for token in part)
    clause = _clause(part)
    if clause is None:
        return _bare_topic(part)
    text = _affirmative(clause).plain()
    if clause.kind == NOUN and text.endswith(("の", "こと")):
        return ""
    ending = "か" if wh else "かどうか"
    text = text + ending
    return text if 4 <= len(text) <= _LONGEST and is_repeatable(text) else ""


def _bare_topic(part: Sequence[Token]) -> str:
    """「営業時間は?」 → 「営業時間」."""
    if len(part) > 1 and part[-1].surface in ("は", "って", "とか") and (phrases := noun_phrases(part)):
        return phrases[-1].text if phrases[-1].end == len(part) - 1 else ""
    return ""


def _clause(part: Sequence[Token]) -> Predicate | None:
    for start, token in enumerate(part):
        if not (token.is_predicate or token.is_noun):
            continue
        if start and part[start - 1].is_noun and token.is_noun:
            continue
        found = parse(part, start)
        if found is not None:
            before = reworded(part[:start], part)
            return None if before is None else replace(found, before=before)
    return None


def _affirmative(predicate: Predicate) -> Predicate:
    """「使えないんですか」 asks whether it can be used."""
    return predicate.affirmed if predicate.affirmed is not None and predicate.kind == ADJECTIVE else predicate


def wanted(tokens: Sequence[Token]) -> str:
    """The request as a clause ending in 〜てほしい; empty when it cannot be taken up as it stands."""
    for first, last, _ in sentences(tokens):
        part = stripped(tokens[first:last])
        clause = _wish(part)
        if clause:
            return clause
    return ""


def _wish(part: Sequence[Token]) -> str:
    for index in range(len(part) - 1, 0, -1):
        token = part[index]
        if token.surface not in ("て", "で") or part[index - 1].kind not in ("動詞", "助動詞"):
            continue
        following = part[index + 1] if index + 1 < len(part) else None
        if (
            following is not None
            and following.lemma not in _WISHES
            and following.surface not in ("ほしい", "欲しい", "くれ", "くれん")
        ):
            continue
        before = reworded(part[:index], part)
        if before is None:
            return ""
        text = before + token.surface + "ほしい"
        return text if 5 <= len(text) <= _LONGEST and is_repeatable(text) and not re.search("[?。]", text) else ""
    return ""
