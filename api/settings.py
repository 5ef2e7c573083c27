"""Every setting of the server, read from the environment (prefix `HENSHIN_`), typed, in one place."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

PLATFORM_HOSTS = ("x.com", "twitter.com", "facebook.com", "instagram.com")
"""Sites the extension works on; their own scripts must never be able to read an answer."""


class SettingsError(ValueError):
    """A setting is wrong; the message is one sentence for the person who starts the server."""


class Settings(BaseSettings):
    """Settings of one server. Immutable; `read_settings` builds it from the environment."""

    model_config = SettingsConfigDict(env_prefix="HENSHIN_", frozen=True)

    home: Path = Field(default_factory=lambda: user_data_path("henshin"))
    """Folder for everything the server keeps."""
    database_url: str | None = None
    """SQLAlchemy URL; without it an SQLite file in `home`."""
    cors_origins: Annotated[tuple[str, ...], NoDecode] = ()
    """Comma-separated web origins that may read answers in a browser. Empty: none (the extension needs none)."""

    @field_validator("database_url")
    @classmethod
    def _readable_url(cls, url: str | None) -> str | None:
        if url is not None:
            try:
                make_url(url)
            except ArgumentError as error:
                raise ValueError("is not an SQLAlchemy URL such as postgresql+psycopg://user@host/henshin") from error
        return url

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("cors_origins")
    @classmethod
    def _only_own_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            parts = urlsplit(origin)
            if (
                parts.scheme not in ("http", "https")
                or not parts.hostname
                or origin != f"{parts.scheme}://{parts.netloc}"
            ):
                raise ValueError(f"{origin!r} is not an origin such as https://desk.example.com")
            if any(parts.hostname == host or parts.hostname.endswith("." + host) for host in PLATFORM_HOSTS):
                raise ValueError(f"{origin!r} is a platform whose pages must never read an answer")
        return origins

    @property
    def effective_database_url(self) -> str:
        """The database to use: the one named, else an SQLite file in `home`."""
        return self.database_url or f"sqlite:///{self.home / 'henshin.db'}"


def read_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsError: a value is wrong; names the variable and says why in one sentence.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "HENSHIN_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"{name}: {first['msg'].removeprefix('Value error, ')}") from error
