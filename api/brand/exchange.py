"""Brand profiles as YAML text: for people to read, edit and keep, and to bring in again."""

import yaml
from pydantic import ValidationError

from api.brand.profile import Brand
from api.datafiles import DataFileError, Document, parse_yaml

_DEEPEST = 12
"""Levels of nesting; a profile has five."""
_NAME = "profile"


class UnreadableProfile(ValueError):
    """The text is not YAML that we read; the message says where and why."""


class InvalidProfile(ValueError):
    """The text is YAML, but no profile: for each fault its location in the profile, its line and what is wrong."""

    def __init__(self, faults: list[tuple[tuple[int | str, ...], int, str]]) -> None:
        super().__init__("not a profile")
        self.faults = faults


def to_yaml(brand: Brand) -> str:
    """The profile without what is empty, in the order of its fields."""
    filled = {"id": brand.id, **brand.model_dump(mode="json", exclude_defaults=True)}
    return yaml.safe_dump(filled, allow_unicode=True, sort_keys=False, width=120)


def from_yaml(text: str) -> Brand:
    """Read a profile that somebody sent.

    Raises:
        UnreadableProfile: not YAML, too deep, or with aliases, which could unfold to any size.
        InvalidProfile: a part of it is not what a profile asks for.
    """
    document = _parse(text)
    try:
        return Brand.model_validate(document.value)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)[:20]
        raise InvalidProfile([(item["loc"], document.line_of(item["loc"]), item["msg"]) for item in found]) from error


def _parse(text: str) -> Document:
    try:
        _refuse_traps(text)
        return parse_yaml(text, _NAME)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadableProfile(f"line {line}: {error.problem}") from error
    except DataFileError as error:
        raise UnreadableProfile(str(error).replace(f"{_NAME}:", "line ", 1)) from error
    except (yaml.YAMLError, ValueError) as error:  # control characters; 2026-02-30, a number of a thousand digits
        raise UnreadableProfile(f"the text is not valid YAML: {error}") from error


def _refuse_traps(text: str) -> None:
    """Look at the events first: the parser that builds the tree crashes the process on deep nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            what = "nested deeper than a profile can be" if depth > _DEEPEST else "aliases are not supported"
            raise UnreadableProfile(f"line {line}: {what}")
