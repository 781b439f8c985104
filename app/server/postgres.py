"""The embedded PostgreSQL: its programs, its cluster, and the passwords of its roles."""

import os
import pwd
import re
import secrets
import shutil
import subprocess
from pathlib import Path

from app.server.addresses import KINDS, VARIABLES, Urls
from app.server.paths import Paths
from app.server.programs import Programs, within_reach
from app.server.steps import StartError

DATABASE = "forecourt"
# The cluster is small and private; durability settings stay at PostgreSQL's defaults.
_CONFIGURATION = """listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
max_connections = 120
shared_buffers = 256MB
jit = off
password_encryption = 'scram-sha-256'
shared_preload_libraries = '{preload}'
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
log_min_duration_statement = 500
"""


def prepare_cluster(
    paths: Paths, programs: Programs, port: int, as_user: str | None = None
) -> list[str]:
    """Makes the cluster once, writes its settings, returns the server's command. Safe to repeat.

    `as_user` is for tests that run as root: PostgreSQL refuses to, so it runs as that user.
    """
    if as_user is not None:
        programs = within_reach(programs, paths.cluster / "programs", as_user)
    password = _superuser_password(paths, as_user)
    if not (paths.data / "PG_VERSION").is_file():
        _initialize(paths, programs, password, as_user)
    _check_version(paths, programs)
    preload = "pg_stat_statements" if _has_statement_statistics(programs) else ""
    text = _CONFIGURATION.format(port=port, sockets=paths.sockets, preload=preload)
    (paths.cluster / "forecourt.conf").write_text(text)
    return [programs.path("postgres"), "-D", str(paths.data)]


def _superuser_password(paths: Paths, as_user: str | None) -> Path:
    file = paths.cluster / "superuser-password"
    paths.cluster.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(24))
    if as_user is not None:
        entry = pwd.getpwnam(as_user)
        for path in (paths.cluster, file, paths.sockets):
            os.chown(path, entry.pw_uid, entry.pw_gid)
    return file


def _initialize(paths: Paths, programs: Programs, password: Path, as_user: str | None) -> None:
    """Into a folder of another name first: an interrupted initdb must not pass for a cluster."""
    unfinished = paths.cluster / "data.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    options = ["--username=postgres", f"--pwfile={password}", "--auth=scram-sha-256"]
    locale = ["--encoding=UTF8", "--locale=C"]
    if programs.major >= 17:  # lower() and regular expressions then do not depend on the machine
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    made = subprocess.run(
        [programs.path("initdb"), "-D", str(unfinished), *options, *locale],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        user=as_user,
        group=pwd.getpwnam(as_user).pw_gid if as_user else None,
        extra_groups=[] if as_user else None,
    )
    if made.returncode != 0:
        reason = (made.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise StartError(f"Making the database cluster in {paths.data} failed: {reason}")
    with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as configuration:
        configuration.write("\ninclude_if_exists = '../forecourt.conf'\n")
    unfinished.rename(paths.data)


def _check_version(paths: Paths, programs: Programs) -> None:
    made_by = int((paths.data / "PG_VERSION").read_text().strip())
    if made_by != programs.major:
        raise StartError(
            f"{paths.data} was made by PostgreSQL {made_by}, but {programs.source} is version "
            f"{programs.major}: move the data with pg_dump, or bring version {made_by} back."
        )


def _has_statement_statistics(programs: Programs) -> bool:
    # The wheel and Debian keep modules in lib, Red Hat and Homebrew in lib/postgresql.
    return bool(list(programs.folder.parent.glob("lib*/**/pg_stat_statements.*")))


def generate_urls(paths: Paths, port: int) -> Urls:
    """Keeps passwords that were generated once; only the port changes from start to start."""
    known = read_assignments(paths.secrets)
    superuser = (paths.cluster / "superuser-password").read_text().strip()
    urls = {"DATABASE_ADMIN_URL": f"postgresql://postgres:{superuser}@127.0.0.1:{port}/postgres"}
    for kind, name in VARIABLES.items():
        password = _password_in(known.get(name, ""))
        urls[name] = f"postgresql://{DATABASE}_{kind}:{password}@127.0.0.1:{port}/{DATABASE}"
    if urls != known:
        write_assignments(paths.secrets, urls)
    return _as_urls(urls)


def generated_urls(paths: Paths) -> Urls | None:
    """What the last start generated; None before the first. Writes nothing, root may ask too."""
    known = read_assignments(paths.secrets)
    return _as_urls(known) if known else None


def _as_urls(known: dict[str, str]) -> Urls:
    return Urls(
        owner=known["DATABASE_OWNER_URL"],
        app=known["DATABASE_URL"],
        auth=known["DATABASE_AUTH_URL"],
        admin=known["DATABASE_ADMIN_URL"],
        generated=frozenset(KINDS),
    )


def _password_in(url: str) -> str:
    found = re.match(r"postgresql://[^:]+:([^@]+)@", url)
    return found[1] if found else secrets.token_urlsafe(24)


def remembered_port(paths: Paths) -> int | None:
    url = read_assignments(paths.secrets).get("DATABASE_URL", "")
    found = re.search(r"@127\.0\.0\.1:(\d+)/", url)
    return int(found[1]) if found else None


def read_assignments(file: Path) -> dict[str, str]:
    """NAME=value lines of a file of ours; nothing when there is no such file."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def write_assignments(file: Path, values: dict[str, str]) -> None:
    """Replaces the file at once, readable by its owner only."""
    draft = file.with_name(file.name + ".new")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text("".join(f"{name}={value}\n" for name, value in values.items()))
    draft.replace(file)
