"""What somebody who is dissatisfied tells: the trouble, what it befell, since when, and what they wish."""

import random
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from api.analysis.schemas import Analysis, Mark, Situation
from api.replies.japanese.asking import wanted
from api.replies.japanese.asks import ask_by_words, ask_for
from api.replies.japanese.details import Details, details_of
from api.replies.japanese.echoing import echo_of
from api.replies.japanese.facets import facets_of
from api.replies.japanese.forms import linking
from api.replies.japanese.hardships import echoes, shares_word, words_for
from api.replies.japanese.harmed import is_of_animals, is_pet, patient_of, spoken_of_pets
from api.replies.japanese.lexicon import Trouble, feelings
from api.replies.japanese.nouns import setting_of
from api.replies.japanese.premises import borne_out
from api.replies.japanese.rewording import sentences
from api.replies.japanese.safety import protection
from api.replies.japanese.stretch import is_faithful, is_rough, named_thing, quotation, told
from api.replies.japanese.suffered import Own, harm_first, kind_words
from api.replies.japanese.telling import ends_in_predicate, is_told
from api.replies.japanese.text import Text, sentence_of
from api.replies.japanese.troubled import thing_of, trouble_of
from api.replies.japanese.unmarked import own_words
from api.replies.japanese.wishing import wish_of
from api.replies.phrasebook import fill, richest, slots_in
from api.replies.reading import Reading, reading

_ABOUT: dict[str, re.Pattern[str]] = {
    "privacy": re.compile(
        "情報|住所|名前|氏名|電話番号|番号|メール|アドレス|漏|流出|見え|他人|別人|写真|登録|勧誘|案内|履歴|カメラ|録音|口座|残高|本名|実名|映|パスワード|個人|晒|公開"
    ),
    "delivery": re.compile("届|配|発送|出荷|荷物(?!置)|送|到着|便|受け取|不在|梱包|箱|置き(?!場)"),
}
"""Words without which nothing of a cause is said in a comment that was judged to be about it."""
_PRESSING = frozenset({"today", "body_first", "hazard", "big_loss"})
"""Marks of what cannot wait."""
_ABOUT_WORDS = frozenset({"offended"})
"""Hardships in which a stretch that ends in a quotation names the words that hurt."""
_MEDICINE = re.compile("薬(?!味|局の)|錠剤|カプセル|サプリ|目薬|処方")
_AS_EATEN = re.compile("召し上が(?=[っりるれ])")
"""Words for a meal, which nobody says of medicine."""
_WAITING = frozenset({"wait", "ignored", "refused", "parcel", "unclear", "missed_out"})
"""Hardships in which a body that is in danger waits for something."""
_IN_FUN = frozenset({"jest", "sarcasm"})
"""Marks of words that are not to be taken as they stand, occasions among them."""
_BELIEVED_CAUSE = 0.55
"""Confidence from which a cause with words of its own is believed."""
_BELIEVED = 6
"""Rank from which a trouble that a marked stretch shows is believed."""
_LONGEST_LINKED = 24
"""Characters of a clause that is joined to the apology by its linking form."""
_ENOUGH = 3.5
"""Score of a clause that is preferred to a wish."""


def read_complaint(text: Text, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots for a reply to somebody who is dissatisfied."""
    text, theirs = harm_first(text, analysis.situation)
    marked = text.stretched("trouble")
    told_in = marked[0] if marked else text
    details = details_of(text.tidied)
    setting = setting_of(told_in.tidied)
    setting = setting_of(text.tidied) if setting == "any" else setting
    trouble, at = trouble_of(told_in, analysis, setting)
    if marked and trouble is not None:
        of_cause = trouble.cause in (analysis.cause.label, *analysis.cause.also)
        trouble, at = (trouble, at) if of_cause and trouble.rank >= _BELIEVED else (None, None)
    thing = thing_of(told_in, at) or (thing_of(text, None) if marked else "")
    own = theirs if marked else own_words(text, at, trouble)
    if analysis.sentiment.label == "positive" and not marked:  # its words praise; only staff know what went wrong
        own = None
    values = {
        "thing": thing,
        "person": next((phrase.text for phrase in told_in.phrases if phrase.person), ""),
        "duration": details_of(told_in.tidied).duration if marked else details.duration,
        "count": details.count,
    }
    values = {name: value for name, value in values.items() if value}
    situation = analysis.situation
    if trouble is None:
        slots = _unknown(text, analysis, setting, own, choice, marked=bool(marked))
    else:
        slots = _by_trouble(trouble, values, own, text.tidied, choice) | ask_by_words(trouble.ask, setting, text.tidied)
        if marked and own is None:  # what they say cannot be repeated, and ours would be a guess at it
            slots = {name: value for name, value in slots.items() if not name.startswith("told")}
    slots = _judged(slots, situation, values, text, setting, choice)
    slots |= _marked_besides(text, marked)
    slots |= _common(text, details, thing, slots, situation.marks)
    if "topic" in slots or "named" in slots:
        by_cause = trouble is not None or "named" not in slots or analysis.cause.label == "privacy"
        slots["topic_said"] = slots["topic"] if by_cause and "topic" in slots else slots["named"]
    if matter := _matter(marked, situation, slots.get("told", "")):
        slots = {name: value for name, value in slots.items() if name.split("_")[0] != "told"}
        slots |= {"topic_said": matter, "named": matter, "matter": matter}
    named = "".join(slots.get(name, "") for name in ("told", "praised_too"))
    slots |= echo_of(text, situation, named, choice)
    if shares_word(slots.get("past_event", ""), slots.get("echo", "")):
        del slots["past_event"]
    wish, slots["wish"] = wish_of(text, analysis, slots.get("told", ""), slots.get("check", ""))
    waiting = "body_first" in situation.marks and situation.hardship in _WAITING
    slots["safe"] = protection(text.tidied, waiting=waiting)
    slots["patient"] = patient_of(sentence_of(told_in.tidied, text.tidied), text.tidied, situation)
    facets = {"trouble": trouble.id if trouble else "none", "setting": setting, "wish": wish}
    facets |= {"marked": "yes" if marked else "no", **facets_of(text.tidied, slots.get("told", ""), situation)}
    if _MEDICINE.search(text.tidied):
        slots = {name: _AS_EATEN.sub("お飲みにな", value) for name, value in slots.items()}
    if is_of_animals(text.tidied, situation):
        slots = {name: spoken_of_pets(value) for name, value in slots.items()}
        facets |= {"harm": "pet"} if is_pet(slots["patient"]) and facets["harm"] != "near" else {}
        return _urgent(_without_child(reading(slots, facets), situation), analysis)
    return _urgent(reading(slots, facets), analysis)


def _without_child(found: Reading, situation: Situation) -> Reading:
    """`found` where it befell an animal, of which nothing is said as of a child."""
    return replace(found, facets={**found.facets, "mark": frozenset(situation.marks) - {"child"}})


def _unknown(
    text: Text, analysis: Analysis, setting: str, own: Own | None, choice: random.Random, *, marked: bool
) -> dict[str, str]:
    """Slots where no kind of trouble is known: words by cause, and what they say or wish for."""
    slots = _by_cause(text, analysis, setting, choice)
    unsure = not marked and (own is None or own.score < _ENOUGH)
    wish = wanted(text.tokens, in_words=True) if unsure else ""
    clause = (_told_first(text) or wish if wish else "") or (own.text if own else "")
    return slots | _told(clause) if clause else slots


def _told_first(text: Text) -> str:
    """What the first sentence tells before a wish is put in another; empty where it cannot be said back surely."""
    first, last, asks = sentences(text.tokens)[0]
    if asks or last == len(text.tokens) or wanted(text.tokens[first:last]):
        return ""
    tokens = text.tokens[first:last]
    clause = told(tokens)
    sure = is_told(clause) and is_faithful("".join(token.surface for token in tokens), clause)
    return clause if sure and not is_rough(clause) else ""


def _judged(
    slots: dict[str, str],
    situation: Situation,
    values: Mapping[str, str],
    text: Text,
    setting: str,
    choice: random.Random,
) -> dict[str, str]:
    """The slots with feeling, what is looked into and what to ask for by the judged situation, where there is one."""
    if situation.hardship is not None:
        thing = values.get("thing", "")
        sure = bool(thing) and thing != values.get("person") and _is_aspect(thing, text)
        slots = {name: value for name, value in slots.items() if not name.startswith("ask_")}
        slots |= words_for(situation.hardship, situation.lookup, {"thing": thing} if sure else {}, text.tidied, choice)
    return slots if situation.lookup is None else slots | ask_for(situation.lookup, setting, text.tidied)


def _marked_besides(text: Text, marked: Sequence[Text]) -> dict[str, str]:
    """The first trouble in their own words, and what pleased them all the same."""
    kind = next((said for part in text.stretched("praise") if (said := kind_words(part))), "")
    quoted = quotation(marked[0].tidied) if marked and not marked[0].masked else ""
    found = {"told_quoted": quoted, "praised_too": kind}
    return {name: value for name, value in found.items() if value}


def _matter(marked: Sequence[Text], situation: Situation, said: str) -> str:
    """What the comment names and tells nothing of: an advertisement, the words that hurt; empty where it tells."""
    matter = named_thing(marked[0].tokens) if marked else ""
    words = situation.hardship in _ABOUT_WORDS and said.endswith("」")
    words = words and (said[0] != "「" or said in marked[0].tidied)
    inside = said.strip("「」")
    noun = bool(said) and not ends_in_predicate(inside) and not is_told(inside)
    return matter or (said if words or noun else "")


def _urgent(found: Reading, analysis: Analysis) -> Reading:
    """With an answer today where somebody is harmed or in danger, or where the matter cannot wait."""
    harmed = "yes" in found.facets["body"] and "injury" in analysis.signals
    presses = not _PRESSING.isdisjoint(analysis.situation.marks)
    return replace(found, shown={"reply_at": "本日〇時"}) if harmed or presses or "safe" in found.slots else found


def _by_trouble(
    trouble: Trouble, values: Mapping[str, str], own: Own | None, tidied: str, choice: random.Random
) -> dict[str, str]:
    """Slots for a known trouble; `own` is the customer's clause, preferred where ours would say less."""
    given = {**({"thing": trouble.thing} if trouble.thing else {}), **values}
    wording = richest(trouble.told, given)
    details = [given[slot] for slot in slots_in(wording) & {"duration", "count"}]
    detailed = bool(details) and not (own is not None and all(one in own.text for one in details))
    theirs = own is not None and (own.marked or (trouble.own_words and not detailed))
    ours = fill(wording, given)
    slots = {**(_told(own.text) if own is not None and theirs else {"told": ours}), "told_ours": ours}
    if trouble.owned:
        slots["owned"] = fill(richest(trouble.owned, given), given)
    checks = borne_out(trouble.check, tidied) or feelings().causes["none"].check
    slots["check"] = fill(richest(checks, given, choice), given)
    topic = richest((trouble.topic,), given)
    if topic:
        slots["topic"] = fill(topic, given)
    slots |= _feel(trouble.feel, tidied, choice)
    return slots


def _by_cause(text: Text, analysis: Analysis, setting: str, choice: random.Random) -> dict[str, str]:
    """Words for a trouble of no known kind, by the judged cause where the comment's own words speak of it."""
    about = _ABOUT.get(analysis.cause.label)
    sure = about is None or (about.search(text.tidied) and analysis.cause.confidence >= _BELIEVED_CAUSE)
    words = feelings().causes.get(analysis.cause.label if sure else "none") or feelings().causes["none"]
    checks = borne_out(words.check, text.tidied) or feelings().causes["none"].check
    slots = {"check": choice.choice(checks), "topic": words.topic}
    return {**slots, **_feel(words.feel, text.tidied, choice), **ask_by_words(words.ask, setting, text.tidied)}


def _told(clause: str) -> dict[str, str]:
    clause = re.sub("[。、](?=[」』])", "", clause)
    if clause.startswith("「") and clause.endswith("」"):
        return {"told": clause}
    linked = linking(clause) if len(clause) <= _LONGEST_LINKED else ""
    joins = bool(linked) and not linked.endswith(("て", "とのことで", f"{clause}で"))
    return {"told": clause, "told_link": linked} if joins else {"told": clause}


def _feel(groups: Sequence[str], tidied: str, choice: random.Random) -> dict[str, str]:
    group, general = feelings().feelings[choice.choice(list(groups))], feelings().feelings["general"]
    feel = choice.choice(borne_out(group.with_, tidied) or list(general.with_))
    after = [text for text in borne_out(group.after, tidied) if not echoes(feel, text)]
    return {"feel": feel, **({"after": choice.choice(after)} if after else {})}


def _is_aspect(thing: str, text: Text) -> bool:
    return any(thing in aspect or aspect in thing for aspect in text.aspects)


def _common(
    text: Text, details: Details, thing: str, slots: Mapping[str, str], marks: Collection[Mark]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for aspect in text.aspects:
        named = text.named(aspect)
        if named:
            found["named"] = named
            break
    if thing and "named" not in found:
        found["named"] = thing
    if _IN_FUN.isdisjoint(marks) and details.ahead and details.ahead not in ("今日", "本日"):
        found["ahead"] = details.ahead
        if not shares_word(details.ahead, slots.get("told", "")):
            found["ahead_open" if details.event else "ahead_by"] = details.ahead
    if details.past and details.past not in slots.get("told", ""):
        found["past_event"] = details.past
    return found
