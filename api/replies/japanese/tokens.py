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
    r"(?<![A-Za-z])[wWｗ]{1,}(?![A-Za-z])|(?<=[A-Z0-9])w{2,}(?![A-Za-z])|[（(](笑|怒|泣|涙|汗|苦笑|爆)[)）]|[（(][^ぁ-んァ-ヶ一-龠a-zA-Z0-9]{2,}[)）]|草(?=[。!?\s]|$)|笑(?=[。!?\s、]|$)"
)
_ASIDE = re.compile(r"(?<=[ぁ-んァ-ヶ一-龠])[（(][^()（）。]{1,12}[)）]")
"""What is added to a word in brackets: its reading, an age."""
_INTENSE = re.compile(
    r"(?:マジ|まじ|ガチ)(?:で|に)|(?:めっちゃ|めちゃくちゃ|めっさ|くっそ|クッソ|死ぬほど|バリ(?![ァ-ヶー])|ほんまに|ほんとに)(?![。、]|$)"
)
"""Intensifiers of careless speech; a reply says the same without them."""
_SPOKEN = (
    (re.compile(r"(?<=[てで])ん(?=の)"), "いる"),
    (re.compile(r"(?<=[てで])ん(?=だ|で)"), "いるん"),
    (re.compile(r"書いて(?:い)?な(?=い|か|く)"), "書かれていな"),
    (re.compile(r"書いてありません"), "書かれていません"),
    (re.compile(r"(?<=[かきけさせたてなねばべまめらりれ])んくな(?=っ|り|る)"), "なくな"),
    (
        re.compile(r"(?<=[なたるい])の(?=(?:出て|入って|混ざって|混じって|つ[いっ]て|付[いっ]て|落ちて|浮いて|見え))"),
        "のが",
    ),
    (  # who told it, set behind what was told
        re.compile(
            r"(?<=[ぁ-ん])って(?:うちの)?(?:息子|娘|子ども|子供|夫|妻|主人|旦那|嫁|母|父|孫|祖母|祖父|友達|友人)が(?=[。!?\n]|$)"
        ),
        "",
    ),
    (re.compile(r"(?:くら|食ら|喰ら)っ(?=[たて])"), "受け"),
    (
        re.compile(r"(?<=[一-龠ァ-ヶー])(?P<two>[ぁ-ん]{2})(?P=two)(?=[。、!?]|$|で|だ|じゃ|に[なし]|の状態|して)"),
        r"が\g<two>\g<two>",
    ),
    (
        re.compile(
            r"(?<=[てで])、?(?:寂しい|悲しい|残念|辛い|つらい|ショック|最悪|がっかり)(?:です|だ|だった|でした)?(?=[。、]|$)"
        ),
        "",
    ),
    (re.compile(r"(?<=円)も?を?取ら(?=れ)"), "請求さ"),
    (re.compile(r"知らん(?=[一-龠ァ-ヶ])"), "知らない"),
    (re.compile(r"違くない(?:です)?か?(?=[?？。]|$)"), "違う"),
    (re.compile(r"違く(?=て)"), "違っ"),
    (
        re.compile(
            r"(?:(?<=[一-龠][えけせてねべめれげぜ])|(?<=[一-龠][ぁ-ん][えけせてねべめれげぜ]))ん"
            r"(?=[。、!?…\s]|$|のに|けど|から|わ|やん|ねん|[よぞ][。、!?]|て[。、!?])"
        ),
        "ない",
    ),
    (re.compile(r"(?<=[一-龠ァ-ヶー」])やった(?=のに|けど|ん|[。、!?]|$)"), "だった"),
    (re.compile(r"(?<=[たるい])の(?=[0-9一二三四五六七八九十]+時)"), "のは"),
    (re.compile(r"(?<=[てでれらさっい]た)そうです(?=[。、!！\n]|$)"), ""),
    (
        re.compile(
            r"って[ぁ-んァ-ヶ一-龠]{0,4}(?:どうなん|どうなの|どうよ|どうかと思|何なん|なんなん|どうなって)[^。!！?？\n]*"
        ),
        "",
    ),
    (re.compile(r"ほったらかし|ほっぽらかし"), "そのまま"),
    (re.compile(r"ほっとか(?=れ)|放っとか(?=れ)"), "そのままにさ"),
    (re.compile(r"ガン無視|がん無視|シカト"), "無視"),
    (re.compile(r"ドタキャン"), "直前にキャンセル"),
    (re.compile(r"(?:クソ|くそ|糞|バカ|馬鹿)(?=[一-龠ァ-ヶ]|でか|うる|まず)"), ""),
    (re.compile(r"ぶっ(?=壊|飛|倒)"), ""),
    (re.compile(r"めんどくさ|面倒くさ|めんどい"), "面倒な"),
    (re.compile(r"ちっちゃ"), "小さ"),
    (re.compile(r"(?<![ぁ-ん])タダ(?=[でだ])"), "無料"),
    (
        re.compile(r"(?<=[わかがさたなばまらしえけせてねべめれ来出見])ね[ーえぇ](?=[。、!?\sよのんしわかだけ]|$)"),
        "ない",
    ),
    (re.compile(r"なん[もに]も?(?=[ぁ-ん一-龠]{1,6}(?:ない|なかっ|ず|ません))"), "何も"),
    (re.compile(r"(?<=[0-9一二三四五六七八九十百千])万(?=した|する|も|以上|払|出し|の[ぁ-んァ-ヶ一-龠])"), "万円"),
    (re.compile(r"(?<=[っいしけえ])てった(?=[。、んのわよら]|$)"), "ていった"),
    (re.compile(r"(?<=[っいしけえ][てで])か(?=れ)"), "いか"),
    (re.compile(r"(大きな|深い|ひどい|小さな)(傷|キズ)(つけ|ついて|付け)"), r"\1\2を\3"),
)
"""Spoken forms and what they stand for in writing."""
_STRETCH = re.compile(r"([ぁ-んァ-ヶー〜~!?！？。…])\1{2,}")
_TAIL = re.compile(r"[〜～~]+(?![0-9０-９])")


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
    def is_name(self) -> bool:
        """Whether it names a person."""
        return self.pos[2:3] == ("人名",)

    @property
    def is_noun(self) -> bool:
        return self.kind in ("名詞", "接頭辞") or (self.kind == "接尾辞" and self.pos[1] == "名詞的")

    @property
    def is_potential(self) -> bool:
        """Whether it is a verb that says what can be done: 読み込める to 読み込む."""
        return (
            self.kind == "動詞"
            and self.conjugation.startswith("下一段")
            and self.lemma[-1:] in "うくぐすつぬぶむる"
            and (
                self.base[-2:-1] != self.lemma[-2:-1]
                and not self.lemma.endswith(("える", "ける", "げる", "せる", "てる", "ねる", "べる", "める", "れる"))
            )
        )

    @property
    def is_mimetic(self) -> bool:
        """Whether it paints a state by doubling: しなしな, ボロボロ."""
        return len(self.surface) == 4 and self.surface[:2] == self.surface[2:] and "ぁ" <= self.surface[0] <= "ヶ"

    @property
    def is_predicate(self) -> bool:
        return self.kind in ("動詞", "形容詞", "形状詞")


def tokenize(text: str) -> list[Token]:
    """Morphemes of `text`, unchanged and in order."""
    tokens: list[Token] = []
    for m in tokenizer(SplitMode.C).tokenize(text):
        if not m.surface():
            continue
        token = Token(m.surface(), m.normalized_form(), m.dictionary_form(), m.part_of_speech(), not m.is_oov())
        if tokens and token.surface == "に" and tokens[-1].surface == "の" and tokens[-1].pos[1] == "準体助詞":
            tokens[-1] = Token("のに", "のに", "のに", ("助詞", "接続助詞", "*", "*", "*", "*"))
        else:
            tokens.append(token)
    return tokens


def names_somebody(text: str) -> bool:
    """Whether words hold a person's name, which a reply does not say (C17)."""
    return any(token.is_name for token in tokenize(text))


def tidy(text: str) -> str:
    """The comment without links, mentions, emoji, laughter and stretched letters, as sentences ended by 。 or ?."""
    text = unicodedata.normalize("NFKC", text[:_READ].encode("utf-8", "ignore").decode())
    text = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cf", "Cc"))
    text = _NOISE.sub(" ", text)
    text = emoji.replace_emoji(text, replace="。")
    text = _ASIDE.sub("", _LAUGH.sub("。", text))
    text = _INTENSE.sub("", text)
    text = _STRETCH.sub(r"\1", text)
    text = _TAIL.sub("", text)
    for spoken, written in _SPOKEN:
        text = spoken.sub(written, text)
    text = re.sub(r"[♪☆★♡♥❤※→←⇒■□◆◇●○]+", "。", text)
    text = re.sub(r"(?<=[぀-ヿ一-鿿]) +(?=[぀-ヿ一-鿿「『])", "、", text)
    text = re.sub(r"[.…‥・]{2,}|…|‥", "。", text)
    text = re.sub(r"[!！。\n]+", "。", text)
    text = re.sub(r"[?？]+[。?]*", "?", text)
    text = re.sub(r"(。\s*)+", "。", text)
    return text.strip("。、 ")
