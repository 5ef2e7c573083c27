"""The customer's words made fit for a reply: fillers gone, contractions written out, nouns polite, deeds honoured."""

import re
from collections.abc import Sequence
from itertools import pairwise

from api.replies.japanese.lexicon import clause_words
from api.replies.japanese.nouns import is_fit, named, noun_phrases, nouns
from api.replies.japanese.particles import is_done, left_out, topic_particle
from api.replies.japanese.tokens import Token

_ODD = re.compile(
    r"[〇○◯✕]|×(?![0-9])|[A-Za-z]{25,}|[()（）\[\]{}<>【】*＊_=＝|｜/／\\]|[0-9]{5,}(?![0-9]*[円歩人名件枚個])"
)
_FIRST_PERSON = frozenset(
    ("私", "わたし", "俺", "僕", "ぼく", "自分", "うち", "ウチ", "わし", "ワシ", "あたし", "うちら")
)
_WITH_POINTER = frozenset({"前", "間", "度", "先", "辺", "後", "頃", "日", "時", "時期", "期間", "中", "ほか", "他"})
"""Nouns that mean nothing without the word that points at them: 「この前」, 「その後」."""
_NEEDS_POINTER = frozenset({
    "商品", "製品", "品", "モデル", "服", "色", "柄", "サイズ", "シリーズ", "タイプ", "機種", "メニュー", "アプリ",
    "イベント", "キャンペーン", "プラン", "コース", "講座", "動画", "写真",
})  # fmt: skip
"""Nouns that tell nothing without it, where a post shows what is meant."""
_TRUTH = frozenset({"本当", "ほんと", "ほんとう", "事実"})
"""What somebody asks about a saying: 「廃盤って本当ですか」."""
_MADE = frozenset({"為る", "変える", "替える", "換える", "取り替える", "交換", "変更"})
"""What is done with a thing that is called by its quality alone."""
_NEAR = 6
"""Words within which a verb of speech makes って a quoting particle."""


def sentences(tokens: Sequence[Token]) -> list[tuple[int, int, bool]]:
    """Start, end and whether it asks, for each sentence; a stop inside a quotation does not end one."""
    found: list[tuple[int, int, bool]] = []
    start, depth = 0, 0
    for index, token in enumerate(tokens):
        depth += token.quotes
        if token.surface in "。?" and depth <= 0:
            found.append((start, index, token.surface == "?"))
            start, depth = index + 1, 0
    found.append((start, len(tokens), False))
    return [(first, last, asked) for first, last, asked in found if last > first]


def cuts(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Where clauses of one sentence may begin and end, outside quotations."""
    found, depth = [first], 0
    for index in range(first, last):
        token = tokens[index]
        depth += token.quotes
        joint = token.kind == "助詞" and token.pos[1] == "接続助詞" and token.surface in clause_words().joints
        if depth <= 0 and (token.surface in ("、", ",") or joint) and index + 1 < last:
            found.append(index + 1)
    return [*found, last]


def stripped(part: Sequence[Token]) -> list[Token]:
    """Without fillers and commas in front and commas behind."""
    left = list(part)
    while left and _leads_nowhere(left[0]):
        if left[0].surface == "あと" and len(left) > 1 and left[1].pos[1] == "数詞":
            break
        left.pop(0)
    while left and left[-1].kind in ("補助記号", "空白") and left[-1].surface not in "」』":
        left.pop()
    return left


def _leads_nowhere(token: Token) -> bool:
    if token.surface in clause_words().fillers or token.kind == "助詞":
        return True
    return token.kind in ("接続詞", "感動詞", "補助記号", "空白") and token.surface not in "「『"


def is_repeatable(text: str) -> bool:
    """Whether a text may stand in a reply as it is: nothing forbidden, nothing odd, quotations closed."""
    closed = text.count("「") == text.count("」") and text.count("『") == text.count("』")
    return closed and not _ODD.search(text) and is_fit(text)


def is_safe(part: Sequence[Token]) -> bool:
    """Whether every word of a clause may be repeated: no person's name, no dialect, no command, no unknown kana.

    Inside a quotation only names are minded.
    """
    depth = 0
    for index, token in enumerate(part):
        depth += token.quotes
        follows = [one.lemma for one in part[index + 1 : index + 3]]
        tries = token.form.startswith("意志推量形") and follows == ["と", "為る"]
        if _unsafe(token) and not tries and (depth <= 0 or token.is_name):
            return False
    return True


def _unsafe(token: Token) -> bool:
    if token.surface in clause_words().fillers:
        return False
    if token.is_name or (not token.known and all("ぁ" <= char <= "ん" for char in token.surface)):
        return True
    dialect = token.base in clause_words().dialect and token.kind not in ("名詞", "補助記号", "接尾辞")
    if dialect and token.surface != "よっ":
        return True
    return token.form.startswith(("命令形", "意志推量形")) or (token.kind == "助動詞" and token.surface == "とう")


def reworded(before: Sequence[Token], whole: Sequence[Token], *, commas: bool = False) -> str:
    """What stands before the predicate, fit for a reply; `before` is the beginning of the clause `whole`.

    Args:
        commas: whether the comma behind a topic stays as it is; else a particle takes its place.
    """
    phrases = {phrase.start: phrase for phrase in noun_phrases(whole) if phrase.end <= len(before)}
    written, index, depth = "", 0, 0
    while index < len(before):
        token = before[index]
        depth += token.quotes
        phrase = phrases.get(index)
        if depth > 0 or token.surface in "」』":
            written += token.surface
        elif phrase is not None:
            noun = "".join(part.surface for part in before[phrase.start : phrase.end])
            written += _as_object(noun, before[phrase.end - 1].surface) if is_done(whole, phrase.end) else named(noun)
            index = phrase.end - 1
            written += left_out(whole, index)
        elif not commas and token.surface in "、," and _is_topic(before, index) and "、" not in written:
            written += topic_particle(whole, index + 1, person=_person_before(whole, index))
        elif token.surface in ("それ", "これ") and [part.surface for part in before[index + 1 : index + 3]] == [
            "で",
            "も",
        ]:
            written += token.surface
        elif token.kind == "代名詞" and token.surface in nouns().leading and not _is_predicate_noun(before, index):
            earlier = before[index - 1] if index else None
            modified = earlier is not None and (earlier.kind in ("動詞", "助動詞", "形容詞") or earlier.surface == "の")
            written += ("お客さま" if token.surface in _FIRST_PERSON else "私ども") if modified else ""
            index += 0 if modified else _is_particle(before, index + 1)
        elif token.surface == "この" and index == 0 and len(before) > 1 and before[1].surface in _NEEDS_POINTER:
            written += "こちらの"
        elif not _falls_away(before, index):
            written += _spelled(token, whole, index)
            if token.is_noun:
                written += left_out(whole, index)
        index += 1
    written = re.sub("お(?=お[一-龠])", "", re.sub("([男女数竹茶])のお子さま", r"\1の子", written))
    written = re.sub("じゃなくて?", "ではなく", re.sub("(?<=[ァ-ヶ]ッ)て(?=[一-龠]|$)", "と", written))
    written = re.sub("(後ろ|隣|前|横|近所|よそ|知らない|見知らぬ)(の?)(?:スタッフ|店員)", r"\1\2方", written)
    written = re.sub("^(?:うち)?らの(?=[一-龠ァ-ヶ])", "", written)
    written = re.sub("(?:うち|ウチ|我が家)の(?=お子さま|[一-龠ァ-ヶ])", "", written)
    written = re.sub("(?<=[うくぐすつぬぶむる])の(?=やめ|止め)", "のを", written)
    return re.sub("(?:も)?、[、 ]*、", "、", written).lstrip("、 ")


def _as_object(noun: str, last: str) -> str:
    """What is done as a verb, with its thing as the object: 「除雪の依頼(する)」 is 「除雪を依頼」."""
    thing, joint, deed = noun.rpartition("の")
    return f"{thing}を{deed}" if joint and len(thing) > 1 and last == deed else noun


def _is_topic(tokens: Sequence[Token], index: int) -> bool:
    """Whether the comma at `index` stands behind a noun that is what the clause is about."""
    if not index or not tokens[index - 1].is_noun or tokens[index - 1].pos[2] in ("副詞可能", "助数詞可能"):
        return False
    return not (index > 1 and tokens[index - 2].pos[1] == "数詞")


def _person_before(tokens: Sequence[Token], index: int) -> bool:
    known = any(phrase.end == index and phrase.person for phrase in noun_phrases(tokens[:index]))
    return known or tokens[index - 1].surface in ("人", "方", "子", "者", "客")


def _is_particle(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].kind == "助詞"


def _is_predicate_noun(before: Sequence[Token], index: int) -> bool:
    """Whether a pronoun is what its clause says: 「間違えたのはそっちなのに」."""
    return index + 1 < len(before) and before[index + 1].kind == "助動詞"


def _falls_away(before: Sequence[Token], index: int) -> bool:
    token = before[index]
    if token.kind == "助詞":
        excess = index + 1 < len(before) and before[index + 1].lemma == "過ぎる"  # 「気持ちよすぎ」
        return token.pos[1] == "終助詞" and not excess
    if token.kind == "連体詞" and index == 0 and token.surface in ("この", "その", "あの", "例の"):
        dated = len(before) > 1 and before[1].surface in _WITH_POINTER
        return not dated and not any(after.surface in ("で", "に", "から") for after in before[1:3])
    more = token.surface == "もう" and index + 1 < len(before) and before[index + 1].surface in ("少し", "ちょっと")
    filler = token.surface in clause_words().fillers and token.kind != "動詞" and not more
    counts = index + 1 < len(before) and bool(re.match("[0-9一二三四五六七八九十数何]", before[index + 1].surface))
    return filler and not counts and not _is_particle(before, index + 1)


def _spelled(token: Token, whole: Sequence[Token], index: int) -> str:
    """Contractions in full, speech in writing, single nouns politely."""
    following = whole[index + 1] if index + 1 < len(whole) else None
    if token.kind == "助動詞" and token.base in ("てる", "でる"):
        return token.surface[0] + "い" + token.surface[1:]
    if token.kind == "助詞" and token.surface in ("のに", "って"):
        return _particle(token, whole[:index], whole[index + 1 :])
    if token.kind in ("助詞", "副詞", "名詞", "形状詞", "連体詞") and token.surface in clause_words().formal:
        formal = clause_words().formal[token.surface]
        return formal.removesuffix(following.surface) if following is not None else formal
    if token.is_noun and not (index and whole[index - 1].is_noun) and not is_done(whole, index + 1):
        joins = following is not None and (following.surface == "の" or following.is_noun)
        return token.surface if joins else nouns().polite.get(token.surface, token.surface)
    return token.surface


def _particle(token: Token, earlier: Sequence[Token], rest: Sequence[Token]) -> str:
    """のに → にもかかわらず、; って → と, という or は."""
    before = earlier[-1] if earlier else None
    following = rest[0] if rest else None
    polite = any(token.lemma in ("ます", "です") for token in earlier[-2:])
    if token.surface == "のに":
        # Behind a verb it is an aim, 「部屋を借りるのに歳だけで」, before も or は a noun, 「座りたいのにも慣れた」.
        told = before is not None and before.kind in ("助動詞", "形容詞") and before.surface != "な" and not polite
        if before is not None and before.kind == "形容詞" and following is not None and following.lemma in _MADE:
            return "ものに"  # 「大きいのにして」
        noun = following is not None and following.surface in ("は", "も")
        return "にもかかわらず、" if told and not noun else "のに"
    if following is not None and following.surface in (clause_words().named_by_to | _TRUTH):
        return "というのは" if following.surface in _TRUTH else "という"
    said = following is None or any(later.lemma in clause_words().quoting for later in rest[:_NEAR])
    if before is not None and before.surface in "」』" and following is not None and following.is_noun and not said:
        return "という"
    quotes = said or (before is not None and before.surface in "」』")
    if before is not None and before.lemma in ("です", "ます") and following is not None and following.is_noun:
        return "との"  # 「未定ですってハガキ」
    deed = before is not None and before.kind in ("動詞", "助動詞", "形容詞")
    return "と" if quotes else "のは" if deed else "は"


def honoured(part: Sequence[Token], at: int) -> list[Token]:
    """The clause with the verb at `at` said with respect where it is the customer who acts."""
    token = part[at]
    stem = clause_words().honoured.get(token.base)
    thing_acts = at > 0 and part[at - 1].surface == "が" and part[at - 1].kind == "助詞"
    denied = any(later.lemma in ("ない", "無い") for later in part[at + 1 : at + 3])
    suffered = (
        thing_acts
        or denied
        or any(later.lemma in ("れる", "られる", "せる", "させる") for later in part[at + 1 : at + 3])
    )
    counted = any(before.pos[1] == "数詞" and after.surface in ("人", "名") for before, after in pairwise(part[:at]))
    done = any(later.lemma == "た" or later.surface in ("て", "で", "たら") for later in part[at + 1 :])
    theirs = any(later.lemma in ("来る", "呉れる", "行く", "貰う") for later in part[at + 1 : at + 3])
    others = (
        counted
        or theirs
        or any(
            phrase.particle == "が" or (phrase.person and phrase.particle in ("は", "も"))
            for phrase in noun_phrases(part[:at])
        )
    )
    goes_on = at + 1 < len(part) and part[at + 1].kind == "動詞"  # 「払い続ける」
    if stem is None or not done or goes_on or thing_acts or denied or suffered or others:
        return list(part)
    verb = Token(f"{stem}る", token.lemma, f"{stem}る", (*token.pos[:4], "五段-ラ行", "終止形-一般"))
    return [*part[:at], verb, *part[at + 1 :]]
