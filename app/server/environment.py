"""Settings of a run: where they come from and how the children get them."""

import os
from pathlib import Path

import psycopg
from pydantic import ValidationError

from app.core.config import ROOT, Settings, describe_settings_error, get_settings
from app.server.addresses import VARIABLES, Urls, derived_auth_url, login_of
from app.server.paths import Paths, paths_of
from app.server.postgres import (
    generated_urls,
    read_assignments,
    write_assignments,
)
from app.server.privileges import setting
from app.server.steps import StartError

DATABASE_URLS = tuple(VARIABLES.values())


def load_settings() -> Settings:
    """The settings, or one line for each that is wrong."""
    try:
        settings = get_settings()
    except ValidationError as error:
        raise StartError("\n".join(describe_settings_error(error))) from error
    require_both_urls(settings)
    require_readable_urls(settings)
    return settings


def require_both_urls(settings: Settings) -> None:
    """DATABASE_URL serves, DATABASE_OWNER_URL migrates: one without the other is a mistake."""
    if settings.database_url and not settings.database_owner_url:
        raise StartError(
            "DATABASE_OWNER_URL is missing: DATABASE_URL names the role that serves, "
            "DATABASE_OWNER_URL the one that owns the tables and migrates."
        )
    if settings.database_owner_url and not settings.database_url:
        raise StartError(
            "DATABASE_URL is missing: DATABASE_OWNER_URL names the role that migrates, "
            "DATABASE_URL the one that serves and owns nothing."
        )


def require_readable_urls(settings: Settings) -> None:
    for name in (*DATABASE_URLS, "DATABASE_ADMIN_URL"):
        try:
            login_of(str(getattr(settings, name.lower())))
        except psycopg.ProgrammingError as error:
            raise StartError(f"{name} cannot be read: {str(error).strip()}") from error


def forget_generated_urls() -> None:
    """A shell with `shell-env` exports the embedded addresses: those name no other server."""
    if _given("DATABASE_URL") and _given("DATABASE_URL") == _generated().get("DATABASE_URL"):
        for name in DATABASE_URLS:
            os.environ.pop(name, None)


def _given(name: str) -> str:
    return os.environ.get(name, "")


def _generated() -> dict[str, str]:
    return read_assignments(paths_without_settings().secrets)


def paths_for(settings: Settings) -> Paths:
    return paths_of(settings.var_dir)


def paths_without_settings() -> Paths:
    """For verbs that must work although a setting is wrong, such as `stop`."""
    return paths_of(ROOT / setting(ROOT, "VAR_DIR", "var"))


def write_environment(paths: Paths) -> None:
    """Keeps what this start was given, so that a restarted process gets the same."""
    names = [
        name for name in setting_names() if name != "DATABASE_ADMIN_URL"
    ]  # nobody serves with it
    given = {name: _given(name) for name in names if _given(name)}
    write_assignments(paths.environment, {k: v for k, v in given.items() if "\n" not in v})


def recall_environment(paths: Paths) -> None:
    """What a running server was given at its start holds until it is given anew."""
    for name, value in read_assignments(paths.environment).items():
        os.environ.setdefault(name, value)


def setting_names() -> list[str]:
    return [*(name.upper() for name in Settings.model_fields), "CLAUDE_INTERNAL_PORT"]


def enter_environment(var: Path) -> None:
    """In a child: the settings of the last start, and the addresses that were generated."""
    for name in setting_names():
        os.environ.pop(name, None)
    os.environ.update(read_assignments(paths_of(var).environment))
    export_database_urls()


def export_database_urls() -> None:
    """Puts the addresses of the embedded PostgreSQL where Settings looks for them.

    For every program of ours that is not started by supervisor too, such as `python -m app`.
    """
    settings = load_settings()
    if not settings.database_url:
        known = read_assignments(paths_for(settings).secrets)
        os.environ.update({name: known[name] for name in DATABASE_URLS if name in known})
    elif not settings.database_auth_url:
        os.environ["DATABASE_AUTH_URL"] = external_urls(settings).auth
    get_settings.cache_clear()


def external_urls(settings: Settings) -> Urls:
    given = settings.database_auth_url
    return Urls(
        owner=settings.database_owner_url,
        app=settings.database_url,
        auth=given or derived_auth_url(settings.database_url, settings.database_owner_url),
        admin=settings.database_admin_url,
        generated=frozenset() if given else frozenset({"auth"}),
    )


def database_urls() -> Urls:
    """The addresses of the database that the settings name, or of the embedded one."""
    forget_generated_urls()
    settings = load_settings()
    if settings.database_url:
        return external_urls(settings)
    urls = generated_urls(paths_for(settings))
    if urls is None:
        raise StartError(
            "DATABASE_URL is not set and the embedded PostgreSQL has not been made yet: run "
            "`python3 run_server.py start`."
        )
    return urls
