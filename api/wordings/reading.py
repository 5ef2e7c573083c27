"""A text as the index reads it: words with their forms, their sounds and their places."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer
from sudachipy import MorphemeList, SplitMode

from api.drafts.folding import Folded, fold
from api.japanese import tokenizer
from api.wordings.sounds import sound

_LOCAL = threading.local()
_CONTENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞", "感動詞", "代名詞")
_IDLE = frozenset({
    "為る", "有る", "居る", "頂く", "下さる", "御座る", "致す", "おる", "成る", "参る", "差し上げる", "申し上げる",
    "くれる", "貰う", "事", "物", "為", "様", "さん", "此方", "其の", "此の", "私共", "私ども", "因る",
    "てる", "ちゃう", "了う", "所", "よう", "方", "何", "時", "こと", "もの", "ため", "とき", "呉れる",
})  # fmt: skip
"""Japanese words that hold a sentence together and say nothing of what it is for."""
_IDLE_ENGLISH = frozenset({
    "a", "an", "the", "and", "or", "but", "if", "of", "to", "in", "on", "at", "for", "by", "with", "from", "as",
    "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "have", "has", "had", "i", "you",
    "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "my", "your", "his", "its", "our", "their",
    "this", "that", "these", "those", "will", "would", "can", "could", "should", "may", "might", "must", "not",
    "so", "about", "very", "just", "also", "there", "here", "what", "which", "who", "when", "where", "how", "s", "t",
    "re", "ve", "ll", "d", "m",
})  # fmt: skip
_JAPANESE_RUN = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々〆ヶ]+(?:[0-9A-Za-z]+[ぁ-ゖァ-ヺー一-鿿々]+)*")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々〆ヶ]")
_PIECE = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々〆ヶ0-9、・「」『』]+|[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9'’]*")
_LETTER = re.compile(r"[^\w]+")
_NOT = re.compile(
    r"never|not|no|nobody|nothing|none|cannot|without|\w+n['’]t"
    r"|(?:do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should|must|ai)nt",
    re.IGNORECASE,
)
"""The apostrophe may be missing, but only where no other word is meant: «event» and «discount» deny nothing."""
_REACH = 24
"""Characters within which an English negation finds its word: «hasn't even been delivered»."""
_PREFIX = re.compile(r"(?!御)[一-鿿]")
"""What changes the word it stands before: «再入荷» is more than «入荷», «お返事» no more than «返事»."""
_NEGATION = frozenset({"ない", "無い", "ず", "ぬ", "ん", "まい"})
_CHUNK = 400


@dataclass(frozen=True, slots=True)
class Word:
    """One word that says something; `start` and `end` count code points of the text that was read."""

    start: int
    end: int
    forms: tuple[str, ...]
    """What the index calls it: dictionary and normalised form, a stem in English; with `_ない` when negated."""
    sounds: tuple[str, ...]
    """How it sounds as written and in its dictionary form; empty in English."""


def read(text: str) -> list[Word]:
    """Words of any text in their order; idle ones are left out."""
    folded = _folded(text)
    found = []
    negated: int | None = None  # where an English «not» stands whose word is still to come
    for match in _PIECE.finditer(folded.text):
        japanese = _JAPANESE.search(match[0]) is not None
        if not japanese and _NOT.fullmatch(match[0]):
            negated = match.start()
            continue
        for word in _japanese(match[0])[0] if japanese else _english(match[0]):
            start, end = folded.original(match.start() + word.start, match.start() + word.end)
            found.append(Word(start, end, word.forms, word.sounds))
            if negated is not None and not japanese and match.start() - negated <= _REACH:
                begin, _ = folded.original(negated, match.end())
                found.append(Word(begin, end, tuple(f"{form}_ない" for form in word.forms), ()))
            negated = None
    return found


def heard(text: str) -> str:
    """How the whole text sounds, particles and all, without gaps; Latin words stand as they are."""
    pieces = [
        _japanese(match[0])[1] if _JAPANESE.search(match[0]) else _LETTER.sub("", match[0].lower())
        for match in _PIECE.finditer(_folded(text).text)
    ]
    return "".join(pieces)


def pairs(text: str) -> list[list[str]]:
    """Pairs of neighbouring Japanese characters, run by run: finds words that no dictionary knows."""
    runs = _JAPANESE_RUN.findall(_folded(text).text)
    return [[run[at : at + 2] for at in range(len(run) - 1)] for run in runs if len(run) > 1]


def is_japanese(text: str) -> bool:
    """Whether any kana or kanji stand in it, half-width kana included."""
    return bool(_JAPANESE.search(unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=256)
def _folded(text: str) -> Folded:
    return fold(text)


@lru_cache(maxsize=8_192)
def _japanese(run: str) -> tuple[tuple[Word, ...], str]:
    """Words of a run, and how the whole of it sounds."""
    words: list[Word] = []
    readings: list[str] = []
    for at in range(0, len(run), _CHUNK):
        morphemes = tokenizer(SplitMode.C).tokenize(run[at : at + _CHUNK])
        words += _words(morphemes, at)
        readings += [one.reading_form() or one.surface() for one in morphemes]
    # As one: of «さいにゅ», not finished yet, the dictionary makes «さい», «に» and «ゅ».
    return tuple(words), sound("".join(readings))


def _words(morphemes: MorphemeList, offset: int) -> Iterator[Word]:
    """Short units, and beside them the long unit when it is one word to the dictionary."""
    last: Word | None = None
    before = None
    for long in morphemes:
        parts = list(long.split(SplitMode.A))
        prefix, before = before, long
        if prefix is not None and _PREFIX.fullmatch(prefix.surface()) and prefix.part_of_speech()[0] == "接頭辞":
            joined = prefix.normalized_form() + long.normalized_form()
            heard_as = sound(prefix.reading_form() + long.reading_form())
            last = Word(prefix.begin() + offset, long.end() + offset, (token(joined),), (heard_as,) if heard_as else ())
            yield last
        for unit in [long, *parts] if len(parts) > 1 else [long]:
            part_of_speech = unit.part_of_speech()
            normalized = unit.normalized_form()
            if normalized in _NEGATION and part_of_speech[0] in ("助動詞", "形容詞", "助詞"):
                if last is not None:
                    yield Word(last.start, unit.end() + offset, tuple(f"{form}_ない" for form in last.forms), ())
                last = None
                continue
            if not part_of_speech[0].startswith(_CONTENT) or normalized in _IDLE:
                continue
            forms = {token(normalized), token(unit.dictionary_form())} - {""}
            if not forms:
                continue
            sounds = {sound(unit.reading_form())}
            if part_of_speech[0] in ("動詞", "形容詞"):
                sounds.add(_sound_of_form(unit.dictionary_form()))
            word = Word(unit.begin() + offset, unit.end() + offset, tuple(sorted(forms)), tuple(sorted(sounds - {""})))
            if part_of_speech[0] in ("動詞", "形容詞", "形状詞", "名詞"):
                last = word
            elif part_of_speech[0] != "副詞":  # «誠意が全くない» denies what stands before the adverb
                last = None
            yield word


@lru_cache(maxsize=8_192)
def _sound_of_form(form: str) -> str:
    morphemes = tokenizer(SplitMode.C).tokenize(form)
    return sound("".join(one.reading_form() or one.surface() for one in morphemes))


@lru_cache(maxsize=8_192)
def _english(written: str) -> tuple[Word, ...]:
    base = written.replace("’", "'").split("'")[0].lower()
    if not base or base in _IDLE_ENGLISH:
        return ()
    return (Word(0, len(written), (stem(base),), ()),)


def stem(word: str) -> str:
    """The stem of an English word in lower case."""
    return _stems(word)


@lru_cache(maxsize=8_192)
def _stems(word: str) -> str:
    stemmer = getattr(_LOCAL, "stemmer", None)
    if stemmer is None:
        stemmer = _LOCAL.stemmer = snowballstemmer.stemmer("english")
    return token(stemmer.stemWord(word))


def token(form: str) -> str:
    """A form as one token of the index: letters and digits alone, in lower case."""
    return _LETTER.sub("", form.lower()).replace("_", "")
