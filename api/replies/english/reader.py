"""Read an English comment for a reply, each kind of comment by what a reply to it must take up."""

import random
import re
from dataclasses import replace

from api.analysis.schemas import Analysis, Comment
from api.replies.english.asking import wish_in, wished_for
from api.replies.english.checking import checks
from api.replies.english.clauses import best_spoken
from api.replies.english.complaint import read_complaint
from api.replies.english.details import details_of
from api.replies.english.facts import facts
from api.replies.english.fit import may_be_said
from api.replies.english.focused import said_of, whole_question
from api.replies.english.indirect import indirect
from api.replies.english.jests import jests, joining
from api.replies.english.lexicon import feelings, praises, troubles
from api.replies.english.matters import known_trouble, named_in
from api.replies.english.people import praised_person
from api.replies.english.praising import read_praise
from api.replies.english.questions import question_in, rumour_in
from api.replies.english.safety import safety
from api.replies.english.sayings import sayings
from api.replies.english.scenes import kindest_scene, may_be_starred, own_case, scene_in, scenes, tells_of_death
from api.replies.english.shapes import shaping
from api.replies.english.situation import believed, hardships, quotable, situations
from api.replies.english.stating import stating
from api.replies.english.stretches import Stretch, stretches
from api.replies.english.text import sentences, setting_of, tidy, whole_words, words
from api.replies.english.trades import trades
from api.replies.english.verbs import forms
from api.replies.reading import Reading, reading
from api.triage.facets import is_soured
from api.triage.hints import hints_in

_GRIEVED = frozenset(
    {"grievance", "defect", "furious", "upset", "bare", "leak", "danger", "peril", "compensation", "own_post"}
)
"""Hints beside which fun and kind words are no longer believed."""
_WHOLE = 64
"""Characters of a joke that is quoted."""
_JOKE = 11
"""Words of a joke that is quoted: half of one is none."""
_UNNAMED = re.compile(
    r"\b(?:(?<![a-z]{4} )one|it|this|that|them|these)$|^whether (?:it|this|they) (?!(?:would|will) be possible)"
)
"""A wish whose thing is named elsewhere."""
_TO_DO = re.compile(
    r"(?:please |pls |hi |hello |hey |so |and )*(?:(?:can|could|would|will) (?:you|u|ye|we (?:have|get))\b|any chance)",
    re.IGNORECASE,
)
"""A question in which somebody is asked to do something."""
_FOR_A_CALL = re.compile(
    r"^for (?:(?:somebody|someone|a (?:manager|human|person)) to (?:call|ring|phone) you\b"
    r"|a (?:phone ?call|call ?back|call)\b)"
)
"""A wish to be called, put as one for a thing."""
_DOING = re.compile(r" [a-z]+ing\b[^.!?,;]{0,50}(?=[.!?,;]|$)")
_OWN_MATTER = re.compile(
    r"to (?:delete|remove|close|cancel|unsubscribe|take|stop|refund|send|resend|change|update|move|call|ring|phone"
    r"|e-?mail|unlock|reset|transfer) (?:[\w-]+ ){0,4}?(?:you|your)\b"
    r"|to refund "
    r"|to (?:take|remove|delete) .{3,40} (?:off|from) (?:the|our) (?:[\w-]+ )?(?:list|register|records|database)\b",
    re.IGNORECASE,
)
"""A wish about somebody's own account or case, which is no suggestion to be weighed."""
_UNSURE = 0.6
"""Confidence below which displeasure is not believed against what is marked as praise."""
_PLAUSIBLE = 5
"""Rank from which a trouble puts a request in doubt."""


def prepare_english() -> None:
    """Load words now rather than with the first comment.

    Raises:
        DataFileError: a data file is not valid; names file and line.
    """
    for load in (troubles, feelings, praises, words, shaping, forms, hardships, situations, jests, safety, stating):
        load()
    facts()
    trades()
    checks()
    scenes()
    sayings()
    may_be_said("")
    wish_in("")
    details_of("")
    best_spoken("", [])


def read_english(comment: Comment, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots and facets for an English reply to `comment`."""
    tidied = tidy(comment.text)
    analysis = believed(analysis, tidied)
    intent = analysis.intent.label
    soured = is_soured(comment, analysis)
    if soured or analysis.exception.type in ("prejudice", "trolling"):
        found = read_complaint(comment, tidied, analysis, choice)
        grieved = {"intent": frozenset({"complaint"}), "sentiment": frozenset({"negative"})}
        return replace(found, facets={**found.facets, **grieved}) if soured else found
    light = (intent == "banter" and analysis.sentiment.label != "negative") or (
        intent == "other" and analysis.sentiment.label == "positive"
    )
    if light and ("jest" in analysis.situation.marks or not whole_words(words().harmed).search(tidied)):
        return _read_remark(comment.text, tidied, analysis, choice)
    if intent == "praise" or light:
        return read_praise(comment, tidied, analysis, choice)
    if intent == "question":
        return _read_question(tidied, analysis)
    if intent == "request":
        return _read_asked(tidied, analysis) if _only_asks(tidied, analysis) else _read_request(tidied, analysis)
    told = _misjudged(comment, tidied, analysis, choice)
    return told or read_complaint(comment, tidied, analysis, choice)


def _only_asks(tidied: str, analysis: Analysis) -> bool:
    """Whether what was taken for a request is a question: something is asked, and nobody is asked to do anything."""
    asked = stretches(analysis, "question", tidied)
    wishes = stretches(analysis, "wish", tidied)
    return bool(asked) and not wishes and not any(_TO_DO.match(one.text) for one in asked)


def _misjudged(comment: Comment, tidied: str, analysis: Analysis, choice: random.Random) -> Reading | None:
    """Fun and kind words that were taken for a complaint, by the words that triage goes by."""
    hints = hints_in(comment.text)
    if (
        analysis.situation.hardship is not None
        or analysis.intent.label not in ("complaint", "other")
        or not hints.isdisjoint(_GRIEVED)
    ):
        return None
    marked = _marks_only_praise(analysis)
    if ("kindly" in hints and "lookup" not in hints) or (marked and _is_kind(tidied, analysis)):
        found, intent, feeling = read_praise(comment, tidied, analysis, choice), "praise", "positive"
    elif "in_jest" in hints:
        found, intent, feeling = _read_remark(comment.text, tidied, analysis, choice), "banter", "neutral"
    elif marked:
        found = read_praise(comment, tidied, analysis, choice)
        return replace(found, facets={**found.facets, "doubt": frozenset({"yes"})})
    else:
        return None
    kept = {name: values for name, values in found.facets.items() if name != "doubt"}
    sure = {"settled": frozenset({"yes"})} if marked and "sarcasm" not in analysis.situation.marks else {}
    return replace(found, facets={**kept, **sure, "intent": frozenset({intent}), "sentiment": frozenset({feeling})})


def _marks_only_praise(analysis: Analysis) -> bool:
    """Whether nobody can be sure of displeasure, and the comment marks something that pleased and nothing amiss."""
    kinds = {one.kind for one in analysis.focus}
    return analysis.sentiment.confidence < _UNSURE and "praise" in kinds and "trouble" not in kinds


def _is_kind(tidied: str, analysis: Analysis) -> bool:
    """Whether a comment was judged to be glad, or says so in a kind word."""
    words_said = re.findall("[a-z]+", tidied.lower())
    return analysis.sentiment.label == "positive" or not praises().fine.isdisjoint(words_said)


def _read_remark(text: str, tidied: str, analysis: Analysis, choice: random.Random) -> Reading:
    """A joke or a kind remark: the line that joins its picture, else its own words where they are short."""
    slots = {**named_in(tidied, analysis), "person": praised_person(analysis, tidied)}
    slots["star"] = slots["named"] if may_be_starred(slots.get("named", "")) else ""
    slots["jest"] = joining(tidied, choice)
    whole = "" if slots["jest"] or "\n" in text.strip() else quotable(text, _WHOLE, praise=True, few=_JOKE)
    if whole:
        return reading({**slots, "quote": whole}, {})
    marked, aspects = stretches(analysis, "praise", tidied), [tidy(span.text) for span in analysis.aspects]
    slots["scene"] = scene_in(tidied, marked, jest=True) or kindest_scene(tidied, aspects, jest=True)
    if not slots["jest"] and not slots["scene"]:
        longest = sorted(sentences(tidied), key=lambda one: -len(one.text))
        quotes = (quotable(one.text + "?" * one.asks, _WHOLE, praise=True, few=_JOKE) for one in longest)
        slots["quote"] = next((quote for quote in quotes if quote), "")
    return reading(slots, {})


def _read_question(tidied: str, analysis: Analysis) -> Reading:
    found_at = stretches(analysis, "question", tidied)
    found_at = [one for one in found_at if tidied[one.end : one.end + 1] == "?" or indirect(one.text)] or found_at
    found_at = sorted(found_at[:2], key=lambda one: one.start) + found_at[2:]
    asked = list(dict.fromkeys(one.text if indirect(one.text) else whole_question(one, tidied) for one in found_at))
    asked = [one for one in asked if not any(other in one for other in asked if other != one)]
    rumour = rumour_in(tidied) or "rumour" in analysis.situation.marks
    slots, read = named_in(tidied, analysis), question_in(tidied, asked)
    found = reading(slots if rumour else {**slots, **read}, {"question": "rumour" if rumour else "plain"})
    if rumour:
        return replace(found, shown={"fact": f"fact: {read['query']}"}) if "query" in read else found
    shown = read.get("choices") or ("" if "query" in read else read.get("question", ""))
    return replace(found, shown={"answer": shown if "choices" in read else f"answer: {shown}"}) if shown else found


def _ended(stretch: Stretch, tidied: str) -> str:
    """The wish with the deed it was cut off before: "tell him to stop | looking in"."""
    more = _DOING.match(tidied[stretch.end :])
    return stretch.text + (more[0] if more else "")


def _read_asked(tidied: str, analysis: Analysis) -> Reading:
    """A question that was taken for a request."""
    found = _read_question(tidied, analysis)
    return replace(found, facets={**found.facets, "intent": frozenset({"question"})})


def _read_request(tidied: str, analysis: Analysis) -> Reading:
    wishes = [_ended(stretch, tidied) for kind in ("wish", "question") for stretch in stretches(analysis, kind, tidied)]
    wanted = next((said for wish in wishes if (said := wished_for(wish))), "") or wish_in(tidied)
    wanted = _FOR_A_CALL.sub("to call you", wanted)
    named = named_in(tidied, analysis)
    slots = {**named, "wanted": "" if named and _UNNAMED.search(wanted) else wanted}
    aspects = [tidy(span.text) for span in analysis.aspects]
    told = stretches(analysis, "trouble", tidied)
    if told:
        slots["heard"] = said_of(told[0], tidied, aspects).clause
    if not wanted and wishes and may_be_said(wishes[0].replace('"', "'"), chosen=True) and len(wishes[0]) <= 90:
        slots["wanted_said"] = wishes[0].replace('"', "'").strip(" .,!?")
    details = [focus.text for kind in ("detail", "trouble") for focus in analysis.focus if focus.kind == kind]
    slots["reason"] = next((said for detail in details if (said := quotable(detail)) and said not in wanted), "")
    if not (slots.get("heard") or slots["reason"] or tells_of_death(tidied)):
        slots["scene"] = own_case(tidied, wishes)
    trouble, _, _ = known_trouble(tidied.lower(), analysis, setting_of(tidied))
    unclear = not analysis.focus and not wanted
    doubt = {"doubt": "yes"} if unclear and trouble is not None and trouble.rank >= _PLAUSIBLE else {}
    own = wanted.startswith("to ") and _OWN_MATTER.match(wanted) is not None
    return reading(slots, {**doubt, "own": "yes" if own else "no"})
