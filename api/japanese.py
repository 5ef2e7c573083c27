"""The one Japanese dictionary of the process; whoever reads Japanese text shares it."""

import threading
from functools import cache

from sudachipy import Dictionary, SplitMode
from sudachipy.tokenizer import Tokenizer

_LOCAL = threading.local()


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")


def tokenizer(mode: SplitMode) -> Tokenizer:
    """One tokenizer for each thread and split mode (A short words, C whole names); all share the mapped dictionary."""
    kept: dict[str, Tokenizer] | None = getattr(_LOCAL, "tokenizers", None)
    if kept is None:
        kept = _LOCAL.tokenizers = {}
    name = str(mode)
    if name not in kept:
        kept[name] = _dictionary().tokenizer(mode=mode)
    return kept[name]
