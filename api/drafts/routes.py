"""POST /v1/drafts/check: what the guidelines say of a draft."""

from http import HTTPStatus

from flask import Response
from flask_openapi3 import APIBlueprint, Tag

from api.access.guard import SECURITY
from api.drafts.check import check
from api.drafts.schemas import CheckRequest, CheckResponse
from api.problems import BODY_PROBLEMS, documented
from api.replying import json_response, reader_language
from api.rooms import brand_named, judge_for

blueprint = APIBlueprint("drafts", __name__, url_prefix="/v1", abp_tags=[Tag(name="drafts")], abp_security=SECURITY)


@blueprint.post(
    "/drafts/check",
    summary="Check a draft before it is posted",
    responses={200: CheckResponse, **documented(*BODY_PROBLEMS, HTTPStatus.NOT_FOUND)},
)
def check_draft(body: CheckRequest) -> Response:
    brand = brand_named(body.brand)
    judge = judge_for(brand)
    analysis = judge.judge([body.comment])[0] if body.comment is not None else None
    return json_response(check(body, analysis, brand, reader=reader_language(), suspect=judge.suspect))
