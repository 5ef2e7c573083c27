"""Patterns over the canonical line: lemmas in order, with gaps and flags, readable by a copywriter."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from api.replies.japanese.canonical import Unit

_ANY = "!%&+^"
"""All flags, in the order in which a unit carries them."""
_GAP, _WIDE = r"(?:[^ 。]\S* ){0,2}?", r"(?:[^ 。]\S* ){0,6}?"


@lru_cache(maxsize=4_096)
def compiled(pattern: str) -> re.Pattern[str]:
    """Regular expression for one pattern.

    A word matches its lemma without negation, other flags are free; `X!` must be negated, `X^` passive, `X%` done with
    できる, `X+` 〜ている. A space lets up to two words stand between, `~` up to six, never across a sentence's end.
    `a_b` is one alternative of two words. `。` matches the end of a sentence or of the comment.
    """
    parts: list[str] = []
    gap = ""
    for word in pattern.split():
        if word == "~":
            gap = _WIDE
            continue
        parts.append((gap if parts else "") + _word(word))
        gap = _GAP
    tail = _WIDE if pattern.endswith("~") else ""
    return re.compile(r"(?<= )" + "".join(parts) + tail)


def _word(word: str) -> str:
    if word == "。":
        return r"(?:。 |$)"
    return "(?:" + "|".join(_alternative(part) for part in word.split("|") if part) + ") "


def _alternative(part: str) -> str:
    return " ".join(_lemma(word) for word in part.split("_"))


def _lemma(part: str) -> str:
    match = re.match(r"^(.*?)([!^%&+?]*)$", part)
    body, wanted = (match[1], match[2]) if match else (part, "")
    flags = ""
    for flag in _ANY:
        if flag in wanted:
            flags += re.escape(flag)
        elif flag != "!":
            flags += f"{re.escape(flag)}?"
    return body + flags


def _check(pattern: str) -> str:
    try:
        compiled(pattern)
    except (re.error, KeyError) as error:
        raise ValueError(f"{pattern!r} is not a pattern: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_check)]


def last_unit(pattern: str, line: str, units: Sequence[Unit]) -> tuple[int, int] | None:
    """First and last index into `units` of the first place where `pattern` holds, or None."""
    match = compiled(pattern).search(line)
    if match is None:
        return None
    first = line.count(" ", 0, match.start()) - 1
    matched = match[0].rstrip().removesuffix("。").rstrip()
    last = first + matched.count(" ")
    return first, min(last, len(units) - 1)
