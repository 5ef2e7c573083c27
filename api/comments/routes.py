"""POST /v1/analyze: comments in; analysis, advice and suggestions out."""

from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus

from flask import Response
from flask_openapi3 import APIBlueprint, Tag

from api.access.guard import SECURITY
from api.analysis.schemas import Comment
from api.comments.assess import assess
from api.comments.schemas import AnalyzeRequest, AnalyzeResponse, ModelInfo
from api.problems import BODY_PROBLEMS, FieldError, Problem, documented
from api.replying import json_response, reader_language
from api.rooms import brand_named, judge_for, rooms

blueprint = APIBlueprint("comments", __name__, url_prefix="/v1", abp_tags=[Tag(name="comments")], abp_security=SECURITY)


@blueprint.post(
    "/analyze",
    summary="Judge comments, say what to do and suggest replies",
    responses={200: AnalyzeResponse, **documented(*BODY_PROBLEMS, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT)},
)
def analyze(body: AnalyzeRequest) -> Response:
    _refuse_duplicates(body.comments)
    parts = rooms()
    brand = brand_named(body.brand)
    results = assess(
        body.comments,
        judge_for(brand),
        brand,
        now=datetime.now(UTC).replace(microsecond=0),
        reader=reader_language(),
        suggestions=body.suggestions,
        explain=body.explain,
    )
    parts.metrics.comments.inc(len(results))
    return json_response(AnalyzeResponse(results=results, model=ModelInfo(version=parts.judge.version)))


def _refuse_duplicates(comments: Sequence[Comment]) -> None:
    first: dict[str, int] = {}
    errors = [
        FieldError(pointer=f"/comments/{index}/id", detail=f"the same id as /comments/{first[comment.id]}")
        for index, comment in enumerate(comments)
        if first.setdefault(comment.id, index) != index
    ]
    if errors:
        raise Problem(HTTPStatus.CONFLICT, f"{errors[0].pointer}: {errors[0].detail}", errors)
