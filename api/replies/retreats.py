"""How a reply says less and less of the customer's own words, where the draft checker lets no fuller text pass."""

from collections.abc import Iterator
from dataclasses import replace

from api.replies.writing import Writer

_OWN_WORDS = frozenset({
    "told", "told_link", "heard", "matter", "quote", "stated", "second", "second_apart", "asked", "question", "query",
    "wanted", "praised", "wish", "echo", "echo_short", "praised_too",
})  # fmt: skip
"""Slots that hold the customer's own clause."""
_ECHOES = frozenset({"echo", "echo_short", "because"})
"""Slots that say the customer's words back for their own sake."""
_WISHES = frozenset({"wish"})
"""Slots that say back what was wanted; a sharp demand sounds sharp from us too."""
_NAMES = frozenset({"named", "topic_said", "about", "theirs", "spoken", "entire"})
"""Slots that name what a comment is about, in its words."""
_FRAME = frozenset({"answer_before", "answer_after"})
"""Slots that turn a question into its answer; without them it is said back and answered apart."""
_HEARD = frozenset({"heard"})
"""What they tell of us as a clause; where it would own to a fault nobody has found, it is said as what we have read."""
_REPORTED = frozenset({"reported"})
_BARELY = frozenset({"echo", "echo_short", "felt", "after", "after_short"})
"""What may be left unsaid beside it."""
_READ = frozenset({"answer"})
"""Blanks that show words of the comment."""
_ALWAYS = frozenset({"safe", "condolence"})
"""What is said whatever else goes: what keeps from harm (R126), and condolences (R36)."""


def retreats(writer: Writer) -> Iterator[Writer]:
    """`writer` itself, then with less and less to say, until only our own words are left."""
    yield writer
    if _FRAME & writer.slots.keys():
        unframed = _without(writer, _FRAME)
        yield replace(unframed, facets={**unframed.facets, "frame": frozenset({"none"})})
    if "heard" in writer.slots:
        yield _reporting(_without(writer, _HEARD), writer.slots["heard"])
        yield _reporting(_without(writer, _HEARD | _BARELY), writer.slots["heard"])
    yield _without(writer, _WISHES)
    yield _without(writer, _ECHOES | _WISHES)
    yield _telling(_without(writer, _ECHOES | _WISHES), "told_quoted")
    yield _telling(_without(writer, _OWN_WORDS - _WISHES), "told_ours")
    yield _telling(_without(writer, _OWN_WORDS), "told_ours")
    yield _without(writer, _OWN_WORDS | _NAMES)
    yield _without(writer, writer.bound - _ALWAYS)


def _without(writer: Writer, unsaid: frozenset[str]) -> Writer:
    slots = {name: value for name, value in writer.slots.items() if name not in unsaid}
    offered = {name: shown for name, shown in writer.offered.items() if name not in _READ}
    return replace(writer, slots=slots, offered=offered)


def _reporting(writer: Writer, heard: str) -> Writer:
    """`writer` with what they tell as what we have read, which owns to nothing (C4)."""
    return replace(writer, slots={**writer.slots, "reported": heard}, bound=writer.bound | _REPORTED)


def _telling(writer: Writer, plain: str) -> Writer:
    """`writer` with the trouble in the words of the slot `plain`, where there are such."""
    said = writer.slots.get(plain)
    return replace(writer, slots={**writer.slots, "told": said}) if said else writer
