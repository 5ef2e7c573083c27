"""The clause in which a comment says what went wrong, reworded so that a reply can repeat it before 「とのこと」."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml
from api.replies.japanese.forms import NOUN, Predicate, parse
from api.replies.japanese.nouns import is_fit, named, noun_phrases, nouns
from api.replies.japanese.tokens import Token, canonical

_SHORTEST, _LONGEST = 5, 34
"""Characters of a clause that can be repeated inside one sentence."""
_LONGEST_QUOTE = 26
_LOOSE = frozenset(
    {"けど", "けれど", "のに", "ん", "の", "です", "だ", "って", "とか", "が", "し", "わ", "よ", "ね", "な"}
)
_ENOUGH, _ENOUGH_ELSEWHERE = 3.5, 5.0
"""Scores from which a clause is sure enough to say what went wrong: where it names an aspect, and where it does not."""
_JOINTS = frozenset({"けど", "けれど", "けれども", "のに", "ので", "が", "し", "から"})
_STATE_ENDINGS = (
    "中",
    "なし",
    "無し",
    "切れ",
    "違い",
    "不足",
    "だらけ",
    "まみれ",
    "不可",
    "不能",
    "漏れ",
    "割れ",
    "待ち",
    "済み",
)
_DENIED = re.compile(r"(の|わけ|どうこう|つもり|はず|だけ)(では|じゃ)ない|しかない|^なのに|ですが|ますが|です、|ます、")
_ODD = re.compile(r"[〇○◯×✕]|[A-Za-z]{25,}|[()（）\[\]{}<>【】*＊_=＝|｜/／\\]|[0-9]{5,}")


class _Data(DataModel):
    trouble: frozenset[str]
    unfit: frozenset[str]
    benign: frozenset[str]
    states: frozenset[str]
    dialect: frozenset[str]
    kind: frozenset[str]
    fillers: frozenset[str]
    honoured: dict[str, str]


@cache
def _data() -> _Data:
    return load_yaml(Path(__file__).with_name("clauses.yaml"), _Data)


@dataclass(frozen=True)
class Clause:
    """A repeatable clause and how surely it names the trouble."""

    predicate: Predicate
    score: float
    on_aspect: bool
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.predicate.plain()


def best_clause(tokens: Sequence[Token], aspects: Sequence[str]) -> Clause | None:
    """The clause that says most surely what went wrong, or None when no clause is fit to be repeated."""
    found = [
        clause
        for clause in _candidates(tokens, aspects)
        if clause.score >= (_ENOUGH if not aspects or clause.on_aspect else _ENOUGH_ELSEWHERE)
    ]
    return max(found, key=lambda clause: (clause.score, -clause.start), default=None)


def clause_around(tokens: Sequence[Token], index: int, aspects: Sequence[str]) -> Clause | None:
    """The best repeatable clause that holds token `index`, without asking for a sign of trouble."""
    found = [clause for clause in _candidates(tokens, aspects) if clause.start <= index < clause.end]
    return max(found, key=lambda clause: clause.score, default=None)


def praise_clause(tokens: Sequence[Token], aspects: Sequence[str]) -> str:
    """The clause in which a customer tells of something good, reworded; empty when none is fit to be repeated."""
    best, best_score = "", 2.9
    for clause in _candidates(tokens, aspects):
        units = canonical(tokens[clause.start : clause.end])
        words = {unit.word for unit in units}
        given = clause.predicate.base.endswith(("くれる", "くださる", "いただく", "もらう"))
        if any("!" in unit.flags or unit.word in _data().trouble for unit in units) or clause.text.startswith("「"):
            continue
        score = 3.0 * given + 1.5 * bool(words & _data().kind) + 1.5 * clause.on_aspect - len(clause.text) / 60
        if score > best_score:
            best, best_score = clause.text, score
    return best


def best_quote(tokens: Sequence[Token], aspects: Sequence[str]) -> str:
    """A fragment of the customer's own words that can stand in 「」, where no clause could be reworded; empty if none."""
    best, best_score = "", _ENOUGH
    for first, last, asked in sentences(tokens):
        if asked:
            continue
        cuts = _cuts(tokens, first, last)
        for number, start in enumerate(cuts[:-1]):
            for end in cuts[number + 1 : number + 4]:
                text, score = _quote(tokens[start:end], aspects)
                if text and score > best_score:
                    best, best_score = text, score
    return best


def _quote(tokens: Sequence[Token], aspects: Sequence[str]) -> tuple[str, float]:
    part = stripped(tokens)
    while part and (
        (part[-1].kind == "助詞" and part[-1].pos[1] in ("終助詞", "接続助詞")) or part[-1].surface in _LOOSE
    ):
        part.pop()
    if len(part) < 3 or any(_unsafe(token) for token in part):
        return "", 0.0
    if part[-1].kind == "助詞" or part[-1].form.startswith(("未然形", "連用形", "仮定形")):
        return "", 0.0
    text = "".join(token.surface for token in part)
    if (
        not _SHORTEST < len(text) <= _LONGEST_QUOTE
        or not is_fit(text)
        or _ODD.search(text)
        or re.search("[「」『』]", text)
    ):
        return "", 0.0
    score = _score(part, text) + 1.5 * any(aspect in text for aspect in aspects)
    if part[-1].is_noun:
        score += 0.5 + 1.0 * any(token.pos[1] == "数詞" for token in part)
    return text, score


def _candidates(tokens: Sequence[Token], aspects: Sequence[str]) -> list[Clause]:
    clauses: list[Clause] = []
    for first, last, asked in sentences(tokens):
        if asked:
            continue
        cuts = _cuts(tokens, first, last)
        for number, start in enumerate(cuts[:-1]):
            for end in cuts[number + 1 : number + 4]:
                clause = _clause(tokens, start, end, aspects)
                if clause is not None:
                    clauses.append(clause)
    return clauses


def sentences(tokens: Sequence[Token]) -> list[tuple[int, int, bool]]:
    """Start, end and whether it asks, for each sentence; a stop inside a quotation does not end one."""
    found: list[tuple[int, int, bool]] = []
    start, depth = 0, 0
    for index, token in enumerate(tokens):
        depth += token.surface in "「『"
        depth -= token.surface in "」』"
        if token.surface in "。?" and depth <= 0:
            found.append((start, index, token.surface == "?"))
            start, depth = index + 1, 0
    found.append((start, len(tokens), False))
    return [(first, last, asked) for first, last, asked in found if last > first]


def _cuts(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Where clauses of one sentence may begin and end, outside quotations."""
    cuts, depth = [first], 0
    for index in range(first, last):
        token = tokens[index]
        depth += token.surface in "「『"
        depth -= token.surface in "」』"
        joint = token.kind == "助詞" and token.pos[1] == "接続助詞" and token.surface in _JOINTS
        if depth <= 0 and (token.surface in ("、", ",") or joint) and index + 1 < last:
            cuts.append(index + 1)
    return [*cuts, last]


def _clause(tokens: Sequence[Token], start: int, end: int, aspects: Sequence[str]) -> Clause | None:
    part = stripped(tokens[start:end])
    if len(part) < 2 or any(_unsafe(token) for token in part):
        return None
    at = _predicate_start(part)
    if at is None:
        return None
    before = reworded(part[:at], part)
    if before is None:
        return None
    predicate = parse(_honour_last(part, at), at)
    if predicate is None:
        return None
    if predicate.kind == NOUN and part[at].lemma not in _data().states and not predicate.base.endswith(_STATE_ENDINGS):
        return None
    trails = part[-1].form.startswith("連用形") and part[-1].kind in ("動詞", "助動詞")
    before += joined(before, part[at], part, at)
    predicate = Predicate(before, predicate.base, predicate.kind, predicate.past or trails)
    text = predicate.plain()
    if not _SHORTEST <= len(text) <= _LONGEST or not is_fit(text) or _ODD.search(text):
        return None
    if text.count("「") != text.count("」") or text.count("『") != text.count("』"):
        return None
    if _DENIED.search(text):
        return None
    on_aspect = any(aspect in "".join(token.surface for token in part) for aspect in aspects)
    return Clause(predicate, _score(part, text) + 1.5 * on_aspect, on_aspect, start, end)


def stripped(part: Sequence[Token]) -> list[Token]:
    """Without fillers and commas in front and commas behind."""
    fillers = _data().fillers
    left = list(part)
    while left and (
        left[0].surface in fillers
        or (left[0].kind in ("接続詞", "感動詞", "補助記号", "空白") and left[0].surface not in "「『")
        or left[0].kind == "助詞"
    ):
        left.pop(0)
    while left and left[-1].kind in ("補助記号", "空白") and left[-1].surface not in "」』":
        left.pop()
    return left


def is_repeatable(text: str) -> bool:
    """Whether a clause may stand in a reply as it is."""
    return is_fit(text) and not _ODD.search(text) and text.count("「") == text.count("」")


def _unsafe(token: Token) -> bool:
    if token.pos[2:3] == ("人名",):
        return True
    if not token.known and all("ぁ" <= char <= "ん" for char in token.surface):
        return True
    if token.base in _data().dialect and token.kind in ("助動詞", "助詞", "動詞", "形容詞", "副詞", "感動詞"):
        return True
    return token.form.startswith("命令形") or token.form.startswith("意志推量形")


def _predicate_start(part: Sequence[Token]) -> int | None:
    """Index of the head of the last predicate of the clause."""
    for start in range(len(part)):
        token = part[start]
        if not (token.is_predicate or token.is_noun):
            continue
        if start and part[start - 1].is_noun and token.is_noun:
            continue
        if parse(part, start) is not None:
            return start
    return None


def reworded(before: Sequence[Token], whole: Sequence[Token]) -> str | None:
    """What stands before the predicate: without fillers and pronouns, contractions written out, nouns made polite."""
    fillers = _data().fillers
    spoken = {phrase.start: phrase for phrase in noun_phrases(whole) if phrase.end <= len(before)}
    written, index, depth = "", 0, 0
    while index < len(before):
        token = before[index]
        depth += token.surface in "「『"
        depth -= token.surface in "」』"
        if depth > 0 or token.surface in "」』":
            written += token.surface
            index += 1
            continue
        if index in spoken and not spoken[index].person:
            phrase = spoken[index]
            written += named("".join(t.surface for t in before[phrase.start : phrase.end]))
            index = phrase.end
            continue
        if token.kind == "代名詞" and token.surface in nouns().leading:
            following = before[index + 1] if index + 1 < len(before) else None
            index += 2 if following is not None and following.kind == "助詞" else 1
            continue
        following = before[index + 1] if index + 1 < len(before) else None
        kept = following is not None and following.kind == "助詞"
        if (token.surface in fillers and token.kind not in ("助詞", "動詞") and not kept) or (
            token.kind == "助詞" and token.pos[1] == "終助詞"
        ):
            index += 1
            continue
        if token.kind == "形容詞" and token.surface == "クソ":
            return None
        written += joined(written, token, whole, index) + _spelled(token, whole, index)
        index += 1
    return written.lstrip("、")


_OBJECTS = frozenset(
    "付ける 増やす 出す 作る 置く 入れる 逃す 買う 頼む 食べる 見る 聞く 送る 開ける 書く 払う 使う 待つ 呼ぶ 直す 返す 戻す 消す 変える 止める 取る 押す 載せる 貼る 設ける 足す 見逃す 飲む 渡す".split()
)
"""Verbs whose bare noun is their object: 「ラテ頼んだ」 → 「ラテを頼んだ」."""
_ALONE = frozenset({"全部", "全然", "途中", "一切", "毎回", "今回", "結局", "最後", "最初", "半分", "全員", "一番", "場合", "以上", "以降"})


def joined(written: str, token: Token, whole: Sequence[Token], index: int) -> str:
    """The particle that careless writing leaves out between a noun and its predicate."""
    if not written or index == 0 or token.kind not in ("動詞", "形容詞") or token.lemma in ("為る", "出来る", "致す", "過ぎる"):
        return ""
    noun = whole[index - 1]
    plain = noun.kind == "名詞" and noun.pos[1] == "普通名詞" and noun.pos[2] in ("一般", "サ変可能")
    counted = index > 1 and whole[index - 2].pos[1] == "数詞"
    if "が" in written.rpartition("、")[2] or not plain or counted or noun.surface in _ALONE or not written.endswith(noun.surface[-1]):
        return ""
    able = any(part.lemma in ("れる", "られる", "ない") for part in whole[index + 1 : index + 3])
    return "を" if token.lemma in _OBJECTS and not able else "が"


def _spelled(token: Token, before: Sequence[Token], index: int) -> str:
    """Contractions in full: てる → ている, って → と."""
    if token.kind == "助動詞" and token.base in ("てる", "でる"):
        return token.surface[0] + "い" + token.surface[1:]
    if token.surface == "って" and token.kind == "助詞":
        following = before[index + 1] if index + 1 < len(before) else None
        if following is not None and following.surface in ("こと", "話", "人", "噂", "うわさ", "言葉", "コピー", "広告"):
            return "という"
        said = following is None or following.lemma in ("言う", "書く", "聞く", "出る")
        return "と" if said else "は"
    if token.surface == "、" and index == len(before) - 1:
        return ""
    after_noun = index > 0 and before[index - 1].is_noun
    if token.is_noun and token.surface in nouns().polite and not after_noun:
        return nouns().polite[token.surface]
    return token.surface


def _honour_last(part: Sequence[Token], at: int) -> list[Token]:
    """The clause with its last verb said with respect where it is the customer who acts."""
    token, data = part[at], _data()
    stem = data.honoured.get(token.base)
    if stem is None or any(t.lemma in ("れる", "られる", "せる", "させる") for t in part[at + 1 : at + 3]):
        return list(part)
    if any(phrase.person and phrase.particle in ("が", "は", "も") for phrase in noun_phrases(part[:at])):
        return list(part)
    conjugation = "五段-ラ行"
    respectful = Token(stem + "る", token.lemma, stem + "る", (*token.pos[:4], conjugation, "終止形-一般"), known=True)
    return [*part[:at], respectful, *part[at + 1 :]]


def _score(part: Sequence[Token], text: str) -> float:
    data = _data()
    units = canonical(part)
    score = 0.0
    if any(unit.word in data.trouble for unit in units):
        score += 2.0
    last = units[-1] if units else None
    if last is not None and ("!" in last.flags or last.word == "無い"):
        score += -3.0 if last.word in data.benign else 2.0
    if last is not None and last.word == "成る" and len(units) > 1 and "!" in units[-2].flags:
        score += 2.0
    if last is not None and "^" in last.flags:
        score += 2.0
    if any(unit.word in data.unfit or unit.written in data.unfit for unit in units):
        score -= 4.0
    if any(
        token.kind == "助詞" and token.surface in ("が", "は", "も", "を", "に", "から", "と") for token in part[:-1]
    ):
        score += 1.0
    if any(unit.word.startswith("#") for unit in units):
        score += 0.5
    if part[-1].surface in ("たら", "ば", "と"):
        score -= 2.0
    return score - max(0, len(text) - 26) * 0.15
