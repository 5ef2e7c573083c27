"""How words sound, in one spelling: kana and every way of writing rōmaji meet in the same letters.

`もうしわけ`, `ﾓｳｼﾜｹ`, `moushiwake`, `mousiwake` and `mōshiwake` are all `moshiwake`. Long vowels and doubled consonants
count once: they are what people leave out when they write Japanese in Latin letters.
"""

import re
import unicodedata
from functools import lru_cache

import jaconv

_NOT_LETTERS = re.compile(r"[^a-z]")
_LONG = re.compile(r"ou|oo")
_DOUBLED = re.compile(r"([a-z])\1+")
_N_BEFORE_VOWEL = re.compile(r"nn(?=[aiueoy])")
_SYLLABLE = r"(?:[kgnhbpmrsztjcd]y|sh|ch|ts|[kgsztdnhbpmyrwjfv])?[aiueo]-?|n'?(?![aiueoy])|n'"
_SYLLABLES = re.compile(_SYLLABLE)
_ROMAN = re.compile(rf"(?:(?:([kgsztdhbpmrjfc])(?=\1)|t(?=ch))?(?:{_SYLLABLE}))+")
_STRAY_SMALL = re.compile(
    r"(?<![ふつゔフツヴ])[ぁァ]|(?<![ふてでゔうフテデヴウ])[ぃィ]|(?<![とどトド])[ぅゥ]"
    r"|(?<![しちじふうつゔいシチジフウツヴイ])[ぇェ]|(?<![ふうつゔフウツヴ])[ぉォ]"
)
_FULL = str.maketrans("ぁぃぅぇぉァィゥェォ", "あいうえおアイウエオ")
_UNFINISHED = re.compile(r"(?:[kgnhbpmrsztjcd]y|sh|ch|ts|([kgsztdhbpmrjfcw])\1?|[yv])$")


@lru_cache(maxsize=16_384)
def sound(kana: str) -> str:
    """Letters for kana of either kind; what is not kana is left out."""
    return even(jaconv.kana2alphabet(jaconv.kata2hira(kana)))


@lru_cache(maxsize=4_096)
def roman_sound(written: str) -> str:
    """The same letters for rōmaji in any spelling; what is no syllable, a slip or an unfinished one, stays."""
    return even(
        _SYLLABLES.sub(lambda match: str(jaconv.kana2alphabet(jaconv.alphabet2kana(match[0]))), _plain(written))
    )


@lru_cache(maxsize=4_096)
def kana_of(written: str) -> str | None:
    """Hiragana for a word in Latin letters, if it can be Japanese; an unfinished last syllable is left out."""
    word = _plain(written)
    if len(word) > 2:
        word = _UNFINISHED.sub("", word)
    return str(jaconv.alphabet2kana(word)) if len(word) > 1 and _ROMAN.fullmatch(word) else None


def upright(written: str) -> str:
    """Small vowels that belong to no syllable as full ones: `届かなぃ` is `届かない`, while `フィルム` stays."""
    return _STRAY_SMALL.sub(lambda match: match[0].translate(_FULL), written)


def _plain(written: str) -> str:
    lower = written.lower().replace("ō", "ou").replace("ô", "ou").replace("ū", "uu").replace("û", "uu")
    bare = "".join(char for char in unicodedata.normalize("NFD", lower) if not unicodedata.combining(char))
    return _N_BEFORE_VOWEL.sub("n'n", bare.replace("’", "'"))


def even(letters: str) -> str:
    """Letters as they are compared: long vowels short, doubled ones single, also where two words meet."""
    bare = _NOT_LETTERS.sub("", letters.replace("xtsu", "").replace("du", "zu").replace("tch", "cch"))
    return _DOUBLED.sub(r"\1", _LONG.sub("o", bare))
