"""GET /v1/whoami: the extension's connection test asks it whether the key works."""

from http import HTTPStatus

from flask import Response
from flask_openapi3 import APIBlueprint, Tag

from api.access.guard import SECURITY, current_key
from api.access.schemas import WhoAmI
from api.problems import documented
from api.replying import json_response
from api.version import VERSION

blueprint = APIBlueprint("access", __name__, url_prefix="/v1", abp_tags=[Tag(name="access")], abp_security=SECURITY)


@blueprint.get("/whoami", summary="Whose key this is", responses={200: WhoAmI, **documented(HTTPStatus.UNAUTHORIZED)})
def whoami() -> Response:
    key = current_key()
    return json_response(WhoAmI(name=key.name, role=key.role, version=VERSION))
