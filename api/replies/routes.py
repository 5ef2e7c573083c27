"""POST /v1/suggest: replies to one comment for a chosen stage."""

from datetime import UTC, datetime
from http import HTTPStatus

from flask import Response
from flask_openapi3 import APIBlueprint, Tag

from api.access.guard import SECURITY
from api.drafts.gate import gate
from api.problems import BODY_PROBLEMS, documented
from api.replies.compose import suggest as compose
from api.replies.schemas import SuggestRequest, SuggestResponse
from api.replying import json_response, reader_language
from api.rooms import brand_named, judge_for
from api.triage.advise import advise

blueprint = APIBlueprint("replies", __name__, url_prefix="/v1", abp_tags=[Tag(name="replies")], abp_security=SECURITY)


@blueprint.post(
    "/suggest",
    summary="Suggest replies to one comment",
    responses={200: SuggestResponse, **documented(*BODY_PROBLEMS, HTTPStatus.NOT_FOUND)},
)
def suggest(body: SuggestRequest) -> Response:
    reader, brand = reader_language(), brand_named(body.brand)
    [analysis] = judge_for(brand).judge([body.comment])
    advice = advise(body.comment, analysis, now=datetime.now(UTC), reader=reader, brand=brand)
    suggestions = compose(body, analysis, advice, brand, reader=reader, gate=gate(analysis, brand, reader))
    return json_response(SuggestResponse(suggestions=suggestions))
