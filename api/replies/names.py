"""How a customer is called: the public display name without its decoration (R39, C17)."""

import re
import unicodedata

import emoji

from api.contract import Language

_LONGEST = 16
_AFTER = re.compile(r"[@＠/／|｜【\[(（「『<＜〈#＃~〜☆★♪:：].*$")
_HONORIFIC = re.compile(r"(さん|様|さま|ちゃん|くん|君)$")
_STATUS = re.compile(
    r"低浮上|垢|アカ|bot|official|公式|フォロ|相互|無言|多忙|引退|休止|探し中|募集|専用|非公式|\d{3,}", re.IGNORECASE
)
# What NFKC could not join to a letter: ornament, or the ghost of a lone accent.
_LOOSE_MARKS = re.compile("[\u0300-\u036f]")
_UNFIT = re.compile(
    r"死|殺|タヒ|クソ|くそ|糞|バカ|馬鹿|アホ|あほ|カス|ゴミ|うんこ|ちんこ|セックス|エロ|名無し|匿名|アンチ|被害者|潰れ|fuck|shit|anon|hater|user\b|bitch|kill|sucks",
    re.IGNORECASE,
)


def called(display_name: str | None, language: Language, honorific: str) -> str | None:
    """The name as it opens a reply (「みかさん」, "Mika"), or None when it is no name to call somebody by."""
    if not display_name:
        return None
    name = unicodedata.normalize("NFKC", emoji.replace_emoji(display_name, replace=" "))
    name = _AFTER.sub("", _LOOSE_MARKS.sub("", name).strip(" _-.・*☆★♪")).strip()
    name = "".join(char for char in name if unicodedata.category(char)[0] in "LMN" or char in " ー・'’-.").strip(
        " -.・'’"
    )
    name = _HONORIFIC.sub("", re.sub(r"\s+", " ", name))
    letters = sum(unicodedata.category(char).startswith("L") for char in name)
    if not letters or len(name) > _LONGEST or _STATUS.search(name) or _UNFIT.search(name):
        return None
    if language == "ja":
        return name + honorific
    return name if len(name) > 1 else None
