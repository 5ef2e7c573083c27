"""Which of the stretches that were found tells the trouble, where some tell only how it began."""

import re

from api.analysis.schemas import Analysis
from api.replies.english.edges import placed
from api.replies.english.stretches import Stretch, stretches
from api.replies.english.text import words

_TOGETHER = 100
"""Characters of two sentences side by side that can be quoted as one."""
_WEAK = frozenset({"half", "still", "hours", "weeks", "days", "months", "calls", "less", "followed"})
"""Words that mark trouble only beside others."""
_SIGN = re.compile(r"n't\b|\b(?:instead|without|unless|only|failed|just \d|no longer)\b", re.IGNORECASE)
_UNHARMED = re.compile(
    r"\b(?:nobody|no one|not|wasn't|weren't) (?:was |is |got )?(?:hurt|harmed|injured)\b", re.IGNORECASE
)
"""What did not happen."""
_FOREWARNED = re.compile(
    r"(?:you|they|staff|the \w+) (?:were|was|had been) (?:all )?(?:told|warned|informed|asked|made aware)\b"
    r"|(?:I|we)(?:'d| had)? (?:clearly |specifically )?(?:told|warned|informed) (?:you|them|staff|the \w+)\b"
    r"|it says? (?:\w+ ){0,2}?(?:on|in) (?:the|your) [\w' -]{3,30}$",
    re.IGNORECASE,
)
"""What was said or written beforehand, whatever it was about: the trouble is that it went unheeded."""
_BEGAN = re.compile(
    r"(?:(?:I|we)(?:'ve|'d)? )?(?:just |only |have |had )?"
    r"(?:ordered|bought|booked|paid|used|followed|cancelled|picked up|went|signed up|asked for|chose|reserved|tried)\b"
    r"|(?:sticker|label|menu|packet|box|receipt|poster|tag|ticket)(?: on (?:the|my|your) \w+)?"
    r" (?:says?|said) [\w ']{2,18}$"
    r"|(?:your|the) [\w' -]{2,30}? (?:says?|said|promise[sd]?|shows?|showed|reads?|claims?|claimed) [\w' ]{2,18}$"
    r"|[\w -]{3,24}years? (?:I|we|with|of)\b|(?:I|we)'(?:ve|d) (?:had|been|shopped|used|come|lived|booked)\b"
    r"|(?:there|it|this|they) (?:used to be|was (?:put|made|bought|supposed|due))"
    r"|[\w' ]{3,40} (?:was|were|is) (?:due|supposed|meant|booked|ordered|promised)\b",
    re.IGNORECASE,
)
"""How a story of trouble begins, before anything has gone wrong."""


def troubles_told(analysis: Analysis, tidied: str) -> list[Stretch]:
    """Where the trouble is told, the most telling stretch first.

    One that only tells how it began ("Your seat map said window") gives way to what came of it; two short sentences
    stay together.
    """
    told = stretches(analysis, "trouble", tidied)
    forewarned = bool(told) and _FOREWARNED.match(told[0].text) is not None
    if not told or (shows_trouble(told[0].text) and not forewarned):
        return told
    whole = _sentence(told[0], tidied, told_more=forewarned)
    if whole is not None:
        return [whole, *(one for one in told[1:] if one.end <= whole.start or one.start >= whole.end)]
    if not forewarned and not _BEGAN.match(told[0].text):
        return told
    rivals = [*told[1:], *_after(told[0], tidied)]
    better = next((one for one in rivals if shows_trouble(one.text)), rivals[0] if rivals else None)
    if better is None:
        return told
    joined = _joined(told[0], better, tidied)
    rest = [one for one in told[1:] if one.end <= better.start or one.start >= better.end]
    return [joined] if joined else [better, *rest]


def most_telling(tidied: str) -> str:
    """The sentence that shows most trouble, where no stretch was found; empty where none shows any."""
    told = [one.text for one, _ in placed(tidied) if not one.asks and not _UNHARMED.search(one.text)]
    rated = sorted(told, key=lambda text: -len(_signs(text)))
    return next((text for text in rated if _signs(text) and len(text) <= _TOGETHER + 5), "")


def shows_trouble(text: str) -> bool:
    """Whether a word of the text says that something went wrong."""
    return bool(_signs(text))


def _signs(text: str) -> set[str]:
    said = set(re.findall(r"[a-z0-9]+(?:[-'][a-z]+)*", text.lower()))
    return (said & (words().trouble - _WEAK)) | set(_SIGN.findall(text))


def _sentence(stretch: Stretch, tidied: str, *, told_more: bool = False) -> Stretch | None:
    """The whole sentence, where the rest of it holds the sign of trouble that the stretch lacks.

    Args:
        told_more: whether the rest is known to tell what came of it.
    """
    for one, at in placed(tidied):
        end = at + len(one.text)
        more = (told_more and end > stretch.end) or shows_trouble(one.text)
        if at <= stretch.start < end and stretch.end <= end <= at + _TOGETHER and more:
            return None if one.asks else Stretch(one.text, at, end)
    return None


def _after(stretch: Stretch, tidied: str) -> list[Stretch]:
    """The sentence after the stretch."""
    spans = [(at, at + len(one.text), one) for one, at in placed(tidied)]
    return [Stretch(one.text, low, high) for low, high, one in spans if low >= stretch.end and not one.asks][:1]


def _joined(first: Stretch, second: Stretch, tidied: str) -> Stretch | None:
    """Both as one, where they stand side by side and are short enough to be quoted."""
    start, end = min(first.start, second.start), max(first.end, second.end)
    near = max(first.start, second.start) - min(first.end, second.end) <= 3
    return Stretch(tidied[start:end], start, end) if near and end - start <= _TOGETHER else None
