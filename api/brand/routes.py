"""/v1/brand: read, replace and look back over brand profiles, as JSON or YAML."""

import json
from http import HTTPStatus
from typing import Any

from flask import Response, abort, request
from flask_openapi3 import APIBlueprint, RawModel, Tag
from flask_openapi3.utils import parse_body
from pydantic import BaseModel, Field, ValidationError

from api.access.guard import SECURITY, require_role
from api.brand.exchange import InvalidProfile, UnreadableProfile, from_yaml, to_yaml
from api.brand.profile import Brand
from api.brand.schemas import BrandId, BrandQuery, BrandVersion, BrandVersions, Form, VersionsQuery
from api.brand.store import Outdated, UnknownBrand
from api.problems import BODY_PROBLEMS, FieldError, Problem, documented, pointer, validation_response
from api.replying import json_response
from api.rooms import rooms

YAML = "application/yaml"

blueprint = APIBlueprint("brand", __name__, url_prefix="/v1", abp_tags=[Tag(name="brand")], abp_security=SECURITY)

_CONTENT: dict[str, dict[str, Any]] = {
    form: {"schema": {"$ref": f"#/components/schemas/{Brand.__name__}"}} for form in ("application/json", YAML)
}
_TAGGED = {"ETag": {"description": "Names the version; goes back as If-Match.", "schema": {"type": "string"}}}


class Profile(RawModel):
    """A profile in either form."""

    mimetypes = [*_CONTENT]  # noqa: RUF012 -- the base class wants a plain attribute


class Precondition(BaseModel):
    """Which state the sender has seen, so that nobody's edit is lost (RFC 9110, section 13)."""

    if_match: str | None = Field(None, alias="If-Match", description="The ETag that was read, or * to overwrite.")
    if_none_match: str | None = Field(None, alias="If-None-Match", description="* to store a new profile.")


@blueprint.get(
    "/brand",
    summary="Read a brand profile",
    responses={
        200: {"headers": _TAGGED, "content": _CONTENT},
        304: {"description": "The version named in If-None-Match is still current."},
        **documented(HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY),
    },
)
def read(query: BrandQuery) -> Response:
    store = rooms().brands
    try:
        brand = store.current(query.id) if query.version is None else store.at(query.id, query.version)
    except UnknownBrand as error:
        raise _unknown(error) from error
    response = _answer(brand, query.format or _wanted_form())
    response.vary.add("Accept")
    response.make_conditional(request)
    return response


@blueprint.put(
    "/brand",
    summary="Store a new version of a brand profile",
    description="For keys with the role lead. Every version is kept.",
    responses={
        200: {"headers": _TAGGED, "content": _CONTENT},
        **documented(
            *BODY_PROBLEMS,
            HTTPStatus.FORBIDDEN,
            HTTPStatus.NOT_FOUND,
            HTTPStatus.PRECONDITION_FAILED,
            HTTPStatus.PRECONDITION_REQUIRED,
        ),
    },
)
def replace(query: BrandId, header: Precondition, raw: Profile) -> Response:
    by = require_role("lead").name
    if header.if_match is None and header.if_none_match != "*":
        raise Problem(
            HTTPStatus.PRECONDITION_REQUIRED,
            "Send the ETag of the version you edited as If-Match, or If-None-Match: * for a new profile.",
        )
    form: Form = "yaml" if raw.mimetype == YAML else "json"
    brand = _sent(raw.get_data(), form)
    if brand.id != query.id:
        raise _invalid([FieldError(pointer="/id", detail=f"must be {query.id!r}, as in the address")])
    store = rooms().brands
    try:
        if header.if_match is None:
            stored = store.create(brand, by)
        else:
            stored = store.replace(brand, _seen(header.if_match), by)
    except UnknownBrand as error:
        raise _unknown(error) from error
    except Outdated as error:
        raise Problem(
            HTTPStatus.PRECONDITION_FAILED,
            f"Version {error.current} was stored meanwhile. Read it, bring your changes in and send it again.",
        ) from error
    return _answer(stored, form)


@blueprint.get(
    "/brand/versions",
    summary="Which versions of a profile were stored, when and by whom",
    responses={
        200: BrandVersions,
        **documented(HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY),
    },
)
def versions(query: VersionsQuery) -> Response:
    try:
        found = rooms().brands.versions(query.id, query.limit)
    except UnknownBrand as error:
        raise _unknown(error) from error
    listed = [BrandVersion(version=one.version, saved_at=one.saved_at, saved_by=one.saved_by) for one in found]
    return json_response(BrandVersions(id=query.id, versions=listed))


def _document_body() -> None:
    """Let OpenAPI show what a profile is; the framework knows nothing of the content of a raw body."""
    content, schemas = parse_body(Brand)
    blueprint.components_schemas.update(schemas)
    body = blueprint.paths["/v1/brand"].put.requestBody
    body.content, body.required = dict.fromkeys(_CONTENT, content["application/json"]), True


_document_body()


def _wanted_form() -> Form:
    best = request.accept_mimetypes.best_match([*_CONTENT, "text/yaml"], default="application/json")
    return "json" if best == "application/json" else "yaml"


def _answer(brand: Brand, form: Form) -> Response:
    if form == "json":
        response = json_response(brand)
    else:
        response = Response(to_yaml(brand), content_type=f"{YAML}; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="henshin-brand-{brand.id}.yaml"'
    response.set_etag(_tag(brand.version, form))
    return response


def _tag(version: int, form: Form) -> str:
    # The two forms differ byte by byte, and so must their strong tags.
    return str(version) if form == "json" else f"{version}-yaml"


def _seen(if_match: str) -> int | None:
    """The version that If-Match names; None for `*`. What is no tag of ours is no version either."""
    if if_match.strip() == "*":
        return None
    number = if_match.strip().removeprefix('"').removesuffix('"').removesuffix("-yaml")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1


def _sent(data: bytes, form: Form) -> Brand:
    try:
        return Brand.model_validate(json.loads(data)) if form == "json" else from_yaml(data.decode())
    except ValidationError as error:
        abort(validation_response(error))
    except UnicodeDecodeError as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "The body is not UTF-8.") from error
    except UnreadableProfile as error:
        raise Problem(HTTPStatus.BAD_REQUEST, f"The body is not a profile: {error}") from error
    except InvalidProfile as error:
        raise _invalid(
            [
                FieldError(pointer=pointer(where), detail=f"line {line}: {what.removeprefix('Value error, ')}")
                for where, line, what in error.faults
            ]
        ) from error


def _invalid(errors: list[FieldError]) -> Problem:
    where = errors[0].pointer or "the body"
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"{where}: {errors[0].detail}", errors)


def _unknown(error: UnknownBrand) -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, f"{error}.", [FieldError(pointer="id", detail=str(error))])
