"""Japanese text as tokens, clauses and a canonical line of lemmas that patterns are matched against."""

import re
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import emoji
from sudachipy import Dictionary, SplitMode
from sudachipy.tokenizer import Tokenizer

_READ = 1_200
"""Characters of a comment that are read for a reply; what it is about stands in these."""
_LOCAL = threading.local()

_NOISE = re.compile(r"https?://\S+|[@＠][A-Za-z0-9_.]+|[#＃]\S*\s?(?=[#＃\s]|$)|[#＃]")
_LAUGH = re.compile(
    r"(?<![A-Za-z])[wWｗ]{1,}(?![A-Za-z])|[（(](笑|怒|泣|涙|汗|苦笑|爆)[)）]|[（(][^ぁ-んァ-ヶ一-龠a-zA-Z0-9]{2,}[)）]|草(?=[。!?\s]|$)|笑(?=[。!?\s、]|$)"
)
_STRETCH = re.compile(r"([ぁ-んァ-ヶー〜~!?！？。…])\1{2,}")
_TAIL = re.compile(r"[〜～~]+")


@dataclass(frozen=True)
class Token:
    """One morpheme; `pos` is Sudachi's part of speech, `kind` its first field."""

    surface: str
    lemma: str
    """Normalised dictionary form: つながる and 繋がる are both 繋がる."""
    base: str
    """Dictionary form as written."""
    pos: tuple[str, ...]
    known: bool = True
    """Whether the dictionary knows the word; unknown kana is mostly dialect, stretching or noise."""

    @property
    def kind(self) -> str:
        return self.pos[0]

    @property
    def conjugation(self) -> str:
        """For example 五段-カ行 or 下一段-サ行."""
        return self.pos[4]

    @property
    def form(self) -> str:
        """For example 連用形-促音便."""
        return self.pos[5]

    @property
    def is_noun(self) -> bool:
        return self.kind in ("名詞", "接頭辞") or (self.kind == "接尾辞" and self.pos[1] == "名詞的")

    @property
    def is_predicate(self) -> bool:
        return self.kind in ("動詞", "形容詞", "形状詞")


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")


def _tokenizer() -> Tokenizer:
    """One tokenizer a thread; they all share the memory-mapped dictionary."""
    tokenizer: Tokenizer | None = getattr(_LOCAL, "tokenizer", None)
    if tokenizer is None:
        tokenizer = _dictionary().tokenizer(mode=SplitMode.C)
        _LOCAL.tokenizer = tokenizer
    return tokenizer


def tokenize(text: str) -> list[Token]:
    """Morphemes of `text`, unchanged and in order."""
    return [
        Token(m.surface(), m.normalized_form(), m.dictionary_form(), m.part_of_speech(), not m.is_oov())
        for m in _tokenizer().tokenize(text)
        if m.surface()
    ]


def tidy(text: str) -> str:
    """The comment without links, mentions, emoji, laughter and stretched letters, as sentences ended by 。 or ?."""
    text = unicodedata.normalize("NFKC", text[:_READ].encode("utf-8", "ignore").decode())
    text = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cf", "Cc"))
    text = _NOISE.sub(" ", text)
    text = emoji.replace_emoji(text, replace="。")
    text = _LAUGH.sub("。", text)
    text = _STRETCH.sub(r"\1", text)
    text = re.sub(r"(大きな|深い|ひどい|小さな)(傷|キズ)(つけ|ついて|付け)", r"\1\2を\3", text)
    text = _TAIL.sub("", text)
    text = re.sub(r"[♪☆★♡♥❤※→←⇒■□◆◇●○]+", "。", text)
    text = re.sub(r"(?<=[぀-ヿ一-鿿]) +(?=[぀-ヿ一-鿿「『])", "、", text)
    text = re.sub(r"[.…‥・]{2,}|…|‥", "。", text)
    text = re.sub(r"[!！。\n]+", "。", text)
    text = re.sub(r"[?？]+[。?]*", "?", text)
    text = re.sub(r"(。\s*)+", "。", text)
    return text.strip("。、 ")


@dataclass(frozen=True)
class Unit:
    """One content word of the canonical line: lemma with flags ! (negated), ^ (passive), & (causative), % (can), + (〜ている)."""

    word: str
    flags: str
    token: int
    """Index of the token it stands for."""

    @property
    def written(self) -> str:
        return self.word + self.flags


_HELPERS = frozenset({"居る", "仕舞う", "置く", "有る", "おる", "いる", "しまう", "ちゃう"})
_NEGATIONS = frozenset({"ない", "無い", "ず", "ぬ", "まい", "へん", "なんだ"})
_BREAKS = frozenset("。?")


def canonical(tokens: Sequence[Token]) -> list[Unit]:
    """Content words with their flags; particles and helper verbs vanish, sentence ends stay as 。."""
    units: list[list[str | int]] = []
    previous: Token | None = None
    for index, token in enumerate(tokens):
        _add(units, index, token, previous)
        previous = token
    return [_unit(str(word), "".join(sorted(str(flags))), int(at)) for word, flags, at in units]


def _unit(word: str, flags: str, at: int) -> Unit:
    """「ありません」 and 「ない」 are the same word."""
    if word == "有る" and "!" in flags:
        return Unit("無い", flags.replace("!", ""), at)
    return Unit(word, flags, at)


def _add(units: list[list[str | int]], index: int, token: Token, previous: Token | None) -> None:
    kind = token.kind
    if kind in ("補助記号", "空白", "記号"):
        if token.surface in _BREAKS:
            units.append(["。", "", index])
        return
    if kind == "助詞" or (kind == "感動詞" and not units):
        return
    last = units[-1] if units and units[-1][0] != "。" else None
    if kind == "助動詞" or (kind == "形容詞" and token.lemma == "無い"):
        _add_auxiliary(units, last, index, token, previous)
        return
    if kind == "接尾辞" and token.lemma in ("さん", "様", "ちゃん", "的", "達", "君"):
        return
    if kind == "動詞" and last is not None and token.pos[1] == "非自立可能" and token.lemma in _HELPERS and previous:
        if previous.surface in ("て", "で"):
            if token.lemma in ("居る", "おる", "いる"):
                last[1] = f"{last[1]}+"
            return
    if kind == "動詞" and token.lemma in ("為る", "出来る") and last is not None and previous and _attaches(previous):
        if token.lemma == "出来る":
            last[1] = f"{last[1]}%"
        return
    if last is not None and str(last[0]).startswith("#") and previous and previous.pos[1] == "数詞" and token.is_noun:
        last[0] = f"{last[0]}{token.surface if token.pos[1] != '数詞' else ''}"
        last[2] = index
        return
    units.append(["#" if token.pos[1:2] == ("数詞",) else token.lemma, "", index])


def _attaches(previous: Token) -> bool:
    """Whether する or できる after it only makes a verb of the noun before."""
    return previous.is_noun or previous.surface in ("を", "が", "は", "も")


def _add_auxiliary(
    units: list[list[str | int]], last: list[str | int] | None, index: int, token: Token, previous: Token | None
) -> None:
    if token.lemma in _NEGATIONS or (
        token.surface in ("ん", "ねえ", "ねー") and token.kind == "助動詞" and token.base == "ぬ"
    ):
        bound = previous is not None and (
            previous.kind in ("動詞", "助動詞", "形容詞", "形状詞") or previous.surface in ("て", "で", "は", "じゃ")
        )
        if last is not None and (token.kind == "助動詞" or bound):
            last[1] = f"{last[1]}!"
        else:
            units.append(["無い", "", index])
    elif token.lemma in ("れる", "られる") and last is not None:
        last[1] = f"{last[1]}^"
    elif token.lemma in ("せる", "させる") and last is not None:
        last[1] = f"{last[1]}&"
    elif token.base in ("てる", "でる") and last is not None:
        last[1] = f"{last[1]}+"
    elif token.lemma in ("たい", "たがる"):
        units.append(["たい", "", index])


def line(units: Sequence[Unit]) -> str:
    """The canonical line: words separated by single spaces, with one at either end."""
    return " " + " ".join(unit.written for unit in units) + " "
