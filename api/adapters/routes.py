"""GET /v1/adapters: whether and how the extension should read each site, signed. Open to all: none is secret."""

from flask import Response
from flask_openapi3 import APIBlueprint, Tag

from api.adapters.schemas import SignedTable
from api.replying import json_response
from api.rooms import rooms

blueprint = APIBlueprint("adapters", __name__, url_prefix="/v1", abp_tags=[Tag(name="adapters")])


@blueprint.get("/adapters", summary="How the extension should read each site, signed", responses={200: SignedTable})
def adapters() -> Response:
    table = rooms().adapters.current().model_dump_json()
    signer = rooms().signer
    response = json_response(SignedTable(table=table, signature=signer.sign(table), key=signer.public))
    response.headers["Cache-Control"] = "no-cache"
    return response
