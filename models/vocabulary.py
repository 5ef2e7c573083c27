"""The encoder's vocabulary cut down to Japanese and English, and the tokenizer file that serving reads."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from models.e5 import E5

METASPACE = "\u2581"
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")


def _is_kana(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff"


def _is_japanese(char: str) -> bool:
    """Kana, and the kanji of JIS X 0208 (all of jōyō and jinmeiyō and what else Japanese print uses)."""
    if _is_kana(char) or char in "々〆〇":
        return True
    if not "\u4e00" <= char <= "\u9fff":
        return False
    try:
        char.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def _kind(piece: str) -> str:
    """`symbol`, `japanese`, `latin`, `single` (one letter of another script) or `foreign`."""
    letters = [char for char in piece.lstrip(METASPACE) if char.isalpha() or unicodedata.category(char) == "Lo"]
    if not letters:
        return "symbol"
    if all(char.isascii() for char in letters):
        return "latin"
    if all(char.isascii() or _is_japanese(char) or char == "ー" for char in letters):
        return "japanese"
    return "single" if len(piece.lstrip(METASPACE)) == 1 else "foreign"


def choose(e5: E5, seen: Iterable[int], latin: int, kanji_words: int) -> list[int]:
    """Numbers of the pieces to keep, in the original order.

    Kept are the special pieces, every symbol and emoji, every single kana and kanji, every piece with kana, the most
    frequent pure-kanji words and Latin pieces (`kanji_words`, `latin`: how many), Latin letters with accents, Greek and
    Cyrillic letters (kaomoji), and whatever the corpus uses (`seen`).
    """
    keep = {e5.bos, e5.eos, e5.pad, e5.unk, *seen}
    ranked: dict[str, list[int]] = {"latin": [], "kanji": []}
    for number, piece in enumerate(e5.pieces):
        bare = piece.lstrip(METASPACE)
        match _kind(piece):
            case "symbol":
                keep.add(number)
            case "japanese" if len(bare) == 1 or any(_is_kana(char) for char in bare):
                keep.add(number)
            case "japanese":
                ranked["kanji"].append(number)
            case "latin":
                ranked["latin"].append(number)
            case "single" if ord(bare) < 0x530:
                keep.add(number)
            case _:
                pass
    for name, size in (("latin", latin), ("kanji", kanji_words)):
        keep.update(sorted(ranked[name], key=lambda number: -float(e5.scores[number]))[:size])
    return sorted(keep)


def build_tokenizer(e5: E5, kept: list[int]) -> Tokenizer:
    """A Unigram tokenizer over the kept pieces; its ids are positions in `kept`."""
    unk = kept.index(e5.unk)
    vocabulary = [(e5.pieces[number], float(e5.scores[number])) for number in kept]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=METASPACE, prepend_scheme="always", split=False)
    return tokenizer


def save_tokenizer(tokenizer: Tokenizer, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(tokenizer.to_str(pretty=False), encoding="utf-8")
