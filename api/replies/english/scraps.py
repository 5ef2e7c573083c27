"""What a comment adds in a scrap of its own, "£60.", "900 hrs.", "again.", as the end of the clause before it."""

import re

from api.replies.english.edges import placed

_NUMBER = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty)"
)
_SUM = re.compile(
    rf"(?:for |at |all for )?(?P<x>[£$€₹]\d[\d.,]*k?|{_NUMBER} (?:quid|bucks|pounds|dollars|euros?|rupees))"
    r"(?: (?:each|a pop))?",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?:for |over |about |after )?(?P<n>{_NUMBER}) "
    r"(?P<unit>min(?:ute)?|hour|hr|day|night|week|month|year|yr)s?(?: now| later)?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?P<x>twice|(?:two|three|four|five|six|seven|\d+) times)(?: now)?", re.IGNORECASE)
_AGAIN = re.compile(
    r"(?:yet )?again|once again|not for the first time|every(?: single)? (?:time|day|week|month)", re.IGNORECASE
)
_UNITS = {"min": "minute", "hr": "hour", "yr": "year"}
_LASTING = re.compile(
    r"\b(?:wait|waiting|waited|held|hold|stood|stuck|sat|queu\w+|without|no (?:heating|water|power))\b"
)
_TAKEN = re.compile(r"\b(?:money|refund|deposit|balance|savings)\b")
"""A clause about a sum that is gone, and not about what was paid for a thing."""
_FULL = re.compile(r"\b(?:again|twice|times|after|for \d|for (?:two|three|four|five|six))\b")
"""A clause that says how often or how long already."""


def with_scrap(clause: str, tidied: str, told_until: int) -> str:
    """`clause` with the sum, the span or the repetition that stands right behind it; as it is where none does.

    Args:
        clause: what happened, from our side, as it stands after "to hear that".
        told_until: where the words end of which it was made, in characters of `tidied`.
    """
    behind = next((one for one, at in placed(tidied) if at >= told_until), None)
    if behind is None or behind.asks or _FULL.search(clause):
        return clause
    end = _end(behind.text, clause)
    return f"{clause}, {end}" if end else clause


def _end(text: str, clause: str) -> str:
    if _AGAIN.fullmatch(text):
        return "and not for the first time"
    if count := _COUNT.fullmatch(text):
        return f"and that {count['x'].lower()}"
    if (paid := _SUM.fullmatch(text)) and paid["x"].lower() not in clause.lower():
        return f"{paid['x']} of it" if _TAKEN.search(clause) else f"and that for {paid['x']}"
    span = _SPAN.fullmatch(text)
    if span is None or span["n"].lower() in clause.lower():
        return ""
    unit = _UNITS.get(span["unit"].lower(), span["unit"].lower())
    whole = f"{span['n'].lower()} {unit}s"
    return f"for {whole}" if _LASTING.search(clause) else f"and that after {whole}"
