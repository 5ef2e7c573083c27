"""The quick lookup of one process: library, company wordings, index and search behind one door."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine

from api.brand.profile import Brand
from api.contract import Language, Platform
from api.drafts.schemas import Finding
from api.wordings import meanings
from api.wordings.anonymous import anonymous
from api.wordings.blanks import filling, samples, slots
from api.wordings.checking import violations
from api.wordings.entries import Entry, entry_id, shipped_entries
from api.wordings.index import Index
from api.wordings.library import Wording, situations
from api.wordings.query import Query
from api.wordings.ranking import Mark
from api.wordings.schemas import (
    Filling,
    FoundWording,
    Highlight,
    Highlights,
    LookupQuery,
    LookupResponse,
    NamedSituation,
    NewWording,
    PlacedBlank,
    WordingFields,
)
from api.wordings.search import Searcher, filter_expression
from api.wordings.spelling import wordbook
from api.wordings.store import Stored, WordingStore

_FILTERS = ("platform", "situation", "kind", "stage", "fault", "cause", "intent", "channel", "tone")

_RECENT = 20
"""Wordings used lately that come before the rest of the list."""

_PLATFORM_NAMES: dict[Platform, str] = {"x": "X", "facebook": "Facebook", "instagram": "Instagram"}


class Violates(ValueError):
    """A wording that the draft check would stop; `findings` say why."""

    def __init__(self, text: str, findings: Sequence[Finding]) -> None:
        super().__init__("the draft check stops this wording")
        self.text = text
        self.findings = findings


class NotOurs(ValueError):
    """A wording that ships cannot be removed, only replaced."""


class Wordings:
    """The wordings of one server.

    Args:
        engine: the main database, which keeps what the company wrote.
        folder: where the index of this machine lies.
    """

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._store = WordingStore(engine)
        self._index = Index(folder / "wordings.db")
        self._searcher = Searcher(self._index)

    def prepare(self) -> None:
        """Build or update the index before workers start; leaves no connection open.

        Raises:
            DataFileError: a file of the library is not valid; names file and line.
        """
        meanings.prepare()
        wordbook()
        self._index.mend()
        self._refresh()
        self._searcher.prepare()
        self._index.close()

    def _refresh(self) -> None:
        self._index.update(self._store.state(), self._store.changes)

    def look_up(self, query: LookupQuery, key_name: str, brand: Brand) -> LookupResponse:
        """Wordings for a query, best first."""
        self._refresh()
        marks = self._store.marks(key_name)
        filters = {name: value for name in _FILTERS if (value := getattr(query, name)) is not None}
        understood = None
        if query.q.strip():
            answer = self._searcher.search(query.q, query.lang, filters, marks)
            understood = answer.query
            ids = [hit.id for hit in answer.hits[query.offset : query.offset + query.limit + 1]]
        else:
            first = [id_ for id_, mark in marks.items() if mark.favourite]
            passing = filter_expression(query.lang, filters)
            ids = self._index.listed(passing, first, _used_last(marks), query.limit + 1, query.offset)
        entries = self._index.entries(ids[: query.limit])
        return LookupResponse(
            wordings=[
                _shown(*entries[id_], query, brand, marks.get(id_), understood)
                for id_ in ids[: query.limit]
                if id_ in entries
            ],
            next_offset=query.offset + query.limit if len(ids) > query.limit else None,
        )

    def get(self, wording_id: str, filling_: Filling, key_name: str, brand: Brand) -> FoundWording | None:
        """One wording, or None."""
        self._refresh()
        found = self._index.entries([wording_id]).get(wording_id)
        if found is None:
            return None
        return _shown(*found, filling_, brand, self._store.marks(key_name).get(wording_id), None)

    def exists(self, wording_id: str) -> bool:
        self._refresh()
        return bool(self._index.entries([wording_id]))

    def saved(self, wording_id: str) -> Stored | None:
        """The company's own version of a wording, and whose key saved it."""
        return self._store.find(wording_id)

    def add(self, new: NewWording, key_name: str, brand: Brand, reader: Language) -> str:
        """Store a wording and return its id.

        Raises:
            Violates: the draft check stops it.
        """
        wording_id = entry_id(new.language, f"own_{secrets.token_hex(6)}")
        text = new.text
        title, note, keywords = new.title, new.note, new.keywords
        if new.source == "reply":
            text, title, note = (anonymous(one, new.language, new.people, brand) for one in (text, title, note))
            keywords = [one for one in keywords if anonymous(one, new.language, new.people, brand) == one]
        fields = new.model_copy(update={"text": text, "title": title[:80], "note": note[:300], "keywords": keywords})
        self._keep(wording_id, new.language, "own", fields, key_name, brand, reader)
        return wording_id

    def replace(self, wording_id: str, fields: WordingFields, key_name: str, brand: Brand, reader: Language) -> None:
        """Store another text for an id; the company's version of a wording that ships stands in its place.

        Raises:
            Violates: the draft check stops it.
        """
        language: Language = "ja" if wording_id.startswith("ja.") else "en"
        origin = "edited" if wording_id in shipped_entries() else "own"
        self._keep(wording_id, language, origin, fields, key_name, brand, reader)

    def _keep(
        self,
        wording_id: str,
        language: Language,
        origin: str,
        fields: WordingFields,
        key_name: str,
        brand: Brand,
        reader: Language,
    ) -> None:
        known = fields.model_dump(include=set(Wording.model_fields) - {"id", "readings"})
        wording = Wording.model_validate({**known, "id": wording_id.split(".", 1)[1]})
        if found := list(violations(wording, language, brand, reader=reader)):
            raise Violates(filling(wording.text, samples(language)).text, found)
        entry = Entry.model_validate(
            {
                "id": wording_id,
                "language": language,
                "situation": fields.situation,
                "origin": origin,
                "wording": wording,
            }
        )
        self._store.save(entry, key_name)
        self._refresh()

    def remove(self, wording_id: str, key_name: str) -> None:
        """Take out a wording of the company; of one that ships, the shipped text returns.

        Raises:
            NotOurs: it ships and was not changed.
        """
        if self._store.find(wording_id) is None:
            raise NotOurs(
                "this wording ships with Henshin and was not changed; store your own text in its place instead"
            )
        self._store.remove(wording_id, key_name)
        self._refresh()

    def set_favourite(self, wording_id: str, key_name: str, favourite: bool) -> None:
        """Make it a favourite of a key, or no longer (`TooManyFavourites`)."""
        self._store.set_favourite(key_name, wording_id, favourite)

    def count_use(self, wording_id: str, key_name: str) -> None:
        """Remember that the owner of a key used it."""
        self._store.count_use(key_name, wording_id)


def named_situation(name: str) -> NamedSituation:
    """A situation with its names."""
    words = situations()[name]
    return NamedSituation(id=name, ja=words.ja, en=words.en)


def _shown(
    entry: Entry, spots: str, context: Filling, brand: Brand, mark: Mark | None, query: Query | None
) -> FoundWording:
    wording = entry.wording
    text = filling(wording.text, _values(context, brand, entry.language))
    places = _places(spots) if query is not None else {"title": [], "text": []}
    wanted = _wanted(query)
    return FoundWording(
        id=entry.id,
        language=entry.language,
        situation=named_situation(entry.situation),
        origin=entry.origin,
        kind=wording.kind,
        title=wording.title,
        text=text.text,
        template=wording.text,
        blanks=[
            PlacedBlank(name=slot.name, hint=slot.hint, start=slot.start, end=slot.end) for slot in slots(text.text)
        ],
        stage=wording.stage,
        fault=list(wording.fault),
        cause=list(wording.cause),
        intent=list(wording.intent),
        feelings=list(wording.feelings),
        tone=wording.tone,
        platforms=list(wording.platforms),
        channels=list(wording.channels),
        rules=list(wording.rules),
        keywords=list(wording.keywords),
        note=wording.note,
        favourite=mark.favourite if mark else False,
        used_at=mark.used_at if mark else None,
        highlights=Highlights(
            title=_joined(_hits(places["title"], wanted)),
            text=_joined((text.moved(start), text.moved(end)) for start, end in _hits(places["text"], wanted)),
        ),
    )


@lru_cache(maxsize=2_048)
def _places(spots: str) -> Mapping[str, Sequence[tuple[int, int, Sequence[str]]]]:
    found: Mapping[str, Sequence[tuple[int, int, Sequence[str]]]] = json.loads(spots)
    return found


def _used_last(marks: Mapping[str, Mark]) -> list[str]:
    """What was used last, the latest first."""
    used = [(mark.used_at, id_) for id_, mark in marks.items() if mark.used_at is not None]
    return [id_ for _, id_ in sorted(used, reverse=True)[:_RECENT]]


def _values(context: Filling, brand: Brand, language: Language) -> dict[str, str]:
    """What is known for blanks, by name."""
    own_name = brand.name.ja if language == "ja" else brand.name.en
    known = {
        "name": context.name,
        "product": context.product,
        "brand": context.brand_name or own_name,
        "platform": _PLATFORM_NAMES[context.platform] if context.platform else None,
    }
    return {name: value.strip() for name, value in known.items() if value and value.strip()}


def _wanted(query: Query | None) -> tuple[frozenset[str], tuple[str, ...]]:
    if query is None:
        return frozenset(), ()
    tokens = frozenset(token for group in query.groups for token in group.tokens)
    return tokens, tuple(start for group in query.groups for start in group.prefixes)


def _hits(
    places: Iterable[tuple[int, int, Sequence[str]]], wanted: tuple[frozenset[str], tuple[str, ...]]
) -> list[tuple[int, int]]:
    tokens, starts = wanted
    found = []
    for start, end, forms in places:
        for form in forms:
            if form in tokens or form.startswith(starts):
                found.append((start, end))
                break
    return found


def _joined(places: Iterable[tuple[int, int]]) -> list[Highlight]:
    """Overlapping places as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return [Highlight(start=start, end=end) for start, end in found]
