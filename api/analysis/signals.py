"""Signals: facts in a comment that change what must be done (contacted before, lawyer, injury …), by token patterns.

Patterns are token sequences, never substrings, so 「訴える」 is found in 「訴えます」 but not in another word. The file
`signals.yaml` is read at start-up; an error in it names the file and the entry.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

import yaml
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

from api.analysis.schemas import Signal

_FILE = "signals.yaml"
_NUMBER = (
    r"^(\d+|[一二三四五六七八九十百何数]+"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty)$"
)


class SignalsError(ValueError):
    """`signals.yaml` is not usable; the message names file and entry."""


@cache
def _patterns() -> dict[str, dict[str, dict[str, list[Any]]]]:
    text = files("api.analysis").joinpath(_FILE).read_text(encoding="utf-8")
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise SignalsError(f"{_FILE}: {error}") from error
    known = set(get_args(Signal))
    for signal, languages in data.items():
        if signal not in known:
            raise SignalsError(f"{_FILE}: unknown signal «{signal}»; known are {', '.join(sorted(known))}")
        for language, kinds in languages.items():
            if language not in ("ja", "en") or not set(kinds) <= {"phrases", "patterns", "unless"}:
                raise SignalsError(
                    f"{_FILE}: {signal}.{language}: only ja and en, phrases, patterns and unless are known"
                )
    return cast(dict[str, dict[str, dict[str, list[Any]]]], data)


@dataclass(frozen=True)
class _Pattern:
    """One sequence of tokens. Matching is dear and hardly any pattern has all its words in a comment: these are asked
    for first."""

    signal: str
    words: tuple[frozenset[str], ...]
    """Forms or dictionary forms; of each set a text must hold one for the pattern to match."""
    matcher: Matcher

    def places(self, doc: Doc, words: Set[str]) -> Iterator[range]:
        """Where it matches in a text that consists of these words."""
        if any(one_of.isdisjoint(words) for one_of in self.words):
            return
        for _, start, end in self.matcher(doc):
            yield range(start, end)


class SignalMatcher:
    """All patterns of one language over that language's tokens."""

    def __init__(self, nlp: Language) -> None:
        self._phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._patterns: list[_Pattern] = []
        self._unless: list[_Pattern] = []
        self._strings = nlp.vocab.strings
        for signal, languages in _patterns().items():
            kinds = languages.get(str(nlp.lang), {})
            try:
                self._add(nlp, signal, kinds)
            except (ValueError, TypeError) as error:
                raise SignalsError(f"{_FILE}: {signal}.{nlp.lang}: {error}") from error

    def _add(self, nlp: Language, signal: str, kinds: dict[str, list[Any]]) -> None:
        if kinds.get("phrases"):
            self._phrases.add(signal, [nlp.make_doc(phrase) for phrase in kinds["phrases"]])
        for kind, patterns in (("patterns", self._patterns), ("unless", self._unless)):
            for row in map(_tokens, kinds.get(kind, [])):
                matcher = Matcher(nlp.vocab)
                matcher.add(signal, [row])
                patterns.append(_Pattern(signal, tuple(_needed(row)), matcher))

    def find(self, doc: Doc) -> list[Signal]:
        """Signals present in the text, in the contract's order; one that only stands inside an `unless` is not."""
        words = {form for token in doc for form in (token.lower_, token.lemma_)}
        covered: dict[str, set[int]] = {}
        for pattern in self._unless:
            for place in pattern.places(doc, words):
                covered.setdefault(pattern.signal, set()).update(place)
        met = [(self._strings[key], range(start, end)) for key, start, end in self._phrases(doc)]
        met += [(pattern.signal, place) for pattern in self._patterns for place in pattern.places(doc, words)]
        found = {signal for signal, place in met if not covered.get(signal, set()).intersection(place)}
        return [signal for signal in get_args(Signal) if signal in found]


def _tokens(row: str) -> list[dict[str, Any]]:
    """Read the short form of a pattern, words apart by spaces.

    `a|b` one token out of several (lower case); `=訴える` by dictionary form; `*N` up to N tokens of any kind;
    `?` after a word makes it optional; `#` a number.
    """
    tokens: list[dict[str, Any]] = []
    for word in row.split():
        if word.startswith("*"):
            tokens += [{"OP": "?"}] * int(word[1:])
        elif word == "#":
            tokens.append({"LOWER": {"REGEX": _NUMBER}})
        else:
            optional = {"OP": "?"} if word.endswith("?") and len(word) > 1 else {}
            attribute, rest = ("LEMMA", word[1:]) if word.startswith("=") else ("LOWER", word)
            tokens.append({attribute: {"IN": rest.removesuffix("?").split("|")}, **optional})
    return tokens


def _needed(row: list[dict[str, Any]]) -> Iterator[frozenset[str]]:
    """The words of each token that a match cannot do without."""
    for token in row:
        named = next((asked for key, asked in token.items() if key != "OP"), None)
        if "OP" not in token and named is not None and "IN" in named:
            yield frozenset(named["IN"])
