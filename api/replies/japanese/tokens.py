"""Japanese text as tokens, tidied of what is not language."""

import re
import unicodedata
from dataclasses import dataclass

import emoji
from sudachipy import SplitMode

from api.japanese import tokenizer

_READ = 1_200
"""Characters of a comment that are read for a reply; what it is about stands in these."""

_NOISE = re.compile(r"https?://\S+|[@＠][A-Za-z0-9_.]+|[#＃]\S*\s?(?=[#＃\s]|$)|[#＃]")
_LAUGH = re.compile(
    r"(?<![A-Za-z])[wWｗ]{1,}(?![A-Za-z])|[（(](笑|怒|泣|涙|汗|苦笑|爆)[)）]|[（(][^ぁ-んァ-ヶ一-龠a-zA-Z0-9]{2,}[)）]|草(?=[。!?\s]|$)|笑(?=[。!?\s、]|$)"
)
_INTENSE = re.compile(
    r"(?:マジ|まじ|ガチ)(?:で|に)|(?:めっちゃ|めちゃくちゃ|めっさ|くっそ|クッソ|死ぬほど|バリ|ほんまに|ほんとに)(?![。、])"
)
"""Intensifiers of careless speech; a reply says the same without them."""
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
    def quotes(self) -> int:
        """1 where a quotation opens, -1 where one closes, else 0."""
        return (self.surface in "「『") - (self.surface in "」』")

    @property
    def is_noun(self) -> bool:
        return self.kind in ("名詞", "接頭辞") or (self.kind == "接尾辞" and self.pos[1] == "名詞的")

    @property
    def is_predicate(self) -> bool:
        return self.kind in ("動詞", "形容詞", "形状詞")


def tokenize(text: str) -> list[Token]:
    """Morphemes of `text`, unchanged and in order."""
    return [
        Token(m.surface(), m.normalized_form(), m.dictionary_form(), m.part_of_speech(), not m.is_oov())
        for m in tokenizer(SplitMode.C).tokenize(text)
        if m.surface()
    ]


def tidy(text: str) -> str:
    """The comment without links, mentions, emoji, laughter and stretched letters, as sentences ended by 。 or ?."""
    text = unicodedata.normalize("NFKC", text[:_READ].encode("utf-8", "ignore").decode())
    text = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cf", "Cc"))
    text = _NOISE.sub(" ", text)
    text = emoji.replace_emoji(text, replace="。")
    text = _LAUGH.sub("。", text)
    text = _INTENSE.sub("", text)
    text = _STRETCH.sub(r"\1", text)
    text = re.sub(r"(大きな|深い|ひどい|小さな)(傷|キズ)(つけ|ついて|付け)", r"\1\2を\3", text)
    text = re.sub(r"(?<=[ぁ-ん])てった(?=[。、んのわよ]|$)", "ていった", text)
    text = _TAIL.sub("", text)
    text = re.sub(r"[♪☆★♡♥❤※→←⇒■□◆◇●○]+", "。", text)
    text = re.sub(r"(?<=[぀-ヿ一-鿿]) +(?=[぀-ヿ一-鿿「『])", "、", text)
    text = re.sub(r"[.…‥・]{2,}|…|‥", "。", text)
    text = re.sub(r"[!！。\n]+", "。", text)
    text = re.sub(r"[?？]+[。?]*", "?", text)
    text = re.sub(r"(。\s*)+", "。", text)
    return text.strip("。、 ")
