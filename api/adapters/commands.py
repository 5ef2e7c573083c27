"""`henshin adapters …`: switch the reading of a site off, or repair a selector, for every extension connected here."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import cast

import click
from pydantic import ValidationError
from rich.console import Console
from rich.table import Table as Grid

from api.adapters.schemas import KNOWN, Adapter, Repair
from api.adapters.store import AdapterStore, ChangedMeanwhile
from api.contract import Platform
from api.database import open_database
from api.settings import SettingsError, read_settings

_SITE = click.argument("site", type=click.Choice(list(KNOWN)))


def _store() -> AdapterStore:
    try:
        return AdapterStore(open_database(read_settings().effective_database_url))
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


def _change(site: str, edit: Callable[[Adapter], Adapter]) -> None:
    try:
        table = _store().change(cast(Platform, site), edit)
    except ValidationError as error:
        raise click.ClickException(error.errors()[0]["msg"].removeprefix("Value error, ")) from error
    except ChangedMeanwhile as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Revision {table.revision}. Extensions take it up when they next open a page of the site.", err=True)


@click.group()
def adapters() -> None:
    """Switch the reading of a site off, or repair a selector, without a new release of the extension."""


@adapters.command("show")
def show() -> None:
    """Show what differs from what the extension has built in."""
    table = _store().current()
    grid = Grid("site", "read", "selector", "in place of the built-in one", "checked")
    for site, adapter in table.adapters.items():
        state = "yes" if adapter.enabled else "no"
        grid.add_row(site, state, *("", "", "") if not adapter.selectors else ())
        for name, repair in adapter.selectors.items():
            grid.add_row("", "", name, repair.css, repair.checked.isoformat())
    Console().print(f"Revision {table.revision}", grid)


@adapters.command("off")
@_SITE
def switch_off(site: str) -> None:
    """Keep extensions away from SITE."""
    _change(site, lambda adapter: adapter.model_copy(update={"enabled": False}))


@adapters.command("on")
@_SITE
def switch_on(site: str) -> None:
    """Let extensions read SITE again."""
    _change(site, lambda adapter: adapter.model_copy(update={"enabled": True}))


@adapters.command("repair")
@_SITE
@click.argument("name")
@click.argument("css")
@click.option(
    "--checked", type=click.DateTime(["%Y-%m-%d"]), help="Day on which it was seen to work; today if left out."
)
def repair(site: str, name: str, css: str, checked: datetime | None) -> None:
    """Use CSS for the selector NAME of SITE, in place of the built-in one."""
    day = (checked or datetime.now(UTC)).date()
    _change(
        site,
        lambda adapter: adapter.model_copy(
            update={"selectors": adapter.selectors | {name: Repair(css=css, checked=day)}}
        ),
    )


@adapters.command("reset")
@_SITE
@click.argument("name", required=False)
def reset(site: str, name: str | None) -> None:
    """Go back to the built-in selector NAME of SITE, or to all of them."""

    def without(adapter: Adapter) -> Adapter:
        if name is not None and name not in adapter.selectors:
            raise click.ClickException(f"{site} has no repaired selector named {name}")
        kept = {one: css for one, css in adapter.selectors.items() if name not in (None, one)}
        return adapter.model_copy(update={"selectors": kept})

    _change(site, without)
