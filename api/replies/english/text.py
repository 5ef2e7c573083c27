"""English comments as sentences, and the customer's words turned round so that a reply can say them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import emoji

from api.datafiles import DataModel, load_yaml

_READ = 1_500
"""Characters of a comment that are read for a reply."""
_SHORTEST, _LONGEST = 12, 112
"""Characters of a clause that can be repeated inside one sentence."""
_ENOUGH = 3.0
"""Score from which a clause is sure enough to say what went wrong."""


class _Setting(DataModel):
    name: str
    words: tuple[str, ...]


class Words(DataModel):
    """The data of words.yaml."""

    trouble: frozenset[str]
    unfit: frozenset[str]
    openers: tuple[str, ...]
    own_verbs: frozenset[str]
    staff: tuple[str, ...]
    kin: dict[str, str]
    settings: tuple[_Setting, ...]


@cache
def words() -> Words:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("words.yaml"), Words)


_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
_NOISE = re.compile(r"https?://\S+|@\w+|#\w+")
_SPELLED = {
    "im": "I'm", "ive": "I've", "id": "I'd", "dont": "don't", "didnt": "didn't", "doesnt": "doesn't", "cant": "can't",
    "wont": "won't", "wasnt": "wasn't", "isnt": "isn't", "havent": "haven't", "hasnt": "hasn't", "couldnt": "couldn't",
    "i": "I", "i'm": "I'm", "i've": "I've", "i'd": "I'd", "i'll": "I'll",
}  # fmt: skip


def tidy(text: str) -> str:
    """The comment without links, mentions, hashtags and emoji, in straight quotes, with careless spellings mended."""
    text = unicodedata.normalize("NFKC", text[:_READ].encode("utf-8", "ignore").decode()).translate(_QUOTES)
    text = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cf", "Cc"))
    text = emoji.replace_emoji(_NOISE.sub(" ", text), replace=". ")
    text = re.sub(r"[!]+[?!]*", "! ", text)
    text = re.sub(r"[?]+[?!]*", "? ", text)
    text = re.sub(r"\.{2,}", ". ", text)
    text = re.sub(r"\s*\n\s*", ". ", text)
    text = re.sub(
        r"\b[A-Za-z']+\b", lambda match: _SPELLED.get(match[0].lower(), match[0]) if match[0] != "ID" else "ID", text
    )
    return re.sub(r"\s+", " ", re.sub(r"(\s*\.\s*){2,}", ". ", text)).strip(" .,")


@dataclass(frozen=True)
class Sentence:
    """One sentence without its final mark."""

    text: str
    asks: bool


def sentences(tidied: str) -> list[Sentence]:
    """Sentences of a tidied comment, in order."""
    parts = re.findall(r"((?:\"[^\"]*\"|\d\.\d|[^.!?;])+)([.!?;]|$)", tidied)
    return [Sentence(text.strip(" ,-:"), mark == "?") for text, mark in parts if text.strip(" ,-:")]


_SUBJECT_AFTER = r"(?=\s+(?:\w+n't|are|were|have|had|do|did|can|could|will|would|should|never|still|just|only|always|keep|kept|said|say|told|tell|sent|send|charge|charged|cancelled|canceled|lost|sold|took|take|made|make|gave|give|put|promised|closed|changed|removed|left|let|got|get|need|want|ask|asked|call|refuse|refused|claim|claimed|advertise|forgot)\b)"
_FLIPS: tuple[tuple[str, str], ...] = (
    (r"\bI'm\b", "\x01you're"), (r"\bI've\b", "\x01you've"), (r"\bI'd\b", "\x01you'd"), (r"\bI'll\b", "\x01you'll"),
    (r"\bI am\b", "\x01you are"), (r"\bI was\b", "\x01you were"), (r"\bwas I\b", "were \x01you"), (r"\bam I\b", "are \x01you"),
    (r"\bI\b", "\x01you"), (r"\bwe're\b", "\x01you're"), (r"\bwe've\b", "\x01you've"), (r"\bwe\b", "\x01you"),
    (r"\bmy\b", "\x01your"), (r"\bmine\b", "\x01yours"), (r"\bmyself\b", "\x01yourself"), (r"\bme\b", "\x01you"),
    (r"\bour\b", "\x01your"), (r"\bours\b", "\x01yours"), (r"\bus\b", "\x01you"),
    (r"(?<!\x01)\byou're\b", "we're"), (r"(?<!\x01)\byou've\b", "we've"), (r"(?<!\x01)\byou'd\b", "we'd"), (r"(?<!\x01)\byou'll\b", "we'll"),
    (r"(?<!\x01)\byour\b", "our"), (r"(?<!\x01)\byours\b", "ours"), (rf"(?<!\x01)\byou\b{_SUBJECT_AFTER}", "we"), (r"(?<!\x01)\byou\b", "us"),
)  # fmt: skip


def turned(clause: str) -> str:
    """The clause from our side: I becomes you, your becomes our."""
    for pattern, replacement in _FLIPS:
        clause = re.sub(pattern, replacement, clause, flags=re.IGNORECASE if "I" not in pattern else 0)
    return clause.replace("\x01", "")


def _without_openers(text: str) -> str:
    before = None
    while before != text:
        before = text
        for opener in words().openers:
            match = re.match(rf"{re.escape(opener)}\b[,:]?\s+", text, flags=re.IGNORECASE)
            if match:
                text = text[match.end() :]
                break
    return text


_LIVING = r"\b(?:he|she|who|man|woman|people|person|father|mother|mum|mom|dad|husband|wife|son|daughter|baby|child|dog|cat|nan|friend)\b"


def is_fit(text: str) -> bool:
    """Whether the words may be repeated in a reply: nothing rude, no accusation, no joke, nothing about bodies or courts."""
    lowered = text.lower()
    tokens = set(re.findall(r"[a-z*]+(?:[-'][a-z]+)*", lowered))
    if tokens & words().unfit or any(" " in word and word in lowered for word in words().unfit):
        return False
    if re.search(r"\b(?:died|dead)\b", lowered) and re.search(_LIVING, lowered):
        return False
    if re.search(r"[\[\]{}<>=|\\_*]|\d{6,}|[^\x00-\x7f£€¥é]", text):
        return False
    return sum(char.isupper() for char in text) <= max(6, len(text) // 4) and text.count('"') % 2 == 0


_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|does|do|did|can|could|will|would|\w+n't|says|said|keeps?|kept|came|comes|went|goes|got|gets|took|takes|made|makes|gave|left|lost|broke|fell|found|bought|paid|sent|sat|stood|told|put|let|cost|costs|tastes?|smells?|looks?|works?|faces|leaks|closed|never|won|spent|felt|held|hung|rang|drew|wore|ran|shut|read|cut|hit|\w+ed|i'm|you're|it's|there's|i've|you've|we've|they've)\b",
    re.IGNORECASE,
)


def spoken(text: str) -> str:
    """One of the customer's sentences as a clause after "to hear that", or empty when it does not make one."""
    clause = _without_openers(text.strip(" ,-:"))
    first = re.match(r"[A-Za-z'-]+", clause)
    if first is None or not is_fit(clause):
        return ""
    lead = first[0].lower()
    if lead in words().own_verbs:
        clause = f"I {clause[0].lower()}{clause[1:]}"
    elif lead in ("i", "i'm", "i've", "we", "my", "our", "your", "you", "the", "this", "that", "these", "those", "it", "they", "he", "she",
                  "there", "a", "an", "one", "two", "three", "half", "both", "all", "every", "someone", "somebody", "nobody", "no", "another", "some", "it's", "there's"):  # fmt: skip
        pass
    elif not re.match(
        r"[A-Z]?[a-z]+s?\b(?: \w+){0,4} (?:is|are|was|were|has|had|won't|doesn't|does|did|came|arrived|keeps|said|told|would|sat|never|still)\b",
        clause,
    ):
        return ""
    if not _FINITE.search(clause):
        return ""
    if not clause.startswith(("I ", "I'")):
        clause = clause if _is_name(clause) else clause[0].lower() + clause[1:]
    clause = turned(clause)
    return clause if _SHORTEST <= len(clause) <= _LONGEST and not clause.startswith("us ") else ""


def spoken_around(tidied: str, at: int, aspects: list[str]) -> str:
    """The clause that holds character `at` of the lower-cased comment, turned round; empty when it is not fit."""
    for sentence in sentences(tidied):
        start = tidied.find(sentence.text)
        if sentence.asks or not start <= at < start + len(sentence.text):
            continue
        for part in _parts(sentence.text):
            if part in sentence.text and start + sentence.text.find(part) <= at < start + sentence.text.find(part) + len(part):
                clause = spoken(part)
                if clause:
                    return _determined(clause, tidied, aspects)
    return ""


def _determined(clause: str, tidied: str, aspects: list[str]) -> str:
    """The clause with an article where careless writing left it out: "app won't open" → "our app won't open"."""
    for aspect in aspects:
        if clause.lower().startswith(aspect.lower() + " ") and not _DETERMINED.match(clause):
            named = topic(aspect, tidied)
            return named + clause[len(aspect) :] if named else clause
    return clause


def _is_name(clause: str) -> bool:
    """Whether the first word is a name that keeps its capital."""
    head = re.match(r"[A-Za-z]+", clause)
    return head is not None and (head[0].isupper() and len(head[0]) > 1)


def best_spoken(tidied: str, aspects: list[str]) -> str:
    """The clause that says most surely what went wrong; empty when none is fit to be repeated."""
    best, best_score = "", _ENOUGH - 0.01
    for number, sentence in enumerate(sentences(tidied)):
        if sentence.asks:
            continue
        for part in _parts(sentence.text):
            clause = _determined(spoken(part), tidied, aspects)
            if clause:
                score = _score(part, aspects) - number * 0.2
                if score > best_score:
                    best, best_score = clause, score
    return best


def best_fragment(tidied: str, aspects: list[str]) -> str:
    """A short fragment that can stand in quotation marks where no clause could be turned; empty if none."""
    best, best_score = "", _ENOUGH - 0.01
    for sentence in sentences(tidied):
        text = _without_openers(sentence.text)
        if (
            sentence.asks
            or not 8 <= len(text) <= 60
            or not is_fit(text)
            or '"' in text
            or re.search(r"\b(I|you|your|my)\b", text)
        ):
            continue
        score = _score(text, aspects) + 0.5 * bool(re.search(r"\d", text))
        if score > best_score:
            best, best_score = text[0].lower() + text[1:] if not _is_name(text) else text, score
    return best


_SUBJECT = r"(?:I|we|you|he|she|they|it|nobody|no one|the|my|our|your|there|then|still|now)\b"
"""What a new thought begins with; a comma or an "and" before anything else only adds to the same one."""


def _parts(sentence: str) -> list[str]:
    """The sentence, and its pieces at commas and conjunctions."""
    pieces = re.split(
        rf",? (?:but|so|because|then|which)\b |, (?={_SUBJECT})| - |: |[()]|,? and (?={_SUBJECT})", sentence
    )
    wholes = [sentence] if len(sentence) <= _LONGEST else []
    pairs = re.split(r",? (?:but|so|because|then|which) | - |: ", sentence)
    return list(dict.fromkeys([*wholes, *[pair for pair in pairs if len(pair) <= _LONGEST], *pieces]))


def _score(part: str, aspects: list[str]) -> float:
    lowered = part.lower()
    tokens = re.findall(r"[a-z0-9]+(?:[-'][a-z]+)*", lowered)
    hits = sum(token in words().trouble for token in tokens)
    score = 2.0 * (hits > 0) + 0.5 * min(hits, 3)
    score += 1.5 * any(aspect.lower() in lowered for aspect in aspects)
    score += 0.5 * bool(re.search(r"\d|\b(two|three|four|five|six|seven|eight|nine|ten)\b", lowered))
    score += 0.3 * (4 <= len(tokens) <= 16)
    return score - 0.05 * max(0, len(tokens) - 14)


def setting_of(tidied: str) -> str:
    """What kind of visit or purchase the comment speaks of; `any` when it does not say."""
    lowered = tidied.lower()
    counted = [
        (sum(bool(re.search(rf"\b{re.escape(word)}\b", lowered)) for word in setting.words), setting.name)
        for setting in words().settings
    ]
    best = max(counted, key=lambda pair: pair[0])
    return best[1] if best[0] else "any"


_DETERMINED = re.compile(
    r"^(my|our|your|ur|the|this|that|these|those|a|an|his|her|their|no|one|two|three|\d+)\s+", re.IGNORECASE
)


def topic(aspect: str, tidied: str) -> str:
    """An aspect as a noun phrase of ours: "my suitcase" → "your suitcase", "clerk" → "our clerk"."""
    aspect = tidy(aspect).replace('"', "")
    if not aspect or len(aspect) > 40 or not is_fit(aspect):
        return ""
    if re.match(r"[\d£$¥€]", aspect):
        return ""
    match = _DETERMINED.match(aspect)
    head = aspect[match.end() :] if match else aspect
    if not match:
        before = re.search(
            rf"\b(my|our|your|ur|the|this|that|his|her)\s+(?:[\w'-]+\s+){{0,2}}?{re.escape(head)}",
            tidied,
            re.IGNORECASE,
        )
        owner = before[1].lower() if before else ""
    else:
        owner = match[1].lower()
    if head[:1].isupper() and not head.isupper() and not (tidied.startswith(head) or f". {head}" in tidied):
        kept = head
    else:
        kept = head[0].lower() + head[1:] if not head[:2].isupper() else head
    if owner in ("my", "our"):
        return f"your {kept}"
    if owner in ("your", "ur") or any(re.search(rf"\b{re.escape(word)}\b", kept.lower()) for word in words().staff):
        return f"our {kept}"
    return f"the {kept}"
