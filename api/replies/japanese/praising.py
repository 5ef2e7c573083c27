"""What somebody who is pleased tells: the praised thing or person, and a wish that comes with it."""

import random
import re

from api.analysis.schemas import Analysis
from api.replies.japanese.clauses import clause_of_thanks, praise_clause
from api.replies.japanese.echoing import joke_of
from api.replies.japanese.forms import predicate_of
from api.replies.japanese.lexicon import praises
from api.replies.japanese.patterns import last_unit
from api.replies.japanese.quoting import another, is_harm, quoted, tells_kindness, words_said
from api.replies.japanese.rewording import is_repeatable
from api.replies.japanese.stretch import is_faithful, is_rough, kept, told
from api.replies.japanese.telling import ends_in_predicate, is_told
from api.replies.japanese.text import Text
from api.replies.japanese.tokens import tokenize
from api.replies.phrasebook import fill, richest
from api.replies.reading import Reading, reading
from api.triage.hints import hints_in

_BUT = re.compile(
    r"(?:ただ|でも|けど|だけど|しいて言えば|強いて言えば|ひとつだけ|一つだけ)?、?(?P<what>[^。、?]{3,26}?)(?:の|こと)(?:だけ|が|は|だけが|だけは){1,2}"
    r"(?:少し|ちょっと|唯一|やや)?(?:惜しい|惜しかった|残念|玉に瑕|玉に傷|気になった|気になりました|もったいない)"
)
_GRAVE = re.compile(
    "(?<!無)事故|廃車|追突|亡くな|亡き|遺影|遺品|命日|一周忌|回忌|仏壇|位牌|葬|通夜|看取|余命|闘病|抗がん|病室|入院|手術|震災|避難|被災|災害|流産|救急"
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
_PERSON = re.compile("(?:さん|様|さま|方|人|者|[人者員師]|くん|ちゃん|皆|先生)$")
"""Somebody, who is not liked as a thing is."""
_SPAN = re.compile("[0-9一二三四五六七八九十]+(?:秒|分|時間|日|週間|年|キロ|km)$")
"""A span or a way, which nobody likes as a thing."""
_DEED = re.compile("(?<!せて)(?:くださ|くれ|いただ[いき]|もら[いっ])")
"""What somebody of ours did for the customer."""
_ACT = re.compile("(?:召し上がる|お使いになる|せていただいた)$")
"""What a customer does, which is praised only where nothing else is."""
_OURS = re.compile("御社|貴社|お宅(?=の)|おたく(?=の)")
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
_FAVOUR = re.compile("(?:くれ|くださ|下さ|もら[いえっう]|いただ|頂)(?!け)")
"""Words of a favour received: from us they would have it the wrong way round; without them, who did what for whom is
lost (「薬剤師さんが教えた」)."""
_BARE = re.compile("「[^」]*」")
_SHORTEST, _LONGEST = 4, 26
_LONGEST_NAME = 20
"""Characters of a thing that is named as what pleased."""


def read_praise(text: Text, analysis: Analysis, choice: random.Random) -> Reading:
    if any(last_unit(pattern, text.line, text.units) for pattern in praises().turned):
        return reading(_praised(text), {"trouble": "turned"})
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
    praised = _praised(text)
    slots |= praised
    more = _keepsake(text, "」".join((*praised.values(), slots.get("joke", ""))))
    if more and not lacked and "also_bad" not in analysis.situation.marks and (grave == "no" or tells_kindness(more)):
        slots["keepsake"] = more
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
    """What is praised: a clause, words that somebody of ours said, or a thing; else the customer's words in 「」.

    A clause in which a favour is still received would have us do ourselves a kindness; then their own words come first.
    """
    marked = sorted(text.stretched("praise"), key=lambda part: not _DEED.search(part.tidied))
    if not marked:
        return _unmarked(text)
    clauses: list[dict[str, str]] = []
    for part in marked:
        if said := _SAID.search(part.tidied):
            return {"praised_words": said[1]} if is_repeatable(said[1]) else {}
        if found := _reworded(part, alone=len(marked) == 1):
            lost = _FAVOUR.search(part.tidied) and not _FAVOUR.search("".join(found.values()))
            own = _in_own_words(text, part) if lost else {}
            if _FAVOUR.search("".join(own.values())):
                return own
            clauses.append(found)
            if not _FAVOUR.search(_BARE.sub("", "".join(found.values()))):
                return found
    own = next((found for part in marked if (found := _in_own_words(text, part))), {})
    if own or clauses:
        return own or clauses[0]
    quote = another(text.tidied, "")
    return {"praised_quote": quote} if quote else {}


def _in_own_words(text: Text, part: Text) -> dict[str, str]:
    quote, words = quoted(text.tidied, part.tidied), words_said(text.tidied, part.tidied)
    if words and (not quote or quote.endswith("』」")):
        return {"praised_words": words}
    return {"praised_quote": quote} if quote else {}


def _unmarked(text: Text) -> dict[str, str]:
    clause = praise_clause(text.tokens, text.aspects)
    if clause and not is_harm(clause):
        return {"praised": clause}
    quote = "" if text.topic() else another(text.tidied, "")
    return {"praised_quote": quote} if quote else {}


def _keepsake(text: Text, said: str) -> str:
    """One more sentence of a kind comment, behind the first that is praised, for the sake of which it was written."""
    marked = text.stretched("praise")
    behind = min((place for part in marked if (place := text.tidied.find(part.tidied)) >= 0), default=-1)
    return another(text.tidied, said, behind=behind) if said else ""


def _reworded(part: Text, *, alone: bool) -> dict[str, str]:
    """A stretch in words of ours; empty where it thanks only, tells of a hardship or cannot be reworded."""
    written = _AS_FACT.sub("", part.tidied)
    unthanked = _THANKED.sub("", written)
    written = unthanked if len(unthanked) >= _SHORTEST else written
    tokens = part.tokens if written == part.tidied else tokenize(written)
    clause = told(tokens)
    if clause and not is_faithful(written, clause):
        clause = kept(tokens)
    clause = _CAUSE.sub("", clause)
    if not clause or (clause_of_thanks(clause) == clause and _THANKS.search(clause)):
        return {}
    if _SUFFERED.search(clause) or is_harm(written) or (_ACT.search(clause) and not alone):
        return {}
    person = any(phrase.person and phrase.end == len(part.tokens) for phrase in part.phrases)
    return _as_praised(clause, written, person=person)


def _as_praised(clause: str, written: str, *, person: bool) -> dict[str, str]:
    """A praised clause in the slot whose frames fit it: a deed, somebody told of by a deed, or a thing."""
    clause = _OURS.sub("私ども", clause).replace("にもかかわらず、", "のに")
    if is_rough(clause):
        return {}
    if ends_in_predicate(clause) or (is_told(clause) and _TOPICAL.search(_BARE.sub("", clause))):
        return {"praised": clause_of_thanks(clause)}
    if _PERSON_THANKED.search(written):
        return {"praised_to": clause_of_thanks(clause)}
    return {} if person or written.endswith(("から", "まで")) else _liked(clause)


def _liked(thing: str) -> dict[str, str]:
    """A thing that pleased; one that is told of in a whole clause takes another frame."""
    named = re.sub("^(?:この|その|あの)", "", clause_of_thanks(thing))
    unfit = _PERSON.search(named) or _SPAN.search(named)
    if len(named) > _LONGEST_NAME or is_rough(named) or "、" in named or unfit:
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
