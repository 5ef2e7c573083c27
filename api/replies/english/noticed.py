"""What an English comment says besides its trouble that a reply should take up: who it hits, since when, by when."""

import re
from collections.abc import Iterator

from api.replies.english.clauses import parts
from api.replies.english.text import sentences

_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty)"
_KIN = (
    r"(?:mum|mom|mam|mother|dad|father|nan|nana|gran|granny|grandma|grandad|wife|husband|partner|son|daughter|baby|toddler|"
    r"sister|brother|friend|boy|girl|kids?|child|children|carer|grandson|granddaughter)"
)
_STATE = (
    r"(?:an? (?!bit|little|mess|wreck|joke|huge|big|long|loyal|customer|fan|regular)|\d|"
    r"(?:deaf|blind|pregnant|disabled|diabetic|autistic|coeliac|celiac|epileptic|housebound|bedbound|widowed|allergic|"
    r"registered|in a wheelchair|on (?:crutches|chemo|dialysis|oxygen|benefits|maternity|a pension))\b)"
)
_TELLING = re.compile(
    rf"(?:(?:my|our) (?:\w+ )?{_KIN} (?:is|has|uses|needs|can't|cannot|lives|lost|starts|gets|relies)\b"
    rf"|I(?:'m| am) {_STATE}|(?:she|he)(?:'s| is) {_STATE}"
    r"|(?:she|he) (?:has|uses) (?!to\b|been\b|had\b|never\b|no\b|not\b)"
    r"|I (?:live|work|teach|care for|start|fly|leave|travel|commute) (?!out|up|for you|it)"
    r"|(?:we're|I'm|we are|I am) getting married"
    rf"|(?:it's |it is |that's |this is )?(?:the )?(?:second|third|fourth|fifth|sixth) time (?:this|in) )",
    re.IGNORECASE,
)
"""Sentences that tell of whom the trouble hits, or that it came again."""
_LASTED = re.compile(
    rf"\b(?:(?:for|been) (?P<for>(?:over |nearly |almost |about )?{_NUMBER} (?:days|weeks|months|years))\b"
    rf"(?! of| ago| now on)"
    rf"|(?P<now>{_NUMBER} (?:days|weeks|months|years)) (?:now|and counting|later)\b)",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"{_NUMBER} (?:days|weeks|months|years)(?: now)?$", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|before|until|in time for) (?P<when>(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|noon|"
    r"midnight|"
    r"the \d{1,2}(?:st|nd|rd|th)|\d{1,2}(?:[:.]\d\d)? ?[ap]m|christmas(?: eve)?|the weekend)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|been|promised|supposed|should have|said|due|meant|told|guaranteed)\b[^.!?]{0,40}$", re.IGNORECASE
)


def noticed_in(tidied: str) -> Iterator[str]:
    """Pieces of the comment worth taking up, as they were written, most telling first."""
    pieces = [part for sentence in sentences(tidied) if not sentence.asks for part in parts(sentence.text)]
    bare = [re.sub(r"^(?:and|but|so|only small but|also|plus) ", "", piece, flags=re.IGNORECASE) for piece in pieces]
    yield from sorted((piece for piece in bare if _TELLING.match(piece)), key=len)
    for found in _LASTED.finditer(tidied):
        yield f"for {found['for'] or found['now']}"
    yield from (
        f"for {re.sub(' now$', '', sentence.text)}" for sentence in sentences(tidied) if _ALONE.match(sentence.text)
    )


def wanted_by(tidied: str) -> str:
    """The day or hour by which they need an answer or a thing, where it is still to come; else empty."""
    for found in _BY.finditer(tidied):
        if _PAST.search(tidied[: found.start()].rpartition(".")[2]) is None:
            when = found["when"]
            named = re.match(r"(?:\w+day|christmas)", when, re.IGNORECASE)
            return when.capitalize() if named else when
    return ""
