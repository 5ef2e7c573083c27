"""Japanese predicates in the forms a reply needs: plain form before とのこと, linking form before 、."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml
from api.replies.japanese.conjugation import (
    ADJECTIVE,
    GODAN,
    ICHIDAN,
    KURU,
    NOUN,
    SURU,
    i_stem,
    masu_stem,
    negative_stem,
    te,
)
from api.replies.japanese.tokens import Token, tokenize

_COMES = ("参る", "まいる")
"""Humble words for coming."""


@dataclass(frozen=True)
class Predicate:
    """The end of a clause: everything before it, its dictionary form, how it inflects, and whether it is past."""

    before: str
    base: str
    kind: str
    past: bool = False
    affirmed: "Predicate | None" = None
    """The same without its negation, where it is negated."""

    @property
    def inflects(self) -> bool:
        """Whether it is a verb."""
        return self.kind not in (NOUN, ADJECTIVE)

    def plain(self) -> str:
        """Plain form, as it stands before とのこと: 「入っていなかった」「故障中」「届かない」."""
        if not self.past:
            return self.before + self.base
        if self.kind == NOUN:
            return f"{self.before}{self.base}だった"
        if self.kind == ADJECTIVE:
            return f"{self.before}{i_stem(self.base)}かった"
        linked = te(self.base, self.kind)
        return self.before + linked[:-1] + ("だ" if linked.endswith("で") else "た")

    def linking(self) -> str:
        """Formal linking form: 「入っておらず」「割れており」「薄く」「故障中で」."""
        if self.kind == NOUN:
            return f"{self.before}{self.base}で"
        if self.kind == ADJECTIVE:
            if self.base.endswith("ない") and self.base not in (
                "ない",
                "少ない",
                "もったいない",
                "危ない",
                "きたない",
                "汚い",
            ):
                return self.before + self._negative_linking()
            return f"{self.before}{i_stem(self.base)}く"
        if self.base.endswith(("ている", "でいる")):
            return f"{self.before}{self.base[:-2]}おり"
        return self.before + te(self.base, self.kind)

    def _negative_linking(self) -> str:
        stem = self.base[:-2]
        if stem.endswith(("てい", "でい")):
            return f"{stem[:-1]}おらず"
        if stem == "し" or stem.endswith(("をし", "もし")):
            return f"{stem[:-1]}せず"
        if stem.endswith(("では", "じゃ", "く")):
            return f"{self.base[:-1]}く"
        return f"{stem}ず"


def kind_of(token: Token) -> str | None:
    """How a verb or adjective inflects; None for anything else."""
    if token.kind in ("形容詞",):
        return ADJECTIVE
    conjugation = token.conjugation
    for prefix, kind in (
        ("五段", GODAN),
        ("上一段", ICHIDAN),
        ("下一段", ICHIDAN),
        ("サ行変格", SURU),
        ("カ行変格", KURU),
    ):
        if conjugation.startswith(prefix):
            return kind
    return None


class _Grammar(DataModel):
    """The data of forms.yaml."""

    te_helpers: frozenset[str]
    kana: dict[str, str]
    endings: frozenset[str]


@cache
def _grammar() -> _Grammar:
    return load_yaml(Path(__file__).with_name("forms.yaml"), _Grammar)


def parse(tokens: Sequence[Token], start: int) -> Predicate | None:
    """The predicate that starts at `tokens[start]` and runs to the end of a clause, politeness and endings removed.

    Returns None when the end is not understood; a caller then says it another way.
    """
    head = tokens[start]
    before = "".join(token.surface for token in tokens[:start])
    rest = list(tokens[start + 1 :])
    kind = kind_of(head)
    if kind is not None:
        base, kind = head.base, KURU if head.base in _COMES else kind
        if base in ("おる", "居る") and head.kind == "動詞":
            base, kind = "いる", ICHIDAN
        if base.endswith("ずる") and kind == SURU:
            base, kind = f"{base[:-2]}じる", ICHIDAN
        if kind == SURU and head.base not in ("する",):
            kind = SURU if head.base.endswith("する") else GODAN
        return _walk(Predicate(before, _standard(base), kind), rest)
    if head.is_mimetic and (not rest or _only_endings(rest)):
        return Predicate(before, f"{head.surface}の状態", NOUN)
    if head.is_noun or head.kind == "形状詞":
        return _walk(Predicate(before, head.surface, NOUN), rest)
    return None


def _standard(base: str) -> str:
    return {"いい": "よい", "ござる": "ある", "御座る": "ある", "参る": "来る", "まいる": "来る"}.get(base, base)


def _walk(predicate: Predicate, rest: list[Token]) -> Predicate | None:
    """Apply what follows the head, one auxiliary or helper verb after the other."""
    current: Predicate | None = predicate
    index = 0
    while index < len(rest) and current is not None:
        token = rest[index]
        following = rest[index + 1] if index + 1 < len(rest) else None
        links = token.surface in ("て", "で") and current.inflects
        if links and following is not None and following.kind == "動詞" and following.lemma in _grammar().te_helpers:
            after = rest[index + 2] if index + 2 < len(rest) else None
            current = _helped(current, following, after)
            index += 1
        elif token.surface in ("て", "で") and current.kind != NOUN and _only_endings(rest[index + 1 :]):
            return replace(current, past=True)  # a sentence that trails off: 「3時間も立たされて…」
        elif token.kind == "接尾辞" and current.kind == NOUN and not current.past:
            current = replace(current, base=current.base + token.surface)
        elif token.kind == "接尾辞" and current.inflects and token.base in ("にくい", "づらい", "やすい", "がたい"):
            current = replace(current, base=masu_stem(current.base, current.kind) + token.base, kind=ADJECTIVE)
        elif token.surface == "に" and following is not None and following.lemma in ("為る", "出来る"):
            return None  # 「真っ黒にされた」, 「静かにできる」 is parsed from its verb
        elif token.kind == "助動詞":
            current = _auxiliary(current, token)
        elif token.kind == "形容詞" and token.lemma == "無い" and token.surface.startswith(("な", "無")):
            absent = current.kind == NOUN and index == 0  # 「返信が一週間ない」 denies no week
            current = None if absent else negated(current)
        elif token.kind == "動詞":
            current = None if current.past else _compounded(current, token)
        else:
            return current if _only_endings(rest[index:]) else None
        index += 1
    return current


def _helped(current: Predicate, helper: Token, after: Token | None) -> Predicate:
    """With a helper verb after て: 〜ている, 〜てもらう, 〜てしまう."""
    comes = (
        helper.surface.startswith("来")
        and after is not None
        and (after.lemma in ("ない", "ず") or after.surface == "ませ")
    )
    base = "来る" if comes else _grammar().kana.get(helper.base, helper.base)  # 「日を間違えて来ない」
    kind = {"いる": ICHIDAN, "くる": KURU, "来る": KURU}.get(base) or kind_of(helper) or GODAN
    return replace(current, base=te(current.base, current.kind) + base, kind=kind)


def _compounded(current: Predicate, verb: Token) -> Predicate | None:
    """With a verb that follows at once: 返金する, 注文できる, 高すぎる, 小さくなる, 取りに行く's 乗り遅れる."""
    if current.kind == NOUN and verb.lemma in ("為る", "致す"):
        return replace(current, base=f"{current.base}する", kind=SURU)
    if current.kind == NOUN and verb.lemma == "出来る":
        return replace(current, base=f"{current.base}できる", kind=ICHIDAN)
    if verb.lemma == "過ぎる":
        return replace(current, base=f"{_stem_of(current)}すぎる", kind=ICHIDAN)
    if current.kind == ADJECTIVE:
        return replace(current, base=f"{i_stem(current.base)}くなる", kind=GODAN) if verb.lemma == "成る" else None
    kind = kind_of(verb)
    if current.kind == NOUN or kind is None:
        return None
    return replace(current, base=masu_stem(current.base, current.kind) + verb.base, kind=kind)


def _stem_of(current: Predicate) -> str:
    if current.kind == NOUN:
        return current.base
    return current.base[:-1] if current.kind == ADJECTIVE else masu_stem(current.base, current.kind)


def _only_endings(tokens: Sequence[Token]) -> bool:
    """Whether nothing but 〜んですけど, 〜よね and the like is left."""
    return all(
        (token.surface in _grammar().endings and token.kind != "接尾辞")
        or token.lemma in _grammar().endings
        or token.kind in ("補助記号", "感動詞")
        or (token.kind == "助動詞" and token.lemma in ("です", "だ"))
        for token in tokens
    )


def negated(current: Predicate) -> Predicate:
    """The predicate denied: 「引っ張る」 → 「引っ張らない」."""
    if current.kind == NOUN:
        base = current.base + "ではない"
    elif current.kind == ADJECTIVE:
        base = i_stem(current.base) + "くない"
    elif current.base == "ある":
        base = "ない"
    else:
        base = negative_stem(current.base, current.kind) + "ない"
    return replace(current, base=base, kind=ADJECTIVE, affirmed=current)


def _auxiliary(current: Predicate, token: Token) -> Predicate | None:
    lemma = token.lemma
    if lemma in ("ます", "です", "だ", "じゃ", "や"):
        return None if token.surface.startswith(("ましょ", "なら", "なれ")) else current
    if lemma == "た":
        return None if token.surface.startswith("たら") else replace(current, past=True)
    if lemma in ("ない", "ず", "ぬ", "へん"):
        return negated(current)
    return _verbal(current, lemma) if current.inflects else None


def _verbal(current: Predicate, lemma: str) -> Predicate | None:
    """Auxiliaries that only verbs take."""
    stem = f"{current.base[:-2]}さ" if current.kind == SURU else negative_stem(current.base, current.kind)
    long = current.kind in (ICHIDAN, KURU)
    linked = te(current.base, current.kind)
    forms = {
        "れる": (f"{stem}られる" if long else f"{stem}れる", ICHIDAN),
        "せる": (f"{stem}させる" if long else f"{stem}せる", ICHIDAN),
        "てる": (f"{linked}いる", ICHIDAN),
        "ちゃう": (f"{linked}しまう", GODAN),
        "たい": (f"{masu_stem(current.base, current.kind)}たい", ADJECTIVE),
    }
    same = {"られる": "れる", "させる": "せる", "でる": "てる", "じゃう": "ちゃう", "しまう": "ちゃう"}
    found = forms.get(same.get(lemma, lemma))
    return replace(current, base=found[0], kind=found[1]) if found else None


def linking(clause: str) -> str:
    """A plain clause in linking form: 「帯が入っていなかった」 → 「帯が入っておらず」. Falls back to 〜とのことで."""
    predicate = predicate_of(clause)
    return predicate.linking() if predicate is not None else f"{clause}とのことで"


def predicate_of(clause: str) -> Predicate | None:
    """The final predicate of a clause, or None when it ends in something else."""
    tokens = tokenize(clause)
    for start in range(len(tokens)):
        token = tokens[start]
        if not (token.is_predicate or token.is_noun):
            continue
        found = parse(tokens, start)
        if found is not None:
            return found
    return None
