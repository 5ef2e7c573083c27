"""Read an English complaint: what went wrong, what it asks for besides, what we check and what we need to know."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from api.analysis.schemas import Analysis, Comment
from api.replies.english.besides import is_met, with_asked
from api.replies.english.checking import check_told
from api.replies.english.choosing import troubles_told
from api.replies.english.details import details_of
from api.replies.english.facts import deadline_in, facts_told
from api.replies.english.focused import Said
from api.replies.english.grounds import borne_out, needed_from_them
from api.replies.english.harmed import befell_writer, harm_of, hurt_pet, in_body, in_danger, is_pet, victim_of
from api.replies.english.lexicon import Trouble, feelings, occurs, praises
from api.replies.english.matters import Matter, matter_of, named_in
from api.replies.english.people import is_somebody
from api.replies.english.safety import protection, without_vital
from api.replies.english.sayings import another_sentence
from api.replies.english.scraps import with_scrap
from api.replies.english.situation import by_hardship, wants_call, weighing, wished_besides
from api.replies.english.stretches import Stretch
from api.replies.english.text import setting_of, tidy, whole_words, words
from api.replies.lexicon import CauseWords
from api.replies.phrasebook import fill, richest, slots_in
from api.replies.reading import Reading, reading
from api.triage.facets import strength_of
from api.triage.hints import hints_in

_OF_THINGS = ("quality", "delivery", "expectation")
"""Causes of which a thing is the matter, not what was done to somebody."""
_COMES = frozenset({"parcel", "wait", "ignored", "app", "money", "missed_out", "unclear", "refused", None})
"""Hardships in which something needed has not come."""
_STRANGERS = re.compile(
    r"(?:(?:some(?:one|body) else|another (?:customer|patient|person|lady|man|family)|a stranger|stranger|neighbour)'s|"
    r"some(?:one|body) else is on)\b",
    re.IGNORECASE,
)
_KEEP = "Please keep the other person's papers safe, and don't post any details here."
_FEW = 4
"""Words of a thing that can be named again."""
_PLAIN = 12
"""Words of a bitter sentence that still only names the trouble."""
_LITTLE = 24
"""Characters below which a clause says less than our own words for the trouble."""
_TOGETHER = 84
"""Characters that two troubles may have in one sentence."""
_REPEATED = ("heard", "told", "stated", "quote", "matter", "second", "second_apart", "query", "ahead", "victim")
"""Slots that say back what the comment tells."""


def read_complaint(comment: Comment, tidied: str, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots and facets of a complaint."""
    lowered, setting, details = tidied.lower(), setting_of(tidied), details_of(tidied)
    told = troubles_told(analysis, tidied)
    slots = named_in(tidied, analysis, told[0].text if told else "")
    matter = matter_of(tidied, analysis, setting)
    trouble = matter.trouble
    if trouble is not None and trouble.cause == "privacy" != analysis.cause.label and told:
        trouble = None
    given = {
        "duration": details.duration,
        "count": details.count,
        "deal": details.deal,
        "thing": matter.thing or slots.get("named", ""),
    }
    given = {name: value for name, value in given.items() if value}
    hardship = analysis.situation.hardship
    if hardship is not None:
        slots |= _by_hardship(analysis, slots, matter, told, tidied, choice, ahead=bool(details.ahead))
        ask = "moment"
    elif trouble is None:
        slots |= _by_cause(analysis, slots, matter, tidied, choice) | _own(matter.said)
        ask = _words_of(analysis, lowered).ask
    else:
        slots |= _by_trouble(trouble, matter, given, choice)
        ask = trouble.ask
    slots |= _besides_heard(slots.get("heard", ""), matter, told, tidied)
    felt_in = told[0].text if told else tidied
    slots |= _feeling(comment, felt_in, analysis, slots, choice) if hardship is None else {}
    pet = hurt_pet(tidied)
    hurt, danger = bool(pet) or in_body(comment, analysis, lowered), in_danger(comment, analysis)
    slots |= needed_from_them(analysis, "moment" if danger or hurt else ask, setting, tidied)
    if _STRANGERS.search(tidied):
        slots["strangers"] = _KEEP
    if danger or hurt:
        slots = _own(matter.said) | slots
        slots |= {"victim": pet} if pet else victim_of(tidied, sure="body_first" in analysis.situation.marks)
        slots["safe"] = protection(tidied)
    due = hardship is None or "today" in analysis.situation.marks or "deadline_mentioned" in analysis.signals
    due = due or details.ahead.endswith(("today", "tonight", "tomorrow"))
    slots |= _ahead(details.ahead, slots) if due else {}
    slots = _echoed(analysis, slots, tidied, choice)
    if analysis.situation.hardship in _COMES and not hurt and (wait := without_vital(tidied)):
        slots["echo"] = wait
    wish = next((wish for wish in feelings().wishes if occurs(wish.match, lowered)), None)
    known = wished_besides(analysis.situation, tidied, choice)
    if hardship is None and not known and wish:
        known = wish.also
    known = "" if is_met(known, slots["check"]) else known
    slots = with_asked(tidied, analysis, slots, known, alone=hardship is None and trouble is None)
    facets = {
        "trouble": trouble.id if trouble and hardship is None else "none",
        "setting": setting,
        "wish": wish.id if wish else "none",
        "harm": "danger" if danger and not hurt else harm_of(lowered),
        "call": "yes" if wants_call(tidied) else "no",
        "body": "yes" if danger or hurt else "no",
        "bare_topic": "yes" if slots.get("topic_said") == slots.get("named", "-") else "no",
        "care": "yes" if whole_words(words().cared_for).search(lowered) else "no",
    }
    found = reading(slots, facets)
    soon = "time today" if danger or hurt or "today" in analysis.situation.marks else ""
    if not soon and (day := deadline_in(tidied)):
        soon = f"time, before {day}"
    return replace(
        found,
        shown={"reply_at": soon} if soon else {},
        facets={**found.facets, **_corrected(comment, analysis, lowered, slots)},
    )


def _besides_heard(heard: str, matter: Matter, told: Sequence[Stretch], tidied: str) -> dict[str, str]:
    """The told clause with the scrap behind it, and a second trouble beside it or in a sentence of its own."""
    if not heard:
        return {}
    whole = with_scrap(heard, tidied, told[0].end) if told else heard
    if not matter.second:
        return {"heard": whole}
    fits = len(matter.second) + len(whole) <= _TOGETHER
    return {"heard": whole, "second" if fits else "second_apart": matter.second}


def _own(said: Said) -> dict[str, str]:
    own = {"heard": said.clause, "matter": said.matter, "quote": said.quote, "stated": said.stated}
    return {name: text for name, text in own.items() if text}


def _by_hardship(
    analysis: Analysis,
    named: Mapping[str, str],
    matter: Matter,
    told: Sequence[Stretch],
    tidied: str,
    choice: random.Random,
    *,
    ahead: bool,
) -> dict[str, str]:
    """Words for what somebody went through, as it was judged."""
    thing = named.get("named", "")
    head = thing.partition(" ")[2]
    within = bool(told) and thing.rpartition(" ")[2].lower() in told[0].text.lower() and _is_named(head, tidied)
    known = thing if within and len(thing.split()) <= _FEW else ""
    if analysis.situation.lookup == "order":
        known = re.sub("^the ", "your ", known)
    slots = by_hardship(analysis.situation, known, choice, ahead=ahead)
    if check := check_told(analysis.situation.hardship or "plain", [one.text for one in told], tidied):
        slots["check"] = check
    own = _own(matter.said)
    if "sarcasm" in analysis.situation.marks and _is_barbed(own.get("quote", "")):
        own = {}
    return slots | own


def _is_barbed(quote: str) -> bool:
    """Whether bitter words are too long, or sound too kind, to be given back between our quotation marks."""
    said = re.findall("[a-z']+", quote.lower())
    return len(said) > _PLAIN or ". " in quote or not {"so", "such"}.union(praises().fine).isdisjoint(said)


def _is_named(head: str, tidied: str) -> bool:
    """Whether the comment speaks of it as of a thing: "the lift", "my new boots"."""
    owner = r"(?:the|my|your|our|this|that|these|those|an?|his|her)"
    owned = rf"\b{owner}\s+(?:[\w'-]+ ){{0,2}}?{re.escape(head)}\b"
    then = "(?:is|was|are|were|has|had|came|arrived|ordered|still|never|won't|didn't|from)"
    first = rf"(?:^|[.!?] ){re.escape(head)} {then}\b"
    return bool(head) and "'s" not in head and re.search(f"{owned}|{first}", tidied, re.I) is not None


def _echoed(analysis: Analysis, slots: Mapping[str, str], tidied: str, choice: random.Random) -> dict[str, str]:
    """The slots with a concrete thing beside the trouble; what makes it weigh more is felt for, in one place only."""
    said = " ".join(slots.get(name, "") for name in _REPEATED)
    told = [tidy(one.text) for one in analysis.focus if one.kind in ("trouble", "detail")]
    heard_say = "rumour" in analysis.situation.marks
    echo = {} if heard_say else facts_told(tidied, analysis.situation, told, said, choice)
    weight = weighing(analysis.situation, tidied, choice)
    if not echo and not weight:
        trouble = [tidy(one.text) for one in analysis.focus if one.kind != "detail"]
        told_plainly = not heard_say and "sarcasm" not in analysis.situation.marks
        return {**slots, **(another_sentence(tidied, trouble, said, choice) if told_plainly else {})}
    kept = {name: text for name, text in slots.items() if not (echo and name in ("after", "after_short"))}
    if echo:
        return kept | echo | {name: text for name, text in weight.items() if name == "after"}
    return kept | {name: text for name, text in weight.items() if name == "felt"}


def _by_trouble(trouble: Trouble, matter: Matter, values: Mapping[str, str], choice: random.Random) -> dict[str, str]:
    given = {**({"thing": trouble.thing} if trouble.thing else {}), **values}
    told = richest(trouble.told, given)
    own = matter.said
    detailed = bool(slots_in(told) & values.keys())
    slots: dict[str, str] = {}
    if matter.focused:
        ours = not trouble.own_words or not _own(own) or (detailed and trouble.told_first and not own.clause)
    else:
        says_little = len(own.clause) < _LITTLE and bool(told) and not slots_in(told)
        ours = not own.clause or not trouble.own_words or (detailed and trouble.told_first) or says_little
    slots |= {"told": fill(told, given)} if ours else _own(own)
    if trouble.owned:
        slots["owned"] = fill(richest(trouble.owned, given), given)
    slots["check"] = choice.choice(trouble.check)
    slots["topic_said"] = _topic_of(trouble, values)
    return slots | _felt(trouble.feel, choice)


def _topic_of(trouble: Trouble, values: Mapping[str, str]) -> str:
    """What the reply is about: the thing itself where it may be named, else the trouble."""
    thing = values.get("thing", "") if trouble.cause in _OF_THINGS and trouble.own_words else ""
    return thing if re.match(r"(?:your|our|the) ", thing) else trouble.topic


def _by_cause(
    analysis: Analysis, named: Mapping[str, str], matter: Matter, tidied: str, choice: random.Random
) -> dict[str, str]:
    """Words for a trouble that we have no words for, by its cause."""
    words_of = _words_of(analysis, tidied.lower())
    noun = named.get("named", "").rpartition(" ")[2].lower()
    beside = matter.focused and not any(noun in text.lower() for text in _own(matter.said).values())
    known = {} if beside and _own(matter.said) else named
    asked = {} if is_somebody(named.get("named", "")) else known
    slots = {"check": fill(richest(words_of.check, asked, choice), asked)}
    said = matter.said.clause or matter.said.stated
    if analysis.cause.label == "expectation" and (check := check_told("differs", [said], said)):
        slots["check"] = check
    if "topic_said" not in named:
        slots["topic_said"] = words_of.topic
    return slots | _felt(words_of.feel, choice)


def _words_of(analysis: Analysis, lowered: str) -> CauseWords:
    """The words for the judged cause, where the comment speaks of such things; else those that assume nothing."""
    cause = analysis.cause.label
    spoken = {"privacy": words().personal, "delivery": words().sent, "price": words().paid}.get(cause)
    if spoken is not None and whole_words(spoken).search(lowered) is None:
        cause = "none"
    return feelings().causes.get(cause) or feelings().causes["none"]


def _felt(names: Sequence[str], choice: random.Random) -> dict[str, str]:
    """What they went through: one sentence to say and the shortest there is, for want of room."""
    name = choice.choice(names)
    felt = choice.choice(feelings().felt[name])
    texts = [text for text in feelings().feelings[name] if not text.lower().startswith(felt.lower())]
    said = {"after": choice.choice(texts), "after_short": min(texts, key=len)} if texts else {}
    return {**said, "felt": felt}


def _feeling(
    comment: Comment, felt_in: str, analysis: Analysis, slots: Mapping[str, str], choice: random.Random
) -> dict[str, str]:
    """What this moment was to them; without such a word, to strong feeling a word about the feeling."""
    lowered = felt_in.lower()
    for moment in feelings().moments:
        if occurs(moment.match, lowered):
            return _felt(moment.feel, choice)
    strength = strength_of(analysis, hints_in(comment.text))
    texts = feelings().strong.get(strength)
    if texts is None or slots.get("after") not in feelings().feelings["general"]:
        return {}
    felt = choice.choice(feelings().felt[strength])
    return {"after": choice.choice(texts), "after_short": min(texts, key=len), "felt": felt}


def _ahead(ahead: str, slots: Mapping[str, str]) -> dict[str, str]:
    if not ahead:
        return {}
    owner, _, event = ahead.partition(" ")
    opens = owner in ("the", "your", "her", "his") and event.split()[0] not in slots.get("heard", "")
    return {"ahead": ahead, **({"ahead_open": ahead} if opens else {})}


def _corrected(
    comment: Comment, analysis: Analysis, lowered: str, slots: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Facets that the words set right: harm said in so many words, and a grievance that was taken for a remark."""
    signals = borne_out(comment, analysis, lowered)
    if analysis.situation.hardship is None and whole_words(words().harmed).search(lowered):
        signals |= {"injury"}
    pet = is_pet(slots.get("victim", ""))
    if pet:
        signals |= {"injury"}
    child = {"child", "body_first"} <= set(analysis.situation.marks)
    kin = "victim" in slots or child or (whole_words(words().kin).search(lowered) and not befell_writer(lowered))
    if (whole_words(words().children).search(lowered) or "child" in analysis.situation.marks) and "injury" in signals:
        signals |= {"minor"}
    facets = {"who": frozenset({"pet" if pet else "kin" if kin else "self"}), "signal": signals}
    grieves = analysis.sentiment.label == "negative" and analysis.intent.label in ("other", "banter")
    if grieves and not {"heard", "told", "stated", "matter", "quote"}.isdisjoint(slots) and analysis.specific:
        facets["intent"] = frozenset({"complaint"})
    return facets
