"""GET /healthz, /readyz, /metrics: for load balancers and monitoring, without a key."""

from flask import Response
from flask_openapi3 import APIBlueprint, Tag
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from api.health.schemas import Alive, Readiness
from api.replying import json_response
from api.rooms import rooms
from api.version import VERSION

blueprint = APIBlueprint("health", __name__, abp_tags=[Tag(name="health")])


@blueprint.get("/healthz", summary="The process lives", responses={200: Alive})
def healthz() -> Response:
    return json_response(Alive(version=VERSION))


@blueprint.get("/readyz", summary="Models and database are ready", responses={200: Readiness, 503: Readiness})
def readyz() -> Response:
    try:
        with rooms().engine.connect() as connection:
            connection.execute(text("SELECT 1"))
        database = True
    except SQLAlchemyError:
        database = False
    # The application only exists once the models are loaded.
    response = json_response(Readiness(status="ready" if database else "not_ready", models=True, database=database))
    response.status_code = 200 if database else 503
    return response


@blueprint.get(
    "/metrics",
    summary="Figures in Prometheus' text format",
    responses={200: {"description": "OK", "content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def metrics() -> Response:
    return rooms().metrics.exposition()
