"""GET /brand: a form in which people fill in their brand profile. It talks to /v1/brand with their own key."""

from pathlib import Path

from flask import Blueprint, Response, render_template

from api.brand.exchange import from_yaml
from api.replying import json_response

_EXAMPLE = Path(__file__).with_name("examples") / "yunagi.yaml"

blueprint = Blueprint(
    "brand_page", __name__, template_folder="templates", static_folder="static", static_url_path="/brand/static"
)


@blueprint.get("/brand")
def form() -> str:
    return render_template("brand.html")


@blueprint.get("/brand/example.yaml")
def example() -> Response:
    """A full profile of an invented company, with comments, to start one's own from."""
    return Response(_EXAMPLE.read_bytes(), content_type="application/yaml; charset=utf-8")


@blueprint.get("/brand/example.json")
def example_data() -> Response:
    """The same for the form to show."""
    return json_response(from_yaml(_EXAMPLE.read_text(encoding="utf-8")))
