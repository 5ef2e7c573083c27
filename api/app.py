"""The application factory: one blueprint per room."""

from flask import Flask, Response, request
from flask_cors import CORS
from flask_openapi3 import Info, OpenAPI
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

from api import problems
from api.access.guard import require_key
from api.access.keys import KeyStore
from api.access.routes import blueprint as access_blueprint
from api.adapters.routes import blueprint as adapters_blueprint
from api.adapters.signing import open_signer
from api.adapters.store import AdapterStore
from api.analysis.cache import CachedJudge
from api.analysis.judge import Judge
from api.brand.page import blueprint as brand_page_blueprint
from api.brand.routes import YAML
from api.brand.routes import blueprint as brand_blueprint
from api.brand.store import BrandStore
from api.comments.knowledge import KnowledgeBase
from api.comments.routes import blueprint as comments_blueprint
from api.contract import MAX_REQUEST_BYTES
from api.corrections.routes import blueprint as corrections_blueprint
from api.corrections.store import CorrectionStore
from api.database import open_database
from api.demo.routes import blueprint as demo_blueprint
from api.drafts.routes import blueprint as drafts_blueprint
from api.guidelines.routes import blueprint as guidelines_blueprint
from api.health.routes import blueprint as health_blueprint
from api.metrics import Metrics
from api.pairing.page import blueprint as pairing_blueprint
from api.replies.compose import prepare
from api.replies.routes import blueprint as replies_blueprint
from api.rooms import EXTENSION, Rooms
from api.settings import Settings, read_settings
from api.version import VERSION
from api.wordings.routes import WITHOUT_BODY
from api.wordings.routes import blueprint as wordings_blueprint
from api.wordings.service import Wordings

_GUARDED_BLUEPRINTS = (
    access_blueprint,
    comments_blueprint,
    corrections_blueprint,
    replies_blueprint,
    drafts_blueprint,
    brand_blueprint,
    guidelines_blueprint,
    wordings_blueprint,
)
_API_BLUEPRINTS = (health_blueprint, adapters_blueprint, *_GUARDED_BLUEPRINTS)
_GUARDED = frozenset(blueprint.name for blueprint in _GUARDED_BLUEPRINTS)
_READ_AWAY_BYTES = 8 * MAX_REQUEST_BYTES
_DOCS_PATH = "/v1/scalar"

_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The documentation viewer configures itself in inline scripts and styles; it shows our own schema and nothing else.
_DOCS_POLICY = _PAGE_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").replace(
    "style-src 'self'", "style-src 'self' 'unsafe-inline'"
)


def create_app(settings: Settings | None = None) -> Flask:
    """Build the application: open the database, load the models, register every room.

    Raises:
        SettingsError: a setting in the environment is wrong.
    """
    settings = settings or read_settings()
    app = OpenAPI(
        __name__,
        info=Info(title="Henshin", version=VERSION, description="Judgement, advice and suggested replies."),
        security_schemes={"bearer": {"type": "http", "scheme": "bearer"}},
        doc_prefix="/v1",
        validation_error_model=problems.ProblemDetails,
        validation_error_callback=problems.validation_response,
    )
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    prepare()
    engine = open_database(settings.effective_database_url)
    judge = CachedJudge(Judge.load())
    corrections = CorrectionStore(engine, judge.version, judge.trace)
    parts = Rooms(
        engine=engine,
        keys=KeyStore(engine),
        judge=judge,
        brands=BrandStore(engine),
        corrections=corrections,
        knowledge=KnowledgeBase(corrections),
        wordings=Wordings(engine, settings.home),
        adapters=AdapterStore(engine),
        signer=open_signer(settings.home),
        metrics=Metrics(),
    )
    parts.wordings.prepare()
    app.extensions[EXTENSION] = parts
    parts.metrics.watch(app)
    problems.init_app(app)
    if settings.cors_origins:
        CORS(
            app,
            origins=list(settings.cors_origins),
            allow_headers=["Authorization", "Content-Type", "If-Match", "If-None-Match"],
            expose_headers=["ETag"],
        )
    app.before_request(lambda: _check_request(parts.keys))
    app.after_request(_protect)
    for blueprint in _API_BLUEPRINTS:
        app.register_api(blueprint)
    app.register_blueprint(demo_blueprint)
    app.register_blueprint(brand_page_blueprint)
    app.register_blueprint(pairing_blueprint)
    return app


def _check_request(keys: KeyStore) -> None:
    if request.method == "OPTIONS" or request.blueprint not in _GUARDED:
        return
    require_key(keys)
    if request.method in ("POST", "PUT") and request.endpoint not in WITHOUT_BODY:
        _check_body()


def _check_body() -> None:
    # A compressed body could unfold to any size; 1 MiB as it stands is enough for every request.
    if request.content_encoding not in (None, "", "identity"):
        raise UnsupportedMediaType("Send the body uncompressed: Content-Encoding is not supported.")
    yaml_is_read = request.method == "PUT" and request.blueprint == brand_blueprint.name
    if not request.is_json and not (yaml_is_read and request.mimetype == YAML):
        raise UnsupportedMediaType("Send JSON with Content-Type: application/json.")
    if _is_too_large():
        _read_away()
        raise RequestEntityTooLarge(f"The body is larger than {MAX_REQUEST_BYTES} bytes.")
    if not request.is_json:
        return
    try:
        body = request.get_json()
    except (BadRequest, RecursionError) as error:
        raise BadRequest("The body is not valid JSON.") from error
    # The schema layer would read a JSON string as a JSON document of its own.
    if not isinstance(body, dict):
        raise BadRequest("The body must be a JSON object.")


def _is_too_large() -> bool:
    try:
        body = request.get_data()
    except RequestEntityTooLarge:
        return True
    # A body of unsaid length is cut off at the limit without a word.
    return request.content_length is None and len(body) >= MAX_REQUEST_BYTES


def _read_away() -> None:
    # A connection closed on unread bytes is reset, and the caller never sees why. Bounded: it may never end.
    stream, left = request.environ["wsgi.input"], _READ_AWAY_BYTES
    while left > 0 and (chunk := stream.read(min(left, 65_536))):
        left -= len(chunk)


def _protect(response: Response) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("Content-Security-Policy", _DOCS_POLICY if request.path == _DOCS_PATH else _PAGE_POLICY)
    if request.blueprint in _GUARDED:
        response.headers.setdefault("Cache-Control", "no-store")
    return response
