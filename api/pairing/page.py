"""GET /connect: the page from which the browser extension takes this server's address and the visitor's own key.

The page only holds the offer out: the extension reads it when the person opens the extension there and agrees. Nothing
on the server changes, and no page can push anything into the extension.
"""

from flask import Blueprint, render_template

blueprint = Blueprint(
    "pairing", __name__, template_folder="templates", static_folder="static", static_url_path="/connect/static"
)


@blueprint.get("/connect")
def connect() -> str:
    return render_template("connect.html")
