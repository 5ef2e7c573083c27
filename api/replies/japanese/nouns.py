"""Noun phrases of a comment, cleaned and worded as a company would name them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml
from api.replies.japanese.tokens import Token, tokenize

_LONGEST = 18
"""Characters of a noun phrase that still read well inside a sentence of a reply."""


class _Setting(DataModel):
    name: str
    words: tuple[str, ...]


class Nouns(DataModel):
    """The data of nouns.yaml."""

    polite: dict[str, str]
    relatives: frozenset[str]
    leading: frozenset[str]
    unfit: frozenset[str]
    forbidden: tuple[str, ...]
    persons: frozenset[str]
    abstract: frozenset[str]
    settings: tuple[_Setting, ...]


@cache
def nouns() -> Nouns:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("nouns.yaml"), Nouns)


_OWNER = re.compile(r"^(御社|貴社|そちら|おたく|お宅|こちら|ここ)の")
_ANYWHERE = frozenset({"死", "殺", "糞", "嘘", "騙", "ふざけ"})


@dataclass(frozen=True)
class NounPhrase:
    """Tokens `start` to `end` (exclusive) with the particle that follows them."""

    start: int
    end: int
    text: str
    """As a reply says it."""
    particle: str
    person: bool


def is_fit(text: str) -> bool:
    """Whether `text` may be repeated in a reply at all."""
    parts, whole = _forbidden()
    if any(part in text for part in parts):
        return False
    return not any(token.surface in whole or token.lemma in whole for token in tokenize(text))


@cache
def _forbidden() -> tuple[tuple[str, ...], frozenset[str]]:
    """Words that spoil a text wherever they stand, and words that must be looked at as words (カス, not カスタード)."""
    words = nouns().forbidden
    parts = tuple(word for word in words if word in _ANYWHERE or (len(word) > 1 and not _is_kana(word)))
    return parts, frozenset(words) - frozenset(parts)


def _is_kana(word: str) -> bool:
    return all("ぁ" <= char <= "ヿ" for char in word)


def setting_of(text: str) -> str:
    """What kind of visit or purchase the comment speaks of; `any` when it does not say."""
    counted = [(sum(word in text for word in setting.words), setting.name) for setting in nouns().settings]
    best = max(counted, key=lambda pair: pair[0])
    return best[1] if best[0] else "any"


def noun_phrases(tokens: Sequence[Token]) -> list[NounPhrase]:
    """Every noun phrase that a reply can name, in order."""
    phrases: list[NounPhrase] = []
    index = 0
    while index < len(tokens):
        end = _phrase_end(tokens, index)
        if end == index:
            index += 1
            continue
        phrase = _cleaned(tokens, index, end)
        if phrase is not None:
            phrases.append(phrase)
        index = end
    return phrases


def _phrase_end(tokens: Sequence[Token], start: int) -> int:
    """End of the noun phrase that starts at `start`: nouns, joined by の, or quoted names."""
    index = start
    while index < len(tokens):
        token = tokens[index]
        joins = (
            token.surface == "の"
            and token.kind == "助詞"
            and start < index < len(tokens) - 1
            and tokens[index + 1].is_noun
            and tokens[index - 1].kind != "助詞"
        )
        if not (_belongs(token) or joins) or (index > start and _tells(tokens, index)):
            break
        index += 1
    return index


def _tells(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun is the predicate of what stands before it: 「スタッフ親切だった」."""
    adjectival = tokens[index].pos[2] in ("形状詞可能", "サ変形状詞可能")
    return adjectival and index + 1 < len(tokens) and tokens[index + 1].kind == "助動詞"


def _belongs(token: Token) -> bool:
    if token.kind == "名詞":
        return True
    return token.kind in ("接頭辞",) or (token.kind == "接尾辞" and token.pos[1] == "名詞的")


def _cleaned(tokens: Sequence[Token], start: int, end: int) -> NounPhrase | None:
    words = nouns()
    first = start
    while first < end and (
        tokens[first].surface in words.leading
        or tokens[first].surface == "の"
        or tokens[first].pos[1] == "数詞"
        or (first > start and tokens[first - 1].pos[1] == "数詞" and tokens[first].pos[2] == "助数詞可能")
        or "副詞可能" in tokens[first].pos[2]
        or tokens[first].surface in ("ヶ月", "か月", "ぶり", "目", "間", "連続")
    ):
        first += 1
    if first >= end:
        return None
    text = "".join(token.surface for token in tokens[first:end])
    last = tokens[end - 1]
    if any(token.is_name for token in tokens[first:end]) or last.pos[1] == "数詞":
        return None
    if text in words.unfit or last.surface in words.unfit or len(text) > _LONGEST or not is_fit(text):
        return None
    if len(text) == 1 and not "一" <= text <= "鿿":
        return None
    particle = tokens[end].surface if end < len(tokens) and tokens[end].kind == "助詞" else ""
    person = any(token.surface in words.persons or token.lemma in words.persons for token in tokens[first:end])
    return NounPhrase(first, end, named(text), particle, person)


def named(text: str) -> str:
    """`text` as the company names it: 「レジの兄ちゃん」 → 「レジのスタッフ」, 「電話」 → 「お電話」."""
    polite = nouns().polite
    if text in polite:
        return polite[text]
    if text.startswith(("母の日", "父の日", "子どもの日", "こどもの日", "敬老の日")):
        return text
    parts = text.split("の")
    if len(parts) > 1:
        before = [polite[part] if part in nouns().relatives else part for part in parts[:-1]]
        return "の".join([*before, polite.get(parts[-1], parts[-1])])
    for suffix in ("さんたち", "さん", "たち", "様"):
        if text.endswith(suffix) and text.removesuffix(suffix) in polite:
            return polite[text.removesuffix(suffix)]
    return text


def topic_of(text: str) -> str | None:
    """A span of the comment as a noun phrase a reply can name, or None when it is not one."""
    tokens = tokenize(_OWNER.sub("", text))
    found = noun_phrases(tokens)
    if not found:
        return None
    last = found[-1]
    if last.end != len(tokens) and any(token.is_predicate for token in tokens[last.end :]):
        return None
    return last.text
