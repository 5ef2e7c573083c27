"""Signals: facts in a comment that change what must be done (contacted before, lawyer, injury …), by token patterns.

Patterns are token sequences, never substrings, so 「訴える」 is found in 「訴えます」 but not in another word. The file
`signals.yaml` is read at start-up; an error in it names the file and the entry.
"""

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


class SignalMatcher:
    """All patterns of one language over that language's tokens."""

    def __init__(self, nlp: Language) -> None:
        self._phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._matcher = Matcher(nlp.vocab)
        self._unless = Matcher(nlp.vocab)
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
        for kind, matcher in (("patterns", self._matcher), ("unless", self._unless)):
            rows = [_tokens(row) for row in kinds.get(kind, [])]
            if rows:
                matcher.add(signal, rows)

    def find(self, doc: Doc) -> list[Signal]:
        """Signals present in the text, in the contract's order; one that only stands inside an `unless` is not."""
        covered: dict[str, set[int]] = {}
        for key, start, end in self._unless(doc) if len(self._unless) else ():
            covered.setdefault(self._strings[key], set()).update(range(start, end))
        found: set[str] = set()
        for key, start, end in [*self._phrases(doc), *self._matcher(doc)]:
            signal = self._strings[key]
            if not covered.get(signal, set()).intersection(range(start, end)):
                found.add(signal)
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
