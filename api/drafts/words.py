"""Words of a sentence with every form under which a rule may name them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import spacy
from spacy.language import Language
from sudachipy import SplitMode

from api.japanese import tokenizer

_LONG_RUN = re.compile(r"\S{200}")
_PLAIN_WORDS = re.compile(r"\w+|[^\w\s]")
_KEPT_SENTENCES = 512
_CHUNK = 4_000
"""Characters tokenised at a time: Sudachi refuses more than 49,149 bytes."""

_CONTRACTED = {
    "n't": ("not",),
    "ca": ("can",),
    "wo": ("will",),
    "'re": ("are", "be"),
    "'m": ("am", "be"),
    "'ll": ("will",),
    "'ve": ("have",),
    "'d": ("would", "had"),
    "'s": ("is", "be"),
}
_IRREGULAR = {
    "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "am": "be", "being": "be",
    "has": "have", "had": "have", "does": "do", "did": "do", "done": "do", "felt": "feel", "sent": "send",
    "made": "make", "told": "tell", "said": "say", "went": "go", "gone": "go", "caught": "catch", "kept": "keep",
    "found": "find", "gave": "give", "given": "give", "got": "get", "took": "take", "taken": "take", "lost": "lose",
    "paid": "pay", "read": "read", "wrote": "write", "written": "write", "thought": "think", "understood": "understand",
    "misunderstood": "misunderstand", "chose": "choose", "chosen": "choose", "broke": "break", "broken": "break",
    "saw": "see", "seen": "see", "left": "leave", "forgot": "forget", "forgotten": "forget", "knew": "know",
    "known": "know", "came": "come", "fell": "fall", "fallen": "fall", "let": "let", "heard": "hear", "spoke": "speak",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `start` and `end` count from the beginning of its sentence."""

    text: str
    forms: frozenset[str]
    """What it may be called: as written, dictionary form, normalised form, without an honorific お or ご."""
    pos: str
    """Sudachi's part of speech, fields joined by -; empty for English."""
    start: int
    end: int
    form: str = ""
    """Sudachi's inflected form, for example 終止形-一般."""


@cache
def _english() -> Language:
    return spacy.blank("en")


@lru_cache(maxsize=_KEPT_SENTENCES)
def japanese_words(text: str) -> tuple[Word, ...]:
    """Short-unit words of a Japanese sentence; an honorific prefix is one word with what it honours."""
    words: list[Word] = []
    prefix: Word | None = None
    for offset in range(0, len(text), _CHUNK):
        for morpheme in tokenizer(SplitMode.A).tokenize(text[offset : offset + _CHUNK]):
            surface = morpheme.surface()
            if not surface.strip():
                continue
            pos = morpheme.part_of_speech()
            forms = {surface, morpheme.dictionary_form(), morpheme.normalized_form()}
            word = Word(
                surface,
                frozenset(form.lower() for form in forms),
                "-".join(part for part in pos[:4] if part != "*"),
                offset + morpheme.begin(),
                offset + morpheme.end(),
                pos[5],
            )
            if prefix is not None:
                word = _honoured(prefix, word)
                prefix = None
            if word.pos.startswith("接頭辞") and surface in ("お", "ご", "御"):
                prefix = word
            else:
                words.append(word)
    if prefix is not None:
        words.append(prefix)
    return tuple(words)


def _honoured(prefix: Word, word: Word) -> Word:
    together = frozenset(prefix.text + form for form in word.forms)
    return Word(prefix.text + word.text, word.forms | together, word.pos, prefix.start, word.end, word.form)


@lru_cache(maxsize=_KEPT_SENTENCES)
def english_words(text: str) -> tuple[Word, ...]:
    """Words of an English sentence, contractions taken apart."""
    if _LONG_RUN.search(text):  # spaCy's rules take quadratic time without spaces
        spans = [(match[0], match.start()) for match in _PLAIN_WORDS.finditer(text)]
    else:
        spans = [(token.text, token.idx) for token in _english().tokenizer(text) if token.text.strip()]
    return tuple(Word(word, english_forms(word), "", at, at + len(word)) for word, at in spans)


@lru_cache(maxsize=8_192)
def english_forms(word: str) -> frozenset[str]:
    """Lower case and the dictionary forms it may stem from; too many rather than too few."""
    lower = word.lower()
    forms = {lower, *_CONTRACTED.get(lower, ())}
    if lower in _IRREGULAR:
        forms.add(_IRREGULAR[lower])
    for ending, put in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ed", ""),
        ("d", ""),
    ):
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) >= 2:
            forms.add(stem + put)
            if ending in ("ing", "ed") and len(stem) > 3 and stem[-1] == stem[-2]:
                forms.add(stem[:-1])
    return frozenset(forms)


def words_of(text: str, *, japanese: bool) -> tuple[Word, ...]:
    """Words of one sentence of folded text."""
    return japanese_words(text) if japanese else english_words(text)


def named(words: tuple[Word, ...], text: str, names: Sequence[tuple[str, bool]]) -> tuple[Word, ...]:
    """The words of `text` with each name as one, the longest first.

    A name that is one word anyway stays what it is, unless it is safe: then no rule knows it by any form.
    """
    lower = text.lower()
    for name, safe in sorted(names, key=lambda one: -len(one[0])):
        at = lower.find(name)
        while at >= 0:
            words = _as_one(words, text[at : at + len(name)], at, safe=safe)
            at = lower.find(name, at + len(name))
    return words


def _as_one(words: tuple[Word, ...], name: str, start: int, *, safe: bool) -> tuple[Word, ...]:
    end = start + len(name)
    inside = [number for number, word in enumerate(words) if start <= word.start and word.end <= end]
    if not inside or words[inside[0]].start != start or words[inside[-1]].end != end:
        return words
    if len(inside) == 1 and not safe:
        return words
    one = Word(name, frozenset({f"name:{name.lower()}"}), "名詞-固有名詞-一般", start, end)
    return (*words[: inside[0]], one, *words[inside[-1] + 1 :])
