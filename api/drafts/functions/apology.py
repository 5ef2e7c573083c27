"""Whether an apology stands where it should (R36, R45)."""

from collections.abc import Iterator

from api.drafts.context import Context
from api.drafts.reading import Place, Reading
from api.drafts.rewriting import Edit, front

Found = Iterator[tuple[Place, tuple[Edit, ...]]]

_APOLOGY_WITHIN = 2
"""The apology stands in one of so many first sentences, greeting and thanks not counted."""
_LATER = {"thanks", "firm", "answer", "follow_up", "close_out", "playful"}
"""Stages in which the apology has been made already, or has no place."""
_EXEMPT = ("prejudice", "trolling", "falsehood")


def _due(context: Context) -> bool:
    """Whether the reply answers a complaint in which an apology has a place."""
    facets = context.facets
    if "none" in facets["fault"] or not facets["stage"].isdisjoint(_LATER):
        return False
    if not facets.get("exception", frozenset()).isdisjoint(_EXEMPT):
        return False
    if "intent" in facets and "complaint" not in facets["intent"] and "negative" not in facets["sentiment"]:
        return False
    return "complaint" in facets["mood"]


def missing(reading: Reading, context: Context) -> Found:
    """No word of apology where the fault is known to be ours, or may be."""
    if not _due(context) or reading.has("apology"):
        return
    if "confirmed" in context.facets["fault"] or ("unknown" in context.facets["fault"] and not reading.has("feeling")):
        first = reading.sentences[0]
        yield Place(first.start, first.end), ()


def late(reading: Reading, context: Context) -> Found:
    """An apology that comes only after the explanation."""
    if not _due(context):
        return
    places = reading.feature("apology")
    if not places:
        return
    first = min(place.sentence for place in places)
    before = [sentence for sentence in reading.sentences[:first] if not _is_opening(reading, sentence.number)]
    if before and first >= _APOLOGY_WITHIN:
        sentence = reading.sentences[first]
        yield Place(sentence.start, sentence.end, first), (_moved(reading, first),)


def _moved(reading: Reading, number: int) -> Edit:
    """The draft with one sentence put first."""
    text, sentence = reading.text, reading.sentences[number]
    start = front(text)
    gap = " " if sentence.language == "en" else ""
    rest = text[start : sentence.start].rstrip() + gap + text[sentence.end :].lstrip()
    return Edit(start, len(text), sentence.text + gap + rest.strip())


def empathy_missing(reading: Reading, context: Context) -> Found:
    """Facts before any word for what the customer went through."""
    if not _due(context) or "unknown" not in context.facets["fault"] | context.facets["comment"]:
        return
    if not reading.has("apology", "feeling"):
        return
    early = [place for name in ("apology", "feeling", "thanks") for place in reading.feature(name)]
    if min(place.sentence for place in early) >= _APOLOGY_WITHIN:
        first = reading.sentences[0]
        apologies = reading.feature("apology")
        yield Place(first.start, first.end), (_moved(reading, apologies[0].sentence),) if apologies else ()


def _is_opening(reading: Reading, number: int) -> bool:
    """A greeting, the customer's name, thanks or a word of feeling may come before the apology."""
    sentence = reading.sentences[number]
    if len(sentence.words) <= 6:
        return True
    return any(
        place.sentence == number for name in ("thanks", "feeling", "greeting") for place in reading.feature(name)
    )
