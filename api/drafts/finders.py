"""The kinds of rules: how each looks for what it says."""

import re
from collections.abc import Iterator
from functools import cache

from api.drafts import functions
from api.drafts.context import Context
from api.drafts.patterns import Pattern
from api.drafts.reading import Place, Reading, ReadSentence, patterns_of
from api.drafts.rulebook import LANGUAGES, Branch, Rule
from api.drafts.words import Word

Found = Iterator[tuple[Place, str | None]]
"""Places with the text that may stand there instead."""

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


def find(rule: Rule, reading: Reading, context: Context) -> Found:
    """Every place where `rule` holds; severity and conditions on the context are the caller's."""
    if rule.kind == "phrase":
        return _phrases(rule, reading)
    if rule.kind == "regex":
        return _shapes(rule, reading)
    if rule.kind == "count":
        return _count(rule, reading)
    if rule.kind == "absence":
        return _absence(rule, reading)
    return functions.FUNCTIONS[rule.name](reading, context)


def _phrases(rule: Rule, reading: Reading) -> Found:
    for language in LANGUAGES:
        branch = rule.branch(language)
        if branch is None or (branch.unless.features and reading.has(*branch.unless.features)):
            continue
        for pattern in patterns_of(branch.find, language):
            for sentence, first, last in reading.search(pattern):
                place = Place(*sentence.place(first, last), sentence.number)
                if (not rule.quoted and reading.in_quotes(place)) or _excepted(branch, sentence, first, last):
                    continue
                yield _extended(branch, reading, sentence, first, last)


def _excepted(branch: Branch, sentence: ReadSentence, first: int, last: int) -> bool:
    for pattern in patterns_of(branch.unless.sentence, sentence.language):
        if next(pattern.matches(sentence.words, sentence.forms), None) is not None:
            return True
    return any(
        match.first < last and first < match.last
        for pattern in patterns_of(branch.unless.overlap, sentence.language)
        for match in pattern.matches(sentence.words, sentence.forms)
    )


def _extended(
    branch: Branch, reading: Reading, sentence: ReadSentence, first: int, last: int
) -> tuple[Place, str | None]:
    if branch.extend == "predicate":
        last = predicate_end(sentence.words, last)
    elif branch.extend == "sentence":
        first, last = 0, len(sentence.words)
        while last > 1 and sentence.words[last - 1].text in ("。", "."):
            last -= 1
    place = Place(*sentence.place(first, last), sentence.number)
    if branch.rewrite is None or (branch.extend == "predicate" and not _ends(sentence, last)):
        return place, None
    return place, branch.rewrite.replace("{span}", reading.text[place.start : place.end])


def predicate_end(words: tuple[Word, ...], last: int) -> int:
    """Word after the predicate that `last` stands in: helper verbs, auxiliaries and what joins them."""
    while last < len(words):
        word = words[last]
        if word.pos.startswith("助動詞") or not word.forms.isdisjoint(_HELPERS):
            last += 1
        elif word.text in ("て", "で", "と", "に", "を") and last + 1 < len(words) and _helps(words[last + 1]):
            last += 2
        elif word.pos.startswith("助詞-終助詞"):
            last += 1
        else:
            break
    return last


def _helps(word: Word) -> bool:
    return word.pos.startswith("動詞-非自立") or not word.forms.isdisjoint(_HELPERS)


def _ends(sentence: ReadSentence, last: int) -> bool:
    return all(not any(char.isalnum() for char in word.text) for word in sentence.words[last:])


@cache
def _expression(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _shapes(rule: Rule, reading: Reading) -> Found:
    for language in LANGUAGES:
        branch = rule.branch(language)
        if branch is None or (branch.unless.features and reading.has(*branch.unless.features)):
            continue
        for source in branch.find:
            for match in _expression(source).finditer(reading.text):
                if match.start() == match.end():
                    continue
                place = Place(*match.span())
                if not rule.quoted and reading.in_quotes(place):
                    continue
                if any(
                    other.start() < match.end() and match.start() < other.end()
                    for exception in branch.unless.overlap
                    for other in _expression(exception).finditer(reading.text)
                ):
                    continue
                yield place, None if branch.rewrite is None else branch.rewrite.replace("{span}", match[0])


def _count(rule: Rule, reading: Reading) -> Found:
    places = [
        Place(*sentence.place(first, last), sentence.number)
        for language in LANGUAGES
        if (branch := rule.branch(language)) is not None
        for pattern in _patterns(branch, language)
        for sentence, first, last in reading.search(pattern)
        if not _excepted(branch, sentence, first, last)
    ]
    places = sorted({place for place in places if rule.quoted or not reading.in_quotes(place)})
    if len(places) > rule.more_than:
        yield places[rule.more_than], None


def _patterns(branch: Branch, language: str) -> tuple[Pattern, ...]:
    return patterns_of(branch.find, "ja" if language == "ja" else "en")


def _absence(rule: Rule, reading: Reading) -> Found:
    whole = Place(0, len(reading.text))
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
    place = whole
    if anchors:
        sentence = reading.sentences[anchors[0].sentence]
        place = Place(sentence.start, sentence.end, sentence.number)
    rewrite = None
    if branch is not None and branch.rewrite is not None:
        rewrite = branch.rewrite.replace("{span}", reading.text[place.start : place.end])
    yield place, rewrite
