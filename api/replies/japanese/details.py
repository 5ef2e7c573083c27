"""Details that a reply repeats: how long, how often, until when, for which occasion."""

import re
from dataclasses import dataclass

_NUMBER = r"(?:[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百]+|数|半|まる[一二三0-9]+)"
_DURATION = re.compile(
    rf"(?<![0-9時第月一二三四五六七八九十])(?P<n>{_NUMBER})(?P<unit>か月半|ヶ月半|か月|ヶ月|カ月|ヵ月|箇月|週間半|週間|時間半|時間|分間|分|日間|日|年間|年)(?P<after>以上|近く|あまり|ほど|くらい|ぐらい)?(?P<next>.{{0,6}})"
)
_LASTING = re.compile(
    r"^(間|も|待|経|た(?:って|ち|つ)|目|音沙汰|放置|遅れ|過ぎ|返事|連絡|並|立|かか|掛か|以上|動|止|届|来な|未|、|。|$|で(?!す)|半|まま|返信|つなが|繋が|保留|ずっと|超|ぶり|前に|前から|何)"
)
_COUNT = re.compile(rf"(?P<count>{_NUMBER}(?:回|度))(?P<next>.{{0,8}})")
_CONTACTS = re.compile(r"電話|メール|問い合わ|連絡|伝え|お願|催促|言っ|かけ|掛け|送|も|聞|ご連絡|お電話")
_DATE = r"(?:今日|本日|明日|あした|あす|あさって|明後日|今夜|今晩|今週末|週末|今週|来週|再来週|来月|今月末|月末|(?:今週の?|来週の?)?[月火水木金土日]曜日?|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}日|[0-9]{1,2}/[0-9]{1,2})"
_EVENT = r"(?:結婚式|披露宴|前撮り|卒業式|入学式|入園式|成人式|七五三|運動会|発表会|文化祭|体育祭|学芸会|遠足|修学旅行|旅行|出張|帰省|引っ越し|引越し|引越|誕生日会|誕生日|記念日|クリスマス|バレンタイン|母の日|父の日|敬老の日|ハロウィン|正月|お正月|お盆|法事|法要|三回忌|一周忌|四十九日|葬儀|お葬式|葬式|お通夜|通夜|受験|試験|面接|大会|試合|予選|本番|ライブ|コンサート|公演|フェス|花火大会|花火|夏祭り|お祭り|祭り|キャンプ|パーティー|パーティ|歓迎会|送別会|同窓会|お花見|花見|退院|出産祝い|出産|内祝い|新学期|入院|手術|納品|会議|締め切り|締切|デート|旅立ち|記念撮影|発表|式)"
_OCCASION = re.compile(
    rf"(?P<date>{_DATE})(?:の|は|が|、|に|、?[ぁ-んァ-ヶ一-龠]{{0,6}}の)?(?P<event>{_EVENT})|(?P<event2>{_EVENT})(?:は|が|、|って)(?P<date2>{_DATE})|(?P<event3>{_EVENT})"
)
_UNTIL = re.compile(rf"(?P<date>{_DATE})(?:まで(?:に)?|に(?:必要|使|要|着|間に合|届)|(?:使|必要|着|要)(?:う|る|な|り))")
_AHEAD = re.compile(
    r"(明日|あした|明後日|あさって|今夜|今晩|今週末|来週|再来週|来月|今月末|までに|間に合う|間に合い|間に合わせ|控え|どうすれば|どうしたら|迫|もうすぐ|あと[0-9一二三]|前に|予定(です|で)|なんです|です(。|$)|なのに|頼みます|必要|使う|着る)"
)
_OVER = re.compile(
    r"(終わ|でした|だった|台無し|間に合わなかった|間に合わず|使えなかった|着られなかった|着れなかった|行けなかった|過ぎ|出られなかった|泣い|当日に届|当日、)"
)


@dataclass(frozen=True)
class Details:
    """Empty strings where the comment says nothing."""

    duration: str = ""
    count: str = ""
    ahead: str = ""
    """A day or occasion still to come: 「土曜の花火大会」."""
    past: str = ""
    """An occasion that is over: 「運動会」."""


def details_of(text: str) -> Details:
    """Details of a tidied comment."""
    ahead, past = _occasion(text)
    return Details(duration=_duration(text), count=_count(text), ahead=ahead, past=past)


def _duration(text: str) -> str:
    for match in _DURATION.finditer(text):
        unit, following = match["unit"], match["next"]
        if match["after"] is None and not _LASTING.match(following):
            continue
        if (
            unit == "日"
            and not re.match(r"(間|も|待|経|た(って|ち)|目|音沙汰|放置|過ぎ|前に|で(?!す))", following)
            and match["after"] is None
        ):
            continue
        if unit == "年" and re.match(r"(間?使|間?通|間?愛|前)", following):
            continue
        if unit in ("分", "年") and following.startswith(("の", "前")):
            continue
        return match["n"] + unit + (match["after"] if match["after"] in ("以上", "近く") else "")
    return ""


def _count(text: str) -> str:
    for match in _COUNT.finditer(text):
        before = text[max(0, match.start() - 6) : match.start()]
        if match["next"].startswith(("と", "目", "だけ", "で")) or match["count"] in ("一度", "1度", "1回", "一回"):
            continue
        if _CONTACTS.search(match["next"]) or _CONTACTS.search(before):
            return match["count"]
    return ""


def _occasion(text: str) -> tuple[str, str]:
    match = _OCCASION.search(text)
    over = bool(_OVER.search(text))
    if match is not None:
        date = match["date"] or match["date2"] or ""
        event = match["event"] or match["event2"] or match["event3"]
        if event in ("式", "発表", "大会", "本番") and not date:
            return "", ""
        named = f"{date}の{event}" if date and date not in ("今日", "本日") else event
        future = bool(date) or bool(_AHEAD.search(text))
        if over:
            return "", event
        return (named, "") if future else ("", "")
    until = _UNTIL.search(text)
    if until is not None and not over:
        return until["date"], ""
    return "", ""
