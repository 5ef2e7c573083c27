"""Whether a comment's own words bear out that a body was harmed or in danger; a figure of speech is no injury."""

import re
import unicodedata

from api.analysis.schemas import Analysis

_FIGURES = re.compile(
    r"目(?:が|を)(?:焼け|やられ)|(?:腹|お腹|おなか)(?:が|筋が?)?(?:ちぎれ|よじれ|痛い?(?:くらい|ほど)?笑)|腹筋(?:が)?(?:崩壊|割れ|死)|肋骨(?:が)?いっ|心臓(?:が)?(?:止ま|もた|持た)"
    r"|胃(?:が|に)(?:キリキリ|穴)|頭(?:が|を)(?:痛い(?:話|問題)|抱え|真っ白)|耳(?:が|に)(?:痛い話|残る|幸せ)|息(?:が)?できな(?:い|く)(?:ほど|くらい)|首を長く|腰を抜か|顎が外れ|ほっぺた?が落ち"
    r"|(?:財布|懐)(?:が|に)[^。]{0,6}(?:痛|息を|瀕死|死)|手(?:が|も)出(?:ない|せ)|足(?:を|が)(?:運|向)|口コミ|人手|手続|手数料|手元|手帳|手頃|手作|手荷物|手紙|手順|手前|手間|切手|相手|派手|勝手|選手|歌手|運転手|助手"
)
"""What is said of a body and meant otherwise, and words that only hold one."""
BODY = re.compile(
    r"怪我|けが|ケガ|痛[いくかみ]|腫れ|かぶれ|湿疹|発疹|蕁麻疹|じんましん|吐[いき]|下痢|腹痛|嘔吐|食中毒|やけど|火傷|ヤケド|出血|血が|流血|傷口|引っかき傷|尻もち|たんこぶ|あざ|アザ|痣"
    r"|かゆ|痒|しみ(?:る|て|た|ま)|病院|救急|骨折|打撲|捻挫|擦りむ|転ん|転倒|転び|転げ|転落|倒れ(?!て(?:い)?た(?:棚|看板))|めまい|頭痛|発熱|熱が|アレル|息が|窒息|誤飲|飲み込|喉に|喉が|口[^。]{0,3}もごもご|咳|ぜいぜい|ゼーゼー"
    r"|(?:指|手|足|膝|肘|額|顎|あご|頬|首|腕|脚|腰|太もも|口|唇|舌|耳|頭|顔|肌|背中|まぶた|目|爪|歯|胸|鼻)(?:を|が|に|の[^。]{1,4}が?)?[^。、]{0,6}(?:切[れっり]|挟|はさ|はさみ|刺|打[っち]|腫|荒れ|当た|ぶつ|真っ?赤|赤[くい]|ただれ|血|欠け|折れ|焼け|やけ)"
    r"|ひざ|おでこ|皮膚|具合が悪|体調|気分が悪く|気持ち悪くな|お腹を|腹を(?:壊|下)|胃もたれ|ざっくり|ぱっくり|[0-9一二三四五六七八九十]針|妊娠|つわり|熱中症|爛|ただれ|水ぶくれ|肌荒れ|動けな|起き上がれ|意識|ふらつ|しびれ|痺れ"
    r"|アナフィラ|口をつけ|食べなくな|ぐったり|水しか飲め|運ばれ(?:て(?:い)?(?:った|行)|まし)|診断|受診|内科|外科|獣医|動物病院"
)
"""Words of a body that came to harm."""
PERIL = re.compile(
    r"落[ちと]|滑[りっる]|煙|火[がをの花]|炎|燃[えや]|焦[げが]|爆発|破裂|膨ら|ブレーキ|割れ|折れ|外れ|抜け|閉じ込|ぶつ|轢|ひかれ|刺[さし]|ガス|溺|詰ま|感電|衝突|突っ込|飛び出|飛ん|熱く|溶け|針|刃|釘|磁石|電池|崩れ|毒"
    r"|追い|殴|襲|噛|つまず|踏み外|よろけ|居眠|はさ|挟|置き去り|迷子|いなくな|はぐれ|誘|つけられ|待ち伏せ|ナイフ|金属|ガラス|破片|ビニール片|異物|カビ|薬|酸素|透析|インスリン|無呼吸|停電|断水|暖房|氷点下|零下|口に入れ|口に入り|揺れ|倒れ"
)
"""Words of something that can harm somebody, or of somebody whom it might have reached."""
_ENDANGERED = frozenset({"body", "danger", "dear", "foreign", "grief"})
"""Hardships in which words of danger bear out that somebody might have been hurt."""


def is_borne_out(text: str, analysis: Analysis) -> bool:
    """Whether `text` speaks of the harm or danger that was judged; a text that is not Japanese is believed."""
    if analysis.language.code != "ja":
        return True
    plain = _FIGURES.sub("", unicodedata.normalize("NFKC", text))
    if BODY.search(plain):
        return True
    situation = analysis.situation
    feared = situation.hardship in _ENDANGERED or not {"body_first", "hazard"}.isdisjoint(situation.marks)
    return feared and bool(PERIL.search(plain))
