"""The texts every benchmark reads: the corpus' test part, which no model was trained on."""

import random

from models.dataset import load

_COUNT = 140


def sample() -> dict[str, list[str]]:
    """140 texts a language, the same in every run; `both` mixes them as a feed would."""
    drawn = random.Random(7)
    texts = {
        language: drawn.sample([row.text for row in load("test") if row.lang == language], _COUNT)
        for language in ("ja", "en")
    }
    both = texts["ja"] + texts["en"]
    drawn.shuffle(both)
    return texts | {"both": both}
