"""A short sentence of a comment quoted entire, where no sound clause can be made of what it tells."""

import re
from collections.abc import Sequence
from itertools import pairwise

from api.replies.japanese.rewording import is_repeatable, stripped
from api.replies.japanese.tokens import Token, names_somebody, tokenize

_SHORTEST, _LONGEST = 5, 32
"""Characters of a sentence that is quoted."""
_MOST = 0.6
"""How much of a sentence has to be marked; else it tells of something else too."""
_TAIL = re.compile(
    "(?<=[いたる])(?:ん(?:だ|です)|の(?:だ|です)?|です)?(?:けど|けれど|が|よ|ね|わ|し)*$"
    "|(?:なん|なの)?(?:だ|です)?(?:けど|けれど|よ|ね|わ)+$|(?:やん|じゃん|って何|って|だって|とか)$"
)
"""What a sentence trails off with and says nothing."""
_OPEN_END = re.compile(
    "(?:[てでにをがはもへのかなとやんろっ]|くださ|やめれ|っけ|けどぉ?|[ァ-ヶー]す|から|ので|たら|れば)$|^[^、]*のに$"
    "|誰|どこ(?!ろ)|なぜ|なんで|どう(?!し?ても)|何(?=[をがの]|だ)"
)
"""Ends of a sentence that breaks off, asks or commands."""
_CARELESS = re.compile(
    "死[なねぬのん]|殺|クソ|くそ|糞|ゴミ(?![箱袋のを収出回置])|バカ|馬鹿|アホ|ボケ|ふざけ|詐欺|泥棒|神経|腐っ|正気|責任者|晒|拡散|通報|弁護士|消費者"
    "|[だや]ろ[、。]|ねえ|やが[りるっ]|くせに|けん[、。]|っちゃ|[んた]け、|ちゅう|[がはも]さ、|^ほんで|せんと"
)
"""Insults, threats and speech that is not said back even between quotation marks."""
_COLLOQUIAL = frozenset({"て", "って"})
_CONTINUES = frozenset({"助詞", "接続詞", "助動詞", "接尾辞"})
"""Kinds of words that only go on with what was said before."""
_PLACES = frozenset({"が", "は", "も", "を", "に", "で", "へ", "から", "まで", "と", "より", "にて"})


def sentence_quoted(comment: str, part: str) -> str:
    """The sentence of `comment` that holds `part`, in 「」; empty where it is long, asks or is not fit to be said.

    Args:
        comment: the comment as tidied.
    """
    sentence = next((one for one in re.findall("[^。?]+[。?]?", comment) if part in one), "")
    if not sentence or sentence.endswith("?"):
        return ""
    tokens = stripped(tokenize(sentence.strip("。、 ")))
    if tokens and tokens[0].surface in ("この", "その", "あの"):
        tokens = tokens[1:]
    text = _TAIL.sub("", "".join(token.surface for token in tokens)).strip("、 ")
    whole = text.count("「") == text.count("」") and "『" not in text
    if not _SHORTEST <= len(text) <= _LONGEST or not whole or len(part) < _MOST * len(text):
        return ""
    sound = is_repeatable(text) and is_civil(text) and not _OPEN_END.search(text) and not names_somebody(text)
    if not sound or tokens[0].kind in _CONTINUES or tokens[0].kind == "代名詞":
        return ""
    return f"「{text.replace('「', '『').replace('」', '』')}」"


def is_civil(text: str) -> bool:
    """Whether words can stand between quotation marks in a reply: no insult, no threat, no sloppy speech."""
    return not _CARELESS.search(text)


def is_broken(clause: str) -> bool:
    """Whether a clause begins inside a phrase or holds speech that was not turned into writing."""
    tokens = _unquoted(clause)
    if not tokens or tokens[0].kind in _CONTINUES:
        return True
    ends = [at for at, token in enumerate(tokens) if token.surface == "、"] + [len(tokens)]
    if any(at > 1 and tokens[at - 1].surface == "ん" and tokens[at - 2].lemma != "ます" for at in ends):
        return True
    if re.search("んだ(?=[0-9一-龠ァ-ヶ])", clause) and any(
        before.surface == "ん" and token.surface == "だ" for before, token in pairwise(tokens)
    ):
        return True
    return any(
        token.surface in _COLLOQUIAL and before.is_noun and token.kind == "助詞" for before, token in pairwise(tokens)
    )


def is_clipped(clause: str) -> bool:
    """Whether a clause leaves out the particles that would make it one: 「預けた着物行方不明」, 「紙切れ3300円」."""
    tokens = _unquoted(clause)
    if not tokens or not tokens[-1].is_noun:
        return False
    commas = [at for at, token in enumerate(tokens) if token.surface == "、"]
    last = tokens[commas[-1] + 1 :] if commas else tokens
    return not any(token.kind == "助詞" and token.surface in _PLACES for token in last)


def _unquoted(clause: str) -> Sequence[Token]:
    """The words of a clause, each quotation as one noun."""
    return tokenize(re.sub("「[^」]*」", "言葉", clause))
