"""The database, its roles and its extensions: the step before the first migration.

Roles are named after the database: migrations grant to `<db>_app` and `<db>_auth`. A login of
another name becomes a member of its role.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from app.server.addresses import KINDS, VARIABLES, Login, Urls, libpq_url, login_of
from app.server.programs import OLDEST
from app.server.steps import StartError

REQUIRED_EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")
OPTIONAL_EXTENSIONS = ("pg_stat_statements", "vector")
Connection = psycopg.Connection[tuple[object, ...]]


def prepare_database(urls: Urls) -> list[str]:
    """Makes what is missing and refuses what is unsafe; says what it made. Safe to repeat."""
    _refuse_mixed_up(urls)
    made = [] if _database_exists(urls) else _make_database(urls)
    with connect(urls.making, urls.making_variable, urls.database) as connection:
        _refuse_privileged(connection, urls)
        for kind in KINDS:
            made += _make_role(connection, urls, kind)
        _refuse_privileged(connection, urls)
        _grant(connection, urls)
        made += _make_extensions(connection)
    for kind in ("app", "auth"):
        with connect(urls.address(kind), VARIABLES[kind]):
            pass  # the password of an existing login may be wrong: better said now than by a worker
    return made


def _refuse_mixed_up(urls: Urls) -> None:
    owner, app, auth = (urls.of(kind) for kind in KINDS)
    if any(not login.name for login in (owner, app, auth)):
        raise StartError(
            "A database address names no role: use postgresql://ROLE:PASSWORD@HOST/DB."
        )
    if app.name == owner.name:
        raise StartError(
            f"DATABASE_URL and DATABASE_OWNER_URL name the same role {app.name!r}: the role that "
            "serves must own nothing."
        )
    if auth.name in (owner.name, app.name):
        raise StartError(f"DATABASE_AUTH_URL must name a role of its own, not {auth.name!r}.")
    if app.database != owner.database:
        raise StartError(
            f"DATABASE_URL names the database {app.database!r}, DATABASE_OWNER_URL "
            f"{owner.database!r}: both must name the same."
        )


@contextmanager
def connect(url: str, variable: str, database: str | None = None) -> Iterator[Connection]:
    """A connection on which every statement stands alone; a failure becomes one line.

    `variable` is the setting to name in that line.
    """
    login = login_of(url)
    name = database or login.database
    try:
        conninfo = make_conninfo(libpq_url(url), dbname=name, connect_timeout=5)
        connection: Connection = psycopg.connect(conninfo, autocommit=True)
    except psycopg.OperationalError as error:
        raise StartError(_connection_line(variable, login, name, error)) from error
    with connection:
        _refuse_old_server(connection, variable, login)
        try:
            yield connection
        except psycopg.errors.InsufficientPrivilege as error:
            raise StartError(
                f"The role {login.name!r} may not do this ({_first_line(error)}): set "
                "DATABASE_ADMIN_URL to the address of a superuser."
            ) from error


def _refuse_old_server(connection: Connection, variable: str, login: Login) -> None:
    version = connection.info.server_version // 10000
    if version < OLDEST:
        raise StartError(
            f"{variable} names a PostgreSQL {version} at {login.server}: Forecourt needs {OLDEST} "
            "or newer."
        )


def _connection_line(variable: str, login: Login, database: str, error: psycopg.Error) -> str:
    return (
        f"{variable} does not work: connecting to database {database!r} at {login.server} as "
        f"{login.name!r} failed: {_first_line(error)}"
    )


def _first_line(error: psycopg.Error) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    text = lines[0] if lines else type(error).__name__
    return text.rpartition("failed: ")[2].removeprefix("FATAL:  ")


def _database_exists(urls: Urls) -> bool:
    conninfo = make_conninfo(libpq_url(urls.making), dbname=urls.database, connect_timeout=5)
    try:
        psycopg.connect(conninfo).close()
    except psycopg.OperationalError as error:
        if f'database "{urls.database}" does not exist' in str(error):
            return False
        # Without an admin the owner itself may be what is missing; it cannot make itself.
        login = login_of(urls.making)
        line = _connection_line(urls.making_variable, login, urls.database, error)
        raise StartError(line) from error
    return True


def _make_database(urls: Urls) -> list[str]:
    owner = urls.of("owner").name
    maintenance = login_of(urls.admin).database if urls.admin else "postgres"
    with connect(urls.making, urls.making_variable, maintenance) as connection:
        _refuse_privileged(connection, urls)
        made = _make_role(connection, urls, "owner")
        if not _holds(connection, "pg_has_role(current_user, %s, 'member')", owner):
            _run(connection, "grant {} to current_user", owner)
        statement = "create database {} owner {} encoding 'UTF8' template template0"
        _run(connection, statement, urls.database, owner)
        _run(connection, "revoke all on database {} from public", urls.database)
    return [f"database {urls.database}", *made]


def _refuse_privileged(connection: Connection, urls: Urls) -> None:
    """The serving logins must not be able to step around row-level security."""
    owner = urls.of("owner").name
    for kind in ("app", "auth"):
        variable, name = VARIABLES[kind], urls.of(kind).name
        condition = (
            "exists (select from pg_roles where rolname = %s and (rolsuper or rolbypassrls))"
        )
        if _holds(connection, condition, name):
            raise StartError(
                f"{variable} names {name!r}, a superuser or a role that bypasses row-level "
                "security: name an ordinary role."
            )
        condition = (
            "exists (select from pg_auth_members m join pg_roles o on o.oid = m.roleid "
            "join pg_roles s on s.oid = m.member where o.rolname = %s and s.rolname = %s)"
        )
        if _holds(connection, condition, owner, name):
            raise StartError(f"{variable} names a member of the owner role {owner!r}: revoke that.")


def _make_role(connection: Connection, urls: Urls, kind: str) -> list[str]:
    """The login of an address and the role that migrations know it by."""
    login, group, made = urls.of(kind), f"{urls.database}_{kind}", []
    if not _role_exists(connection, login.name):
        _set_login(connection, login, "create role {} nosuperuser nobypassrls login")
        made.append(f"role {login.name}")
    elif kind in urls.generated and not _can_log_in(connection, login):
        _set_login(connection, login, "alter role {} login")
        made.append(f"a new password for role {login.name}")
    if group != login.name and not _role_exists(connection, group):
        _run(connection, "create role {} nologin", group)
        made.append(f"role {group}")
    if group != login.name and not _is_member(connection, login.name, group):
        _run(connection, "grant {} to {}", group, login.name)
    return made


def _set_login(connection: Connection, login: Login, statement: str) -> None:
    if login.password is None:
        _run(connection, statement, login.name)
        return
    # The SCRAM verifier is made here, so that no password reaches the server's log.
    made = connection.pgconn.encrypt_password(
        login.password.encode(), login.name.encode(), b"scram-sha-256"
    )
    template = sql.SQL(statement + " password {}")  # of this file
    connection.execute(template.format(sql.Identifier(login.name), sql.Literal(made.decode())))


def _can_log_in(connection: Connection, login: Login) -> bool:
    info = connection.info
    conninfo = make_conninfo(
        host=info.host,
        port=info.port,
        dbname=info.dbname,
        user=login.name,
        password=login.password or "",
        connect_timeout=5,
    )
    try:
        psycopg.connect(conninfo).close()
    except psycopg.OperationalError as error:
        refused = ("password authentication failed", "not permitted to log in")
        return not any(words in str(error) for words in refused)
    return True


def _grant(connection: Connection, urls: Urls) -> None:
    owner = urls.of("owner").name
    for group in (f"{urls.database}_app", f"{urls.database}_auth"):
        if not _holds(
            connection, "has_database_privilege(%s, %s, 'connect')", group, urls.database
        ):
            _run(connection, "grant connect on database {} to {}", urls.database, group)
        if not _holds(connection, "has_schema_privilege(%s, 'public', 'usage')", group):
            _run(connection, "grant usage on schema public to {}", group)
    if not _holds(connection, "has_database_privilege(%s, %s, 'create')", owner, urls.database):
        _run(
            connection,
            "grant connect, create, temporary on database {} to {}",
            urls.database,
            owner,
        )
    if not _holds(connection, "has_schema_privilege(%s, 'public', 'create')", owner):
        _run(connection, "grant usage, create on schema public to {}", owner)


def _make_extensions(connection: Connection) -> list[str]:
    made = []
    for name in missing_extensions(connection, (*REQUIRED_EXTENSIONS, *OPTIONAL_EXTENSIONS)):
        optional = name in OPTIONAL_EXTENSIONS
        try:
            _run(connection, "create extension if not exists {}", name)
            made.append(f"extension {name}")
        except psycopg.errors.InsufficientPrivilege:
            if not optional:
                raise
        except (psycopg.errors.FeatureNotSupported, psycopg.errors.UndefinedFile) as error:
            if not optional:
                raise StartError(
                    f"This PostgreSQL has no extension {name}: install its contrib package "
                    "(Debian, Ubuntu: postgresql-contrib)."
                ) from error
    return made


def missing_extensions(connection: Connection, wanted: tuple[str, ...]) -> list[str]:
    rows = connection.execute("select extname from pg_extension").fetchall()
    present = {str(row[0]) for row in rows}
    return [name for name in wanted if name not in present]


def missing_roles(connection: Connection, urls: Urls) -> list[str]:
    wanted = {f"{urls.database}_app", f"{urls.database}_auth"}
    wanted |= {urls.of(kind).name for kind in KINDS}
    return sorted(name for name in wanted if not _role_exists(connection, name))


def _role_exists(connection: Connection, name: str) -> bool:
    return _holds(connection, "exists (select from pg_roles where rolname = %s)", name)


def _is_member(connection: Connection, name: str, group: str) -> bool:
    return _holds(connection, "pg_has_role(%s, %s, 'member')", name, group)


def _holds(connection: Connection, condition: str, *values: str) -> bool:
    statement = sql.SQL("select " + condition)  # conditions of this file
    row = connection.execute(statement, values).fetchone()
    return row is not None and bool(row[0])


def _run(connection: Connection, statement: str, *names: str) -> None:
    template = sql.SQL(statement)  # statements of this file
    connection.execute(template.format(*(sql.Identifier(name) for name in names)))
