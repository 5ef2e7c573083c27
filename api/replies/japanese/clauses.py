"""The clause in which a comment says what went wrong, reworded so that a reply can repeat it before 「とのこと」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from api.replies.japanese.canonical import canonical
from api.replies.japanese.conjugation import NOUN
from api.replies.japanese.forms import Predicate, parse
from api.replies.japanese.lexicon import clause_words
from api.replies.japanese.rewording import (
    cuts,
    honoured,
    is_repeatable,
    is_safe,
    reworded,
    sentences,
    stripped,
)
from api.replies.japanese.tokens import Token

_SHORTEST, _LONGEST = 5, 34
"""Characters of a clause that can be repeated inside one sentence."""
_LONGEST_QUOTE = 26
_ENOUGH, _ENOUGH_ELSEWHERE = 3.0, 4.0
"""Scores from which a clause is sure enough: where it names an aspect of the comment, and where it does not."""
_FEW, _ENOUGH_ALONE = 2, 2.5
"""In a comment of so few sentences, a clause is what it is about even without much to show for it."""
_ENOUGH_KIND = 2.5
_DENIED = re.compile(
    r"(の|わけ|どうこう|つもり|はず|だけ)(では|じゃ)ない|しかない|^なのに|^(そう|それ|これ|あれ|だと|なら)|とある$|てもらえない$|ていただけない$|ですが|ますが|です、|ます、|さはない$|のはない$|円はない$|んだ、|方がいい$|方がよい$|くれたら|ったら.*のに$"
)
_PARTICLES = frozenset({"が", "は", "も", "を", "に", "から", "と"})


@dataclass(frozen=True)
class Clause:
    """A repeatable clause, tokens `start` to `end`, and how surely it names the trouble."""

    predicate: Predicate
    score: float
    on_aspect: bool
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.predicate.plain()


def best_clause(clauses: Sequence[Clause], aspects: Sequence[str], length: int = 9) -> Clause | None:
    """The clause that says most surely what went wrong, or None when none is sure enough.

    Args:
        length: sentences in the comment.
    """

    def enough(clause: Clause) -> float:
        if length <= _FEW:
            return _ENOUGH_ALONE
        return _ENOUGH if not aspects or clause.on_aspect else _ENOUGH_ELSEWHERE

    found = [clause for clause in clauses if clause.score >= enough(clause)]
    return max(found, key=lambda clause: (clause.score, -clause.start), default=None)


def clause_around(clauses: Sequence[Clause], index: int) -> Clause | None:
    """The best clause that holds token `index`, without asking for a sign of trouble."""
    found = [clause for clause in clauses if clause.start <= index < clause.end]
    return max(found, key=lambda clause: clause.score, default=None)


def praise_clause(tokens: Sequence[Token], aspects: Sequence[str]) -> str:
    """The clause in which a customer tells of something good, reworded; empty when none is fit to be repeated."""
    best, best_score = "", _ENOUGH_KIND
    words = clause_words()
    for clause in repeatable_clauses(tokens, aspects):
        units = canonical(tokens[clause.start : clause.end])
        given = clause.predicate.base.endswith(("くれる", "くれている", "くださる", "いただく", "もらう"))
        if not given and any("!" in unit.flags or unit.word in words.trouble for unit in units):
            continue
        kind = any(unit.word in words.kind for unit in units)
        score = 3.0 * given + 1.5 * kind + 1.5 * clause.on_aspect - len(clause.text) / 60
        if score > best_score:
            best, best_score = clause.text, score
    return clause_of_thanks(best)


def clause_of_thanks(clause: str) -> str:
    """A clause in which one of ours was kind, said without respect for our own: 「見つけてくれた」 → 「見つけた」."""
    clause = re.sub("(スタッフ|店員)(?:の方|さん)", "スタッフ", clause)
    clause = re.sub("ご?(係|担当|工事|受付|修理|配達|窓口|サポート)の(?:方|人)(?=[がはにもの])", r"\1の者", clause)
    clause = re.sub("(乗務員|車掌|運転手|駅員|係員|警備員|配達員|介護士|看護師|添乗員)さん", r"\1", clause)
    clause = re.sub("(?<=[てで])(?:くれ|くださっ|くださり|いただい)(?=て?い[たる])", "", clause)
    clause = re.sub("て(?:くれる|くださる)$", "ている", re.sub("で(?:くれる|くださる)$", "でいる", clause))
    return re.sub("て(?:くれ|くださっ)た$", "た", re.sub("で(?:くれ|くださっ)た$", "だ", clause))


def best_quote(tokens: Sequence[Token], aspects: Sequence[str]) -> str:
    """A fragment of the customer's words that can stand in 「」 where no clause could be reworded; empty if none."""
    best, best_score = "", _ENOUGH
    for start, end in _spans(tokens):
        text, score = _quote(tokens[start:end], aspects)
        if text and score > best_score:
            best, best_score = text, score
    return best


def _quote(tokens: Sequence[Token], aspects: Sequence[str]) -> tuple[str, float]:
    part = stripped(tokens)
    while part and (part[-1].pos[1] in ("終助詞", "接続助詞") or part[-1].surface in clause_words().loose):
        part.pop()
    whole = part and not part[-1].form.startswith(("未然形", "連用形", "仮定形")) and part[-1].kind != "助詞"
    if len(part) < 3 or not whole or not is_safe(part):
        return "", 0.0
    text = "".join(token.surface for token in part)
    if not _SHORTEST < len(text) <= _LONGEST_QUOTE or re.search("[「」『』]", text) or not is_repeatable(text):
        return "", 0.0
    score = clause_score(part, text) + 1.5 * any(aspect in text for aspect in aspects)
    if part[-1].is_noun:
        score += 0.5 + 1.0 * any(token.pos[1] == "数詞" for token in part)
    return text, score


def _spans(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """One to three neighbouring clauses of each sentence that does not ask."""
    for first, last, marked in sentences(tokens):
        told = tokens[last - 1].surface in clause_words().told_endings
        if not (marked and not told) and not (tokens[last - 1].surface == "か" and tokens[last - 1].kind == "助詞"):
            places = cuts(tokens, first, last)
            for number, start in enumerate(places[:-1]):
                for end in places[number + 1 : number + 4]:
                    yield start, end


def repeatable_clauses(tokens: Sequence[Token], aspects: Sequence[str]) -> list[Clause]:
    """Every clause of the comment that a reply could repeat."""
    return list(_repeatable(tokens, aspects))


def _repeatable(tokens: Sequence[Token], aspects: Sequence[str]) -> Iterator[Clause]:
    for start, end in _spans(tokens):
        part = stripped(tokens[start:end])
        predicate = _predicate(part) if len(part) > 1 and is_safe(part) else None
        if predicate is None:
            continue
        text = predicate.plain()
        named = any(token.is_noun and "副詞可能" not in token.pos[2] for token in part) and len(text) > _SHORTEST
        if named and len(text) <= _LONGEST and not _DENIED.search(text) and is_repeatable(text):
            written = "".join(token.surface for token in part)
            on_aspect = any(aspect in written for aspect in aspects)
            yield Clause(predicate, clause_score(part, text) + 1.5 * on_aspect, on_aspect, start, end)


def _predicate(part: Sequence[Token]) -> Predicate | None:
    """The clause as a predicate with reworded words before it, or None when its end is not understood."""
    at = predicate_start(part)
    predicate = None if at is None else parse(honoured(part, at), at)
    if at is None or predicate is None:
        return None
    words = clause_words()
    if (
        predicate.kind == NOUN
        and part[at].lemma not in words.states
        and not part[at].is_mimetic
        and not predicate.base.endswith(words.state_endings)
    ):
        return None
    before = reworded(part[:at], part)
    trails = part[-1].form.startswith("連用形") and part[-1].kind in ("動詞", "助動詞")
    return replace(predicate, before=before, past=predicate.past or trails)


def predicate_start(part: Sequence[Token]) -> int | None:
    """Index of the head of the last predicate of a clause."""
    for start, token in enumerate(part):
        follows_noun = start > 0 and part[start - 1].is_noun and part[start - 1].pos[1] != "数詞"
        heads = token.is_predicate or token.is_mimetic or (token.is_noun and not follows_noun)
        if heads and parse(part, start) is not None:
            return start
    return None


def clause_score(part: Sequence[Token], text: str) -> float:
    """How surely a clause tells of trouble; above 3 it mostly does."""
    words = clause_words()
    units = canonical(part)
    score = 2.0 * any(unit.word in words.trouble or part[unit.token].is_mimetic for unit in units)
    score -= 4.0 * any(
        (unit.word in words.unfit or unit.written in words.unfit) and not _nobody(part, unit.token) for unit in units
    )
    score -= 1.5 * any(token.surface == "から" and token.pos[1] == "接続助詞" for token in part[:-1])
    score += 0.8 * any(token.surface == "のに" for token in part[:-1])
    score -= 2.5 * sum(token.surface in ("けど", "けれど", "し") and token.kind == "助詞" for token in part[:-1])
    if units:
        last, before = units[-1], units[-2] if len(units) > 1 else units[-1]
        if "!" in last.flags or last.word == "無い":
            score += -3.0 if last.word in words.benign else 2.0
        score += 2.0 * (last.word == "成る" and "!" in before.flags)
        score += 2.0 * ("^" in last.flags)
        score += 1.0 * any("!" in unit.flags and unit.word not in words.benign for unit in units[:-1])
    score += 1.0 * any(token.kind == "助詞" and token.surface in _PARTICLES for token in part[:-1])
    score += 0.5 * any(unit.word.startswith("#") for unit in units)
    score -= 2.0 * (part[-1].surface in ("たら", "ば", "と"))
    return score - max(0, len(text) - 26) * 0.15


def _nobody(part: Sequence[Token], index: int) -> bool:
    """Whether a question word stands for none: 誰も, 何も, どこも."""
    return index + 1 < len(part) and part[index + 1].surface == "も" and part[index].kind == "代名詞"
