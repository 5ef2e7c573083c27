"""From what a rule offers to an edit of this draft."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from api.drafts.context import Context
from api.drafts.reading import Place, Reading
from api.drafts.rulebook import Change, Part, Rule

_NAME = re.compile(
    r"^(?:@\w+\s*)*(?:[^、。,!\n]{1,20}(?:様|さん|さま)[、,。\s]+|(?:Hi|Hello|Dear|Hey)\b[^,.!\n]{0,30}[,.!]\s*)?"
)
_SIGNATURE = re.compile(r"\s*(?:\^\s?[A-Za-z]{1,4}|\([^()]{0,20}担当[^()]{0,20}\)|-\s?[A-Z][a-z]+)?\s*\Z")


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` in place of `start:end` of the folded draft."""

    start: int
    end: int
    text: str


def edits(rule: Rule, part: Part | None, reading: Reading, context: Context, place: Place) -> Iterator[Edit]:
    """The edits that a rule offers for a finding at `place`, best first: those of the meaning before the rule's."""
    branch = rule.branch(reading.sentences[place.sentence].language)
    own = part.rewrites if part is not None and part is not branch else ()
    for change in (*own, *(branch.rewrites if branch is not None else ())):
        if change.when.holds(context.facets) and (change.scope != "ending" or _ends_sentence(reading, place)):
            yield _edit(change, reading, place)


def _edit(change: Change, reading: Reading, place: Place) -> Edit:
    if change.scope == "marks":
        return _calm(reading, change.put)
    start, end = _span(change, reading, place)
    sentence = reading.sentences[place.sentence]
    text = (
        change.put.replace("{span}", reading.text[place.start : place.end])
        .replace("{sentence}", sentence.text)
        .replace("{draft}", reading.text.strip())
    )
    if start == end:
        text = _joined(text, reading, start)
    elif not text and change.scope == "out":
        start = len(reading.text[:start].rstrip())
        text = _full_stop(reading, start, end)
    elif not text:
        end = _over_space(reading.text, end)
    return Edit(start, end, text)


def _span(change: Change, reading: Reading, place: Place) -> tuple[int, int]:
    sentence = reading.sentences[place.sentence]
    if change.scope in ("front", "end"):
        at = front(reading.text) if change.scope == "front" else end_of_text(reading.text)
        return at, at
    spans = {
        "span": (place.start, place.end),
        "out": place.out or (place.start, place.end),
        "ending": (place.start, place.end),
        "sentence": (sentence.start, sentence.end),
        "rest": (place.start, sentence.end),
        "draft": (0, len(reading.text)),
        "after": (sentence.end, sentence.end),
    }
    return spans[change.scope]


_MARKS = re.compile(r"[!?]*![!?]*|\?{2,}")


def _calm(reading: Reading, stop: str) -> Edit:
    """The whole draft with every exclamation a full stop."""
    calm = _MARKS.sub(lambda mark: "?" if "?" in mark[0] else stop, reading.text)
    return Edit(0, len(reading.text), calm)


def _full_stop(reading: Reading, start: int, end: int) -> str:
    """What is put where a smiley stood for the end of a sentence."""
    before, after = reading.text[:start].rstrip(), reading.text[end:].lstrip()
    if not before or not after or not before[-1].isalnum() or not after[0].isalnum():
        return ""
    return "。" if reading.language == "ja" else "."


def _ends_sentence(reading: Reading, place: Place) -> bool:
    rest = reading.text[place.end : reading.sentences[place.sentence].end]
    return not any(char.isalnum() for char in rest)


def front(text: str) -> int:
    """Where the reply proper begins: behind the name of the one it answers."""
    match = _NAME.match(text)
    return match.end() if match else 0


def end_of_text(text: str) -> int:
    """Where the reply proper ends: before a signature."""
    match = _SIGNATURE.search(text)
    return match.start() if match else len(text)


def _joined(text: str, reading: Reading, at: int) -> str:
    """An added sentence with the spaces that its neighbours need."""
    if reading.language == "ja":
        return text
    before = " " if at > 0 and not reading.text[at - 1].isspace() else ""
    after = " " if at < len(reading.text) and not reading.text[at].isspace() else ""
    return before + text + after


def _over_space(text: str, end: int) -> int:
    while end < len(text) and text[end] == " ":
        end += 1
    return end
