"""What somebody who is pleased tells: the praised thing or person, and a wish that comes with it."""

import random
import re

from api.analysis.schemas import Analysis
from api.replies.japanese.clauses import clause_of_thanks, praise_clause
from api.replies.japanese.echoing import joke_of
from api.replies.japanese.forms import predicate_of
from api.replies.japanese.lexicon import praises
from api.replies.japanese.patterns import last_unit
from api.replies.japanese.rewording import is_repeatable
from api.replies.japanese.stretch import is_faithful, is_rough, kept, part_quoted, quotation, told
from api.replies.japanese.telling import ends_in_predicate, is_told
from api.replies.japanese.text import Text
from api.replies.japanese.tokens import names_somebody, tokenize
from api.replies.phrasebook import fill, richest
from api.replies.reading import Reading, reading
from api.triage.hints import hints_in

_BUT = re.compile(
    r"(?:ただ|でも|けど|だけど|しいて言えば|強いて言えば|ひとつだけ|一つだけ)?、?(?P<what>[^。、?]{3,26}?)(?:の|こと)(?:だけ|が|は|だけが|だけは){1,2}"
    r"(?:少し|ちょっと|唯一|やや)?(?:惜しい|惜しかった|残念|玉に瑕|玉に傷|気になった|気になりました|もったいない)"
)
_GRAVE = re.compile(
    "事故|廃車|追突|亡くな|亡き|遺影|遺品|命日|一周忌|回忌|仏壇|位牌|葬|通夜|看取|余命|闘病|抗がん|病室|入院|手術|震災|避難|被災|災害|流産|救急"
)
"""Words of something grave, after which nobody is told that we are glad."""
_THANKS = re.compile("ありがと|感謝|御礼|お礼")
"""Words of thanks, which are answered and not reported back."""
_CAUSE = re.compile("(?:の)?(?:せい|おかげ)$|(?<=[たる])こと$")
"""A cause or fact as which something that pleased is put."""
_TOPICAL = re.compile("(?<=[一-龠ァ-ヶーぁ-ん0-9」])[はがも](?![ぁ-ん])")
_SAID = re.compile("(「[^「」]{4,26}」)(?:と|って)?[。、]?$")
"""Words that were said to the customer, at the end of what is praised."""
_SOMEBODY = re.compile(
    "さん|方[がはにものを]|の人|受付|窓口|店員|スタッフ|[人者員師長]|係|先生|くん|ちゃん|チーム|皆|お姉|お兄|おば|おじ|職人|シェフ|担当|大将|女将|ドライバー|[兄姉]|の子|様|クルー|キャスト|ガイド|コーチ|トレーナー|パティシエ"
)
"""Words for somebody of ours; without any of them nobody is told."""
_DEED = re.compile("(?<!せて)(?:くださ|くれ|いただ[いき]|もら[いっ])")
"""What somebody of ours did for the customer."""
_ACT = re.compile("(?:召し上がる|お使いになる|せていただいた)$")
"""What a customer does, which is praised only where nothing else is."""
_SUFFERED = re.compile("(?:怒鳴られ|叱られ|待たされ|断られ|無視され)(?:た|ている)$")
"""What a customer suffered, which is never praised."""
_THANKED = re.compile(
    "(?:には|に|へ)?[、。]?(?:本当に|ほんとに|誠に|心から|いつも|ほんとう?に)?(?:ありがと|感謝|御礼|お礼|助かりまし).*$"
)
"""Thanks behind the person who is thanked."""
_PERSON_THANKED = re.compile("(?:くださった|くれた|いただいた)[^、。]{1,8}(?:さん|様|さま|方|人|者|員|係|師|長)$")
"""Somebody told of by what they did."""
_AS_FACT = re.compile("(?<=[たる])こと(?:が|は|も|を|、).*$")
"""What is said of a deed after it was named as one."""
_SHORTEST, _LONGEST = 4, 26
_LONGEST_NAME = 20
"""Characters of a thing that is named as what pleased."""


def read_praise(text: Text, analysis: Analysis, choice: random.Random) -> Reading:
    if any(last_unit(pattern, text.line, text.units) for pattern in praises().turned):
        return reading({}, {"trouble": "turned"})
    found = [praise for praise in praises().praises if any(last_unit(p, text.line, text.units) for p in praise.match)]
    marked = text.stretched("praise")
    slots = marked[0].topic() if marked else text.topic()
    claims = hints_in(text.tidied) & {"efficacy", "superlative"}
    if claims:
        safe = not hints_in(slots.get("named", "")) & {"efficacy", "superlative"} and "ニキビ" not in slots.get(
            "named", ""
        )
        return reading(slots if safe else {}, {"praise": "none"})
    lacked = next((clause for part in text.stretched("trouble") if (clause := told(part.tokens))), "") or _lacked(text)
    if lacked and len(lacked) <= _LONGEST:
        slots["lacked"] = lacked
    mourned = "bereaved" in analysis.situation.marks
    grave = "yes" if mourned or _GRAVE.search(text.tidied) else "no"
    if "jest" in analysis.situation.marks:
        slots |= joke_of(text)
    slots |= _praised(text)
    slots["joyful"] = _joyful(text.tidied) if "proud" in analysis.situation.marks else ""
    facets = {"grave": grave, "somebody": "yes" if _SOMEBODY.search(text.tidied) else "no"}
    if not found:
        return reading(slots, {"praise": "none" if text.tidied else "wordless", **facets})
    praise = max(found, key=lambda one: one.rank)
    given = {}
    persons = [phrase.text for phrase in text.phrases if phrase.person]
    persons += [slots["named"]] if slots.get("named", "").endswith(("さん", "さま", "方", "くん", "ちゃん")) else []
    if persons:
        given["person_thing"] = persons[0]
    thing = slots.get("named", "")
    if thing and thing not in persons:
        given["thing"] = thing
    glad = richest(praise.glad, given, choice)
    return reading({**slots, "glad": fill(glad, given)}, {"praise": praise.kind, **facets})


def _praised(text: Text) -> dict[str, str]:
    """What is praised: a clause, words that somebody of ours said, or a thing; else the customer's words in 「」."""
    marked = sorted(text.stretched("praise"), key=lambda part: not _DEED.search(part.tidied))
    for part in marked:
        if said := _SAID.search(part.tidied):
            return {"praised_words": said[1]} if is_repeatable(said[1]) else {}
        written = _AS_FACT.sub("", part.tidied)
        unthanked = _THANKED.sub("", written)
        written = unthanked if len(unthanked) >= _SHORTEST else written
        tokens = part.tokens if written == part.tidied else tokenize(written)
        clause = told(tokens)
        if clause and not is_faithful(written, clause):
            clause = kept(tokens)
        clause = _CAUSE.sub("", clause)
        if not clause or (clause_of_thanks(clause) == clause and _THANKS.search(clause)):
            continue
        if _SUFFERED.search(clause) or (_ACT.search(clause) and len(marked) > 1):
            continue
        person = any(phrase.person and phrase.end == len(part.tokens) for phrase in part.phrases)
        return _as_praised(clause, written, person=person)
    quotes = (
        quotation(part.tidied) or part_quoted(part.tidied) for part in marked if "せていただき" not in part.tidied
    )
    quote = next((quote for quote in quotes if quote and not _THANKS.search(quote) and not names_somebody(quote)), "")
    if marked:
        if quote and not ends_in_predicate(quote[1:-1]) and not _TOPICAL.search(quote):
            return _liked(quote[1:-1])
        return {"praised_quote": quote} if quote else {}
    clause = praise_clause(text.tokens, text.aspects)
    return {"praised": clause} if clause else {}


def _as_praised(clause: str, written: str, *, person: bool) -> dict[str, str]:
    """A praised clause in the slot whose frames fit it: a deed, somebody told of by a deed, or a thing."""
    if is_rough(clause):
        return {}
    if ends_in_predicate(clause) or (is_told(clause) and _TOPICAL.search(re.sub("「[^」]*」", "", clause))):
        return {"praised": clause_of_thanks(clause)}
    if _PERSON_THANKED.search(written):
        return {"praised_to": clause_of_thanks(clause)}
    return {} if person else _liked(clause)


def _liked(thing: str) -> dict[str, str]:
    """A thing that pleased; one that is told of in a whole clause takes another frame."""
    named = re.sub("^(?:この|その|あの)", "", clause_of_thanks(thing))
    if len(named) > _LONGEST_NAME or is_rough(named):
        return {}
    return {"praised_to" if any(token.kind == "動詞" for token in tokenize(named)) else "liked": named}


def _joyful(tidied: str) -> str:
    """What a reply congratulates on, where the comment names it."""
    return next((event for words, event in praises().joyful.items() if re.search(words, tidied)), "")


def _lacked(text: Text) -> str:
    """What a pleased customer missed all the same: 「Wi-Fiだけ弱かったのが惜しい」 → 「Wi-Fiだけ弱かった」."""
    match = _BUT.search(text.tidied)
    if match is None:
        return ""
    predicate = predicate_of(match["what"])
    told = "" if predicate is None else predicate.plain()
    return told if 4 <= len(told) <= _LONGEST and is_repeatable(told) else ""
