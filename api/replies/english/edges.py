"""Where a stretch of an English comment begins and ends: at thoughts, not in the middle of one."""

import re
from collections.abc import Iterator

from api.replies.english.shapes import tokens
from api.replies.english.text import Sentence, sentences, words
from api.replies.english.verbs import forms, is_auxiliary, verb_at

STRAY = 2
"""Words by which an edge of a stretch may be off."""
LONGEST = 105
"""Characters of a thought that can be quoted whole."""
BREAK = re.compile(r"[,;:()] | - ")
_NAMELESS = 6
"""Words, at most, of a subject that was left out in front."""
_SUBJECT = re.compile(
    r"(?:that (?:my|the|your|our|it|I) |(?:you|they|we|he|she|it|I|nobody|somebody|someone)(?:'\w+)? )"
)
"""A thought that begins here needs nothing before it."""
_DETERMINED = re.compile(
    r"(?:the|an?|my|our|your|this|that|these|those|(?:still )?no|not (?:one|an?)|all|half|both|every|[£$€]?\d[\d.,]*) ",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:^|\s+)(?:(?:(?:in|on|at|to|of|with|for|from|by|into)\s+)?(?:an?|the|my|your|our|his|their|its|every)"
    r"|(?:and |but )(?:he|she|they|I|we|it|you)|in|on|at|to|of|with|for|from|by|into|and|but|or|not"
    r"|is|are|was|were|has|have|had|be|been|very|so|too|than)$",
    re.IGNORECASE,
)
"""Words that ask for a further one: no thought ends with them."""
_GOES_ON = re.compile(r"(?:\w|'|-\w| (?:to|of|than|that|enough|ago)\b)")
"""What follows a stretch that was cut off."""
_ADDS = re.compile(r" (?:in|on|at|without|from|into|by) ")
"""What follows a stretch that left out where or how it was."""
_LINK = re.compile(
    r",? (?:and|but|because|so|when|while|which|who|until|before|after|although|though|despite|then) ", re.I
)
_FEW = 3
"""Words of a stretch that is more likely a scrap than a thought."""


def placed(tidied: str) -> Iterator[tuple[Sentence, int]]:
    """The sentences and where they begin."""
    start = 0
    for sentence in sentences(tidied):
        start = max(tidied.find(sentence.text, start), start)
        yield sentence, start
        start += len(sentence.text)


def snapped(tidied: str, start: int, end: int) -> tuple[int, int]:
    """The edges of a stretch moved by a word or two to where a thought begins and ends."""
    spans = [(at, at + len(sentence.text)) for sentence, at in placed(tidied)]
    first = next(((low, high) for low, high in spans if start < high), None)
    last = next(((low, high) for low, high in reversed(spans) if end > low), None)
    if first is None or last is None:
        return start, end
    if first != last and start > first[0] and len(tidied[start : first[1]].split()) <= STRAY:
        start = next(low for low, _ in spans if low > first[0])
    elif _SUBJECT.match(tidied[start:]):
        pass
    elif 0 < len((gap := BREAK.split(tidied[first[0] : start])[-1]).split()) <= STRAY:
        start -= len(gap.lstrip())
    if last[0] > start and end < last[1] and len(tidied[last[0] : end].split()) <= STRAY:
        end = max(high for low, high in spans if low < last[0])
    elif 0 < len((gap := BREAK.split(tidied[end : last[1]])[0]).split()) <= STRAY:
        end += len(gap.rstrip())
    return mended(tidied, start, end)


def mended(tidied: str, start: int, end: int) -> tuple[int, int]:
    """The stretch grown to the thought it was cut out of; as it is where it holds one or spans several sentences."""
    low, high = next(
        ((at, at + len(one.text)) for one, at in placed(tidied) if at <= start < at + len(one.text)), (start, end)
    )
    if end > high:
        return start, end
    while start > low and (tidied[start] == "'" or tidied[start - 1] == "'") and tidied[start - 1] != " ":
        start -= 1
    begun, closed = _begins(tidied, low, start), _ends(tidied, high, end)
    text = tidied[start:end]
    if start > begun and _lost_head(tidied[begun:start], text):
        start = begun
    text = tidied[start:end]
    adds = closed - start <= LONGEST and _ADDS.match(tidied[end:]) is not None
    if end < closed and (adds or _OPEN_END.search(text) or _GOES_ON.match(tidied[end:]) or _wants_more(text)):
        end = closed
    while (
        end < high
        and _OPEN_END.search(tidied[start:end])
        and (further := _ends(tidied, high, end + 1)) - start <= LONGEST
    ):
        end = further
    for wider in ((begun, closed), (low, high)):
        if _is_scrap(tidied[start:end]) and _adds_verb(tidied, start, end, wider):
            start, end = wider
    dangling = _OPEN_END.search(tidied[start:end])
    return start, start + dangling.start() if dangling and dangling.start() and end < high else end


def _begins(tidied: str, low: int, start: int) -> int:
    """Where the thought around `start` begins within its sentence."""
    before = tidied[low:start]
    new = rf",? and (?=(?:{'|'.join(words().new_thought)})\b)"
    found = [
        match.end() for match in re.finditer(rf"{BREAK.pattern}|{new}|,? (?:but|because|so|while|although) ", before)
    ]
    return low + (found[-1] if found else 0)


def _ends(tidied: str, high: int, end: int) -> int:
    """Where the thought around `end` closes within its sentence."""
    rest = tidied[end:high]
    found = re.search(rf"{BREAK.pattern}|{_LINK}", rest)
    return end + found.start() if found else high


def _is_scrap(text: str) -> bool:
    """Whether the words are too few, or neither name a thing nor hold a verb, to be a thought."""
    said = tokens(text.lower())
    named = _DETERMINED.match(text) is not None and not _OPEN_END.search(text)
    if len(said) >= _FEW and (named or said[0] in forms().base or said[0] == "please"):
        return False
    return len(said) < _FEW or verb_at(said) < 0


def _adds_verb(tidied: str, start: int, end: int, wider: tuple[int, int]) -> bool:
    """Whether the wider stretch says more than the same thing of a place and a time."""
    few = len(tokens(tidied[start:end])) < _FEW
    return wider[1] - wider[0] <= LONGEST and (few or verb_at(tokens(tidied[wider[0] : wider[1]].lower())) >= 0)


def _wants_more(text: str) -> bool:
    """Whether the words end with the verb itself, so that what it was done to follows."""
    said = tokens(text.lower())
    return 0 < verb_at(said) == len(said) - 1


def stands_alone(text: str) -> bool:
    """Whether the words begin with what they tell of."""
    return _SUBJECT.match(text) is not None or (_DETERMINED.match(text) is not None and not _is_scrap(text))


def _lost_head(before: str, text: str) -> bool:
    """Whether what stands in front is the subject, or the first half of the verb, of the stretch."""
    said = tokens(before.lower())
    if not said or len(said) > _NAMELESS:
        return False
    halved = is_auxiliary(said[-1]) or said[-1] in ("to", "not", "been", "be", "'s")
    headless = not (stands_alone(text) or text[:1].isupper())
    return halved or (headless and verb_at(said) < 0) or _is_scrap(text)
