"""An English question in the order of a statement, so that a reply can promise its answer: "when it will come"."""

import re
from collections.abc import Callable

from api.replies.english.fit import may_be_said
from api.replies.english.turning import turned
from api.replies.english.verbs import forms, is_auxiliary, third

_LONGEST = 90
"""Characters of a question that still read well inside a sentence."""
_LEAD = re.compile(
    r"^(?:(?:and|so|but|or|hi|hello|hey|also|please|ok|then|now|seriously|quick question|question|asking for a friend|"
    r"honestly|please explain|just wondering|wondering|does anyone know|anyone know|do you know|any idea|"
    r"(?:can|could|would) (?:you|someone|anyone|somebody)(?: please| kindly)? (?:tell me|explain|say|confirm)|"
    r"(?:i|we)(?:'d| would)? (?:just )?(?:want|like|need) (?:someone|somebody|you|an? \w+) to "
    r"(?:explain|tell me|tell us|say)|"
    r"i(?:'d| would)? (?:just )?(?:want|like|need|love) to know|tell me|may i (?:ask|know)|i wonder|out of interest|"
    r"one question|what i want to know is|is there any way to know|explain(?: to me)?)[,:!]? )+",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"^(what|where|who|when|how)'s ", re.IGNORECASE)
_HOW_DOES = re.compile(
    r"^(how|what|where|when)'s ((?:[\w'-]+ ){1,4}?(?:do|work|go|get|start|fit|run)\b)", re.IGNORECASE
)
"""A contraction that is short for "does": "how's that shade cloth do in hail"."""
_TRAIL = re.compile(
    r"(?:,? (?:or nah|or not|or what|please|pls|plz|ah|exactly|then|anyway|now|lah|at all|though)|"
    r",? or (?:is|has|does|do|did|will|are|can|was|must|should|shall|am) (?:it|they|you|that|i|there|we)\b.*|"
    r"[.?!] .*)+$",
    re.IGNORECASE,
)
_RUN_ON = re.compile(
    r", (?:(?:has|have|is|are|was|were|do|does|did|can|will|what|who|why|how|where|when|which) (?!\w+$)|"
    r"(?:i|we|you|it|he|she|they)(?:'\w+)? ).*$",
    re.IGNORECASE,
)
"""Another question or thought that is joined on."""
_WH = re.compile(
    r"^(?P<wh>how (?:much|many|long|often|far|soon|old|big|late)(?: (?:more|longer|of))?"
    r"(?: (?!(?:is|are|was|were|do|does|did|can|could|will|would|has|have|had|should)\b)[a-z]+)?|how|why|how come|"
    r"when|where|who|whose [a-z]+|what (?:time|date|day|kind of [a-z]+|sort of [a-z]+|size|colour|age)|what|"
    r"what (?!(?:is|are|was|were|do|does|did|can|could|will|would|has|have|had|should|even|if|about|else|on|in|the"
    r"|[a-z]+ly)\b)[a-z]+|"
    r"which(?: [a-z]+){0,2}?|(?:from |until |till |at |by |for )?(?:what|which) (?:time|date|day|platform|size|age))"
    r" (?P<aux>(?:am|is|are|was|were|do|does|did|can|could|will|would|has|have|had|should|must|may|might|shall)(?:n't)?"
    r"|can't|won't) (?P<rest>.+)$",
    re.IGNORECASE,
)
_IF = re.compile(
    r"(?P<given>(?:if|when|once) [^,]{4,60}),? (?P<asked>(?:do|does|can|will|is|are|would|what|how|where) .+)$", re.I
)
_BE = frozenset({"is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't"})
_HAVE = frozenset({"has", "have", "had", "hasn't", "haven't", "hadn't"})
_DO = frozenset({"do", "does", "did", "don't", "doesn't", "didn't"})
_ASKED_OUTRIGHT = re.compile(r"(?:what|who|which|how many|whose) ", re.IGNORECASE)
_NEGATED = re.compile(r"^(ca|do|does|did|is|are|was|were|has|have|could|would|should)n't(?= )", re.IGNORECASE)
"""Who asks "can't it" asks whether it can."""
TAGGED = re.compile(
    r", (?:are|is|do|does|did|can|will|have|has|were|was)(?:n't)? (?:you|it|they|we|i|he|she|there)$", re.I
)
_DEED = re.compile(
    r"(?P<wh>how|where|who|what|which(?: [a-z]+)?) do (?P<who>i|we) (?:actually |even |now )?"
    r"(?P<verb>[a-z]+)(?P<rest>.*)$",
    re.IGNORECASE,
)
_STATES = frozenset({
    "owe", "need", "have", "get", "want", "know", "own", "look", "sound", "seem", "count", "qualify", "pay", "mean",
    "even", "still", "ever", "always", "just", "really", "like", "keep", "not", "love", "feel", "see", "hear",
})  # fmt: skip
"""Verbs of which nobody asks what they should do."""
_EVENT = re.compile("wrong|behind|left|next|different|in|on|[a-z]{2,}ing")
"""What may follow "what is" where the question word is the subject."""
_IF_SO = re.compile(r"(?:&|\band|\bor) if (?:so|not|yes|no)\b", re.IGNORECASE)
"""A second question that hangs on the answer to the first."""
_AND_COST = re.compile(r",? (?:and|&) how much(?: (?:is it|does it cost|would it be|is that))?[ ?.!]*$", re.IGNORECASE)
"""The price, asked for besides."""
_ANYBODY = re.compile(
    r"\bdo you have to (?=(?:be|book|wear|bring|pay|wait|register|sign|show|have|join|live|queue)\b)", re.I
)
"""Asked of what everybody has to do, and not of us: "how old do you have to be"."""
_LAST = re.compile(r"(?P<who>.+) (?P<last>for|like|about|from|made of|made from)", re.IGNORECASE)
"""A question that ends in the word it asks about: "what is the tick box for"."""
_INDIRECT = re.compile(
    r"(?:why|how|when|where|what|who) (?:i|i'm|i've|we|you|it|it's|he|she|they|the|my|your|our|this|that) [^,]+$",
    re.IGNORECASE,
)
_EXPLAIN = re.compile(
    r"(?:please |pls |hi |hello |hey )*(?:(?:can|could|would|will) (?:you|someone|anyone|somebody) "
    r"|(?:i|we)(?:'d| would)? (?:just )?(?:want|like|need) (?:someone|somebody|you|an? \w+) to )?"
    r"(?:please |kindly )?(?:explain|tell me|tell us|confirm|say)\b",
    re.IGNORECASE,
)
"""How somebody asks who puts the question in the order of a statement: "can you explain why I was charged"."""
_FREE_FROM = re.compile(
    r"\b(dairy|gluten|nut|peanut|lactose|sugar|soya?|egg|wheat|alcohol|caffeine|plastic|fragrance|cruelty) free\b",
    re.IGNORECASE,
)
"""What a thing is free from, as two words that are one."""
_NOT_SO = re.compile(
    r"^((?:can|could|do|does|did|will|would|should) (?:i|we|you|it|they)) not (?=\w)",
    re.IGNORECASE,
)
"""Asked in the negative, where the answer says whether it is so: "can I not freeze it"."""
_OF_SOMEBODY = re.compile(
    r"\w+ (?:\w+ ){0,3}(?:(?:do|does|did) (?:i|we|you|they|he|she|it)"
    r"|(?:is|are|was|were) (?:the|my|our|your|this|that|it))\b",
    re.IGNORECASE,
)
"""A question whose subject is somebody else: "which form do I need"."""
_FARTHEST = 5
"""Words within which the verb of such a question stands."""


_ADVERBS = frozenset({"ever", "still", "just", "really", "actually", "even", "also", "always", "usually"})
_UNENDED = re.compile(r"\b(?:and|or|of|in|on|at|for|with|from|to|along|about|the|a|my|your)$", re.IGNORECASE)
"""Ends of what is no whole subject."""


def indirect(question: str) -> str:
    """The question as a clause after "find out": "where your parcel is", "whether we ship to Norway"; or empty."""
    if (cost := _AND_COST.search(question)) is not None:
        clause = indirect(question[: cost.start()])
        return f"{clause} and what it costs" if clause else ""
    asked = _TRAIL.sub(
        "", _LEAD.sub("", _CONTRACTED.sub(r"\1 is ", _HOW_DOES.sub(r"\1 does \2", question.strip(" ?.!,"))))
    ).strip(" ,")
    asked = _NOT_SO.sub(r"\1 ", _FREE_FROM.sub(r"\1-free", asked))
    if _INDIRECT.match(asked) and _EXPLAIN.match(question.strip()) and may_be_said(asked, chosen=True):
        return turned(asked[0].lower() + asked[1:]) if len(asked) <= _LONGEST else ""
    asked = _ANYBODY.sub("do I have to ", asked)
    asked = _NEGATED.sub(lambda match: "can" if match[1].lower() == "ca" else match[1], asked)
    if TAGGED.search(asked) or _IF_SO.search(asked):
        return ""
    asked = re.sub("^(?:is it|it's|is that) true,? (?:that )?(?=\\w)", "whether ", asked, flags=re.IGNORECASE)
    if not asked or not may_be_said(asked, chosen=True):
        return ""
    asked = re.sub("^if ", "whether ", asked) if "," not in asked else asked
    if (given := _IF.match(asked)) is not None:
        clause = indirect(given["asked"])
        return f"{clause} {turned(given['given'].lower()[0] + given['given'][1:])}" if clause else ""
    asked = _RUN_ON.sub("", asked)
    clause = asked if asked.startswith("whether ") and "," not in asked else ""
    clause = clause or _to_be_done(asked) or _by_word(asked) or _whether(asked) or _outright(asked)
    return turned(clause) if 0 < len(clause) <= _LONGEST else ""


def _to_be_done(asked: str) -> str:
    """What somebody asks to be told to do: "who I should invoice", "how I can get in"."""
    deed = _DEED.match(asked)
    if deed is None or deed["verb"].lower() in _STATES:
        return ""
    word = deed["wh"].lower()
    able = "can" if word in ("how", "where") else "should"
    return f"{word} {deed['who']} {able} {deed['verb']}{deed['rest']}"


def _by_word(asked: str) -> str:
    match = _WH.match(asked)
    if match is None:
        return ""
    word, auxiliary, rest = match["wh"].lower(), match["aux"].lower(), match["rest"]
    word = "why" if word == "how come" else word
    if not is_auxiliary(auxiliary) and auxiliary not in ("should", "must", "may", "might"):
        return ""
    first = rest.split()[0].lower()
    does = first in ("able", "allowed", "included") if auxiliary in _BE else _infinitive(first)
    if word in ("what", "who") and auxiliary not in _DO | _HAVE and does:
        return f"{word} {auxiliary} {rest}"
    is_noun = re.match(r"(?:the|my|our|your|this|that|these|those|it|they|there|mine|[A-Z]\w+)\b", rest)
    whole = f"{word} {rest} {auxiliary}" if auxiliary in _BE and is_noun and "," not in rest else ""
    ending = _LAST.fullmatch(rest) if whole else None
    if ending is not None:
        whole = f"{word} {ending['who']} {auxiliary} {ending['last']}"
    if ending is not None or (whole and word in ("what", "who", "which")):
        return whole
    if straight := _straight(auxiliary, rest):
        return f"{word} {straight}"
    return whole if word != "why" and len(rest.split()) <= 7 else ""


def _whether(asked: str) -> str:
    auxiliary, _, rest = asked.partition(" ")
    auxiliary = auxiliary.lower()
    if re.match(r"any (?:chance|plans?|news|idea|update|way|sign)\b", asked, re.IGNORECASE):
        plural = "are" if re.match(r"any plans\b", asked, re.IGNORECASE) else "is"
        return f"whether there {plural} {asked[0].lower()}{asked[1:]}"
    if not is_auxiliary(auxiliary) and auxiliary not in ("should", "must", "may", "might"):
        return ""
    straight = "" if rest.startswith("be ") else _straight(auxiliary, rest)
    return f"whether {straight}" if straight else ""


def _outright(asked: str) -> str:
    """A question whose subject is the question word: "which liners fit this bin"."""
    said = asked.lower().split()
    if not _ASKED_OUTRIGHT.match(asked) or _OF_SOMEBODY.match(asked):
        return ""
    finite = forms().pasts | forms().third | {"has", "have", "is", "are", "was"}
    if said[0] in ("what", "who") and said[1] in _BE and not (said[2:3] and _EVENT.fullmatch(said[2])):
        return ""
    does = any(word in finite or word.endswith("ed") for word in said[1:_FARTHEST])
    return asked[0].lower() + asked[1:] if does else ""


def parted(question: str) -> tuple[str, str, str]:
    """A yes-or-no question as subject, auxiliary and what follows, from our side; empty strings where it is none.

    "will the finale have subtitles" → ("the finale", "will", "have subtitles")
    """
    asked = _FREE_FROM.sub(r"\1-free", _TRAIL.sub("", _LEAD.sub("", question.strip(" ?.!,"))).strip(" ,"))
    auxiliary, _, rest = asked.partition(" ")
    auxiliary = auxiliary.lower()
    if re.match(r"(?:you|we|us|i)\b", rest, re.IGNORECASE):
        return "", "", ""
    if auxiliary not in _PARTED or not may_be_said(rest, chosen=True) or len(rest) > _LONGEST or "," in rest:
        return "", "", ""
    straight = _straight("will" if auxiliary in ("do", "does") else auxiliary, rest)
    subject, _, after = straight.partition(f" {'will' if auxiliary in ('do', 'does') else auxiliary} ")
    return (turned(subject), auxiliary, turned(f"{after}")) if after else ("", "", "")


_IT = frozenset({"it", "they", "he", "she"})
_ABOUT_SELF = frozenset({"just", "me", "my", "us", "really", "even", "actually"})
"""Words of a question that is none: "is it just me"."""
_PARTED = frozenset({"is", "are", "will", "can", "do", "does", "has", "have"})


def _straight(auxiliary: str, rest: str) -> str:
    """A question's words in the order of a statement; empty where its subject is not sure."""
    fits: Callable[[str], bool]
    if auxiliary in _BE:
        fits = _predicate
    elif auxiliary in _HAVE:
        fits = forms().participles.__contains__
    else:
        fits = _infinitive
    for subject in _subjects(rest):
        verb, _, tail = rest[len(subject) + 1 :].partition(" ")
        following = tail.split(" ")[0].lower()
        early = verb in forms().nouns_too and following in forms().base and following not in ("the", "a", "like")
        said_of_it = auxiliary in _BE and subject.lower() in _IT and verb and verb.lower() not in _ABOUT_SELF
        if not (fits(verb.lower()) or said_of_it or following == "enough") or early or _UNENDED.search(subject):
            continue
        if verb == "not":
            return f"{subject} {auxiliary} {tail}" if auxiliary in _BE else ""
        adverb = ""
        if verb.lower() in _ADVERBS and auxiliary in ("does", "did") and following in forms().base:
            adverb, (verb, _, tail) = f"{verb} ", tail.partition(" ")
        if auxiliary in ("do", "does", "did"):
            verb = {"do": verb, "does": third(verb), "did": forms().past.get(verb, verb)}[auxiliary]
            return f"{subject} {adverb}{verb} {tail}".strip()
        return f"{subject} {auxiliary} {verb} {tail}".strip()
    return ""


def _infinitive(word: str) -> bool:
    return word in forms().base or word in ("be", "not") or word in _ADVERBS


def _subjects(rest: str) -> list[str]:
    """What the subject at the head of `rest` may be, shortest first."""
    said = rest.split(" ")
    if said[0].lower() in ("you", "i", "we", "it", "they", "he", "she", "there", "this", "that", "these", "anyone"):
        return [said[0]]
    if said[0].lower() in forms().base - forms().nouns_too:  # told to do it: "do keep paper tickets"
        return []
    owned = said[0].lower() in ("the", "my", "our", "your", "this", "that", "a", "an")
    return [" ".join(said[:length]) for length in range(1 + owned, min(8, len(said)))]


def _predicate(word: str) -> bool:
    known = forms()
    return (
        word in known.ing
        or word in known.participles
        or word in ("so", "not", "still", "always", "the", "a", "an", "no", "it", "only", "too", "any")
        or (word.endswith("ed") and len(word) > 3)
        or re.fullmatch(
            r"[a-z]+(?:able|ible|ful|less|ous|-free)|vegan|safe|open|closed|free|down|late|real|available|halal|due|"
            r"gluten-free|able|likely|ok|okay|normal|back|dead|broken|full|empty|here|there|allowed|included|legal|ready",
            word,
        )
        is not None
    )
