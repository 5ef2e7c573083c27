"""Whole sentences of a kind comment in its own words: true, and grammatical, where no clause could be reworded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from api.replies.japanese.rewording import is_repeatable
from api.replies.japanese.tokens import names_somebody, tokenize
from api.triage.hints import hints_in

_SHORTEST, _LONGEST = 5, 38
"""Characters of a quotation that one sentence of a reply can hold."""
_LONGEST_MORE = 26
"""Characters of one that stands beside something else."""
_SHORTEST_WORDS, _LONGEST_WORDS = 4, 28
"""Characters of words that somebody said."""
_OPEN, _CLOSE = "「『", "」』"
_LEAD = re.compile(
    "^(?:[、 ]|(?:それでも|なのに|なので|ので|から|けど|だけど|しかも|でも|ただ|だから|そして|それで|で|と|て|あと|ちなみに|てか|いや|え|もう|ほんと(?:に|うに)?|本当に|やはり|やっぱり?|それに|そしたら|すると|って|という)[、 ]?(?=[^、]{5}))+"
)
"""Words of joining in front."""
_TAIL = re.compile(
    "(?:(?<=[たるいん])(?:けど|けれど|けれども|んですが|んだけど|から|ので|のに)|(?<=[だですまたる])が|(?<!だ)し|(?<=[」』])(?:って|と|だって|の一言|のひと言)|(?<!こ)とのこと|みたい|らしい|[、 ])+$"
)
"""Words in which a sentence trails off."""
_THANKED = re.compile(
    "[、。]?(?:本当に|ほんとに|ほんとうに|誠に|心から|いつも|感謝感激|どうも)*(?:ありがと|有難う|有り難う|感謝|御礼|お礼|おおきに).{0,12}$"
)
_UNSAID = re.compile(
    "すみません|すいません|すんません|ごめん|申し訳|お詫び|他社|よその|あんた|[<>()（）\\[\\]]|ありがと|感謝|文句|悪口|反省|謝"
)
"""What a reply does not say back: apologies, thanks, who else is worse."""
_HARM = re.compile(
    "事故|廃車|追突|ひっくり返[りっ]|骨折|肋骨|怪我|ケガ|刺さ|噛[まみ]|転[んび]|倒れ[たて]|溺れ|吐[いき]|亡|葬|命日|訃報|余命|癌|がん(?!ば)|"
    "病気|入院|手術|闘病|震災|津波|避難|火災|盗|離婚|解雇|流産|逝[きっく]|先立|ステント|胸が苦し|二か月でした"
)
"""Harm to somebody: told in thanks it is no reason for thanks."""
_HARD = re.compile(
    "壊れ|故障|失く|なくし[たて]|落とし[たて]|断ら|怒鳴|怒ら|叱|いじめ|待たさ|諦め|あきらめ|クビ|借金|死|病院|最悪|残念|困[っり]|つら[いくか]|辛かった|怖|痛|泣きながら|迷惑|不安|心細|嫌|ひど|酷|遅刻|欠航|遅延|地獄|墓場|割れた|硬くて"
)
"""Any other hardship, which is not said back in the customer's words."""
_KIND = re.compile(
    "[てで](?:くれ|くださ|下さ|いただ|頂|もら)|おかげ|ありがた|助か|うれし|嬉し|よかった|良かった|救わ|安心"
)
"""Kindness in the same sentence, for the sake of which a hardship may stand beside it."""
_BITTER = re.compile(
    "残念|ひど[いく]|酷[いく]|最悪|嫌い|迷惑|しか(?:な|あ)|惜し|高[いく](?!評価)|高すぎ|高かっ|遅[いく]け|値上げ|物足り|改善"
)
"""What is missed is taken up elsewhere."""
_LOOSE = re.compile("^[ぁ-ん](?![ぁ-んァ-ヶ一-龠ー])|^[ー々ゃゅょっ]|[をっのがは]$|^(?:と|に|を|が|は|も)[一-龠ァ-ヶ]")
_ENDS = re.compile("[。? ]+$")
_PLEASE = re.compile("、?(?:どうか|ぜひ|何卒)?(?:よろしく|宜しく)(?:お願い|おねがい).{0,8}$")
_RUDE = re.compile("しろ|やがれ|ふざけ|[<>()（）]|御社|貴社|いいから")
"""A demand that is better told by what it is about."""
_DULL = re.compile(
    "^[^、。]{2,7}(?:です|でした|さん)$|[0-9一二三四五六七八九十]歳の|アレルギー|嫁|俺|言いふら|な[いかくし]|ません|寂し|さびし|きし[むみ]|男です|女です|理由|円だった|万円"
)
"""What says nothing of the kindness, or something against it."""
_TELLING = re.compile("[一-龠ァ-ヶ0-9]")
_FEWEST = 3
_WORDS = re.compile("[一-龠]{2,}|[ァ-ヶー]{2,}")
_MOST = 0.7
"""Share of a stretch from which a part of its sentence stands for it, whatever it says."""
_LONG_NAME = 10
_STANDS = frozenset({"動詞", "助動詞", "形容詞", "形状詞"})


@dataclass(frozen=True)
class _Piece:
    """A sentence or some of its clauses, by its place in the comment."""

    start: int
    end: int
    text: str
    whole: bool = True
    closed: bool = True
    """Whether it ends where a sentence ends."""


def quoted(tidied: str, stretch: str, *, without: str = "") -> str:
    """The customer's own words around `stretch` in 「」, or words that were said there; empty where none can stand.

    Args:
        without: what the reply says already.
    """
    at = tidied.find(stretch)
    if at < 0:
        return ""
    best, rank = "", (0, 0)
    for piece in _pieces(tidied):
        common = min(piece.end, at + len(stretch)) - max(piece.start, at)
        if common < min(len(stretch), _SHORTEST):
            continue
        text = _fit(piece.text, closed=piece.closed)
        named = common >= _MOST * len(stretch) and len(text) >= _LONG_NAME
        if text and not piece.whole and not named and not _tells(text):
            continue
        if text and text not in without and (common, -len(text)) > rank:
            best, rank = text, (common, -len(text))
    return f"「{best}」" if best else ""


def put_in_words(tidied: str, stretch: str) -> str:
    """A question or wish in the customer's own words: the sentence of `stretch`, or it alone; empty if neither can stand.

    What is asked need not be pleasant, only fit to be said back.
    """
    at = tidied.find(stretch)
    whole = next((one.text for one in _sentences(tidied) if one.start <= at < one.end), "") if at >= 0 else ""
    for written in (whole, stretch):
        text = _LEAD.sub("", _PLEASE.sub("", _ENDS.sub("", written)).strip("。、? "))
        text = text.replace("「", "『").replace("」", "』")
        asks = f"{text}?" in tidied.replace("「", "『").replace("」", "』") and not text.endswith("か")
        fit = _SHORTEST <= len(text) <= _LONGEST and is_repeatable(text) and not _LOOSE.search(re.sub("を$", "", text))
        if fit and not names_somebody(text) and not _RUDE.search(text):
            return f"「{text}{'？' * asks}」"
    return ""


def words_said(tidied: str, stretch: str = "") -> str:
    """Words in quotation marks that somebody said, where they touch `stretch`; empty where there are none."""
    at = tidied.find(stretch)
    for match in re.finditer("「([^「」]+)」(?!が|を|は|も|に|の|です)", tidied):
        touches = not stretch or (match.start() < at + len(stretch) and match.end() > at)
        text = match[1].strip("。、 ").replace("。", "、")
        fit = _SHORTEST_WORDS <= len(text) <= _LONGEST_WORDS and "?" not in text
        if touches and fit and _harmless(text) and re.search("[ぁ-ん]", text):
            return f"「{text}」"
    return ""


def another(tidied: str, said: str, *, behind: int = -1) -> str:
    """One more sentence that can be said back in 「」, the fullest that begins behind `behind`; empty if none can.

    What stands in front of a kindness is mostly how it came to it, and often hard.

    Args:
        said: what the reply says already.
    """
    found = [text for one in _sentences(tidied) if one.start > behind and (text := _unthanked(one.text))]
    found = [text for text in found if not (_known(text, said) or _DULL.search(text))]
    found = [text for text in found if len(_TELLING.findall(text)) >= _FEWEST and len(text) <= _LONGEST_MORE]
    return f"「{max(found, key=len)}」" if found else ""


def is_harm(clause: str) -> bool:
    """Whether a clause tells of harm to somebody, with no kindness beside it."""
    return bool(_HARM.search(clause)) and not _KIND.search(clause)


def tells_kindness(text: str) -> bool:
    """Whether words tell of something good that was done or felt."""
    return bool(_KIND.search(text))


def _unthanked(written: str) -> str:
    return "" if _THANKED.search(written) else _fit(written)


def _known(text: str, said: str) -> bool:
    parts = [part for part in re.split("[「」『』、]", said) if len(part) >= _SHORTEST]
    return any(part in text for part in parts) or any(word in said for word in _WORDS.findall(text))


def _fit(written: str, *, closed: bool = True) -> str:
    """`written` as it can stand in 「」; empty where it cannot."""
    text = _TAIL.sub("", _THANKED.sub("", written.strip("。、 ")))
    text = _LEAD.sub("", _TAIL.sub("", text)).strip("。、 ")
    text = text.replace("「", "『").replace("」", "』").replace("。", "、").replace("、』", "』")
    if not _SHORTEST <= len(text) <= _LONGEST or _LOOSE.search(text) or "?" in re.sub("『[^』]*』", "", text):
        return ""
    hard = is_harm(text) or (_HARD.search(text) and not _KIND.search(text))
    return text if not hard and _harmless(text) and not names_somebody(text) and _whole(text, closed=closed) else ""


def _harmless(text: str) -> bool:
    claims = hints_in(text) & {"efficacy", "superlative", "cure"}
    return is_repeatable(text) and not (_UNSAID.search(text) or _BITTER.search(text) or claims)


def _tells(text: str) -> bool:
    """Whether words say something of the thing or person that they name."""
    return any(token.kind in _STANDS for token in tokenize(text))


def _whole(text: str, *, closed: bool) -> bool:
    """Whether words end where a sentence or a noun ends."""
    last = tokenize(text)[-1]
    if last.surface in _CLOSE or last.is_noun or last.pos[1] == "終助詞":
        return True
    if last.kind == "副詞":
        return closed
    if last.kind in _STANDS:
        return not last.form.startswith(("未然形", "仮定形", "連用形"))
    return closed and last.surface in ("て", "で", "たら", "まで", "だけ", "ばかり", "から", "とよ", "けん", "ど")


def _pieces(tidied: str) -> Iterator[_Piece]:
    """Every sentence, and every run of its clauses."""
    for whole in _sentences(tidied):
        yield whole
        places = [whole.start, *_marks(tidied, whole.start, whole.end, "、,"), whole.end]
        for number, start in enumerate(places[:-1]):
            for end in places[number + 1 :]:
                if (start, end) != (whole.start, whole.end):
                    yield _Piece(start, end, tidied[start:end], whole=False, closed=end == whole.end)


def _sentences(tidied: str) -> list[_Piece]:
    places = [0, *_marks(tidied, 0, len(tidied), "。?"), len(tidied)]
    return [_Piece(start, end, tidied[start:end]) for start, end in pairwise(places) if end > start]


def _marks(tidied: str, start: int, end: int, marks: str) -> list[int]:
    """Where a mark of `marks` ends outside quotations, between `start` and `end`."""
    found, depth = [], 0
    for place in range(start, end):
        char = tidied[place]
        depth = max(0, depth + (char in _OPEN) - (char in _CLOSE))
        if depth == 0 and char in marks and place + 1 < end:
            found.append(place + 1)
    return found
