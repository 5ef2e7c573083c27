"""Whom harm or danger befell, as a reply asks after them."""

import re

from api.analysis.schemas import Situation

_WHO: dict[str, str] = {
    "[二三四五2345]人(?:で|とも|全員|が?(?:ダウン|腹痛|嘔吐|下痢|救急))|一家で|家族(?:で|全員)|みんなで": "皆さま",
    "赤ちゃん|赤ん坊|乳児|新生児": "赤ちゃん",
    "うちの子|子ども|子供|長男|長女|次男|次女|園児|小学生|[0-9一二三四五六七八九]歳児": "お子さま",
    "娘": "娘さん",
    "息子": "息子さん",
    "(?<!ペットの)孫": "お孫さま",
    "祖母|おばあちゃん|ばあちゃん|婆": "おばあさま",
    "祖父|おじいちゃん|じいちゃん|爺": "おじいさま",
    "叔母|伯母|おばさん": "おばさま",
    "叔父|伯父": "おじさま",
    "(?<![乳保酵分])母(?!子)|おかん|お袋": "お母さま",
    "(?<!祖)父(?!兄)|親父|おとん": "お父さま",
    "(?<![工丈])夫(?!婦)|主人|旦那": "ご主人さま",
    "妻|嫁|家内": "奥さま",
    "(?<!番)犬(?!種)|ワンコ|わんこ": "ワンちゃん",
    "(?<!山)猫|ねこ|ネコ": "猫ちゃん",
    "うさぎ|ウサギ|ハムスター|小鳥|インコ": "大切な子",
}
"""Who is named, and how a reply speaks of them."""
_HELPED = re.compile(
    "[一-龠ぁ-ん]{1,4}(?:が|に)(?:すぐ|先に|たまたま)?(?:気[づ付]|見つけ|助け|止め|電話|言われ|聞[いか]|調べ|連れ)|(?:父|母)の日"
)
"""Relatives who noticed or helped, and came to no harm."""
_ANIMALS = frozenset({"ワンちゃん", "猫ちゃん", "大切な子", "大切なご家族"})


_PET = re.compile(
    "獣医|動物病院|ペット|犬|猫|ねこ|ネコ|ワンコ|わんこ|うさぎ|ウサギ|ハムスター|インコ|フード(?!コート|の紐|付)|ジャーキー|首輪|トリミング|トリマー|毛並み|肉球|パルボ"
    "|[子仔][犬猫]|柴(?![田又漬崎山])|チワワ|プードル|トイプー|ダックス|コーギー|マルチーズ|マンチカン|モルモット|フェレット"
)
_CHILDREN = re.compile("学校|学童|園児|幼稚園|保育|息子|娘|赤ちゃん|赤ん坊|小学|中学|児童|歳児|生徒|子ども|子供|孫")
"""Words for children, beside which no animal is meant by a 「子」."""


def patient_of(told: str, whole: str, situation: Situation) -> str:
    """Who came to harm where it was not the writer; empty where it was, or nobody is named.

    Args:
        told: the sentence that tells the trouble.
        whole: the comment, in which 「うちの子」 may turn out to be an animal.
    """
    marks, animal = situation.marks, is_of_animals(whole, situation)
    told = _HELPED.sub("", told)
    for words, who in _WHO.items():
        if re.search(words, told):
            if who == "お子さま" and animal:
                return "大切なご家族"
            return "お子さま" if "child" in marks and not animal and who.endswith("さん") else who
    if animal and (situation.hardship == "dear" or "child" in marks):
        return "大切なご家族"
    return "お子さま" if "child" in marks else ""


def is_pet(who: str) -> bool:
    """Whether the one who came to harm is an animal."""
    return who in _ANIMALS


def is_about_pets(whole: str) -> bool:
    """Whether a comment tells of animals, so that its 「子」 is no child."""
    return bool(_PET.search(whole))


def is_of_animals(whole: str, situation: Situation) -> bool:
    """Whether it befell an animal: no child is named beside it, whatever was judged."""
    return is_about_pets(whole) and ("child" not in situation.marks or not _CHILDREN.search(whole))


def spoken_of_pets(said: str) -> str:
    """Words about children and the dead as they are said of animals."""
    return said.replace("お子さま", "子").replace("大切な方", "大切なご家族")
