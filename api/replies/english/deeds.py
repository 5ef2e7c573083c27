"""What the company did to somebody, told from the side of those it befell: "you charged me £9" → "I was charged £9"."""

import re

from api.replies.english.verbs import forms

_DEED = re.compile(
    r"(?:you|u|ye)(?P<have>'ve| have| has|'d| had)?(?: (?:just|already|even|simply|also|now))? (?P<verb>[a-z]+) "
    r"(?P<rest>.+)$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"(?P<what>(?:my|our|the|an?|another|every|all|half|both|\d+|one|two|three|four|five|six)"
    r"(?: [\w'£$€%-]+){1,5}?)"
    r"(?P<tail>(?: (?:twice|again|away|in|on|at|for|from|to|with|by|into|off|up|out|down|without|after|before|because|"
    r"when|while|now|this|last|yesterday|today|since|so|over|back|wrong|early|late|online)\b|,).*)?$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?P<what>(?:my|our|the|an?|every|all|both) [\w'£$€% -]+?)"
    r"(?P<tail> (?:twice|again|without|after|when|while|now|this|last|yesterday|today|since|so|because)\b.*)?$",
    re.IGNORECASE,
)
_ENDED = frozenset({"delete", "drop", "remove", "discontinue", "cut", "scrap", "close", "wipe", "axe"})
"""Verbs after which a place belongs to the thing that is gone: "the bench at the stop was removed"."""
_NOT_DONE = frozenset(
    [
        "want",
        "need",
        "have",
        "make",
        "let",
        "get",
        "do",
        "say",
        "think",
        "know",
        "claim",
        "be",
        "see",
        "mean",
        "like",
        "love",
        "help",
        "hear",
        "watch",
        "seem",
        "become",
        "go",
        "come",
        "run",
        "call",
        "ask",
        "keep",
        "turn",
        "cost",
    ]
)
"""Verbs of which nothing can be said to have been done."""
_MANY = re.compile(r"(?:all|both|two|three|four|five|six|\d{2,}|[2-9])\b", re.IGNORECASE)

_SECOND = re.compile(
    r"(?P<thing>(?:[\w'-]+ )*?(?!(?:of|on|in|at|with|from|for|to|by|and|or|over|than|about|into|all|both|half|under) )"
    r"[\w'-]+)(?= (?:the|this|last|that|next) \w)",
    re.IGNORECASE,
)
"""A thing before a second one without a preposition, which says when or how much: "my booking the day before"."""


_MORE = re.compile(r"\band (?:then |also |now |just )?([a-z]+) ", re.IGNORECASE)
"""A second deed of the same doer, who has to stay: "you put the price up and cut the channels"."""


def befell(clause: str) -> str:
    """The deed without its doer, still in the customer's own person; empty where it cannot be told so."""
    match = _DEED.match(clause)
    if match is None:
        return ""
    verb, rest = match["verb"].lower(), match["rest"]
    if (more := _MORE.search(rest)) and more[1].lower() in forms().pasts:
        return ""
    done, now = _participle(verb), verb in forms().base and verb not in forms().pasts
    if not done or (now and match["have"]):
        return ""
    perfect = (match["have"] or "").strip() in ("'ve", "have", "has")
    if re.match(r"(?:me|us)\b", rest):
        return f"I've been {done}{rest[2:]}" if perfect else "" if now else f"I was {done}{rest[2:]}"
    what = (_WHOLE if forms().base_of.get(verb, verb) in _ENDED else _OBJECT).match(rest)
    if what is None:
        return ""
    thing, tail = what["what"], what["tail"] or ""
    if when := _SECOND.match(thing):
        thing, tail = when["thing"], thing[when.end("thing") :] + tail
    head = re.split(r" (?:of|on|in|at|with|from|for)\b", thing)[0].split()[-1].lower()
    many = _MANY.match(thing) is not None or re.search("[^sui]s$", head) is not None
    if perfect:
        be = "have been" if many else "has been"
    elif match["have"]:
        be = "had been"
    elif now:
        be = "are" if many else "is"
    else:
        be = "were" if many else "was"
    return f"{thing} {be} {done}{tail}"


def _participle(verb: str) -> str:
    known = forms()
    base = verb if verb in known.base else known.base_of.get(verb, "")
    return known.participle[base] if base and base not in _NOT_DONE else ""
