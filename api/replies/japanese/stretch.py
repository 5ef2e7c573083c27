"""A stretch of a comment that a reply has to take up, as the clause in which the reply names it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from api.replies.japanese.clauses import clause_score, predicate_start
from api.replies.japanese.conjugation import GODAN, NOUN
from api.replies.japanese.forms import Predicate, parse
from api.replies.japanese.lexicon import clause_words
from api.replies.japanese.nouns import nouns
from api.replies.japanese.rewording import (
    cuts,
    honoured,
    is_repeatable,
    is_safe,
    reworded,
    sentences,
    stripped,
)
from api.replies.japanese.telling import ends_on, is_told, tells_of_a_thing
from api.replies.japanese.tokens import Token, tokenize

_SHORTEST, _LONGEST = 4, 44
"""Characters of a clause that stands before 「とのこと」."""
_SHORTEST_PART = 8
"""Characters of a clause that stands for a stretch of which the rest cannot be repeated."""
_LAST_WEIGHS = 1.5
_LONGEST_QUOTE = 16
"""Characters of the customer's own words that stand in 「」; a longer stretch is told in other words or not at all."""
_LOOSE_START = re.compile(
    "^(?:どうして|なんで|なぜ|ほど|場合|そう|それ|これ|あれ|なのに|だと|なら|から|ので|という|って|のに|ため|いう|した|して|しか|だけ)"
)
_POINTS_AWAY = re.compile("ったら.*のに$|ですが、|ますが、")
_UNSOUND = re.compile(
    "「[」?。、]|^「[^」]*」$|[ァ-ヶ](?:マセ|マス|マシ|デス|ナッ|ケド|ノニ)|[てでにを]とのこと|は意味|は話、"
)
"""Marks of a clause that lost a word or was written in katakana alone."""
_SPOKEN = re.compile(
    "っちゃ|け[んど]、|やで|やねん|やん$|じゃん|べ[や、]|っぺ|さかい|ばい$|ねん|がな$|とに$|けん$|てん$|言うて|買うて|もろ[たて]|ちゃう"
    "|しもた|[らろ]ん(?=で|と|$)|にゃ|ガクンて|て止"
)
"""Spoken forms that stand in quotation marks or not at all."""
_RAW = re.compile(
    "(?:やん|じゃん|(?<=[一-龠ァ-ヶ])たい|っちゃ|ねん|ばい|[たる]けん|だど|だべ|やで|やろ|だわ|だぞ|かよ|がな)$"
)
"""Spoken endings that would stand raw in quotation marks."""
_NEGATED = re.compile("な[いぃかく]|ません|ず(?:に)?(?:[、。]|$)|へん|ねえ|なし|れん$|[かが]ん$|[えけせべめげ]ん$")
_FORBIDS = re.compile("[うくぐすつぬぶむる]な(?=や|よ|って|と[言い]|[、。」]|$)|(?:やめ|止め)(?:て|れ|ろ)(?:くれ|よ)?$")
"""A prohibition, which a clause that tells something turns into its opposite."""
_ONLY = re.compile("しか")
_LOST_WHOLE = 8
"""Characters that are missing in one place only where a part of what was said is left out."""
_TAIL = 6
"""Characters at the end of a clause that its polite or plain form may change."""
_CONTENT = re.compile("[一-龠ァ-ヶー0-9]{2,}|私|俺|僕|君")
"""Words that carry the matter."""
_SAID = re.compile(
    "[言云書笑断聞説案怒叫答呼訊返思伝出注表叱罵一-龠]{1,3}[わらりるっいうえおれさしすせてたまみかきこけげ]|いう|いわ|いっ"
)
"""The verb of speech without which って is no quotation."""
_GUESSED = frozenset({"が", "を", "は", "の", "に", "で", "も", "という", "することが"})
"""Particles that were left out, and whose place is a guess."""
_ENTERS = re.compile("入れ(?:な|ず|ま)")
"""What cannot be entered, which takes no を."""
_LACKS_SUBJECT = re.compile(
    "[^、。]{0,5}(?:つなが|繋が|届[いかく]|動[いかく]|開[いかく]|入[っらり]|消え|使え(?=る|な|ま)|取れ|切れ|割れ|壊れ|折れ|外れ|止ま|出な|な[いかく]|[高低安遅重]い)"
)
"""A verb or adjective before which only が can have been left out."""
_TRAILING = re.compile("(?:とのこと|って|(?<!こ)と|けど|けれど|んだが|んですが|とか|は)$")
"""Words in which a stretch trails off."""
_CALLED = re.compile("という[^、。「」]{1,12}$")
"""The end of a stretch that names what something is called."""
_WHY = frozenset({"なんで", "何で", "なぜ", "何故", "どうして"})
"""Words of wonder that fall away when a reply says what it was that happened."""
_ENDED = re.compile(
    "(?:まし|でし)たが、|(?:です|ます|ません|んだ|た|る|い)け(?:れ)?ど(?:も)?、|^[違思言行来]が|が、?みたい"
)
"""A polite or trailing sentence inside a clause, or a topic cut to one character."""
_OURS = re.compile("(?:私|わたし|俺|僕|うち)の(?=[一-龠ァ-ヶ])")
"""The writer as owner, who a reply would have to call otherwise."""
_MINE = re.compile("私|わたし|俺|僕|自分")
_RELATIVE = re.compile("(?<![一-龠])(?:[祖]?[父母]|妻|両親)(?=[のがはをにもと、])(?!の日)")
"""Relatives of the writer, whom a reply names with respect."""
_POLITE_END = re.compile("(?:です|だ)$")
_NOUN_END = re.compile("(?:まま|だけ|のみ|ばかり|まで|だった)$")
_HUMBLE = re.compile("(?<=[一-龠ァ-ヶー])いたし(?=(?:た|ている|ていた)$)")
"""The humble いたす, which said back would lower the customer."""
_DEEDS = ("上げ", "下げ", "取りやめ", "打ち切り", "見送り", "差し止め", "取り消し")
"""Verbs that stand as nouns at the end of a clause: 「21時台に繰り上げ」."""
_OPEN_END = re.compile("[てでっにをがはもの、か]$|とのこと$|やめ[れろ]$")


def told(tokens: Sequence[Token]) -> str:
    """What `tokens` tell as one plain clause that can stand before 「とのこと」; empty when they cannot be repeated.

    Several short sentences become one; of a stretch that is too long or holds what a reply must not say, the part that
    says most surely what went wrong.
    """
    spans = sentences(tokens)
    whole = [_clause(tokens[first:last]) for first, last, _ in spans]
    said = [one for one in whole if one is not None]
    if len(said) == len(whole) > 1 and _fits(joined := _joined(said)):
        return _HUMBLE.sub("し", joined)
    said = [one for one in said if len(one.plain()) >= _SHORTEST_PART or len(whole) == 1]
    if said:
        best = max(said, key=lambda one: _worth(one.plain(), spans, whole.index(one), tokens))
        return _HUMBLE.sub("し", best.plain())
    parts = [(clause_score(part, text) + bonus, text) for part, text, bonus in _parts(tokens, spans)]
    return max(parts, default=(0.0, ""))[1]


def kept(tokens: Sequence[Token]) -> str:
    """`tokens` in their own words, only the end in plain form; empty when they cannot be repeated so."""
    part = stripped(tokens)
    while part and part[-1].pos[1] == "終助詞":
        part.pop()
    if len(part) < 2 or not is_safe(part):
        return ""
    at = None if _is_deed(part) else predicate_start(part)
    found = None if at is None else parse(part, at)
    if found is not None:
        text = replace(found, past=True).plain() if _trails(part) else found.plain()
    else:
        text = _POLITE_END.sub("", "".join(token.surface for token in part).replace("でした", "だった"))
        if not _NOUN_END.search(text) and not tokenize(text)[-1].is_noun:
            return ""
    text = _OURS.sub("", re.sub("(?:うち|ウチ|我が家)の(?:下の|上の)?子(?![一-龠])", "お子さま", text))
    text = re.sub("(?<=[てで])る(?=[一-龠ァ-ヶ、])", "いる", text)
    text = re.sub("店員(?:さん)?", "スタッフ", text)
    quoted = any(token.lemma in clause_words().quoting for token in part)
    text = re.sub("(?<=」)って(?=[一-龠ァ-ヶ])", "と" if quoted else "という", text)
    text = _HUMBLE.sub("し", _RELATIVE.sub(lambda found: nouns().polite[found[0]], text))
    unfit = (_SPOKEN, _LOOSE_START, _OPEN_END, _MINE, _ENDED)
    sound = is_repeatable(text) and not any(pattern.search(text) for pattern in unfit)
    sound = sound and not _FORBIDS.search("".join(token.surface for token in part))
    return text if sound and _SHORTEST <= len(text) <= _LONGEST else ""


def last_told(written: str) -> str:
    """What the last clauses of `written` tell where the beginning cannot be repeated; empty where they tell nothing."""
    tokens = tokenize(written)
    for place in cuts(tokens, 0, len(tokens))[1:-1]:
        rest = "".join(token.surface for token in tokens[place:]).lstrip("、")
        clause = told(tokenize(rest))
        whole = len(clause) >= _SHORTEST_PART and is_told(clause) and is_faithful(rest, clause)
        if whole and not is_rough(clause) and not _LOOSE_START.match(clause):
            return clause
    return ""


def is_rough(clause: str) -> bool:
    """Whether careless speech or a tear shows in a clause; what stands in quotation marks is as it was said."""
    said = re.sub("「[^」]*」", "「」", clause)
    if re.search(clause_words().rough, said):
        return True
    return "って" in said and any(token.surface == "って" for token in tokenize(said))  # and not 「なって」


def named_thing(tokens: Sequence[Token]) -> str:
    """The thing that a stretch names and tells nothing of: 「〜という広告」; empty where it tells something."""
    spans = sentences(tokens)
    clause = _clause(tokens) if len(spans) == 1 else None
    last = stripped(tokens)[-1:]
    if clause is None or clause.kind != NOUN or clause.past:
        return ""
    text = clause.plain()
    if ends_on(tokens) or (re.search("が[^、「」]{1,12}$", text) and tells_of_a_thing(tokens)):
        return ""
    return text if last[0].surface in clause_words().named_only or _CALLED.search(text) else ""


def quotation(written: str, *, asks: bool = False) -> str:
    """A stretch in the customer's own words where it is short and harmless enough to stand in 「」; else empty.

    Args:
        asks: whether it is a question, which may end as openly as it likes.
    """
    text = (
        _TRAILING.sub("", written.strip("。、 ?"))
        .strip("。、 ?")
        .replace("「", "『")
        .replace("」", "』")
        .replace("。", "、")
        .replace("?、", "、")
    )
    text = re.sub("(?<=[てで]くださ)$", "った", re.sub("^『([^『』]*)』$", r"\1", text))
    closed = text.count("『") == text.count("』")
    fit = _SHORTEST <= len(text) <= _LONGEST_QUOTE and closed and is_repeatable(text)
    fit = fit and not _LOOSE_START.match(text) and (asks or not (is_rough(text) or _RAW.search(text)))
    return f"「{text}」" if fit and (asks or not _OPEN_END.search(text)) and not _UNSOUND.search(text) else ""


def is_faithful(written: str, clause: str) -> bool:
    """Whether `clause` says what was `written` in its own words: nothing lost or guessed but endings and politeness."""
    if _SPOKEN.search(clause):
        return False
    if any(sign.search(written) and not sign.search(clause) for sign in (_NEGATED, _FORBIDS, _ONLY)):
        return False
    end = len(clause) - _TAIL
    for kind, first, last, start, stop in SequenceMatcher(None, written, clause, autojunk=False).get_opcodes():
        lost, added = written[first:last], clause[start:stop]
        if kind == "equal" or (start >= end and not _CONTENT.search(lost) and len(lost) < _LOST_WHOLE):
            continue
        if len(lost) >= _LOST_WHOLE and len(added) < _LOST_WHOLE // 2:
            return False
        if (added == "を" and lost != "の" and not _ENTERS.match(clause[stop:])) or (
            added == "が" and _LACKS_SUBJECT.match(clause[stop:])
        ):
            continue
        if (lost, added) == ("って", "と") and not _SAID.match(written[last:].lstrip("、")):
            return False
        if added in _GUESSED or (_CONTENT.search(lost) and not _CONTENT.search(added)):
            return False
    return True


def _worth(text: str, spans: Sequence[tuple[int, int, bool]], number: int, tokens: Sequence[Token]) -> float:
    first, last, _ = spans[number]
    return clause_score(tokens[first:last], text) + min(len(text), 16) / 8


def _joined(said: Sequence[Predicate]) -> str:
    before = [one.plain() if one.kind == NOUN else one.linking() for one in said[:-1]]
    return "、".join([*before, said[-1].plain()])


def _fits(text: str) -> bool:
    sound = is_repeatable(text) and not any((_LOOSE_START.match(text), _UNSOUND.search(text), _ENDED.search(text)))
    return sound and _SHORTEST <= len(text) <= _LONGEST


def _parts(
    tokens: Sequence[Token], spans: Sequence[tuple[int, int, bool]]
) -> Iterator[tuple[Sequence[Token], str, float]]:
    """Neighbouring clauses of a sentence that end in a predicate, each with its wording and what its place adds."""
    for first, last, _ in spans:
        places = cuts(tokens, first, last)
        for number, start in enumerate(places[:-1]):
            for end in places[number + 1 :]:
                part = tokens[start:end]
                clause = _clause(part)
                if clause is None or (clause.kind == NOUN and end < last):
                    continue
                text = clause.plain()
                if len(text) >= _SHORTEST_PART and any(token.is_noun for token in part):
                    yield part, text, _LAST_WEIGHS if end == last else 0.0


def _clause(tokens: Sequence[Token]) -> Predicate | None:
    part = stripped([token for token in tokens if token.surface not in _WHY])
    if len(part) < 2 or not is_safe(part):
        return None
    at = None if _is_deed(part) or part[-1].surface in "」』" else predicate_start(part)
    if _becomes(part):
        clause: Predicate | None = Predicate(reworded(part, part, commas=True), "なる", GODAN, past=True)
    elif at is not None:
        found = parse(honoured(part, at), at)
        clause = None if found is None else replace(found, before=reworded(part[:at], part, commas=True))
        if clause is not None and _trails(part):
            clause = replace(clause, past=True)
    elif part[-1].is_noun or part[-1].surface in ("」", "』", "まで", "だけ", "のみ", "ばかり") or _is_deed(part):
        clause = Predicate("", reworded(part, part, commas=True), NOUN)
    else:
        return None
    if clause is None or _is_torn(clause, part):
        return None
    text = clause.plain()
    return clause if _fits(text) and not _POINTS_AWAY.search(text) else None


def _becomes(part: Sequence[Token]) -> bool:
    """Whether a clause leaves out 〜なった: 「袋の数字が7Lから6Lに」, 「音が出ないように」."""
    if [token.surface for token in part[-2:]] == ["よう", "に"] and part[-3].kind in ("動詞", "助動詞"):
        return True
    marked = any(token.surface in ("が", "は", "から", "も") and token.kind == "助詞" for token in part[:-1])
    return marked and part[-1].surface == "に" and part[-1].pos[1] == "格助詞" and part[-2].is_noun


def _is_deed(part: Sequence[Token]) -> bool:
    """Whether a clause ends in a verb that stands as a noun: 「一時間待ち」「営業所止まり」."""
    last = part[-1]
    if last.kind != "動詞" or not last.form.startswith("連用形"):
        return False
    before = next((token for token in reversed(part[:-1]) if token.kind != "副詞"), last)
    return before.is_noun or before.surface == "の" or last.surface.endswith(_DEEDS)


def _is_torn(clause: Predicate, part: Sequence[Token]) -> bool:
    """Whether a clause ends in a single character that is no word of its own."""
    lone = clause.kind == NOUN and len(part[-1].surface) == 1 and part[-1].kind == "名詞"
    return lone and not part[-2].is_noun and part[-2].kind != "助詞"


def _trails(part: Sequence[Token]) -> bool:
    if part[-1].surface == "ず":
        return True
    return part[-1].form.startswith("連用形") and part[-1].kind in ("動詞", "助動詞")
