"""The command line: demo, run, migrate, explain.

Each command loads what it needs and no more: `explain` must not wait for Slack's libraries, nor `run` for the sandbox.
"""

import asyncio
import json
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.clock import SystemClock
from bot.errors import StartError

cli = typer.Typer(
    name="handraise",
    help="A Slack bot that coordinates school and community partnerships.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

CANNOT_START = 2


@cli.command()
def run() -> None:
    """Run the bot on a real workspace, with the settings of the environment or `.env`."""
    from bot.cli import serving

    raise typer.Exit(serving.run())


@cli.command("demo")
def try_it(
    port: Annotated[int, typer.Option(help="Where the page is served; 0 is any free port.")] = 0,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = True,
) -> None:
    """Try everything in a browser, with a Slack of your own and no account: nothing is kept."""
    from bot import logs
    from bot.cli import demo

    with one_line_on_failure(), tempfile.TemporaryDirectory(prefix="handraise-") as folder:
        logs.start("WARNING")
        asyncio.run(demo.serve(Path(folder), port, on_ready=lambda address: _show(address, open_page)))


@cli.command()
def migrate() -> None:
    """Bring the database to the shape this version needs."""
    from bot import config
    from storage.database import Database
    from storage.migrate import migrate as bring_up_to_date

    with one_line_on_failure():
        db = Database(config.load().database_url)
        bring_up_to_date(db.engine)
        db.close()
        typer.echo("The database is up to date.")


@cli.command()
def explain(
    line: Annotated[str | None, typer.Argument(help="What somebody might type after /need.")] = None,
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day it is typed on.")] = None,
    language: Annotated[str, typer.Option(help="The typist's language, en or es.")] = "en",
) -> None:
    """Show how a line is read, as JSON. Without a line, reads lines from standard input and prints one JSON each."""
    from bot.domain.reading.line import as_json, read_need

    day: date = (today or SystemClock().now().astimezone()).date()
    if line is not None:
        typer.echo(json.dumps(as_json(read_need(line, today=day, language=language)), ensure_ascii=False, indent=2))
        return
    for each in sys.stdin:
        typer.echo(json.dumps(as_json(read_need(each, today=day, language=language)), ensure_ascii=False))


def _show(address: str, open_page: bool) -> None:
    typer.echo(f"Handraise is open at {address}\nCtrl+C stops it.")
    if open_page:
        webbrowser.open(address)


@contextmanager
def one_line_on_failure() -> Iterator[None]:
    """What stands in the way of a start is one line naming the setting and the fix, never a traceback."""
    try:
        yield
    except StartError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(CANNOT_START) from None
    except KeyboardInterrupt:
        raise typer.Exit from None
