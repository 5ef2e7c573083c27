"""GET /brand: a form for people to fill in their brand profile; it talks to /v1/brand with the key of whoever sits there."""

from flask import Blueprint, render_template

blueprint = Blueprint(
    "brand_page", __name__, template_folder="templates", static_folder="static", static_url_path="/brand/static"
)


@blueprint.get("/brand")
def form() -> str:
    return render_template("brand.html")
