"""What routes share: JSON answers and the reader's language."""

from flask import Response, request
from pydantic import BaseModel

from api.contract import Language


def json_response(body: BaseModel) -> Response:
    """A 200 answer with `body` as JSON."""
    return Response(body.model_dump_json(by_alias=True), content_type="application/json")


def reader_language() -> Language:
    """Language of the reader of reasons, steps and hints: Accept-Language; Japanese unless English is asked for."""
    return "en" if request.accept_languages.best_match(["ja", "en"], default="ja") == "en" else "ja"
