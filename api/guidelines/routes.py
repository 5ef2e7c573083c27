"""GET /v1/guidelines: the rules that advice, suggestions and findings cite, in words people can read."""

import hashlib
from http import HTTPStatus

from flask import Response, request
from flask_openapi3 import APIBlueprint, Tag

from api.access.guard import SECURITY
from api.contract import Language
from api.guidelines.catalogue import Guideline, articles, catalogue
from api.guidelines.schemas import Article, Guidelines, GuidelinesQuery, GuidelineText
from api.problems import FieldError, Problem, documented
from api.replying import json_response, reader_language

blueprint = APIBlueprint(
    "guidelines", __name__, url_prefix="/v1", abp_tags=[Tag(name="guidelines")], abp_security=SECURITY
)


@blueprint.get(
    "/guidelines",
    summary="The guidelines by number, in Japanese, English or both",
    responses={
        200: Guidelines,
        304: {"description": "Nothing has changed since the ETag in If-None-Match."},
        **documented(HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY),
    },
)
def guidelines(query: GuidelinesQuery) -> Response:
    lang = query.lang or reader_language()
    languages: tuple[Language, ...] = ("ja", "en") if lang == "both" else (lang,)
    response = json_response(Guidelines(guidelines=[_shown(rule, languages) for rule in _wanted(query.ids)]))
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:16])
    response.vary.add("Accept-Language")
    # They change with the server's version only; asking again costs no body.
    response.headers["Cache-Control"] = "private, no-cache"
    response.make_conditional(request)
    return response


def _wanted(ids: str | None) -> list[Guideline]:
    known = catalogue()
    if ids is None:
        return list(known.values())
    wanted = list(dict.fromkeys(ids.split(",")))
    if unknown := [one for one in wanted if one not in known]:
        detail = f"there is no guideline {unknown[0]}"
        raise Problem(HTTPStatus.NOT_FOUND, f"ids: {detail}", [FieldError(pointer="ids", detail=detail)])
    return [known[one] for one in wanted]


def _shown(rule: Guideline, languages: tuple[Language, ...]) -> GuidelineText:
    return GuidelineText(
        id=rule.id,
        ja=rule.ja if "ja" in languages else None,
        en=rule.en if "en" in languages else None,
        severity=rule.severity,
        priority=rule.priority,
        area=rule.area,
        sources=[Article(**articles()[key].model_dump()) for key in rule.source],
    )
