"""The kinds of rules: how each looks for what it says."""

import re
from collections.abc import Iterator
from functools import cache

from api.drafts import functions
from api.drafts.context import Context
from api.drafts.folding import fold
from api.drafts.hits import Hit
from api.drafts.own import words_found
from api.drafts.reading import Place, Reading, ReadSentence, patterns_of
from api.drafts.rulebook import LANGUAGES, Part, Rule
from api.drafts.words import Word

_HELPERS = (
    "する",
    "為る",
    "致す",
    "頂く",
    "参る",
    "居る",
    "おる",
    "下さる",
    "所存",
    "存ずる",
    "御座る",
    "思う",
    "申し上げる",
    "願う",
)


def find(rule: Rule, reading: Reading, context: Context) -> Iterator[Hit]:
    """Every place where `rule` holds; conditions on the context are the caller's."""
    if rule.kind == "function":
        for place, own in functions.FUNCTIONS[rule.name](reading, context):
            yield Hit(place, edits=own)
    elif rule.kind == "own":
        yield from words_found(rule.name, reading, context)
    elif rule.kind == "phrase":
        for place, part in _phrases(rule, reading, context):
            yield Hit(place, part)
    else:
        finder = {"regex": _shapes, "count": _count, "absence": _absence}[rule.kind]
        for place in finder(rule, reading):
            yield Hit(place)


def _phrases(rule: Rule, reading: Reading, context: Context) -> Iterator[tuple[Place, Part]]:
    for language in reading.languages:
        branch = rule.branch(language)
        if branch is None or not reading.holds_one(branch.all_sources, language):
            continue
        for part in branch.meanings:
            if not reading.holds_one(part.sources, language):
                continue
            if part.unless.features and reading.has(*part.unless.features):
                continue
            for pattern in patterns_of(part.find, language):
                for sentence, first, last in reading.search(pattern):
                    place = Place(*sentence.place(first, last), sentence.number)
                    if reading.in_quotes(place) and not (rule.quoted and not _echoes(place, reading, context)):
                        continue
                    if not _excepted(part, sentence, first, last):
                        yield _extended(part, sentence, first, last), part


def _echoes(place: Place, reading: Reading, context: Context) -> bool:
    """Whether words only repeat what the customer wrote."""
    comment = context.request.comment
    return comment is not None and reading.text[place.start : place.end].lower() in fold(comment.text).text.lower()


def _excepted(part: Part, sentence: ReadSentence, first: int, last: int) -> bool:
    # Rules are read once and stay: their identity will do as a name.
    asked = id(part.unless)
    if asked not in sentence.known:
        sentence.known[asked] = any(
            next(pattern.matches(sentence.words, sentence.forms), None) is not None
            for pattern in patterns_of(part.unless.sentence, sentence.language)
        )
    return sentence.known[asked] or any(
        match.first < last and first < match.last
        for pattern in patterns_of(part.unless.overlap, sentence.language)
        for match in pattern.matches(sentence.words, sentence.forms)
    )


def _extended(part: Part, sentence: ReadSentence, first: int, last: int) -> Place:
    words = sentence.words
    if part.extend == "predicate":
        last = predicate_end(words, last)
    elif part.extend == "sentence":
        first, last = 0, _before_stop(words, len(words))
    elif part.extend != "match":
        first, last = _clause(words, first, last)
    return Place(*sentence.place(first, last), sentence.number)


_COMMAS = frozenset("、,;:—–")
_STOPS = frozenset("。.")


def _clause(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int]:
    """The words from comma to comma around a match, never less than the match."""
    while first > 0 and words[first - 1].text not in _COMMAS:
        first -= 1
    while last < len(words) and words[last].text not in _COMMAS:
        last += 1
    return first, _before_stop(words, last)


def _before_stop(words: tuple[Word, ...], last: int) -> int:
    while last > 1 and words[last - 1].text in _STOPS:
        last -= 1
    return last


def predicate_end(words: tuple[Word, ...], last: int) -> int:
    """Word after the predicate that `last` stands in: helper verbs, auxiliaries and what joins them."""
    while last < len(words):
        word = words[last]
        after = words[last + 1] if last + 1 < len(words) else None
        if word.pos.startswith(("助動詞", "助詞-終助詞")) or not word.forms.isdisjoint(_HELPERS):
            last += 1
        elif word.text in ("て", "で", "と", "に", "を") and after is not None and _helps(after):
            last += 2
        elif word.text in ("ん", "の") and after is not None and after.text in ("です", "でし", "だ", "で"):
            last += 1
        else:
            break
    return last


def _helps(word: Word) -> bool:
    return word.pos.startswith("動詞-非自立") or not word.forms.isdisjoint(_HELPERS)


@cache
def _expression(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _shapes(rule: Rule, reading: Reading) -> Iterator[Place]:
    for language in LANGUAGES:
        branch = rule.branch(language)
        for part in branch.meanings if branch is not None else ():
            if part.unless.features and reading.has(*part.unless.features):
                continue
            excepted = [
                other.span()
                for exception in part.unless.overlap
                for other in _expression(exception).finditer(reading.text)
            ]
            for source in part.find:
                for match in _expression(source).finditer(reading.text):
                    number = reading.sentence_at(match.start())
                    start = _lead(reading.text, match.start(), part.lead)
                    place = Place(start, match.end(), number, match.span())
                    if match.start() == match.end() or (not rule.quoted and reading.in_quotes(place)):
                        continue
                    if not any(start < match.end() and match.start() < end for start, end in excepted):
                        yield place


def _lead(text: str, start: int, most: int) -> int:
    """Up to `most` characters before `start`, no further than the last punctuation."""
    first = start
    while first > 0 and start - first < most and text[first - 1] not in "。、!?,.\n":
        first -= 1
    return first


def _count(rule: Rule, reading: Reading) -> Iterator[Place]:
    places = [
        Place(*sentence.place(first, last), sentence.number)
        for language in LANGUAGES
        if (branch := rule.branch(language)) is not None
        for part in branch.meanings
        for pattern in patterns_of(part.find, language)
        for sentence, first, last in reading.search(pattern)
        if not _excepted(part, sentence, first, last)
    ]
    places = sorted({place for place in places if rule.quoted or not reading.in_quotes(place)})
    if len(places) > rule.more_than:
        yield places[rule.more_than]


def _absence(rule: Rule, reading: Reading) -> Iterator[Place]:
    anchors: list[Place] = []
    for name in rule.present:
        places = reading.feature(name)
        if not places:
            return
        anchors = anchors or places
    if rule.same_sentence:
        numbers = {place.sentence for name in rule.absent for place in reading.feature(name)}
        anchors = [place for place in anchors if place.sentence not in numbers]
        if not anchors:
            return
    elif reading.has(*rule.absent):
        return
    branch = rule.branch(reading.language)
    if branch is not None and branch.unless.features and reading.has(*branch.unless.features):
        return
    if anchors:
        sentence = reading.sentences[anchors[0].sentence]
        yield Place(sentence.start, sentence.end, sentence.number)
    else:
        yield Place(0, len(reading.text), len(reading.sentences) - 1)
