"""GET /: the demo page. It runs the extension's own interface modules, served from the extension's folder."""

from pathlib import Path

from flask import Blueprint, Response, render_template, send_from_directory

blueprint = Blueprint("demo", __name__, template_folder="templates", static_folder="static", static_url_path="/demo")

EXTENSION_FOLDER = Path(__file__).resolve().parents[2] / "extension"
"""The unpacked extension of this checkout."""


@blueprint.get("/")
def index() -> str:
    return render_template("index.html")


@blueprint.get("/ui/<path:name>")
def interface(name: str) -> Response:
    return send_from_directory(EXTENSION_FOLDER / "ui", name)


@blueprint.get("/_locales/<path:name>")
def locale(name: str) -> Response:
    return send_from_directory(EXTENSION_FOLDER / "_locales", name)
