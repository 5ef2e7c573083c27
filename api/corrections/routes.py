"""/v1/corrections: staff say that a label is wrong, and like texts are judged accordingly at once."""

from http import HTTPStatus

from flask import Response
from flask_openapi3 import APIBlueprint, Tag

from api.access.guard import SECURITY, current_key, require_role
from api.corrections.export import corpus_lines
from api.corrections.schemas import (
    Correction,
    CorrectionPath,
    CorrectionQuery,
    CorrectionRequest,
    Corrections,
)
from api.problems import BODY_PROBLEMS, Problem, documented
from api.replying import json_response
from api.rooms import rooms

NDJSON = "application/x-ndjson"

blueprint = APIBlueprint(
    "corrections", __name__, url_prefix="/v1", abp_tags=[Tag(name="corrections")], abp_security=SECURITY
)


@blueprint.post(
    "/corrections",
    summary="Set a comment's labels right",
    description="Takes effect for this text and those like it at once, in every worker. Sent twice, it is stored once.",
    responses={200: Correction, **documented(*BODY_PROBLEMS)},
)
def correct(body: CorrectionRequest) -> Response:
    parts = rooms()
    (judged,) = parts.judge.judge([body.comment])
    return json_response(parts.corrections.save(body.comment, body.labels, body.note, judged, by=current_key().name))


@blueprint.get(
    "/corrections",
    summary="List corrections",
    description="For keys with the role lead: the texts are customers' words.",
    responses={
        200: Corrections,
        **documented(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.UNPROCESSABLE_ENTITY),
    },
)
def listed(query: CorrectionQuery) -> Response:
    require_role("lead")
    return json_response(Corrections(corrections=rooms().corrections.after(query.after, query.limit)))


@blueprint.get(
    "/corrections/corpus",
    summary="Export corrections for the next training",
    description="One line for each, in the form of the corpus. For keys with the role lead.",
    responses={
        200: {"description": "The oldest first.", "content": {NDJSON: {"schema": {"type": "string"}}}},
        **documented(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.UNPROCESSABLE_ENTITY),
    },
)
def exported(query: CorrectionQuery) -> Response:
    require_role("lead")
    found = rooms().corrections.after(query.after, query.limit)
    return Response("".join(corpus_lines(found)), content_type=NDJSON)


@blueprint.delete(
    "/corrections/<int:id>",
    summary="Take a correction back",
    description="For keys with the role lead.",
    responses={
        204: None,
        **documented(
            HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY
        ),
    },
)
def withdraw(path: CorrectionPath) -> Response:
    require_role("lead")
    if not rooms().corrections.delete(path.id):
        raise Problem(HTTPStatus.NOT_FOUND, f"There is no correction {path.id}.")
    return Response(status=HTTPStatus.NO_CONTENT)
