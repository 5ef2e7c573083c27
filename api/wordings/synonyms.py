"""Other words for the same thing."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from api.datafiles import DataModel, load_yaml
from api.wordings.library import Keyword
from api.wordings.meanings import units
from api.wordings.reading import read


class _File(DataModel):
    synonyms: tuple[Annotated[tuple[Keyword, ...], Field(min_length=2)], ...]


@cache
def synonyms() -> Mapping[str, frozenset[str]]:
    """Tokens of the index that stand for the same thing, by token.

    A word of more than one unit cannot be told by one token, and is left out.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for same in load_yaml(Path(__file__).with_name("synonyms.yaml"), _File).synonyms:
        single = [words[0].forms for word in same if len(words := units(read(word))) == 1]
        together = frozenset(form for forms in single for form in forms)
        for form in together:
            found[form] |= together
    return found
