"""A draft as read: sentences, words, quotations and the features rules ask for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from api.contract import Language
from api.drafts.folding import Folded, Sentence, fold, quotations, sentences_of
from api.drafts.patterns import Pattern, compile_pattern
from api.drafts.rulebook import LANGUAGES, rulebook
from api.drafts.words import Word, words_of


@dataclass(frozen=True)
class ReadSentence:
    """A sentence with its words; places count from the beginning of the folded draft."""

    number: int
    text: str
    start: int
    language: Language
    words: tuple[Word, ...]
    forms: frozenset[str]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Span of words `first:last`."""
        return self.start + self.words[first].start, self.start + self.words[last - 1].end


@dataclass(frozen=True, order=True)
class Place:
    """A span of the folded draft."""

    start: int
    end: int
    sentence: int = field(compare=False, default=0)


class Reading:
    """A folded draft; features are looked for when first asked for."""

    def __init__(self, text: str) -> None:
        self.folded: Folded = fold(text)
        self.text = self.folded.text
        self.quotes = quotations(self.text)
        self.sentences = [_read(number, sentence) for number, sentence in enumerate(sentences_of(self.text))]
        self.forms: frozenset[str] = frozenset().union(*(sentence.forms for sentence in self.sentences))
        self._features: dict[str, list[Place]] = {}

    @property
    def language(self) -> Language:
        """Language of the draft as a whole: Japanese as soon as a sentence is."""
        return "ja" if any(sentence.language == "ja" for sentence in self.sentences) else "en"

    def feature(self, name: str) -> list[Place]:
        """Where the draft has a feature, in order of the text."""
        if name not in self._features:
            found = [
                Place(*sentence.place(first, last), sentence.number)
                for patterns in _feature_patterns(name).values()
                for pattern in patterns
                for sentence, first, last in self.search(pattern)
            ]
            quoted = rulebook().features[name].quoted
            self._features[name] = sorted(place for place in found if quoted or not self.in_quotes(place))
        return self._features[name]

    def has(self, *names: str) -> bool:
        """Whether the draft has one of the features."""
        return any(self.feature(name) for name in names)

    def in_quotes(self, place: Place) -> bool:
        """Whether a place stands entirely in quotation marks: somebody else's words."""
        return any(start < place.start and place.end < end for start, end in self.quotes)

    def search(self, pattern: Pattern) -> Iterator[tuple[ReadSentence, int, int]]:
        """Each match of a pattern as its sentence and first and last word."""
        if not pattern.possible(self.forms):
            return
        for sentence in self.sentences:
            if pattern.japanese == (sentence.language == "ja"):
                for match in pattern.matches(sentence.words, sentence.forms):
                    yield sentence, match.first, match.last


def _read(number: int, sentence: Sentence) -> ReadSentence:
    words = words_of(sentence.text, japanese=sentence.japanese)
    forms: frozenset[str] = frozenset().union(*(word.forms for word in words))
    return ReadSentence(number, sentence.text, sentence.start, "ja" if sentence.japanese else "en", words, forms)


@cache
def _feature_patterns(name: str) -> dict[Language, tuple[Pattern, ...]]:
    feature = rulebook().features[name]
    return {language: patterns_of(getattr(feature, language), language) for language in LANGUAGES}


@cache
def patterns_of(sources: tuple[str, ...], language: Language) -> tuple[Pattern, ...]:
    """Compiled patterns of one language.

    Raises:
        PatternError: one of them cannot be read.
    """
    lists = rulebook().lists[language]
    return tuple(compile_pattern(source, japanese=language == "ja", lists=lists) for source in sources)
