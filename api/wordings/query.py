"""What was typed, as things to look for: groups of alternatives, one group for each word, and what the whole means."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from api.contract import Language
from api.drafts.folding import fold
from api.wordings.meanings import meant, meant_by, meant_by_form, meant_by_sound, units
from api.wordings.reading import Word, heard, is_japanese, pairs, read, token
from api.wordings.sounds import even, kana_of, roman_sound, upright
from api.wordings.spelling import also, begun, is_word, tokens_of, wordbook
from api.wordings.synonyms import synonyms, synonyms_heard
from api.wordings.vocabulary import Vocabulary

MAX_WORDS = 12
"""Words of a query that count."""
_SOUND, _SOUND_OF_KNOWN, _UNNEGATED, _PREFIX, _ALSO_ENGLISH, _GUESSED, _SYNONYM = 0.85, 0.4, 0.3, 0.7, 0.5, 0.8, 0.7
_PART = 0.5
_FELT = 0.6
_BEGUN = 5
"""Words that a beginning is completed to."""
_SHORTEST_SOUND = 3
"""Letters; shorter sounds belong to too many words."""
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_KANJI = re.compile(r"[一-鿿]")
_KANJI_PAIR = re.compile(r"[一-鿿]{2}")
_LATIN = r"[A-Za-zÀ-ɏ'’\-]+"
_PIECE = re.compile(rf"{_LATIN}(?:\s+{_LATIN})*|[^\sA-Za-zÀ-ɏ'’\-]+")

Frequency = Callable[[str], int]
"""In how many wordings a token of the index stands."""


_VAGUE = frozenset({
    "客", "お客様", "御客様", "返信", "返事", "対応", "文例", "例文", "文章", "言葉", "言う", "出来る", "場合", "時",
    "テンプレート", "テンプレ", "書く", "使う", "思う", "過ぎる", "すぎる", "全然",
    "本当", "凄い", "きゃく", "kyaku", "コメント", "comment", "custom", "client", "repli", "respons", "templat", "word",
    "say", "write", "someon", "peopl", "person", "get", "got", "want", "need", "pleas", "thing",
})  # fmt: skip


@dataclass(slots=True)
class Group:
    """One word of the query: tokens that may stand for it and what each is worth, 0 to 1."""

    tokens: dict[str, float] = field(default_factory=dict)
    prefixes: dict[str, float] = field(default_factory=dict)
    phrases: dict[str, float] = field(default_factory=dict)
    """Pairs of characters in a row, for words that no dictionary knows."""

    @property
    def is_vague(self) -> bool:
        """Whether it is a word that says little of what is looked for: «お客様への返信»."""
        return not _VAGUE.isdisjoint(self.tokens)

    def add(self, tokens: Sequence[str], worth: float) -> None:
        for one in tokens:
            self.tokens[one] = max(self.tokens.get(one, 0.0), worth)


@dataclass(frozen=True, slots=True)
class Query:
    """A query, understood."""

    groups: tuple[Group, ...]
    labels: dict[str, float]
    """What it means: labels of the index, each with its worth, 0 to 1."""
    sounds: tuple[str, ...]
    """How it sounds, whole and its last piece; looked for inside titles and keywords."""
    written: str
    """Folded, in lower case."""
    language: Language
    """The language it seems to be written in."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of one script."""

    text: str
    kind: Literal["japanese", "roman", "english"]
    words: tuple[Word, ...]
    sound: str


def understand(typed: str, language: Language | None, frequency: Frequency, vocabulary: Vocabulary) -> Query:
    """Read what was typed. Never raises; a query of nothing but particles has no groups."""
    written = upright(fold(typed).text.strip().lower())
    pieces = list(_pieces(written, language, frequency))
    labels: dict[str, float] = {}
    groups: list[Group] = []
    all_known = True
    for at, piece in enumerate(pieces, start=1):
        spelled = piece.kind == "roman" or (piece.kind == "japanese" and not _KANJI.search(piece.text))
        known = all(any(map(frequency, one.forms)) for one in units(piece.words))
        all_known = all_known and known
        _raise(labels, meant(piece.words, piece.sound, spelled=spelled, last=at == len(pieces), known=known))
        if piece.kind == "english" and language != "en":
            # «shitsurei» stands in the index as a sound, which alone does not make it English.
            for word in piece.text.split():
                _raise(labels, meant_by_sound(roman_sound(word)))
        groups += _by_sound(piece, frequency, vocabulary) or _groups(piece, frequency, vocabulary)
    if len(pieces) > 1:
        whole = "".join(piece.sound for piece in pieces)
        all_spelled = all(piece.kind == "roman" for piece in pieces)
        _raise(labels, meant(read(written), whole, spelled=all_spelled, last=True, known=all_known))
    groups = groups[:MAX_WORDS]
    if not groups and pieces:
        groups = [Group()]
    if groups and not typed[-1:].isspace():
        _unfinished(groups[-1], written)
    for group in groups:
        if any(map(frequency, group.tokens)) or any(map(is_word, group.tokens)):
            continue
        completed = _complete(group)
        if not completed and not any(map(vocabulary.begun, group.prefixes)):
            _guess(group, labels, vocabulary)
    for group in groups:
        _feel(group)
    whole = "".join(piece.sound for piece in pieces)
    sounds = dict.fromkeys((whole, *(piece.sound for piece in pieces[-1:])))
    return Query(
        groups=tuple(groups),
        labels=labels,
        sounds=tuple(one for one in sounds if len(one) > _SHORTEST_SOUND),
        written=written,
        language="ja" if is_japanese(written) or language == "ja" else "en",
    )


def _raise(labels: dict[str, float], found: Mapping[str, float]) -> None:
    for label, worth in found.items():
        labels[label] = max(labels.get(label, 0.0), worth)


def _feel(group: Group) -> None:
    """Let a word of feeling lead by what it means: «happy» stands in what is said to many who are not."""
    said = [one for one, worth in group.tokens.items() if worth == 1.0]
    if any(label.startswith("f_") for one in said for label in meant_by_form(one)):
        group.tokens = {one: worth * _FELT for one, worth in group.tokens.items()}
        group.prefixes = {one: worth * _FELT for one, worth in group.prefixes.items()}


def _complete(group: Group) -> bool:
    """Add what stands for the same as words that begin so; tell whether there were any."""
    words = [one for start in group.prefixes if len(start) > _SHORTEST_SOUND for one in begun(start, _BEGUN)]
    group.add([same for one in words for same in also(one)], _SYNONYM * _PREFIX)
    return bool(words)


def _guess(group: Group, labels: dict[str, float], vocabulary: Vocabulary) -> None:
    """Add what a word that stands nowhere was probably meant to be."""
    for one in list(group.tokens):
        for near, likeness in (*vocabulary.near(one), *wordbook().near(one)):
            for meant_as in tokens_of(near):
                group.add([meant_as], likeness * _GUESSED)
                group.add([same for same in also(meant_as) if same not in group.tokens], likeness * _GUESSED * _SYNONYM)
                _raise(labels, {label: worth * likeness * _GUESSED for label, worth in meant_by(meant_as).items()})


def _pieces(written: str, language: Language | None, frequency: Frequency) -> Iterator[_Piece]:
    """Runs of one script; Latin letters are English unless one of the words can be Japanese and is no English word."""
    for match in _PIECE.finditer(written):
        run = match[0]
        if is_japanese(run):
            yield _Piece(run, "japanese", tuple(read(run)), heard(run))
        elif language == "en" or not any(_may_be_roman(word, frequency) for word in run.split()):
            yield _Piece(run, "english", tuple(read(run)), heard(run))
        else:
            for word in run.split():
                kana = kana_of(word)
                kind: Literal["roman", "english"] = "roman" if kana else "english"
                yield _Piece(word, kind, tuple(read(kana or word)), roman_sound(word) if kana else heard(word))


def _may_be_roman(word: str, frequency: Frequency) -> bool:
    forms = [form for one in read(word) for form in one.forms]
    return bool(forms) and kana_of(word) is not None and not any(map(frequency, forms))


def _by_sound(piece: _Piece, frequency: Frequency, vocabulary: Vocabulary) -> list[Group]:
    """Groups for kana and rōmaji that a dictionary would cut in the wrong places: «haisou» is not «はい、そう»."""
    if piece.kind == "english" or (piece.kind == "japanese" and not _KANA.fullmatch(piece.text)):
        return []
    apart = units(piece.words)
    if len(apart) < 2:
        # «ていばん» is read as «てい» and a remnant; a word that is known as it sounds is meant as a whole.
        heard_so = not apart or piece.sound in apart[0].sounds or apart[0].forms[0].endswith("_ない")
        there = piece.sound in vocabulary or vocabulary.begun(piece.sound)
        if heard_so or not there or len(piece.sound) <= _SHORTEST_SOUND:
            return []
        return [_sounding(piece.sound)]
    whole = piece.sound not in vocabulary and vocabulary.begun(piece.sound)
    cut = [piece.sound] if whole else vocabulary.cut(piece.sound)
    if cut is None or len(cut) > len(apart):
        return []
    unknown = not all(any(map(frequency, one.forms)) for one in apart)
    longer = min(map(len, cut)) > min(len(heard_as) for one in apart for heard_as in one.sounds or (piece.sound,))
    if len(cut) == len(apart) and not (unknown or longer):
        return []
    return [_sounding(one) for one in cut]


def _sounding(heard_as: str) -> Group:
    """A word known by its sound, and what is written otherwise for the same thing."""
    group = Group(tokens={heard_as: 1.0})
    group.add([one for one in synonyms_heard().get(heard_as, ()) if one not in group.tokens], _SYNONYM)
    return group


def _groups(piece: _Piece, frequency: Frequency, vocabulary: Vocabulary) -> list[Group]:
    found: list[Group] = []
    last: Word | None = None
    for unit in units(piece.words):
        group = Group()
        if last is not None and (heard_as := _together(last, unit)) and (heard_as in vocabulary or also(heard_as)):
            # Two characters that no dictionary puts together were converted wrongly: 感射 was meant to be 感謝.
            found[-1].add([heard_as], _SOUND)
            found[-1].add([*also(heard_as)], _SYNONYM)
            last = None
            continue
        last = unit
        under = [one for one in piece.words if unit.start <= one.start and one.end <= unit.end and one is not unit]
        group.add(unit.forms, 1.0)
        known = any(map(frequency, unit.forms))
        sounding = [one for word in (unit, *under) for one in word.sounds if len(one) >= _SHORTEST_SOUND]
        spelled = piece.kind == "roman" or _KANJI.search(piece.text) is None
        group.add(sounding, _SOUND_OF_KNOWN if known and not spelled else _SOUND)
        for word in under:
            group.add(word.forms, _UNNEGATED if unit.forms[0].endswith("_ない") else _PART)
        for form in unit.forms:
            group.add([one for one in synonyms().get(form, ()) if one not in group.tokens], _SYNONYM)
        for heard_as in unit.sounds if spelled or not known else ():
            group.add([one for one in synonyms_heard().get(heard_as, ()) if one not in group.tokens], _SYNONYM)
        if piece.kind == "japanese" and not any(map(frequency, group.tokens)):
            for run in pairs(piece.text[unit.start : unit.end]):
                group.phrases[" ".join(run)] = _SOUND
                # «転売ヤー» stands nowhere, but 転売 does.
                group.add([pair for pair in run if _KANJI_PAIR.fullmatch(pair) and frequency(pair)], _PART)
        elif piece.kind == "english" and not known:
            # May be rōmaji with a slip in it: its sound leads to its neighbours.
            group.add([roman_sound(piece.text[unit.start : unit.end])], _SOUND)
        found.append(group)
    if piece.kind == "roman":
        found = _also_english(piece, found, frequency)
    return found


def _together(first: Word, second: Word) -> str | None:
    """How two single characters in a row sound as one word."""
    single = first.end - first.start == second.end - second.start == 1 and first.end == second.start
    return even(first.sounds[0] + second.sounds[0]) if single and first.sounds and second.sounds else None


def _also_english(piece: _Piece, groups: list[Group], frequency: Frequency) -> list[Group]:
    """A word such as «note» may be either; where English knows it, that is the better guess."""
    english = [form for word in read(piece.text) for form in word.forms]
    unfinished = piece.sound[-1:] not in "aiueon"
    if unfinished or any(map(frequency, english)):
        for group in groups:
            group.tokens = {one: worth * _ALSO_ENGLISH for one, worth in group.tokens.items()}
    groups = groups or [Group()]
    for group in groups:
        group.add(english, 1.0)
    groups[0].add([piece.sound], _SOUND)
    return groups


def _unfinished(group: Group, written: str) -> None:
    """While typing, the last word may be the beginning of another."""
    last = written.rsplit(maxsplit=1)[-1]
    tail = (_PIECE.findall(last) or [last])[-1]
    if is_japanese(tail):
        for word in read(tail)[-1:]:
            # In kana alone, a word that a dictionary finds inside is rarely one: «べつ» in «さべつ».
            short = min(word.end, word.end - word.start) < _SHORTEST_SOUND and word.end - word.start < len(tail)
            if short and _KANA.fullmatch(tail):
                continue
            group.prefixes |= dict.fromkeys((token(tail[word.start : word.end]), *word.forms), _PREFIX)
        group.prefixes |= {one: _PREFIX for one in (heard(tail),) if len(one) >= _SHORTEST_SOUND}
        if len(tail) == 1:
            group.prefixes[tail] = _PREFIX
    elif read(tail):  # a finished little word such as «us» begins nothing
        group.prefixes |= {one: _PREFIX for one in {token(tail), roman_sound(tail)} if len(one) >= 2}
