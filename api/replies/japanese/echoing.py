"""What a reply says back for its own sake: the detail that makes a trouble theirs, the point of a joke."""

import random
import re

from api.analysis.schemas import Situation
from api.replies.japanese.besides import besides, besides_words, telling
from api.replies.japanese.entire import sentence_quoted
from api.replies.japanese.facts import facts_told
from api.replies.japanese.hardships import echoes, hardships
from api.replies.japanese.nouns import topic_of
from api.replies.japanese.quoting import another
from api.replies.japanese.rewording import is_repeatable
from api.replies.japanese.stretch import is_faithful, told
from api.replies.japanese.telling import breaks_off, ends_in_predicate
from api.replies.japanese.text import Text
from api.replies.japanese.tokens import names_somebody
from api.replies.phrasebook import fill

_SHORTEST, _LONGEST = 5, 32
"""Characters of a detail or joke that a reply says back."""
_LONGEST_JOKE = 30
"""Characters of a joke that is said back."""
_SHORTEST_CLAUSE = 7
_FOR_MARKED = frozenset({"fond", "startled"})
"""Frames that fit only a detail of which is known that it bears on the feeling."""
_ASKS = re.compile("(?:の|ん)?(?:です|だ)?か[。?ねよ]|(?:の|ん)?[?]|んですか|のですか")
"""Behind a stretch it is asked, and not told."""
_NAMED = frozenset({"heard", "hours", "years", "occasion"})
"""Frames that hold a thing and no clause."""
_ENDS_TELLING = re.compile("(?:です|ます|[いたるだ]|[0-9一二三四五六七八九十][分日年人枚件円か月]+)(?:、今)?」$")
"""The end of a sentence that tells something."""
_TELLING = 11
"""Characters of a quotation that has a point; a shorter one is taken where there is no other."""
_SHARP = re.compile(
    "死[なねぬのん]|殺|クソ|くそ|糞|ゴミ|カス(?![タテト])|バカ|馬鹿|アホ|ふざけ|詐欺|泥棒|通報|消費者|弁護士|訴え|晒|拡散|二度と|低評価|星1"
)
"""Words that a reply does not say back: insults, threats and who else has been told."""
_LOOSE = re.compile(
    "^(?:ほど|場合|なら|から|ので|という|って|のに|だけ|しか|けど|たび|だから|そして|しかも|ただ|でも|[ぁ-ん](?![ぁ-んァ-ヶ一-龠]))"
    "|(?:なら|たら|れば|[っを])$|^[^ぁ-んァ-ヶ一-龠]+$|どこ|なぜ|なんで|何で|誰|いつ(?!も)|どう|済ん[だで]|無事|助かっ"
)
"""Edges of a stretch that was cut out of its sentence, or one without a word in it."""
_SPAN = re.compile(
    "(?:合計|もう|かれこれ|およそ|約|丸|まる|たった)?(?P<span>[0-9一二三四五六七八九十百]+(?:時間半?|分|日|週間|か月|ヶ月|カ月|年半?)間?(?:以上|近く)?)も?"
)
_YEARS = re.compile("年(?:半|間|以上|近く)*$")
_OCCASION = re.compile(
    "(?:[一-龠]会|式|祝い|記念日?|旅行|誕生日|命日|法事|法要|約束|本番|帰省|受験|試験|面接|遠足|発表|卒業|入学|引っ?越し|結婚|出産|祭り?|ライブ|公演)$"
)
"""Ends of a noun phrase that names an occasion."""
_ENDING = re.compile(
    "(?:って|(?<!こ)と)聞いて$|(?:んだ|んです|です)?(?:が|けど|けれど|し)$|(?:なん|ん)?(?:だ)?(?:わ|ぞ|よ|ね|な|って|って話|(?<!こ)とか)$"
)
"""What a joke trails off with."""


def echo_of(text: Text, situation: Situation, said: str, choice: random.Random) -> dict[str, str]:
    """A fact that makes the trouble theirs, or else the first clause that can be worked into a sentence.

    A clause is told in plain words, in a frame that fits the feeling; any other noun says nothing by itself.

    Args:
        said: what the reply names already, which is not said twice.
    """
    if told_facts := facts_told(text.tidied, situation, said, choice):
        return told_facts
    hardship = situation.hardship
    feeling = hardships().hardships[hardship or "plain"].echo
    found: list[tuple[str, str]] = []
    for part in (*text.stretched("detail"), *text.stretched("trouble")[1:]):
        asks = _ASKS.match(text.tidied.partition(part.tidied)[2])
        if part.masked or asks or _SHARP.search(part.tidied) or "意味な" in part.tidied:
            continue
        group, detail = _detail(part, feeling)
        if detail and not any(echoes(detail, one, length=6) for one in (said, *(one for _, one in found))):
            found.append((group, detail))
    given = said + "".join(detail for _, detail in found)
    found += [
        ("letdown" if feeling in _FOR_MARKED else feeling, clause)
        for clause in besides(text, given)
        if not _SHARP.search(clause)
    ]
    if not found:
        if weak := facts_told(text.tidied, situation, said, choice, weak=True):
            return weak
        quote = "" if "sarcasm" in situation.marks else another_sentence(text, said)
        if not quote:
            return {}
        found = [("quoted", quote)]
    group, detail = found[0]
    frames = hardships().echoes
    more = next(
        (one for kind, one in found[1:] if kind == group and group not in _NAMED and ends_in_predicate(one)), ""
    )
    full = frames["both" if more and ends_in_predicate(detail) else group].full
    return {
        "echo": fill(choice.choice(full), {"detail": detail, "more": more}),
        "echo_short": fill(choice.choice(frames[group].short), {"detail": detail}),
    }


def _detail(part: Text, feeling: str) -> tuple[str, str]:
    """The group of frames and the wording of a detail; an empty wording where it cannot be worked in."""
    written = part.tidied.strip("。、? ")
    if written[:1] == "「" and written[-1:] == "」" and "「" not in written[1:]:
        return "heard", written if len(written) <= _LONGEST and is_repeatable(written) else ""
    if span := _SPAN.fullmatch(written):
        return "years" if _YEARS.search(span["span"]) else "hours", span["span"]
    if _OCCASION.search(written):
        return "occasion", topic_of(written) or ""
    clause = "" if breaks_off(written) else told(part.tokens)
    fit = _SHORTEST_CLAUSE <= len(clause) <= _LONGEST and ends_in_predicate(clause) and is_faithful(written, clause)
    return feeling, clause if fit and not _LOOSE.search(clause) else ""


def another_sentence(text: Text, said: str) -> str:
    """A whole sentence that tells one more fact of the case, in 「」; empty where none is short, civil and telling.

    Args:
        said: what the reply names already.
    """
    words, told = besides_words(), [part.tidied for kind, part in text.stretches if kind != "detail"]
    quotes: dict[str, float] = {}
    for sentence in re.findall("[^。?]+[。?]?", text.tidied):
        written = sentence.strip("。、? ")
        if any(one in written or written in one for one in told) or re.search(words.forbids, written):
            continue
        quote = sentence_quoted(text.tidied, written)
        unfit = (
            _SHARP.search(quote)
            or not _ENDS_TELLING.search(quote)
            or _LOOSE.search(quote.strip("「」"))
            or re.search(f"{words.at_risk}|{words.opinion}", written)
        )
        if quote and not unfit and not echoes(quote, said, length=6):
            quotes[quote] = telling(written)
    best = max(quotes, key=lambda quote: quotes[quote], default="")
    return best if best and quotes[best] >= words.enough else ""


def joke_of(text: Text) -> dict[str, str]:
    """The point of a joke in the customer's own words, the last that is long enough; empty where none is short."""
    sentences = [part for part in re.split("[。?!]", text.tidied) if part]
    parts = [part for whole in reversed(sentences) for part in (whole, *reversed(whole.split("、")[1:]))]
    parts += [part for whole in parts for part in re.split("ので|から、|けど、|し、", whole)[:-1]]
    quotes = [quote for part in parts if (quote := _quoted(part))] or [another(text.tidied, "")]
    return {"joke": next((one for one in quotes if len(one) > _TELLING), "".join(quotes[:1]))}


def _quoted(written: str) -> str:
    text = _ENDING.sub("", re.sub("[(（][^)）]*[)）]", "", written).strip("。、? "))
    text = text.replace("「", "『").replace("」", "』").replace("、』", "』")
    whole = text.count("『") == text.count("』")
    fit = _SHORTEST <= len(text) <= _LONGEST_JOKE and whole and is_repeatable(text)
    if not fit or _LOOSE.search(text) or _SHARP.search(text) or "ありがと" in text:
        return ""
    return "" if names_somebody(text) else f"「{text}」"
