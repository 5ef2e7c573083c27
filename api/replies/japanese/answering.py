"""The frame of an answer: a customer's question as a statement with a blank where only a person knows the fact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml
from api.replies.japanese.asking import question_part
from api.replies.japanese.clauses import predicate_start
from api.replies.japanese.conjugation import ADJECTIVE, NOUN, masu_stem
from api.replies.japanese.forms import Predicate, parse
from api.replies.japanese.rewording import is_repeatable, is_safe, reworded
from api.replies.japanese.tokens import Token

_TOPICAL = re.compile("[はもがで、]")
"""Marks of a topic, of which a noun at the end says something."""
_POINTING = frozenset({"これ", "それ", "あれ", "ここ", "そこ", "この", "その", "あの"})
"""Words that point at something outside the question, which its frame would lose."""
_THINGS_SHOWN = frozenset({"これ", "それ", "あれ"})
"""Words for something shown, which wherever they stand mean nothing in our answer."""
_CARRIES = re.compile("[一-龠ァ-ヶーA-Za-z0-9]{2,}")
_ALLOWED = frozenset({"大丈夫", "よい", "いい", "平気"})
"""Predicates that ask for leave only after 〜ても."""
_SCOLDS = frozenset({"何時代", "何様", "何者", "何事"})
"""Words in the form of a question that want no answer."""
_LONGEST = 36
"""Characters of the words on either side of the blank."""


@dataclass(frozen=True)
class Frame:
    """An answer in three parts: what stands before the blank, what the blank shows, what stands behind it."""

    before: str
    shown: str
    after: str


class _Answers(DataModel):
    """The data of answers.yaml."""

    asked: dict[str, str]
    dated: frozenset[str]
    counted: str
    served: dict[str, str]
    fixed: dict[str, str]
    unfit: tuple[str, ...]
    unsaid: frozenset[str]


@cache
def answers() -> _Answers:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("answers.yaml"), _Answers)


def frame_of(tokens: Sequence[Token]) -> Frame | None:
    """The frame of the answer to the question in `tokens`; None where the question cannot be turned."""
    part = question_part(tokens)
    if len(part) < 2 or not is_safe(part) or part[0].surface in _POINTING:
        return None
    if any(token.surface in _THINGS_SHOWN for token in part):
        return None
    if any(word in "".join(token.surface for token in part) for word in _SCOLDS):
        return None
    place = next((index for index, token in enumerate(part) if _asks_for(part, index)), None)
    frame = (_untold(part) or _polar(part)) if place is None else _open(part, place)
    if frame is None:
        return None
    if frame.before.endswith(("と、", "って", "て")) or not _says_all(frame, tokens):
        return None
    fit = all(len(side) <= _LONGEST and is_repeatable(side) for side in (frame.before, frame.after) if side)
    said = frame.before + frame.after
    return frame if fit and said and not any(word in said for word in answers().unfit) else None


def _says_all(frame: Frame, tokens: Sequence[Token]) -> bool:
    """Whether no word that carries the matter was lost on the way from the question to the frame."""
    said = frame.before + frame.shown + frame.after
    return all(token.surface in said for token in tokens if token.is_noun and _CARRIES.fullmatch(token.surface))


def _asks_for(part: Sequence[Token], index: int) -> bool:
    surface = part[index].surface
    following = part[index + 1].surface if index + 1 < len(part) else ""
    if following in ("か", "も", "でも") or (following == "で" and surface == "何"):
        return False
    return surface in answers().asked or surface in ("何", "なん") or _counts(surface)


def _counts(surface: str) -> bool:
    return len(surface) > 1 and surface[0] == "何" and surface[1] not in "かもでと"


def _untold(part: Sequence[Token]) -> Frame | None:
    """「解約の方法が分かりません」 → 「解約の方法は【お答え】です」."""
    said = "".join(token.surface for token in part)
    known = re.search("[がは](?:分か|わか)(?:ら|り)(?:ない|ませ)", said)
    at = predicate_start(part)
    if known is None or at is None:
        return None
    before = reworded(part[:at], part, commas=True)
    return Frame(f"{before[:-1]}は", answers().counted, "です") if before.endswith(("が", "は")) else None


def _polar(part: Sequence[Token]) -> Frame | None:
    """「交換できますか」 → 「交換【できます／できません】」."""
    at = predicate_start(part)
    predicate = None if at is None else parse(part, at)
    if at is None or predicate is None:
        return _named(part)
    if predicate.affirmed is not None and predicate.kind == ADJECTIVE:  # 「使えないんですか」 asks whether it can
        predicate = predicate.affirmed
    before = reworded(part[:at], part, commas=True)
    if predicate.kind == NOUN and not _TOPICAL.search(before) and part[-1].is_noun:
        return _named(part)
    if predicate.base in _ALLOWED and not before.endswith(("ても", "でも", "って", "て", "まで", "なら")):
        return None  # 「地震、大丈夫でしたか」 is concern and asks for no leave
    if predicate.base in answers().fixed:
        before += "は" if re.search("[一-龠ァ-ヶー]$", before) else ""
        return Frame(before, answers().fixed[predicate.base], "")
    if predicate.kind == NOUN:
        said = "でした／ではありませんでした" if predicate.past else "です／ではありません"
        acts = before.endswith("の") and part[at - 2].kind in ("動詞", "助動詞")  # 「飛ばすの禁止」
        return None if acts else Frame(before + predicate.base, said, "")
    return None if predicate.kind == ADJECTIVE else _done(before, predicate, part[at])


def _done(before: str, predicate: Predicate, verb: Token) -> Frame | None:
    """The frame where a verb says what is asked."""
    base = predicate.base
    if base.endswith(("くれる", "くださる")) or base in answers().unsaid:
        return None
    if base.endswith(("もらえる", "いただける")) and verb.kind == "動詞":
        return Frame(f"{before}{verb.base}ことが", "できます／できません", "")
    for favour in ("していただける", "してもらえる"):
        if base.endswith(favour):
            return Frame(before + base.removesuffix(favour), "できます／できません", "")
    if base in answers().served and not predicate.past:
        return Frame(before + answers().served[base], "いただけます／いただけません", "")
    for ending in ("できる", "なる", "ある"):
        if base.endswith(ending) and base != ending:
            before, base = before + base.removesuffix(ending), ending
    if before.endswith("の") and base.endswith("する") and base != "する":
        before, base = f"{before}{base.removesuffix('する')}を", "する"
    stem = "行い" if base == "やる" else _humble(masu_stem(base, predicate.kind))
    yes, no = ("ました", "ませんでした") if predicate.past else ("ます", "ません")
    return Frame(before, f"{stem}{yes}／{stem}{no}", "")


def _named(part: Sequence[Token]) -> Frame | None:
    """「モデルさんの身長」 → 「モデルさんの身長は【お答え】です」."""
    return Frame(f"{reworded(part, part, commas=True)}は", answers().counted, "です") if part[-1].is_noun else None


def _open(part: Sequence[Token], place: int) -> Frame | None:
    """「次の入荷はいつですか」 → 「次の入荷は【〇月〇日】です」."""
    word = part[place].surface
    shown, end = _shown(part, place)
    before = reworded(part[:place], part, commas=True)
    tail = part[end:]
    if not tail and place and part[place - 1].is_noun:  # 「鉛どの袋」, 「解約ボタンどこ」
        before += "は"
    if all(token.kind in ("助動詞", "助詞", "補助記号") for token in tail):
        bound = [token for token in tail if token.kind == "助詞" and token.pos[1] in ("格助詞", "副助詞")]
        return Frame(before, shown, "".join(t.surface for t in bound if t.surface not in ("か", "の")) + "です")
    if any(token.surface == "か" for token in tail[:-1]):  # 「どこ行くか言えますか」 asks whether we can say
        return None
    at = predicate_start(tail)
    predicate = None if at is None else parse(tail, at)
    said = None if predicate is None or predicate.affirmed is not None else _polite(predicate)
    if said is None:
        return None
    dated = word in answers().dated and tail[0].kind != "助詞"
    return Frame(before, shown, ("に" if dated else "") + reworded(tail[:at], tail, commas=True) + said)


def _shown(part: Sequence[Token], place: int) -> tuple[str, int]:
    """What the blank shows for the word of asking at `place`, and where the words behind it begin."""
    word, end = part[place].surface, place + 1
    follows = part[end] if end < len(part) else None
    if word in ("どの", "どれ") and follows is not None and follows.surface in ("くらい", "ぐらい", "程度", "位"):
        return "〇〇ほど", end + 1
    if word in ("何", "なん") and follows is not None and follows.is_noun:
        return f"〇{follows.surface}", end + 1
    if word in ("どの", "どんな", "どういう", "どういった") and follows is not None and follows.is_noun:
        return follows.surface, end + 1
    if word == "何曜":
        return "〇曜日", end + (follows is not None and follows.surface == "日")
    return answers().asked.get(word) or (f"〇{word[1:]}" if _counts(word) else answers().counted), end


def _humble(stem: str) -> str:
    """〜ております for 〜ています."""
    stem = re.sub("(?<=[てで])(?:いられ|おられ)$", "い", stem)
    return f"{stem[:-1]}おり" if stem.endswith(("てい", "でい")) else stem


def _polite(predicate: Predicate) -> str | None:
    predicate = replace(predicate, before="")
    if predicate.kind == NOUN:
        return predicate.base + ("でした" if predicate.past else "です")
    if predicate.kind == ADJECTIVE:
        return None
    if predicate.base in answers().served:
        return answers().served[predicate.base] + "いただけます"
    return _humble(masu_stem(predicate.base, predicate.kind)) + ("ました" if predicate.past else "ます")
