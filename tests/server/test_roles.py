"""The database step against a real server: what it makes, what it refuses."""

import secrets
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest

from app.server.addresses import Urls, derived_auth_url, login_of
from app.server.initialize import check
from app.server.roles import REQUIRED_EXTENSIONS, prepare_database
from app.server.steps import StartError
from tests.servers import Server


@pytest.fixture
def urls(server: Server) -> Iterator[Urls]:
    """Addresses of a database that does not exist yet."""
    name = f"fct_{secrets.token_hex(4)}"
    yield server.urls(name)
    with server.connect() as connection:
        connection.execute(f"drop database if exists {name} with (force)")
        found = connection.execute(
            "select rolname from pg_roles where rolname like %s", (f"{name}%",)
        ).fetchall()
        for (role,) in found:
            connection.execute(f"drop role {role}")


def make_login(server: Server, name: str, attributes: str = "") -> None:
    with server.connect() as connection:
        connection.execute(f"create role {name} login password 'for-tests-only' {attributes}")


def attributes_of(server: Server, name: str) -> tuple[object, ...]:
    with server.connect() as connection:
        row = connection.execute(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles "
            "where rolname = %s",
            (name,),
        ).fetchone()
    assert row is not None
    return row


def test_everything_missing_is_made_once(urls: Urls) -> None:
    made, again = prepare_database(urls), prepare_database(urls)

    assert made[0] == f"database {urls.database}"
    assert {f"role {urls.database}_{kind}" for kind in ("owner", "app", "auth")} <= set(made)
    assert {f"extension {name}" for name in REQUIRED_EXTENSIONS} <= set(made)
    assert again == []


def test_serving_roles_have_no_special_rights(server: Server, urls: Urls) -> None:
    prepare_database(urls)

    for kind in ("app", "auth"):
        assert attributes_of(server, f"{urls.database}_{kind}") == (False,) * 4


def test_the_application_role_can_make_nothing(urls: Urls) -> None:
    prepare_database(urls)

    with (
        psycopg.connect(urls.app) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("create table mine (id int)")


def test_the_owner_can_make_tables_and_schemas(urls: Urls) -> None:
    prepare_database(urls)

    with psycopg.connect(urls.owner) as connection:
        connection.execute("create table mine (id int)")
        connection.execute("create schema jobs")


def test_strangers_may_not_connect_to_a_database_we_made(server: Server, urls: Urls) -> None:
    prepare_database(urls)
    stranger = f"{urls.database}_stranger"
    make_login(server, stranger)

    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(urls.app.replace(f"{urls.database}_app", stranger))


def test_a_login_of_another_name_becomes_a_member(server: Server, urls: Urls) -> None:
    keeper = f"{urls.database}_keeper"
    make_login(server, keeper)
    named = replace(urls, app=urls.app.replace(f"{urls.database}_app", keeper))

    prepare_database(named)

    with server.connect() as connection:
        row = connection.execute(
            "select pg_has_role(%s, %s, 'member')", (keeper, f"{urls.database}_app")
        ).fetchone()
    assert row == (True,)


def test_the_derived_auth_role_gets_its_password(urls: Urls) -> None:
    auth = derived_auth_url(urls.app, urls.owner)
    derived = replace(urls, auth=auth, generated=frozenset({"auth"}))
    prepare_database(urls)

    made = prepare_database(derived)

    assert made == [f"a new password for role {urls.database}_auth"]
    psycopg.connect(auth).close()


@pytest.mark.parametrize("attribute", ["superuser", "bypassrls"])
def test_a_serving_role_above_the_policies_is_refused(
    server: Server, urls: Urls, attribute: str
) -> None:
    make_login(server, f"{urls.database}_app", attribute)

    with pytest.raises(StartError, match="bypasses row-level security"):
        prepare_database(urls)


def test_a_serving_role_that_is_the_owner_is_refused(urls: Urls) -> None:
    with pytest.raises(StartError, match="must own nothing"):
        prepare_database(replace(urls, app=urls.owner))


def test_a_serving_role_that_may_become_the_owner_is_refused(server: Server, urls: Urls) -> None:
    prepare_database(urls)
    with server.connect() as connection:
        connection.execute(f"grant {urls.database}_owner to {urls.database}_app")

    with pytest.raises(StartError, match="member of the owner role"):
        prepare_database(urls)


def test_an_owner_without_rights_is_told_who_has_them(server: Server, urls: Urls) -> None:
    make_login(server, f"{urls.database}_owner")
    with server.connect() as connection:
        connection.execute(f"create database {urls.database} owner {urls.database}_owner")

    with pytest.raises(StartError, match="set DATABASE_ADMIN_URL"):
        prepare_database(replace(urls, admin=""))


def test_a_wrong_password_names_the_variable(urls: Urls) -> None:
    prepare_database(urls)
    password = login_of(urls.app).password or ""

    with pytest.raises(StartError, match="DATABASE_URL does not work"):
        prepare_database(replace(urls, app=urls.app.replace(password, "wrong")))


def test_a_check_lists_what_is_missing_and_makes_nothing(urls: Urls) -> None:
    prepare_database(urls)

    findings = {finding.name: finding for finding in check(urls)}

    assert findings["migration"].is_missing
    assert not findings["roles"].is_missing
    assert not findings["extensions"].is_missing
