"""One of the customer's sentences, written in a hurry, as a whole clause: "Paid twice" becomes "I paid twice"."""

import re
from collections.abc import Callable, Sequence

from api.replies.english.deeds import befell
from api.replies.english.nominal import bare_noun, nominal
from api.replies.english.shapes import Said, Shape, is_doing, pattern, shaping, tokens
from api.replies.english.text import whole_words, words
from api.replies.english.verbs import main_verb, verb_at

_FARTHEST_VERB = 9
"""Words that may stand before the verb of a clause that is not too tangled to repeat."""
_WHOLE, _SCRAP = 14, 22
"""Characters of a head that stands alone, and of a tail that adds nothing."""
_POWER = re.compile(r"\b(?:it|them|phone|battery|car|overnight|fully|full|\d+ ?%)\b", re.IGNORECASE)
"""What is charged with power and not with a price."""
_HEARD = re.compile(
    r"(\band (?:then )?)told (?=to |that |(?:there|it|they|he|she|we|I)\b"
    r"|(?:the|my|our) [\w-]+ (?:had|has|was|is|were|are|\w+n't)\b)",
    re.IGNORECASE,
)
"""What the writer was told in the end, not what he told somebody: "waited an hour and then told it was cancelled"."""
_QUALIFIED = re.compile(
    r"sat[ -]?nav\b|(?:used|put|cut|made) (?:in )?the wrong\b"
    r"|[a-z]+ (?:(?!(?:and|but|it|they|this|that|these|he|she|someone|nobody|in|on|at|to|for|with|by|from|over|up|out"
    r"|off|here|there|what|which|who|an?|the|my|our|your|some|one|two|three)\b)[a-z]+ ){1,2}"
    r"(?:was|were|is|are|has|had|\w+n't|keeps?|only|never)\b",
    re.IGNORECASE,
)
"""A thing with what was done to it in front, "booked room was dirty", or somebody else's slip: "used the wrong dye"."""
_SURE_ENOUGH = 0.8
"""How sure a clause must be before which something else is kept."""
_I = frozenset({"i", "i'm", "i've", "i'd", "i'll"})
_PRONOUNS = frozenset({"it", "it's", "they", "they're", "they've", "this", "that", "these", "he", "she"})
_PLURAL_VERBS = frozenset({"are", "were", "have", "do", "don't", "haven't", "aren't", "weren't"})


def cleaned(sentence: str) -> str:
    """The sentence without strong language, filler, and what leads in or trails off."""
    text = pattern(r"(?:\b|(?<=\s))<dropped>(?:\b|(?=\s|$))").sub(" ", sentence)
    text = re.sub(r"\s+([,;:])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,-:;")
    before = None
    while before != text:
        before = text
        text = pattern(r"^<openers>(?:\b|(?<=,))[,:]?\s+").sub("", text)
        text = pattern(r"[,:]?\s+-?\s*<endings>$").sub("", text).strip(" ,-:;")
    text = re.sub(
        r"\b([a-z]+)'s (?=(?:been|gone|got|had|stopped|broken|become|started)\b)", r"\1 has ", text, flags=re.I
    )
    text = re.sub(
        r"^((?:(?:my|our|your|the) )?[a-z]+)'s (?=(?:on|in|at|under|off|out|still|not)\b)", r"\1 is ", text, flags=re.I
    )
    text = re.sub(r"^no one\b", "nobody", text, flags=re.IGNORECASE)
    text = re.sub(
        r"\b(nobody|no one|no-one|somebody|someone)'s (?=(?:[a-z]+ed|come|told|said|done|rung|sent|taken)\b)",
        r"\1 has ",
        text,
        flags=re.I,
    )
    return _tailed(re.sub(r",(?:\s*,)+", ",", text))


def _tailed(text: str) -> str:
    """The sentence with what trails behind its last comma joined on, or left off where it is a mere scrap."""
    head, comma, tail = text.rpartition(", ")
    if head.count('"') % 2 or re.match("(?:and|then|but) ", tail):
        return text
    if not comma or len(head) < _WHOLE or verb_at(tokens(f"x {tail}".lower())) >= 0:
        return text
    if re.match(r"(?:no|not a) \w", tail) and not head.lower().startswith("no "):
        return f"{head} and there was {tail}" if " and " not in head else head
    scrap = len(tail) <= _SCRAP and not pattern(r".*\b(?:<prepositions>|\d+|<numbers>)\b").match(tail)
    return head if scrap else text


def shaped(text: str, things: Sequence[str] = ()) -> Shape | None:
    """`text` (cleaned) as a whole clause in the customer's own person; None when it makes none.

    Args:
        things: nouns the comment spoke of before, nearest last; they stand in for a missing or unclear subject.
    """
    said = Said(text, tuple(token.lower() for token in tokens(text)), things)
    if not said.words or not re.match(r"[a-z0-9£€$\"]", said.first):
        return None
    if deed := befell(said.text):
        return Shape(deed, 0.9)
    if said.first in _I or (said.first == "what" and said.second in ("i", "we", "you")):
        return Shape(text, 1.0)
    for shape_of in (_dated, _after_all, _placed, *_SUBJECTLESS):
        if (shape := shape_of(said)) is not None:
            return shape
    return _by_subject(said)


def _dated(said: Said) -> Shape | None:
    """A time in front: "Last night the desk couldn't find my booking"."""
    dated = pattern("(<moments>),? (?=[a-z])").match(said.text)
    rest = shaped(said.text[dated.end() :], said.things) if dated else None
    if dated is None or rest is None:
        return None
    return Shape(f"{dated[1][0].lower()}{dated[1][1:]} {rest.text}", rest.sure - 0.1)


def _after_all(said: Said) -> Shape | None:
    """What was spent in front: "Two weeks and my photos still haven't come back"."""
    spent = pattern(
        r"((?:over |nearly |almost )?(?:<numbers>|\d+) (?:<times>|<letters>))(?: later)? and (?=[a-z])"
    ).match(said.text)
    rest = shaped(said.text[spent.end() :], said.things) if spent else None
    if spent is None or rest is None or rest.sure < _SURE_ENOUGH:
        return None
    return Shape(f"after {spent[1][0].lower()}{spent[1][1:]} {rest.text}", rest.sure - 0.1)


def _placed(said: Said) -> Shape | None:
    """A place or an occasion in front: "In real life the frames are wider than my head"."""
    led = pattern(
        r"((?:<prepositions>) (?:the |my |our |your )?(?:[\w.-]+ ){1,2}?)"
        r"(?=(?:the|my|our|your|there|it|they|i|we|nobody|someone|somebody)\b)"
    ).match(said.text)
    rest = shaped(said.text[led.end() :], said.things) if led else None
    if led is None or rest is None or rest.sure < _SURE_ENOUGH:
        return None
    return Shape(f"{led[1][0].lower()}{led[1][1:]}{rest.text}", rest.sure - 0.1)


def _counted(said: Said) -> Shape | None:
    """ "Third breakdown this month", "Day 9 without water", "On hold for an hour"."""
    if pattern(r"(?:put )?on hold\b|in tears\b|stuck\b").match(said.text):
        return Shape(f"I was {said.text[0].lower()}{said.text[1:]}", 0.9)
    if pattern(
        r"(?:a bit |slightly |rather |quite |so |very |pretty |deeply )?(?:let down|disappointed|saddened|unimpressed) "
        r"(?:by|with|in|at|that)\b"
    ).match(said.text):
        return Shape(f"I was {said.text[0].lower()}{said.text[1:]}", 0.9)
    if verb_at(said.words) >= 0:
        return None
    if pattern(r"day (?:\d+|<numbers>) (?:of|without|with)\b").match(said.text):
        return Shape(f"it's {said.text[0].lower()}{said.text[1:]}", 0.9)
    counted = pattern("(?:the )?(<ordinals>) ").match(said.text)
    if counted is None or "," in said.text:
        return None
    return Shape(f"it was the {counted[1].lower()} {said.text[counted.end() :]}", 0.8)


def _scrapped(said: Said) -> Shape | None:
    """ "Took the blue dip off the menu", "Axed the night bus"."""
    if (
        pattern(
            r"(?:pulled|scrapped|axed|binned|discontinued|ditched|moved|replaced|stopped) (?:the|all|every)\b"
        ).match(said.text)
        or pattern(r"(?:gave|sold|handed) (?:the|all|every)\b.+ to (?:some(?:one|body)|another|the next)\b").match(
            said.text
        )
        or pattern(r"(?:took|taken) (?:the|all|every)\b.+ (?:off|away|out)\b|got rid of\b").match(said.text)
    ):
        return Shape(f"you {said.small}", 0.9)
    return None


def _by_subject(said: Said) -> Shape | None:
    verb = main_verb(said.words)
    if said.first in _PRONOUNS:
        return _pronoun(said) if verb >= 0 else None
    if verb < 0:
        return nominal(said)
    if said.first in shaping().leads:
        return Shape(said.text, 1.0) if verb <= _FARTHEST_VERB and "," not in said.words[:verb] else None
    return bare_noun(said, verb)


def _absence(said: Said) -> Shape | None:
    """ "No signal since Monday", "Still no parcel"."""
    match = pattern(r"(still )?((?:no|not a single|not one|zero)\b.+)$").match(said.text)
    if match is None or verb_at(tokens(match[2].lower())) >= 0 or len(said.words) < 2:
        return None
    there = "there's still" if match[1] else "there was"
    return Shape(f"{there} {match[2][0].lower()}{match[2][1:]}", 0.8)


def _adverb_first(said: Said) -> Shape | None:
    """ "Never received my order", "Still waiting for a call"."""
    if not re.match(r"(?:still|just|only|already|never|even|constantly|repeatedly|then)$", said.first) or not said.rest:
        return None
    inner = Said(said.rest, said.words[1:], said.things)
    shape = next((shape for shape_of in _SUBJECTLESS if (shape := shape_of(inner)) is not None), None)
    if shape is None or not shape.text.startswith(("I ", "I'", "we ", "you ")):
        return None
    return Shape(re.sub(r"^(I(?:'m|'ve| was)?|you)", rf"\1 {said.first}", shape.text, count=1), shape.sure)


def _ongoing(said: Said) -> Shape | None:
    """ "Been trying since March", "Waiting for three hours"."""
    if said.first == "been":
        return Shape(f"I've {said.small}", 1.0)
    if not is_doing(said.first) or re.match("(?:in|out|up|on|off) [a-z]+s ", said.rest):
        return None
    if said.first in shaping().ours_ing and not re.match(r"for\b", said.rest):
        return Shape(f"you're {said.small}", 0.8)
    object_follows = pattern(r"(?:<prepositions>|my|a|an|the|\d|<numbers>|over|nearly)\b").match(said.rest)
    return Shape(f"I'm {said.small}", 0.9) if object_follows else None


def _our_deed(said: Said) -> Shape | None:
    """ "Charged me twice", "Cancelled my order"."""
    me = said.first in shaping().ours and said.second in ("me", "us")
    mine = said.first in shaping().ours_to_mine and said.second in ("my", "our")
    away = said.first in ("gave", "sold", "rented") and said.second in ("my", "our") and "away" in said.words
    deed = f"you {said.small}"
    return Shape(befell(deed) or deed, 0.9) if me or mine or away else None


def _done_to_me(said: Said) -> Shape | None:
    """ "Told to wait", "Charged twice", "Left without an answer"."""
    if said.first in shaping().told and said.rest and said.second not in ("you", "my", "our"):
        return Shape(f"I was {said.small}", 0.9)
    if said.first not in shaping().done_to or (said.first == "told" and said.second == "you"):
        return None
    lost = said.first == "left" and not re.match("waiting|standing|sitting|on hold|without|with no", said.rest)
    suffers = pattern(
        r"(?:<prepositions>|the wrong|a different|someone|twice|double|waiting|standing|sitting)\b|£|\$|€"
    ).match(said.rest)
    return Shape(f"I was {said.small}", 0.8) if suffers and not lost else None


def _their_deed(said: Said) -> Shape | None:
    """ "They wouldn't serve me": people of ours; "they came on Monday": several things that were named before."""
    if said.first == "they" and said.things and re.search("[^sui]s$", said.things[-1]):
        return Shape(f"{said.things[-1]} {said.rest}", 0.8)
    ours = pattern(r"they (?:still |just |even |then )?<our_verbs>(?: |$)").match(said.text)
    return Shape(f"your team {said.rest}", 0.8) if ours else None


def _billed(said: Said) -> Shape | None:
    """ "Charged a call-out fee", "Charged the rental twice"."""
    billed = said.first == "charged" and said.rest and not _POWER.search(said.rest)
    return Shape(f"I was {said.small}", 0.9) if billed else None


def _my_deed(said: Said) -> Shape | None:
    """ "Ordered a size 8, received a 16", "Can't log in"."""
    if re.search(r"\b(?:him|her|them)sel(?:f|ves)\b", said.rest):
        return None
    if re.search(r", (?:came|arrived) (?:an?|one|two|\d)", said.rest) or _QUALIFIED.match(said.text):
        return None
    mine = (said.first == "left" and said.second in ("my", "our")) or (said.first == "told" and said.second == "you")
    if said.first in ("arrived", "landed", "came") and not re.match("(?:at|in|to|home|back|for)$", said.second):
        return None
    if (mine or said.first in shaping().i_did) and said.rest and not re.match("to [a-z]|of ", said.rest):
        deeds = pattern(r"(, (?:and |then |but )?)(<told>|charged|billed|given)\b(?! me| us)").sub(
            r"\1were \2", said.small
        )
        deeds = _HEARD.sub(r"\1were told ", deeds)
        return Shape(f"I {_listed(deeds)}", 0.9)
    if re.fullmatch(r"(?:can|could|had|have|did|do|am)(?:n't|not)?", said.first) and said.rest:
        return Shape(f"I {said.small}", 0.8)
    return None


def _its_deed(said: Said) -> Shape | None:
    """ "Won't turn on", "Keeps crashing", after a thing was named."""
    done = said.first in ("was", "were") and said.second in shaping().done_to | shaping().told
    if done:
        return Shape(f"I {said.small}", 0.9)
    if said.things and said.rest and pattern("<its_verbs>$").match(said.first):
        return Shape(f"{said.things[-1]} {said.small}", 0.8)
    return None


_SUBJECTLESS: tuple[Callable[[Said], Shape | None], ...] = (
    _counted, _scrapped, _absence, _adverb_first, _ongoing, _our_deed, _their_deed, _done_to_me, _billed, _my_deed,
    _its_deed,
)  # fmt: skip
"""Sentences without their subject, each with the way to give it one."""


def _listed(deeds: str) -> str:
    """A list of deeds with its last "and": "booked one, got another" becomes "booked one and got another"."""
    commas = [
        comma for comma in re.finditer(r", (?=([a-z]+))", deeds) if comma[1] in shaping().i_did or comma[1] == "were"
    ]
    if not commas or re.search(r",? and [a-z]+ed\b", deeds):
        return deeds
    last = commas[-1]
    return f"{deeds[: last.start()]}{',' if len(commas) > 1 else ''} and {deeds[last.end() :]}"


def _pronoun(said: Said) -> Shape:
    """A pronoun in front, put plainer where the comment named the thing before."""
    empty = pattern("<empty_it>").match(said.text) is not None
    if said.thing and not empty:
        if said.first in ("it", "this") and pattern("<its_verbs>$").match(said.second):
            return Shape(f"{said.thing} {said.rest}", 0.9)
        if said.first == "it's":
            return Shape(f"{said.thing} is {said.rest}", 0.8)
    if said.first in ("it", "it's"):
        return Shape(said.text, 0.35 if empty else 0.5)
    if said.first == "they" and said.second not in _PLURAL_VERBS:
        return Shape(f"somebody {said.rest}", 0.6)
    if said.first in ("he", "she"):
        person = said.things[-1] if said.things and whole_words(words().staff).search(said.things[-1]) else ""
        return Shape(f"{person} {said.rest}", 0.9) if person else Shape(said.text, 0.4)
    return Shape(said.text, 0.3)
