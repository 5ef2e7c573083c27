"""How Japanese verbs and adjectives inflect: the stems before ない and ます, and the て-form."""

from collections.abc import Mapping

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
    return _stem(base, kind, _A_ROW, "こ")


def masu_stem(base: str, kind: str) -> str:
    """The form of a verb before ます."""
    return _stem(base, kind, _I_ROW, "き")


def _stem(base: str, kind: str, row: Mapping[str, str], coming: str) -> str:
    """A verb without its ending: of 五段 in `row`, of くる in `coming`."""
    if kind == SURU:
        return f"{base[:-2]}し"
    if kind == KURU:
        return base[:-1] if base.endswith("来る") else base[:-2] + coming
    return base[:-1] if kind == ICHIDAN else base[:-1] + row.get(base[-1], row["る"])


def i_stem(base: str) -> str:
    """An adjective without い, as it stands before くない."""
    return "よ" if base in ("いい", "良い") else base[:-1]
