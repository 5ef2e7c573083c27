"""A company's desk for tests: a key that may change profiles, and profiles of its own on the shared server."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests
import yaml

from api.brand.profile import Brand
from api.datafiles import load_yaml
from tests.server import Api

EXAMPLE = Path(__file__).parents[2] / "api" / "brand" / "examples" / "yunagi.yaml"


def example(**changes: Any) -> Brand:
    """The profile of the invented company, with some parts replaced."""
    return Brand.model_validate({**load_yaml(EXAMPLE, Brand).model_dump(), **changes})


def example_data(**changes: Any) -> dict[str, Any]:
    """The same as data, ready to be sent."""
    data: dict[str, Any] = example().model_dump(mode="json")
    return data | changes


def put(api: Api, body: Mapping[str, Any] | str, *, form: str = "json", **headers: str) -> requests.Response:
    """Send a profile; the address names the id that the body names."""
    text = body if isinstance(body, str) else (yaml.safe_dump(dict(body), allow_unicode=True) if form == "yaml" else "")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    kind = {"Content-Type": f"application/{form}"}
    identifier = body["id"] if not isinstance(body, str) else "default"
    if isinstance(body, str) or form == "yaml":
        return api.put("/v1/brand", params={"id": identifier}, data=text.encode(), headers=named | kind)
    return api.put("/v1/brand", params={"id": identifier}, json=body, headers=named)


def stored(api: Api, identifier: str, **changes: Any) -> str:
    """Store the example under an id of its own and return that id."""
    answer = put(api, example_data(id=identifier, **changes), If_None_Match="*")
    assert answer.status_code == 200, answer.text
    return identifier
