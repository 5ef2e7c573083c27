"""The command line: serve, keys, adapters, analyze."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from api.access.keys import ROLES, KeyStore, NameTaken, Role, UnknownName
from api.adapters.commands import adapters
from api.database import open_database
from api.demo.routes import EXTENSION_FOLDER
from api.settings import Settings, SettingsError, read_settings
from api.version import VERSION

FORMATS = ("csv", "tsv", "jsonl")
_FIRST_KEY = "first"


def _settings() -> Settings:
    try:
        return read_settings()
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


def _keys() -> KeyStore:
    return KeyStore(open_database(_settings().effective_database_url))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION)
def main() -> None:
    """Henshin (返信): help for people who answer comments."""


main.add_command(adapters)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
def serve(host: str, port: int, workers: int) -> None:
    """Serve the API and the demo page."""
    # Imported late: it loads spaCy and the models, which the other commands do not need.
    from api.serve import serve as run

    settings = _settings()
    keys = KeyStore(open_database(settings.effective_database_url))
    url = f"http://{host}:{port}"
    click.echo(f"Henshin {VERSION}")
    click.echo(f"  API and demo page   {url}/")
    click.echo(f"  API documentation   {url}/v1/scalar")
    click.echo(f"  Unpacked extension  {EXTENSION_FOLDER}")
    click.echo(f"  Data                {settings.home}")
    if keys.is_empty():
        key = keys.add(_FIRST_KEY, "lead")
        click.echo(f"  Connect extension   {url}/connect#key={key}")
        click.echo(f"  Demo, signed in     {url}/#key={key}")
        click.echo(f"  First access key    {key}")
        click.echo("  The key is shown this once. Make more with: henshin keys add NAME")
    else:
        click.echo(f"  Connect extension   {url}/connect")
        click.echo("  Access keys exist. Make another with: henshin keys add NAME")
    run(settings, host, port, workers)


@main.group()
def keys() -> None:
    """Add, list and revoke access keys."""


@keys.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="staff", show_default=True)
def add_key(name: str, role: Role) -> None:
    """Make a key and print it, once, alone on the last line."""
    if not 1 <= len(name) <= 100 or not name.isprintable():
        raise click.BadParameter("must be 1 to 100 printable characters", param_hint="NAME")
    try:
        key = _keys().add(name, role)
    except NameTaken as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Key for {name} ({role}). It cannot be shown again.", err=True)
    click.echo(key)


@keys.command("list")
def list_keys() -> None:
    """List the keys by name; the keys themselves are not kept."""
    table = Table("name", "role", "made", "revoked")
    for info in _keys().list():
        revoked = f"{info.revoked_at:%Y-%m-%d %H:%M}" if info.revoked_at else ""
        table.add_row(info.name, info.role, f"{info.created_at:%Y-%m-%d %H:%M}", revoked)
    Console().print(table)


@keys.command("revoke")
@click.argument("name")
def revoke_key(name: str) -> None:
    """End a key at once."""
    try:
        _keys().revoke(name)
    except UnknownName as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The key {name} is revoked.", err=True)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--out", type=click.File("w", encoding="utf-8", lazy=True), default="-", help="JSONL to write.")
@click.option(
    "--format",
    "file_format",
    type=click.Choice(FORMATS),
    help="Format of FILE; by its ending when left out, JSONL for standard input.",
)
def analyze(file: Path, out: IO[str], file_format: str | None) -> None:
    """Judge the comments in FILE (CSV, TSV, JSONL; - for standard input) and write one JSON object a line.

    CSV and TSV need a header with a column text; id, platform, url, posted_at, author and parent_text are read
    where they are there. Rows that cannot be read are named with their line; the rest is still done, and the exit
    code is then 1.
    """
    from api.analysis.judge import Judge
    from api.brand.profile import load_brand
    from api.comments.assess import assess
    from api.comments.files import UnreadableFile, read_comments

    done = failed = 0
    console = Console(stderr=True)
    source = sys.stdin.buffer if str(file) == "-" else file.open("rb")
    with source, Progress(console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("analyze", total=None)
        judge, brand = Judge.load(), load_brand()
        try:
            for batch in read_comments(source, file_format or _format_of(file)):
                for row in batch.unreadable:
                    click.echo(f"line {row.line}: {row.reason}", err=True)
                now = datetime.now(UTC)
                for result in assess(batch.comments, judge, brand, now=now, reader="ja", suggestions=0):
                    out.write(result.model_dump_json(by_alias=True, exclude={"suggestions"}) + "\n")
                done += len(batch.comments)
                failed += len(batch.unreadable)
                progress.update(task, completed=done + failed)
        except UnreadableFile as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"{done} judged, {failed} unreadable", err=True)
    if failed:
        raise SystemExit(1)


def _format_of(file: Path) -> str:
    ending = file.suffix.lstrip(".").lower()
    if str(file) == "-":
        return "jsonl"
    if ending not in FORMATS:
        raise click.UsageError(f"cannot tell the format of {file.name}; say it with --format")
    return ending
