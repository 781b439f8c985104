"""DATABASE_URL: a start on a PostgreSQL that is already there, with login names of its owner's."""

import json
import os
import secrets
from collections.abc import Iterator

import pytest

from app.server.processes import wait_until
from tests.server.checkout import Checkout, new_checkout
from tests.servers import Server


@pytest.fixture
def existing(request: pytest.FixtureRequest) -> Server:
    """The server that TEST_DATABASE_URL names (.ci/run: the oldest we support), else the run's."""
    named = os.environ.get("TEST_DATABASE_URL")
    if named:
        return Server(named)
    server = request.getfixturevalue("server")
    assert isinstance(server, Server)
    return server


@pytest.fixture
def database(existing: Server) -> Iterator[str]:
    """A name; afterwards nothing on the server bears it."""
    name = f"fct_{secrets.token_hex(4)}"
    yield name
    with existing.connect() as connection:
        connection.execute(f"drop database if exists {name} with (force)")
        roles = "select rolname from pg_roles where starts_with(rolname, %s)"
        for (role,) in connection.execute(roles, (name,)).fetchall():
            connection.execute(f"drop role {role}")
        databases = "select from pg_database where starts_with(datname, %s)"
        assert connection.execute(databases, (name,)).fetchall() == []


@pytest.fixture
def checkout(existing: Server, database: str) -> Iterator[Checkout]:
    urls = existing.urls(database)
    with new_checkout() as made:
        made.settings = {
            "WEB_WORKERS": "1",
            "DATABASE_URL": urls.app.replace(f"{database}_app", f"{database}_shop"),
            "DATABASE_OWNER_URL": urls.owner.replace(f"{database}_owner", f"{database}_boss"),
            "DATABASE_ADMIN_URL": existing.admin_url,
        }
        yield made


def test_a_start_on_an_existing_server_serves_the_demo(
    existing: Server, database: str, checkout: Checkout
) -> None:
    outcome = checkout.run("start")

    assert outcome.code == 0, outcome.output
    assert wait_until(lambda: json.loads(checkout.read("/readyz")[1])["status"] == "ready", 20)
    status, text = checkout.read("/api/v1/inventory/search?make=Toyota")
    assert status == 200
    assert json.loads(text)["total"] > 0
    assert set(checkout.processes()) == {"web_0", "web_1", "worker"}
    assert not checkout.paths.cluster.exists()
    assert logins(existing, database) >= {f"{database}_shop"}
    assert f"{database}_app" not in logins(existing, database)
    assert checkout.run("stop").code == 0


def logins(server: Server, database: str) -> set[str]:
    """Who of this store is connected."""
    with server.connect() as connection:
        rows = connection.execute(
            "select distinct usename from pg_stat_activity where datname = %s", (database,)
        ).fetchall()
    return {str(name) for (name,) in rows}
