"""What else a comment tells that makes the trouble theirs, found in its sentences where nothing was marked."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from api.replies.japanese.hardships import echoes
from api.replies.japanese.rewording import cuts, sentences
from api.replies.japanese.stretch import ends_in_predicate, is_faithful, told
from api.replies.japanese.text import Text
from api.replies.japanese.tokens import Token

_SHORTEST, _LONGEST = 6, 32
"""Characters of a clause that is said back."""
_TELLS: dict[str, float] = {
    "「": 1.5,
    "[0-9一二三四五六七八九十]+(?:分|時間?|日|週間|か月|ヶ月|年|回|度|件|円|人|歳|枚|本|個)": 1.0,
    "[てで]も(?:、|[一-龠ァ-ヶ])|まだ|今も|今日も|今朝も|また|毎[日回朝晩週]|その[後間]": 0.8,
    "な[いかく]|ず[、に]?|なし|だけ$": 1.2,
    "[わかがさたなばまら]れ|せられ|と言[わい]|聞[いか]": 1.0,
    "父|母|娘|息子|孫|夫|妻|主人|赤ちゃん|お子|お父|お母|ご家族|お孫|おば|おじ|ご友人|高齢|ベビー|車[い椅]|生後": 1.8,
    "誕生日|記念日|式|面接|試験|受験|旅行|出張|葬|法事|卒業|入学|遠足|本番|結婚|出産|退院": 1.2,
}
"""Signs of a fact that counts: what was said, how often and how long, what did not happen, whom it hit, an occasion."""
_AT_RISK = re.compile("[一独]人暮らし|ひとり暮らし|女(?:性)?[一1]人|留守|[0-9]+号室|番地|丁目|最寄り|近所に住")
"""What a stranger who reads along could use against somebody (R78)."""
_COUNTED = re.compile(
    "(?:から|まだ|って|で)[^、]{0,3}[0-9一二三四五六七八九十]+(?:分|時間|日|週間|か月|ヶ月|年|回目?)(?:目|間)?$"
)
"""A span of time that says how new a thing was or how long it has gone on."""
_FORBIDS = re.compile(
    "[うくすつぬむるぶぐ]なや?よ?$|か(?:ね|な|しら)?$|でしょう$|ってもん|ってこと|^(?:それ|これ|あれ|そこ|ここ)[をがはもにで]?[^、]"
)
"""Something forbidden or asked, or told of a thing that stands elsewhere."""
_HONOURED_THING = re.compile("[はがも].*(?:お[^、]{1,4}にな|ご[^、]{1,4}にな|召し上が)")
"""Respect for whoever is named, who is mostly not the customer."""
_WHO = re.compile("^((?:[ごお])?[一-龠子]{1,3}(?:さま|さん|ちゃん))、")
"""Somebody of whom a sentence tells."""
_OUR_HOUSE = re.compile("^(?:うちには|我が家には|家には)(?P<who>.+)が(?:おる|いる)$")
_OPINION = re.compile(
    "思[うえいわっ]|考え|していただけな|てくれな[いか]|もらえな|気がする|気持ち|かもしれ|だろう|でしょう|はず|べき|ほしい|欲しい|たい(?:と|$)|ください|知って|わかって|分かって|知ってい|信じ|期待|心配|不安"
    "|残念|困って|困った|悲し|つら[いか]|辛[いか]|泣[いけく](?!な)|怒|腹|恥|悔し|ショック|びっくり|呆れ|あきれ|がっかり|笑[えっ]|最悪|最低|ひど[いか]|酷[いか]|嫌[だい]|いや[だな]|怖[いかく]|無理"
    "|納得|許|我慢|お願い|願[いう]|好き|上手|良[いか]|よ[いか][っと]|よかった|よいけど|美味し|おいし|楽し|きれい|綺麗|親切|丁寧|助か|感謝|ありがた|ありがと|嬉し|うれし|素敵|最高|立派|無事|感じ[たるて]|尊敬|すご|すばらし|わか[るっ]|ケロッ|決めつけ|心当たり|[えけせてねめれ]んと|課金|保健所|んです"
    "|二度と|もう(?:行|買|使|頼|来)|やめ[たま]|解約し|乗り換|消費者|弁護士|警察|投稿|拡散|あんた|こっち|そっち|おたく|やつ|くせに|ですか|ますか|のか$|かな$|意味|仕方|言い方|立場|普通|常識"
    "|拝見|報告|写真は?を?[撮送添]|レシート|添付|証拠|動画|わけ|つもり|んだ|かな|みたい|らしい|ようだ|そうだ$|といい|とよい|方がよい|たら|れば|なんだ"
)
"""Opinions, feelings, kind words, threats and forms of address, which are no facts of the case."""
_LOOSE = re.compile(
    "^[^、]{1,3}、|^(?:ほど|場合|なら|から|ので|という|って|のに|だけ|しか|けど|たび|だから|そして|しかも|ただ|でも|それ|これ|あれ|そう|こう|その|この(?![寒暑雨雪])|あの|も|は|が|を|に|で|と|方[がはも]|人[がはも])"
    "|いう$|どこ|なぜ|^なんで|何で|いつ|どう|どんな|誰が|何が|(?:おる|おった|ござる|いたす|いたした|まいる)$|[てで]る|っつ|じゃ|ちゃ(?!ん)"
)


def besides(text: Text, said: str) -> list[str]:
    """Clauses that tell the rest of the comment, fit to be said back, the most telling first.

    Args:
        said: what the reply names already.
    """
    taken = [part.tidied for kind, part in text.stretches if kind != "detail"]
    found: dict[str, float] = {}
    for part in _clauses(text.tokens):
        written = "".join(token.surface for token in part).strip("、")
        if _FORBIDS.search(written) or any(one in written or written in one for one in taken):
            continue
        clause = _fact(part, written)
        if clause and not echoes(clause, said, length=6) and not any(echoes(clause, one, length=6) for one in found):
            found[clause] = sum(adds for sign, adds in _TELLS.items() if re.search(sign, clause))
    return sorted(found, key=lambda clause: -found[clause])


def _fact(part: Sequence[Token], written: str) -> str:
    """What `part` tells as a clause, if it tells a fact of the case; else empty."""
    clause = told(part)
    if house := _OUR_HOUSE.match(clause):
        clause = f"{house['who'].replace('赤ん坊', '赤ちゃん')}がいらっしゃる"
    elif _HONOURED_THING.search(clause) or not is_faithful(written, clause):
        return ""
    clause = re.sub("(?<=お子さまが)いる$", "いらっしゃる", _WHO.sub(r"\1が", clause))
    if not _SHORTEST <= len(clause) <= _LONGEST or any(one.search(clause) for one in (_OPINION, _LOOSE, _AT_RISK)):
        return ""
    whole = ends_in_predicate(clause) or clause.endswith(("だけ", "なし", "まま")) or _COUNTED.search(clause)
    return clause if whole else ""


def _clauses(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The sentences that ask nothing, and the last clause of each."""
    for first, last, asks in sentences(tokens):
        if asks:
            continue
        yield tokens[first:last]
        for start, end in pairwise(cuts(tokens, first, last)[-2:]):
            if start > first:
                yield tokens[start:end]
