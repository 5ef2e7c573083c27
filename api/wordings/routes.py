"""/v1/wordings: the quick lookup, and what a company adds to it."""

from http import HTTPStatus

from flask import Response
from flask_openapi3 import APIBlueprint, Tag

from api.access.guard import SECURITY, current_key
from api.brand.profile import Brand
from api.problems import BODY_PROBLEMS, FieldError, Problem, documented
from api.replying import json_response, reader_language
from api.rooms import brand_named, rooms
from api.wordings.library import situations
from api.wordings.schemas import (
    Filling,
    FoundWording,
    LookupQuery,
    LookupResponse,
    NewWording,
    Situations,
    WordingFields,
    WordingPath,
)
from api.wordings.service import NotOurs, Violates, named_situation
from api.wordings.store import TooManyFavourites

blueprint = APIBlueprint("wordings", __name__, url_prefix="/v1", abp_tags=[Tag(name="wordings")], abp_security=SECURITY)

WITHOUT_BODY = frozenset({"wordings.add_favourite", "wordings.record_use"})
"""Endpoints that are asked with POST or PUT and no body."""

_READ = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY)
_NOTHING = {"description": "Done."}


@blueprint.get(
    "/wordings",
    summary="Look up wordings",
    description="By situation, the customer's words or feelings; in kanji, kana, rōmaji or English; finished or not.",
    responses={200: LookupResponse, **documented(*_READ)},
)
def look_up(query: LookupQuery) -> Response:
    return json_response(rooms().wordings.look_up(query, current_key().name, brand_named(query.brand)))


@blueprint.get(
    "/situations",
    summary="What wordings are for",
    responses={200: Situations, **documented(HTTPStatus.UNAUTHORIZED)},
)
def list_situations() -> Response:
    return json_response(Situations(situations=[named_situation(name) for name in situations()]))


@blueprint.get("/wordings/<string:id>", summary="Read one wording", responses={200: FoundWording, **documented(*_READ)})
def read_wording(path: WordingPath, query: Filling) -> Response:
    found = rooms().wordings.get(path.id, query, current_key().name, brand_named(query.brand))
    if found is None:
        raise _unknown(path.id)
    return json_response(found)


@blueprint.post(
    "/wordings",
    summary="Add a wording",
    description="Staff and leads may: the draft check stands at the door, and stops what the guidelines forbid.",
    responses={201: FoundWording, **documented(*BODY_PROBLEMS, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)},
)
def add_wording(body: NewWording) -> Response:
    key = current_key()
    if key.role == "viewer":
        raise Problem(HTTPStatus.FORBIDDEN, "This needs a key with the role staff or lead; yours has the role viewer.")
    brand = _brand_of(body)
    try:
        wording_id = rooms().wordings.add(body, key.name, brand, reader_language())
    except Violates as error:
        raise _stopped(error) from error
    return _created(wording_id, body.brand)


@blueprint.put(
    "/wordings/<string:id>",
    summary="Replace a wording",
    description="Leads may replace any, staff those they added. One that ships keeps its id with the company's text.",
    responses={200: FoundWording, **documented(*BODY_PROBLEMS, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)},
)
def replace_wording(path: WordingPath, body: WordingFields) -> Response:
    _require_control(path.id)
    brand, key = _brand_of(body), current_key()
    try:
        rooms().wordings.replace(path.id, body, key.name, brand, reader_language())
    except Violates as error:
        raise _stopped(error) from error
    found = rooms().wordings.get(path.id, Filling(), key.name, brand)
    if found is None:
        raise _unknown(path.id)
    return json_response(found)


@blueprint.delete(
    "/wordings/<string:id>",
    summary="Remove a wording of the company",
    description="Who may replace it may remove it. Of a wording that ships, the shipped text returns.",
    responses={204: _NOTHING, **documented(*_READ, HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT)},
)
def remove_wording(path: WordingPath) -> Response:
    _require_control(path.id)
    try:
        rooms().wordings.remove(path.id, current_key().name)
    except NotOurs as error:
        raise Problem(HTTPStatus.CONFLICT, str(error).capitalize() + ".") from error
    return Response(status=HTTPStatus.NO_CONTENT)


@blueprint.put(
    "/wordings/<string:id>/favourite",
    summary="Make a wording a favourite of this key",
    responses={204: _NOTHING, **documented(*_READ, HTTPStatus.CONFLICT)},
)
def add_favourite(path: WordingPath) -> Response:
    _require_known(path.id)
    try:
        rooms().wordings.set_favourite(path.id, current_key().name, True)
    except TooManyFavourites as error:
        raise Problem(HTTPStatus.CONFLICT, str(error).capitalize() + ".") from error
    return Response(status=HTTPStatus.NO_CONTENT)


@blueprint.delete(
    "/wordings/<string:id>/favourite",
    summary="No longer a favourite of this key",
    responses={204: _NOTHING, **documented(*_READ)},
)
def remove_favourite(path: WordingPath) -> Response:
    _require_known(path.id)
    rooms().wordings.set_favourite(path.id, current_key().name, False)
    return Response(status=HTTPStatus.NO_CONTENT)


@blueprint.post(
    "/wordings/<string:id>/uses",
    summary="Remember that a wording was used",
    description="What a key used lately comes a little earlier in its lookups.",
    responses={204: _NOTHING, **documented(*_READ)},
)
def record_use(path: WordingPath) -> Response:
    _require_known(path.id)
    rooms().wordings.count_use(path.id, current_key().name)
    return Response(status=HTTPStatus.NO_CONTENT)


def _brand_of(body: WordingFields) -> Brand:
    try:
        return brand_named(body.brand)
    except Problem as error:
        # Not 404: the wording that was asked for may well be there.
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, error.body.detail, error.body.errors) from error


def _created(wording_id: str, brand_id: str) -> Response:
    found = rooms().wordings.get(wording_id, Filling(), current_key().name, brand_named(brand_id))
    if found is None:
        raise _unknown(wording_id)
    response = json_response(found)
    response.status_code = HTTPStatus.CREATED
    response.headers["Location"] = f"/v1/wordings/{wording_id}"
    return response


def _require_known(wording_id: str) -> None:
    if not rooms().wordings.exists(wording_id):
        raise _unknown(wording_id)


def _require_control(wording_id: str) -> None:
    """Let leads through, and staff to what their own key added: others rely on the rest."""
    key = current_key()
    if key.role == "viewer":
        raise Problem(HTTPStatus.FORBIDDEN, "This needs a key with the role staff or lead; yours has the role viewer.")
    _require_known(wording_id)
    stored = rooms().wordings.saved(wording_id)
    if key.role != "lead" and (stored is None or stored.saved_by != key.name or stored.entry.origin != "own"):
        raise Problem(HTTPStatus.FORBIDDEN, "Staff may change the wordings they added; others need the role lead.")


def _unknown(wording_id: str) -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, f"There is no wording {wording_id}.")


def _stopped(error: Violates) -> Problem:
    said = [
        FieldError(
            pointer="/text",
            detail=f"{finding.rule} {finding.name} «{error.text[finding.start : finding.end][:60]}»: {finding.why}",
        )
        for finding in error.findings[:20]
    ]
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"/text: {said[0].detail}", said)
