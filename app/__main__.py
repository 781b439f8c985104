"""The command line: `python -m app COMMAND`. Run it where the server's settings are."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn, TextIO, TypeVar

import typer
from psycopg import Error as DriverError
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.core.config import ROOT, get_settings
from app.core.database import DATABASE_DOWN, Database, open_database, psycopg_url
from app.domain.errors import DomainError
from app.server.environment import export_database_urls
from app.server.steps import StartError
from app.services.epa import load_epa
from app.services.import_problems import write_problems
from app.services.imports import FeedOptions, ImportReport, import_feed
from app.utils.migration_analyzer import analyze, render

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]
T = TypeVar("T")
_REASONS_SHOWN = 12


class DocFee(StrEnum):
    included = "included"
    extra = "extra"


@cli.callback()
def main() -> None:
    """Forecourt's commands. The server itself is run by run_server.py."""
    try:
        export_database_urls()
    except StartError as error:
        _fail(str(error))


@cli.command("import-feed")
def import_feed_command(
    file: File,
    source: Annotated[
        str | None, typer.Option(help="Name of the feed; its mapping is kept")
    ] = None,
    location: Annotated[str | None, typer.Option(help="Code of the rooftop the cars go to")] = None,
    doc_fee: Annotated[
        DocFee,
        typer.Option(
            help="Whether the feed's prices hold the store's documentary fee; extra adds it, "
            "so that the stored price is the total price"
        ),
    ] = DocFee.included,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Report, but store no car")] = False,  # noqa: FBT002  # typer's way of a flag
) -> None:
    """Read a dealer feed (CSV, TSV or pipes, .gz too) into the stock. Safe to run twice."""
    options = FeedOptions(source, location, dry_run, doc_fee is DocFee.extra)
    report = _with_database(
        lambda database: import_feed(
            database.sessions, file, options, datetime.now(UTC), _import_progress
        )
    )
    typer.echo("")
    _print_import(report)


@cli.command("import-errors")
def import_errors_command(
    import_id: Annotated[int, typer.Argument(help="Number of the import, as import-feed told it")],
    output: Annotated[Path | None, typer.Option(help="File to write, else the screen")] = None,
) -> None:
    """List every row of an import that was rejected or doubted, with its reason, as CSV."""

    def table() -> AbstractContextManager[TextIO]:
        return output.open("w", encoding="utf-8", newline="") if output else nullcontext(sys.stdout)

    try:
        count = _with_database(
            lambda database: write_problems(database.read_sessions, import_id, table)
        )
    except OSError as error:
        _fail(f"{output} cannot be written: {error.strerror}.")
    if output is not None:
        typer.echo(f"{count:,} {'row' if count == 1 else 'rows'} written to {output}")


@cli.command("load-epa")
def load_epa_command(file: File) -> None:
    """Read EPA's fuel economy table (vehicles.csv) and fill in mpg and class of the stock."""
    report = _with_database(lambda database: load_epa(database.sessions, file, _rows_progress))
    typer.echo("")
    typer.echo(
        f"{report.loaded:,} of {report.rows:,} EPA rows loaded ({report.unreadable:,} unreadable), "
        f"{report.filled:,} cars filled in, {report.seconds:.1f} s"
    )


@cli.command("schema-analysis")
def schema_analysis() -> None:
    """Write migrations2/SCHEMA_ANALYSIS.md from the live schema."""
    engine = create_engine(psycopg_url(get_settings().database_owner_url))
    with engine.connect() as connection:
        analysis = analyze(connection)
    (ROOT / "migrations2" / "SCHEMA_ANALYSIS.md").write_text(render(analysis))
    typer.echo(f"{len(analysis.tables)} tables, {len(analysis.indexes)} indexes")
    for finding in analysis.findings:
        typer.echo(finding, err=True)
    raise typer.Exit(1 if analysis.findings else 0)


def _with_database(work: Callable[[Database], Coroutine[None, None, T]]) -> T:
    """Runs `work` on the configured database; what can go wrong for a user is one line."""

    async def run() -> T:
        async with _database() as database:
            return await work(database)

    try:
        return asyncio.run(run())
    except DomainError as error:
        _fail(error.detail)
    except (SQLAlchemyError, DriverError) as error:
        _fail(_database_line(error))


def _database_line(error: SQLAlchemyError | DriverError) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    is_answer = isinstance(cause, DriverError) and cause.sqlstate is not None
    if isinstance(error, (*DATABASE_DOWN, DriverError)) and not is_answer:
        return "The database does not answer. Start the server first, or check DATABASE_URL."
    said = str(cause).strip().partition("\n")[0]
    return f"The database refused this: {said or type(cause).__name__}"


@asynccontextmanager
async def _database() -> AsyncIterator[Database]:
    database = open_database(get_settings())
    try:
        yield database
    finally:
        await database.close()


def _fail(line: str) -> NoReturn:
    typer.echo(line, err=True)
    raise typer.Exit(1)


def _import_progress(rows: int, accepted: int, rejected: int) -> None:
    typer.echo(f"\r{rows:,} rows read, {accepted:,} accepted, {rejected:,} rejected", nl=False)


def _rows_progress(rows: int) -> None:
    typer.echo(f"\r{rows:,} rows read", nl=False)


def _print_import(report: ImportReport) -> None:
    verb = "would be" if report.dry_run else "were"
    counts = report.counts
    typer.echo(
        f"{counts.accepted:,} of {counts.rows_read:,} rows accepted, {counts.rejected:,} rejected, "
        f"{counts.duplicates:,} repeated another, in {report.seconds:.1f} s"
    )
    typer.echo(
        f"{counts.created:,} cars {verb} created, {counts.updated:,} updated, "
        f"{counts.unchanged:,} unchanged (import {report.import_id}, source {report.source})"
    )
    for (severity, code), count in report.reasons.most_common(_REASONS_SHOWN):
        example = next(
            (p for p in report.problems if (p.severity, p.code) == (severity, code)), None
        )
        shown = f", first in row {example.row_number}: {example.message}" if example else ""
        typer.echo(f"  {severity} {code}: {count:,}{shown}")
    if counts.rejected:
        typer.echo(
            "All of them with their rows: "
            f"python -m app import-errors {report.import_id} --output rejected.csv"
        )


if __name__ == "__main__":
    cli()
