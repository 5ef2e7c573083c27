"""What a comment tells besides its trouble: who was asked before, what came to harm, how long they have been ours."""

import re

from api.analysis.schemas import Situation
from api.triage.bodies import names_harm, names_peril

_TREATED = re.compile(
    "救急|病院|受診|診療所|診断書|診察|入院|診断|処方|通院|縫(?!い針|い目|い糸|製)|医師|医者|皮膚科|内科|整形|小児科|手術|待合|点滴|針縫"
)
"""Words of somebody who is in the care of a physician already."""
UNANSWERED = re.compile(
    "無視|返事|返信|返答|回答|音沙汰|折り返し|連絡が?(?:ない|なく|来な|こな|あり)|放置|なしのつぶて|待って"
)
_CONTACTED = re.compile(
    "連絡(?!(?:が|も|は|すら|一つ|ひとつ|の一つ)?(?:も)?(?:一切|全く|まったく|何も)?(?:な[いくしかさ]|無|ありませ|来|こな|くれ))|電話(?!番号|が(?:来|かかっ))|メール|問い?合"
    "|返信|返事|返答|回答|折り返|窓口|サポート|チャット|フォーム|相談|尋ね|通報|申し(?:上げ|出|入)"
)
"""Without one of these nothing is said of earlier messages (R140)."""
_ELSEWHERE = re.compile(
    "(?:カード会社|銀行|警察|メーカー|消費者センター|病院|学校|大家|管理会社|郵便局)(?:さん)?(?:に|へ|から)[^。、]{0,6}"
    "(?:問い?合わ?せ|電話|連絡|確認|相談|聞)[^。、]{0,4}"
)
"""Whom else the customer asked."""
_CALLED_ON = re.compile("勧誘|セールス|営業電話|(?:電話|メール|通知)が(?:しつこ|うるさ)")
"""Words of messages that come from us unasked."""
_LOYAL = re.compile(
    "いつも|ずっと|[0-9一二三四五六七八九十何数]年|[0-9一二三四五六七八九十]か月|長年|代から|ファン|リピ|通って|通い|愛用|常連|毎週|毎日|昔から|何度も|前から"
)
_REPEATED = re.compile(
    "[0-9一二三四五六七八九十何数]+(?:回|度|連続|通|件|台目|個目|目)|また|毎|前にも|前も|以前|くり返|繰り返|ずっと|いつも|たび|先[週月年]|今[週月年]も|再び|再度|相変わらず|→|連日|続け"
)
"""Words of what happened before."""
_OF_THE_BODY = frozenset({None, "body", "foreign", "meal", "unclean", "dear", "grief"})
"""Hardships in which a body came to harm; with any other, somebody was in danger."""
_INJURED = re.compile(
    "怪我|けが|ケガ|骨折|(?:手首|腕|足|指|骨|歯|肋骨)(?:を|が)?折(?:っ|れ)|出血|流血|やけど|火傷|ヤケド|転倒|[0-9一二三四五六七八九十]針|"
    "(?:指|手|足|膝|肘|額|顎|頬|腕|腰|唇|舌|頭|顔|まぶた)(?:を|が)?(?:少し|ざっくり|思い切り)?(?:切(?:った|っち|りま|れた|れて)|打った|打ちま|挟ん|刺さ)"
)
"""Words of an injury, beside which any other hardship is the lesser one."""
_HURT = frozenset({"body", "dear"})
"""Hardships in which somebody was hurt, whatever the words."""
_LONG = 27
"""Characters of a clause after which the apology says no more in the same sentence."""


def facets_of(tidied: str, said: str, situation: Situation) -> dict[str, str]:
    """What besides the trouble decides which sentences fit.

    Args:
        said: what the reply says back of the trouble.
    """
    told = {
        "body": "body_first" in situation.marks or names_harm(tidied),
        "unanswered": UNANSWERED.search(tidied),
        "contacted": _CONTACTED.search(_ELSEWHERE.sub("", tidied)) and not _CALLED_ON.search(tidied),
        "loyal": _LOYAL.search(tidied),
        "repeated": _REPEATED.search(tidied),
        "told_long": len(said) >= _LONG,
        "told_silence": UNANSWERED.search(said),
        "treated": _TREATED.search(tidied),
    }
    found = {name: "yes" if value else "no" for name, value in told.items()}
    of_body = situation.hardship in _OF_THE_BODY or _INJURED.search(tidied)
    found["harm"] = _harm(tidied) if of_body else "near" if names_peril(tidied) else "mere"
    if found["harm"] == "mere" and situation.hardship in _HURT:
        found["harm"] = "other"
    return found | ({"strength": "furious"} if "shocked" in situation.marks else {})


def _harm(tidied: str) -> str:
    """How a body came to harm: by what was eaten, by what was used on it, by heat, or otherwise; `mere` if none."""
    if re.search("食べ|飲ん|飲み|召し|口に|食っ|弁当|料理|味", tidied):
        return "eaten"
    if re.search("塗|使っ|使い|つけ|付け|肌|着け|履い|シート|クリーム|化粧", tidied):
        return "used"
    if re.search("熱中症|蒸し風呂|炎天|猛暑|暑[いくさ]|酸欠|人混み|行列", tidied):
        return "place"
    return "other" if names_harm(tidied) else "mere"
