"""What an English comment wishes for, as words that a reply can take up."""

import re
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, Expression, load_yaml
from api.replies.english.fit import may_be_said
from api.replies.english.indirect import indirect
from api.replies.english.lexicon import feelings, occurs
from api.replies.english.text import sentences
from api.replies.english.turning import turned
from api.replies.english.verbs import forms, verb_at

_LONGEST = 90
"""Characters of a wish that still read well inside a sentence."""
_NOUNS = 9
"""Words of a wish that names a thing and no deed."""


class _Answer(DataModel):
    ask: Expression
    begins: str


class _Asking(DataModel):
    rumour: tuple[str, ...]
    greetings: tuple[str, ...]
    question_words: tuple[str, ...]
    answers: tuple[_Answer, ...]
    polite: tuple[str, ...]
    request_verbs: frozenset[str]
    wishes_for: tuple[str, ...]
    hopes: tuple[str, ...]
    how_verbs: frozenset[str]
    idle: frozenset[str]
    rhetorical: Expression
    informs: Expression


@cache
def asking() -> _Asking:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("asking.yaml"), _Asking)


_LONGED = re.compile(
    r"(?:(?:i|we)(?:'d| would)? (?:really |just )?|just )?(?:want|need|like|love|wish for) (?P<rest>.+)$", re.IGNORECASE
)
_NEEDS = re.compile(
    r"(?:(?:i|we) )?could (?:really )?do with (?P<rest>.+)$"
    r"|(?:please )?(?:can|could) we (?:please )?have (?P<had>(?:an?|some|more|another|the) .+)$",
    re.IGNORECASE,
)
"""A wish put as a need: "could do with a ramp", "could we have more benches"."""
_DOERS = frozenset({"i", "we", "you", "they", "he", "she", "it"})
_NOT_ASKED = frozenset({"stop", "don't", "do", "give", "let"})
"""Verbs of a wish of which we cannot say "whether we can", unless for somebody or something named."""


_FOR_SOMEBODY = ("me ", "us ", "somebody ", "someone ")
_NAMED = ("me ", "us ", "my ", "the ")
"""How a wish goes on that is for somebody or something named."""
_OF_A_THING = re.compile(r"(?:can|could|will|would) (?!(?:you|u|ye|i|we)\b)", re.IGNORECASE)
"""A wish put as a question about a thing: "could the menu be posted on Sunday"."""


_DO_ONE = re.compile(r"(?:now |just )?do (?:an?|the|some|more|another) ", re.IGNORECASE)
"""Told to do a thing, which is no question."""
_HAVE_DONE = re.compile(r"have (?!you\b|we\b|i\b|they\b)", re.IGNORECASE)
"""Told to have something done, which behind "please" is no question: "have someone read it"."""
_DONE_TO = re.compile(
    r"(?!(?:at|even|ever|always|also|still|not|be|all|in|for|with|on|to|of|or|and)\b)(?!\w+ly\b)"
    r"[a-z]+ (?:the|an?|my|your|our|these|those|this|that|all|every) \w",
    re.IGNORECASE,
)
"""A word that must be a verb, since it stands behind "could you" and has an object: "caption the reels"."""
_URGED = re.compile(r"do (?P<verb>[a-z]+) ", re.IGNORECASE)
"""A wish that is urged: "do keep paper tickets"."""
_OF_US = re.compile(
    r"(?:can|could|would|will) (?:you|u|ye)(?: guys| folks| please| maybe| ever| just)* (?P<deed>(?P<verb>[a-z]+) .+)$",
    re.IGNORECASE,
)
"""A wish put as a question to us: "can you lock gem buying"."""

_CHANCE_OF_DOING = re.compile("^whether there is any chance of (?=[a-z]+ing\\b)")


def wished_for(wish: str) -> str:
    """A wish known to be one, after "asking us": "to send somebody to open it", "for a hardware key"; or empty."""
    needed = _NEEDS.match(wish)
    if needed is not None and may_be_said(thing := needed["rest"] or needed["had"], chosen=True):
        return _fitting(f"for {turned(_short(thing))}")
    text = _plain(wish)
    if not text or not may_be_said(text, chosen=True):
        return ""
    asked = re.sub("^(?:please|pls),? ", "", wish.strip(" .!?"), flags=re.IGNORECASE)
    if (urged := _URGED.match(text)) and urged["verb"].lower() in (
        forms().base - forms().nouns_too
    ) | asking().request_verbs:
        text = asked = wish = text[urged.start("verb") :]
    told_to = asked != wish and _HAVE_DONE.match(text)
    clause = "" if _DO_ONE.match(text) or told_to else indirect(asked if _OF_A_THING.match(asked) else text)
    if clause.startswith("whether ") and not clause.startswith(
        ("whether we will consider", "whether we would consider")
    ):
        return _CHANCE_OF_DOING.sub("about ", clause).replace("whether there is any chance of ", "for ", 1)
    told = _OF_US.match(asked)
    deed = (
        f"to {turned(_short(told['deed']))}"
        if told and (told["verb"].lower() in forms().base or _DONE_TO.match(told["deed"]))
        else ""
    )
    return re.sub("^to consider ", "for ", wish_in(wish) or wish_in(text) or _fitting(deed) or _named(text))


def _named(text: str) -> str:
    """What is wanted, where the words say nothing of wanting it."""
    longed = _LONGED.match(text)
    rest = turned(_short(longed["rest"])) if longed else ""
    if rest:
        return _fitting(rest if rest.startswith("to ") else f"for {rest}")
    verb, said = text.split(" ", maxsplit=1)[0], [word.lower() for word in text.split()]
    small = turned(_short(text if verb.isupper() and len(verb) > 1 else text[0].lower() + text[1:]))
    known = forms().base - forms().nouns_too - asking().how_verbs
    if verb.lower() in known | asking().request_verbs:
        return _fitting(f"to {small}")
    acts = verb_at(said) >= 0 or said[0] in _DOERS
    return _fitting(f"for {small}") if len(said) <= _NOUNS and not acts else ""


def wished(wish: str) -> str:
    """A complaint's wish, after "we'll check": "whether we can send somebody to open it"; or empty."""
    text = _plain(wish)
    if not text or not may_be_said(text, chosen=True):
        return ""
    for known in feelings().wishes:
        if occurs(known.match, text.lower()) and known.id not in ("explain", "when"):
            return known.also
    return indirect(text) or _possible(text)


def _possible(text: str) -> str:
    verb, _, rest = text.partition(" ")
    verb = verb.lower()
    if verb in ("tell", "explain", "say"):
        return indirect(re.sub("^(?:me|us) ", "", rest))
    if verb in ("delete", "remove", "forget") and rest in ("me", "us"):
        return f"how we can {verb} your details"
    if verb not in forms().base | asking().request_verbs or not rest or len(rest) > _LONGEST:
        return ""
    if verb == "train":
        return "how those who work here are trained"
    needed = _NAMED if verb in _NOT_ASKED else _FOR_SOMEBODY if verb in asking().idle else ("",)
    if not rest.startswith(needed):
        return ""
    return f"{'how' if verb in asking().how_verbs else 'whether'} we can {verb} {turned(_short(rest))}"


_AFTER = re.compile(
    r"[, ]+(?:please|pls|plz|thanks|thank you|cheers|ta|ah|la|lah|yeah|mate|folks|guys|(?:i'?m|i am) begging|i beg"
    r"(?: you)?)$",
    re.IGNORECASE,
)


def _plain(wish: str) -> str:
    """The wish without greeting and politeness."""
    polite = "|".join([*asking().polite, *asking().greetings])
    text = re.sub(rf"^(?:(?:{polite})\b[,:! ]*)+", "", wish.strip(" .,!?"), flags=re.IGNORECASE)
    return _AFTER.sub("", text).strip(" .,!?")


def is_asked(question: str) -> bool:
    """Whether an answer is wanted, not only a feeling shown: no "who thought this up", no "do you own a phone"."""
    return re.search(asking().rhetorical, question, re.IGNORECASE) is None


def informs(question: str) -> bool:
    """Whether the question, as it was written, asks for something that somebody here could look up."""
    return is_asked(question) and re.match(asking().informs, question, re.IGNORECASE) is not None


def wish_in(tidied: str) -> str:
    """What the customer would like, after "asking us": "to add a dark mode", "for a second lottery"; or empty."""
    polite = "|".join(asking().polite)
    command = re.compile(rf"^(?:(?:{polite})[,:]?\s+)+(?P<verb>[a-z]+)\s+(?P<rest>.+)$", re.IGNORECASE)
    longing = re.compile(
        rf"\b(?:{'|'.join(asking().wishes_for)})\s+(?P<rest>(?:an?|the|some|more|another|one|your)\s.+)$", re.IGNORECASE
    )
    hoped = re.compile(rf"\b(?:{'|'.join(asking().hopes)}) (?P<verb>[a-z]+) (?P<rest>.+)$", re.IGNORECASE)
    for sentence in sentences(tidied):
        asked = command.match(sentence.text) or hoped.search(sentence.text)
        if asked and asked["verb"].lower() in asking().request_verbs and may_be_said(asked["rest"]):
            return _fitting(f"to {asked['verb'].lower()} {turned(_short(asked['rest']))}")
        longed = longing.search(sentence.text)
        if longed and may_be_said(longed["rest"]):
            return _fitting(f"for {turned(_short(longed['rest']))}")
    return ""


def _fitting(wish: str) -> str:
    return wish if len(wish) <= _LONGEST + 10 else ""


def _short(rest: str) -> str:
    """The wish without its reasons."""
    return re.split(
        r",? (?:because|so that|but|if you(?:'d| would)|as (?:i|we|it|my|the|there)|or not|instead of)\b|, | - ",
        _AFTER.sub("", rest),
    )[0].strip()
