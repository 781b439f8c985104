"""From an empty server to a database that can serve: roles, migrations, reference rows, demo."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from app.core.database import psycopg_url
from app.server import migrate
from app.server.addresses import Urls
from app.server.roles import (
    OPTIONAL_EXTENSIONS,
    REQUIRED_EXTENSIONS,
    connect,
    missing_extensions,
    missing_roles,
    prepare_database,
)
from app.server.steps import StartError, say, step
from app.services.demo import load_demo
from app.services.seed import seed_reference


@dataclass(frozen=True)
class Finding:
    """One thing that `--check` looked at."""

    name: str
    state: str
    is_missing: bool


def initialize(urls: Urls, *, first_start: Path | None = None) -> None:
    """Safe to repeat and to run on two nodes at once.

    `first_start` is a file that exists from before the first migration until the demo is loaded,
    so that a demo which somebody removed does not come back.
    """
    with step(f"Checking roles and extensions of database {urls.database}"):
        made = prepare_database(urls)
    if made:
        say(f"  made {', '.join(made)}")
    with migrate.migration_lock(urls.owner) as connection:
        current, newest = migrate.current_revision(connection), migrate.newest_revision(urls.owner)
        if current is None and first_start is not None:
            first_start.touch()
        if current != newest:
            with step(f"Migrating the database from {current or 'empty'} to {newest}"):
                migrate.upgrade(urls.owner)
        _run_as_owner(urls, _seed)


def load_demo_dealership(urls: Urls) -> None:
    with step("Loading the demo dealership"):
        _run_as_owner(urls, _demo)


async def _seed(session: AsyncSession) -> None:
    await seed_reference(session)


async def _demo(session: AsyncSession) -> None:
    await load_demo(session, datetime.now(UTC))


def _run_as_owner(urls: Urls, work: Callable[[AsyncSession], Awaitable[None]]) -> None:
    async def run() -> None:
        engine = create_async_engine(psycopg_url(urls.owner))
        async with AsyncSession(engine) as session, session.begin():
            await work(session)
        await engine.dispose()

    asyncio.run(run())


def check(urls: Urls) -> list[Finding]:
    """Looks only; nothing is made."""
    with connect(urls.owner, "DATABASE_OWNER_URL") as connection:
        roles = missing_roles(connection, urls)
        required = missing_extensions(connection, REQUIRED_EXTENSIONS)
        optional = missing_extensions(connection, OPTIONAL_EXTENSIONS)
        current = migrate.current_revision(connection)
    newest = migrate.newest_revision(urls.owner)
    return [
        Finding("roles", _list(roles), bool(roles)),
        Finding("extensions", _list(required), bool(required)),
        Finding("optional extensions", _list(optional), is_missing=False),
        Finding("migration", f"{current or 'none'}, newest {newest}", current != newest),
    ]


def _list(missing: list[str]) -> str:
    return f"missing {', '.join(missing)}" if missing else "all there"


def as_one_line(error: psycopg.Error) -> StartError:
    """A database failure that nothing above names, such as a full disk."""
    return StartError(f"The database refused: {str(error).strip().splitlines()[0]}")
