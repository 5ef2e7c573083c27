"""What a word may have been meant to be: words that the lookup's data know, beside those of the index."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, takewhile

from api.wordings.entries import shipped_entries
from api.wordings.meanings import known_forms, known_sounds, known_words, units
from api.wordings.reading import read
from api.wordings.synonyms import synonyms, synonyms_heard
from api.wordings.vocabulary import Vocabulary

_WRITTEN = re.compile(r"[a-z]{5,}|[ァ-ヺー]{5,}")
"""English words and words in katakana; those short of this have neighbours that mean something else."""


@cache
def wordbook() -> Vocabulary:
    """Tokens and sounds of the synonyms and meanings, and long words as they are written in the library."""
    return Vocabulary({*synonyms(), *synonyms_heard(), *known_forms(), *known_sounds(), *_tokens()})


def is_word(token_: str) -> bool:
    """Whether the data know it: then it is no slip, even if no wording has it."""
    return token_ in synonyms() or token_ in known_forms()


def tokens_of(word: str) -> tuple[str, ...]:
    """The tokens of the index that a word of the book stands for."""
    return _tokens().get(word, (word,))


def also(token_: str) -> frozenset[str]:
    """Tokens that stand for the same thing."""
    none: frozenset[str] = frozenset()
    return synonyms().get(token_, none) | synonyms_heard().get(token_, none)


def begun(start: str, most: int) -> Sequence[str]:
    """Words with synonyms that begin with `start`, in the order of the alphabet."""
    words = _with_synonyms()
    following = islice(words, bisect_left(words, start), None)
    return list(islice(takewhile(lambda one: one.startswith(start), following), most))


@cache
def _with_synonyms() -> Sequence[str]:
    return sorted({*synonyms(), *synonyms_heard()})


@cache
def _tokens() -> dict[str, tuple[str, ...]]:
    """The tokens of words that are not one as they are written.

    A slip often keeps an English word from being stemmed, and a long one in katakana from being cut.
    """
    found = {}
    for word in set(_written()):
        forms = tuple(form for one in units(read(word)) for form in one.forms)
        if forms and forms != (word,):
            found[word] = forms
    return found


def _written() -> Iterator[str]:
    texts = [*known_words()]
    for entry in shipped_entries().values():
        texts += [
            entry.wording.title,
            *entry.wording.keywords,
            *([entry.wording.text] if entry.language == "en" else []),
        ]
    for text in texts:
        yield from _WRITTEN.findall(text.lower())
