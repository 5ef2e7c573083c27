"""POST /v1/suggest: replies to one comment for a chosen stage."""

from datetime import UTC, datetime

from flask import Response
from flask_openapi3 import APIBlueprint, Tag

from api.access.guard import SECURITY
from api.problems import BODY_PROBLEMS, documented
from api.replies.compose import suggest as compose
from api.replies.schemas import SuggestRequest, SuggestResponse
from api.replying import json_response, reader_language
from api.rooms import rooms
from api.triage.advise import advise

blueprint = APIBlueprint("replies", __name__, url_prefix="/v1", abp_tags=[Tag(name="replies")], abp_security=SECURITY)


@blueprint.post(
    "/suggest",
    summary="Suggest replies to one comment",
    responses={200: SuggestResponse, **documented(*BODY_PROBLEMS)},
)
def suggest(body: SuggestRequest) -> Response:
    reader = reader_language()
    [analysis] = rooms().judge.judge([body.comment])
    advice = advise(body.comment, analysis, now=datetime.now(UTC), reader=reader)
    suggestions = compose(body, analysis, advice, rooms().brand, reader=reader)
    return json_response(SuggestResponse(suggestions=suggestions))
