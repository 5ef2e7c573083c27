"""The server's own key pair (Ed25519, RFC 8032): whoever met this server once can tell its word from anybody else's."""

import base64
import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

FILE = "signing.key"
"""Name of the file in the data folder; servers that share a database must share it too."""
_OWNER_ONLY = 0o600


class UnusableKey(ValueError):
    """The key file holds something else than a key of ours."""


class Signer:
    """Signs with one private key."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
        """The public key, 32 bytes in base64."""

    def sign(self, text: str) -> str:
        """Signature over the UTF-8 bytes of `text`, in base64."""
        return base64.b64encode(self._key.sign(text.encode())).decode()


def open_signer(home: Path) -> Signer:
    """The signer of the server whose data folder is `home`; its key is made when there is none.

    Raises:
        UnusableKey: the file is there and cannot be used.
    """
    file = home / FILE
    if not file.exists():
        _make(file)
    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except ValueError as error:
        raise UnusableKey(f"{file} is not a private key") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise UnusableKey(f"{file} is not an Ed25519 key")
    return Signer(key)


def _make(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    draft = file.with_name(f"{FILE}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY), "wb") as new:
        new.write(pem)
    # Complete before it has its name; where two processes start at once, the first one's key stays.
    with suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
