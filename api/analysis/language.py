"""Which language a comment is in: script first, then function words, then langdetect.

langdetect alone calls 「最高」 Chinese, "ok" Slovak and answers differently each run. Here it is seeded and asked only
when script and common words leave the question open.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

import yaml
from langdetect import DetectorFactory, detect_langs
from langdetect.lang_detect_exception import LangDetectException

from api.analysis.schemas import DetectedLanguage
from api.analysis.text import normalise, without_masks

DetectorFactory.seed = 0

LOOKED_AT = 400
"""Characters looked at; more would not change the answer, only cost time."""

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆〇]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = re.compile(r"[\u1100-\u11ff\uac00-\ud7af\u3130-\u318f]")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_KAOMOJI = re.compile(r"[ヽヾ]?[(（][^()（）]{0,14}[)）][ノﾉツﾂシヽゞ]?|¯\\?_?\(ツ\)_?/?¯|[ヽヾ]\(|\)[ノツシ]")
_FACE = re.compile(r"[(（](?![\w\s.,!?'-]*[)）])[^()（）]{1,14}[)）]|[(（]T_T[)）]")
"""A face in brackets, as Japanese draws them; not a number or a word."""
_WORDS_IN_BRACKETS = re.compile(r"[\u3041-\u3096\u3400-\u9fff\uac00-\ud7af]|[\u30a1-\u30fa]{2}|[A-Za-z]{3}")
_LAUGHTER = re.compile(r"\s*w+\s*")
"""How Japanese laughs in Latin letters; a capital W is a win in English."""
_ENDING = re.compile(
    r"\w{2,}(?:katta|kunai|kute|nakatta|mashita|masen|masu|sugiru|sugita|sugi|teru|tteru|chatta|shita|desu|tai)"
)
_SUBJECT = frozenset({"wa", "ga", "wo"})
"""Particles that are no words of English."""
_MORA = re.compile(
    r"(?:(?:[kgsztdnhbpmr]y|sh|ch|ts|[kgsztdnhbpmyrwjf]|kk|ss|tt|pp|cch|ssh)?[aiueo](?:n(?![aiueoy])|h)?)+\Z",
    re.IGNORECASE,
)


@cache
def _words() -> dict[str, frozenset[str]]:
    data = yaml.safe_load(files("api.analysis").joinpath("language.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(str(value).split()) for name, value in data.items()}


def warm_up() -> None:
    """Load the word lists and langdetect's profiles, so that no request pays for it."""
    _words()
    _langdetect("Ceci est une phrase tout à fait ordinaire.")


def _langdetect(text: str) -> list[tuple[str, float]]:
    try:
        return [(guess.lang, float(guess.prob)) for guess in detect_langs(text)]
    except LangDetectException:
        return []


def _answer(code: str, confidence: float) -> DetectedLanguage:
    return DetectedLanguage(code=code, confidence=round(min(max(confidence, 0.0), 1.0), 4))


def detect(text: str) -> DetectedLanguage:
    """Name the language of any text; `und` with confidence 0 when it holds no letters. Never raises."""
    return detect_normalised(without_masks(normalise(text[: LOOKED_AT * 5]).text))


def detect_normalised(text: str) -> DetectedLanguage:
    """As `detect`, for text that is normalised and unmasked already."""
    text = re.sub(r"#(?=\w)", " ", text)
    if _LAUGHTER.fullmatch(text):
        return _answer("ja", 0.8)
    plain = _KAOMOJI.sub(" ", text)
    if not any(char.isalpha() for char in plain) and _WORDS_IN_BRACKETS.search(text):
        plain = text
    plain = plain[:LOOKED_AT]
    letters = [char for char in plain if char.isalpha()]
    if not letters or all(unicodedata.category(char) == "Lm" for char in letters):
        return _answer("ja", 0.6) if _FACE.search(text) else _answer("und", 0.0)
    kana, han, hangul = (len(script.findall(plain)) for script in (_KANA, _HAN, _HANGUL))
    words = [word for word in _LATIN_WORD.findall(plain) if _is_latin(word)]
    if hangul and hangul >= kana + han:
        return _answer("ko", 0.99 if hangul > len(words) else 0.7)
    if kana or han:
        return _east_asian(plain, kana, han, words)
    if sum(len(word) for word in words) * 2 >= len(letters):
        return _latin(plain, words)
    return _by_langdetect(plain)


def _is_latin(word: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in word if char.isalpha())


def _east_asian(text: str, kana: int, han: int, words: list[str]) -> DetectedLanguage:
    japanese_share = (kana + han) / (kana + han + 2.5 * len(words))
    english = sum(word.lower() in _words()["english"] for word in words)
    if japanese_share < 0.45 and english >= 2:
        return _answer("en", 1 - japanese_share)
    chinese = sum(char in _chinese() for char in text) + sum(word in text for word in _words()["chinese_words"])
    if chinese and kana <= 1 + han // 12:
        return _answer("zh", 0.99 if chinese > 1 else 0.9)
    return _answer("ja", 0.999 if kana else 0.9)


@cache
def _chinese() -> frozenset[str]:
    return frozenset("".join(_words()["chinese_only"]))


def _latin(text: str, words: list[str]) -> DetectedLanguage:
    lower = [word.lower().replace("’", "'") for word in words]
    lists = _words()
    english = sum(word in lists["english"] for word in lower) / len(lower)
    for code in (name for name in lists if len(name) == 2):
        own = sum(word in lists[code] for word in lower)
        if own >= 2 and own / len(lower) > max(english, 0.2):
            return _answer(code, 0.85)
    romaji = _romaji(lower)
    if romaji >= 0.5 and romaji > english:
        return _answer("ja", 0.6 + 0.35 * romaji)
    if english >= 0.2 and not (english < 0.34 and _foreign_letters(text)):
        return _answer("en", 0.9 + 0.09 * min(1.0, english * 2))
    foreign = [code for code in lists if len(code) == 2 and any(word in lists[code] for word in lower)]
    guesses = _langdetect(text)
    code, probability = guesses[0] if guesses else ("en", 0.5)
    if foreign and code not in foreign and (len(lower) < 8 or code == "en"):
        return _answer(foreign[0], 0.8)
    sure = code in foreign or _foreign_letters(text) or (len(lower) >= 6 and probability > 0.95 and english < 0.12)
    if code == "en" or sure:
        return _answer(code, probability)
    return _answer("en", 0.6 if len(lower) > 2 else 0.75)


def _foreign_letters(text: str) -> bool:
    return any(char.isalpha() and ord(char) > 0x7F for char in text)


def _romaji(words: list[str]) -> float:
    """Share of words that are Japanese in Latin letters; 0 unless at least one is unmistakable."""
    english, known = _words()["english"], _words()["romaji"]
    moras = [word not in english and bool(_MORA.match(word)) for word in words]
    markers = sum(
        word in known or (fits and bool(_ENDING.fullmatch(word))) for word, fits in zip(words, moras, strict=True)
    )
    if len(words) >= 3 and any(word in _SUBJECT for word in words) and all(moras):
        markers += 1
    if not markers:
        return 0.0
    fits = sum(word in known or mora for word, mora in zip(words, moras, strict=True))
    return fits / len(words) if markers * 5 >= len(words) else 0.0


def _by_langdetect(text: str) -> DetectedLanguage:
    guesses = _langdetect(text)
    if not guesses:
        return _answer("und", 0.0)
    code, probability = guesses[0]
    return _answer(code.split("-")[0], probability)
