"""Other words for the same thing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from api.datafiles import DataModel, load_yaml
from api.wordings.library import Keyword
from api.wordings.meanings import units
from api.wordings.reading import Word, read


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
    for same in _groups():
        together = _forms(same)
        for form in together:
            found[form] |= together
    return found


@cache
def synonyms_heard() -> Mapping[str, frozenset[str]]:
    """The same by the sound of a word, for what is typed in kana or rōmaji."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for same in _groups():
        together = _forms(same)
        for heard_as in {heard_as for word in same for heard_as in word.sounds}:
            found[heard_as] |= together
    return found


@cache
def _groups() -> Sequence[Sequence[Word]]:
    file = load_yaml(Path(__file__).with_name("synonyms.yaml"), _File)
    return [[words[0] for word in same if len(words := units(read(word))) == 1] for same in file.synonyms]


def _forms(same: Sequence[Word]) -> frozenset[str]:
    return frozenset(form for word in same for form in word.forms)
