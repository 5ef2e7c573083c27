"""Errors as RFC 9457 problem details with a JSON pointer to each field at fault."""

import logging
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, request
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import HTTPException, InternalServerError

MEDIA_TYPE = "application/problem+json"

BODY_PROBLEMS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)
"""What any guarded operation with a JSON body can answer instead of its result."""

_log = logging.getLogger(__name__)


class FieldError(BaseModel):
    """One field at fault: RFC 6901 pointer into the request body (or the query parameter's name) and why."""

    pointer: str
    detail: str


class ProblemDetails(BaseModel):
    """Body of every error answer (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []


class Problem(Exception):
    """Raised by routes to answer with a problem; `errors` name the fields."""

    def __init__(self, status: HTTPStatus, detail: str, errors: Sequence[FieldError] = ()) -> None:
        super().__init__(detail)
        self.body = ProblemDetails(title=status.phrase, status=status, detail=detail, errors=list(errors))


def problem_response(body: ProblemDetails) -> Response:
    """The HTTP answer for one problem."""
    headers = {"WWW-Authenticate": 'Bearer realm="henshin"'} if body.status == HTTPStatus.UNAUTHORIZED else {}
    return Response(body.model_dump_json(), body.status, headers, content_type=MEDIA_TYPE)


def documented(*statuses: HTTPStatus) -> dict[str | int, type[BaseModel] | dict[Any, Any] | None]:
    """OpenAPI entries for the problems an operation can answer with."""
    schema = {"$ref": f"#/components/schemas/{ProblemDetails.__name__}"}
    return {
        str(int(status)): {"description": status.phrase, "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in statuses
    }


def pointer(location: Iterable[int | str]) -> str:
    """RFC 6901 pointer for a validation error's location."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in location)


def _explain(error: ValidationError) -> ProblemDetails:
    # The rejected input is left out: it may be a customer's words, and answers end up in logs.
    errors = [
        FieldError(pointer=pointer(item["loc"]), detail=item["msg"].removeprefix("Value error, "))
        for item in error.errors(include_url=False, include_input=False, include_context=False)[:20]
    ]
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    where = errors[0].pointer or "the body"
    return ProblemDetails(title=status.phrase, status=status, detail=f"{where}: {errors[0].detail}", errors=errors)


def validation_response(error: ValidationError) -> Response:
    """The 422 answer for a request that does not fit its schema."""
    return problem_response(_explain(error))


def _http_error(error: HTTPException) -> Response:
    # An HTTPException may carry a finished response (the schema layer aborts with one).
    if error.response is not None:
        return error.get_response()  # type: ignore[return-value]
    status = HTTPStatus(error.code or 500)
    response = problem_response(
        ProblemDetails(title=status.phrase, status=status, detail=error.description or status.phrase)
    )
    if isinstance(allow := getattr(error, "valid_methods", None), list):
        response.headers["Allow"] = ", ".join(allow)
    return response


def _unexpected(error: Exception) -> Response:
    # Only the place and the kind of the error: its message could quote a comment.
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
    _log.error("%s %s failed: %s at %s", request.method, request.path, type(error).__name__, where)
    return _http_error(InternalServerError("Something went wrong on the server; the request was not at fault."))


def init_app(app: Flask) -> None:
    """Answer every error of `app` as a problem."""
    app.register_error_handler(Problem, lambda problem: problem_response(problem.body))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)
