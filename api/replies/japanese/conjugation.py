"""How Japanese verbs and adjectives inflect: the stems before ない and ます, and the て-form."""

_A_ROW = dict(zip("うくぐすつぬぶむる", "わかがさたなばまら", strict=True))
_I_ROW = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_TE = {
    "う": "って",
    "つ": "って",
    "る": "って",
    "く": "いて",
    "ぐ": "いで",
    "す": "して",
    "ぬ": "んで",
    "ぶ": "んで",
    "む": "んで",
}
GODAN, ICHIDAN, SURU, KURU, ADJECTIVE, NOUN = "五段", "一段", "サ行変格", "カ行変格", "形容詞", "名詞"
"""Kinds of words by how they inflect."""


def te(base: str, kind: str) -> str:
    """て-form of a verb in dictionary form."""
    if kind == SURU:
        return f"{base[:-2]}して"
    if kind == KURU:
        return f"{base[:-2]}来て" if base.endswith("来る") else f"{base[:-2]}きて"
    if kind == ICHIDAN:
        return f"{base[:-1]}て"
    if base.endswith(("行く", "いく")):
        return f"{base[:-1]}って"
    return base[:-1] + _TE.get(base[-1], "って")


def negative_stem(base: str, kind: str) -> str:
    """The form of a verb before ない."""
    if kind == SURU:
        return f"{base[:-2]}し"
    if kind == KURU:
        return f"{base[:-1]}" if base.endswith("来る") else f"{base[:-2]}こ"
    if kind == ICHIDAN:
        return base[:-1]
    return base[:-1] + _A_ROW.get(base[-1], "ら")


def masu_stem(base: str, kind: str) -> str:
    """The form of a verb before ます."""
    if kind == SURU:
        return f"{base[:-2]}し"
    if kind == KURU:
        return base[:-1] if base.endswith("来る") else f"{base[:-2]}き"
    if kind == ICHIDAN:
        return base[:-1]
    return base[:-1] + _I_ROW.get(base[-1], "り")


def i_stem(base: str) -> str:
    """An adjective without い, as it stands before くない."""
    return "よ" if base in ("いい", "良い") else base[:-1]
