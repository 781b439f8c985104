"""A throw-away PostgreSQL for a test run, and databases on it."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from alembic import command
from psycopg.conninfo import conninfo_to_dict

from app.server.addresses import Urls, login_of, url_of
from app.server.migrate import alembic_config
from app.server.paths import Paths
from app.server.postgres import prepare_cluster
from app.server.programs import find_programs
from app.server.roles import prepare_database

# Nothing here survives the run, so nothing needs to reach the disk.
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=128MB")
_PASSWORD = "for-tests-only"
_START_SECONDS = 30.0


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server by the address of its superuser."""

    admin_url: str

    def urls(self, database: str, *, roles_of: str | None = None) -> Urls:
        """Addresses of a database; `roles_of` names the database its roles are named after."""
        base = roles_of or database

        def url(kind: str) -> str:
            parts = _parts(self.admin_url)
            user = f"{base}_{kind}"
            return url_of({**parts, "user": user, "password": _PASSWORD, "dbname": database})

        return Urls(url("owner"), url("app"), url("auth"), self.admin_url)

    def connect(self) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(self.admin_url, autocommit=True)

    @contextmanager
    def new_database(self) -> Iterator[Urls]:
        """A database with its roles and extensions and nothing else; both go afterwards."""
        name = f"fct_{secrets.token_hex(4)}"
        urls = self.urls(name)
        prepare_database(urls)
        try:
            yield urls
        finally:
            with self.connect() as connection:
                connection.execute(f"drop database if exists {name} with (force)")
                for kind in ("owner", "app", "auth"):
                    connection.execute(f"drop role if exists {name}_{kind}")

    @contextmanager
    def copy_of(self, template: Urls) -> Iterator[Urls]:
        """A copy of a database with the roles of the original."""
        name = f"fct_{secrets.token_hex(4)}"
        roles_of = login_of(template.owner).name.removesuffix("_owner")
        with self.connect() as connection:
            connection.execute(
                f"create database {name} owner {roles_of}_owner "
                f"template {template.database} strategy file_copy"
            )
        try:
            yield self.urls(name, roles_of=roles_of)
        finally:
            with self.connect() as connection:
                connection.execute(f"drop database {name} with (force)")


def _parts(url: str) -> dict[str, str]:
    return {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}


def migrate(urls: Urls, revision: str = "head") -> None:
    command.upgrade(alembic_config(urls.owner), revision)


@contextmanager
def throw_away_server() -> Iterator[Server]:
    """PostgreSQL as the product bundles it, or the server that TEST_SERVER_URL names."""
    if named := os.environ.get("TEST_SERVER_URL"):
        yield Server(named)
        return
    folder = Path(tempfile.mkdtemp(prefix="forecourt-test-"))
    as_user = _unprivileged_user()
    try:
        with _running(folder, as_user) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(folder: Path, as_user: str | None) -> Iterator[Server]:
    port = _free_port()
    folder.chmod(0o755)
    paths = Paths(folder)
    paths.make()
    argv = prepare_cluster(paths, find_programs(), port, as_user)
    options = [word for setting in _FAST for word in ("-c", setting)]
    process = subprocess.Popen(
        [*argv, *options],
        cwd="/",
        stderr=subprocess.DEVNULL,
        user=as_user,
        group=as_user,
        extra_groups=[] if as_user else None,
    )
    password = (paths.cluster / "superuser-password").read_text()
    server = Server(f"postgresql://postgres:{password}@127.0.0.1:{port}/postgres")
    try:
        _wait_for(server)
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)


def _wait_for(server: Server) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            server.connect().close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    name = "forecourt"
    subprocess.run(
        ["useradd", "--system", "--no-create-home", name], check=False, capture_output=True
    )
    return name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
