"""The clause in which an English comment says what went wrong, turned round so that a reply can repeat it."""

import re
from collections.abc import Sequence

from api.replies.english.text import is_fit, sentences, whole_words, without_openers, words
from api.replies.english.turning import determined, turned

_SHORTEST, _LONGEST = 12, 112
"""Characters of a clause that can be repeated inside one sentence."""
_ENOUGH = 3.0
"""Score from which a clause is sure enough to say what went wrong."""
_FEW, _ENOUGH_ALONE = 2, 0.3
"""In a comment of so few sentences, what is fit to be repeated is what it is about."""
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b")
_NO_PLURAL = re.compile(r"^they (?=(?!are|were|have|do|don't|haven't|aren't|weren't)\w)", re.IGNORECASE)


def spoken(text: str) -> str:
    """One of the customer's sentences as a clause after "to hear that", or empty when it does not make one."""
    clause = without_openers(text.strip(" ,-:"))
    first = re.match(r"[A-Za-z'-]+", clause)
    if first is None or not is_fit(clause):
        return ""
    lead = first[0].lower()
    if lead in words().own_verbs:
        own = "I've" if lead == "been" else "I'm" if lead.endswith("ing") else "I"
        clause = f"{own} {clause[0].lower()}{clause[1:]}"
    elif lead not in words().leads and not _verb_close_behind(clause):
        return ""
    if not whole_words(words().finite).search(clause):
        return ""
    if not clause.startswith(("I ", "I'")) and not _is_name(clause):
        clause = clause[0].lower() + clause[1:]
    clause = turned(_NO_PLURAL.sub("somebody ", clause))
    return clause if _SHORTEST <= len(clause) <= _LONGEST and not clause.startswith("us ") else ""


def _verb_close_behind(clause: str) -> bool:
    verbs = "|".join(words().verbs_close_behind)
    return re.match(rf"[A-Za-z][a-z]+s?\b(?: \w+){{0,4}} (?:{verbs})\b", clause) is not None


def _is_name(clause: str) -> bool:
    """Whether the first word keeps its capital."""
    head = re.match(r"[A-Za-z]+", clause)
    return head is not None and head[0].isupper() and len(head[0]) > 1


def spoken_around(tidied: str, at: int, aspects: Sequence[str]) -> str:
    """The clause that holds character `at` of the comment, turned round; empty when it is not fit."""
    for sentence in sentences(tidied):
        start = tidied.find(sentence.text)
        if sentence.asks or not start <= at < start + len(sentence.text):
            continue
        for part in _parts(sentence.text):
            begins = start + sentence.text.find(part)
            if begins <= at < begins + len(part) and (clause := spoken(part)):
                return determined(clause, tidied, aspects)
    return ""


def best_spoken(tidied: str, aspects: Sequence[str]) -> str:
    """The clause that says most surely what went wrong; empty when none is fit to be repeated."""
    found = sentences(tidied)
    best, best_score = "", (_ENOUGH if len(found) > _FEW else _ENOUGH_ALONE) - 0.01
    for number, sentence in enumerate(found):
        if sentence.asks:
            continue
        for part in _parts(sentence.text):
            score = _score(part, aspects) - number * 0.2
            if score > best_score and (clause := spoken(part)):
                best, best_score = determined(clause, tidied, aspects), score
    return best


def best_fragment(tidied: str, aspects: Sequence[str]) -> str:
    """A short fragment that can stand in quotation marks where no clause could be turned; empty if none."""
    best, best_score = "", _ENOUGH - 0.01
    for sentence in sentences(tidied):
        text = without_openers(sentence.text)
        if sentence.asks or not 8 <= len(text) <= 60 or not is_fit(text) or '"' in text:
            continue
        if re.search(r"\b(?:I|you|your|yours|my|mine|me|us)\b", text):
            continue
        score = _score(text, aspects) + 0.5 * bool(re.search(r"\d", text))
        if score > best_score:
            best, best_score = text if _is_name(text) else text[0].lower() + text[1:], score
    return best


def _parts(sentence: str) -> list[str]:
    """The sentence and its pieces, longest first, at the places where a new thought begins."""
    new = rf"(?:{'|'.join(words().new_thought)})\b"
    pieces = re.split(rf",? (?:but|so|because|then|which)\b |, (?={new})| - |: |[()]|,? and (?={new})", sentence)
    pairs = re.split(r",? (?:but|so|because|then|which) | - |: ", sentence)
    return [part for part in dict.fromkeys([sentence, *pairs, *pieces]) if 0 < len(part) <= _LONGEST]


def _score(part: str, aspects: Sequence[str]) -> float:
    lowered = part.lower()
    tokens = re.findall(r"[a-z0-9]+(?:[-'][a-z]+)*", lowered)
    hits = sum(token in words().trouble for token in tokens)
    score = 2.0 * (hits > 0) + 0.5 * min(hits, 3)
    score += 1.5 * any(aspect.lower() in lowered for aspect in aspects)
    score += 0.5 * bool(_NUMBER.search(lowered))
    score += 0.3 * (4 <= len(tokens) <= 16)
    return score - 0.05 * max(0, len(tokens) - 14)
