"""Patterns over words, as they stand in the rule files.

A pattern is read from left to right, one element a word, separated by spaces:

    word        a word in any inflection or spelling (surface, dictionary form or normalised form); what the
                tokenizer takes apart stands for its parts in a row; several words are joined by _
    =word       this surface only
    [名詞]      a part of speech (any beginning of Sudachi's fields joined by -); word[接続詞] asks for both
    a|b         one of several
    {name}      one of the patterns of the list `name`
    x?          x or nothing
    !x          the next word is not x
    ..  ..3     up to six (three) other words of the same sentence
    ..3!x       the same, none of them x
    ^  $        beginning and end of the sentence, punctuation aside
    <  >        where the finding's span begins and ends, if not with the match
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from api.drafts.words import Word, english_words, japanese_words

_GAP = 6
_POS = re.compile(r"^(.*?)\[([^\]]+)\]$")
_GAP_SIGN = re.compile(r"^\.\.(\d*)(?:!(.+))?$")
_PUNCTUATION = re.compile(r"[\W_]+\Z")


class PatternError(ValueError):
    """A pattern cannot be read; the message says which and why."""


@dataclass(frozen=True, slots=True)
class _State:
    """Where a match has come to: next word, and the marks set so far (word indexes, -1 for none)."""

    at: int
    first: int = -1
    last: int = -1


Step = Callable[[Sequence[Word], _State], Iterator[_State]]


@dataclass(frozen=True, slots=True)
class _Compiled:
    step: Step
    needs: tuple[frozenset[str], ...]
    """For each word that must occur, the forms one of which must be there; lets most patterns be passed over."""
    head: frozenset[str] | None = None
    """Forms one of which the first word must have; None when it can be any word."""
    empty: bool = False
    """Whether it stands for a place between words."""
    single: bool = False
    """Whether it is one word with a form in `head`, and nothing else is asked of it."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words `first:last` of a sentence."""

    first: int
    last: int


@dataclass(frozen=True)
class Pattern:
    """One compiled pattern of one language."""

    source: str
    japanese: bool
    _step: Step = field(repr=False)
    needs: tuple[frozenset[str], ...] = field(repr=False)
    """For each word that must occur, the forms one of which must be there."""
    _head: frozenset[str] | None = field(repr=False)

    def possible(self, forms: frozenset[str]) -> bool:
        """Whether words with these forms hold all that the pattern needs."""
        return not any(map(forms.isdisjoint, self.needs))

    def matches(self, words: Sequence[Word], forms: frozenset[str]) -> Iterator[Match]:
        """Every place, leftmost first, where the pattern holds; `forms` are all forms that occur in `words`."""
        if not self.possible(forms):
            return
        at = 0
        while at < len(words):
            if self._head is not None and self._head.isdisjoint(words[at].forms):
                at += 1
                continue
            found = next(self._step(words, _State(at)), None)
            if found is None or found.at == at:
                at += 1
                continue
            first = found.first if found.first >= 0 else at
            last = found.last if found.last >= 0 else found.at
            yield Match(first, max(last, first + 1))
            at = max(found.at, at + 1)


class Index:
    """Patterns of one language by a form that each of them needs, so that few are tried on a sentence."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._by_form: dict[str, list[Pattern]] = {}
        self._always: list[Pattern] = []
        for pattern in patterns:
            rarest = min(pattern.needs, key=_commonness, default=None)
            if rarest is None:
                self._always.append(pattern)
            for form in rarest or ():
                self._by_form.setdefault(form, []).append(pattern)

    def matches(self, words: Sequence[Word], forms: frozenset[str]) -> dict[str, tuple[Match, ...]]:
        """Every pattern that holds somewhere in a sentence, by its source, with the places."""
        tried = {pattern.source: pattern for form in forms for pattern in self._by_form.get(form, ())}
        tried |= {pattern.source: pattern for pattern in self._always}
        found = {source: tuple(pattern.matches(words, forms)) for source, pattern in tried.items()}
        return {source: places for source, places in found.items() if places}


_COMMON = frozenset(
    [
        "する",
        "為る",
        "ます",
        "です",
        "た",
        "だ",
        "て",
        "で",
        "の",
        "を",
        "に",
        "が",
        "は",
        "も",
        "と",
        "へ",
        "居る",
        "おる",
        "ない",
        "無い",
        "ず",
        "致す",
        "頂く",
        "下さる",
        "有る",
        "御座る",
        "ご",
        "お",
        "事",
        "れる",
        "られる",
        "よう",
        "か",
        ",",
        ".",
        "be",
        "is",
        "are",
        "to",
        "a",
        "the",
        "we",
        "you",
        "i",
        "it",
        "that",
        "this",
        "not",
        "n't",
        "do",
        "have",
        "will",
        "'ll",
        "for",
        "of",
        "in",
        "on",
        "and",
        "or",
        "our",
        "your",
    ]
)
"""Forms found in most sentences; a pattern is looked up by another one when it has any."""


def _commonness(forms: frozenset[str]) -> tuple[bool, int]:
    return not forms.isdisjoint(_COMMON), len(forms)


def compile_pattern(source: str, *, japanese: bool, lists: Mapping[str, Sequence[str]]) -> Pattern:
    """Read `source`.

    Raises:
        PatternError: an element is not understood, or a list is not there.
    """
    try:
        compiled = _sequence(source, japanese, lists, ())
    except PatternError as error:
        raise PatternError(f"{source}: {error}") from error
    return Pattern(source, japanese, compiled.step, compiled.needs, compiled.head)


def _sequence(source: str, japanese: bool, lists: Mapping[str, Sequence[str]], inside: tuple[str, ...]) -> _Compiled:
    parts = [_element(part, japanese, lists, inside) for part in source.split()]
    if not parts:
        raise PatternError("an empty pattern")
    steps = [part.step for part in parts]
    head = next((part.head for part in parts if not part.empty), None)
    return _Compiled(_chain(steps), tuple(need for part in parts for need in part.needs), head)


def _element(part: str, japanese: bool, lists: Mapping[str, Sequence[str]], inside: tuple[str, ...]) -> _Compiled:
    if part in _ANCHORS:
        return _Compiled(_ANCHORS[part], (), empty=True)
    if gap := _GAP_SIGN.match(part):
        bar = _element(gap[2], japanese, lists, inside).step if gap[2] else None
        return _Compiled(_gap(int(gap[1] or _GAP), bar), ())
    if part.startswith("!") and len(part) > 1:
        return _Compiled(_not(_element(part[1:], japanese, lists, inside).step), (), empty=True)
    if part.endswith("?") and len(part) > 1:
        return _Compiled(_optional(_element(part[:-1], japanese, lists, inside).step), ())
    return _one_of([_option(name, japanese, lists, inside) for name in part.split("|")])


def _one_of(options: Sequence[_Compiled]) -> _Compiled:
    if len(options) == 1:
        return options[0]
    needs: tuple[frozenset[str], ...] = ()
    if all(option.needs for option in options):
        needs = (frozenset().union(*(option.needs[0] for option in options)),)
    heads = [option.head for option in options]
    head = frozenset().union(*(one for one in heads if one is not None)) if None not in heads else None
    singles = frozenset().union(*(option.head for option in options if option.single and option.head is not None))
    others = [option for option in options if not option.single]
    if not others:
        return _Compiled(_one(_has(singles)), needs, head, single=True)
    return _Compiled(_either(singles, others), needs, head)


def _option(name: str, japanese: bool, lists: Mapping[str, Sequence[str]], inside: tuple[str, ...]) -> _Compiled:
    if name.startswith("{") and name.endswith("}"):
        key = name[1:-1]
        if key not in lists or key in inside:
            raise PatternError(f"there is no list {key}, or it contains itself")
        return _one_of([_sequence(entry, japanese, lists, (*inside, key)) for entry in lists[key]])
    if not name:
        raise PatternError("an empty alternative")
    if matched := _POS.match(name):
        return _of_speech(matched[1], matched[2], japanese)
    if name.startswith("=") and len(name) > 1:
        surface = name[1:].lower()
        same = frozenset({surface})
        return _Compiled(_one(lambda found: found.text.lower() == surface), (same,), same)
    if japanese and "_" in name.strip("_"):
        return _sequence(name.replace("_", " "), japanese, lists, inside)
    return _words(name, japanese)


def _of_speech(word: str, pos: str, japanese: bool) -> _Compiled:
    if not word:
        return _Compiled(_one(lambda found: found.pos.startswith(pos)), ())
    forms = _forms(word, japanese)[0]
    return _Compiled(
        _one(lambda found: found.pos.startswith(pos) and not forms.isdisjoint(found.forms)), (forms,), forms
    )


def _words(name: str, japanese: bool) -> _Compiled:
    sets = _forms(name, japanese)
    apart = _Compiled(_chain([_one(_has(forms)) for forms in sets]), tuple(sets), sets[0], single=len(sets) == 1)
    if len(sets) == 1 or not japanese:
        return apart
    # Out of context the tokenizer may take apart what it sees as one word in a sentence: まで, おっしゃる.
    whole = frozenset({name.lower()})
    return _one_of([_Compiled(_one(_has(whole)), (whole,), whole, single=True), apart])


def _forms(literal: str, japanese: bool) -> list[frozenset[str]]:
    """One set of acceptable forms for each word the tokenizer sees in `literal`."""
    words = japanese_words(literal) if japanese else english_words(literal.replace("_", " "))
    if len(words) == 1:
        return [words[0].forms | {literal.lower()}] if japanese else [frozenset({words[0].text.lower()})]
    if japanese:
        return [word.forms for word in words]
    return [frozenset({word.text.lower()}) for word in words]


def _has(forms: frozenset[str]) -> Callable[[Word], bool]:
    return lambda found: not forms.isdisjoint(found.forms)


def _one(test: Callable[[Word], bool]) -> Step:
    def step(words: Sequence[Word], state: _State) -> Iterator[_State]:
        if state.at < len(words) and test(words[state.at]):
            yield _State(state.at + 1, state.first, state.last)

    return step


def _chain(steps: Sequence[Step]) -> Step:
    if len(steps) == 1:
        return steps[0]
    head, rest = steps[0], _chain(steps[1:])

    def step(words: Sequence[Word], state: _State) -> Iterator[_State]:
        for after in head(words, state):
            yield from rest(words, after)

    return step


def _either(singles: frozenset[str], others: Sequence[_Compiled]) -> Step:
    """One of many options: words are looked up at once, longer options by the word they begin with."""
    by_head: dict[str, list[Step]] = {}
    anywhere = [option.step for option in others if option.head is None]
    for option in others:
        for form in option.head or ():
            by_head.setdefault(form, []).append(option.step)

    def step(words: Sequence[Word], state: _State) -> Iterator[_State]:
        if state.at < len(words):
            forms = words[state.at].forms
            if not singles.isdisjoint(forms):
                yield _State(state.at + 1, state.first, state.last)
            tried: list[Step] = []
            for form in forms:
                for one in by_head.get(form, ()):
                    if one not in tried:
                        tried.append(one)
                        yield from one(words, state)
        for one in anywhere:
            yield from one(words, state)

    return step


def _optional(inner: Step) -> Step:
    def step(words: Sequence[Word], state: _State) -> Iterator[_State]:
        yield from inner(words, state)
        yield state

    return step


def _not(inner: Step) -> Step:
    def step(words: Sequence[Word], state: _State) -> Iterator[_State]:
        if next(inner(words, state), None) is None:
            yield state

    return step


def _gap(most: int, bar: Step | None) -> Step:
    def step(words: Sequence[Word], state: _State) -> Iterator[_State]:
        for at in range(state.at, min(state.at + most, len(words)) + 1):
            yield _State(at, state.first, state.last)
            if bar is not None and next(bar(words, _State(at)), None) is not None:
                return

    return step


def _at_start(words: Sequence[Word], state: _State) -> Iterator[_State]:
    if all(_PUNCTUATION.match(word.text) for word in words[: state.at]):
        yield state


def _at_end(words: Sequence[Word], state: _State) -> Iterator[_State]:
    if all(_PUNCTUATION.match(word.text) for word in words[state.at :]):
        yield state


def _mark_first(words: Sequence[Word], state: _State) -> Iterator[_State]:
    yield _State(state.at, state.at, state.last)


def _mark_last(words: Sequence[Word], state: _State) -> Iterator[_State]:
    yield _State(state.at, state.first, state.at)


_ANCHORS: Mapping[str, Step] = {"^": _at_start, "$": _at_end, "<": _mark_first, ">": _mark_last}
