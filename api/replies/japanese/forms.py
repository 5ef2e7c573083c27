"""Japanese predicates in the forms a reply needs: plain form before とのこと, linking form before 、."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.replies.japanese.tokens import Token, tokenize

_A_ROW = dict(zip("うくぐすつぬぶむる", "わかがさたなばまら", strict=True))
_I_ROW = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_TE = {
    "う": "って",
    "つ": "って",
    "る": "って",
    "く": "いて",
    "ぐ": "いで",
    "す": "して",
    "ぬ": "んで",
    "ぶ": "んで",
    "む": "んで",
}

GODAN, ICHIDAN, SURU, KURU, ADJECTIVE, NOUN = "五段", "一段", "サ行変格", "カ行変格", "形容詞", "名詞"


@dataclass(frozen=True)
class Predicate:
    """The end of a clause: everything before it, its dictionary form, how it inflects, and whether it is past."""

    before: str
    base: str
    kind: str
    past: bool = False
    affirmed: "Predicate | None" = None
    """The same without its negation, where it is negated."""

    def plain(self) -> str:
        """Plain form, as it stands before とのこと: 「入っていなかった」「故障中」「届かない」."""
        if not self.past:
            return self.before + self.base
        if self.kind == NOUN:
            return f"{self.before}{self.base}だった"
        if self.kind == ADJECTIVE:
            return f"{self.before}{_i_stem(self.base)}かった"
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
            return f"{self.before}{_i_stem(self.base)}く"
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


def te(base: str, kind: str) -> str:
    """て-form of a verb in dictionary form."""
    if kind == SURU:
        return f"{base[:-2]}して"
    if kind == KURU:
        return f"{base[:-2]}来て" if base.endswith("来る") else f"{base[:-2]}きて"
    if kind == ICHIDAN:
        return f"{base[:-1]}て"
    if base.endswith(("行く", "いく")):
        return f"{base[:-1]}って"
    return base[:-1] + _TE.get(base[-1], "って")


def _negative_stem(base: str, kind: str) -> str:
    if kind == SURU:
        return f"{base[:-2]}し"
    if kind == KURU:
        return f"{base[:-1]}" if base.endswith("来る") else f"{base[:-2]}こ"
    if kind == ICHIDAN:
        return base[:-1]
    return base[:-1] + _A_ROW.get(base[-1], "ら")


def _renyo(base: str, kind: str) -> str:
    if kind == SURU:
        return f"{base[:-2]}し"
    if kind == KURU:
        return base[:-1] if base.endswith("来る") else f"{base[:-2]}き"
    if kind == ICHIDAN:
        return base[:-1]
    return base[:-1] + _I_ROW.get(base[-1], "り")


def _i_stem(base: str) -> str:
    return "よ" if base in ("いい", "良い") else base[:-1]


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


_TE_HELPERS = frozenset(
    {
        "居る",
        "仕舞う",
        "来る",
        "行く",
        "呉れる",
        "貰う",
        "頂く",
        "下さる",
        "有る",
        "見る",
        "置く",
        "遣る",
        "おる",
        "貰える",
        "頂ける",
    }
)
_KANA_HELPERS = {
    "居る": "いる",
    "おる": "いる",
    "来る": "くる",
    "貰う": "もらう",
    "頂く": "いただく",
    "下さる": "くださる",
    "貰える": "もらえる",
    "頂ける": "いただける",
}
_ENDINGS = frozenset(
    {
        "の",
        "ん",
        "よ",
        "ね",
        "な",
        "わ",
        "ぞ",
        "ぜ",
        "さ",
        "か",
        "けれど",
        "けど",
        "が",
        "から",
        "し",
        "のに",
        "もの",
        "もん",
        "って",
        "と",
        "とも",
        "かい",
        "ので",
        "や",
        "で",
        "じゃん",
        "わけ",
        "訳",
        "事",
        "やん",
        "ねん",
        "っけ",
        "かな",
        "かしら",
        "物",
    }
)


def parse(tokens: Sequence[Token], start: int) -> Predicate | None:
    """The predicate that starts at `tokens[start]` and runs to the end of a clause, politeness and endings removed.

    Returns None when the end is not understood; a caller then says it another way.
    """
    head = tokens[start]
    before = "".join(token.surface for token in tokens[:start])
    rest = list(tokens[start + 1 :])
    kind = kind_of(head)
    if kind is not None:
        base = head.base
        if base.endswith("ずる") and kind == SURU:
            base, kind = f"{base[:-2]}じる", ICHIDAN
        if kind == SURU and head.base not in ("する",):
            kind = SURU if head.base.endswith("する") else GODAN
        return _walk(Predicate(before, _standard(base), kind), rest)
    if head.is_noun or head.kind == "形状詞":
        return _walk(Predicate(before, head.surface, NOUN), rest)
    return None


def _standard(base: str) -> str:
    return {"いい": "よい"}.get(base, base)


def _walk(predicate: Predicate, rest: list[Token]) -> Predicate | None:
    current, index = predicate, 0
    while index < len(rest):
        token = rest[index]
        lemma, surface = token.lemma, token.surface
        following = rest[index + 1] if index + 1 < len(rest) else None
        if current.past and token.kind not in ("助動詞", "助詞", "名詞", "形容詞"):
            return None
        if (
            surface in ("て", "で")
            and following is not None
            and following.lemma in _TE_HELPERS
            and following.kind in ("動詞",)
            and current.kind not in (NOUN, ADJECTIVE)
        ):
            helper = _KANA_HELPERS.get(following.base, following.base)
            kind = ICHIDAN if helper == "いる" else kind_of(following) or GODAN
            current = replace(current, base=te(current.base, current.kind) + helper, kind=kind)
            index += 2
            continue
        if surface in ("て", "で") and current.kind not in (NOUN, ADJECTIVE) and _only_endings(rest[index + 1 :]):
            return replace(current, past=True)  # a sentence that trails off: 「3時間も立たされて…」
        if token.kind == "助動詞":
            changed = _auxiliary(current, token, following)
            if changed is None:
                return None
            current = changed
        elif token.kind == "形容詞" and lemma == "無い" and (surface.startswith(("な", "無"))):
            current = _negate(current)
        elif token.kind == "動詞" and current.kind == NOUN and lemma in ("為る", "致す"):
            current = replace(current, base=current.base + "する", kind=SURU)
        elif token.kind == "動詞" and lemma == "出来る" and current.kind == NOUN:
            current = replace(current, base=current.base + "できる", kind=ICHIDAN)
        elif token.kind == "動詞" and lemma == "過ぎる":
            stem = (
                current.base
                if current.kind == NOUN
                else (current.base[:-1] if current.kind == ADJECTIVE else _renyo(current.base, current.kind))
            )
            current = replace(current, base=stem + "すぎる", kind=ICHIDAN)
        elif (
            token.kind == "動詞" and current.kind not in (NOUN, ADJECTIVE) and (compound := kind_of(token)) is not None
        ):
            current = replace(current, base=_renyo(current.base, current.kind) + token.base, kind=compound)
        elif token.kind == "動詞" and current.kind == ADJECTIVE and lemma == "成る":
            current = replace(current, base=_i_stem(current.base) + "くなる", kind=GODAN)
        elif (
            token.kind in ("助詞", "補助記号", "感動詞")
            or (token.kind == "名詞" and surface in _ENDINGS)
            or surface in _ENDINGS
        ):
            return current if _only_endings(rest[index:]) else None
        else:
            return None
        index += 1
    return current


def _only_endings(tokens: Sequence[Token]) -> bool:
    """Whether nothing but 〜んですけど, 〜よね and the like is left."""
    return all(
        token.surface in _ENDINGS
        or token.lemma in _ENDINGS
        or token.kind in ("補助記号", "感動詞")
        or (token.kind == "助動詞" and token.lemma in ("です", "だ"))
        for token in tokens
    )


def _negate(current: Predicate) -> Predicate:
    if current.kind == NOUN:
        base = current.base + "ではない"
    elif current.kind == ADJECTIVE:
        base = _i_stem(current.base) + "くない"
    elif current.base == "ある":
        base = "ない"
    else:
        base = _negative_stem(current.base, current.kind) + "ない"
    return replace(current, base=base, kind=ADJECTIVE, affirmed=current)


def _auxiliary(current: Predicate, token: Token, following: Token | None) -> Predicate | None:
    lemma = token.lemma
    changed: Predicate | None = None
    if lemma in ("ます", "です", "だ", "じゃ", "や"):
        changed = current if not token.surface.startswith(("ましょ", "なら", "なれ")) else None
    elif lemma == "た":
        changed = replace(current, past=True) if not token.surface.startswith("たら") else None
    elif lemma in ("ない", "ず", "ぬ", "へん"):
        changed = _negate(current)
    elif lemma in ("れる", "られる") and current.kind not in (NOUN, ADJECTIVE):
        stem = _negative_stem(current.base, current.kind)
        if current.kind == SURU:
            stem = current.base[:-2] + "さ"
        changed = replace(current, base=stem + ("られる" if current.kind in (ICHIDAN, KURU) else "れる"), kind=ICHIDAN)
    elif lemma in ("せる", "させる") and current.kind not in (NOUN, ADJECTIVE):
        stem = current.base[:-2] + "さ" if current.kind == SURU else _negative_stem(current.base, current.kind)
        changed = replace(current, base=stem + ("させる" if current.kind in (ICHIDAN, KURU) else "せる"), kind=ICHIDAN)
    elif lemma in ("てる", "でる") and current.kind not in (NOUN, ADJECTIVE):
        changed = replace(current, base=te(current.base, current.kind) + "いる", kind=ICHIDAN)
    elif lemma in ("ちゃう", "じゃう", "しまう") and current.kind not in (NOUN, ADJECTIVE):
        changed = replace(current, base=te(current.base, current.kind) + "しまう", kind=GODAN)
    elif lemma == "たい" and current.kind not in (NOUN, ADJECTIVE):
        changed = replace(current, base=_renyo(current.base, current.kind) + "たい", kind=ADJECTIVE)
    return changed


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
