"""What was typed, as things to look for: groups of alternatives, one group for each word, and what the whole means."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from api.contract import Language
from api.drafts.folding import fold
from api.wordings.meanings import meant, meant_by, units
from api.wordings.reading import Word, heard, is_japanese, pairs, read, token
from api.wordings.sounds import kana_of, roman_sound
from api.wordings.vocabulary import Vocabulary

MAX_WORDS = 12
"""Words of a query that count."""
_SOUND, _SOUND_OF_KNOWN, _UNNEGATED, _PREFIX, _ALSO_ENGLISH, _GUESSED = 0.85, 0.4, 0.6, 0.7, 0.6, 0.8
_SHORTEST_SOUND = 3
"""Letters; shorter sounds belong to too many words."""
_KANA_ALONE = re.compile(r"[ぁ-ゖァ-ヺー]+")
_KANJI = re.compile(r"[一-鿿]")
_PIECE = re.compile(r"[A-Za-zÀ-ɏ'’\-]+|[^\sA-Za-zÀ-ɏ'’\-]+")

Frequency = Callable[[str], int]
"""In how many wordings a token of the index stands."""


_VAGUE = frozenset({
    "客", "お客様", "御客様", "返信", "返事", "対応", "文例", "例文", "文章", "言葉", "言う", "出来る", "場合", "時",
    "テンプレート", "テンプレ", "書く", "使う", "思う", "custom", "client", "repli", "respons", "templat", "word",
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


def understand(typed: str, language: Language | None, frequency: Frequency, vocabulary: Vocabulary) -> Query:
    """Read what was typed. Never raises; a query of nothing but particles has no groups."""
    written = fold(typed).text.strip().lower()
    groups: list[Group] = []
    labels: dict[str, float] = {}
    sounds: list[str] = []
    pieces = list(_pieces(written, language))
    for at, (piece, words) in enumerate(pieces, start=1):
        sounds.append(heard(piece) if is_japanese(piece) else roman_sound(piece))
        told = meant(words, sounds[-1], spelled=not _KANJI.search(piece), last=at == len(pieces))
        for label, worth in told.items():
            labels[label] = max(labels.get(label, 0.0), worth)
        groups += _by_sound(piece, words, sounds[-1], vocabulary) or _groups(piece, words, frequency)
    if len(sounds) > 1:
        for label, worth in meant(read(written), heard(written), spelled=False, last=False).items():
            labels[label] = max(labels.get(label, 0.0), worth)
    groups = groups[:MAX_WORDS]
    if groups and not typed[-1:].isspace():
        _unfinished(groups[-1], written)
    for group in groups:
        if not any(frequency(one) for one in group.tokens) and not any(map(vocabulary.begun, group.prefixes)):
            for one in list(group.tokens):
                for near, likeness in vocabulary.near(one):
                    group.add([near], likeness * _GUESSED)
                    for label, worth in meant_by(near).items():
                        labels[label] = max(labels.get(label, 0.0), worth * likeness * _GUESSED)
    whole = "".join(sounds)
    return Query(
        groups=tuple(groups),
        labels=labels,
        sounds=tuple(dict.fromkeys(one for one in (whole, *sounds[-1:]) if len(one) >= _SHORTEST_SOUND + 1)),
        written=written,
        language="ja" if is_japanese(written) or language == "ja" else "en",
    )


def _pieces(written: str, language: Language | None) -> Iterator[tuple[str, list[Word]]]:
    """Runs of one script with their words; a Latin run that can be Japanese is read as that too."""
    for match in _PIECE.finditer(written):
        piece = match[0]
        kana = None if is_japanese(piece) or language == "en" else kana_of(piece)
        yield piece, read(kana) if kana else read(piece)


def _by_sound(piece: str, words: Sequence[Word], sound: str, vocabulary: Vocabulary) -> list[Group]:
    """Groups for kana and rōmaji that a dictionary would cut in the wrong places: «haisou» is not «はい、そう»."""
    if len(units(words)) < 2 or not (_KANA_ALONE.fullmatch(piece) or not is_japanese(piece)):
        return []
    cut = [sound] if vocabulary.begun(sound) and sound not in vocabulary else vocabulary.cut(sound)
    if cut is None or len(cut) >= len(units(words)):
        return []
    return [Group(tokens={one: 1.0}) for one in cut]


def _groups(piece: str, words: Sequence[Word], frequency: Frequency) -> list[Group]:
    japanese = is_japanese(piece)
    english = [] if japanese else [form for word in read(piece) for form in word.forms]
    known = any(frequency(one) for one in english)
    found = []
    for unit in units(words):
        group = Group()
        under = [word for word in words if unit.start <= word.start and word.end <= unit.end and word is not unit]
        group.add(unit.forms, 1.0)
        sounding = [one for word in (unit, *under) for one in word.sounds if len(one) >= _SHORTEST_SOUND]
        group.add(sounding, _SOUND_OF_KNOWN if any(frequency(one) for one in unit.forms) else _SOUND)
        for word in under:
            group.add(word.forms, _UNNEGATED)
        if known:
            group.tokens = {one: worth * _ALSO_ENGLISH for one, worth in group.tokens.items()}
        if english and not japanese:
            group.add(english, 1.0)
        if japanese and not any(frequency(one) for one in group.tokens):
            for run in pairs(piece[unit.start : unit.end]):
                group.phrases[" ".join(run)] = _SOUND
        found.append(group)
    if not found and not japanese and len(piece) >= _SHORTEST_SOUND and english:
        group = Group()
        group.add([*english, roman_sound(piece)], 1.0)
        found.append(group)
    elif found and not japanese and english and not known:
        # May be rōmaji with a slip in it: its sound as typed leads to its neighbours.
        found[0].add([roman_sound(piece)], _SOUND)
    return found


def _unfinished(group: Group, written: str) -> None:
    """While typing, the last word may be the beginning of another."""
    last = written.rsplit(maxsplit=1)[-1]
    tail = _PIECE.findall(last)[-1] if _PIECE.findall(last) else last
    if is_japanese(tail):
        for word in read(tail)[-1:]:
            group.prefixes |= dict.fromkeys((token(tail[word.start : word.end]), *word.forms), _PREFIX)
        group.prefixes |= {one: _PREFIX for one in (heard(tail),) if len(one) >= _SHORTEST_SOUND}
        if len(tail) == 1:
            group.prefixes[tail] = _PREFIX
    else:
        group.prefixes |= {one: _PREFIX for one in {token(tail), roman_sound(tail)} if len(one) >= 2}
