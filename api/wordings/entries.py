"""A wording with its place in the lookup, and the words by which the index finds it."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Literal

from api.contract import Language
from api.datafiles import DataModel
from api.wordings.blanks import slots
from api.wordings.library import LANGUAGES, Wording, shipped, situations, usual
from api.wordings.reading import Word, heard, pairs, read
from api.wordings.sounds import sound

Origin = Literal["shipped", "edited", "own"]


class Entry(DataModel):
    """A wording as the lookup knows it; `id` is unique over both languages."""

    id: str
    language: Language
    situation: str
    origin: Origin
    wording: Wording


class Document(DataModel):
    """What the index keeps of an entry: tokens by field, separated and framed by spaces."""

    title: str
    keywords: str
    situation: str
    """Words of its name, in both languages."""
    text: str
    note: str
    twin: str
    """Words of the same wording in the other language."""
    sounds: str
    text_sounds: str
    pairs: str
    labels: str
    """What queries mean: `s_` situation, `c_` cause, `i_` intent, `f_` feeling; `u_` place among the usual ones."""
    facets: str
    """What filters ask for."""
    heard: str
    """How title and keywords sound without gaps."""
    spots: str
    """Words of title and text with their places, for highlights, as JSON."""


def entry_id(language: Language, slug: str) -> str:
    """The id of a wording of the library."""
    return f"{language}.{slug}"


@cache
def shipped_entries() -> dict[str, Entry]:
    """Every wording that ships, by id."""
    return {
        entry_id(language, wording.id): Entry(
            id=entry_id(language, wording.id),
            language=language,
            situation=situation,
            origin="shipped",
            wording=wording,
        )
        for language in LANGUAGES
        for situation, wording in shipped(language)
    }


def document(entry: Entry) -> Document:
    """All that the index needs to find `entry`."""
    wording = entry.wording
    holes = [(slot.start, slot.end) for slot in slots(wording.text)]
    title = read(wording.title)
    text = [one for one in read(wording.text) if not any(a < one.end and one.start < b for a, b in holes)]
    keywords = [word for keyword in wording.keywords for word in read(keyword)]
    named = [wording.title, *wording.keywords]
    sounds = [tone for word in (*title, *keywords) for tone in word.sounds]
    sounds += [sound(reading) for reading in wording.readings]
    return Document(
        title=_framed(_forms(title)),
        keywords=_framed(_forms(keywords)),
        situation=_framed(_situation_forms(entry.situation)),
        text=_framed(_forms(text)),
        note=_framed(_forms(read(wording.note))),
        twin=_framed(_twin_forms(entry)),
        sounds=_framed(sounds),
        text_sounds=_framed(tone for word in text for tone in word.sounds),
        pairs=_framed(pair for name in named for run in pairs(name) for pair in run),
        labels=_framed(_labels(entry)),
        facets=_framed(_facets(entry)),
        heard="|".join(dict.fromkeys([heard(name) for name in named] + [sound(one) for one in wording.readings])),
        spots=json.dumps({"title": _places(title), "text": _places(text)}, ensure_ascii=False, separators=(",", ":")),
    )


def _framed(tokens: Iterable[str]) -> str:
    return f" {' '.join(dict.fromkeys(tokens))} "


def _forms(words: Iterable[Word]) -> list[str]:
    return [form for word in words for form in word.forms]


def _places(words: Iterable[Word]) -> list[tuple[int, int, list[str]]]:
    return [(word.start, word.end, [*word.forms, *word.sounds]) for word in words]


@cache
def _situation_forms(situation: str) -> list[str]:
    names = situations()[situation]
    return _forms([*read(names.ja), *read(names.en)])


def _twin_forms(entry: Entry) -> list[str]:
    other: Language = "en" if entry.language == "ja" else "ja"
    twin = shipped_entries().get(entry_id(other, entry.wording.id))
    if twin is None:
        return []
    return [form for name in (twin.wording.title, *twin.wording.keywords) for form in _forms(read(name))]


def _labels(entry: Entry) -> list[str]:
    wording = entry.wording
    return [
        f"s_{entry.situation}",
        *(f"c_{name}" for name in wording.cause),
        *(f"i_{name}" for name in wording.intent),
        *(f"f_{name}" for name in wording.feelings),
        *([f"u_{place}"] if (place := usual(entry.situation, wording.id)) is not None else []),
    ]


def _facets(entry: Entry) -> list[str]:
    wording = entry.wording
    return [
        f"lang_{entry.language}",
        f"situation_{entry.situation}",
        f"kind_{wording.kind}",
        f"tone_{wording.tone}",
        *([f"stage_{wording.stage}"] if wording.stage else []),
        *(f"fault_{name}" for name in wording.fault or ("confirmed", "unknown", "none")),
        *(f"platform_{name}" for name in wording.platforms),
        *(f"channel_{name}" for name in wording.channels),
        *(f"cause_{name}" for name in wording.cause),
        *(f"intent_{name}" for name in wording.intent),
        f"origin_{entry.origin}",
    ]
