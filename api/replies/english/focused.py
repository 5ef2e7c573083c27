"""The stretches of an English comment that a reply has to take up, as words that a reply can use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.replies.english.clauses import Spoken, clause_of, lacks_doer, parts, things_before
from api.replies.english.doubted import is_unsure, linked
from api.replies.english.edges import BREAK, STRAY, placed, stands_alone
from api.replies.english.lexicon import praises
from api.replies.english.quoting import is_note, quote_of, quoted
from api.replies.english.stating import stated
from api.replies.english.stretches import Stretch
from api.replies.english.text import Sentence, sentences
from api.replies.english.things import thing_in
from api.replies.english.turning import turned

_TOUCHES = 8
"""Characters of a sentence that a stretch must hold to be about it; edges of stretches may be off by a word."""
_SURE = 0.3
"""How sure a clause must be to be repeated, once the stretch is known to be the matter."""
_TOLD = 0.6
"""Share of a stretch that its clauses must tell, else it is quoted whole."""
_TOLD_OF_MORE = 0.8
"""The same of several sentences, which belong together."""
_SHARE = 0.6
"""Share of a clause that must lie in the stretch; else the clause tells something else."""
_HEADLESS = re.compile(r"(?:was|were|is|are|has|had|did|does|would|will|could)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:^|\b(?:and|then|but|or) |, ?)$", re.IGNORECASE)
"""A verb in front has lost its subject, unless it goes on from what somebody said of himself."""
REPEATED, _QUOTED = 112, 120
"""Characters of what is repeated, and of what is quoted."""
_KIN = re.compile(r"^the (?=(?:mother|mum|mam|mom|father|dad|nan|gran|grandad|husband|wife|son|daughter)\b)")
_EVEN = re.compile(r"\b(we (?:can't|couldn't|didn't|don't|won't|haven't)) even\b")
"""A word of reproach, which turns odd in the mouth of the one reproached."""
_TAIL = re.compile(
    r"(?P<none>(?:no|not one|not a single|zero) [\w' -]{3,24}|silence)$"
    r"|(?P<whole>(?:nobody|no one|nothing) \w[\w ]{2,20})$"
)
"""A short sentence that ends a story: "Not one answer", "Nobody came"."""


_IS = re.compile(r"^(?!.*\b(?:that|which|who|where)\b).*\b(?:is|are|was|were)\b")
"""A statement, not a thing."""
_NOT_TOLD = re.compile(
    r"you(?:'d| would)?(?: just| only| really)? (?:want|need|like|love|hope|wish|asked|"
    r"have (?:a )?(?:video|photos?|proof))\b|whoever\b"
    r"|you(?:'re| are) (?:an? (?!\w+(?: \w+)? (?:down|short|late)\b)|on (?:a |universal )|only )|you(?:'re| are) \d\d\b"
    r"|it(?:'s| is) (?:now )?(?:\w+day|\w+day now|today|tomorrow|[£$€]?\d[\w.:]*(?: [ap]m)?)$"
)
"""What the customer would like, or was about, or what day it is: nothing to be sorry for."""
_FRAGMENT = re.compile(
    r"(?:are|is|was|were|be|been|would|could|will|has|had|to|of|in|on|at|by|for|with|from|than|how|that|which|who|\w+ly)\b",
    re.IGNORECASE,
)
"""A quotation that begins so has lost what it belongs to."""


@dataclass(frozen=True)
class Said:
    """What a stretch says, from our side; one of the four is filled, or none where nothing may be repeated."""

    clause: str = ""
    """After "to hear that"."""
    matter: str = ""
    """After "about"."""
    quote: str = ""
    """Between quotation marks."""
    stated: str = ""
    """Before a colon."""


def said_of(stretch: Stretch, tidied: str, aspects: Sequence[str], *, praise: bool = False) -> Said:
    """The stretch turned round: as a clause, else as the thing it names, else as a quotation."""
    clauses = [
        best
        for sentence, start in placed(tidied)
        if (best := _best(sentence, start, stretch, tidied, aspects, praise=praise)) is not None
    ]
    said = [clause.text if praise else linked(clause.text) for clause, _ in clauses]
    told = sum(length for _, length in clauses)
    clause = said[0] if said else ""
    dropped = clause.startswith(("you ", "you're ")) and lacks_doer(stretch.text)
    matter, unsure = thing_in(stretch.text, praise=praise), not praise and is_unsure(clause, stretch.text)
    matter = "" if _IS.search(matter) else matter
    if matter and (_bare(clause) == _bare(matter) or unsure):
        return Said(matter=matter)
    if unsure or (praise and (dropped or set(re.findall("[a-z]+", clause.lower())) & praises().sour)):
        return _in_other_words(stretch, tidied, praise=praise)
    if not praise and _NOT_TOLD.match(clause):
        return Said()
    for more in said[1:2]:
        link = (
            "but" if re.search(r"\b(?:(?<!there was )not|only|never)\b|n't", more) and " and " not in clause else "and"
        )
        if len(clause) + len(more) <= REPEATED - 5:
            clause = f"{clause} {link} {more}"
    if clause and (tail := _tail(stretch.text)) and tail not in clause:
        told += len(tail)
        clause = f"{clause} and {tail}"
    if clause and told >= (_TOLD if len(sentences(stretch.text)) == 1 else _TOLD_OF_MORE) * len(stretch.text):
        return Said(clause=_EVEN.sub(r"\1", _KIN.sub("your ", clause)))
    return Said(matter=matter) if matter else _in_other_words(stretch, tidied, praise=praise)


def _bare(words: str) -> str:
    return re.sub("^(?:the|an?) ", "", words)


def _in_other_words(stretch: Stretch, tidied: str, *, praise: bool) -> Said:
    """The stretch where it makes neither a clause nor a thing: stated from our side, else quoted; praise is quoted."""
    if praise:
        return Said(quote=quoted(stretch.text, praise=True))
    whole = _entire(stretch, tidied)
    told = next((note for text in (whole, stretch.text) if is_note(note := stated(text))), "")
    return Said(stated=told) if told else Said(quote=quote_of(stretch, whole, tidied))


def whole_question(stretch: Stretch, tidied: str) -> str:
    """The sentence that asks what the stretch points at; the stretch itself where none does."""
    for sentence, at in placed(tidied):
        if sentence.asks and at < stretch.end and at + len(sentence.text) > stretch.start:
            return sentence.text if len(sentence.text) <= REPEATED else stretch.text
    return stretch.text


def _entire(stretch: Stretch, tidied: str) -> str:
    """The stretch from where its thought begins, so that a quotation is no fragment; empty where that is too long."""
    for sentence, at in placed(tidied):
        if not at <= stretch.start < at + len(sentence.text):
            continue
        before = tidied[at : stretch.start]
        begun = [match.end() for match in BREAK.finditer(before)]
        start = stretch.start if stands_alone(stretch.text) else at + (begun[-1] if begun else 0)
        if _FRAGMENT.match(tidied[start:].lstrip()):
            start = at
        after = BREAK.search(tidied, stretch.end, at + len(sentence.text))
        ends_inside = stretch.end < at + len(sentence.text)
        end = (after.start() if after else at + len(sentence.text)) if ends_inside else stretch.end
        end = end if len(tidied[stretch.end : end].split()) <= STRAY else stretch.end
        whole = tidied[start:end].strip()
        return whole if len(whole) <= _QUOTED or start == stretch.start else ""
    return stretch.text


def _best(
    sentence: Sentence, at: int, stretch: Stretch, tidied: str, aspects: Sequence[str], *, praise: bool
) -> tuple[Spoken, int] | None:
    """The clause of one sentence that tells best what the stretch tells, and how many of its characters it covers."""
    low, high = max(at, stretch.start), min(at + len(sentence.text), stretch.end)
    if high - low < min(_TOUCHES, len(stretch.text)) or sentence.asks:
        return None
    best: tuple[float, Spoken, int] | None = None
    for text in dict.fromkeys([tidied[low:high].strip(" ,-:"), *parts(sentence.text)]):
        start = tidied.find(text, at)
        shared = min(high, start + len(text)) - max(low, start)
        headless = _HEADLESS.match(text) and not _JOINED.search(tidied[at : max(start, at)])
        if start < 0 or shared < _SHARE * len(text) or headless:
            continue
        clause = clause_of(text, things_before(tidied[:start], aspects), praise=praise, chosen=True)
        if clause is None or clause.score < _SURE:
            continue
        union = max(high, start + len(text)) - min(low, start)
        score = 2.0 * shared / union + 0.6 * clause.score
        if best is None or score > best[0]:
            best = score, clause, shared
    return None if best is None or best[2] < 0.5 * (high - low) else (best[1], best[2])


def _tail(text: str) -> str:
    """What a stretch ends with in a word or three: "there was not one answer"."""
    last = [sentence.text.lower() for sentence in sentences(text)][1:]
    match = _TAIL.match(last[-1]) if last else None
    if match is None:
        return ""
    return turned(match["whole"] or f"there was {match['none']}")
