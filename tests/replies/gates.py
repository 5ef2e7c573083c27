"""What every suggestion must pass, whoever it is for."""

import re

import emoji

from api.replies.fitting import measure
from api.replies.schemas import Channel, Suggestion
from tests.replies.labelled import Labelled

FORBIDDEN_JA = (
    r"必ず(?!ご確認)", "絶対", "100%", "確実に", "二度と", "善処", "前向きに検討", "しかるべき", "今後の参考",
    "貴重なご意見", "部署", "窓口へ", "お電話ください", "ホームページをご", "HPをご", "管轄", "わかりかね",
    "ですが、", "しかし", "とはいえ", "であれば", "ようでしたら、お詫び", "お気に障", "誤解を招", "遺憾",
    "お騒がせ", "勘違い", "説明書に", "規約", "事実はございません", "あり得ません", "問題ございません",
    "削除してくだ", "法的措置", "虚偽", "クレーマー", "荒らし", "競合", "すみません", "ごめん", "了解",
    "ご苦労さま", "ご苦労様", "おっしゃられ", "拝見させて", "なるほど", "とんでもございません", "おそらく", "たぶん",
    "かもしれません", "笑(?!顔)", "治り", "治っ", "効果", "痩せ", "No.1", "適正", "妥当",
)  # fmt: skip
"""What no reply may say, whoever it is for."""
FORBIDDEN_EN = (
    r"\bcontact our\b", r"\bsupport department\b", r"\bif you felt\b", r"\bany inconvenience\b",
    r"\bas per policy\b", r"\bcalm down\b", r"\byou misunderstood\b", r"\bguarantee", r"\bnever again\b", r"\blol\b",
    r"\balways\b", r"\bvalued customer\b", r"\bunfortunately\b", r"\bhowever\b", r"\bliar\b", r"\btroll\b",
    r"\bcured\b", r"\beczema\b", r"\bcall us\b", r"\bour website\b", r"\bprobably\b",
)  # fmt: skip
_APOLOGY = {"ja": re.compile("申し訳|お詫び"), "en": re.compile(r"\b(?:sorry|apolog)", re.IGNORECASE)}
_BLANK = {"ja": re.compile(r"【[^【】\n]{1,24}】"), "en": re.compile(r"\[\[[^\[\]\n]{1,110}\]\]")}
_END = {"ja": "。", "en": "."}


def has_apology(suggestion: Suggestion, text: str | None = None) -> bool:
    return _APOLOGY[suggestion.language].search(suggestion.text if text is None else text) is not None


def first_sentence(suggestion: Suggestion) -> str:
    return suggestion.text.split(_END[suggestion.language])[0]


def faults_of(suggestion: Suggestion, case: Labelled, channel: Channel) -> list[str]:
    """Everything that is wrong with a suggestion, in words; empty when it may be shown."""
    return [
        *_wording(suggestion),
        *_blanks(suggestion, case, channel),
        *_length(suggestion, case, channel),
        *_apology(suggestion, case),
    ]


def _wording(suggestion: Suggestion) -> list[str]:
    forbidden = FORBIDDEN_JA if suggestion.language == "ja" else FORBIDDEN_EN
    found = [f"says {p!r}" for p in forbidden if re.search(p, suggestion.text, re.IGNORECASE)]
    if suggestion.text.count("させていただ") > 1:
        found.append("piles up させていただく")
    if re.search("[!！ｗ♪]", suggestion.text) or emoji.emoji_count(suggestion.text):
        found.append("is not calm")
    if re.search(r"[{}]|\s{2}|。。|、、|、。|\.\.|None", suggestion.text):
        found.append("is not clean")
    if suggestion.language == "ja" and any(
        sentence and not re.search("(す|ですね|せん|した|しょうか|さい|ます|か|】|でした|ません)$", sentence)
        for sentence in re.sub("「[^」]*」", "", suggestion.text).split("。")
    ):
        found.append("leaves the polite style")
    return found


def _blanks(suggestion: Suggestion, case: Labelled, channel: Channel) -> list[str]:
    shown = _BLANK[suggestion.language].findall(suggestion.text)
    rest = _BLANK[suggestion.language].sub("", suggestion.text)
    most = 3 if (case.comment.platform, channel) == ("x", "public") else 6
    most += suggestion.stage == "resolution"  # what was found, what is done, by when, and how it is prevented
    found = []
    if re.search(r"[【】]|\[\[|\]\]", rest):
        found.append("has a broken blank")
    if len(shown) > most:
        found.append(f"has {len(shown)} blanks")
    if len(set(shown)) != len(suggestion.blanks):
        found.append("lists other blanks than it shows")
    return found


def _length(suggestion: Suggestion, case: Labelled, channel: Channel) -> list[str]:
    measured = measure(suggestion.text, case.comment.platform, channel)
    return [] if measured == suggestion.length and measured.used <= measured.limit else ["does not fit"]


def _apology(suggestion: Suggestion, case: Labelled) -> list[str]:
    if suggestion.fault == "none" and has_apology(suggestion):
        return ["apologises without fault"]
    complaint = case.analysis.intent.label == "complaint" and suggestion.stage == "first"
    harmed = "injury" in case.analysis.signals
    opening = first_sentence(suggestion) if not harmed else suggestion.text
    if complaint and suggestion.fault != "none" and not has_apology(suggestion, opening):
        return ["does not apologise first"]
    return []
