"""The command line: `python -m app COMMAND`."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import create_engine

from app.core.config import ROOT, get_settings
from app.core.database import open_database, psycopg_url
from app.domain.errors import DomainError
from app.utils.migration_analyzer import analyze, render

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@cli.callback()
def main() -> None:
    """Forecourt's commands. The server itself is run by run_server.py."""


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


if __name__ == "__main__":
    cli()
