"""The command line: demo, run, init, doctor, manifest, migrate, import, export, audit, explain.

Each command loads what it needs and no more: `explain` must not wait for Slack's libraries, nor `run` for the sandbox.
"""

import asyncio
import json
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal

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

GAVE_UP = 1
CANNOT_START = 2


@cli.command()
def run() -> None:
    """Run the bot on a real workspace, with the settings of the environment or `.env`."""
    from bot.cli import serving

    raise typer.Exit(serving.run())


@cli.command("demo")
def try_it(
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Where the page is served; 0 is any free port.")] = 0,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = True,
) -> None:
    """Try everything in a browser, with a Slack of your own and no account: nothing is kept."""
    from bot import logs
    from bot.cli import demo

    with one_line_on_failure(), tempfile.TemporaryDirectory(prefix="handraise-") as folder:
        logs.start("WARNING")
        asyncio.run(demo.serve(Path(folder), port, on_ready=lambda address: _show(address, open_page)))


@cli.command("init")
def set_up(
    yes: Annotated[
        bool, typer.Option("--yes", help="Ask nothing: take options, environment and `.env`, and replace what differs.")
    ] = False,
    coordinators: Annotated[str | None, typer.Option(help="Member IDs or names, with commas.")] = None,
    needs_channel: Annotated[str | None, typer.Option(help="Where requests appear: a channel's ID or name.")] = None,
    time_zone: Annotated[str | None, typer.Option(help="Of the schools, like America/Chicago.")] = None,
    channel_language: Annotated[str | None, typer.Option(help="en or es.")] = None,
    database_url: Annotated[str | None, typer.Option(help="A SQLite file or a PostgreSQL database.")] = None,
) -> None:
    """Ask for the settings, check each with Slack, and write `.env`. Tokens are typed or in the environment only."""
    from bot.cli.init.dialogue import set_up as ask_and_write

    options = {
        "COORDINATORS": coordinators,
        "NEEDS_CHANNEL": needs_channel,
        "TIME_ZONE": time_zone,
        "CHANNEL_LANGUAGE": channel_language,
        "DATABASE_URL": database_url,
    }
    given = {key: value for key, value in options.items() if value is not None}
    with one_line_on_failure():
        try:
            ask_and_write(given, asks=not yes, path=Path(".env"))
        except typer.Abort:
            typer.echo("\nNothing is written.")
            raise typer.Exit(GAVE_UP) from None


@cli.command()
def doctor(
    url: Annotated[str | None, typer.Option(help="Over HTTP: the request URL that Slack was given, to try it.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Look at settings, Slack and the database, and say how to fix what is wrong; posts and changes nothing."""
    from bot import config
    from bot.cli.doctor import report
    from bot.cli.doctor.examination import examine

    with one_line_on_failure():
        findings = examine(config.load(), SystemClock(), url)
        raise typer.Exit(report.tell_as_json(findings) if as_json else report.tell(findings))


@cli.command("manifest")
def print_manifest(
    form: Annotated[Literal["yaml", "json"], typer.Option("--format", help="As Slack's editor shows it.")] = "yaml",
    link: Annotated[bool, typer.Option("--link", help="Print the address that opens Slack's form, filled in.")] = False,
    http: Annotated[str | None, typer.Option(help="For HTTP instead of a socket: the bot's public address.")] = None,
) -> None:
    """Print what Handraise asks of Slack, to make the app from."""
    from bot.cli import manifest

    with one_line_on_failure():
        made = manifest.over_http(manifest.manifest(), http) if http is not None else manifest.manifest()
        typer.echo(manifest.creation_link(made) if link else manifest.written(made, form))


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


@cli.command("audit")
def show_audit(
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From the start of this day, UTC.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """Show who did what when, oldest first, also while the bot runs; ids and fixed words, never anybody's text."""
    from bot import config
    from bot.cli import audit

    with one_line_on_failure():
        start = since.replace(tzinfo=UTC) if since else None
        for line in audit.lines(config.load().database_url, start, as_json=as_json):
            typer.echo(line)


@cli.command("import")
def bring_in(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file of partners.")],
    column: Annotated[
        list[str] | None,
        typer.Option(help="What a column is, where the guess is wrong: 'Firm=organisation', 'Fax=ignore'."),
    ] = None,
    team: Annotated[str | None, typer.Option(help="The workspace, T…, where the database has several.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing: take the guessed columns, and import.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only look, and say what would happen.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Change partners that are here already, too.")] = False,
    similar: Annotated[
        bool, typer.Option("--similar", help="Nearly the same name is another partner: do not ask about it.")
    ] = False,
) -> None:
    """Take partners in from a CSV file: shows what it understood first, and takes in all or nothing."""
    from bot.cli.registry import importing

    with one_line_on_failure():
        wish = importing.Wish(
            path=path,
            columns=importing.columns_by_hand(column or []),
            team=team,
            asks=not yes,
            only_looks=dry_run,
            updates=update,
            takes_similar=similar,
        )
        try:
            importing.bring_in(wish, SystemClock(), importing.learner_guard)
        except typer.Abort:
            typer.echo("\nNothing is written.")
            raise typer.Exit(GAVE_UP) from None


@cli.command("export")
def write_out(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the files go; made if it is not there.")],
    team: Annotated[str | None, typer.Option(help="The workspace, T…, where the database has several.")] = None,
) -> None:
    """Write partners, contacts, requests, claims and schools to CSV files, safe to open in a spreadsheet."""
    from bot.cli.registry import exporting

    with one_line_on_failure():
        exporting.write_out(folder, team, SystemClock())


@cli.command()
def explain(
    line: Annotated[str | None, typer.Argument(help="What somebody might type after /need.")] = None,
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day it is typed on.")] = None,
    language: Annotated[str, typer.Option(help="The typist's language, en or es.")] = "en",
) -> None:
    """Show how a line is read and what the learner guard says of it, as JSON; nothing is kept.

    Without a line, reads lines from standard input and prints one JSON each.
    """
    from bot.domain.guard import judge as guard
    from bot.domain.reading import line as reading

    day: date = (today or SystemClock().now().astimezone()).date()

    def explained(typed: str) -> dict[str, object]:
        read = reading.as_json(reading.read_need(typed, today=day, language=language))
        return read | {"guard": guard.as_json(guard.judge(typed))}

    if line is not None:
        typer.echo(json.dumps(explained(line), ensure_ascii=False, indent=2))
        return
    for each in sys.stdin:
        typer.echo(json.dumps(explained(each.rstrip("\n")), ensure_ascii=False))


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
