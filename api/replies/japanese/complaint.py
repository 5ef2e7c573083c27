"""What somebody who is dissatisfied tells: the trouble, what it befell, since when, and what they wish."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.analysis.schemas import Analysis
from api.replies.japanese.asking import wanted
from api.replies.japanese.clauses import best_clause, best_quote, clause_around, repeatable_clauses
from api.replies.japanese.details import Details, details_of
from api.replies.japanese.forms import linking
from api.replies.japanese.lexicon import Trouble, Wish, feelings, praises, troubles, wishes
from api.replies.japanese.nouns import nouns, setting_of
from api.replies.japanese.patterns import last_unit
from api.replies.japanese.rewording import sentences
from api.replies.japanese.text import Text
from api.replies.phrasebook import fill, richest, slots_in
from api.replies.reading import Reading, reading

_BODY = re.compile(
    r"怪我|けが|ケガ|痛[いくかみ]|腫れ|かぶれ|湿疹|発疹|蕁麻疹|じんましん|吐[いき]|吐き気|下痢|腹痛|嘔吐|食中毒|やけど|火傷|ヤケド|出血|血が|流血"
    r"|赤く|かゆ|痒|しみる|病院|救急|骨折|打撲|捻挫|擦りむ|転ん|転倒|転び|倒れ|めまい|頭痛|発熱|熱が|アレルギー|息が|窒息|誤飲|喉に"
    r"|(?:指|手|足|口|唇|耳|頭|顔|肌)(?:を|が)?[^。]{0,6}(?:切|挟|刺|打|腫|荒|赤)|皮膚|具合が悪|体調|気分が悪|気持ち悪くな|歯が[欠折]|欠けた歯|妊娠|熱中症|肌荒れ|爛|ただれ"
)
"""Words of a body that came to harm; without any of them a reply does not ask after it."""
_UNANSWERED = re.compile(
    "無視|返事|返信|返答|回答|音沙汰|折り返し|連絡が?(?:ない|なく|来な|こな|あり)|放置|なしのつぶて|待って"
)
_LOYAL = re.compile("いつも|ずっと|[年月]|長年|ファン|リピ|通って|通い|愛用|常連|毎週|毎日|昔から|何度も|前から")
_ABOUT: dict[str, re.Pattern[str]] = {
    "privacy": re.compile(
        "情報|住所|名前|氏名|電話番号|番号|メール|アドレス|漏|流出|見え|他人|別人|写真|登録|勧誘|パスワード|個人|晒|公開"
    ),
    "delivery": re.compile("届|配|発送|出荷|荷物|送|到着|便|受け取|不在|梱包|箱|置き"),
}
"""Words without which nothing of a cause is said in a comment that was judged to be about it."""
_SURE = 2.0
"""Score from which the clause around a known trouble says it well enough."""
_ENOUGH = 3.5
"""Score of a clause that is preferred to a wish."""
_AHEAD = 2.5
"""How much more another clause must say than the one around the trouble."""
_TELLING = 6
"""Rank from which a trouble makes praise doubtful."""
_CERTAIN = 7
"""Rank from which a trouble is believed although the comment was judged to be about another cause."""


def read_complaint(text: Text, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots for a reply to somebody who is dissatisfied."""
    details = details_of(text.tidied)
    setting = setting_of(text.tidied)
    trouble, at = _trouble(text, analysis, setting)
    thing = _thing(text, at)
    own = _own_words(text, at, trouble)
    person = next((phrase.text for phrase in text.phrases if phrase.person), "")
    values = {
        "thing": thing,
        "person": person,
        "duration": details.duration,
        "count": details.count,
    }
    values = {name: value for name, value in values.items() if value}
    slots: dict[str, str] = {}
    if trouble is None:
        slots |= _by_cause(text, analysis, setting, choice)
        wish_told = wanted(text.tokens, in_words=True) if own is None or own.score < _ENOUGH else ""
        if own or wish_told:
            slots |= _told(wish_told or (own.text if own else ""))
    else:
        slots |= _by_trouble(trouble, values, own, setting, choice)
    slots |= _common(text, details, thing, slots)
    if "topic" in slots or "named" in slots:
        by_cause = trouble is not None or "named" not in slots or analysis.cause.label == "privacy"
        slots["topic_said"] = slots["topic"] if by_cause and "topic" in slots else slots["named"]
    harmed = bool(_BODY.search(text.tidied))
    if "injury" in analysis.signals and harmed:
        slots |= _ask("item", setting)
    wish = _wish(text)
    if wish is not None and not _overlap(wish.also, slots.get("check", "") + slots.get("told", "")):
        slots["wish"] = wish.also
    facets = {
        "body": "yes" if harmed else "no",
        "unanswered": "yes" if _UNANSWERED.search(text.tidied) else "no",
        "loyal": "yes" if _LOYAL.search(text.tidied) else "no",
        "trouble": trouble.id if trouble else "none",
        "setting": setting,
        "wish": wish.id if wish else "none",
        "harm": _harm(text.tidied),
    }
    return reading(slots, facets)


@dataclass(frozen=True)
class _Own:
    """What the customer says went wrong, in their words."""

    text: str
    score: float


def _own_words(text: Text, at: int | None, trouble: Trouble | None) -> _Own | None:
    """The customer's clause, reworded if that can be done, else a fragment in 「」."""
    clauses = [clause for clause in repeatable_clauses(text.tokens, text.aspects) if "二度と" not in clause.text]
    if trouble is not None and trouble.id not in _CONTACT:  # the silence that followed is apologised for apart (R140)
        clauses = [clause for clause in clauses if not _UNANSWERED.search(clause.text)] or clauses
    best = best_clause(clauses, text.aspects, len(sentences(text.tokens)))
    around = clause_around(clauses, at) if at is not None else None
    if around is not None and around.score >= _SURE and (best is None or around.score + _AHEAD >= best.score):
        best = around
    if best is not None:
        return _Own(best.text, best.score)
    quote = best_quote(text.tokens, text.aspects)
    return _Own(f"「{quote}」", _SURE) if quote else None


_CONTACT = frozenset({"no_reply", "phone_unreachable", "passed_around", "poor_handling"})
"""Troubles with reaching us; where there is another, they are what came on top of it (R140)."""


def _trouble(text: Text, analysis: Analysis, setting: str) -> tuple[Trouble | None, int | None]:
    """What happened, and the token that says so; a trouble of the judged cause wins over one of another."""
    found: list[tuple[float, Trouble, int]] = []
    causes = {analysis.cause.label, *analysis.cause.also}
    for trouble in troubles():
        if trouble.settings and setting not in trouble.settings:
            continue
        for pattern in trouble.match:
            span = last_unit(pattern, text.line, text.units)
            if span is None:
                continue
            token = text.units[span[1]].token
            if (
                trouble.cause not in causes
                and analysis.cause.label not in ("none", "other")
                and trouble.rank < _CERTAIN
            ):
                continue
            weight = trouble.rank + 3.0 * (trouble.cause in causes) + 0.3 * (span[1] - span[0])
            found.append((weight, trouble, token))
            break
    if not found:
        return None, None
    if "prior_contact" in analysis.signals and analysis.cause.label not in ("service", "none"):
        found = [item for item in found if item[1].id not in _CONTACT] or found
    _, trouble, token = max(found, key=lambda item: item[0])
    return trouble, token


def is_doubtful(text: Text, analysis: Analysis) -> bool:
    """Whether a comment that was judged to be kind tells of trouble, and of nothing that could be praised."""
    praised = any(last_unit(pattern, text.line, text.units) for praise in praises().praises for pattern in praise.match)
    if praised or any(last_unit(pattern, text.line, text.units) for pattern in praises().turned):
        return False
    trouble, _ = _trouble(text, analysis, setting_of(text.tidied))
    denied = analysis.intent.label == "praise" and any("!" in unit.flags for unit in text.units)
    return denied or (trouble is not None and trouble.rank >= _TELLING)


def _thing(text: Text, at: int | None) -> str:
    """The noun phrase that the trouble befell: an aspect if it can be named, else the nearest subject before it."""
    if at is not None:
        before = [
            phrase for phrase in text.phrases if phrase.end <= at and phrase.particle in ("が", "は", "も", "を", "")
        ]
        near = [
            phrase
            for phrase in before
            if at - phrase.end <= 4
            and phrase.text not in nouns().abstract
            and text.tokens[phrase.end - 1].pos[2] != "サ変可能"
        ]
        for phrase in reversed(near):
            if not phrase.person and phrase.particle in ("が", "は", "も", "を"):
                return _whole(phrase.text)
        for phrase in reversed(near):
            if not phrase.person:
                return _whole(phrase.text)
    for aspect in text.aspects:
        named = text.named(aspect)
        if named and named not in nouns().abstract:
            return _whole(named)
    return ""


def _whole(noun: str) -> str:
    """The thing without what is done to it: 「スマホ修理」 → 「スマホ」."""
    for ending in ("生", "の修理", "修理", "の交換", "の返品", "の配送"):
        if noun.endswith(ending) and len(noun) > len(ending):
            return noun.removesuffix(ending)
    return noun


def _by_trouble(
    trouble: Trouble, values: Mapping[str, str], own: _Own | None, setting: str, choice: random.Random
) -> dict[str, str]:
    """Slots for a known trouble; `own` is the customer's clause, preferred where ours would say less."""
    given = {**({"thing": trouble.thing} if trouble.thing else {}), **values}
    told = richest(trouble.told, given)
    details = [given[slot] for slot in slots_in(told) & {"duration", "count"}]
    detailed = bool(details) and not (own is not None and all(one in own.text for one in details))
    theirs = own is not None and trouble.own_words and not detailed
    ours = fill(told, given)
    slots = {**(_told(own.text) if own is not None and theirs else {"told": ours}), "told_ours": ours}
    if trouble.owned:
        slots["owned"] = fill(richest(trouble.owned, given), given)
    slots["check"] = fill(richest(trouble.check, given, choice), given)
    topic = richest((trouble.topic,), given)
    if topic:
        slots["topic"] = fill(topic, given)
    slots |= _feel(trouble.feel, choice)
    slots |= _ask(trouble.ask, setting)
    return slots


def _by_cause(text: Text, analysis: Analysis, setting: str, choice: random.Random) -> dict[str, str]:
    about = _ABOUT.get(analysis.cause.label)
    label = analysis.cause.label if about is None or about.search(text.tidied) else "none"
    words = feelings().causes.get(label) or feelings().causes["none"]
    slots = {"check": choice.choice(words.check), "topic": words.topic}
    return {**slots, **_feel(words.feel, choice), **_ask(words.ask, setting)}


def _told(clause: str) -> dict[str, str]:
    if clause.startswith("「") and clause.endswith("」"):
        return {"told": clause}
    linked = linking(clause)
    return {"told": clause} if linked.endswith("て") else {"told": clause, "told_link": linked}


def _feel(groups: Sequence[str], choice: random.Random) -> dict[str, str]:
    group = feelings().feelings[choice.choice(list(groups))]
    feel = choice.choice(group.with_)
    after = [text for text in group.after if not _echoes(feel, text)]
    return {"feel": feel, **({"after": choice.choice(after)} if after else {})}


def _echoes(one: str, other: str) -> bool:
    """Whether two texts share a stretch of five characters, which reads as repetition."""
    return any(one[index : index + 5] in other for index in range(len(one) - 4))


def _ask(name: str, setting: str) -> dict[str, str]:
    table = feelings()
    row = table.asks_by_setting.get(name, {}).get(setting, name)
    ask = table.asks.get(row)
    return {"ask_why": ask.why, "ask_what": ask.what} if ask else {}


def _common(text: Text, details: Details, thing: str, slots: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for aspect in text.aspects:
        named = text.named(aspect)
        if named:
            found["named"] = named
            break
    if thing and "named" not in found:
        found["named"] = thing
    if details.ahead and details.ahead not in ("今日", "本日"):
        found["ahead"] = details.ahead
        if not _overlap(details.ahead, slots.get("told", "")):
            found["ahead_open"] = details.ahead
    if details.past and details.past not in slots.get("told", ""):
        found["past_event"] = details.past
    return found


def _harm(tidied: str) -> str:
    """How a body came to harm: by what was eaten, by what was used on it, or otherwise."""
    if re.search("食べ|飲ん|飲み|召し|口に|食っ|弁当|料理|味", tidied):
        return "eaten"
    return "used" if re.search("塗|使っ|使い|つけ|付け|肌|着け|履い|シート|クリーム|化粧", tidied) else "other"


def _overlap(occasion: str, told: str) -> bool:
    return any(part in told for part in re.findall("[一-龠ァ-ヶ]{2,}", occasion))


def _wish(text: Text) -> Wish | None:
    return next(
        (wish for wish in wishes() if any(last_unit(pattern, text.line, text.units) for pattern in wish.match)), None
    )
