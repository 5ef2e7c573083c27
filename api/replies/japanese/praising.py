"""What somebody who is pleased tells: the praised thing or person, and a wish that comes with it."""

import random
import re

from api.analysis.schemas import Analysis
from api.replies.japanese.clauses import clause_of_thanks, praise_clause
from api.replies.japanese.forms import predicate_of
from api.replies.japanese.hardships import joke_of
from api.replies.japanese.lexicon import praises
from api.replies.japanese.patterns import last_unit
from api.replies.japanese.rewording import is_repeatable
from api.replies.japanese.stretch import is_faithful, part_quoted, quotation, told
from api.replies.japanese.text import Text
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
_LONGEST = 26


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
        slots["joke"] = joke_of(text)
    clause, quote = _praised(text)
    if clause:
        slots["praised"] = clause
    elif quote:
        slots["praised_quote"] = quote
    if not found:
        return reading(slots, {"praise": "none", "grave": grave})
    praise = max(found, key=lambda one: one.rank)
    given = {}
    persons = [phrase.text for phrase in text.phrases if phrase.person]
    if persons:
        given["person_thing"] = persons[0]
    thing = slots.get("named", "")
    if thing and thing not in persons:
        given["thing"] = thing
    glad = richest(praise.glad, given, choice)
    return reading({**slots, "glad": fill(glad, given)}, {"praise": praise.kind, "grave": grave})


def _praised(text: Text) -> tuple[str, str]:
    """What is praised as a clause; else, where it was marked, in the customer's own words in 「」."""
    marked = text.stretched("praise")
    for part in marked:
        clause = told(part.tokens)
        if clause and clause_of_thanks(clause) == clause and _THANKS.search(clause):
            continue
        if clause and (is_faithful(part.tidied, clause) or not quotation(part.tidied)):
            return clause_of_thanks(clause), ""
    quotes = (quotation(part.tidied) or part_quoted(part.tidied) for part in marked)
    quote = next((quote for quote in quotes if quote and not _THANKS.search(quote)), "")
    return ("", quote) if marked else (praise_clause(text.tokens, text.aspects), "")


def _lacked(text: Text) -> str:
    """What a pleased customer missed all the same: 「Wi-Fiだけ弱かったのが惜しい」 → 「Wi-Fiだけ弱かった」."""
    match = _BUT.search(text.tidied)
    if match is None:
        return ""
    predicate = predicate_of(match["what"])
    told = "" if predicate is None else predicate.plain()
    return told if 4 <= len(told) <= _LONGEST and is_repeatable(told) else ""
