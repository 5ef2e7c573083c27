"""YAML that people edit: loaded once, validated by a pydantic model, errors with file and line."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTRUCTOR = yaml.constructor.SafeConstructor()


class DataFileError(ValueError):
    """A data file cannot be used; the message reads `name.yaml:12: rules.3.severity: what is wrong`."""


class DataModel(BaseModel):
    """Base of everything read from YAML: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _check(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
    return pattern


Expression = Annotated[str, AfterValidator(_check)]
"""A regular expression; a field of a data model that is none is named with what is wrong."""
Alternatives = Annotated[str, BeforeValidator("|".join), AfterValidator(_check)]
"""A list of regular expressions of which one must be found, as one expression."""
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Document:
    """One YAML document: its value, and where each part of it stands."""

    value: Any
    root: yaml.Node

    def line_of(self, location: tuple[int | str, ...]) -> int:
        """Line (1 is the first) of the deepest part that `location` still leads to."""
        return _line_of(self.root, location)


def load_yaml(path: Path, model: type[Model]) -> Model:
    """Read `path` and validate it as `model`.

    Raises:
        DataFileError: not YAML, a key given twice, or not what the model asks for; names file and line.
    """
    document = parse_yaml(path.read_text(encoding="utf-8"), path.name)
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        line = document.line_of(first["loc"])
        raise DataFileError(f"{path.name}:{line}: {where}: {first['msg']}") from error


def parse_yaml(text: str, name: str) -> Document:
    """Read YAML text; `name` stands in messages.

    Raises:
        DataFileError: not YAML, empty, or a key given twice.
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataFileError(f"{name}:{line}: {error.problem}") from error
    if root is None:
        raise DataFileError(f"{name}:1: the file is empty")
    return Document(_construct(root, name), root)


def _construct(node: yaml.Node, name: str) -> Any:
    """The Python value of a node; unlike PyYAML's own, it refuses a key that is given twice."""
    if isinstance(node, yaml.MappingNode):
        values: dict[Any, object] = {}
        for key_node, value_node in node.value:
            key = _construct(key_node, name)
            if key in values:
                raise DataFileError(f"{name}:{key_node.start_mark.line + 1}: {key} is given twice")
            values[key] = _construct(value_node, name)
        return values
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item, name) for item in node.value]
    if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() not in ("true", "false"):
        return node.value  # `no` and `yes` are words, as in YAML 1.2
    return _CONSTRUCTOR.construct_object(node, deep=True)


def _line_of(node: yaml.Node, location: tuple[int | str, ...]) -> int:
    """Line of the deepest node that `location` still leads to."""
    line: int = node.start_mark.line + 1
    for part in location:
        following = None
        if isinstance(node, yaml.MappingNode):
            for key_node, value_node in node.value:
                if key_node.value == str(part):
                    following, line = value_node, key_node.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            following = node.value[part]
            line = following.start_mark.line + 1
        if following is None:
            break
        node = following
    return line
