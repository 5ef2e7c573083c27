"""Bearer keys on requests (RFC 6750)."""

from http import HTTPStatus

from flask import g, request

from api.access.keys import KeyInfo, KeyStore, Role
from api.problems import Problem

SECURITY: list[dict[str, list[str]]] = [{"bearer": []}]
"""OpenAPI's name for what every guarded operation requires."""


def require_key(keys: KeyStore) -> None:
    """Let the request through if it carries a usable key, and remember whose it is.

    Raises:
        Problem: 401, saying whether the key is missing or not valid.
    """
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise Problem(HTTPStatus.UNAUTHORIZED, "An access key is missing: send the header Authorization: Bearer <key>.")
    info = keys.find(key.strip())
    if info is None:
        raise Problem(HTTPStatus.UNAUTHORIZED, "This access key is not valid, or it was revoked.")
    g.access_key = info


def current_key() -> KeyInfo:
    """The key this request came with."""
    info: KeyInfo = g.access_key
    return info


def require_role(role: Role) -> KeyInfo:
    """The key this request came with, if it has `role`.

    Raises:
        Problem: 403, naming the role that is needed.
    """
    key = current_key()
    if key.role != role:
        raise Problem(HTTPStatus.FORBIDDEN, f"This needs a key with the role {role}; yours has the role {key.role}.")
    return key
