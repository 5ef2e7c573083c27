"""English verb forms: which word of a sentence is its verb, and the forms a turned sentence needs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field

from api.datafiles import DataModel, load_yaml

AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "am", "has", "have", "had", "do", "does", "did", "can", "could", "will", "would"}
)
"""Auxiliaries that carry a sentence; with n't as well."""
_NEGATED = re.compile(
    r"(?:can|won|isn|aren|wasn|weren|hasn|haven|hadn|don|doesn|didn|couldn|wouldn|shouldn|ain)'t|cannot"
)
_CONTRACTED = re.compile(r"(?:i|you|we|they|he|she|it|that|there|this|who|somebody|nobody|no-one)'(?:m|ve|re|d|s|ll)")


class _File(DataModel):
    regular: tuple[str, ...]
    irregular: dict[str, tuple[str, str]]
    nouns_too: frozenset[str] = Field(min_length=1)
    adverbs: frozenset[str]
    never_before: frozenset[str]


@dataclass(frozen=True)
class Forms:
    """Every form of every verb that is known; participles of irregular verbs that differ from the past stand apart."""

    base: frozenset[str]
    third: frozenset[str]
    past: dict[str, str]
    """Base to past."""
    pasts: frozenset[str]
    participle: dict[str, str]
    """Base to participle."""
    base_of: dict[str, str]
    """Past or participle to base."""
    participles: frozenset[str]
    """All participles, regular ones too."""
    ing: frozenset[str]
    nouns_too: frozenset[str]
    adverbs: frozenset[str]
    """Adverbs that may stand between a subject and its verb."""
    never_before: frozenset[str]
    """Words after which -ed or -s makes an adjective or a noun, not the verb of the sentence."""


@cache
def forms() -> Forms:
    """The verbs that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    data = load_yaml(Path(__file__).with_name("verbs.yaml"), _File)
    past = {verb: _regular_past(verb) for verb in data.regular}
    past |= {verb: pair[0] for verb, pair in data.irregular.items()}
    participle = {verb: _regular_past(verb) for verb in data.regular}
    participle |= {verb: pair[1] for verb, pair in data.irregular.items()}
    base = frozenset(past)
    return Forms(
        base=base,
        third=frozenset(third(verb) for verb in base),
        past=past,
        pasts=frozenset(past.values()),
        participle=participle,
        base_of={form: verb for table in (participle, past) for verb, form in table.items()},
        participles=frozenset(participle.values()),
        ing=frozenset(ing(verb) for verb in base),
        nouns_too=data.nouns_too | frozenset(third(verb) for verb in data.nouns_too),
        adverbs=data.adverbs,
        never_before=data.never_before,
    )


def _doubles(verb: str) -> bool:
    """Whether the last consonant is doubled: stop, stopped; but open, opened."""
    return (
        re.fullmatch("[^aeiou]*[aeiou][bdglmnprt]|unplug|reset|submit|admit|refer|transfer|cancel|travel|label", verb)
        is not None
    )


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search("[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _doubles(verb) else f"{verb}ed"


def third(verb: str) -> str:
    """The verb after he, she or it."""
    if verb in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[verb]
    if re.search("(?:s|x|z|ch|sh)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search("[^aeiou]y$", verb) else f"{verb}s"


def ing(verb: str) -> str:
    """The verb's -ing form."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and verb not in ("be", "see", "agree"):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _doubles(verb) else f"{verb}ing"


def is_auxiliary(word: str) -> bool:
    """Whether the word (lower case) carries a sentence by itself: is, won't, it's."""
    return word in AUXILIARIES or _NEGATED.fullmatch(word) is not None or _CONTRACTED.fullmatch(word) is not None


_PLURAL = frozenset({"i", "you", "we", "they", "people", "who", "staff", "these", "those"})


def verb_at(words: Sequence[str]) -> int:
    """Where the first finite verb of a sentence stands among its lower-case words; -1 when it has none."""
    for at, word in enumerate(words):
        if is_auxiliary(word) or _is_finite(word, _before(words, at)) or _after_adverb(word, words[:at]):
            return at
    return -1


def _after_adverb(word: str, before: Sequence[str]) -> bool:
    """Whether an adverb between a subject and this word makes it a verb: "the granules now taste"."""
    known = forms()
    after = len(before) > 1 and before[-1] in known.adverbs and before[-2] not in known.never_before | known.adverbs
    return after and (word in known.base or word in known.third or word in known.pasts)


_RELATIVE = frozenset({"where", "who", "which", "whose", "that"})


def main_verb(words: Sequence[str]) -> int:
    """Where the verb of the main clause stands; -1 when the only verbs belong to a relative clause."""
    at = verb_at(words)
    related = next((place for place, word in enumerate(words[:at]) if place and word in _RELATIVE), -1)
    if at < 0 or related < 0:
        return at
    after = verb_at(("x", *words[at + 1 :]))
    return at + after if after > 0 else -1


def _before(words: Sequence[str], at: int) -> str:
    """The word before, adverbs passed over."""
    return next((word for word in reversed(words[:at]) if word not in forms().adverbs), "")


def _is_finite(word: str, before: str) -> bool:
    known = forms()
    if before and before[0].isdigit():
        return word in known.third and word not in known.nouns_too
    if not before or before in known.never_before:
        return False
    if word in known.pasts or re.fullmatch(r"[a-z]{2,}ed", word):
        return True
    if before in _PLURAL:
        return word in known.base
    if before.endswith("s") and not before.endswith(("ss", "us", "'s")):
        return word in known.base and word not in known.nouns_too
    return word in known.third and word not in known.base
