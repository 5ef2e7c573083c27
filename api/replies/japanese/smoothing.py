"""A marked stretch as it stands in writing: without what is added in wonder, quotations whole, speech spelled out."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, Expression, load_yaml
from api.replies.japanese.conjugation import GODAN, KURU, te
from api.replies.japanese.forms import kind_of
from api.replies.japanese.tokens import Token, tokenize

_TOPIC = re.compile(r"(?<=[^たんる。、])(?:です|でした)が、?(?=.)")
"""A noun that is named before something is told of it: 「届いたおせんべいですが、20枚のうち」."""


class _Row(DataModel):
    find: Expression
    say: str


class _Smoothing(DataModel):
    rows: tuple[_Row, ...]


@cache
def smoothing() -> _Smoothing:
    """The rows that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("smoothing.yaml"), _Smoothing)


def smoothed(written: str) -> str:
    """`written` without careless speech, and with every quotation opened and closed."""
    text = _balanced(written.strip("。、? "))
    for row in smoothing().rows:
        text = re.sub(row.find, row.say, text).strip("、 ")
    named = _TOPIC.search(text)
    if named is not None:
        joint = "のところ、" if re.search("[はが]", text[: named.start()]) else "は、"
        text = _TOPIC.sub(joint, text, count=1)
    return _plain_inside(text)


def _balanced(text: str) -> str:
    """With the bracket that the edge of the stretch cut off."""
    depth = least = 0
    for char in text:
        depth += (char == "「") - (char == "」")
        least = min(least, depth)
    return "「" * -least + text + "」" * (depth - least)


def _plain_inside(text: str) -> str:
    """Polite past forms inside a sentence in plain form: 「届きましたが」 → 「届いたが」."""
    if not re.search("まし[たて]|ますと|ております|ていますが", text):
        return text
    tokens = tokenize(text)
    written, index, depth = "", 0, 0
    while index < len(tokens):
        token = tokens[index]
        depth += token.quotes
        kind = kind_of(token) if token.kind == "動詞" and token.form.startswith("連用形") else None
        if depth <= 0 and kind is not None and _is_polite_past(tokens[index + 1 : index + 4]):
            said = _standing_for(token, kind)
            linked = te(*said)
            ending = tokens[index + 2].surface
            past = linked[:-1] + ("だ" if linked.endswith("で") else "た")
            written += {"て": linked, "と": f"{said[0]}と", "たら": f"{past}ら"}.get(ending, past)
            index += 3
            continue
        written += token.surface
        index += 1
    return re.sub("て(?:おり|い)ます?が、", "ているが、", written)


def _standing_for(token: Token, kind: str) -> tuple[str, str]:
    """A verb in the plain word for it: humble and formal words do not stand in a clause of ours."""
    plain = {"ござる": ("ある", GODAN), "御座る": ("ある", GODAN), "参る": ("来る", KURU), "まいる": ("くる", KURU)}
    return plain.get(token.base, (token.base, kind))


def _is_polite_past(following: Sequence[Token]) -> bool:
    """Whether ます follows in a form that joins its clause to the next: ましたが, ましたら, まして, ますと."""
    if len(following) < 2 or following[0].lemma != "ます":
        return False
    ending = following[1].surface
    return ending in ("たら", "て", "と") or (
        ending == "た" and len(following) > 2 and following[2].surface in ("が", "けど", "のに")
    )
