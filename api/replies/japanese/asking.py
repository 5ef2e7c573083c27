"""What a customer asks or wishes, as a clause that a reply can take up: 「〜できるかどうか」, 「〜してほしい」."""

import re
from collections.abc import Sequence
from dataclasses import replace

from api.replies.japanese.clauses import predicate_start
from api.replies.japanese.conjugation import ADJECTIVE, NOUN, te
from api.replies.japanese.forms import Predicate, negated, parse
from api.replies.japanese.nouns import noun_phrases
from api.replies.japanese.rewording import is_repeatable, is_safe, reworded, sentences, stripped
from api.replies.japanese.tokens import Token

_ASKED_FOR = re.compile(
    r"^(は|も)?(ほしい|欲しい|ください|下さい|ちょうだい|頂戴|くれ|くださら|もらえ|もらい|いただけ|いただき|いただく"
    r"|頂け|頂き|おくれ|くれたら|くれれば|くれると|ね$|や$|よ$|な$|$)"
)
_PLAINLY_ASKED = re.compile(
    r"^(?:は|も)?(?:ほしい|欲しい|ください|下さい|ちょうだい|頂戴|おくれ|(?:もらい|いただき|頂き)たい"
    r"|くれ(?:よ|や|な?ないか|ませんか|頼む|、|。|$)|(?:もらえ|いただけ|頂け)(?:ない|ません|る(?:と|か)|ます(?:と|か))|くださらな)"
)
"""A request in words that cannot be read as a report."""
_DECLINED = re.compile(
    r"^(は|も)?(くれません|くれない|もらえません|もらえない|いただけません|いただけない|くれた|もらえた)"
)
"""Statements that something is not done, unless they are asked."""
_SAID_BY_ANOTHER = re.compile("(?:ほしい|欲しい|ください|下さい|くれ)(?:と|って)")
"""A request that is reported: 「来店してくれって」."""
_NO_REQUEST = re.compile(
    "[てで]ってほしい|(?:時間|青春|感動|人生|気持ち)[をもだけ]{0,3}返して|^(?:もう)?(?:やめ|止め|よし)て(?:ほしい|欲しい)$|勘弁|いい加減|何とかして|なんとかして|ふざけ|黙って|消えて|責任|謝って|知って|待って"
)
"""What is asked for in anger, and never taken up as a request."""
_GLAD_OF = re.compile(
    "(?<=[てで])(?:くださる|いただける|もらえる|くれる)と(?:助かる|ありがたい|有難い|うれしい|嬉しい)$"
)
"""A wish put as what the writer would be glad of."""
_RELATES = re.compile("に(?:つき|おき|より|対し|関し)(?:まし)?$|に(?:つい|よっ|とっ)$|とし(?:まし)?$")
"""What 〜て follows where it names what a wish is about: 「請求書につきまして」."""
_REASONS = frozenset({"し", "が", "けど", "けれど", "ので", "から"})
"""Conjunctions behind which a wish begins anew."""
_TAILS = frozenset({"か", "でしょう", "でしょ", "だろう", "っけ", "の", "ん"})
"""What a question trails off with; its statement does without."""
_LONGEST = 34
_TOPIC = 6
"""Words within which the topic of a question ends."""
_UNCLEAR = re.compile(
    r"^そうい|^[にをがはへでとのも](?![ぁ-ん])|かどうか|教えて|やつ|それとも|ですけど|ますけど|んだけど"
    r"|です、|ます、|ですが|ますが|ってこと|、も|でしょう"
)


def asked(tokens: Sequence[Token], aspects: Sequence[str], *, marked: bool = False) -> str:
    """The question as a clause: 「ミルクの温度は何度までなら大丈夫か」; empty when it cannot be taken up.

    Args:
        marked: whether `tokens` are known to ask, whatever they end in.
    """
    best, best_score = "", -1.0
    for first, last, signed in sentences(tokens):
        part = stripped(_before_telling(_first_question(tokens[first:last])))
        if not (marked or signed or _asks(part)) or not is_safe(_without_tail(part)):
            continue
        clause = _question(part)
        if clause and not _UNCLEAR.search(clause):
            score = 1.0 + any(aspect in clause for aspect in aspects) - len(clause) / 60
            if score > best_score:
                best, best_score = clause, score
    return best


def _first_question(part: Sequence[Token]) -> Sequence[Token]:
    """Without what follows an asked clause: 「何を変えるのか、それだけ教えてください」「届くかどうかだけでも」."""
    for index, token in enumerate(part[:-1]):
        if index > 1 and token.surface == "か" and part[index + 1].surface == "どう":
            return part[: index + 1]
        if index > 1 and token.surface == "か" and token.kind == "助詞" and part[index + 1].surface == "、":
            return part[: index + 1]
    return part


def _without_tail(part: Sequence[Token]) -> list[Token]:
    left = list(part)
    while left and (left[-1].pos[1] == "終助詞" or left[-1].surface in _TAILS):
        left.pop()
    return left


def question_part(tokens: Sequence[Token]) -> list[Token]:
    """The words of the last clause that asks, without lead-ins; the last sentence where none is marked as asking."""
    found: list[Token] = []
    for first, last, signed in sentences(tokens):
        part = stripped(_before_telling(_first_question(tokens[first:last])))
        if signed or _asks(part) or not found:
            found = list(part)
    for index in range(len(found) - 1, 0, -1):
        if found[index].surface in ("けど", "けれど", "が", "ので") and found[index].pos[1] == "接続助詞":
            found = stripped(found[index + 1 :])
            break
    found = _without_tail(found)
    return [_topic_marker(found, index) for index in range(len(found))]


def _before_telling(part: Sequence[Token]) -> Sequence[Token]:
    """Without the request to be told: 「いつ届くか教えてください」, 「身長教えてください」."""
    for index in range(2, len(part)):
        if (
            part[index].lemma in ("教える", "知る", "御教示", "教示", "伺う", "聞く", "聞かせる", "聞かす")
            and part[index].kind != "助詞"
        ):
            head = list(part[:index])
            while head and head[-1].surface in ("を", "について", "、", "ご", "お", "が", "は"):
                head.pop()
            asks = bool(head) and (head[-1].surface == "か" or head[-1].is_noun)
            return head if asks else part
    return part


def _asks(part: Sequence[Token]) -> bool:
    if not part or part[-1].kind != "助詞":
        return False
    sure = part[-1].surface == "ね" and len(part) > 1 and part[-2].surface == "よ"
    return sure or part[-1].surface in ("か", "かな", "の", "かしら", "っけ")


def _question(part: Sequence[Token]) -> str:
    part = list(part)
    if any(token.surface in ("これ", "それ", "あれ") for token in part):  # 「線が引かれるこれ直す設定」
        return ""
    clause = _clause(part)
    if clause is None:
        return _bare_topic(part)
    text = _affirmative(clause).plain()
    if clause.kind == NOUN and text.endswith(("の", "こと")):
        return ""
    if clause.kind == NOUN and part[-1].is_noun and not re.search("[はもがで、]", clause.before):
        return text  # only what it is about: 「修理の予定」
    text = _about(text) + "か"
    return text if 4 <= len(text) <= _LONGEST and is_repeatable(text) else ""


def _about(text: str) -> str:
    """は inside a question that is taken up: 「間隔は変更できる」 → 「間隔を変更できる」."""
    text = re.sub(r"は(?=[一-龠ァ-ヶー]{1,8}(?:できる|可能)$)", "を", text)
    text = re.sub(r"(?<!で)は(?=できる$)", "が", text)
    text = re.sub(r"(?<!で)は(?=(?:ある|いる|ない|使える|入れる|買える)$)", "が", text)
    text = re.sub(
        r"(?<=[一-龠ァ-ヶー])、?(?=(?:どのくらい|どれくらい|いつ|どこ|いくら|何時|何日|何個|どう|どんな))", "は", text
    )
    return re.sub(r"無理$", "可能", text)


def _bare_topic(part: Sequence[Token]) -> str:
    """「営業時間は?」 → 「営業時間」."""
    if len(part) > 1 and part[-1].surface in ("は", "って", "とか") and (phrases := noun_phrases(part)):
        return phrases[-1].text if phrases[-1].end == len(part) - 1 else ""
    return ""


def _clause(part: Sequence[Token]) -> Predicate | None:
    """The last predicate with what stands before it, from the last place where a new thought begins."""
    for index in range(len(part) - 1, 0, -1):
        if part[index].surface in ("けど", "けれど", "が", "ので", "のに") and part[index].pos[1] == "接続助詞":
            part = stripped(part[index + 1 :])
            break
    part = [_topic_marker(part, index) for index in range(len(part))]
    start = predicate_start(part)
    found = None if start is None else parse(part, start)
    if start is None or found is None:
        return None
    return replace(found, before=reworded(part[:start], part))


def _topic_marker(part: Sequence[Token], index: int) -> Token:
    """は for the comma after what a question is about: 「このケース、15でも使えますか」."""
    token = part[index]
    topic = token.surface == "、" and 0 < index <= _TOPIC and part[index - 1].is_noun
    return Token("は", "は", "は", ("助詞", "係助詞", "*", "*", "*", "*")) if topic else token


def _affirmative(predicate: Predicate) -> Predicate:
    """「使えないんですか」 asks whether it can be used."""
    if predicate.affirmed is None or predicate.kind != ADJECTIVE:
        return predicate
    return replace(predicate.affirmed, before=predicate.before)


def wanted(tokens: Sequence[Token], *, in_words: bool = False, marked: bool = False) -> str:
    """The request as a clause ending in 〜てほしい; empty when it cannot be taken up as it stands.

    Args:
        in_words: look only at what is asked for in words; a sentence that ends in て may as well trail off.
        marked: whether `tokens` are known to ask for something.
    """
    for first, last, asks in sentences(tokens):
        part = stripped(tokens[first:last])
        clause = _wish(part, marked or asks or _asks(part), in_words)
        if clause:
            return clause
    return ""


def _wish(part: Sequence[Token], asks: bool, in_words: bool) -> str:
    for index in range(len(part) - 1, 0, -1):
        token = part[index]
        if token.surface not in ("て", "で") or part[index - 1].kind not in ("動詞", "助動詞"):
            continue
        if _RELATES.search("".join(token.surface for token in part[:index])):
            continue
        rest = "".join(token.surface for token in part[index + 1 :])
        start = next((at + 1 for at in range(index - 2, 0, -1) if _gives_reason(part, at)), 0)
        if (in_words and not _PLAINLY_ASKED.match(rest)) or _SAID_BY_ANOTHER.search(rest):
            continue
        if not _ASKED_FOR.match(rest) or (_DECLINED.match(rest) and not asks):
            continue
        asked_for = stripped(part[start:])
        before = reworded(asked_for[: len(asked_for) - (len(part) - index)], asked_for, commas=True)
        text = before + token.surface + "ほしい"
        fit = 5 <= len(text) <= _LONGEST and is_repeatable(text) and not re.search("[?。]|^して|^(?:だけ|で)も", text)
        return text if fit and not _NO_REQUEST.search(text) else ""
    return ""


def _gives_reason(part: Sequence[Token], index: int) -> bool:
    """Whether the words before a wish are another clause that ends at `index`: 「気を遣いますし、見に来てほしい」."""
    token = part[index]
    joint = token.kind == "助詞" and token.pos[1] == "接続助詞" and token.surface in _REASONS
    return joint and part[index + 1].surface == "、"


def wished(tokens: Sequence[Token]) -> str:
    """A wish known to be one, whatever its form (a command, 〜な, 〜たい), as 〜てほしい; empty if not understood."""
    first, last, _ = sentences(tokens)[-1] if tokens else (0, 0, False)
    part = stripped(tokens[first:last])
    if part[-2:] and (part[-1].surface == "よう" or (part[-1].surface == "に" and part[-2].surface == "よう")):
        text = f"{reworded(part, part, commas=True).removesuffix('に')}にしてほしい"
        return text if 5 <= len(text) <= _LONGEST and is_repeatable(text) else ""
    while part and part[-1].pos[1] == "終助詞" and part[-1].surface != "な":
        part.pop()
    forbidden = bool(part) and part[-1].surface == "な" and part[-1].pos[1] == "終助詞"
    if forbidden:
        part.pop()
    if not part or part[-1].kind not in ("動詞", "助動詞", "形容詞"):
        return ""
    commands = part[-1].kind == "動詞" and part[-1].form.startswith("命令形")
    at = len(part) - 1 if commands else predicate_start(part)
    predicate = None if at is None else parse(part, at)
    if at is None or predicate is None:
        return ""
    predicate = replace(predicate, before=reworded(part[:at], part, commas=True))
    if forbidden:
        text = f"{negated(predicate).plain()}でほしい"
    elif commands and (given := re.sub("(?:くれる|くださる)$", "", predicate.base)) != predicate.base:
        joined = predicate.before + given
        if re.search("お[^。、をがはもの]{1,4}[いきしちにみりえけせめれ]$", joined):  # 「お送りください」
            return ""
        text = (
            f"{joined}ほしい"
            if joined.endswith(("て", "で"))
            else f"{joined.removesuffix('を').removesuffix('が')}がほしい"
        )
    elif commands:
        text = f"{predicate.before}{te(predicate.base, predicate.kind)}ほしい"
    elif predicate.base.endswith(("たい", "ほしい", "欲しい", "うれしい", "嬉しい", "助かる", "ありがたい", "有難い")):
        text = _GLAD_OF.sub("ほしい", replace(predicate, past=False).plain().replace("欲しい", "ほしい"))
    else:
        return ""
    fit = 5 <= len(text) <= _LONGEST and is_repeatable(text)
    return text if fit and not _NO_REQUEST.search(text) else ""
