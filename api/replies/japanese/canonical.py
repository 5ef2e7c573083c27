"""The canonical line of a comment: its content words as lemmas with flags, which patterns are matched against."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from api.replies.japanese.tokens import Token

_HELPERS = frozenset({"居る", "仕舞う", "置く", "有る", "おる", "いる", "しまう", "ちゃう"})
_GOING_ON = frozenset({"居る", "おる", "いる"})
_NEGATIONS = frozenset({"ない", "無い", "ず", "ぬ", "まい", "へん", "なんだ"})
_TITLES = frozenset({"さん", "様", "ちゃん", "的", "達", "君"})
_BREAKS = frozenset("。?")
_FLAGS = {"れる": "^", "られる": "^", "せる": "&", "させる": "&"}


@dataclass(frozen=True)
class Unit:
    """One content word. Flags: ! negated, ^ passive, & causative, % with できる, + 〜ている."""

    word: str
    flags: str
    token: int
    """Index of the token it stands for."""

    @property
    def written(self) -> str:
        return self.word + self.flags


@dataclass
class _Word:
    text: str
    token: int
    flags: set[str] = field(default_factory=set)

    def unit(self) -> Unit:
        flags = self.flags
        if self.text == "有る" and "!" in flags:  # 「ありません」 and 「ない」 are the same word
            return Unit("無い", "".join(sorted(flags - {"!"})), self.token)
        return Unit(self.text, "".join(sorted(flags)), self.token)


def canonical(tokens: Sequence[Token]) -> list[Unit]:
    """Content words with their flags; particles and helper verbs vanish, sentence ends stay as 。."""
    words: list[_Word] = []
    previous: Token | None = None
    for index, token in enumerate(tokens):
        last = words[-1] if words and words[-1].text != "。" else None
        if not _modifies(last, token, previous):
            word = _word(words, index, token, last, previous)
            if word is not None:
                words.append(word)
        previous = token
    return [word.unit() for word in words]


def line(units: Sequence[Unit]) -> str:
    """The canonical line: words separated by single spaces, with one at either end."""
    return " " + " ".join(unit.written for unit in units) + " "


def _word(words: list[_Word], index: int, token: Token, last: _Word | None, previous: Token | None) -> _Word | None:
    """The word that `token` adds, if any."""
    if token.kind in ("補助記号", "空白", "記号"):
        return _Word("。", index) if token.surface in _BREAKS else None
    if token.kind == "助詞" or (token.kind == "感動詞" and not words):
        return None
    if token.kind == "助動詞":
        return _Word("たい", index) if token.lemma in ("たい", "たがる") else None
    if token.kind == "接尾辞" and token.lemma in _TITLES:
        return None
    counter = last is not None and last.text.startswith("#") and previous is not None and previous.pos[1] == "数詞"
    if counter and last is not None and token.is_noun:
        last.text += "" if token.pos[1] == "数詞" else token.surface
        last.token = index
        return None
    word = _Word("#" if token.pos[1] == "数詞" else token.lemma, index)
    if token.is_potential:
        word.flags.add("%")
    return word


def _modifies(last: _Word | None, token: Token, previous: Token | None) -> bool:
    """Whether `token` only says something more about the word before; if so, it is flagged there."""
    if last is None or previous is None:
        return False
    if _negates(token, previous):
        last.flags.add("!")
        return True
    if token.kind == "助動詞":
        if token.lemma in _FLAGS:
            last.flags.add(_FLAGS[token.lemma])
        elif token.base in ("てる", "でる"):
            last.flags.add("+")
        return token.lemma not in ("たい", "たがる")
    return token.kind == "動詞" and _helps(last, token, previous)


def _helps(last: _Word, token: Token, previous: Token) -> bool:
    """Whether a verb only helps the word before: 〜ている, 〜する, 〜できる."""
    if token.pos[1] == "非自立可能" and token.lemma in _HELPERS and previous.surface in ("て", "で"):
        if token.lemma in _GOING_ON:
            last.flags.add("+")
        return True
    if token.lemma in ("為る", "出来る") and (previous.is_noun or previous.surface in ("を", "が", "は", "も")):
        if token.lemma == "出来る":
            last.flags.add("%")
        return True
    return False


def _negates(token: Token, previous: Token) -> bool:
    if token.kind == "助動詞":
        return token.lemma in _NEGATIONS or (token.surface in ("ん", "ねえ", "ねー") and token.base == "ぬ")
    if token.kind != "形容詞" or token.lemma != "無い":
        return False
    return previous.kind in ("動詞", "助動詞", "形容詞", "形状詞") or previous.surface in ("て", "で", "は", "じゃ")
