"""The stretches of an English comment that a reply has to take up, as words that a reply can use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.analysis.schemas import Analysis, FocusKind
from api.replies.english.clauses import Spoken, clause_of, lacks_doer, parts, things_before
from api.replies.english.edges import BREAK, STRAY, placed, snapped, stands_alone
from api.replies.english.fit import may_be_said
from api.replies.english.lexicon import praises
from api.replies.english.shapes import pattern, shaping, tokens
from api.replies.english.situation import FEW, KISSES, LAUGHTER
from api.replies.english.stating import first_part, stated
from api.replies.english.text import Sentence, sentences, tidy
from api.replies.english.things import thing_in
from api.replies.english.turning import turned
from api.replies.english.verbs import forms, verb_at

_TOUCHES = 8
"""Characters of a sentence that a stretch must hold to be about it; edges of stretches may be off by a word."""
_BESIDE = 12
"""Characters around a stretch that still belong to it."""
_LEAST_STRETCH = 6
"""Characters of the shortest stretch that tells anything."""
_SURE = 0.3
"""How sure a clause must be to be repeated, once the stretch is known to be the matter."""
_TOLD = 0.6
"""Share of a stretch that its clauses must tell, else it is quoted whole."""
_TOLD_OF_MORE = 0.8
"""The same of several sentences, which belong together."""
_SHARE = 0.6
"""Share of a clause that must lie in the stretch; else the clause tells something else."""
_HEADLESS = re.compile(r"(?:was|were|is|are|has|had|did|does|would|will|could)\b", re.IGNORECASE)
_HOWEVER = re.compile(
    r"^(?:(?:however|anyway|honestly|meanwhile|also|and|but|so|because|ok|okay|well|oh|hi|hey|yeah|wah),? )+",
    re.IGNORECASE,
)
_LED = re.compile(r"(?:and|but|so|because|then) ", re.IGNORECASE)
_JOINED = re.compile(r"(?:^|\b(?:and|then|but|or) |, ?)$", re.IGNORECASE)
"""A verb in front has lost its subject, unless it goes on from what somebody said of himself."""
_LONGEST, _QUOTED, _LEAST = 112, 120, 14
"""Characters of what is repeated, of what is quoted, and of the least worth quoting."""
_MANY = 22
"""Words of a sentence that is quoted because it could not be turned round."""
_NO_NOTE = re.compile(
    r"^(?:You|I|We|It|They|He|She|Mine|This|That|Said|Now|Then|Nobody|By|For|From|Of|To|At|With)\b"
    r"|(?:,| and| but) (?:you|we|it|they|he|she|there)\b"
)
"""How no note begins, and what shows that a sentence follows."""
_GOES_FROM = re.compile(r"(?:by|for|from|of|to|at|with|in|on|after|without) ", re.IGNORECASE)
_ORDER = re.compile(
    r"(?:who|why|how|what|when|where|which|do|does|is|are|can|could|quick|that when|kindly|please"
    r"|explain|define|tell|imagine)\b",
    re.IGNORECASE,
)
"""How a question begins, or what somebody is told to do."""
_ARTICLE = re.compile(r"(?:the|our|your) ")
_OWNED = re.compile(r"(?:the|my|our|your|ur|this|that|these|those|its?|they|he|she) ", re.IGNORECASE)
_FINITE = re.compile(
    r"'s (?:been|gone|got|come)\b|\b(?:is|are|was|were|has|have|had|does|did|\w+n't|\w+ed|can|will|would|could|keeps?"
    r"|came|went|says?|said)\b"
)
"""Without one of these, words before which an article was put in may hold no verb at all."""
_STRAY_HEAD = re.compile(
    r"(?:the|our|your) (?:no|none|nobody|so|far|today's|something|except|disappointed|later|then|now|still|"
    r"week|day|\S+ (?:quid|bucks|pounds|euros|dollars))\b|so |she can |that |which "
)
"""An article where none can stand, or a beginning that points at nothing."""
_YOU_YOU = re.compile(
    r"you \w+ you\b|you were \w+ed your\b"
    r"|you (?:cancelled|closed|moved|changed|stopped|removed|raised|dropped|shut|locked|sent)\b"
)
"""Who did it is lost where the subject was left out."""
_KIN = re.compile(r"^the (?=(?:mother|mum|mam|mom|father|dad|nan|gran|grandad|husband|wife|son|daughter)\b)")
_LINKED = re.compile(
    r"(?:and|but|or|which|who|when|while|where|in|on|at|with|for|from|after|before|by|to|of|without|because|as|since|if|"
    r"than|then|not|even|just|only|instead|despite|about|although|though|like|so|until|plus|including|over|under|\w+ing|\w+ly)\b"
)
"""How what follows a comma may begin; anything else is a statement of its own."""
_SAYS = re.compile(
    r"(?:the|my|our|your|we|you|they|it|he|she|nobody|no one|somebody|someone|staff|there|all|both|one|two|three|four) "
)
"""How a statement of its own begins."""
_COUNTED = re.compile(r"(?:all|both|half|no|one|two|three|\d+) ")
_BARE = frozenset(
    {
        "say",
        "come",
        "go",
        "tell",
        "give",
        "make",
        "take",
        "get",
        "do",
        "have",
        "don",
        "dey",
        "want",
        "bring",
        "taste",
        "spoil",
    }
)
"""Verbs that want an ending after one person or thing."""
_MANY_PEOPLE = frozenset(
    {"team", "staff", "crew", "people", "police", "children", "kids", "men", "women", "family", "folk"}
)
_GOES_ON = re.compile(
    r"(?:on|in|at|of|for|from|with|to|past|over|off|up|down|out|my|your|the|a|an|me|us|you|it|only|like|when|as)$"
)
"""What shows that the word before is a verb and no noun."""
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
)
"""What the customer would like, or was about: nothing to be sorry for."""
_FRAGMENT = re.compile(
    r"(?:are|is|was|were|be|been|would|could|will|has|had|to|of|in|on|at|by|for|with|from|than|how|that|which|who|\w+ly)\b",
    re.IGNORECASE,
)
"""A quotation that begins so has lost what it belongs to."""


@dataclass(frozen=True)
class Stretch:
    """Part of the tidied comment."""

    text: str
    start: int
    end: int
    written: str = ""
    """The same as it was written."""

    def near(self, start: int, end: int) -> bool:
        """Whether what stands there belongs to the stretch or is right beside it."""
        return start < self.end + _BESIDE and end > self.start - _BESIDE


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


def stretches(analysis: Analysis, kind: FocusKind, tidied: str) -> list[Stretch]:
    """The stretches of one kind in the tidied comment, surest first."""
    found = []
    for focus in analysis.focus:
        text = tidy(focus.text).strip(" .,!?;:-")
        at = tidied.lower().find(text.lower()) if focus.kind == kind and text else -1
        if at < 0:
            continue
        start, end = snapped(tidied, at, at + len(text))
        if end - start >= _LEAST_STRETCH:
            found.append(
                Stretch(tidied[start:end], start, end, focus.text if (start, end) == (at, at + len(text)) else "")
            )
    return found


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
        link = "but" if re.search(r"\b(?:not|only|never)\b|n't", more) and " and " not in clause else "and"
        if len(clause) + len(more) <= _LONGEST - 5:
            clause = f"{clause} {link} {more}"
    if clause and (tail := _tail(stretch.text)) and tail not in clause:
        told += len(tail)
        clause = f"{clause} and {tail}"
    if clause and told >= (_TOLD if len(sentences(stretch.text)) == 1 else _TOLD_OF_MORE) * len(stretch.text):
        return Said(clause=_KIN.sub("your ", clause))
    return Said(matter=matter) if matter else _in_other_words(stretch, tidied, praise=praise)


def _bare(words: str) -> str:
    return re.sub("^(?:the|an?) ", "", words)


def _in_other_words(stretch: Stretch, tidied: str, *, praise: bool) -> Said:
    """The stretch where it makes neither a clause nor a thing: stated from our side, else quoted; praise is quoted."""
    if praise:
        return Said(quote=quoted(stretch.text, praise=True))
    whole = _entire(stretch, tidied)
    told = next((note for text in (whole, stretch.text) if is_note(note := stated(text))), "")
    return Said(stated=told) if told else Said(quote=_quote_of(stretch, whole, tidied))


def is_note(told: str) -> bool:
    """Whether the words are a note without a verb: only such can stand before a colon as somebody would write it."""
    head = re.split(r", | and |; |\. ", told, maxsplit=1)[0]
    said = tokens(head.lower())
    at = verb_at(said)
    if not said or _NO_NOTE.search(told) or re.search(r"; |[.!?] ", told) or not _BARE.isdisjoint(tokens(told.lower())):
        return False
    further = [tokens(piece.lower()) for piece in re.split(r", (?:and )?| and | but ", told)[2:]]
    if any(_tells_of_itself(piece) for piece in further):
        return False
    if at < 0 or re.match(r"[£$€]?\d[\d.,]* (?:\w+ )?for (?:an?|one|the) ", head):
        return True
    suffered = said[at] in shaping().suffered or (at == 0 and said[1:2] in (["by"], ["out"]))
    return suffered and verb_at(said[at + 1 :]) < 0


def _tells_of_itself(said: Sequence[str]) -> bool:
    """Whether the piece of a note is a statement after all: "accounts say it is in the run"."""
    at = verb_at(said)
    return at > 0 and _LINKED.match(said[0]) is None and said[at] not in shaping().suffered


def _quote_of(stretch: Stretch, whole: str, tidied: str) -> str:
    """The sentence of the stretch in quotation marks, else its thought."""
    sentence = next(
        (one.text for one, at in placed(tidied) if at <= stretch.start and stretch.end <= at + len(one.text)), ""
    )
    begun = first_part(stretch.text)
    for text in (_led_in(sentence, tidied), whole, "" if tokens(begun.lower())[-1] in forms().pasts else begun):
        said = quoted(_HOWEVER.sub("", text), praise=False, few=_MANY)
        if said and len(said) <= _QUOTED and not _ORDER.match(said) and " ." not in said:
            asked = tidied[stretch.end : stretch.end + 1] == "?" and not said.endswith("?")
            return f"{said}?" if asked else said
    return ""


def _led_in(sentence: str, tidied: str) -> str:
    """The sentence with the one before it, where it only goes on from there: "£61. For clipping a guinea pig"."""
    if _GOES_FROM.match(sentence) is None or verb_at(tokens(sentence.lower())) >= 0:
        return sentence
    spans = [at for one, at in placed(tidied) if at < tidied.find(sentence)]
    return tidied[spans[-1] : tidied.find(sentence) + len(sentence)] if spans else ""


def is_unsure(clause: str, written: str) -> bool:
    """Whether the clause may say something else than what was written: a doer put in, a verb guessed, a list."""
    if not clause:
        return False
    written = _LED.sub("", written)
    if re.match(r"there was no (?:more )?\w+s\b", clause) and re.match("no ", written, re.IGNORECASE):
        return True
    if len(clause) < _LEAST < len(written) or verb_at(tokens(clause.lower())) < 0:
        return True
    stranger = "somebody" in clause and "somebody" not in written
    guessed = _ARTICLE.match(clause) is not None and _OWNED.match(written) is None and not tells(written)
    renamed = re.match(r"it\b", written, re.IGNORECASE) is not None and not clause.startswith("it")
    left_out = _YOU_YOU.match(clause) is not None and not written.lower().startswith(("i ", "we "))
    whose = re.match("you ", clause) is not None and re.match("(?:i|we|you)\\b", written, re.I) is None
    anybody = re.search(r"\bwith you$|(?<!in )\byour (?:date of birth|own|name)\b", written)
    strange = anybody is not None or (
        whose and re.search(r"\b(?:his|their)\b|\bher (?!back|to|in|home|off|out|at|for)\b", clause) is not None
    )
    stray = _STRAY_HEAD.match(clause) is not None
    ours = clause.startswith("we ") and re.match(r"(?:you|ye)\b", written, re.IGNORECASE) is None
    doubts = (
        _is_headline(clause),
        ours,
        stranger,
        guessed,
        renamed,
        left_out,
        strange,
        stray,
        _spliced(clause),
        _is_dialect(clause),
    )
    return any(doubts)


def _is_headline(clause: str) -> bool:
    """Whether what looks like a verb only says which one: "a 38% increase announced in an email"."""
    match = re.match(r"an? [\w% -]{3,40}? \w+ed (?:in|by|on|with|under|from)\b", clause)
    return match is not None and verb_at(tokens(clause[match.end() :].lower())) < 0


def _is_dialect(clause: str) -> bool:
    """Whether a verb lacks its ending, as some write who speak another English: turned round it reads as our slip."""
    match = re.match(r"(?:our|your|the|my) ([a-z]+) ([a-z]+) ", clause)
    one = match is not None and not match[1].endswith("s") and match[1] not in _MANY_PEOPLE
    return match is not None and one and match[2] in _BARE


def tells(text: str) -> bool:
    """Whether the words hold a verb for certain."""
    said = text.lower().split()
    sure = _FINITE.search(text) is not None or not forms().pasts.isdisjoint(said)
    goes = any(word in forms().third and _GOES_ON.match(after) for word, after in pairwise(said[1:]))
    return sure or goes or pattern(r".* <states>(?:$| (?:<prepositions>|\d+)\b)").match(text) is not None


def _spliced(clause: str) -> bool:
    """Whether commas alone hold several statements together."""
    pieces = clause.split(", ")[1:]
    return any(
        _LINKED.match(piece) is None and len(piece.split()) > STRAY and not _is_listed(piece) for piece in pieces
    )


def _is_listed(piece: str) -> bool:
    """Whether the piece ends a list of things: "a name, street and last four digits"."""
    return " and " in piece and "'s " not in piece and verb_at(tokens(f"x {piece}".lower())) < 0


def linked(clause: str) -> str:
    """Two statements that a comma alone holds together, with the word that should stand between them."""
    first, comma, last = clause.rpartition(", ")
    alone = comma and not _spliced(first) and _spliced(clause) and " and " not in last
    if not alone:
        return clause
    if _SAYS.match(last) and verb_at(tokens(last.lower())) > 0:
        return f"{first} and {last}"
    if (
        pattern(r"(?:[\w-]+ ){1,3}(?:missing|gone|cracked|broken|<states>)(?:$| (?:<prepositions>|\d))").match(last)
        is None
    ):
        return clause
    return f"{first}, with {last if _OWNED.match(last) or _COUNTED.match(last) else f'the {last}'}"


def whole_question(stretch: Stretch, tidied: str) -> str:
    """The sentence that asks what the stretch points at; the stretch itself where none does."""
    for sentence, at in placed(tidied):
        if sentence.asks and at < stretch.end and at + len(sentence.text) > stretch.start:
            return sentence.text if len(sentence.text) <= _LONGEST else stretch.text
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


def quoted(text: str, *, praise: bool, few: int = FEW) -> str:
    """The customer's own words where they are few; else empty."""
    whole = text if text.count('"') % 2 == 0 else text.replace('"', "")
    said = KISSES.sub("", LAUGHTER.sub("", whole.replace('"', "'")))
    if said.count("(") != said.count(")") or said.startswith("("):
        said = said.partition("(")[0]
    said = re.sub("^(?:and|but|so|because|then) ", "", said.strip(" .,;:-!?"), flags=re.IGNORECASE)
    if (
        len(said) < _LEAST
        or len(said.split()) > few
        or not may_be_said(said.replace("'", ""), praise=praise, chosen=True, quoted=True)
    ):
        return ""
    return said[0].upper() + said[1:]
