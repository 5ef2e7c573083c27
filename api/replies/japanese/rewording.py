"""The customer's words made fit for a reply: fillers gone, contractions written out, nouns polite, deeds honoured."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml
from api.replies.japanese.nouns import is_fit, named, noun_phrases, nouns
from api.replies.japanese.tokens import Token

_ODD = re.compile(r"[〇○◯×✕]|[A-Za-z]{25,}|[()（）\[\]{}<>【】*＊_=＝|｜/／\\]|[0-9]{5,}")
_ACTS_WITHOUT_OBJECT = frozenset({"為る", "出来る", "致す", "過ぎる"})


class ClauseWords(DataModel):
    """The data of clauses.yaml."""

    trouble: frozenset[str]
    unfit: frozenset[str]
    benign: frozenset[str]
    states: frozenset[str]
    state_endings: tuple[str, ...]
    dialect: frozenset[str]
    kind: frozenset[str]
    fillers: frozenset[str]
    joints: frozenset[str]
    loose: frozenset[str]
    objects: frozenset[str]
    alone: frozenset[str]
    quoting: frozenset[str]
    named_by_to: frozenset[str]
    honoured: dict[str, str]


@cache
def clause_words() -> ClauseWords:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("clauses.yaml"), ClauseWords)


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
    """Whether every word of a clause may be repeated: no person's name, no dialect, no command, no unknown kana."""
    return not any(_unsafe(token) for token in part)


def _unsafe(token: Token) -> bool:
    if token.pos[2] == "人名" or (not token.known and all("ぁ" <= char <= "ん" for char in token.surface)):
        return True
    if token.base in clause_words().dialect and token.kind not in ("名詞", "補助記号", "接尾辞"):
        return True
    return token.form.startswith(("命令形", "意志推量形"))


def reworded(before: Sequence[Token], whole: Sequence[Token]) -> str:
    """What stands before the predicate, fit for a reply; `before` is the beginning of the clause `whole`."""
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
            written += noun if _is_done(whole, phrase.end) else named(noun)
            index = phrase.end - 1
        elif token.kind == "代名詞" and token.surface in nouns().leading:
            index += _is_particle(before, index + 1)
        elif not _falls_away(before, index):
            written += joined(written, token, whole, index) + _spelled(token, whole, index)
        index += 1
    return written.lstrip("、")


def _is_done(tokens: Sequence[Token], index: int) -> bool:
    """Whether する or できる makes a verb of the noun before; it then takes no ご of ours."""
    return index < len(tokens) and tokens[index].lemma in ("為る", "出来る", "致す")


def _is_particle(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].kind == "助詞"


def _falls_away(before: Sequence[Token], index: int) -> bool:
    token = before[index]
    if token.kind == "助詞":
        return token.pos[1] == "終助詞"
    filler = token.surface in clause_words().fillers and token.kind != "動詞"
    return filler and not _is_particle(before, index + 1)


def joined(written: str, token: Token, whole: Sequence[Token], index: int) -> str:
    """The particle that careless writing leaves out between a noun and its predicate: 「ラテ(を)頼んだ」."""
    if not written or index == 0 or token.kind not in ("動詞", "形容詞") or token.lemma in _ACTS_WITHOUT_OBJECT:
        return ""
    if _is_done(whole, index + 1):
        return ""
    noun, words = whole[index - 1], clause_words()
    plain = noun.kind == "名詞" and noun.pos[1] == "普通名詞" and noun.pos[2] in ("一般", "サ変可能")
    counted = index > 1 and whole[index - 2].pos[1] == "数詞"
    if not plain or counted or noun.surface in words.alone or not written.endswith(noun.surface[-1]):
        return ""
    able = any(part.lemma in ("れる", "られる", "ない") for part in whole[index + 1 : index + 3])
    if (token.lemma in words.objects or token.conjugation == "五段-サ行") and not able:
        return "を"
    return "" if "が" in written.rpartition("、")[2] else "が"


def _spelled(token: Token, whole: Sequence[Token], index: int) -> str:
    """Contractions in full: てる → ている, って → と or は; single nouns politely."""
    following = whole[index + 1] if index + 1 < len(whole) else None
    if token.kind == "助動詞" and token.base in ("てる", "でる"):
        return token.surface[0] + "い" + token.surface[1:]
    if token.surface == "って" and token.kind == "助詞":
        if following is not None and following.surface in clause_words().named_by_to:
            return "という"
        return "と" if following is None or following.lemma in clause_words().quoting else "は"
    if token.is_noun and not (index and whole[index - 1].is_noun) and not _is_done(whole, index + 1):
        return nouns().polite.get(token.surface, token.surface)
    return token.surface


def honoured(part: Sequence[Token], at: int) -> list[Token]:
    """The clause with the verb at `at` said with respect where it is the customer who acts."""
    token = part[at]
    stem = clause_words().honoured.get(token.base)
    suffered = any(later.lemma in ("れる", "られる", "せる", "させる") for later in part[at + 1 : at + 3])
    others = any(phrase.person and phrase.particle in ("が", "は", "も") for phrase in noun_phrases(part[:at]))
    if stem is None or suffered or others:
        return list(part)
    verb = Token(f"{stem}る", token.lemma, f"{stem}る", (*token.pos[:4], "五段-ラ行", "終止形-一般"))
    return [*part[:at], verb, *part[at + 1 :]]
