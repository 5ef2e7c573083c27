"""A draft as read: sentences, words, quotations and the features rules ask for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType

from api.contract import Language
from api.drafts.folding import Folded, Sentence, fold, quotations, reports, sentences_of
from api.drafts.patterns import Index, Match, Pattern, compile_pattern
from api.drafts.rulebook import LANGUAGES, rulebook
from api.drafts.words import Word, named, words_of

_KEPT_SENTENCES = 512


@dataclass(frozen=True)
class ReadSentence:
    """A sentence with its words; places count from the beginning of the folded draft."""

    number: int
    text: str
    start: int
    language: Language
    words: tuple[Word, ...]
    forms: frozenset[str]
    hits: Mapping[str, tuple[Match, ...]] = field(repr=False)
    """Where the patterns of rules and features hold, by source."""
    known: dict[int, bool] = field(repr=False)
    """Whether one of the exceptions of a meaning holds, as far as anybody asked; kept with the sentence's words."""

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
    out: tuple[int, int] | None = field(compare=False, default=None)
    """The part of it that a regular expression matched."""


class Reading:
    """A folded draft; features are looked for when first asked for."""

    def __init__(self, text: str, names: Mapping[str, bool] = MappingProxyType({})) -> None:
        """Read `text`; `names` are read as one word each, and where true as one in which no rule finds anything."""
        self.folded: Folded = fold(text)
        self.text = self.folded.text
        self.quotes = quotations(self.text)
        self.reports = reports(self.text)
        lower = self.text.lower()
        here = {name: safe for name, safe in names.items() if name in lower}
        self.sentences = [_read(number, sentence, here) for number, sentence in enumerate(sentences_of(self.text))]
        self._safe = [
            sentence.place(number, number + 1)
            for sentence in self.sentences
            for number, word in enumerate(sentence.words)
            if here.get(word.text.lower())
        ]
        self._hits: dict[Language, dict[str, list[tuple[ReadSentence, Match]]]] = {"ja": {}, "en": {}}
        for sentence in self.sentences:
            for source, matches in sentence.hits.items():
                self._hits[sentence.language].setdefault(source, []).extend((sentence, match) for match in matches)
        self._features: dict[str, list[Place]] = {}
        self.languages: tuple[Language, ...] = tuple(dict.fromkeys(sentence.language for sentence in self.sentences))
        """Languages of its sentences."""

    @property
    def language(self) -> Language:
        """Language of the draft as a whole: Japanese as soon as a sentence is."""
        return "ja" if any(sentence.language == "ja" for sentence in self.sentences) else "en"

    def feature(self, name: str) -> list[Place]:
        """Where the draft has a feature, in order of the text."""
        if name not in self._features:
            found = [
                Place(*sentence.place(first, last), sentence.number)
                for language, patterns in _feature_patterns(name).items()
                if self._hits[language]
                for pattern in patterns
                for sentence, first, last in self.search(pattern)
            ]
            quoted = rulebook().features[name].quoted
            self._features[name] = sorted(place for place in found if quoted or not self.in_quotes(place))
        return self._features[name]

    def has(self, *names: str) -> bool:
        """Whether the draft has one of the features."""
        return any(self.feature(name) for name in names)

    def is_safe(self, place: Place) -> bool:
        """Whether all that was found lies within a name that no rule may find anything in."""
        start, end = place.out or (place.start, place.end)
        return any(first <= start and end <= last for first, last in self._safe)

    def in_quotes(self, place: Place) -> bool:
        """Whether a place begins in quotation marks, or lies within what is told of a post: somebody else's words."""
        return any(start <= place.start < end - 1 for start, end in self.quotes) or any(
            start <= place.start and place.end <= end for start, end in self.reports
        )

    def sentence_at(self, position: int) -> int:
        """Number of the sentence in which a character stands."""
        return max((one.number for one in self.sentences if one.start <= position), default=0)

    def search(self, pattern: Pattern) -> Iterator[tuple[ReadSentence, int, int]]:
        """Each match of a pattern as its sentence and first and last word."""
        for sentence, match in self._hits["ja" if pattern.japanese else "en"].get(pattern.source, ()):
            yield sentence, match.first, match.last

    def holds_one(self, sources: frozenset[str], language: Language) -> bool:
        """Whether one of the patterns occurs; asked first, since most rules have nothing to find."""
        return not sources.isdisjoint(self._hits[language])


def _read(number: int, sentence: Sentence, names: Mapping[str, bool]) -> ReadSentence:
    lower = sentence.text.lower()
    here = tuple((name, safe) for name, safe in names.items() if name in lower)
    language: Language = "ja" if sentence.japanese else "en"
    return ReadSentence(
        number, sentence.text, sentence.start, language, *_parsed(sentence.text, sentence.japanese, here)
    )


@lru_cache(maxsize=_KEPT_SENTENCES)
def _parsed(
    text: str, japanese: bool, names: tuple[tuple[str, bool], ...]
) -> tuple[tuple[Word, ...], frozenset[str], Mapping[str, tuple[Match, ...]], dict[int, bool]]:
    """What depends on a sentence alone; kept, since proving a rewrite reads the other sentences again."""
    words = named(words_of(text, japanese=japanese), text, names) if names else words_of(text, japanese=japanese)
    forms: frozenset[str] = frozenset().union(*(word.forms for word in words))
    return words, forms, _index("ja" if japanese else "en").matches(words, forms), {}


@cache
def _index(language: Language) -> Index:
    return Index(patterns_of(rulebook().sources(language), language))


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
