"""Runs the migrations of `migrations2/`, one runner at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from app.core.config import ROOT
from app.core.database import psycopg_url
from app.server.roles import Connection, connect
from app.server.steps import StartError

_MIGRATING = 7_035_521_004  # any number, as long as nothing else of ours locks it


def alembic_config(owner_url: str, root: Path = ROOT) -> Config:
    config = Config()
    config.set_main_option("script_location", str(root / "migrations2").replace("%", "%%"))
    config.set_main_option("sqlalchemy.url", psycopg_url(owner_url).replace("%", "%%"))
    return config


@contextmanager
def migration_lock(owner_url: str) -> Iterator[Connection]:
    """Two starts of two nodes migrate one after the other."""
    with connect(owner_url, "DATABASE_OWNER_URL") as connection:
        connection.execute("select pg_advisory_lock(%s)", (_MIGRATING,))
        yield connection  # closing the connection gives the lock back


def upgrade(owner_url: str) -> None:
    try:
        command.upgrade(alembic_config(owner_url), "head")
    except CommandError as error:
        raise StartError(f"Migrating failed: {error}") from error


def newest_revision(owner_url: str = "") -> str | None:
    return ScriptDirectory.from_config(alembic_config(owner_url)).get_current_head()


def current_revision(connection: Connection) -> str | None:
    """None on a database that was never migrated."""
    found = connection.execute("select to_regclass('alembic_version') is not null").fetchone()
    if found is None or not found[0]:
        return None
    row = connection.execute("select version_num from alembic_version").fetchone()
    return str(row[0]) if row else None
